"""Entries are told in one way: of the act that this transaction has begun, by who has entered; and nobody else acts on them.

All of it by hand, on the runtime role's own connection.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from uuid import uuid4

import asyncpg
import pytest

from db.unit_of_work import new_id
from tests.by_hand import (
    CHANGE,
    REMOVABLE,
    TELL,
    WRITTEN,
    Hand,
    added_again,
    code_of,
    first_row,
    hand_of,
    type_of,
    undone,
)
from tests.ground import Database, connected
from tests.lineage_world import CITY, TOWN, VILLAGE

OF_EARLIER = """
INSERT INTO audit_entry (id, act_id, at, account_id, account, actor, division_id, city_id, action, outcome, changes)
SELECT a.id, a.id, clock_timestamp() - CAST($4 AS interval), $1, '试', '某人', d.id, d.city_id, 'updateHousehold', 'DONE',
       jsonb_build_array(jsonb_build_object('object', CAST($3 AS text)))
  FROM division AS d CROSS JOIN (SELECT uuidv7() AS id) AS a WHERE d.id = $2
RETURNING id
"""


@pytest.fixture(scope="module")
async def registrar(database: Database) -> AsyncIterator[Hand]:
    """Who may write every register in the whole city."""
    async with hand_of(database, ("REGISTRAR", CITY), ("APPROVER", CITY)) as hand:
        yield hand


async def test_entries_are_written_by_telling_alone(registrar: Hand) -> None:
    async with registrar.line.transaction():
        await registrar.begin()
        for table in ("audit_entry", "audit_object"):
            async with undone(registrar.line):
                with pytest.raises(asyncpg.InsufficientPrivilegeError):
                    await registrar.line.execute(f"INSERT INTO {table} SELECT * FROM {table}")


async def test_an_entry_says_who_has_entered_and_lies_where_its_division_does(
    database: Database, registrar: Hand
) -> None:
    async with registrar.line.transaction():
        before = await registrar.line.fetchval("SELECT clock_timestamp()")
        act = await registrar.begin()
        further = await registrar.tell(TOWN)
    async with connected(database.owner_url) as owner:
        written = await owner.fetch(
            "SELECT e.act_id, e.account_id, e.account, e.actor, e.division_id, e.township_id, e.village_id,"
            "       uuid_extract_timestamp(e.id) BETWEEN CAST($3 AS timestamptz) - interval '1 ms' AND e.at,"
            "       e.at BETWEEN $3 AND clock_timestamp()"
            "  FROM audit_entry AS e WHERE e.id IN ($1, $2) ORDER BY e.id", act, further, before)  # fmt: skip
    who, when = (act, registrar.account, str(registrar.account), "某人"), (True, True)
    assert [tuple(row) for row in written] == [(*who, VILLAGE, TOWN, VILLAGE, *when), (*who, TOWN, TOWN, None, *when)]


async def test_nothing_is_told_by_nobody_or_of_nowhere(registrar: Hand) -> None:
    for entering, division in (("SELECT 1", VILLAGE), (f"SELECT guard.enter('{uuid4()}')", VILLAGE),
                               (f"SELECT guard.enter('{registrar.account}')", uuid4())):  # fmt: skip
        async with undone(registrar.line):
            await registrar.line.execute(entering)
            with pytest.raises(asyncpg.PostgresError, match="no acting subject") as refused:
                await registrar.tell(division, further=False)
            assert code_of(refused.value) == "RG001"


async def test_nothing_is_told_in_the_name_of_a_disabled_account(database: Database) -> None:
    async with hand_of(database, ("REGISTRAR", CITY)) as hand, connected(database.owner_url) as owner:
        await owner.execute("UPDATE user_account SET disabled_at = now() WHERE id = $1", hand.account)
        async with undone(hand.line):
            await hand.line.execute("SELECT set_config('registry.subject', $1, true)", str(hand.account))
            with pytest.raises(asyncpg.PostgresError, match="no acting subject"):
                await hand.tell(VILLAGE, further=False)


@pytest.mark.parametrize("changes", ["{}", "1", "null", "[1]", '[{}, "x"]', '[[{"object": "x"}]]'])
async def test_changes_that_nobody_could_read_are_refused(registrar: Hand, changes: str) -> None:
    async with undone(registrar.line):
        await registrar.enter()
        with pytest.raises(asyncpg.InvalidParameterValueError, match="an array of objects"):
            await registrar.line.execute(TELL, False, VILLAGE, "x", None, None, changes, "DONE")  # noqa: FBT003


@pytest.mark.parametrize("isolation", ["repeatable_read", "serializable"])
async def test_nothing_is_told_of_the_world_as_it_was(registrar: Hand, isolation: str) -> None:
    transaction = registrar.line.transaction(isolation=isolation)
    await transaction.start()
    try:
        with pytest.raises(asyncpg.InvalidParameterValueError, match="READ COMMITTED"):
            await registrar.begin()
    finally:
        await transaction.rollback()


async def test_every_register_is_asked_about_by_the_type_that_entries_name(database: Database) -> None:
    async with connected(database.owner_url) as owner:
        asked = await owner.fetch(
            "SELECT CAST(tgrelid AS regclass)::text, tgname, encode(tgargs, 'escape') FROM pg_trigger"
            " WHERE tgname IN ('keep_lineage', 'leaves_an_entry') ORDER BY 1, 2")  # fmt: skip
    expected = [
        (table, name, type_of(table) + "\\000") for table in WRITTEN for name in ("keep_lineage", "leaves_an_entry")
    ]
    assert [tuple(row) for row in asked] == expected


@pytest.mark.parametrize("begun", ["by nobody", "earlier", "by a further entry", "after a savepoint", "by another"])
async def test_more_is_told_only_of_the_act_that_this_transaction_has_begun_in_the_same_name(
    database: Database, registrar: Hand, begun: str
) -> None:
    async with registrar.line.transaction():
        earlier = await registrar.begin()
    async with hand_of(database, ("REGISTRAR", CITY)) as other, undone(registrar.line):
        if begun == "after a savepoint":
            async with registrar.line.transaction():
                await registrar.begin()
        elif begun == "by a further entry":
            await registrar.begin()
            further = await registrar.tell(VILLAGE)
            await registrar.line.execute("SELECT set_config('registry.act', $1, true)", str(further))
        elif begun == "by another":
            await Hand(registrar.line, other.account).begin()
            await registrar.enter()
        else:
            await registrar.enter()
            act = earlier if begun == "earlier" else new_id()
            await registrar.line.execute("SELECT set_config('registry.act', $1, true)", str(act))
        with pytest.raises(asyncpg.PostgresError, match="no act has begun") as refused:
            await registrar.tell(VILLAGE)
        assert code_of(refused.value) == "RG001"


@pytest.mark.parametrize("way", ["changed", "added"])
async def test_what_one_tells_another_does_not_do(database: Database, registrar: Hand, way: str) -> None:
    table = REMOVABLE[0]
    row, division = await first_row(database, table)
    text, *values = (CHANGE.format(table=table), row) if way == "changed" else await added_again(database, table)
    async with hand_of(database, ("REGISTRAR", CITY)) as other, undone(registrar.line):
        await Hand(registrar.line, other.account).begin(division, f"{type_of(table)}:{row}")
        await registrar.enter()
        with pytest.raises(asyncpg.PostgresError, match="no entry of this act names") as refused:
            await registrar.line.execute(text, *values)
        assert code_of(refused.value) == "RG002"


@pytest.mark.parametrize("minutes", [59, 61])
async def test_an_entry_speaks_for_an_hour(database: Database, registrar: Hand, minutes: int) -> None:
    """Written by the owner in the same transaction, for nobody else can write one of an hour ago."""
    row, division = await first_row(database, "household")
    async with connected(database.superuser_url) as line, undone(line):
        await line.execute("SET LOCAL ROLE registry_owner")
        act = await line.fetchval(
            OF_EARLIER, registrar.account, division, f"Household:{row}", timedelta(minutes=minutes)
        )
        await line.execute("SET LOCAL ROLE registry_runtime")
        await line.execute("SELECT guard.enter($1), set_config('registry.act', $2, true)", registrar.account, str(act))
        changing = line.execute(CHANGE.format(table="household"), row)
        if minutes < 60:
            assert await changing == "UPDATE 1"
            return
        with pytest.raises(asyncpg.PostgresError, match="no entry of this act names") as refused:
            await changing
        assert code_of(refused.value) == "RG002"
