"""The audit trail is written once: nobody changes it, its months are partitions, and without a partition there is no act."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from uuid import UUID

import asyncpg
import pytest

from authz.principal import SHANGHAI
from db.engine import create_engine
from db.unit_of_work import new_id
from server import midnight
from tests.by_hand import Hand, hand_of, undone
from tests.by_owner import told
from tests.ground import Database, connected
from tests.lineage_world import CITY, NEW_COUNTY, OLD_COUNTY, TOWN, VILLAGE, Owner
from tests.world import person_id

TABLES = ("audit_entry", "audit_object")
CHANGES = {
    "update": "UPDATE {table} SET division_id = division_id",
    "update of nothing": "UPDATE {table} SET division_id = division_id WHERE false",
    "delete": "DELETE FROM {table}",
    "truncate": "TRUNCATE {table}",
    "upsert": (
        "INSERT INTO {table} SELECT * FROM {table} WHERE false"
        " ON CONFLICT (%s) DO UPDATE SET division_id = EXCLUDED.division_id"
    ),
}
KEYS = {"audit_entry": "id", "audit_object": "entry_id, object_id"}
PARTITIONS = (
    "SELECT CAST(inhrelid AS regclass)::text FROM pg_inherits WHERE inhparent = CAST($1 AS regclass) ORDER BY 1"
)
PEOPLE = "SELECT string_agg(p::text, '' ORDER BY id) FROM person AS p"


@pytest.fixture
async def owner(fresh_database: Database) -> AsyncIterator[Owner]:
    async with connected(fresh_database.owner_url) as line:
        yield Owner(line)


def month_of(moment: datetime) -> str:
    return f"{moment.astimezone(SHANGHAI):%Y_%m}"


def id_at(moment: datetime) -> UUID:
    """A UUIDv7 of that moment."""
    return UUID(f"{int(moment.timestamp() * 1000):012x}70008000000000000001")


# Nobody changes it.


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("role", ["owner", "superuser", "superuser in replica"])
async def test_the_trail_is_changed_by_nobody_not_by_the_owner_either(
    world_database: Database, role: str, table: str, change: str
) -> None:
    url = world_database.owner_url if role == "owner" else world_database.superuser_url
    async with connected(url) as line:
        if role == "superuser in replica":
            await line.execute("SET session_replication_role = replica")
        before = await line.fetchval(f"SELECT count(*) FROM {table}")
        assert before > 20
        for each in [table, *(row[0] for row in await line.fetch(PARTITIONS, table))]:
            text = CHANGES[change].format(table=each)
            with pytest.raises(asyncpg.ObjectNotInPrerequisiteStateError, match="never changed"):
                await line.execute(text % KEYS[table] if "%s" in text else text)
        assert await line.fetchval(f"SELECT count(*) FROM {table}") == before


@pytest.mark.parametrize("table", TABLES)
async def test_the_runtime_role_may_neither_change_the_trail_nor_look_past_its_wall(
    world_database: Database, table: str
) -> None:
    async with hand_of(world_database, ("OVERSIGHT", CITY), ("REGISTRAR", CITY)) as hand, undone(hand.line):
        await hand.begin()
        for text in (f"UPDATE {table} SET object_type = object_type", f"DELETE FROM {table}", f"TRUNCATE {table}",
                     f"SELECT * FROM audit.{table.removeprefix('audit_')}_before"):  # fmt: skip
            point = hand.line.transaction()
            await point.start()
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await hand.line.execute(text)
            await point.rollback()


@pytest.mark.parametrize("role", ["VIEWER", "REGISTRAR", "APPROVER", "OVERSIGHT", "ADMINISTRATOR", "EXCHANGE"])
async def test_only_oversight_reads_entries_and_only_those_of_its_division(world_database: Database, role: str) -> None:
    async with hand_of(world_database, (role, TOWN)) as hand, connected(world_database.owner_url) as line:
        for table in TABLES:
            there = await line.fetchval(f"SELECT count(*) FROM {table} WHERE township_id = $1", TOWN)
            assert there
            async with undone(hand.line):
                await hand.enter()
                assert await hand.line.fetchval(f"SELECT count(*) FROM {table}") == (
                    there if role == "OVERSIGHT" else 0
                )


# Months.


@pytest.mark.parametrize(
    ("moment", "name"),
    [
        (datetime(2020, 5, 1, tzinfo=UTC), "entry_before"),
        (datetime.now(UTC), f"entry_{month_of(datetime.now(UTC))}"),
    ],
)
async def test_an_entry_lies_in_the_month_of_its_id(world_database: Database, moment: datetime, name: str) -> None:
    async with connected(world_database.owner_url) as line, undone(line):
        await told(line, id_at(moment))
        lies = await line.fetchval(
            "SELECT CAST(tableoid AS regclass)::text FROM audit_entry WHERE id = $1", id_at(moment)
        )
    assert lies == f"audit.{name}"


async def test_a_month_begins_at_its_first_midnight_in_beijing(world_database: Database) -> None:
    async with connected(world_database.owner_url) as line:
        first = await line.fetchval("SELECT audit.first_id('2027-03-01')")
    assert first == UUID(f"{int(datetime(2027, 3, 1, tzinfo=SHANGHAI).timestamp() * 1000):012x}" + "0" * 20)
    assert first < id_at(datetime(2027, 2, 28, 16, 0, tzinfo=UTC))
    assert first > id_at(datetime(2027, 2, 28, 15, 59, 59, 999000, tzinfo=UTC))


async def test_missing_months_are_made_once_and_by_the_runtime_role_too(fresh_database: Database, owner: Owner) -> None:
    before = {table: await owner.line.fetch(PARTITIONS, table) for table in TABLES}
    assert {len(each) for each in before.values()} == {14}, "what lies before, this month and a year"
    async with connected(fresh_database.runtime_url) as runtime:
        assert await runtime.fetchval("SELECT audit.keep_months(12)") == 0
        assert await runtime.fetchval("SELECT audit.keep_months(14)") == 4
        assert await runtime.fetchval("SELECT audit.keep_months(14)") == 0
    for table in TABLES:
        after = [row[0] for row in await owner.line.fetch(PARTITIONS, table)]
        assert len(after) == 16
        with pytest.raises(asyncpg.ObjectNotInPrerequisiteStateError):
            await owner.run(f"TRUNCATE {after[-2]}")


async def test_the_process_makes_the_months_that_are_missing(fresh_database: Database, owner: Owner) -> None:
    last = (await owner.line.fetch(PARTITIONS, "audit_entry"))[-2][0]
    await owner.run(f"DROP TABLE {last}")
    engine = create_engine(fresh_database.runtime_url, 1, 20_000)
    try:
        assert await midnight._turn(engine, datetime.now(SHANGHAI)) <= midnight.PATIENCE_SECONDS
    finally:
        await engine.dispose()
    assert last in {row[0] for row in await owner.line.fetch(PARTITIONS, "audit_entry")}


async def test_without_a_partition_there_is_no_act(fresh_database: Database, owner: Owner) -> None:
    this_month = f"audit.entry_{month_of(datetime.now(UTC))}"
    before = await owner.value(PEOPLE)
    await owner.run(f"ALTER TABLE audit_entry DETACH PARTITION {this_month}")
    async with hand_of(fresh_database, ("REGISTRAR", CITY)) as hand:
        with pytest.raises(asyncpg.CheckViolationError, match="no partition"):
            await _rename(hand)
        assert await owner.value(PEOPLE) == before
        await owner.run(f"DROP TABLE {this_month}")
        assert await owner.value("SELECT audit.keep_months(12)") == 1
        await _rename(hand)
    assert await owner.value(PEOPLE) != before


async def _rename(hand: Hand) -> None:
    async with hand.line.transaction():
        await hand.begin(VILLAGE, f"Person:{person_id(14)}")
        await hand.line.execute("UPDATE person SET name = '新名' WHERE id = $1", person_id(14))


async def test_a_month_that_is_detached_is_whole_and_no_longer_in_the_trail(owner: Owner) -> None:
    """Retention: an old month goes as a table of its own, and what it held is still never changed."""
    first = datetime(2019, 6, 1, tzinfo=UTC)
    await told(owner.line, id_at(first))
    total = await owner.value("SELECT count(*) FROM audit_entry")
    old = await owner.value("SELECT count(*) FROM audit.entry_before")
    await owner.run("ALTER TABLE audit_entry DETACH PARTITION audit.entry_before")
    assert await owner.value("SELECT count(*) FROM audit_entry") == total - old
    assert await owner.value("SELECT count(*) FROM audit.entry_before WHERE id = $1", id_at(first)) == 1
    with pytest.raises(asyncpg.ObjectNotInPrerequisiteStateError):
        await owner.run("DELETE FROM audit.entry_before")


# Where an entry lies is where its division lay.


async def test_a_township_that_moves_leaves_its_old_entries_where_they_were(
    fresh_database: Database, owner: Owner
) -> None:
    old = await owner.lineages("audit_entry", TOWN)
    assert {line[1] for line in old} == {OLD_COUNTY}
    await owner.move(TOWN, NEW_COUNTY)
    await owner.lies_right()
    assert await owner.lineages("audit_entry", TOWN) == old
    later = await told(owner.line, new_id())
    assert await owner.value("SELECT county_id FROM audit_entry WHERE id = $1", later) == NEW_COUNTY
    async with hand_of(fresh_database, ("OVERSIGHT", NEW_COUNTY)) as hand, undone(hand.line):
        await hand.enter()
        seen = await hand.line.fetch("SELECT id FROM audit_entry WHERE division_id = $1", VILLAGE)
    assert [row[0] for row in seen] == [later]
