"""Request in, Operation out: one operation of a valid document, its fields merged, its arguments coerced.

In       the document's text, the operation's name, the variables; the GraphQL schema.
Out      Operation: a tree of frozen Selections, the arguments beside it, and a key of everything that shapes SQL.
Refuses  GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED, OPERATION_RESOLUTION_FAILURE, BAD_USER_INPUT.
Never    knows who asks; walks a document twice whose text it remembers.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, TypeAlias

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLField,
    GraphQLID,
    GraphQLInputType,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    VariableNode,
    Visitor,
    get_argument_values,
    get_named_type,
    get_nullable_type,
    get_variable_values,
    is_abstract_type,
    is_composite_type,
    is_input_object_type,
    is_list_type,
    parse,
    validate,
    visit,
)
from graphql.execution.collect_fields import FieldDetails, FragmentDetails, collect_fields, collect_subfields
from graphql.execution.values import VariableValues

from errors import (
    INVALID_ARGUMENT,
    INVALID_DOCUMENT,
    INVALID_VARIABLE,
    LIST_TOO_LONG,
    OPERATION_UNKNOWN,
    PARSE_FAILED,
    TEXT_TOO_LONG,
    TOO_DEEP,
    UNSTORABLE_TEXT,
    Refusals,
    Refused,
    Sentence,
)
from resolvers.identity import Cursor, GlobalId, parse_id

MAX_TOKENS = 10_000
MAX_TEXT = 1_000
MAX_LIST = 500
MAX_DEPTH = 60
"""Bounds of one operation: tokens of its text, characters of a value, items of a list, levels of nesting."""

Shape: TypeAlias = tuple[Any, ...] | str | bool | Enum | None
INTROSPECTION = frozenset({"__schema", "__type"})


@dataclass(frozen=True, slots=True)
class Selection:
    """One field to answer, merged from everywhere it is written. ``arguments`` is its place in ``Operation.arguments``."""

    key: str
    name: str
    path: tuple[str, ...]
    arguments: int | None
    children: Mapping[str, tuple[Selection, ...]]
    """Per concrete type that the field may give, the fields asked of it."""


@dataclass(frozen=True, slots=True)
class Operation:
    """What is asked. Two operations with equal ``key`` differ in bound values only."""

    type: OperationType
    selections: tuple[Selection, ...]
    arguments: tuple[Mapping[str, Any], ...]
    key: tuple[object, ...]
    document: DocumentNode
    name: str | None
    variables: Mapping[str, Any]
    introspection: OperationDefinitionNode | None


@dataclass(slots=True)
class _Outline:
    """The part of an Operation that does not change with the values of its variables."""

    operation: OperationDefinitionNode
    selections: tuple[Selection, ...] = ()
    nodes: list[tuple[GraphQLField, FieldNode, tuple[str, ...]]] = field(default_factory=list)
    fixed: list[Mapping[str, Any] | None] = field(default_factory=list)
    introspection: OperationDefinitionNode | None = None


@dataclass(frozen=True, slots=True)
class _Parsed:
    """A valid document, and the names of the variables that its @skip and @include read."""

    number: int
    document: DocumentNode
    operations: Mapping[str, OperationDefinitionNode]
    fragments: Mapping[str, FragmentDetails]
    switches: tuple[str, ...]


class Documents:
    """Reads requests against one schema; remembers the last ``size`` documents and their outlines."""

    def __init__(self, schema: GraphQLSchema, size: int = 1_000) -> None:
        self._schema = schema
        self._size = size
        self._parsed: OrderedDict[str, _Parsed] = OrderedDict()
        self._outlines: OrderedDict[tuple[object, ...], _Outline] = OrderedDict()
        self._count = 0

    def read(self, text: str, name: str | None, variables: Mapping[str, Any] | None) -> Operation:
        """The operation that the request asks for."""
        try:
            return self._read(text, name, variables)
        except RecursionError as deep:
            raise Refused(TOO_DEEP) from deep

    def _read(self, text: str, name: str | None, variables: Mapping[str, Any] | None) -> Operation:
        parsed = _recall(self._parsed, text, self._size, lambda: self._parse(text))
        definition = _choose(parsed, name)
        values = self._coerce(definition, variables or {})
        switches = tuple((switch, values.coerced.get(switch)) for switch in parsed.switches)
        outline_key = (parsed.number, definition.name and definition.name.value, switches)
        outline = _recall(
            self._outlines, outline_key, self._size, lambda: _Outliner(self._schema, parsed, definition, values).outline()
        )
        arguments = tuple(
            given if given is not None else _arguments(*node, values)
            for given, node in zip(outline.fixed, outline.nodes, strict=True)
        )
        shapes = tuple(
            shape(given) for given, known in zip(arguments, outline.fixed, strict=True) if known is None
        )
        return Operation(
            definition.operation,
            outline.selections,
            arguments,
            (*outline_key, shapes),
            parsed.document,
            definition.name.value if definition.name else None,
            variables or {},
            outline.introspection,
        )

    def _parse(self, text: str) -> _Parsed:
        try:
            document = parse(text, max_tokens=MAX_TOKENS)
        except GraphQLError as wrong:
            raise Refused(PARSE_FAILED, locations=_locations(wrong), detail=wrong.message) from wrong
        wrongs = validate(self._schema, document, max_errors=20)
        if wrongs:
            raise Refusals(_refused(wrong, INVALID_DOCUMENT) for wrong in wrongs)
        self._count += 1
        definitions = document.definitions
        return _Parsed(
            self._count,
            document,
            {d.name.value if d.name else "": d for d in definitions if isinstance(d, OperationDefinitionNode)},
            {d.name.value: FragmentDetails(d) for d in definitions if isinstance(d, FragmentDefinitionNode)},
            _switches(document),
        )

    def _coerce(self, definition: OperationDefinitionNode, variables: Mapping[str, Any]) -> VariableValues:
        values = get_variable_values(
            self._schema, definition.variable_definitions or (), dict(variables), max_errors=20
        )
        if isinstance(values, list):
            raise Refusals(_refused(wrong, INVALID_VARIABLE) for wrong in values)
        return values


class _Outliner:
    """Collects the fields of one operation, depth first."""

    def __init__(
        self, schema: GraphQLSchema, parsed: _Parsed, definition: OperationDefinitionNode, values: VariableValues
    ) -> None:
        self._schema = schema
        self._fragments = dict(parsed.fragments)
        self._values = values
        self._outline = _Outline(definition)

    def outline(self) -> _Outline:
        definition = self._outline.operation
        root = self._schema.get_root_type(definition.operation)
        if root is None:
            raise Refused(OPERATION_UNKNOWN, detail=definition.operation.value)
        grouped = collect_fields(self._schema, self._fragments, self._values, root, definition).grouped_field_set
        asked = {key: details for key, details in grouped.items() if details[0].node.name.value in INTROSPECTION}
        if asked:
            self._outline.introspection = _only(definition, asked)
        self._outline.selections = self._selections(root, grouped, ())
        return self._outline

    def _selections(
        self, parent: GraphQLObjectType, grouped: Mapping[str, list[FieldDetails]], path: tuple[str, ...]
    ) -> tuple[Selection, ...]:
        if len(path) > MAX_DEPTH:
            raise Refused(TOO_DEEP)
        return tuple(self._selection(parent, key, details, (*path, key)) for key, details in grouped.items())

    def _selection(
        self, parent: GraphQLObjectType, key: str, details: list[FieldDetails], path: tuple[str, ...]
    ) -> Selection:
        node = details[0].node
        definition = parent.fields.get(node.name.value)  # none for __typename and introspection
        if definition is None:
            return Selection(key, node.name.value, path, None, {})
        arguments = self._remember(definition, node, path) if definition.args else None
        named = get_named_type(definition.type)
        children = {
            kind.name: self._selections(kind, self._subfields(kind, details), path) for kind in self._possible(named)
        }
        return Selection(key, node.name.value, path, arguments, children)

    def _remember(self, definition: GraphQLField, node: FieldNode, path: tuple[str, ...]) -> int:
        varies = _has_variable(node)
        self._outline.nodes.append((definition, node, path))
        self._outline.fixed.append(None if varies else _arguments(definition, node, path, self._values))
        return len(self._outline.nodes) - 1

    def _subfields(self, kind: GraphQLObjectType, details: list[FieldDetails]) -> Mapping[str, list[FieldDetails]]:
        operation = self._outline.operation
        return collect_subfields(
            self._schema, self._fragments, self._values, operation, kind, details
        ).grouped_field_set

    def _possible(self, named: object) -> Iterator[GraphQLObjectType]:
        if is_abstract_type(named):
            yield from self._schema.get_possible_types(named)
        elif is_composite_type(named):
            yield named  # type: ignore[misc]


def shape(value: object) -> Shape:
    """What of a coerced value may shape SQL: its structure, its enums, booleans and nulls, the type of an id, never a text."""
    match value:
        case None | bool() | Enum():
            return value
        case dict():
            return tuple((name, shape(inner)) for name, inner in value.items())
        case list():
            return ("list", *(shape(inner) for inner in value)) if any(isinstance(i, dict) for i in value) else _ids(value)
        case GlobalId():
            return value.type
        case Cursor():
            return (value.mark, value.nulls)
        case _:
            return "value"


def _ids(values: list[object]) -> Shape:
    # Which types of ids are in a list decides which tables are read; how many and in which order does not.
    return ("values", *sorted({value.type for value in values if isinstance(value, GlobalId)}))


def _arguments(
    definition: GraphQLField, node: FieldNode, path: tuple[str, ...], values: VariableValues
) -> Mapping[str, Any]:
    try:
        given = get_argument_values(definition, node, values)
    except GraphQLError as wrong:
        raise _refused(wrong, INVALID_ARGUMENT) from wrong
    return {name: _accept(value, definition.args[name].type, (*path, name)) for name, value in given.items()}


def _accept(value: Any, kind: GraphQLInputType, path: tuple[str | int, ...]) -> Any:  # noqa: ANN401 - any coerced value
    """The value with its ids read. Refuses what no column could hold, before it comes near the database."""
    kind = get_nullable_type(kind)
    match value:
        case str() if kind is GraphQLID:
            return _id(value, path)
        case str():
            _check_text(value, path)
        case Cursor(keys=keys):
            for key in keys:
                _check_text(key or "", path)
        case dict():
            assert is_input_object_type(kind)
            return {name: _accept(inner, kind.fields[name].type, (*path, name)) for name, inner in value.items()}
        case list():
            assert is_list_type(kind)
            if len(value) > MAX_LIST:
                raise Refused(LIST_TOO_LONG, path=path, limit=MAX_LIST)
            return [_accept(inner, kind.of_type, (*path, index)) for index, inner in enumerate(value)]
    return value


def _id(text: str, path: tuple[str | int, ...]) -> GlobalId:
    try:
        return parse_id(text)
    except Refused as garbage:
        raise Refused(garbage.sentence, path=path, **garbage.facts) from garbage


def _check_text(text: str, path: tuple[str | int, ...]) -> None:
    if len(text) > MAX_TEXT:
        raise Refused(TEXT_TOO_LONG, path=path, limit=MAX_TEXT)
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise Refused(UNSTORABLE_TEXT, path=path)


def _choose(parsed: _Parsed, name: str | None) -> OperationDefinitionNode:
    if name:
        if name not in parsed.operations:
            raise Refused(OPERATION_UNKNOWN, detail=f"operationName {name[:80]!r}")
        return parsed.operations[name]
    if len(parsed.operations) != 1:
        raise Refused(OPERATION_UNKNOWN, detail=f"{len(parsed.operations)} operations, no operationName")
    return next(iter(parsed.operations.values()))


def _only(definition: OperationDefinitionNode, asked: Mapping[str, list[FieldDetails]]) -> OperationDefinitionNode:
    """The operation cut down to its introspection fields, which graphql-core answers itself."""
    nodes = tuple(detail.node for details in asked.values() for detail in details)
    return OperationDefinitionNode(
        operation=definition.operation,
        name=definition.name,
        variable_definitions=definition.variable_definitions,
        selection_set=SelectionSetNode(selections=nodes),
    )


class _Switches(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def enter_directive(self, node: Any, *_: object) -> None:  # noqa: ANN401 - graphql-core's visitor protocol
        for argument in node.arguments or ():
            if isinstance(argument.value, VariableNode):
                self.names.add(argument.value.name.value)


def _switches(document: DocumentNode) -> tuple[str, ...]:
    found = _Switches()
    visit(document, found)
    return tuple(sorted(found.names))


class _Variables(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.found = False

    def enter_variable(self, *_: object) -> None:
        self.found = True


def _has_variable(node: FieldNode) -> bool:
    seen = _Variables()
    for argument in node.arguments or ():
        visit(argument, seen)
    return seen.found


def _locations(wrong: GraphQLError) -> list[tuple[int, int]]:
    return [(place.line, place.column) for place in wrong.locations or ()]


def _refused(wrong: GraphQLError, sentence: Sentence) -> Refused:
    # A scalar of ours that refused its text says so itself, and better than graphql-core would.
    if isinstance(wrong.original_error, Refused):
        inner = wrong.original_error
        return Refused(inner.sentence, path=inner.path, locations=_locations(wrong), **inner.facts)
    return Refused(sentence, locations=_locations(wrong), detail=wrong.message)


def _recall(cache: OrderedDict[Any, Any], key: object, size: int, make: Any) -> Any:  # noqa: ANN401 - any kind of cache
    found = cache.get(key)
    if found is None:
        found = cache[key] = make()
        if len(cache) > size:
            cache.popitem(last=False)
    else:
        cache.move_to_end(key)
    return found
