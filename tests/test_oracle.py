"""Whatever an account holds, the policy says and the client asks: the rows are those that Casbin allows one by one."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from graphql import GraphQLObjectType
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from tests.ground import Database
from tests.oracle_agreement import ROOTS, agree_on_page
from tests.oracle_fields import CODED, SCALARS, WAYS
from tests.oracle_graph import CONNECTIONS
from tests.oracle_stand import SDL, Stand, open_stand
from tests.strategies import Values, thorough


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


def test_the_oracle_knows_every_field_of_every_register() -> None:
    for kind in SCALARS:
        declared = SDL.type_map[kind]
        assert isinstance(declared, GraphQLObjectType)
        known = {*SCALARS[kind], *(name for owner, name in (*CODED, *WAYS) if owner == kind)}
        assert set(declared.fields) - {"age"} <= known, kind
    division = SDL.type_map["Division"]
    assert isinstance(division, GraphQLObjectType)
    assert CONNECTIONS.keys() <= division.fields.keys()
