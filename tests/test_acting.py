"""No path changes a row without an act that has begun, and an entry of it that names the row.

All of it without planner and unit of work: the runtime role's own connection, and the database alone.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import pytest

from db.unit_of_work import new_id
from tests.by_hand import REMOVABLE, WRITTEN, Hand, granted_columns, hand_of, insertion, type_of, undone
from tests.ground import Database, connected
from tests.lineage_world import CITY, VILLAGE
from tests.world import household_id, person_id

CHANGE = "UPDATE {table} SET version = version + 1 WHERE id = $1"
STATEMENTS = {
    "update": "UPDATE {table} SET version = version WHERE false",
    "insert": "INSERT INTO {table} (id) SELECT uuidv7() WHERE false",
}


@pytest.fixture(scope="module")
async def registrar(database: Database) -> AsyncIterator[Hand]:
    """Who may write every register in the whole city."""
    async with hand_of(database, ("REGISTRAR", CITY), ("APPROVER", CITY)) as hand:
        yield hand


async def first_row(database: Database, table: str) -> tuple[UUID, UUID]:
    """A row's id and division."""
    async with connected(database.owner_url) as owner:
        row = await owner.fetchrow(f"SELECT id, division_id FROM {table} ORDER BY id DESC LIMIT 1")
    assert row is not None
    return row[0], row[1]


async def version(database: Database, table: str, row: UUID) -> int:
    async with connected(database.owner_url) as owner:
        return int(await owner.fetchval(f"SELECT version FROM {table} WHERE id = $1", row))


async def act_on(
    hand: Hand, text: str, values: tuple[Any, ...], division: UUID, *named: str, outcome: str = "DONE"
) -> int:
    """An act of one statement and an entry that names these rows, to its end; how many rows it touched."""
    async with hand.line.transaction():
        act = await hand.begin()
        done: str = await hand.line.execute(text, *values)
        await hand.tell(act, division, *named, outcome=outcome)
    return int(done.rpartition(" ")[2])


async def lasting(hand: Hand, *orders: tuple[str, tuple[Any, ...]]) -> None:
    """One transaction of these statements, to its end."""
    async with hand.line.transaction():
        for text, values in orders:
            await hand.line.execute(text, *values)


async def told_after_a_savepoint(hand: Hand, division: UUID, named: str, change: tuple[str, tuple[Any, ...]]) -> None:
    """An act whose entry could be undone alone."""
    async with hand.line.transaction():
        act = await hand.begin()
        async with hand.line.transaction():
            await hand.tell(act, division, named)
        await hand.line.execute(change[0], *change[1])


def code_of(error: BaseException) -> str:
    return str(getattr(error, "sqlstate", ""))


# Whoever writes has entered and begun an act.


@pytest.mark.parametrize("statement", STATEMENTS)
@pytest.mark.parametrize("table", WRITTEN)
async def test_nothing_is_written_without_an_acting_subject(registrar: Hand, table: str, statement: str) -> None:
    text = STATEMENTS[statement].format(table=table)
    for before in ("SELECT 1", f"SELECT guard.enter('{registrar.account}')", "SELECT guard.act(NULL, uuidv7())",
                   f"SELECT guard.act('{registrar.account}', NULL)", f"SELECT guard.act('{uuid4()}', uuidv7())"):  # fmt: skip
        async with undone(registrar.line):
            await registrar.line.execute(before)
            with pytest.raises(asyncpg.PostgresError, match="no acting subject") as refused:
                await registrar.line.execute(text)
        assert code_of(refused.value) == "RG001", before
    async with undone(registrar.line):
        await registrar.begin()
        await registrar.line.execute(text)


@pytest.mark.parametrize("table", WRITTEN)
async def test_a_superuser_is_no_acting_subject_either(database: Database, table: str) -> None:
    async with connected(database.superuser_url) as superuser:
        for text in (f"UPDATE {table} SET version = version", f"DELETE FROM {table}", f"TRUNCATE {table} CASCADE"):
            with pytest.raises(asyncpg.PostgresError) as refused:
                await superuser.execute(text)
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


# When a transaction ends, an entry of its act names every row that it changed.


@pytest.mark.parametrize("told", ["nothing", "another row", "a refusal", "another type"])
@pytest.mark.parametrize("table", WRITTEN)
async def test_a_change_that_no_entry_names_fails_when_it_is_to_last(
    database: Database, registrar: Hand, table: str, told: str
) -> None:
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
        await registrar.tell(act, division)
        await registrar.tell(act, division, f"Person:{row}", own=await registrar.line.fetchval("SELECT uuidv7()"))
        await registrar.line.execute("UPDATE person SET version = version + 1 WHERE id = $1", row)


async def test_an_entry_of_an_earlier_act_does_not_speak_for_a_later_one(database: Database, registrar: Hand) -> None:
    row, division = await first_row(database, "household")
    async with registrar.line.transaction():
        await registrar.tell(await registrar.begin(), division, f"Household:{row}")
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
        earlier = await registrar.tell(await registrar.begin(), division, f"Household:{row}")
    change = (CHANGE.format(table="household"), (row,))
    taken_up = ("SELECT guard.act($1, $2)", (registrar.account, earlier))
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
        act = await registrar.begin()
        before = await registrar.line.fetchval("SELECT division_id FROM household WHERE id = $1", home)
        await registrar.line.execute("UPDATE household SET division_id = $1 WHERE id = $2", VILLAGE, home)
        await registrar.tell(act, VILLAGE, f"Household:{home}")
        await registrar.tell(act, before, f"Household:{home}", own=new_id())
    async with connected(database.owner_url) as owner:
        places = await owner.fetch(
            "SELECT DISTINCT division_id FROM household_membership WHERE household_id = $1", home
        )
    assert [row[0] for row in places] == [VILLAGE]


# Entries are of the own act, and in the own name.


async def test_an_entry_in_anothers_name_or_of_another_act_is_refused(registrar: Hand) -> None:
    other = Hand(registrar.line, uuid4())
    async with undone(registrar.line):
        act = await registrar.begin()
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await other.tell(act, VILLAGE)
    async with undone(registrar.line):
        await registrar.begin()
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await registrar.tell(new_id(), VILLAGE)


async def test_an_object_belongs_to_an_entry_of_the_own_act(registrar: Hand) -> None:
    text = "INSERT INTO audit_object (entry_id, object_type, object_id, division_id) VALUES ($1, 'Person', $2, $3)"
    async with registrar.line.transaction():
        earlier = await registrar.tell(await registrar.begin(), VILLAGE)
    for entry in (earlier, new_id()):
        async with undone(registrar.line):
            await registrar.tell(await registrar.begin(), VILLAGE)
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await registrar.line.execute(text, entry, person_id(14), VILLAGE)
    async with registrar.line.transaction():
        own = await registrar.tell(await registrar.begin(), VILLAGE)
        await registrar.line.execute(text, own, person_id(14), VILLAGE)


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
