"""What a document needs to be granted: a walk over its fields, filters and orderings, apart from any row.

An answer is refused as a whole where something that it needs is granted nowhere, and where ``within`` names a division that
the asker does not see. The document's fragments and conditions count as far as they apply.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLInputObjectType,
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

from tests.oracle_fields import GROUPS
from tests.oracle_filters import key_of
from tests.oracle_sight import OBJECTS, Sight

Path = tuple[str, ...]

BETWEEN: Mapping[tuple[str, str], str] = {
    ("Person", "household"): "household",
    ("Household", "head"): "household",
}
"""What lies between the ends of a relation, and must be granted too."""


@dataclass(frozen=True, slots=True)
class Need:
    """Something that a field needs: an object of the policy to be granted, or a division to be seen."""

    path: Path
    granted: str | None = None
    division: str | None = None

    def unmet(self, sight: Sight) -> bool:
        """Whether the asker lacks it."""
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
        yield from _granted(path, GROUPS.get((kind.name, name)), BETWEEN.get((kind.name, name)))
        for inner in self._possible(named, given):
            yield from _granted(path, OBJECTS.get(inner.name), OBJECTS.get(inner.name.removesuffix("Connection")))
            if node.selection_set:
                yield from self.needs_of(inner, node.selection_set, path)
        yield from self._page(definition.args, given, path)

    def _possible(self, named: object, given: Mapping[str, Any]) -> Iterator[GraphQLObjectType]:
        """The types that the field can give: those of the ids asked for, where it is a node."""
        if is_abstract_type(named):
            asked = given["ids"] if "ids" in given else [given["id"]]
            yield from (_of(self.schema, key.partition(":")[0]) for key in sorted(set(asked)))
        elif isinstance(named, GraphQLObjectType):
            yield named

    def _page(self, arguments: Mapping[str, Any], given: Mapping[str, Any], path: Path) -> Iterator[Need]:
        if "where" not in arguments:
            return
        kind = arguments["where"].type.name.removesuffix("Filter")
        if given.get("where") is not None:
            yield from self._where(kind, given["where"], path)
        for item in given.get("orderBy") or ():
            yield from (need for name in item for need in _granted(path, GROUPS.get((kind, name))))

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
        filters = self.schema.type_map[f"{kind}Filter"]
        assert isinstance(filters, GraphQLInputObjectType)
        target = get_named_type(filters.fields[name].type).name
        many = target.endswith("ListFilter")
        other = target.removesuffix("ListFilter" if many else "Filter")
        if other not in OBJECTS:
            return
        for inner in wanted.values() if many else [wanted]:
            if name != "division" or set(inner) != {"within"}:
                yield from _granted(path, OBJECTS[other], BETWEEN.get((kind, name)))
            yield from self._where(other, inner, path)

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


def _granted(path: Path, *wanted: str | None) -> Sequence[Need]:
    return [Need(path, name) for name in wanted if name is not None]
