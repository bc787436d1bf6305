"""The fields of an operation, collected and merged as the specification says, depth first; what does not vary is read once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    FieldNode,
    GraphQLField,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    SelectionSetNode,
    Visitor,
    get_named_type,
    is_abstract_type,
    is_composite_type,
    visit,
)
from graphql.execution.collect_fields import FieldDetails, FragmentDetails, collect_fields, collect_subfields
from graphql.execution.values import VariableValues

from errors import INTROSPECTION_BOUND, OPERATION_UNKNOWN, TOO_DEEP, TOO_MANY_FIELDS, Refused
from resolvers.document.arguments import MAX_DEPTH, read_arguments
from resolvers.document.operation import INTROSPECTION, Selection

MAX_INTROSPECTION = 20
"""The most root fields about the graph, of which one may be about the whole."""

MAX_FIELDS = 500
"""The most fields of one operation, each counted wherever it is asked: every one is written into its statement."""


@dataclass(slots=True)
class Outline:
    """The part of an Operation that does not change with the values of its variables."""

    operation: OperationDefinitionNode
    selections: tuple[Selection, ...] = ()
    nodes: list[tuple[GraphQLField, FieldNode, tuple[str, ...]]] = field(default_factory=list)
    fixed: list[Mapping[str, Any] | None] = field(default_factory=list)
    introspection: OperationDefinitionNode | None = None


class Outliner:
    """Collects the fields of one operation, depth first."""

    def __init__(
        self,
        schema: GraphQLSchema,
        fragments: Mapping[str, FragmentDetails],
        definition: OperationDefinitionNode,
        values: VariableValues,
    ) -> None:
        self._schema = schema
        self._fragments = dict(fragments)
        self._values = values
        self._outline = Outline(definition)
        self._fields = 0

    def outline(self) -> Outline:
        """All fields of the operation."""
        definition = self._outline.operation
        root = self._schema.get_root_type(definition.operation)
        if root is None:
            raise Refused(OPERATION_UNKNOWN, detail=definition.operation.value)
        grouped = collect_fields(self._schema, self._fragments, self._values, root, definition).grouped_field_set
        asked = {key: details for key, details in grouped.items() if details[0].node.name.value in INTROSPECTION}
        whole = [key for key, details in asked.items() if details[0].node.name.value == "__schema"]
        if len(asked) > MAX_INTROSPECTION or len(whole) > 1:
            raise Refused(INTROSPECTION_BOUND, limit=MAX_INTROSPECTION)
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
        self._fields += 1
        if self._fields > MAX_FIELDS:
            raise Refused(TOO_MANY_FIELDS, limit=MAX_FIELDS)
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
        self._outline.fixed.append(None if varies else read_arguments(definition, node, path, self._values))
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


def _only(definition: OperationDefinitionNode, asked: Mapping[str, list[FieldDetails]]) -> OperationDefinitionNode:
    """The operation cut down to its introspection fields, which graphql-core answers itself."""
    nodes = tuple(detail.node for details in asked.values() for detail in details)
    return OperationDefinitionNode(
        operation=definition.operation,
        name=definition.name,
        variable_definitions=definition.variable_definitions,
        selection_set=SelectionSetNode(selections=nodes),
    )


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
