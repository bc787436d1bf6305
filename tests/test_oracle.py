"""Whatever an account holds, the policy says and the client asks: the rows are those that Casbin allows one by one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from uuid import UUID

import pytest
from graphql import GraphQLObjectType
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from db.tables.lineage import LEVELS
from tests.ground import Database
from tests.oracle_agreement import ROOTS, agree_on_page
from tests.oracle_fields import CODED, SCALARS, WAYS
from tests.oracle_graph import CONNECTIONS
from tests.oracle_stand import GROUPS_IN_PART, SDL, Stand, holding, open_stand
from tests.strategies import Values, thorough

HELD = (("VIEWER", "321322"), ("VIEWER", "321323100"), ("REGISTRAR", "321322101"), ("REGISTRAR", "321323101"))
"""A county, and townships in it and in another: field groups granted in part."""


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


def test_the_oracle_knows_every_field_of_every_register() -> None:
    for kind in SCALARS:
        declared = SDL.type_map[kind]
        assert isinstance(declared, GraphQLObjectType)
        known = {*SCALARS[kind], *(name for owner, name in (*CODED, *WAYS) if owner == kind)}
        assert set(declared.fields) - {"age"} <= known, kind
    division = SDL.type_map["Division"]
    assert isinstance(division, GraphQLObjectType)
    assert CONNECTIONS.keys() <= division.fields.keys()
