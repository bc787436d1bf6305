"""Documents that hypothesis makes: whole ones by hypothesis-graphql or from the schema, then tamed, then written otherwise.

Taming gives every field arguments that the server accepts. Writing otherwise changes nothing of what is asked: aliases, named
and inline fragments, repeated fields, conditions, variables. What a reader of the specification must take for the same
question is here put in as many words as there are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    ArgumentNode,
    DocumentNode,
    FieldNode,
    GraphQLArgument,
    GraphQLField,
    GraphQLObjectType,
    InlineFragmentNode,
    NamedTypeNode,
    NameNode,
    OperationDefinitionNode,
    OperationType,
    SelectionNode,
    SelectionSetNode,
    VariableDefinitionNode,
    VariableNode,
    ast_from_value,
    get_named_type,
    is_abstract_type,
    is_composite_type,
    parse_type,
    print_ast,
)
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy
from hypothesis_graphql import nodes, queries

from tests.oracle_pages import Order, keys
from tests.strategies import Values
from tests.strategies_arguments import Arguments, paged
from tests.strategies_rewriting import Rewriter

MAX_DEPTH = 6
_ROWS = {"edges", "nodes", "pageInfo"}
"""The fields of a connection that need its size."""

INTROSPECTION = FieldNode(
    name=NameNode(value="__type"),
    arguments=(ArgumentNode(name=NameNode(value="name"), value=nodes.String("Household")),),
    selection_set=SelectionSetNode(selections=(FieldNode(name=NameNode(value="kind")),)),
)


@dataclass(slots=True)
class Document:
    """A request: its text, which operation, the values of its variables, and those for which a cursor may be given later."""

    text: str = ""
    name: str | None = None
    variables: dict[str, Any] = field(default_factory=dict)
    cursors: dict[str, tuple[str, Order]] = field(default_factory=dict)
    """Per variable, the type of the connection and its ordering."""


def documents(values: Values) -> SearchStrategy[Document]:
    """Documents over a world, of either making."""
    scalar = {name: st.just(nodes.String("")) for name in ("Cursor", "Date", "DateTime", "Decimal")}
    strangers = queries(values.schema, custom_scalars=scalar, print_ast=lambda document: document)
    return _documents(values, strangers)


@st.composite
def _documents(draw: DrawFn, values: Values, strangers: SearchStrategy[DocumentNode]) -> Document:
    made = Document()
    tamer = Tamer(draw, values, made)
    query = values.schema.query_type
    assert query is not None
    if draw(st.integers(0, 2)) == 0:
        (operation,) = draw(strangers).definitions
        assert isinstance(operation, OperationDefinitionNode)
        asked = tamer.tamed(query, operation.selection_set, 0)
    else:
        asked = tamer.grown(query, 0)
    if draw(st.integers(0, 9)) == 0:
        asked = SelectionSetNode(selections=(*asked.selections, INTROSPECTION))
    rewriter = Rewriter(draw, values.schema, made.variables)
    written = rewriter.rewritten(query, asked)
    return _whole(draw, made, rewriter, written)


def _whole(draw: DrawFn, made: Document, rewriter: Rewriter, asked: SelectionSetNode) -> Document:
    declared = [
        VariableDefinitionNode(variable=variable(name), type=parse_type("Cursor")) for name in sorted(made.cursors)
    ]
    made.name = draw(st.sampled_from([None, "Asked"]))
    operation = OperationDefinitionNode(
        operation=OperationType.QUERY,
        name=NameNode(value=made.name) if made.name else None,
        variable_definitions=(*declared, *rewriter.declared),
        selection_set=asked,
    )
    made.text = "\n".join(map(print_ast, draw(st.permutations([operation, *rewriter.fragments]))))
    if made.name and draw(st.booleans()):
        made.text += "\nquery Other { me { id } }"
    return made


def variable(name: str) -> VariableNode:
    """A use of a variable."""
    return VariableNode(name=NameNode(value=name))


class Tamer:
    """Makes selections that the server accepts, of others' or from nothing."""

    def __init__(self, draw: DrawFn, values: Values, made: Document) -> None:
        self._draw = draw
        self._values = values
        self._made = made
        self._arguments = Arguments(draw, values)

    def tamed(self, kind: GraphQLObjectType, asked: SelectionSetNode, depth: int) -> SelectionSetNode:
        """The same fields with other arguments, and none below the greatest depth."""
        selections = [self._tamed(kind, node, depth) for node in asked.selections]
        return SelectionSetNode(selections=tuple(node for node in selections if node is not None) or (typename(),))

    def grown(self, kind: GraphQLObjectType, depth: int) -> SelectionSetNode:
        """Some fields of a type, and theirs in turn: fewer lists and pages, the deeper they lie."""
        plain = sorted(name for name, field in kind.fields.items() if not _composite(field))
        branching = sorted(kind.fields.keys() - plain) if depth < MAX_DEPTH else []
        chosen = [
            *self._choose(plain, 1 if depth else 0, 4),
            *self._choose(branching, not plain or depth < 2, 3 - depth // 2),
        ]
        return SelectionSetNode(selections=tuple(self._grown(kind, name, depth) for name in chosen) or (typename(),))

    def _choose(self, names: list[str], least: int, most: int) -> list[str]:
        least, most = min(least, len(names)), min(most, len(names))
        return self._draw(st.permutations(names))[: self._draw(st.integers(least, most))] if names else []

    def _tamed(self, kind: GraphQLObjectType, node: SelectionNode, depth: int) -> SelectionNode | None:
        if isinstance(node, InlineFragmentNode):
            condition = self._values.schema.type_map[node.type_condition.name.value] if node.type_condition else kind
            if not isinstance(condition, GraphQLObjectType):
                return None
            return InlineFragmentNode(
                type_condition=node.type_condition, selection_set=self.tamed(condition, node.selection_set, depth)
            )
        assert isinstance(node, FieldNode)
        if node.name.value == "__typename":
            return typename()
        definition = kind.fields.get(node.name.value)
        if definition is None or (_composite(definition) and depth >= MAX_DEPTH):
            return None
        return self._field(kind, node.name.value, definition, self._deeper(definition, node, depth))

    def _deeper(self, definition: GraphQLField, node: FieldNode, depth: int) -> SelectionSetNode | None:
        named = get_named_type(definition.type)
        if node.selection_set is None:
            return None
        if isinstance(named, GraphQLObjectType):
            return self.tamed(named, node.selection_set, depth + 1)
        inner = [self._tamed(_NOTHING, part, depth + 1) for part in node.selection_set.selections]
        return SelectionSetNode(selections=tuple(part for part in inner if part is not None) or (typename(),))

    def _grown(self, kind: GraphQLObjectType, name: str, depth: int) -> FieldNode:
        definition = kind.fields[name]
        named = get_named_type(definition.type)
        inner = None
        if is_abstract_type(named):
            types = self._draw(st.lists(st.sampled_from(self._arguments.nodes()), min_size=1, max_size=3, unique=True))
            inner = SelectionSetNode(selections=tuple(self._fragment(other, depth + 1) for other in types))
        elif isinstance(named, GraphQLObjectType):
            inner = self.grown(named, depth + 1)
        return self._field(kind, name, definition, inner)

    def _fragment(self, name: str, depth: int) -> InlineFragmentNode:
        kind = self._values.schema.type_map[name]
        assert isinstance(kind, GraphQLObjectType)
        condition = NamedTypeNode(name=NameNode(value=name))
        return InlineFragmentNode(type_condition=condition, selection_set=self.grown(kind, depth))

    def _field(
        self, kind: GraphQLObjectType, name: str, definition: GraphQLField, inner: SelectionSetNode | None
    ) -> FieldNode:
        given = self._sized(self._arguments.of(kind, name, definition), definition, inner)
        arguments = [_argument(key, definition.args[key], value) for key, value in given.items()]
        cursor = self._cursor(definition, given) if "where" in definition.args else []
        return FieldNode(name=NameNode(value=name), arguments=(*arguments, *cursor), selection_set=inner)

    def _sized(
        self, given: Mapping[str, Any], definition: GraphQLField, inner: SelectionSetNode | None
    ) -> Mapping[str, Any]:
        """Without a size now and then, where no rows of the page are asked."""
        names = {node.name.value for node in (inner.selections if inner else ()) if isinstance(node, FieldNode)}
        if "where" not in definition.args or names & _ROWS or self._draw(st.booleans()):
            return given
        return {name: value for name, value in given.items() if name not in {"first", "last"}}

    def _cursor(self, definition: GraphQLField, given: Mapping[str, Any]) -> list[ArgumentNode]:
        """Now and then a variable for a cursor, which is to be had only from an answer."""
        if self._draw(st.integers(0, 2)):
            return []
        name = f"cursor{len(self._made.cursors)}"
        self._made.cursors[name] = (paged(definition), keys(given.get("orderBy")))
        way = self._draw(st.sampled_from(["after", "before"]))
        return [ArgumentNode(name=NameNode(value=way), value=variable(name))]


def typename() -> FieldNode:
    """``__typename``."""
    return FieldNode(name=NameNode(value="__typename"))


def _composite(definition: GraphQLField) -> bool:
    return is_composite_type(get_named_type(definition.type))


def _argument(name: str, argument: GraphQLArgument, value: Any) -> ArgumentNode:
    written = ast_from_value(value, argument.type)
    assert written is not None
    return ArgumentNode(name=NameNode(value=name), value=written)


_NOTHING = GraphQLObjectType("Nothing", {})
"""Stands for an interface, of which hypothesis-graphql selects fragments on types only."""
