"""Two walls, each alone: the planner's scopes without row security, row security without the planner's scopes."""

from __future__ import annotations

import csv
import json
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
from authz.policy import OBJECTS, Rule
from authz.scopes import OwnScope, Scope
from db.tables import METADATA
from db.tables.account import ROLES
from resolvers.read import Reader
from resolvers.verifier import Unscoped
from tests.every_register import every_register
from tests.ground import WORLD, Database, Ground, connected
from tests.lineage_world import BELOW, CITY, OLD_COUNTY, REGISTERS, TOWN, VILLAGE
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
from tests.oracle_types import OBJECTS as OWNED
from tests.strategies import Values, thorough
from tests.strategies_documents import documents
from tests.test_repository import ROOT

EVERY_REGISTER = every_register(SDL)

ACCOUNT = "{ me { id roles { id } } }"

PLACES = {"city": CITY, "county": OLD_COUNTY, "township": TOWN, "village": VILLAGE}

SHIPPED = tuple(
    Rule(row["role"], row["object"], row["action"])
    for row in csv.DictReader((ROOT / "authz/rules.csv").read_text(encoding="utf-8").splitlines())
)
"""The policy as it is shipped."""


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


@pytest.mark.parametrize("place", PLACES)
async def test_without_row_security_every_register_keeps_to_its_scope(unwalled: Stand, place: str) -> None:
    seat = await unwalled.seat([holding("VIEWER", PLACES[place])], EVERYTHING)
    shown = assert_own(seat, await unwalled.ask(seat.asker, EVERY_REGISTER))
    # What an entry tells of is no type of the graph: it is the way to histories.
    assert {each.partition(":")[0] for each in shown} >= OWNED.keys() - {"AuditObject"} or place != "city"


@thorough(40)
@given(data=st.data())
async def test_a_planner_that_believes_everything_is_granted_gets_no_foreign_row(
    stand: Stand, data: DataObject
) -> None:
    values = Values(stand.world, SDL)
    seat = await stand.seat(data.draw(values.assignments(), "held"), data.draw(values.rules(), "rules"))
    told = await stand.ask(credulous(stand, seat.asker), EVERY_REGISTER)
    assert_own(seat, told)
    assert_only_own(seat, await stand.ask(credulous(stand, seat.asker), ACCOUNT))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("role", ROLES)
async def test_row_security_alone_shows_of_every_table_what_the_rules_grant(
    stand: Stand, database: Database, role: str, place: str
) -> None:
    await stand.seat([holding(role, PLACES[place])], SHIPPED)
    granted = {rule.object for rule in SHIPPED if rule.role == role}
    async with connected(database.runtime_url) as runtime, runtime.transaction():
        await runtime.execute("SELECT guard.enter($1)", stand.account)
        for table in REGISTERS:
            seen = {row[0] for row in await runtime.fetch(f"SELECT id FROM {table}")}
            below = {row[0] for row in await stand.owner.fetch(BELOW.format(table=table), PLACES[place])}
            assert below, table
            assert seen == (below if METADATA.tables[table].info["object"] in granted else set()), table


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
    assert told["people"]["totalCount"] == sum(
        row.columns["merged_into_id"] is None for row in unwalled.world.rows["Person"]
    )
    with pytest.raises(AssertionError):
        assert_own(seat, told)


@pytest.mark.parametrize("subject", [None, UUID(int=0), uuid4()])
async def test_a_subject_that_is_nobody_gets_nothing(stand: Stand, subject: Any) -> None:
    seat = await stand.seat([holding("VIEWER", city(stand))], EVERYTHING)
    asker = replace(seat.asker, principal=replace(seat.asker.principal, account_id=subject))
    told = await stand.ask(asker, EVERY_REGISTER)
    # What belongs to nobody is nobody's secret.
    assert [shown for shown in ids_in(told) if shown.partition(":")[0] in OWNED] == []
    assert {root for root, kind in ROOTS.items() if told[root]["totalCount"] and kind in OWNED} == set()


async def test_settings_left_behind_by_another_do_not_change_the_answer(stand: Stand) -> None:
    seat = await stand.seat([], EVERYTHING)
    other = await stand.owner.fetchval("SELECT id FROM user_account WHERE name = 'viewer@321300'")
    lent = await stand.engine.take()
    await lent.execute(f"SET registry.roots = '{everywhere(stand)}'")
    await lent.execute(f"SET registry.subject = '{other}'")
    await stand.engine.give(lent, None)
    assert_own(seat, await stand.ask(credulous(stand, seat.asker), EVERY_REGISTER))


async def test_what_was_derived_for_another_day_is_derived_anew(stand: Stand) -> None:
    seat = await stand.seat([], EVERYTHING)
    for since, until in (("date '2000-01-01'", "civil_day()"), ("civil_day() + 1", "date 'infinity'")):
        await stand.owner.execute("DELETE FROM guard.reach WHERE account_id = $1", stand.account)
        await stand.owner.execute(
            f"INSERT INTO guard.reach VALUES ($1, $2, {since}, {until})", stand.account, everywhere(stand)
        )
        assert_own(seat, await stand.ask(credulous(stand, seat.asker), EVERY_REGISTER))


def everywhere(stand: Stand) -> str:
    """The reach of one who may read all registers in the whole city."""
    return json.dumps({granted: f"{{{city(stand)}}}" for granted in OBJECTS})


def bare(stand: Stand) -> Stand:
    """The same stand with a reader that remembers no plan."""
    return replace(stand, answering=replace(stand.answering, reader=Reader(CATALOGUE, stand.engine)))


def assert_own(seat: Seat, told: Any) -> set[str]:
    """Every id in an answer is of a row that the asker sees; and the counts are those of such rows."""
    for root, kind in ROOTS.items():
        assert told[root]["totalCount"] == len(seat.sight.rows(kind))
    return assert_only_own(seat, told)


def assert_only_own(seat: Seat, told: Any) -> set[str]:
    """Every id in an answer is of a row that the asker sees."""
    shown = set(ids_in(told))
    for global_id in shown:
        kind, _, key = global_id.partition(":")
        row = seat.sight.world.find(kind, UUID(key))
        assert row is not None and seat.sight.sees(row), global_id
    return shown


def ids_in(told: Any) -> Iterator[str]:
    if isinstance(told, dict):
        yield from (value for key, value in told.items() if key == "id")
        yield from (inner for value in told.values() for inner in ids_in(value))
    elif isinstance(told, list):
        yield from (inner for value in told for inner in ids_in(value))
