"""Every way by which the schema lets rows be asked for, each as root fields of a query: made from the printed schema alone.

A path begins at a root field: a connection, a row by its id, ``node``, ``nodes``, ``search``, or the asker's own account. It
goes over up to two edges, and ends in what is asked there: rows, a count, figures, groups, rows under a filter, rows in an
order. What may be asked of a connection is asked in full at the root, and once for each place where a connection hangs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_abstract_type,
)

from tests.leak_connections import EVERY, Connection, Ways, leaf, values


@dataclass(frozen=True, slots=True)
class Path:
    """A way: what it is called, and the root fields that go it, one for each row that it begins at where that is one."""

    name: str
    fields: tuple[str, ...]

    def asked(self, key: str) -> str:
        """The fields, under keys of their own."""
        return " ".join(f"{key}_{place}: {asked}" for place, asked in enumerate(self.fields))


@dataclass(frozen=True, slots=True)
class Ground:
    """What paths take from the world: per type the ids of its rows, a condition that some of them fulfil, and a text by which a
    search finds many; and a division in which some rows lie.
    """

    ids: Mapping[str, Sequence[str]]
    conditions: Mapping[str, Sequence[str]]
    texts: Mapping[str, str]
    anything: Sequence[str]
    division: str


def paths(schema: GraphQLSchema, ground: Ground) -> list[Path]:
    """All of them."""
    return list(_Walk(schema, ground).paths())


@dataclass(frozen=True, slots=True)
class _Walk:
    schema: GraphQLSchema
    ground: Ground
    roots: frozenset[str] = field(init=False)
    """The types of which there is a connection at the root."""

    def __post_init__(self) -> None:
        listed = (get_named_type(each.type).name for each in self._query().fields.values() if "where" in each.args)
        object.__setattr__(self, "roots", frozenset(name.removesuffix("Connection") for name in listed))

    def paths(self) -> Iterator[Path]:
        for name, root in self._query().fields.items():
            for way, asked in self._root(name, root):
                yield Path(f"{name}{way}", tuple(told for each in asked for told in self._conditions(each)))

    def _conditions(self, asked: str) -> list[str]:
        """The field under one condition on related rows after the other; as it is where it has none."""
        if "<" not in asked:
            return [asked]
        sets = zip(*self.ground.conditions.values(), strict=True)
        each = [dict(zip(self.ground.conditions, conditions, strict=True)) for conditions in sets]
        return [_filled(asked, conditions) for conditions in each]

    def _root(self, name: str, root: GraphQLField) -> Iterator[tuple[str, list[str]]]:
        named = get_named_type(root.type)
        if name == "search":
            yield from self._search(root)
        elif name == "codeList":
            yield "", [f'{name}(name: "GB/T 4761") {{ code }}']
        elif is_abstract_type(named):
            yield from self._nodes(name, root)
        elif "where" in root.args:
            yield from ((way, [asked]) for way, asked in self._connection(name, root, 2, full=True))
        else:
            yield from self._one(name, root, _object(named))

    def _one(self, name: str, root: GraphQLField, kind: GraphQLObjectType) -> Iterator[tuple[str, list[str]]]:
        """The asker's own row, or a row by its id."""
        heads = [f'{name}(id: "{key}")' for key in self.ground.ids[kind.name][:5]] if "id" in root.args else [name]
        for way, asked in self._selections(kind, 2, full=False):
            yield way, [f"{head} {{ {asked} }}" for head in heads]

    def _nodes(self, name: str, root: GraphQLField) -> Iterator[tuple[str, list[str]]]:
        """Rows of any type by their ids."""
        for kind in self._node_types():
            ids = [f'"{key}"' for key in self.ground.ids[kind.name]]
            heads = (
                [f"{name}(id: {key})" for key in ids[:5]] if "id" in root.args else [f"{name}(ids: [{', '.join(ids)}])"]
            )
            full = "ids" in root.args and kind.name not in self.roots
            for way, asked in self._selections(kind, 2 if full else 1, full=full):
                yield f" {kind.name}{way}", [f"{head} {{ ... on {kind.name} {{ {asked} }} }}" for head in heads]

    def _search(self, root: GraphQLField) -> Iterator[tuple[str, list[str]]]:
        types = get_named_type(root.args["types"].type)
        assert isinstance(types, GraphQLEnumType)
        by_word = {kind.name.lower(): kind for kind in self._node_types()}
        yield "", [f'search(text: "{text}", first: 100) {{ type node {{ id }} }}' for text in self.ground.anything]
        for word in types.values:
            kind = by_word[word.replace("_", "").lower()]
            head = f'search(text: "{self.ground.texts[kind.name]}", types: [{word}], first: 100)'
            yield f" {word}", [f"{head} {{ type score matched }}"]
            yield f" {word}.division", [f"{head} {{ score division {{ id }} }}"]
            for way, asked in self._selections(kind, 1, full=False):
                yield f" {word}.node{way}", [f"{head} {{ node {{ ... on {kind.name} {{ {asked} }} }} }}"]

    def _selections(self, kind: GraphQLObjectType, depth: int, *, full: bool) -> Ways:
        """What may be asked of a row: what tells it, its values one by one, and its edges with theirs."""
        yield "", leaf(kind)
        yield from ((f".{name}", f"{leaf(kind)} {name}") for name in values(kind) if full and kind.interfaces)
        for name, edge in kind.fields.items() if depth else ():
            named = get_named_type(edge.type)
            if "where" in edge.args:
                found = self._connection(name, edge, depth - 1, full=full)
                yield from ((f".{name}{way}", f"{leaf(kind)} {asked}") for way, asked in found)
            elif isinstance(named, GraphQLObjectType):
                inner = self._selections(named, depth - 1, full=False)
                yield from ((f".{name}{way}", f"{leaf(kind)} {name} {{ {asked} }}") for way, asked in inner)

    def _connection(self, name: str, edge: GraphQLField, depth: int, *, full: bool) -> Ways:
        """What may be asked of a connection: its rows and theirs, and what is worked out of them."""
        kind = _object(self.schema.type_map[get_named_type(edge.type).name.removesuffix("Connection")])
        for way, asked in self._selections(kind, depth, full=full and depth > 1):
            yield way, f"{name}({EVERY}) {{ nodes {{ {asked} }} }}"
        made = Connection(self.schema, name, kind, self.ground.division)
        ends = made.in_short() if not full else made.in_full() if depth > 1 else made.nested()
        yield from ((f" {way}", asked) for way, asked in ends)

    def _node_types(self) -> list[GraphQLObjectType]:
        node = self.schema.type_map["Node"]
        assert isinstance(node, GraphQLInterfaceType)
        return sorted(self.schema.get_possible_types(node), key=lambda kind: kind.name)

    def _query(self) -> GraphQLObjectType:
        assert self.schema.query_type is not None
        return self.schema.query_type


def _object(named: GraphQLNamedType) -> GraphQLObjectType:
    assert isinstance(named, GraphQLObjectType)
    return named


def _filled(asked: str, conditions: Mapping[str, str]) -> str:
    return re.sub("<(.*?)>", lambda found: conditions[found[1]], asked)
