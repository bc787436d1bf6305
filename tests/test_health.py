"""/livez tells of the process, /readyz of what a request needs; neither asks who asks, nor tells more than it must."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from server import health
from server.health import Health
from server.migrating import newest
from tests.asking import Asking
from tests.ground import Database, connected
from tests.running import opened

WELL = {"status": "ok", "checks": {"database": "ok", "migrations": "ok", "sealing": "ok"}}


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "GOOD_FOR", 0.0)


@pytest.fixture
async def page(fresh_asking: Asking) -> AsyncIterator[httpx.AsyncClient]:
    async with opened(fresh_asking.settings) as client:
        yield client


async def bad(page: httpx.AsyncClient) -> set[str]:
    """What is not there."""
    response = await page.get("/readyz")
    told = response.json()
    assert told.keys() == WELL.keys()
    assert (response.status_code == 200) == (told["status"] == "ok") == (set(told["checks"].values()) == {"ok"})
    assert (await page.get("/livez")).json() == {"status": "ok"}, "the process lives in any case"
    return {name for name, state in told["checks"].items() if state != "ok"}


async def test_both_pages_answer_without_a_token(asking: Asking) -> None:
    live, ready = await asking.client.get("/livez"), await asking.client.get("/readyz")
    assert (live.status_code, live.json()) == (200, {"status": "ok"})
    assert (ready.status_code, ready.json()) == (200, WELL)
    assert {response.headers["cache-control"] for response in (live, ready)} == {"no-store"}
    assert (await asking.client.head("/readyz")).status_code == 200


async def test_tables_of_another_version_are_not_ready(page: httpx.AsyncClient, fresh_database: Database) -> None:
    assert await bad(page) == set()
    async with connected(fresh_database.owner_url) as owner:
        await owner.execute("UPDATE alembic_version SET version_num = '20261124_registers'")
        assert await bad(page) == {"migrations"}
        await owner.execute("ALTER TABLE alembic_version RENAME TO another")
        assert await bad(page) == {"migrations"}
        await owner.execute("ALTER TABLE another RENAME TO alembic_version")
        await owner.execute("UPDATE alembic_version SET version_num = $1", newest())
    assert await bad(page) == set()


async def test_a_key_file_that_is_gone_or_another_is_not_ready(page: httpx.AsyncClient, fresh_asking: Asking) -> None:
    file: Path = fresh_asking.settings.sealing_key
    keys = file.read_bytes()
    file.unlink()
    assert await bad(page) == {"sealing"}
    file.touch(mode=0o600)
    file.write_bytes(keys)
    assert await bad(page) == set()
    file.chmod(0o644)
    assert await bad(page) == {"sealing"}, "others can read it"


async def test_a_key_that_is_in_force_and_not_in_the_file_is_not_ready(
    page: httpx.AsyncClient, fresh_database: Database
) -> None:
    async with connected(fresh_database.owner_url) as owner:
        await owner.execute("UPDATE sealing_key SET current = 9")
    assert await bad(page) == {"sealing"}


async def test_without_a_database_nothing_is_ready(asking: Asking, tmp_path: Path) -> None:
    nowhere = f"postgresql://registry_runtime@/registry?host={tmp_path}"
    async with opened(replace(asking.settings, database_url=nowhere)) as page:
        assert await bad(page) == {"database", "migrations", "sealing"}


async def test_a_pool_without_a_free_connection_is_not_ready_and_says_so_soon(
    asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "PATIENCE", 0.05)
    lent = [await asking.engine.take() for _ in range(2)]
    looked = Health(asking.engine, asking.settings.sealing_key, newest())
    assert set((await looked.look()).values()) == {False}
    for each in lent:
        await asking.engine.give(each, None)
    monkeypatch.setattr(health, "PATIENCE", 60.0)
    assert set((await looked.look()).values()) == {True}


async def test_however_many_ask_the_database_is_asked_once_a_second(
    asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "GOOD_FOR", 60.0)
    looks = []
    look = Health._look

    async def counted(self: Health) -> object:
        looks.append(self)
        return await look(self)

    monkeypatch.setattr(Health, "_look", counted)
    page = Health(asking.engine, asking.settings.sealing_key, newest())
    await asyncio.gather(*(page.look() for _ in range(50)))
    assert len(looks) == 1
