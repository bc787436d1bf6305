"""Whatever an account holds, the policy says and the client asks: the rows are those that Casbin allows one by one."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import pytest
from graphql import GraphQLEnumType, GraphQLField, GraphQLObjectType, get_named_type, is_abstract_type
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from db.tables.lineage import LEVELS
from tests.ground import Database
from tests.oracle_agreement import ROOTS, agree_on_page
from tests.oracle_stand import GROUPS_IN_PART, SDL, Stand, holding, open_stand
from tests.oracle_totals import LEVELS as PLACES
from tests.oracle_totals import key_field
from tests.oracle_types import CODED, SCALARS, TYPES, WORDS
from tests.oracle_ways import WAYS
from tests.strategies import Values, thorough

HELD = (("VIEWER", "321322001"), ("VIEWER", "321323100"), ("REGISTRAR", "321322101"), ("REGISTRAR", "321323101"))
"""Townships of two counties: field groups granted in part, and no filter too dear."""

MADE = re.compile(f"({'|'.join(TYPES)})(Connection|Edge|Aggregate|Sum|Average|Minimum|Maximum|Group|GroupKey)")


@pytest.fixture(scope="module")
async def stand(database: Database) -> AsyncIterator[Stand]:
    async with open_stand(database.owner_url, database.runtime_url) as opened:
        yield opened


@thorough(80)
@given(data=st.data())
async def test_a_page_holds_the_rows_that_casbin_allows_filtered_ordered_and_cut(
    stand: Stand, data: DataObject
) -> None:
    values = Values(stand.world, SDL)
    seat = await stand.seat(data.draw(values.assignments(), "held"), data.draw(values.rules(), "rules"))
    for _ in range(3):
        root = data.draw(st.sampled_from(sorted(ROOTS)), "root")
        where = data.draw(st.none() | values.where(ROOTS[root]), "where")
        asked = {"where": where, "order": data.draw(values.order(ROOTS[root]), "order")}
        size = data.draw(values.paging(), "size")
        shown = await agree_on_page(stand, seat, root, {**size, **asked})
        if shown:
            cursor = st.sampled_from([None, *shown])
            cut = {"after": data.draw(cursor, "after"), "before": data.draw(cursor, "before")}
            await agree_on_page(stand, seat, root, {**size, **cut, **asked})


@pytest.mark.parametrize("root", sorted(ROOTS))
async def test_every_operator_of_every_field_and_its_complement_hold_of_the_right_rows(stand: Stand, root: str) -> None:
    seat = await stand.seat([holding(role, division(stand, code)) for role, code in HELD], GROUPS_IN_PART)
    for where in Values(stand.world, SDL).comparisons(ROOTS[root]):
        for asked in (where, {"not": where}):
            await agree_on_page(stand, seat, root, {"first": 500, "where": asked, "order": []})


@pytest.mark.parametrize("level", LEVELS)
async def test_all_divisions_of_a_level_held_at_once_are_all_in_sight(stand: Stand, level: str) -> None:
    held = [row for row in stand.world.rows["Division"] if row["level"] == level]
    for some in (held, held[1:], held[-2:]):
        seat = await stand.seat([holding("REGISTRAR", row.id) for row in some], GROUPS_IN_PART)
        for root in ROOTS:
            await agree_on_page(stand, seat, root, {"first": 500, "where": None, "order": [{"id": "DESC"}]})


def division(stand: Stand, code: str) -> UUID:
    return next(row.id for row in stand.world.rows["Division"] if row["code"] == code)


def test_the_oracle_knows_every_type_and_field_of_the_graph() -> None:
    for kind, declared in asked().items():
        if kind.startswith("__") or _is_made(kind):
            continue
        assert kind in SCALARS, f"the oracle knows nothing of {kind}"
        known = {*SCALARS[kind], *(name for owner, name in (*CODED, *WAYS) if owner == kind)}
        assert declared.fields.keys() - {"age", "changes"} <= known, kind


def asked() -> dict[str, GraphQLObjectType]:
    """The types that a query can reach: what only a mutation gives holds no row of its own."""
    ahead: list[Any] = [SDL.query_type]
    met: dict[str, GraphQLObjectType] = {}
    while ahead:
        kind = ahead.pop()
        if isinstance(kind, GraphQLObjectType) and kind.name not in met:
            met[kind.name] = kind
            ahead += [get_named_type(field.type) for field in kind.fields.values()]
        elif is_abstract_type(kind):
            ahead += SDL.get_possible_types(kind)
    return met


@pytest.mark.parametrize("kind", sorted(ROOTS.values()))
def test_what_may_be_added_up_compared_and_grouped_is_what_the_fields_say(kind: str) -> None:
    kinds = {name: get_named_type(field.type) for name, field in fields(kind).items() if not field.args}
    added = {name for name, named in kinds.items() if named.name in {"Int", "Decimal"}}
    dated = {name for name, named in kinds.items() if named.name in {"Date", "DateTime"}}
    kept = {
        name for name, named in kinds.items() if isinstance(named, GraphQLEnumType) or named.name in {"Boolean", "Int"}
    }
    coded = {name for name, named in kinds.items() if named.name == "CodedValue"}
    places = {*PLACES} if TYPES[kind].object not in {None, "division"} else set()
    for word, expected in {"Sum": added, "Average": added, "Minimum": added | dated, "Maximum": added | dated}.items():
        assert {*fields(f"{kind}{word}")} == expected
    assert {*fields(f"{kind}GroupKey")} == places | kept | WORDS.get(kind, frozenset()) | coded | {
        f"{name}Year" for name in dated
    }
    by = SDL.type_map[f"{kind}Grouping"]
    assert isinstance(by, GraphQLEnumType)
    assert {key_field(name) for name in by.values} == {*fields(f"{kind}GroupKey")}


def fields(kind: str) -> dict[str, GraphQLField]:
    declared = SDL.type_map.get(kind)
    return dict(declared.fields) if isinstance(declared, GraphQLObjectType) else {}


def _is_made(kind: str) -> bool:
    """Whether the type is one of pages, figures, hits or changes, which hold no row of their own."""
    return kind in {"Query", "PageInfo", "SearchHit", "FieldChange"} or MADE.fullmatch(kind) is not None
