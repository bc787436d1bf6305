"""The arguments of fields, as hypothesis draws them: sizes, filters, orderings, keys of groups, texts to search for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    get_named_type,
    is_required_argument,
)
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from tests.oracle_types import CODED
from tests.strategies import Values


class Arguments:
    """Draws arguments that the server accepts."""

    def __init__(self, draw: DrawFn, values: Values) -> None:
        self._draw = draw
        self._values = values

    def of(self, kind: GraphQLObjectType, name: str, definition: GraphQLField) -> Mapping[str, Any]:
        """The arguments of one field of a type, but for cursors."""
        if "where" in definition.args:
            return self._paging(paged(definition))
        match name:
            case "groups":
                return self._grouping(definition)
            case "search":
                return self._searching(definition)
            case "codeList":
                return {"name": self._draw(st.sampled_from(sorted({*CODED.values()})))}
        return self._given(kind, name, definition)

    def _given(self, kind: GraphQLObjectType, name: str, definition: GraphQLField) -> Mapping[str, Any]:
        """The arguments of fields that give rows by them, and of ages."""
        match name:
            case "age":
                return self._draw(st.sampled_from([{}, {"on": None}, {"on": "2024-02-29"}, {"on": "1950-06-01"}]))
            case "division" if kind.name == "Query":
                return self._draw(self._division())
            case "nodes" if kind.name == "Query":
                return {"ids": self._draw(st.lists(self._ids(), max_size=6))}
            case "node" if kind.name == "Query":
                return {"id": self._draw(self._ids())}
        required = [key for key, argument in definition.args.items() if is_required_argument(argument)]
        return {key: self._draw(self._values.ids(get_named_type(definition.type).name)) for key in required}

    def _paging(self, kind: str) -> Mapping[str, Any]:
        given = dict(self._draw(self._values.paging()))
        if self._draw(st.booleans()):
            given["where"] = self._draw(st.none() | self._values.where(kind, 1))
        if self._draw(st.booleans()):
            given["orderBy"] = self._draw(self._values.order(kind))
        return given

    def _grouping(self, definition: GraphQLField) -> Mapping[str, Any]:
        keys = get_named_type(definition.args["by"].type)
        assert isinstance(keys, GraphQLEnumType)
        by = st.lists(st.sampled_from(sorted(keys.values)), min_size=1, max_size=3, unique=True)
        order = st.lists(
            st.builds(
                lambda name, way: {name: way}, st.sampled_from(["count", "key"]), st.sampled_from(["ASC", "DESC"])
            ),
            max_size=2,
        )
        given = {"by": self._draw(by), "first": self._draw(st.integers(1, 12))}
        return {**given, "orderBy": self._draw(st.none() | order)} if self._draw(st.booleans()) else given

    def _searching(self, definition: GraphQLField) -> Mapping[str, Any]:
        kinds = get_named_type(definition.args["types"].type)
        assert isinstance(kinds, GraphQLEnumType)
        given: dict[str, Any] = {"text": self._draw(self._values.texts()), "first": self._draw(st.integers(1, 20))}
        if self._draw(st.booleans()):
            given["types"] = self._draw(st.none() | st.lists(st.sampled_from(sorted(kinds.values)), max_size=4))
        if self._draw(st.integers(0, 3)) == 0:
            given["within"] = self._draw(st.none() | self._values.ids("Division"))
        return given

    def _ids(self) -> SearchStrategy[str]:
        return st.sampled_from(self.nodes()).flatmap(self._values.ids)

    def nodes(self) -> list[str]:
        """The types of the rows that can be had by an id alone."""
        node = self._values.schema.type_map["Node"]
        assert isinstance(node, GraphQLInterfaceType)
        return sorted(kind.name for kind in self._values.schema.get_possible_types(node))

    def _division(self) -> SearchStrategy[dict[str, Any]]:
        codes = [row["code"] for row in self._values.world.rows["Division"]]
        written = st.sampled_from([*codes, *(f"{code:0<12}" for code in codes), "999999", "", "张"])
        return st.one_of(
            self._values.ids("Division").map(lambda key: {"id": key}), written.map(lambda code: {"code": code})
        )


def paged(definition: GraphQLField) -> str:
    """The type of the rows of a connection."""
    return get_named_type(definition.type).name.removesuffix("Connection")
