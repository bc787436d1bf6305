"""Walking a connection page by page, forward or back, gives every row once: in every ordering, while others write."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import pytest
from graphql import GraphQLInputField, GraphQLInputObjectType, get_named_type
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from errors import INVALID_CURSOR, Code, Refusals, Refused
from tests.ground import WORLD, Database, Ground
from tests.oracle_agreement import ROOTS
from tests.oracle_pages import keys, ordered
from tests.oracle_stand import GROUPS_IN_PART, SDL, Seat, Stand, holding, open_stand
from tests.oracle_walks import NESTED, TRAVELLED, Traffic, copied, cursor_of, ids, page, walk
from tests.strategies import thorough


@pytest.fixture(scope="module")
async def stand(database: Database) -> AsyncIterator[Stand]:
    async with open_stand(database.owner_url, database.runtime_url) as opened:
        yield opened


@pytest.fixture(scope="module")
async def busy(ground: Ground) -> AsyncIterator[Stand]:
    """A stand of those tests that write, or ask as somebody else."""
    database = await ground.copy(WORLD)
    async with open_stand(database.owner_url, database.runtime_url) as opened:
        yield opened
    await ground.drop(database)


@pytest.fixture(scope="module")
async def seat(stand: Stand) -> Seat:
    return await viewer(stand)


async def viewer(stand: Stand) -> Seat:
    """A viewer of a county's townships who is registrar in one of them, so that field groups are null in part.

    Not of the whole county: there only what an index serves is ordered by.
    """
    townships = [row["code"] for row in stand.world.rows["Division"] if row["level"] == "township"]
    held = [holding("VIEWER", division(stand, code)) for code in townships if code.startswith("321322")]
    return await stand.seat([*held, holding("REGISTRAR", division(stand, "321322101"))], GROUPS_IN_PART)


def division(stand: Stand, code: str) -> UUID:
    return next(row.id for row in stand.world.rows["Division"] if row["code"] == code)


def orderings(kind: str) -> list[list[dict[str, Any]]]:
    """Every ordering by one field or relation either way, the one without a field, and some by two in opposite directions."""
    fields = sorted(declared(kind))
    one = [[key(kind, name, way)] for name in fields for way in ("ASC", "DESC")]
    opposite = [
        [{"updatedAt" if "updatedAt" in fields else "id": "DESC"}, key(kind, left, "ASC")] for left in fields[::3]
    ]
    return [[], *one, *opposite]


def some_orderings(field: str, kind: str) -> list[list[dict[str, Any]]]:
    """All where there are rows enough to tell; elsewhere one in seven, each way of some field among them."""
    return orderings(kind)[:: 1 if field in LARGE else 7]


def key(kind: str, name: str, way: str) -> dict[str, Any]:
    """A key by a field, or by what the rows of a relation are called."""
    field = get_named_type(declared(kind)[name].type)
    if not isinstance(field, GraphQLInputObjectType):
        return {name: way}
    target = field.name.removesuffix("Order")
    leaf = next(leaf for leaf in ("name", "number", "startedOn", "id") if leaf in field.fields)
    return {name: key(target, leaf, way)}


def declared(kind: str) -> dict[str, GraphQLInputField]:
    found = SDL.type_map[f"{kind}Order"]
    assert isinstance(found, GraphQLInputObjectType)
    fields: dict[str, GraphQLInputField] = found.fields
    return fields


EVERY_ORDERING = [(root, order) for root in ROOTS for order in orderings(ROOTS[root])]
NAMES = [f"{root}-{re.sub('[^a-zA-Z]+', '_', str(order)).strip('_')}" for root, order in EVERY_ORDERING]
LARGE = ("people", "households", "divisions")
"""The roots with rows enough for pages of many sizes."""


@pytest.mark.parametrize(("root", "order"), EVERY_ORDERING, ids=NAMES)
async def test_every_page_of_every_ordering_gives_every_row_once(
    stand: Stand, seat: Seat, root: str, order: list[dict[str, str]]
) -> None:
    expected = [row.id for row in ordered(seat.sight, seat.sight.rows(ROOTS[root]), keys(order))]
    assert len(expected) > 5 or root not in LARGE
    for size in sizes(len(expected)) if root in LARGE else (2, len(expected) + 1):
        assert await walk(stand, seat, root, order, size) == expected
        assert await walk(stand, seat, root, order, size, backward=True) == expected


@pytest.mark.parametrize("root", LARGE)
async def test_pages_of_every_size_give_every_row_once(stand: Stand, seat: Seat, root: str) -> None:
    over = "parent" if root == "divisions" else "division"
    every: list[list[dict[str, Any]]] = [[], [{"updatedAt": "DESC"}], [{over: {"version": "ASC"}}]]
    for order in every:
        expected = [row.id for row in ordered(seat.sight, seat.sight.rows(ROOTS[root]), keys(order))]
        for size in range(1, len(expected) + 2):
            assert await walk(stand, seat, root, order, size) == expected
            assert await walk(stand, seat, root, order, size, backward=True) == expected


@pytest.mark.parametrize("field", sorted(NESTED))
async def test_every_page_inside_another_object_gives_every_row_once(stand: Stand, seat: Seat, field: str) -> None:
    kind = NESTED[field]
    county = division(stand, "321322")
    inside = [row for row in seat.sight.rows(kind) if row.division and county in stand.world.line(row.division)]
    if field == "children":
        inside = [row for row in inside if stand.world.parents.get(row.id) == county]
    for order in some_orderings(field, kind):
        expected = [row.id for row in ordered(seat.sight, inside, keys(order))]
        for backward in (False, True):
            assert await walk(stand, seat, field, order, 4, backward=backward, parent=county) == expected


@pytest.mark.parametrize("backward", [False, True], ids=["forward", "back"])
@pytest.mark.parametrize("root", TRAVELLED)
async def test_rows_that_were_there_all_the_time_are_met_once_while_others_come_and_go(
    busy: Stand, root: str, *, backward: bool
) -> None:
    seat = await viewer(busy)
    for order in some_orderings(root, ROOTS[root])[::2]:
        expected = [row.id for row in ordered(seat.sight, seat.sight.rows(ROOTS[root]), keys(order))]
        traffic = Traffic(busy, root, expected)
        try:
            met = await walk(busy, seat, root, order, 3, backward=backward, between=traffic.more)
        finally:
            await traffic.end()
        assert [row for row in met if row in set(expected)] == expected
        assert len(met) == len(set(met))
        assert traffic.come


async def test_the_row_of_a_cursor_may_be_gone(busy: Stand) -> None:
    """The cursor holds a place, not a row: deleted, the rows after it and before it are still told apart."""
    seat = await viewer(busy)
    for order in ([], [{"ethnicGroup": "DESC"}], [{"idNumberMasked": "ASC"}], [{"idNumberMasked": "DESC"}]):
        expected = [row.id for row in ordered(seat.sight, seat.sight.rows("Person"), keys(order))]
        for place in (0, len(expected) // 2, len(expected) - 1):
            twin = await copied(busy, "person", expected[place])
            cursor = await cursor_of(busy, seat, order, twin)
            await busy.owner.execute("DELETE FROM person WHERE id = $1", twin)
            told = await page(busy, seat, "people", order, {"first": 500, "after": cursor})
            before = await page(busy, seat, "people", order, {"last": 500, "before": cursor})
            assert ids(before) + ids(told) == expected
            assert told["pageInfo"]["hasPreviousPage"] == bool(ids(before))
            assert before["pageInfo"]["hasNextPage"] == bool(ids(told))


@pytest.mark.parametrize("root", sorted(ROOTS))
async def test_a_cursor_of_another_ordering_is_refused(stand: Stand, seat: Seat, root: str) -> None:
    every = orderings(ROOTS[root])
    cursors = [(await page(stand, seat, root, order, {"first": 1}))["pageInfo"]["endCursor"] for order in every]
    for place, order in enumerate(every):
        foreign = cursors[(place + 1) % len(every)]
        for way in ({"first": 1, "after": foreign}, {"last": 1, "before": foreign}):
            with pytest.raises(Refused) as refused:
                await page(stand, seat, root, order, way)
            assert refused.value.sentence is INVALID_CURSOR


async def test_a_cursor_of_another_type_is_refused(stand: Stand, seat: Seat) -> None:
    cursor = (await page(stand, seat, "people", [], {"first": 1}))["pageInfo"]["endCursor"]
    with pytest.raises(Refused) as refused:
        await page(stand, seat, "households", [], {"first": 1, "after": cursor})
    assert refused.value.sentence is INVALID_CURSOR


STRANGE = [
    None,
    "",
    "x",
    "-1",
    "9" * 30,
    "1e400",
    "NaN",
    "Infinity",
    "0001-01-01",
    "9999-12-31T23:59:59-14:00",
    "\ud800",
    "\0",
]


@thorough(80)
@given(data=st.data())
async def test_a_tampered_cursor_is_refused_or_harmless(busy: Stand, data: DataObject) -> None:
    seat = await busy.seat([holding("REGISTRAR", division(busy, "321322101"))], GROUPS_IN_PART)
    root = data.draw(st.sampled_from(sorted(ROOTS)), "root")
    order = data.draw(st.sampled_from(orderings(ROOTS[root])), "order")
    honest = (await page(busy, seat, root, order, {"first": 2}))["pageInfo"]["endCursor"]
    cursor = data.draw(tampered(honest), "cursor")
    visible = {row.id for row in seat.sight.rows(ROOTS[root])}
    for way in ({"first": 3, "after": cursor}, {"last": 3, "before": cursor}):
        given = await refusal_or_ids(busy, seat, root, order, way)
        assert given is Code.BAD_USER_INPUT or visible.issuperset(given)


async def refusal_or_ids(stand: Stand, seat: Seat, root: str, order: list[dict[str, str]], way: dict[str, Any]) -> Any:
    try:
        return ids(await page(stand, seat, root, order, way))
    except Refused as refused:
        return refused.code
    except Refusals as several:
        (alone,) = several.refusals
        return alone.code


def tampered(honest: str) -> st.SearchStrategy[str]:
    """The cursor with another value in it, with bytes changed, cut, or not a cursor at all."""
    mark, *values = json.loads(base64.b64decode(honest))
    strange = st.sampled_from(STRANGE) | st.text(max_size=8)
    changed = st.lists(strange, min_size=len(values), max_size=len(values)).map(lambda other: [mark, *other])
    one = st.tuples(st.integers(0, len(values) - 1), strange).map(
        lambda made: [mark, *values[: made[0]], made[1], *values[made[0] + 1 :]]
    )
    written = st.one_of(one, changed).map(lambda parts: base64.b64encode(json.dumps(parts).encode()).decode())
    flipped = st.tuples(st.integers(0, len(honest) - 1), st.sampled_from("AZaz09+/=")).map(
        lambda made: honest[: made[0]] + made[1] + honest[made[0] + 1 :]
    )
    return st.one_of(written, flipped, st.integers(0, len(honest)).map(lambda cut: honest[:cut]), st.text(max_size=20))


def sizes(rows: int) -> list[int]:
    """From one row a page to one page of all, and one too large."""
    return sorted({1, 2, 7, rows - 1, rows, rows + 1})
