"""Everything is sealed with a new key, wholly, whatever breaks off; and each value says what it said."""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path

import pytest

from db import resealing
from db.engine import create_engine
from db.key_file import KEY_BYTES, append_key
from db.resealing import SEALED_TABLES
from db.sealed import KeyRing, Kind
from db.tables import METADATA
from errors import SettingsRefused
from server import keys
from tests.access_world import until
from tests.ground import Database, connected
from tests.key_house import NUMBER, SEALED, TAKEN, House, everything, house_of, numbers, sealed_rows, waits
from tests.world import WORLD
from tests.world_filling import KEY_RING


@pytest.fixture
def house(fresh_database: Database, tmp_path: Path) -> House:
    return house_of(fresh_database, tmp_path)


def test_every_sealed_column_is_among_those_that_are_sealed_anew() -> None:
    columns = {
        (table.name, column.name)
        for table in METADATA.tables.values()
        for column in table.c
        if column.name.endswith("_sealed")
    }
    assert columns == {(table.name, f"{value}_sealed") for table in SEALED_TABLES for value in table.values}
    assert ("person", "id_number_sealed") in columns
    assert len(columns) >= 7


async def test_after_a_rotation_no_value_is_under_an_older_key_and_each_says_what_it_said(house: House) -> None:
    async with connected(house.database.owner_url) as owner:
        before = await everything(owner, KEY_RING)
        rows = {table.name: await sealed_rows(owner, table) for table in SEALED_TABLES}
        printed = await house.run(keys.rotate)
        ring = KeyRing.read(house.file)
        assert (ring.newest, ring.current) == (2, 2)
        assert await everything(owner, ring) == before
        assert before
        assert await resealing.by_key(owner) == {2: len(before)}
        for table in SEALED_TABLES:
            for old, new in zip(rows[table.name], await sealed_rows(owner, table), strict=True):
                kept = {name for name in old if not name.endswith(("_sealed", "_digest"))}
                assert {name: old[name] for name in kept} == {name: new[name] for name in kept}
                changed = {name for name in old.keys() - kept if old[name] is not None}
                assert all(old[name] != new[name] for name in changed)
    assert f"All {len(before)} sealed values are under key 2" in printed


async def test_each_batch_leaves_every_number_to_be_found(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resealing, "BATCH", 3)
    known = [str(each.id_number) for each in WORLD.people.values() if each.id_number]
    append_key(house.file)
    ring = KeyRing.read(house.file)
    engine = create_engine(house.database.owner_url, 2, 0)
    await resealing.turn(engine, ring, 1)
    batches = 0
    async with connected(house.database.runtime_url) as runtime, connected(house.database.owner_url) as owner:
        async for size in resealing.reseal(engine, ring):
            assert 1 <= size <= 3
            batches += 1
            for number in known:
                assert await runtime.fetchval(TAKEN, numbers(ring, number))
            assert not await runtime.fetchval(TAKEN, numbers(ring))
            await everything(owner, ring)
        assert await resealing.rows_left(owner, 2) == 0
    assert batches > len(known) / 3
    await engine.dispose()


async def test_a_rotation_killed_in_the_middle_is_finished_by_the_next_without_another_key(house: House) -> None:
    """It stands still before the last person, whom somebody holds; there it is killed."""
    async with connected(house.database.owner_url) as owner, connected(house.database.superuser_url) as watch:
        before = await everything(owner, KEY_RING)
        async with owner.transaction():
            await owner.fetch(
                "SELECT FROM institution WHERE phone_sealed IS NOT NULL ORDER BY id DESC LIMIT 1 FOR UPDATE"
            )
            process = house.process("keys", "rotate")
            await until(lambda: waits(watch, house.database), 60)
            process.send_signal(signal.SIGKILL)
            await asyncio.to_thread(process.wait)
        ring = KeyRing.read(house.file)
        assert ring.newest == 2
        assert await owner.fetchval("SELECT current FROM sealing_key") == 2
        assert (await resealing.by_key(owner)).keys() == {1, 2}, "it was killed before it began, or after it ended"
        assert await everything(owner, ring) == before
        printed = await house.run(keys.rotate)
        assert "Going on with the rotation to key 2" in printed
        assert KeyRing.read(house.file) == ring
        assert await resealing.by_key(owner) == {2: len(before)}
        assert await everything(owner, ring) == before


async def test_a_key_that_came_into_the_file_only_is_the_next_one(house: House) -> None:
    """Killed between the file and the database; or put there by ``registry keys add`` for several hosts."""
    await house.run(keys.add)
    ring = KeyRing.read(house.file)
    with pytest.raises(SettingsRefused, match="not in force yet"):
        await house.run(keys.add)
    async with connected(house.database.owner_url) as owner:
        assert (await resealing.by_key(owner)).keys() == {1}
        await house.run(keys.rotate)
        assert KeyRing.read(house.file) == ring
        assert (await resealing.by_key(owner)).keys() == {2}
    await house.run(keys.rotate)
    assert KeyRing.read(house.file).keys[: 2 * KEY_BYTES] == ring.keys, "the older keys stay: backups need them"
    assert KeyRing.read(house.file).newest == 3


async def test_of_two_rotations_at_once_the_second_is_refused(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resealing, "TRIES", 1)
    engine = create_engine(house.database.owner_url, 1, 0)
    async with resealing.alone(engine):
        with pytest.raises(SettingsRefused, match="somebody else"):
            await house.run(keys.rotate)
    assert KeyRing.read(house.file) == KEY_RING
    await house.run(keys.rotate)
    await engine.dispose()


async def test_the_change_of_the_key_stands_in_the_record_of_power(house: House) -> None:
    await house.run(keys.rotate)
    async with connected(house.database.owner_url) as owner:
        (entry,) = await owner.fetch("SELECT * FROM audit_entry WHERE action = 'rotateSealingKey'")
        city = await owner.fetchval("SELECT id FROM division WHERE level = 'city'")
    assert (entry["account"], entry["account_id"], entry["division_id"]) == ("registry_owner", None, city)
    assert (entry["outcome"], entry["act_id"]) == ("DONE", entry["id"])
    assert '"before": "1"' in entry["changes"]
    assert '"after": "2"' in entry["changes"]


async def test_a_value_that_opens_no_more_is_named_and_nothing_is_lost(house: House) -> None:
    async with connected(house.database.owner_url) as owner:
        sealed = await owner.fetchval("SELECT id_number_sealed FROM person WHERE id = $1", SEALED.id)
        broken = sealed[:-1] + bytes((sealed[-1] ^ 1,))
        await owner.execute("UPDATE person SET id_number_sealed = $2 WHERE id = $1", SEALED.id, broken)
        with pytest.raises(SettingsRefused, match=f"id_number of person {SEALED.id}"):
            await house.run(keys.rotate)
        await owner.execute(
            "UPDATE person SET id_number_sealed = $2 WHERE id = $1",
            SEALED.id,
            KeyRing.read(house.file).seal(Kind.CITIZEN_NUMBER, NUMBER).ciphertext,
        )
        await house.run(keys.rotate)
        assert (await resealing.by_key(owner)).keys() == {2}
