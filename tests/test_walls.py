"""Two walls, each alone: the planner's scopes without row security, row security without the planner's scopes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject
from sqlalchemy import true

import resolvers.read
from authz.scopes import OwnScope, Scope
from resolvers.read import Reader
from resolvers.verifier import Unscoped
from tests.ground import WORLD, Database, Ground
from tests.oracle_agreement import ROOTS, agree_on_document, agree_on_page
from tests.oracle_stand import (
    CATALOGUE,
    EVERYTHING,
    SDL,
    Seat,
    Stand,
    city,
    credulous,
    holding,
    open_stand,
    secured_tables,
)
from tests.strategies import Values, thorough
from tests.strategies_documents import documents

EVERY_REGISTER = """
query($after: Cursor) {
  me { id roles { id } }
  people(first: 500, after: $after) {
    totalCount nodes { id household { id } membership { id } memberships { id } residenceDivision { id } }
  }
  households(last: 500) { totalCount nodes { id memberCount members { id person { id } } head { id } division { id } } }
  divisions(first: 500) {
    totalCount
    nodes {
      id parent { id } ancestors { id } children(first: 500) { totalCount nodes { id } }
      people(first: 500) { totalCount nodes { id } } households(first: 500) { totalCount nodes { id } }
    }
  }
}"""


@pytest.fixture(scope="module")
async def stand(database: Database) -> AsyncIterator[Stand]:
    async with open_stand(database.owner_url, database.runtime_url) as opened:
        yield opened


@pytest.fixture(scope="module")
async def unwalled(ground: Ground) -> AsyncIterator[Stand]:
    """A stand over a database whose row security is off."""
    database = await ground.copy(WORLD)
    async with open_stand(database.owner_url, database.runtime_url) as opened:
        for table in await secured_tables(opened.owner):
            await opened.owner.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
        yield opened
    await ground.drop(database)


@thorough(40)
@given(data=st.data())
async def test_without_row_security_the_planner_gives_no_foreign_row(unwalled: Stand, data: DataObject) -> None:
    values = Values(unwalled.world, SDL)
    seat = await unwalled.seat(data.draw(values.assignments(), "held"), data.draw(values.rules(), "rules"))
    root = data.draw(st.sampled_from(sorted(ROOTS)), "root")
    where = data.draw(st.none() | values.where(ROOTS[root]), "where")
    await agree_on_page(unwalled, seat, root, {"first": 6, "where": where, "order": []})
    await agree_on_document(unwalled, seat, data.draw(documents(values), "document"))


@thorough(40)
@given(data=st.data())
async def test_a_planner_that_believes_everything_is_granted_gets_no_foreign_row(
    stand: Stand, data: DataObject
) -> None:
    values = Values(stand.world, SDL)
    seat = await stand.seat(data.draw(values.assignments(), "held"), data.draw(values.rules(), "rules"))
    told = await stand.ask(credulous(stand, seat.asker), EVERY_REGISTER)
    assert_own(seat, told)


async def test_without_the_scope_predicates_the_verifier_refuses_and_row_security_holds(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = Values(stand.world, SDL)
    township = next(row for row in values.world.rows["Division"] if row["code"] == "321322101")
    seat = await stand.seat([holding("VIEWER", township.id)], EVERYTHING)
    for scope in (Scope, OwnScope):
        monkeypatch.setattr(scope, "predicate", lambda *_: true())
    with pytest.raises(Unscoped):
        await bare(stand).ask(seat.asker, EVERY_REGISTER)
    monkeypatch.setattr(resolvers.read, "verify", lambda _: None)
    told = await bare(stand).ask(seat.asker, EVERY_REGISTER)
    assert len(assert_own(seat, told)) > 20


async def test_without_either_wall_all_rows_are_there_so_the_tests_above_can_fail(
    unwalled: Stand,
) -> None:
    seat = await unwalled.seat([], EVERYTHING)
    told = await unwalled.ask(credulous(unwalled, seat.asker), EVERY_REGISTER)
    assert told["people"]["totalCount"] == len(unwalled.world.rows["Person"])
    with pytest.raises(AssertionError):
        assert_own(seat, told)


@pytest.mark.parametrize("subject", [None, UUID(int=0), uuid4()])
async def test_a_subject_that_is_nobody_gets_nothing(stand: Stand, subject: Any) -> None:
    seat = await stand.seat([holding("VIEWER", city(stand))], EVERYTHING)
    asker = replace(seat.asker, principal=replace(seat.asker.principal, account_id=subject))
    told = await stand.ask(asker, EVERY_REGISTER.replace("me { id roles { id } }", "nodes(ids: []) { id }"))
    assert list(ids_in(told)) == []
    assert [told[root]["totalCount"] for root in ROOTS] == [0, 0, 0]


async def test_settings_left_behind_by_another_do_not_change_the_answer(stand: Stand) -> None:
    seat = await stand.seat([], EVERYTHING)
    other = await stand.owner.fetchval("SELECT id FROM user_account WHERE name = 'viewer@321300'")
    lent = await stand.engine.take()
    for setting in ("roots_person", "roots_household", "roots_division"):
        await lent.execute(f"SET registry.{setting} = '{{{city(stand)}}}'")
    await lent.execute(f"SET registry.subject = '{other}'")
    await stand.engine.give(lent, None)
    assert_own(seat, await stand.ask(credulous(stand, seat.asker), EVERY_REGISTER))


async def test_what_was_derived_for_another_day_is_derived_anew(stand: Stand) -> None:
    seat = await stand.seat([], EVERYTHING)
    for since, until in (("date '2000-01-01'", "civil_day()"), ("civil_day() + 1", "date 'infinity'")):
        await stand.owner.execute("DELETE FROM guard.reach WHERE account_id = $1", stand.account)
        await stand.owner.execute(
            f"INSERT INTO guard.reach VALUES ($1, $2, $2, $2, {since}, {until})", stand.account, [city(stand)]
        )
        assert_own(seat, await stand.ask(credulous(stand, seat.asker), EVERY_REGISTER))


def bare(stand: Stand) -> Stand:
    """The same stand with a reader that remembers no plan."""
    return replace(stand, answering=replace(stand.answering, reader=Reader(CATALOGUE, stand.engine)))


def assert_own(seat: Seat, told: Any) -> set[str]:
    """Every id in an answer is of a row that the asker sees; and the counts are those of such rows."""
    shown = set(ids_in(told))
    for global_id in shown:
        kind, _, key = global_id.partition(":")
        row = seat.sight.world.find(kind, UUID(key))
        assert row is not None and seat.sight.sees(row), global_id
    for root, kind in ROOTS.items():
        assert told[root]["totalCount"] == len(seat.sight.rows(kind))
    return shown


def ids_in(told: Any) -> Iterator[str]:
    if isinstance(told, dict):
        yield from (value for key, value in told.items() if key == "id")
        yield from (inner for value in told.values() for inner in ids_in(value))
    elif isinstance(told, list):
        yield from (inner for value in told for inner in ids_in(value))
