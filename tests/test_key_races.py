"""While keys change people work: one number is registered once, and a process with old keys learns of the new one."""

from __future__ import annotations

import asyncio
import io
from pathlib import Path
from uuid import UUID

import asyncpg
import pytest
from rich.console import Console

from db import resealing
from db.engine import connection, create_engine
from db.failures import KeyTurned
from db.identifiers import check_digit
from db.key_file import append_key
from db.resealing import SEALED_TABLES
from db.sealed import KeyRing, Kind
from db.sealing_key import Keys
from errors import SettingsRefused
from server import keys
from tests.access_world import until
from tests.acting import done, entries, problems
from tests.asking import Asking
from tests.ground import Database, connected
from tests.key_house import (
    GIVE_NUMBER,
    NUMBER,
    SEALED,
    STRANGER,
    TAKEN,
    UNKNOWN_NUMBER,
    House,
    house_of,
    numbers,
    sealed_anew,
    sealed_number,
    waits,
)
from tests.world_accounts import APPROVER, COUNTY_REGISTRAR
from tests.world_filling import KEY_RING


@pytest.fixture
def house(fresh_database: Database, tmp_path: Path) -> House:
    return house_of(fresh_database, tmp_path)


@pytest.mark.parametrize(("table", "value"), [(table.name, value) for table in SEALED_TABLES for value in table.values])
async def test_a_value_under_another_key_than_that_in_force_is_not_taken(house: House, table: str, value: str) -> None:
    await house.run(keys.rotate)
    engine = create_engine(house.database.owner_url, 1, 0)
    ring = KeyRing.read(house.file)
    row = f"(SELECT id FROM {table} ORDER BY id LIMIT 1)"
    write = f"UPDATE {table} SET {value}_sealed = $1 WHERE id = {row}"
    kind = next(each for each in SEALED_TABLES if each.name == table).values[value]
    for number in (1, 2):
        ciphertext = ring.sealing_with(number).seal(kind, "12900001234").ciphertext
        if number == 1:
            with pytest.raises(KeyTurned):
                async with connection(engine) as lent:
                    await lent.fetch(write, ciphertext)
        else:
            async with connection(engine) as lent:
                await lent.fetch(write, ciphertext)
    await engine.dispose()


async def test_a_process_with_the_old_keys_reads_them_again(house: House) -> None:
    known = Keys(house.file)
    assert known.ring == KEY_RING
    await house.run(keys.rotate)
    assert known.ring == KEY_RING
    engine = create_engine(house.database.runtime_url, 1, 0)
    await known.renew(engine)
    await engine.dispose()
    assert known.ring == KeyRing.read(house.file)
    assert known.ring.current == 2


async def test_a_key_that_waits_in_the_file_does_not_seal_yet(house: House) -> None:
    await house.run(keys.add)
    known = Keys(house.file)
    assert known.ring.current == 2, "the newest, until the database refuses it"
    engine = create_engine(house.database.runtime_url, 1, 0)
    await known.renew(engine)
    await engine.dispose()
    assert (known.ring.current, known.ring.newest) == (1, 2)


async def test_a_number_being_registered_under_the_old_key_is_not_registered_again_under_the_new(house: House) -> None:
    """Two connections: the first has written under the old key and not committed when the key is to turn."""
    old = KEY_RING
    append_key(house.file)
    new = KeyRing.read(house.file)
    engine = create_engine(house.database.owner_url, 2, 0)
    async with connected(house.database.owner_url) as one, connected(house.database.owner_url) as other:
        writing = one.transaction()
        await writing.start()
        assert not await one.fetchval(TAKEN, numbers(old))
        await one.execute(GIVE_NUMBER, STRANGER.id, *sealed_number(old))
        turning = asyncio.create_task(resealing.turn(engine, new, 1))
        async with connected(house.database.superuser_url) as watch:
            await until(lambda: waits(watch, house.database))
            async with other.transaction():
                asked = asyncio.create_task(other.fetchval(TAKEN, numbers(new)))
                await until(lambda: waits(watch, house.database, 2))
                assert not turning.done(), "the key turned while somebody sealed with the old one"
                assert not asked.done(), "the look-up saw neither the number nor that it was being registered"
                await writing.commit()
                assert await asked, "the number is there now, under the old key"
        await turning
    await engine.dispose()


async def test_a_writer_who_never_ends_does_not_stop_the_others(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """The key waits for a short time only, gives way, and stays in the file for the next run."""
    monkeypatch.setattr(resealing, "PATIENCE", "50ms")
    monkeypatch.setattr(resealing, "TRIES", 3)
    async with connected(house.database.owner_url) as one, connected(house.database.owner_url) as other:
        async with one.transaction():
            await one.fetchval(TAKEN, numbers(KEY_RING))
            with pytest.raises(SettingsRefused, match="run the command again"):
                await house.run(keys.rotate)
            assert await other.fetchval(TAKEN, numbers(KEY_RING, NUMBER))
        await house.run(keys.rotate)
    assert KeyRing.read(house.file).newest == 2


async def test_while_a_number_is_looked_up_and_written_the_key_does_not_turn(house: House) -> None:
    append_key(house.file)
    ring = KeyRing.read(house.file)
    engine = create_engine(house.database.owner_url, 2, 0)
    async with connected(house.database.owner_url) as one, connected(house.database.superuser_url) as watch:
        async with one.transaction():
            assert not await one.fetchval(TAKEN, numbers(ring))
            turning = asyncio.create_task(resealing.turn(engine, ring, 1))
            await until(lambda: waits(watch, house.database))
            await one.execute(GIVE_NUMBER, STRANGER.id, *sealed_number(ring.sealing_with(1)))
        await turning
        assert await one.fetchval(TAKEN, numbers(ring))
        with pytest.raises(asyncpg.PostgresError, match="not in force"):
            await one.execute(GIVE_NUMBER, STRANGER.id, *sealed_number(ring.sealing_with(1)))
    await engine.dispose()


async def test_a_person_who_is_changed_meanwhile_is_waited_for_and_sealed_as_changed(house: House) -> None:
    append_key(house.file)
    ring = KeyRing.read(house.file)
    engine = create_engine(house.database.owner_url, 2, 0)
    await resealing.turn(engine, ring, 1)
    async with connected(house.database.owner_url) as one, connected(house.database.superuser_url) as watch:
        async with one.transaction():
            await one.execute(GIVE_NUMBER, SEALED.id, *sealed_number(ring))
            sealing = asyncio.create_task(sealed_anew(engine, ring))
            await until(lambda: waits(watch, house.database))
        await sealing
        found = await one.fetchval("SELECT id_number_sealed FROM person WHERE id = $1", SEALED.id)
        assert ring.open_sealed(Kind.CITIZEN_NUMBER, found) == UNKNOWN_NUMBER
        assert await resealing.rows_left(one, 2) == 0
        assert not await one.fetchval(TAKEN, numbers(ring, NUMBER))
    await engine.dispose()


async def test_requests_may_not_turn_the_key_nor_read_what_is_sealed(house: House) -> None:
    async with connected(house.database.runtime_url) as runtime:
        for forbidden in (
            "SELECT guard.turn_sealing_key(2::smallint, NULL)",
            "UPDATE sealing_key SET current = 2",
            "DELETE FROM sealing_key",
            "SELECT id_number_sealed FROM person",
            "SELECT phone_sealed FROM institution",
        ):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await runtime.fetch(forbidden)
        assert await runtime.fetchval("SELECT current FROM sealing_key") == 1


async def rotated(asking: Asking) -> KeyRing:
    """An application that has sealed with the old key, and the ring after the key was changed behind its back."""
    await done(asking, COUNTY_REGISTRAR, "registerPerson", somebody(1))
    settings = asking.settings
    console = Console(file=io.StringIO())
    await asyncio.to_thread(keys.rotate, settings, console)
    ring = KeyRing.read(settings.sealing_key)
    assert ring.current == 2
    return ring


def somebody(number: int) -> dict[str, object]:
    first = f"32139919900101{2 * number:03d}"
    return {
        "name": f"王小{'满雪霜'[number]}",
        "sex": "FEMALE",
        "birthDate": "1990-01-01",
        "divisionId": f"Division:{SEALED.division_id}",
        "idNumber": first + check_digit(first),
    }


async def test_a_living_application_shows_what_was_sealed_anew_behind_its_back(fresh_asking: Asking) -> None:
    await rotated(fresh_asking)
    given = {"id": f"Person:{SEALED.id}", "fields": ["ID_NUMBER"], "reason": "核对身份"}
    payload = await done(fresh_asking, APPROVER, "revealIdentity", given, "values { value }")
    assert payload["values"] == [{"value": SEALED.id_number}]


async def test_a_living_application_does_not_register_a_number_twice_that_was_sealed_anew(fresh_asking: Asking) -> None:
    await rotated(fresh_asking)
    again = {**somebody(1), "name": "王小雪"}
    assert await problems(fresh_asking, COUNTY_REGISTRAR, "registerPerson", again) == [
        ("CITIZEN_NUMBER_TAKEN", ("idNumber",))
    ]


async def test_a_living_application_seals_with_the_key_that_came_into_force(fresh_asking: Asking) -> None:
    ring = await rotated(fresh_asking)
    made = await done(fresh_asking, COUNTY_REGISTRAR, "registerPerson", somebody(2), "person { id }")
    async with connected(fresh_asking.settings.owner_database_url or "") as owner:
        own = UUID(made["person"]["id"].removeprefix("Person:"))
        sealed = await owner.fetchval("SELECT id_number_sealed FROM person WHERE id = $1", own)
    assert sealed[0] == 2
    assert ring.open_sealed(Kind.CITIZEN_NUMBER, sealed) == somebody(2)["idNumber"]
    assert len(await entries(fresh_asking, action="registerPerson")) == 2, "the attempt before left nothing"


async def test_of_many_who_register_one_number_while_keys_change_one_does(fresh_asking: Asking) -> None:
    """Three times over: so some begin before the new key, some wait for it, some have the old one still."""
    for turn in range(3):
        turning = asyncio.create_task(
            asyncio.to_thread(keys.rotate, fresh_asking.settings, Console(file=io.StringIO()))
        )
        told: list[list[tuple[str, tuple[str, ...]]]] = []
        while not turning.done() or not told:
            same = (problems(fresh_asking, COUNTY_REGISTRAR, "registerPerson", somebody(turn)) for _ in range(4))
            told += await asyncio.gather(*same)
        await turning
        assert told.count([]) == 1
        assert all(each in ([], [("CITIZEN_NUMBER_TAKEN", ("idNumber",))]) for each in told)
    assert KeyRing.read(fresh_asking.settings.sealing_key).newest == 4
