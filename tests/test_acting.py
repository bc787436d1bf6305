"""No path changes a row without an act that has begun, and an entry of it that names the row.

All of it without planner and unit of work: the runtime role's own connection, and the database alone.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import pytest

from tests.by_hand import (
    CHANGE,
    REMOVABLE,
    WRITTEN,
    Hand,
    added_again,
    code_of,
    first_row,
    granted_columns,
    hand_of,
    insertion,
    type_of,
    undone,
)
from tests.ground import Database, connected
from tests.lineage_world import CITY, VILLAGE
from tests.world import household_id

BEGIN = "SELECT set_config('registry.act', CAST(uuidv7() AS text), true)"
"""Names an act that nobody has begun, which anybody can."""


@pytest.fixture(scope="module")
async def registrar(database: Database) -> AsyncIterator[Hand]:
    """Who may write every register in the whole city."""
    async with hand_of(database, ("REGISTRAR", CITY), ("APPROVER", CITY)) as hand:
        yield hand


async def version(database: Database, table: str, row: UUID) -> int:
    async with connected(database.owner_url) as owner:
        return int(await owner.fetchval(f"SELECT version FROM {table} WHERE id = $1", row))


async def act_on(
    hand: Hand, text: str, values: tuple[Any, ...], division: UUID, *named: str, outcome: str = "DONE"
) -> int:
    """An act of an entry that names these rows and one statement, to its end; how many rows it touched."""
    async with hand.line.transaction():
        await hand.begin(division, *named, outcome=outcome)
        done: str = await hand.line.execute(text, *values)
    return int(done.rpartition(" ")[2])


async def lasting(hand: Hand, *orders: tuple[str, tuple[Any, ...]]) -> None:
    """One transaction of these statements, to its end."""
    async with hand.line.transaction():
        for text, values in orders:
            await hand.line.execute(text, *values)


async def told_after_a_savepoint(hand: Hand, division: UUID, named: str, change: tuple[str, tuple[Any, ...]]) -> None:
    """An act whose entry could be undone alone."""
    async with hand.line.transaction():
        async with hand.line.transaction():
            await hand.begin(division, named)
        await hand.line.execute(change[0], *change[1])


# Whoever writes has entered and begun an act.


@pytest.mark.parametrize("table", WRITTEN)
async def test_nothing_is_written_without_an_acting_subject(database: Database, registrar: Hand, table: str) -> None:
    added, changed = await added_again(database, table), (f"UPDATE {table} SET version = version WHERE false",)
    enter, nobody = f"SELECT guard.enter('{registrar.account}')", f"SELECT guard.enter('{uuid4()}')"
    for before in (
        "SELECT 1",
        enter,
        BEGIN,
        f"{BEGIN}; {nobody}",
        f"{enter}; SELECT set_config('registry.act', '', true)",
    ):
        for text, *values in (added, changed):
            async with undone(registrar.line):
                await registrar.line.execute(before)
                with pytest.raises(asyncpg.PostgresError, match="no acting subject") as refused:
                    await registrar.line.execute(text, *values)
            assert code_of(refused.value) == "RG001", before
    async with undone(registrar.line):
        await registrar.begin()
        await registrar.line.execute(*changed)


@pytest.mark.parametrize("table", WRITTEN)
async def test_a_superuser_is_no_acting_subject_either(database: Database, table: str) -> None:
    async with connected(database.superuser_url) as superuser:
        for text, *values in ((f"UPDATE {table} SET version = version",), (f"DELETE FROM {table}",),
                              (f"TRUNCATE {table} CASCADE",), await added_again(database, table)):  # fmt: skip
            with pytest.raises(asyncpg.PostgresError) as refused:
                await superuser.execute(text, *values)
            assert code_of(refused.value) == "RG001", text


async def test_an_act_is_over_when_its_transaction_is(registrar: Hand) -> None:
    async with registrar.line.transaction():
        await registrar.begin()
    with pytest.raises(asyncpg.PostgresError) as refused:
        await registrar.line.execute("UPDATE person SET version = version WHERE false")
    assert code_of(refused.value) == "RG001"


@pytest.mark.parametrize("table", WRITTEN)
async def test_rows_are_removed_only_where_a_list_is_kept_and_no_table_is_emptied(registrar: Hand, table: str) -> None:
    async with undone(registrar.line):
        await registrar.begin()
        if table in REMOVABLE:
            await registrar.line.execute(f"DELETE FROM {table} WHERE false")
        else:
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await registrar.line.execute(f"DELETE FROM {table} WHERE false")
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await registrar.line.execute(f"TRUNCATE {table}")


# An entry of the act names every row before it is changed.


@pytest.mark.parametrize("told", ["nothing", "another row", "a refusal", "another type"])
@pytest.mark.parametrize("table", WRITTEN)
async def test_a_change_that_no_entry_names_fails(database: Database, registrar: Hand, table: str, told: str) -> None:
    row, division = await first_row(database, table)
    before = await version(database, table, row)
    named = {
        "nothing": (),
        "another row": (f"{type_of(table)}:{uuid4()}",),
        "a refusal": (f"{type_of(table)}:{row}",),
        "another type": (f"Division:{row}",),
    }[told]
    outcome = "REFUSED" if told == "a refusal" else "DONE"
    with pytest.raises(asyncpg.PostgresError, match="no entry of this act names") as refused:
        await act_on(registrar, CHANGE.format(table=table), (row,), division, *named, outcome=outcome)
    assert code_of(refused.value) == "RG002"
    assert await version(database, table, row) == before


@pytest.mark.parametrize("table", WRITTEN)
async def test_a_change_that_an_entry_of_its_act_names_lasts(database: Database, registrar: Hand, table: str) -> None:
    row, division = await first_row(database, table)
    before = await version(database, table, row)
    await act_on(registrar, CHANGE.format(table=table), (row,), division, f"{type_of(table)}:{row}")
    assert await version(database, table, row) == before + 1


async def test_a_second_entry_of_the_act_may_name_the_row(database: Database, registrar: Hand) -> None:
    row, division = await first_row(database, "person")
    async with registrar.line.transaction():
        act = await registrar.begin()
        assert await registrar.tell(division, f"Person:{row}") > act
        await registrar.line.execute("UPDATE person SET version = version + 1 WHERE id = $1", row)


async def test_an_entry_of_an_earlier_act_does_not_speak_for_a_later_one(database: Database, registrar: Hand) -> None:
    row, division = await first_row(database, "household")
    async with registrar.line.transaction():
        await registrar.begin(division, f"Household:{row}")
    with pytest.raises(asyncpg.PostgresError) as refused:
        await act_on(registrar, CHANGE.format(table="household"), (row,), division)
    assert code_of(refused.value) == "RG002"


@pytest.mark.parametrize("savepoint", [False, True])
async def test_only_an_entry_that_this_transaction_wrote_speaks_for_what_it_changes(
    database: Database, registrar: Hand, *, savepoint: bool
) -> None:
    """Whoever takes up an act of earlier by its id has no entry for what they do now; nor has one that could be undone alone."""
    row, division = await first_row(database, "household")
    before = await version(database, "household", row)
    async with registrar.line.transaction():
        earlier = await registrar.begin(division, f"Household:{row}")
    change = (CHANGE.format(table="household"), (row,))
    taken_up = ("SELECT guard.enter($1), set_config('registry.act', $2, true)", (registrar.account, str(earlier)))
    forged = (
        told_after_a_savepoint(registrar, division, f"Household:{row}", change)
        if savepoint
        else lasting(registrar, taken_up, change)
    )
    with pytest.raises(asyncpg.PostgresError) as refused:
        await forged
    assert code_of(refused.value) == "RG002"
    assert await version(database, "household", row) == before


@pytest.mark.parametrize("table", REMOVABLE)
async def test_a_removed_row_and_a_new_one_are_named_too(database: Database, registrar: Hand, table: str) -> None:
    row, division = await first_row(database, table)
    async with connected(database.owner_url) as owner:
        columns = await granted_columns(owner, table, "INSERT")
        whole = await owner.fetchval(f"SELECT to_jsonb(r) FROM {table} AS r WHERE id = $1", row)
    for text, values in ((f"DELETE FROM {table} WHERE id = $1", (row,)), (insertion(table, columns), (whole,))):
        with pytest.raises(asyncpg.PostgresError) as refused:
            await act_on(registrar, text, values, division)
        assert code_of(refused.value) == "RG002"
        assert await act_on(registrar, text, values, division, f"{type_of(table)}:{row}") == 1


async def test_what_the_database_does_beside_a_change_needs_no_entry_of_its_own(
    database: Database, registrar: Hand
) -> None:
    """A household that moves takes its memberships along: only the household was changed by somebody."""
    home = household_id(4)
    async with registrar.line.transaction():
        await registrar.begin(VILLAGE, f"Household:{home}")
        before = await registrar.line.fetchval("SELECT division_id FROM household WHERE id = $1", home)
        await registrar.tell(before, f"Household:{home}")
        await registrar.line.execute("UPDATE household SET division_id = $1 WHERE id = $2", VILLAGE, home)
    async with connected(database.owner_url) as owner:
        places = await owner.fetch(
            "SELECT DISTINCT division_id FROM household_membership WHERE household_id = $1", home
        )
    assert [row[0] for row in places] == [VILLAGE]


async def test_a_receipt_is_left_and_seen_only_in_the_own_name(database: Database, registrar: Hand) -> None:
    text = (
        "INSERT INTO act_receipt (account_id, client_mutation_id, mutation, input_digest, entry_id)"
        " VALUES ($1, 'once', 'updatePerson', '\\x00', $2)"
    )
    async with registrar.line.transaction():
        act = await registrar.begin()
        await registrar.line.execute(text, registrar.account, act)
        assert await registrar.line.fetchval("SELECT count(*) FROM act_receipt") == 1
    async with undone(registrar.line):
        act = await registrar.begin()
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await registrar.line.execute(text, uuid4(), act)
    async with hand_of(database, ("REGISTRAR", CITY)) as other, other.line.transaction():
        await other.begin()
        assert await other.line.fetchval("SELECT count(*) FROM act_receipt") == 0
