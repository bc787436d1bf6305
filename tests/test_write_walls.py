"""Nobody writes outside of what a rule lets them write: row security alone, without any predicate of the planner's.

For every table and role, and for the division before a change and after it.
"""

from __future__ import annotations

import asyncpg
import pytest

from db.tables.account import ROLES
from tests.by_hand import WRITES, WRITTEN, Hand, granted_columns, hand_of, insertion, object_of, type_of, undone
from tests.ground import Database, connected
from tests.lineage_world import BELOW, CITY, ELSEWHERE, OLD_COUNTY, TOWN, VILLAGE
from tests.test_walls import SHIPPED

PLACES = {"city": CITY, "county": OLD_COUNTY, "township": TOWN, "village": VILLAGE}
OWN_DIVISION = tuple(name for name in WRITTEN if object_of(name) == name or name == "village_committee_member")
"""The tables whose rows lie in a division of their own; all others lie where their parent lies."""


def writes(role: str, table: str) -> bool:
    """Whether any shipped rule lets the role write the table's register or a field group of it."""
    return any(
        rule.role == role and rule.action in WRITES and rule.object.partition(".")[0] == object_of(table)
        for rule in SHIPPED
    )


def test_there_are_tables_that_some_roles_write_and_others_do_not() -> None:
    assert len(WRITTEN) > 15
    writing = {role: {table for table in WRITTEN if writes(role, table)} for role in ROLES}
    assert writing["REGISTRAR"] == set(WRITTEN)
    assert writing["VIEWER"] == writing["OVERSIGHT"] == writing["ADMINISTRATOR"] == writing["EXCHANGE"] == set()


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("role", ROLES)
async def test_row_security_alone_changes_of_every_table_what_the_rules_let_be_written(
    database: Database, role: str, place: str
) -> None:
    async with hand_of(database, (role, PLACES[place])) as hand, connected(database.owner_url) as owner:
        for table in WRITTEN:
            below = {row[0] for row in await owner.fetch(BELOW.format(table=table), PLACES[place])}
            assert below, table
            rows = await owner.fetch(f"SELECT id, division_id FROM {table} WHERE id = ANY ($1)", list(below))
            async with undone(hand.line):
                await hand.begin()
                await hand.tell_of(table, rows)
                changed = await hand.line.fetch(f"UPDATE {table} SET version = version + 1 RETURNING id")
            assert {row[0] for row in changed} == (below if writes(role, table) else set()), table


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("role", ROLES)
async def test_row_security_alone_takes_into_every_table_what_the_rules_let_be_written(
    database: Database, role: str, place: str
) -> None:
    """A row that is there already is added again: refused by row security, or let through to the key that it breaks."""
    async with hand_of(database, (role, PLACES[place])) as hand, connected(database.owner_url) as owner:
        for table in WRITTEN:
            text = insertion(table, await granted_columns(owner, table, "INSERT"))
            below = {row[0] for row in await owner.fetch(BELOW.format(table=table), PLACES[place])}
            for row in await owner.fetch(f"SELECT *, to_jsonb(r) AS whole FROM {table} AS r ORDER BY id LIMIT 12"):
                expected = writes(role, table) and row["id"] in below
                assert await _is_let_through(hand, table, text, row) == expected, (table, row["id"])


async def _is_let_through(hand: Hand, table: str, text: str, row: asyncpg.Record) -> bool:
    async with undone(hand.line):
        await hand.begin(row["division_id"], f"{type_of(table)}:{row['id']}")
        try:
            await hand.line.execute(text, row["whole"])
        except asyncpg.InsufficientPrivilegeError:
            return False
        except asyncpg.UniqueViolationError:
            return True
    raise AssertionError("the row was there already")


@pytest.mark.parametrize("table", OWN_DIVISION)
async def test_a_row_moves_only_between_divisions_in_both_of_which_it_may_be_written(
    database: Database, table: str
) -> None:
    async with hand_of(database, ("REGISTRAR", TOWN)) as hand, connected(database.owner_url) as owner:
        inside = {row[0] for row in await owner.fetch(BELOW.format(table=table), TOWN)}
        here = min(inside)
        lying = await owner.fetchval(f"SELECT division_id FROM {table} WHERE id = $1", here)
        there = await owner.fetchval(f"SELECT id FROM {table} WHERE NOT id = ANY ($1) LIMIT 1", list(inside))
        text = f"UPDATE {table} SET division_id = $1 WHERE id = $2"
        async with undone(hand.line):
            await hand.begin()
            await hand.tell_of(table, [(here, lying), (here, VILLAGE)])
            assert await hand.line.execute(text, VILLAGE, here) == "UPDATE 1"
        async with undone(hand.line):
            await hand.begin()
            assert await hand.line.execute(text, VILLAGE, there) == "UPDATE 0"
        async with undone(hand.line):
            await hand.begin()
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await hand.line.execute(text, ELSEWHERE, here)


async def test_a_child_is_not_given_to_a_parent_that_may_not_be_written(database: Database) -> None:
    text = "UPDATE household_membership SET household_id = $1 WHERE id = $2"
    async with hand_of(database, ("REGISTRAR", TOWN)) as hand, connected(database.owner_url) as owner:
        own = await owner.fetchval("SELECT id FROM household_membership WHERE township_id = $1 LIMIT 1", TOWN)
        foreign = await owner.fetchval("SELECT id FROM household WHERE township_id IS DISTINCT FROM $1 LIMIT 1", TOWN)
        near = await owner.fetchval("SELECT id FROM household WHERE township_id = $1 LIMIT 1", TOWN)
        places = await owner.fetch("SELECT division_id FROM household WHERE id = $1 UNION"
                                   " SELECT division_id FROM household_membership WHERE id = $2", near, own)  # fmt: skip
        async with undone(hand.line):
            await hand.begin()
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await hand.line.execute(text, foreign, own)
        async with undone(hand.line):
            await hand.begin()
            await hand.tell_of("household_membership", [(own, place[0]) for place in places])
            assert await hand.line.execute(text, near, own) == "UPDATE 1"


KEPT = ("id", "city_id", "county_id", "township_id", "village_id", "created_at", "spelling", "initials", "member_count",
        "beds_occupied", "ownership")  # fmt: skip


@pytest.mark.parametrize("table", WRITTEN)
async def test_nobody_writes_what_the_database_keeps(database: Database, table: str) -> None:
    async with connected(database.owner_url) as owner:
        updatable = set(await granted_columns(owner, table, "UPDATE"))
        insertable = set(await granted_columns(owner, table, "INSERT"))
    kept = {*KEPT} - ({"ownership"} if table != "cemetery" else set())
    assert not updatable & kept
    assert not insertable & (kept - {"id"})
    assert {"version", "updated_at"} <= updatable
    assert ("division_id" in updatable) == (table in OWN_DIVISION)


@pytest.mark.parametrize("table", WRITTEN)
async def test_every_other_column_can_be_written(database: Database, table: str) -> None:
    async with connected(database.owner_url) as owner:
        columns = {row[0] for row in await owner.fetch(
            "SELECT column_name FROM information_schema.columns"
            " WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER'", table)}  # fmt: skip
        insertable = set(await granted_columns(owner, table, "INSERT"))
    assert columns - insertable - set(KEPT) == {"version", "updated_at"}
