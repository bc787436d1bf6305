"""Whatever an account holds, the policy says and the client asks: the rows are those that Casbin allows one by one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from graphql import parse
from hypothesis import event, given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from errors import Code, Refused
from tests.ground import Database
from tests.oracle_fields import CODED, SCALARS, WAYS
from tests.oracle_graph import CONNECTIONS
from tests.oracle_needs import needs
from tests.oracle_pages import page, row_of
from tests.oracle_stand import SDL, Seat, Stand, open_stand
from tests.strategies import Values, thorough

ROOTS = {"people": "Person", "households": "Household", "divisions": "Division"}


@pytest.fixture(scope="module")
async def stand(database: Database) -> AsyncIterator[Stand]:
    async with open_stand(database.owner_url, database.runtime_url) as opened:
        yield opened


def question(root: str) -> str:
    kind = ROOTS[root]
    return f"""
        query($first: Int, $after: Cursor, $last: Int, $before: Cursor, $where: {kind}Filter, $order: [{kind}Order!]) {{
          {root}(first: $first, after: $after, last: $last, before: $before, where: $where, orderBy: $order) {{
            totalCount edges {{ cursor node {{ id }} }} nodes {{ id }}
            pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }}
          }}
        }}"""


@thorough(150)
@given(data=st.data())
async def test_a_page_holds_the_rows_that_casbin_allows_filtered_ordered_and_cut(stand: Stand, data: DataObject) -> None:
    values = Values(stand.world, SDL)
    seat = await stand.seat(data.draw(values.assignments(), "held"), data.draw(values.rules(), "rules"))
    for _ in range(3):
        root = data.draw(st.sampled_from(sorted(ROOTS)), "root")
        where = data.draw(st.none() | values.where(ROOTS[root]), "where")
        order = data.draw(values.order(ROOTS[root]), "order")
        size = data.draw(values.paging(), "size")
        shown = await agree(stand, seat, root, {**size, "where": where, "order": order})
        if shown:
            cursors = {"after": data.draw(st.sampled_from([None, *shown])), "before": data.draw(st.sampled_from([None, *shown]))}
            await agree(stand, seat, root, {**size, **cursors, "where": where, "order": order})


async def agree(stand: Stand, seat: Seat, root: str, variables: dict[str, Any]) -> list[str]:
    """The server and the oracle give the same page, or refuse alike; the cursors of the page."""
    unmet = [need for need in needs(SDL, parse(question(root)), None, variables) if need.unmet(seat.sight)]
    try:
        got = (await stand.ask(seat.asker, question(root), **variables))[root]
    except Refused as refused:
        assert refused.code is (Code.NOT_FOUND if any(need.division for need in unmet) else Code.FORBIDDEN)
        assert unmet
        event(refused.code.name)
        return []
    assert not unmet
    wanted = page(seat.sight, seat.sight.rows(ROOTS[root]), {**variables, "orderBy": variables["order"]})
    ids = [f"{row.type}:{row.id}" for row in wanted.rows]
    event(f"rows of all: {'none' if not wanted.all else 'some' if len(wanted.all) < len(stand.world.rows[ROOTS[root]]) else 'every'}")
    cursors = [edge["cursor"] for edge in got["edges"]]
    assert [node["id"] for node in got["nodes"]] == ids
    assert [edge["node"]["id"] for edge in got["edges"]] == ids
    assert [row_of(cursor) for cursor in cursors] == [row.id for row in wanted.rows]
    assert got["totalCount"] == len(wanted.all)
    assert got["pageInfo"] == {
        "hasNextPage": wanted.has_next,
        "hasPreviousPage": wanted.has_previous,
        "startCursor": cursors[0] if cursors else None,
        "endCursor": cursors[-1] if cursors else None,
    }
    return cursors


def test_the_oracle_knows_every_field_of_every_register() -> None:
    for kind in SCALARS:
        fields = set(SDL.type_map[kind].fields) - {"age"}
        known = {*SCALARS[kind], *(name for owner, name in (*CODED, *WAYS) if owner == kind)}
        assert fields == known & fields, kind
    assert set(CONNECTIONS) <= set(SDL.type_map["Division"].fields)
