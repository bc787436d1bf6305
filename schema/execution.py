"""The seam: Strawberry declares the graph, resolvers answer it.

Strawberry asks this extension before it parses, validates or executes. The document comes from our own memory; the result of
a query is set before Strawberry would execute it, so graphql-core's executor never sees a field of a register. All that is
left to that executor is introspection. A query that slipped past would meet a default resolver that refuses.

In       Operation (document), Asker (authz).
Out      ``data`` as JSON in UTF-8; of a subscription as of the query of the same field, once.
Refuses  what the reader refuses; an operation that acts.
Never    resolves a field of a register in Python.
"""

import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

import strawberry
from graphql import DocumentNode, ExecutionResult, FragmentDefinitionNode, execute_sync
from strawberry.extensions import SchemaExtension

from authz.policy import Asker
from errors import METHOD_NOT_ALLOWED, Refused
from resolvers.acting import Envelope
from resolvers.document import INTROSPECTION, Documents, Operation
from resolvers.plan.cost import INTROSPECTION as LOOKS
from resolvers.read import Admit, Reader, at_once
from resolvers.write import Writer, Written


@dataclass(frozen=True, slots=True)
class Answering:
    """What answers a schema: Strawberry's schema, the memory of documents, the reader and the writer."""

    schema: strawberry.Schema
    documents: Documents
    reader: Reader
    writer: Writer

    async def write(self, operation: Operation, asker: Asker, envelope: Envelope, admit: Admit = at_once) -> Written:
        """What came of a mutation's acts."""
        return await self.writer.write(operation, asker, envelope, admit)

    async def answer(self, operation: Operation, asker: Asker, admit: Admit = at_once) -> bytes:
        """``data`` as JSON in UTF-8; ``admit`` is asked before the database is."""
        # A subscription has no root field about the graph: validation refuses it.
        if not operation.is_mutation and operation.introspection is None:
            return await self.reader.read(operation, asker, admit)
        request = _Request(operation, asker, self, admit)
        result = await self.schema.execute(None, context_value=request, operation_name=operation.name)
        if request.failure is not None:
            raise request.failure
        if not isinstance(result.data, Data):
            raise AssertionError(f"the query was not answered by its plan: {result.errors}")  # noqa: TRY004
        return result.data.json


class Data(dict[str, object]):
    """``data`` as bytes of JSON that are ready to send."""

    def __init__(self, json: bytes) -> None:
        super().__init__()
        self.json = json


@dataclass(slots=True)
class _Request:
    operation: Operation
    asker: Asker
    answering: Answering
    admit: Admit
    failure: BaseException | None = None


class Execution(SchemaExtension):
    """Answers queries by one statement."""

    def on_operation(self) -> Iterator[None]:
        """Hand over the document that was read already, parsed and valid."""
        request: _Request = self.execution_context.context
        self.execution_context.graphql_document = request.operation.document
        self.execution_context.pre_execution_errors = []
        yield

    async def on_execute(self) -> AsyncIterator[None]:
        """Set the result before the executor would start."""
        request: _Request = self.execution_context.context
        try:
            data = await _data(request)
        except Exception as failure:  # noqa: BLE001 - carried past Strawberry, which would make a GraphQL error of it
            request.failure = failure
            data = b"null"
        self.execution_context.result = ExecutionResult(data=Data(data), errors=None)
        yield


async def _data(request: _Request) -> bytes:
    operation = request.operation
    if not operation.is_query:
        raise Refused(METHOD_NOT_ALLOWED, detail=operation.type.value)
    if operation.introspection is None:
        return await request.answering.reader.read(operation, request.asker, request.admit)
    return await _with_introspection(request)


async def _with_introspection(request: _Request) -> bytes:
    """The introspection fields from graphql-core, all others from the reader, in the order asked."""
    operation = request.operation
    own = {field.key: field.name for field in operation.selections if field.name in INTROSPECTION}
    looks = sum(LOOKS[name] for name in own.values())

    async def admit(rows: int) -> None:
        await request.admit(rows + looks)

    rest: dict[str, object] = {}
    if len(own) == len(operation.selections):
        await admit(0)
    else:
        rest = json.loads(await request.answering.reader.read(operation, request.asker, admit))
    told = _introspected(operation, request.answering)
    parts = {field.key: told[field.key] if field.key in own else rest[field.key] for field in operation.selections}
    return json.dumps(parts, ensure_ascii=False).encode()


def _introspected(operation: Operation, answering: Answering) -> dict[str, object]:
    assert operation.introspection is not None
    fragments = [node for node in operation.document.definitions if isinstance(node, FragmentDefinitionNode)]
    document = DocumentNode(definitions=(operation.introspection, *fragments))
    told = execute_sync(answering.schema._schema, document, variable_values=dict(operation.variables))  # noqa: SLF001
    if told.errors or told.data is None:
        raise AssertionError(f"introspection failed: {told.errors}")
    return told.data
