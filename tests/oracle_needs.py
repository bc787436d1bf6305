"""What a document needs to be granted: a walk over its fields, filters and orderings, apart from any row.

An answer is refused as a whole where something that it needs is granted nowhere, and where ``within`` names a division that
the asker does not see. The document's fragments and conditions count as far as they apply.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    get_argument_values,
    get_named_type,
    is_abstract_type,
    value_from_ast_untyped,
)
from graphql.execution.values import VariableValues, get_variable_values

from tests.oracle_filters import key_of
from tests.oracle_search import SEARCHED
from tests.oracle_sight import Sight
from tests.oracle_totals import grouped, key_field
from tests.oracle_types import GROUPS, LARGE, OBJECTS
from tests.oracle_ways import ONE, WAYS

Path = tuple[str, ...]

_ABOUT = re.compile("(.+)(?:Sum|Average|Minimum|Maximum)")


@dataclass(frozen=True, slots=True)
class Need:
    """Something that a field needs: an object of the policy to be granted, or a division to be seen."""

    path: Path
    granted: str | None = None
    division: str | None = None
    one_of: tuple[str, ...] = ()
    where: str | None = None
    """An object of the policy; where it is granted nowhere, nothing is needed."""

    large: bool = False
    """Millions of rows would be filtered or ordered, were the asker's area a whole county: it may be refused for that."""

    def unmet(self, sight: Sight) -> bool:
        """Whether the asker lacks it."""
        if self.large or (self.where is not None and not sight.anywhere(self.where)):
            return False
        if self.one_of:
            return not any(map(sight.anywhere, self.one_of))
        if self.granted is not None:
            return not sight.anywhere(self.granted)
        assert self.division is not None
        row = sight.world.find("Division", key_of(self.division))
        return row is None or not sight.anywhere("division") or not sight.sees(row)


def needs(schema: GraphQLSchema, document: DocumentNode, name: str | None, variables: Mapping[str, Any]) -> list[Need]:
    """Everything that the operation needs."""
    operations = [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]
    chosen = next(node for node in operations if name is None or (node.name and node.name.value == name))
    values = get_variable_values(schema, chosen.variable_definitions or (), dict(variables))
    assert isinstance(values, VariableValues), values
    fragments = {node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)}
    query = schema.query_type
    assert query is not None
    return list(_Walk(schema, fragments, values).needs_of(query, chosen.selection_set, ()))


@dataclass(frozen=True, slots=True)
class _Walk:
    schema: GraphQLSchema
    fragments: Mapping[str, FragmentDefinitionNode]
    values: VariableValues

    def needs_of(self, kind: GraphQLObjectType, asked: SelectionSetNode, path: Path) -> Iterator[Need]:
        for field in self._fields(kind, asked):
            here = (*path, field.alias.value if field.alias else field.name.value)
            if field.name.value in kind.fields:
                yield from self._field(kind, field, here)

    def _field(self, kind: GraphQLObjectType, node: FieldNode, path: Path) -> Iterator[Need]:
        name, definition = node.name.value, kind.fields[node.name.value]
        given = get_argument_values(definition, node, self.values)
        named = get_named_type(definition.type)
        yield from _granted(path, GROUPS.get((_about(kind.name), name)), _between(kind.name, name))
        for inner in self._possible(named, given):
            yield from _granted(path, OBJECTS.get(inner.name), OBJECTS.get(inner.name.removesuffix("Connection")))
            if node.selection_set:
                yield from self.needs_of(inner, node.selection_set, path)
        yield from self._page(definition.args, given, path)
        if name == "groups":
            yield from self._groups(kind.name.removesuffix("Connection"), given, path)
        if name == "search" and node.selection_set:
            yield from self._search(given, path)
            yield from self._hits(given.get("types"), node.selection_set, path)

    def _groups(self, kind: str, given: Mapping[str, Any], path: Path) -> Iterator[Need]:
        for name in given["by"]:
            yield from _granted(path, GROUPS.get((kind, grouped(kind, key_field(name)) or "")))

    def _search(self, given: Mapping[str, Any], path: Path) -> Iterator[Need]:
        named = given.get("types")
        if named is None:
            yield Need(path, one_of=tuple(OBJECTS[kind] for kind in SEARCHED.values()))
        for name in named or ():
            yield Need(path, OBJECTS[SEARCHED[name]])
        if given.get("within") is not None:
            yield Need(path, division=given["within"])

    def _hits(self, types: Sequence[str] | None, asked: SelectionSetNode, path: Path) -> Iterator[Need]:
        """What is asked of the rows that are found: of all types that are looked through."""
        for field in self._fields(_of(self.schema, "SearchHit"), asked):
            if field.name.value != "node" or field.selection_set is None:
                continue
            here = (*path, field.alias.value if field.alias else field.name.value)
            for kind in SEARCHED.values() if types is None else {SEARCHED[name] for name in types}:
                needed = self.needs_of(_of(self.schema, kind), field.selection_set, here)
                yield from (replace(need, where=OBJECTS[kind]) if types is None else need for need in needed)

    def _possible(self, named: object, given: Mapping[str, Any]) -> Iterator[GraphQLObjectType]:
        """The types that the field can give: those of the ids asked for, where it is a node."""
        if is_abstract_type(named) and not {"id", "ids"} & given.keys():
            return
        if is_abstract_type(named):
            asked = given["ids"] if "ids" in given else [given["id"]]
            yield from (_of(self.schema, key.partition(":")[0]) for key in sorted(set(asked)))
        elif isinstance(named, GraphQLObjectType):
            yield named

    def _page(self, arguments: Mapping[str, Any], given: Mapping[str, Any], path: Path) -> Iterator[Need]:
        if "where" not in arguments:
            return
        kind = arguments["where"].type.name.removesuffix("Filter")
        if kind in LARGE and (given.get("where") or given.get("orderBy")):
            yield Need(path, large=True)
        if given.get("where") is not None:
            yield from self._where(kind, given["where"], path)
        for item in given.get("orderBy") or ():
            yield from self._order(kind, item, path)

    def _order(self, kind: str, item: Mapping[str, Any], path: Path) -> Iterator[Need]:
        ((name, inner),) = item.items()
        yield from _granted(path, GROUPS.get((kind, name)))
        if isinstance(inner, Mapping):
            target = WAYS[kind, name].target
            yield from _granted(path, OBJECTS.get(target), _between(kind, name))
            yield from self._order(target, inner, path)

    def _where(self, kind: str, where: Mapping[str, Any], path: Path) -> Iterator[Need]:
        for name, wanted in where.items():
            match name:
                case "and" | "or":
                    yield from (need for inner in wanted for need in self._where(kind, inner, path))
                case "not":
                    yield from self._where(kind, wanted, path)
                case "within":
                    yield Need(path, division=wanted)
                case _:
                    yield from self._part(kind, name, wanted, path)

    def _part(self, kind: str, name: str, wanted: Mapping[str, Any], path: Path) -> Iterator[Need]:
        if (kind, name) in GROUPS:
            yield from (Need(path, GROUPS[kind, name]) for _ in wanted)
            return
        way = WAYS.get((kind, name))
        if way is None:
            return
        for inner in [wanted] if way.form == ONE else wanted.values():
            if name != "division" or set(inner) != {"within"}:
                yield from _granted(path, OBJECTS.get(way.target), way.between)
            if way.target in LARGE:
                yield Need(path, large=True)
            yield from self._where(way.target, inner, path)

    def _fields(self, kind: GraphQLObjectType, asked: SelectionSetNode) -> Iterator[FieldNode]:
        for node in asked.selections:
            if not self._applies(node):
                continue
            match node:
                case FieldNode():
                    yield node
                case InlineFragmentNode(type_condition=condition):
                    if condition is None or self._is(kind, condition.name.value):
                        yield from self._fields(kind, node.selection_set)
                case FragmentSpreadNode():
                    yield from self._spread(kind, self.fragments[node.name.value])

    def _spread(self, kind: GraphQLObjectType, fragment: FragmentDefinitionNode) -> Iterator[FieldNode]:
        if self._is(kind, fragment.type_condition.name.value):
            yield from self._fields(kind, fragment.selection_set)

    def _is(self, kind: GraphQLObjectType, condition: str) -> bool:
        return condition == kind.name or condition in {interface.name for interface in kind.interfaces}

    def _applies(self, node: Any) -> bool:
        told = {directive.name.value: directive.arguments[0].value for directive in node.directives or ()}
        coerced = self.values.coerced
        say = {name: value_from_ast_untyped(node, coerced) for name, node in told.items()}
        return say.get("include", True) is True and say.get("skip", False) is False


def _of(schema: GraphQLSchema, name: str) -> GraphQLObjectType:
    kind = schema.type_map[name]
    assert isinstance(kind, GraphQLObjectType)
    return kind


def _about(name: str) -> str:
    """The type that a figure is about."""
    match = _ABOUT.fullmatch(name)
    return match[1] if match else name


def _between(kind: str, name: str) -> str | None:
    way = WAYS.get((kind, name))
    return way.between if way else None


def _granted(path: Path, *wanted: str | None) -> Sequence[Need]:
    return [Need(path, name) for name in wanted if name is not None]
