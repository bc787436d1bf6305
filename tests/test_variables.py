"""Variables coerced by what is remembered of a document come out as by graphql-core, or are refused in the same words."""

from __future__ import annotations

from typing import Any

import pytest
from graphql import (
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLSchema,
    Undefined,
    build_schema,
    get_variable_values,
    is_enum_type,
    is_input_object_type,
    is_list_type,
    is_non_null_type,
    parse,
)
from graphql.execution.values import VariableValues
from hypothesis import event, given
from hypothesis import strategies as st

from errors import INVALID_VARIABLE, Refusals
from resolvers.document.arguments import refused
from resolvers.document.variables import MAX_ERRORS, coerce, declared
from schema.contract import build_schema as build_ours
from tests.strategies import thorough
from tests.test_bad_requests import JSON_VALUES

ODD = build_schema("""
    type Query { odd(a: In, b: [[Int!]], c: One, d: Color): Int }
    enum Color { RED GREEN }
    input In { need: Int!, has: String = "x", colors: [Color!] = [RED], inner: In, one: One, lists: [[In]] }
    input One @oneOf { text: String, number: Int, inner: In }
""")
OURS = build_ours()._schema
TYPES = {
    id(ODD): ("In", "In!", "[In!]!", "[[Int!]]", "[[In]]", "One", "One!", "[One]", "Color", "[Color!]!", "Int", "Float!",
              "ID", "ID!", "[Boolean]"),
    id(OURS): (*sorted(name for name, kind in OURS.type_map.items() if is_input_object_type(kind)),
               "Date", "DateTime", "Decimal!", "Cursor", "[Date!]!", "ID!", "[ID!]"),
}  # fmt: skip
DEFAULTS = (
    "",
    " = null",
    " = 1",
    ' = "x"',
    " = []",
    " = {}",
    " = RED",
    " = {need: 1}",
    " = {need: 1, one: {number: 2}}",
)
LEAVES: dict[str, st.SearchStrategy[Any]] = {
    "Int": st.integers(-9, 9) | st.sampled_from([1.0, -0.0]),
    "Float": st.integers() | st.floats(allow_nan=False, allow_infinity=False),
    "Boolean": st.booleans(),
    "String": st.text(max_size=3),
    "ID": st.sampled_from(["Person:x", "", 7]),
    "Date": st.sampled_from(["2020-01-01", "2020-02-30"]),
    "DateTime": st.sampled_from(["2020-01-01T00:00:00Z", "2020-01-01T00:00:00"]),
    "Decimal": st.sampled_from(["1.50", "-0", "1e999", "NaN"]),
    "Cursor": st.sampled_from(["W10=", "WyJ4Il0="]),
}
"""Values of the scalars, nearly all of them right."""

ODDITIES: st.SearchStrategy[Any] = st.sampled_from(
    [None, 2**31, -(2**31) - 1, 2**53 + 1, 10**400, 1.5, 1e308, True, "1", "\ud800", [], {}, [[]], [None]]
)


def fitting(kind: GraphQLInputType, depth: int = 3) -> st.SearchStrategy[Any]:
    """Values of which most are right, and some nearly so."""
    return st.integers(0, 12).flatmap(lambda luck: _right(kind, depth) if luck else ODDITIES)


def _right(kind: GraphQLInputType, depth: int) -> st.SearchStrategy[Any]:
    if is_non_null_type(kind):
        return fitting(kind.of_type, depth)
    if is_list_type(kind):
        return st.lists(fitting(kind.of_type, depth), max_size=3) | fitting(kind.of_type, depth)
    if is_input_object_type(kind):
        return _object(kind, depth)
    if is_enum_type(kind):
        return st.sampled_from([*kind.values, "NOTHING"]) if depth == 1 else st.sampled_from([*kind.values])
    return LEAVES[kind.name]  # type: ignore[union-attr]


def _object(kind: GraphQLInputObjectType, depth: int) -> st.SearchStrategy[Any]:
    if not depth:
        return st.just({})
    some = st.lists(st.sampled_from([*kind.fields]), max_size=3, unique=True)
    needed = [name for name, field in kind.fields.items() if is_non_null_type(field.type)]

    def made(names: list[str]) -> st.SearchStrategy[Any]:
        chosen = {*names, *([] if kind.is_one_of else needed)}
        fields = {name: fitting(kind.fields[name].type, depth - 1) for name in chosen}
        return st.fixed_dictionaries(fields, optional={"nothing": st.none()} if depth == 1 else {})

    return some.flatmap(made)


@pytest.mark.parametrize("schema", [ODD, OURS], ids=["odd", "ours"])
@thorough(150)
@given(data=st.data())
def test_what_is_remembered_coerces_as_graphql_core_does(schema: GraphQLSchema, data: st.DataObject) -> None:
    kinds = data.draw(st.lists(st.sampled_from(TYPES[id(schema)]), min_size=1, max_size=2), "types")
    defaults = [data.draw(st.sampled_from(DEFAULTS), "default") for _ in kinds]
    told = ", ".join(
        f"$v{number}: {kind}{default}" for number, (kind, default) in enumerate(zip(kinds, defaults, strict=True))
    )
    (operation,) = parse(f"query ({told}) {{ __typename }}").definitions
    values: dict[str, Any] = {"beside": 1} if data.draw(st.booleans(), "one that is not declared") else {}
    remembered = declared(schema, operation)  # type: ignore[arg-type]
    for number, signature in enumerate(remembered.signatures or ()):
        value = data.draw(st.one_of(st.just(Undefined), JSON_VALUES, *[fitting(signature.type)] * 6), "value")
        if value is not Undefined:
            values[f"v{number}"] = value
    event("right" if _agree(schema, remembered, values) else "refused")


@pytest.mark.parametrize("depth", [10, 50, 90, 100, 101, 199, 200, 201, 250, 900])
@pytest.mark.parametrize("kind", ["In", "One", "[[In]]"])
def test_what_is_deep_comes_out_the_same(kind: str, depth: int) -> None:
    (operation,) = parse(f"query ($v: {kind}) {{ __typename }}").definitions
    value: Any = {"need": 1} if kind != "One" else {"number": 1}
    for _ in range(depth):
        value = {"inner": {"need": 1, "one": value}} if kind == "One" else {"need": 1, "inner": value}
    _agree(ODD, declared(ODD, operation), {"v": value})  # type: ignore[arg-type]


def _agree(schema: GraphQLSchema, remembered: Any, values: dict[str, Any]) -> bool:
    theirs = get_variable_values(
        schema, remembered.operation.variable_definitions, dict(values), max_errors=MAX_ERRORS, hide_suggestions=True
    )
    try:
        ours: Any = coerce(schema, remembered, values)
    except Refusals as several:
        ours = [(each.sentence, each.facts) for each in several.refusals]
    if isinstance(theirs, VariableValues):
        assert isinstance(ours, VariableValues), ours
        assert ours.coerced == theirs.coerced
        assert repr(ours.coerced) == repr(theirs.coerced)  # 1 is not True
        assert {name: (source.signature.name, source.value) for name, source in ours.sources.items()} == {
            name: (source.signature.name, source.value) for name, source in theirs.sources.items()
        }
        return True
    assert ours == [(each.sentence, each.facts) for each in (refused(wrong, INVALID_VARIABLE) for wrong in theirs)]
    return False
