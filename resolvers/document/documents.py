"""The memory of documents: each text is parsed and validated once, each operation outlined once for its switches."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    TypeInfo,
    TypeInfoVisitor,
    VariableNode,
    Visitor,
    parse,
    validate,
    visit,
)
from graphql.execution.collect_fields import FragmentDetails
from graphql.execution.values import VariableValues

from errors import (
    INTROSPECTION_BOUND,
    INVALID_DOCUMENT,
    INVALID_VARIABLE,
    OPERATION_UNKNOWN,
    PARSE_FAILED,
    TOO_DEEP,
    Refusals,
    Refused,
)
from resolvers.document.arguments import locations, read_arguments, refused, shape, told
from resolvers.document.bounds import Bounds, Measured, measure
from resolvers.document.digest import digest
from resolvers.document.operation import Operation
from resolvers.document.outline import MAX_INTROSPECTION, Outline, Outliner
from resolvers.document.variables import MAX_ERRORS, Declared, coerce, declared

MAX_LENGTH = 50_000
MAX_COMMENTS = 1_000
"""The most characters and comments of a document."""

ANYBODY = Bounds()
"""The bounds of an asker of whom nothing else is said."""

REMEMBERED = 1_000_000
"""How many characters of documents are remembered in all; what is parsed takes many times as much memory."""

OUTLINES = 32
"""How many outlines of one document are remembered: one for each operation and each setting of its switches."""


@dataclass(frozen=True, slots=True)
class _Parsed:
    """A valid document, and the names of the variables that its @skip and @include read."""

    number: int
    digest: str
    measured: Measured
    document: DocumentNode
    operations: Mapping[str, Declared]
    fragments: Mapping[str, FragmentDetails]
    switches: tuple[str, ...]
    outlines: OrderedDict[tuple[object, ...], Outline] = field(default_factory=OrderedDict)


class Documents:
    """Reads requests against one schema, and remembers the documents that were asked last."""

    def __init__(self, schema: GraphQLSchema, remembered: int = REMEMBERED) -> None:
        self._schema = schema
        self._room = remembered
        self._parsed: OrderedDict[str, _Parsed] = OrderedDict()
        self._count = 0

    def read(
        self, text: str, name: str | None, variables: Mapping[str, Any] | None, bounds: Bounds = ANYBODY
    ) -> Operation:
        """The operation that the request asks for; refused if its document is more than the bounds allow."""
        try:
            return self._read(text, name, variables, bounds)
        except RecursionError as deep:
            raise Refused(TOO_DEEP) from deep

    def check(self, text: str, bounds: Bounds = ANYBODY) -> None:
        """Refuse a text of which no operation could be read."""
        try:
            self._recall(text, bounds)
        except RecursionError as deep:
            raise Refused(TOO_DEEP) from deep

    def _read(self, text: str, name: str | None, variables: Mapping[str, Any] | None, bounds: Bounds) -> Operation:
        parsed = self._recall(text, bounds)
        chosen = _choose(parsed, name)
        definition, values = chosen.operation, coerce(self._schema, chosen, variables or {})
        switches = tuple((switch, values.coerced.get(switch)) for switch in parsed.switches)
        outline_key = (parsed.number, definition.name and definition.name.value, switches)
        outline = parsed.outlines.get(outline_key)
        if outline is None:
            outline = self._outline(parsed, definition, values)
            if len(parsed.outlines) >= OUTLINES:
                parsed.outlines.popitem(last=False)
            parsed.outlines[outline_key] = outline
        arguments = tuple(
            given if given is not None else read_arguments(definition_of, node, path, values)
            for given, (definition_of, node, path) in zip(outline.fixed, outline.nodes, strict=True)
        )
        shapes = tuple(shape(given) for given, known in zip(arguments, outline.fixed, strict=True) if known is None)
        return Operation(
            definition.operation,
            outline.selections,
            arguments,
            tuple(path for _, _, path in outline.nodes),
            (*outline_key, shapes),
            parsed.document,
            definition.name.value if definition.name else None,
            variables or {},
            outline.introspection,
            parsed.digest,
        )

    def _recall(self, text: str, bounds: Bounds) -> _Parsed:
        parsed = self._parsed.get(text)
        if parsed is not None:
            parsed.measured.check(bounds)  # who asked before may have had others
            self._parsed.move_to_end(text)
            return parsed
        parsed = self._parsed[text] = self._parse(text, bounds)
        self._room -= len(text)
        while self._room < 0:
            forgotten, _ = self._parsed.popitem(last=False)
            self._room += len(forgotten)
        return parsed

    def _outline(self, parsed: _Parsed, definition: OperationDefinitionNode, values: VariableValues) -> Outline:
        try:
            return Outliner(self._schema, parsed.fragments, definition, values).outline()
        except GraphQLError as wrong:  # a null where @skip or @include wants true or false
            raise refused(wrong, INVALID_VARIABLE) from wrong

    def _parse(self, text: str, bounds: Bounds) -> _Parsed:
        document = _document(text, bounds)
        measured = measure(document, bounds)
        wrongs = validate(
            self._schema,
            document,
            max_errors=MAX_ERRORS,
            hide_suggestions=True,
            allow_empty_selection_sets=False,
        )
        if wrongs:
            raise Refusals(refused(wrong, INVALID_DOCUMENT) for wrong in wrongs)
        if _aliases_introspection(self._schema, document):
            raise Refused(INTROSPECTION_BOUND, limit=MAX_INTROSPECTION)
        self._count += 1
        definitions = document.definitions
        return _Parsed(
            self._count,
            digest(text),
            measured,
            document,
            {_name(d): declared(self._schema, d) for d in definitions if isinstance(d, OperationDefinitionNode)},
            {d.name.value: FragmentDetails(d) for d in definitions if isinstance(d, FragmentDefinitionNode)},
            _switches(document),
        )


def _document(text: str, bounds: Bounds) -> DocumentNode:
    try:
        return parse(
            text,
            max_lexical_tokens=bounds.tokens,
            max_comments=MAX_COMMENTS,
            max_source_length=MAX_LENGTH,
            allow_empty_selection_sets=False,
        )
    except GraphQLError as wrong:
        if wrong.message.endswith(f"Document contains more than {bounds.tokens} tokens. Parsing aborted."):
            bounds.check_tokens(bounds.tokens + 1)
        raise Refused(PARSE_FAILED, locations=locations(wrong), detail=told(wrong)) from wrong


def _name(definition: OperationDefinitionNode) -> str:
    return definition.name.value if definition.name else ""


def _choose(parsed: _Parsed, name: str | None) -> Declared:
    if name:
        if name not in parsed.operations:
            raise Refused(OPERATION_UNKNOWN, detail=f"operationName {name[:80]!r}")
        return parsed.operations[name]
    if len(parsed.operations) != 1:
        raise Refused(OPERATION_UNKNOWN, detail=f"{len(parsed.operations)} operations, no operationName")
    return next(iter(parsed.operations.values()))


class _Switches(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def enter_directive(self, node: Any, *_: object) -> None:  # noqa: ANN401 - graphql-core's visitor protocol
        for argument in node.arguments or ():
            if isinstance(argument.value, VariableNode):
                self.names.add(argument.value.name.value)


class _Aliases(Visitor):
    """Looks for aliases among fields about the graph, which multiply what introspection answers, level by level."""

    def __init__(self, types: TypeInfo) -> None:
        super().__init__()
        self.types = types
        self.found = False

    def enter_field(self, node: Any, *_: object) -> None:  # noqa: ANN401 - graphql-core's visitor protocol
        parent = self.types.get_parent_type()
        if node.alias is not None and parent is not None and parent.name.startswith("__"):
            self.found = True


def _aliases_introspection(schema: GraphQLSchema, document: DocumentNode) -> bool:
    types = TypeInfo(schema)
    aliases = _Aliases(types)
    visit(document, TypeInfoVisitor(types, aliases))
    return aliases.found


def _switches(document: DocumentNode) -> tuple[str, ...]:
    found = _Switches()
    visit(document, found)
    return tuple(sorted(found.names))
