"""The same selection in other words: aliases, fragments, repeated fields, conditions, variables.

Only conditions change what is answered, and both sides of a comparison read them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from graphql import (
    ArgumentNode,
    DirectiveNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    NamedTypeNode,
    NameNode,
    SelectionNode,
    SelectionSetNode,
    TypeNode,
    ValueNode,
    VariableDefinitionNode,
    VariableNode,
    get_named_type,
    parse_type,
    value_from_ast_untyped,
)
from graphql.language import BooleanValueNode
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

Selections = tuple[SelectionNode, ...]


class Rewriter:
    """Rewrites one operation; what belongs beside it gathers in ``fragments``, ``declared`` and the variables."""

    def __init__(self, draw: DrawFn, schema: GraphQLSchema, variables: dict[str, Any]) -> None:
        self._draw = draw
        self._schema = schema
        self._variables = variables
        self._aliases = 0
        self.fragments: list[FragmentDefinitionNode] = []
        self.declared: list[VariableDefinitionNode] = []

    def rewritten(self, kind: GraphQLObjectType | None, asked: SelectionSetNode) -> SelectionSetNode:
        """The selections of a type; of an interface where there is none."""
        names = [node.name.value for node in asked.selections if isinstance(node, FieldNode)]
        twice = {name for name in names if names.count(name) > 1}
        selections: Selections = tuple(self._selection(kind, node, twice) for node in asked.selections)
        if self._rarely():
            selections = (*selections, FieldNode(name=NameNode(value="__typename")))
        for change in self._some([self._repeat, self._fragment, self._inline, self._spread_twice]):
            selections = change(kind, selections)
        return SelectionSetNode(selections=selections)

    def _selection(self, kind: GraphQLObjectType | None, node: SelectionNode, twice: Collection[str]) -> SelectionNode:
        if isinstance(node, InlineFragmentNode):
            assert node.type_condition is not None
            inner = self._schema.type_map[node.type_condition.name.value]
            assert isinstance(inner, GraphQLObjectType)
            return InlineFragmentNode(
                type_condition=node.type_condition,
                # Fields of different types may not share a key unless they give the same.
                selection_set=self.rewritten(inner, _renamed(node.selection_set, self._alias)),
                directives=self._condition(),
            )
        assert isinstance(node, FieldNode)
        renamed = node.name.value in twice or self._rarely()
        return self._field(kind, node, node.alias or (self._alias() if renamed else None))

    def _field(self, kind: GraphQLObjectType | None, node: FieldNode, alias: NameNode | None) -> FieldNode:
        definition = kind.fields.get(node.name.value) if kind else None
        inner = node.selection_set
        if inner is not None and definition is not None:
            named = get_named_type(definition.type)
            inner = self.rewritten(named if isinstance(named, GraphQLObjectType) else None, inner)
        arguments = node.arguments or ()
        if definition is not None:
            types = {name: parse_type(str(argument.type)) for name, argument in definition.args.items()}
            arguments = tuple(self._argument(argument, types[argument.name.value]) for argument in arguments)
        return FieldNode(
            alias=alias,
            name=node.name,
            arguments=arguments,
            selection_set=inner,
            directives=self._condition(),
        )

    def _alias(self) -> NameNode:
        """Every alias is new: two fields of one key must ask the same, and are made by ``_repeat`` only."""
        self._aliases += 1
        return NameNode(value=f"alias{self._aliases}")

    def _argument(self, argument: ArgumentNode, kind: TypeNode) -> ArgumentNode:
        """The value in place, or by a variable: given, or left to its default."""
        if isinstance(argument.value, VariableNode) or not self._rarely():
            return argument
        return ArgumentNode(name=argument.name, value=self._variable(argument.value, kind))

    def _variable(self, value: ValueNode, kind: TypeNode) -> VariableNode:
        variable = VariableNode(name=NameNode(value=f"value{len(self.declared)}"))
        given = self._draw(st.booleans())
        if given:
            self._variables[variable.name.value] = value_from_ast_untyped(value)
        default: Any = None if given else value
        self.declared.append(VariableDefinitionNode(variable=variable, type=kind, default_value=default))
        return variable

    def _condition(self) -> tuple[DirectiveNode, ...]:
        if self._draw(st.integers(0, 7)):
            return ()
        name = self._draw(st.sampled_from(["skip", "include"]))
        value: Any = BooleanValueNode(
            value=self._draw(st.sampled_from([name == "include", name == "include", name == "skip"]))
        )
        if self._draw(st.booleans()):
            value = self._variable(value, parse_type("Boolean!"))
        argument = ArgumentNode(name=NameNode(value="if"), value=value)
        return (DirectiveNode(name=NameNode(value=name), arguments=(argument,)),)

    def _repeat(self, _: GraphQLObjectType | None, selections: Selections) -> Selections:
        """A field twice, each time with a part of what is asked of it; the answer merges them."""
        place = self._draw(st.integers(0, len(selections) - 1))
        node = selections[place]
        if not isinstance(node, FieldNode):
            return (*selections, node)
        parts = node.selection_set.selections if node.selection_set else ()
        if len(parts) < 2:
            return (*selections, node)
        cut = self._draw(st.integers(1, len(parts) - 1))
        first, second = _asking(node, parts[:cut]), _asking(node, parts[cut - 1 :])
        return (*selections[:place], first, *selections[place + 1 :], second)

    def _fragment(self, kind: GraphQLObjectType | None, selections: Selections) -> Selections:
        """Some of the selections moved into a named fragment."""
        return self._moved(kind, selections, self._spread)

    def _inline(self, kind: GraphQLObjectType | None, selections: Selections) -> Selections:
        """Some of the selections moved into an inline fragment, with or without its type."""
        return self._moved(kind, selections, self._inlined)

    def _spread_twice(self, kind: GraphQLObjectType | None, selections: Selections) -> Selections:
        """A named fragment that is spread twice."""
        moved = self._fragment(kind, selections)
        return (*moved, *(node for node in moved if isinstance(node, FragmentSpreadNode)))

    def _moved(
        self,
        kind: GraphQLObjectType | None,
        selections: Selections,
        move: Callable[[GraphQLObjectType, Selections], SelectionNode],
    ) -> Selections:
        if kind is None or kind.name.startswith("__"):
            return selections
        begin = self._draw(st.integers(0, len(selections) - 1))
        end = self._draw(st.integers(begin + 1, len(selections)))
        return (*selections[:begin], move(kind, selections[begin:end]), *selections[end:])

    def _spread(self, kind: GraphQLObjectType, part: Selections) -> FragmentSpreadNode:
        name = NameNode(value=f"Part{len(self.fragments)}")
        condition = NamedTypeNode(name=NameNode(value=self._type(kind, part)))
        self.fragments.append(
            FragmentDefinitionNode(name=name, type_condition=condition, selection_set=SelectionSetNode(selections=part))
        )
        return FragmentSpreadNode(name=name, directives=self._condition())

    def _inlined(self, kind: GraphQLObjectType, part: Selections) -> InlineFragmentNode:
        typed = self._draw(st.booleans())
        condition = NamedTypeNode(name=NameNode(value=self._type(kind, part))) if typed else None
        return InlineFragmentNode(
            type_condition=condition, selection_set=SelectionSetNode(selections=part), directives=self._condition()
        )

    def _type(self, kind: GraphQLObjectType, part: Selections) -> str:
        """The type itself, or an interface of it that has all the fields."""
        names = {node.name.value if isinstance(node, FieldNode) else "" for node in part}
        wide = (each.name for each in kind.interfaces if names <= {*each.fields, "__typename"})
        return str(self._draw(st.sampled_from([kind.name, *wide])))

    def _some(self, changes: Sequence[Callable[..., Selections]]) -> list[Callable[..., Selections]]:
        return [change for change in changes if self._draw(st.integers(0, 5)) == 0]

    def _rarely(self) -> bool:
        return self._draw(st.integers(0, 3)) == 0


def _asking(node: FieldNode, parts: Selections) -> FieldNode:
    return FieldNode(
        alias=node.alias,
        name=node.name,
        arguments=node.arguments,
        directives=node.directives,
        selection_set=SelectionSetNode(selections=parts),
    )


def _renamed(asked: SelectionSetNode, alias: Callable[[], NameNode]) -> SelectionSetNode:
    fields = [node for node in asked.selections if isinstance(node, FieldNode)]
    named = [
        FieldNode(
            alias=None if node.name.value in {"id", "__typename"} else alias(),
            name=node.name,
            arguments=node.arguments,
            selection_set=node.selection_set,
        )
        for node in fields
    ]
    return SelectionSetNode(selections=tuple(named))
