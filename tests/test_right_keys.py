"""A city is served with its own keys or not at all; lost ones are never made anew, and none is ever shown."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from db.key_file import KEY_BYTES
from db.sealed import KeyRing
from errors import SettingsRefused
from server import keys
from tests.ground import Database
from tests.key_house import House, house_of, settings_of
from tests.world_filling import KEY_RING


@pytest.fixture
def house(fresh_database: Database, tmp_path: Path) -> House:
    return house_of(fresh_database, tmp_path)


async def test_a_city_is_not_served_with_the_keys_of_another(house: House) -> None:
    await asyncio.to_thread(keys.settle, house.settings)
    house.file.write_bytes(os.urandom(KEY_BYTES))
    with pytest.raises(SettingsRefused, match="not the one with which this database was sealed"):
        await asyncio.to_thread(keys.settle, house.settings)


async def test_keys_that_open_nothing_are_noticed_the_first_time(house: House) -> None:
    house.file.write_bytes(os.urandom(KEY_BYTES))
    with pytest.raises(SettingsRefused, match="does not open"):
        await asyncio.to_thread(keys.settle, house.settings)


async def test_lost_keys_are_not_made_anew_where_something_is_sealed(house: House) -> None:
    house.file.unlink()
    with pytest.raises(SettingsRefused, match="cannot be read"):
        await asyncio.to_thread(keys.settle, house.settings)
    assert not house.file.exists()


async def test_a_file_without_the_key_in_force_is_refused(house: House) -> None:
    await house.run(keys.rotate)
    house.file.write_bytes(KEY_RING.keys)
    for command in (keys.rotate, keys.show, keys.add):
        with pytest.raises(SettingsRefused, match="holds 1 keys, and values are sealed with number 2"):
            await house.run(command)


async def test_an_empty_city_gets_its_keys_at_the_first_start(empty_database: Database, tmp_path: Path) -> None:
    settings = settings_of(empty_database, tmp_path)
    made = await asyncio.to_thread(keys.settle, settings)
    assert made == await asyncio.to_thread(keys.settle, settings) == KeyRing.read(settings.sealing_key)
    settings.sealing_key.unlink()
    with pytest.raises(SettingsRefused):
        await asyncio.to_thread(keys.settle, settings)


async def test_what_is_shown_of_the_keys_is_no_secret(house: House) -> None:
    await house.run(keys.rotate)
    printed = await house.run(keys.show)
    ring = KeyRing.read(house.file)
    for number in (1, 2):
        secret = ring.keys[(number - 1) * KEY_BYTES : number * KEY_BYTES]
        assert not any(secret[start : start + 4].hex() in printed for start in range(KEY_BYTES - 3))
        assert ring.sealing_with(number).mark().hex() in printed
    assert "in force" in printed
