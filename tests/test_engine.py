"""Connections are lent sound and bounded, and what goes wrong with one is said in our own words."""

from __future__ import annotations

import asyncio
import gc
import weakref
from collections.abc import AsyncIterator
from contextlib import suppress
from uuid import uuid4

import asyncpg
import pytest

import db.engine
from db.engine import Connection, Engine, connection, create_engine
from errors import DATABASE_AWAY, TOOK_TOO_LONG, Refused, Sentence
from tests.access_world import PATIENT, until
from tests.ground import Database


@pytest.fixture
async def engine(database: Database) -> AsyncIterator[Engine]:
    made = create_engine(database.runtime_url, 1, 60_000)
    yield made
    await made.dispose()


async def backend(lent: Connection) -> int:
    return int(await lent.fetchval("SELECT pg_backend_pid()"))


async def refusal(engine: Engine, statement: str = "SELECT 1") -> Sentence:
    with pytest.raises(Refused) as caught:
        async with connection(engine) as lent:
            await lent.fetchval(statement)
    return caught.value.sentence


async def test_a_connection_is_used_again(engine: Engine) -> None:
    async with connection(engine) as lent:
        first = await backend(lent)
    async with connection(engine) as lent:
        assert await backend(lent) == first


async def test_a_session_has_utc_a_name_and_the_settings_asked_for(database: Database) -> None:
    engine = create_engine(database.runtime_url, 1, 1234, {"plan_cache_mode": "force_generic_plan"})
    async with connection(engine) as lent:
        names = ("TimeZone", "application_name", "statement_timeout", "plan_cache_mode")
        told = [await lent.fetchval("SELECT current_setting($1)", name) for name in names]
    await engine.dispose()
    assert told == ["UTC", "registry", "1234ms", "force_generic_plan"]


async def test_json_comes_back_as_its_text(engine: Engine) -> None:
    async with connection(engine) as lent:
        assert await lent.fetchval("""SELECT '{"a":  1}'::json""") == '{"a":  1}'


async def test_the_url_may_name_the_driver(database: Database) -> None:
    engine = create_engine(database.runtime_url.replace("postgresql://", "postgresql+asyncpg://"), 1, 60_000)
    async with connection(engine) as lent:
        assert await lent.fetchval("SELECT 1") == 1
    await engine.dispose()


async def test_no_more_connections_are_open_than_the_pool_has(database: Database) -> None:
    engine = create_engine(database.runtime_url, 2, 60_000)
    busy = most = 0

    async def work() -> int:
        nonlocal busy, most
        async with connection(engine) as lent:
            busy += 1
            most = max(most, busy)
            pid = await backend(lent)
            busy -= 1
            return pid

    pids = await asyncio.gather(*(work() for _ in range(20)))
    await engine.dispose()
    assert most <= 2
    assert len(set(pids)) <= 2


async def test_who_waits_too_long_for_a_connection_is_told_that_the_database_is_away(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with connection(engine):
        monkeypatch.setattr(db.engine, "CONNECT_SECONDS", 0.05)
        assert await refusal(engine) is DATABASE_AWAY


async def test_a_server_that_is_not_there_is_away() -> None:
    nowhere = f"postgresql://registry_runtime@/registry?host=/nonexistent-{uuid4()}"
    assert await refusal(create_engine(nowhere, 1, 1000)) is DATABASE_AWAY


async def test_a_failed_connection_takes_no_place_in_the_pool() -> None:
    engine = create_engine(f"postgresql://registry_runtime@/registry?host=/nonexistent-{uuid4()}", 1, 1000)
    for _ in range(3):
        assert await refusal(engine) is DATABASE_AWAY
        assert engine.standing() == {"lent": 0, "idle": 0, "free": 1, "waiting": 0}


async def test_a_database_that_does_not_exist_is_away(database: Database) -> None:
    url = database.runtime_url.replace("/" + _database_name(database.runtime_url), "/no_such_database", 1)
    assert await refusal(create_engine(url, 1, 1000)) is DATABASE_AWAY


def _database_name(url: str) -> str:
    return url.split("@/", 1)[1].split("?", 1)[0] if "@/" in url else url.rsplit("/", 1)[1].split("?", 1)[0]


async def test_a_statement_that_takes_too_long_is_broken_off_and_the_connection_stays(database: Database) -> None:
    engine = create_engine(database.runtime_url, 1, 2_000)
    async with connection(engine) as lent:
        first = await backend(lent)
    assert await refusal(engine, "SELECT pg_sleep(600)") is TOOK_TOO_LONG
    async with connection(engine) as lent:
        assert await backend(lent) == first
    await engine.dispose()


async def test_a_connection_that_the_server_closed_is_away_and_replaced(engine: Engine) -> None:
    async with connection(engine) as lent:
        pid = await backend(lent)
    assert await refusal(engine, "SELECT pg_terminate_backend(pg_backend_pid())") is DATABASE_AWAY
    async with connection(engine) as lent:
        assert await backend(lent) != pid


async def test_who_goes_on_after_the_line_broke_is_told_so_again(engine: Engine) -> None:
    async def go_on() -> None:
        async with connection(engine) as lent:
            with suppress(asyncpg.PostgresError):
                await lent.fetchval("SELECT pg_terminate_backend(pg_backend_pid())")
            await lent.fetchval("SELECT 1")

    with pytest.raises(Refused) as caught:
        await go_on()
    assert caught.value.sentence is DATABASE_AWAY


async def test_a_connection_that_broke_while_idle_is_not_lent(database: Database, engine: Engine) -> None:
    async with connection(engine) as lent:
        pid = await backend(lent)
    surgeon = await create_engine(database.runtime_url, 1, 60_000).connect()
    assert await surgeon.fetchval("SELECT pg_terminate_backend($1, 60000)", pid)
    await surgeon.close()
    await until(lent.is_closed)
    async with connection(engine) as another:
        assert await backend(another) != pid


async def test_a_line_on_which_the_driver_waits_for_a_dying_server_is_away_and_replaced(engine: Engine) -> None:
    """After the server's farewell and before the line is cut the driver takes no statement, and says so in its own words."""
    with pytest.raises(Refused) as refused:
        async with connection(engine) as broken:
            raise asyncpg.InternalClientError("cannot switch to state 15; another operation (2) is in progress")
    assert refused.value.sentence is DATABASE_AWAY
    assert broken.is_closed()
    async with connection(engine) as other:
        assert await other.fetchval("SELECT 1") == 1


async def test_a_statement_that_is_wrong_is_not_explained_away(engine: Engine) -> None:
    with pytest.raises(asyncpg.UndefinedTableError):
        async with connection(engine) as lent:
            await lent.fetchval("SELECT 1 FROM no_such_table")


async def test_nobody_gets_a_connection_within_anothers_transaction(engine: Engine) -> None:
    async with connection(engine) as lent:
        await lent.execute("BEGIN; SET LOCAL application_name = 'mine'")
    async with connection(engine) as lent:
        assert not lent.is_in_transaction()
        assert await lent.fetchval("SELECT current_setting('application_name')") == "registry"


async def test_a_place_that_comes_as_its_waiter_leaves_is_handed_on(database: Database) -> None:
    engine = create_engine(database.runtime_url, 1, 60_000)
    lent = await engine.take()
    first, second = asyncio.create_task(engine.take()), asyncio.create_task(engine.take())
    await asyncio.sleep(0)  # both stand in line
    await engine.give(lent, None)
    first.cancel()  # in the same moment, before it could run
    async with asyncio.timeout(PATIENT):
        assert await second is lent
        with pytest.raises(asyncio.CancelledError):
            await first
    await engine.give(lent, None)
    async with connection(engine) as again:
        assert again is lent, "no place was lost"
    await engine.dispose()


async def test_who_gives_up_frees_the_place_and_stops_the_statement(database: Database) -> None:
    name = f"given-up-{uuid4()}"
    engine = create_engine(database.runtime_url, 1, 60_000, {"application_name": name})
    running = asyncio.Event()

    async def sleep_long() -> None:
        async with connection(engine) as lent:
            running.set()
            await lent.fetchval("SELECT pg_sleep(60)")

    task = asyncio.create_task(sleep_long())
    await running.wait()
    async with asyncio.timeout(PATIENT):
        watcher = await create_engine(database.runtime_url, 1, 60_000).connect()
        while not await _sleepers(watcher, name):
            await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        async with connection(engine) as lent:
            assert await lent.fetchval("SELECT 1") == 1
        while await _sleepers(watcher, name):
            await asyncio.sleep(0.01)
    await watcher.close()
    await engine.dispose()


async def _sleepers(watcher: Connection, name: str) -> int:
    asked = "SELECT count(*) FROM pg_stat_activity WHERE application_name = $1 AND state = 'active'"
    return int(await watcher.fetchval(asked, name))


@pytest.mark.parametrize("how", ["cancelled", "cut by us", "cut by the server", "disposed"])
async def test_of_a_connection_that_is_gone_nothing_is_kept(engine: Engine, how: str) -> None:
    assert await engine.fetch_value("SELECT $1::int", (1,)) == 1
    async with connection(engine) as lent:
        gone, own = weakref.ref(lent), await backend(lent)
        if how == "cut by us":
            lent.terminate()
    del lent
    if how == "cancelled":
        sleeper = asyncio.create_task(engine.fetch_value("SELECT pg_sleep($1) IS NULL", (0.2,)))
        while not engine.standing()["lent"]:
            await asyncio.sleep(0)
        sleeper.cancel()
        await asyncio.gather(sleeper, return_exceptions=True)
        del sleeper
    elif how == "cut by the server":
        with pytest.raises(Refused):
            await engine.fetch_value("SELECT pg_terminate_backend($1)", (own,))
    elif how == "disposed":
        await engine.dispose()
    async with asyncio.timeout(PATIENT):
        while gone() is not None:
            await asyncio.sleep(0.01)
            gc.collect()


async def test_a_disposed_engine_keeps_nothing_open(database: Database) -> None:
    name = f"disposed-{uuid4()}"
    engine = create_engine(database.runtime_url, 2, 60_000, {"application_name": name})
    async with connection(engine) as one:
        async with connection(engine) as two:
            assert await backend(one) != await backend(two)
        await engine.dispose()
        assert two.is_closed()
        assert await one.fetchval("SELECT 1") == 1
    await until(one.is_closed)


async def test_who_gives_up_while_a_connection_is_being_opened_leaves_none_behind(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[asyncpg.Connection] = []

    async def never(self: asyncpg.Connection, _: str) -> None:
        opened.append(self)
        await asyncio.Event().wait()

    monkeypatch.setattr(asyncpg.Connection, "prepare", never)
    engine = create_engine(database.runtime_url, 1, 60_000)
    task = asyncio.create_task(engine.take())
    await until(lambda: bool(opened))
    task.cancel()
    await asyncio.wait([task])
    assert [each.is_closed() for each in opened] == [True]
    assert engine.standing() == {"lent": 0, "idle": 0, "free": 1, "waiting": 0}


async def test_a_connection_that_breaks_while_it_is_being_opened_is_away(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object) -> None:
        raise asyncpg.ConnectionDoesNotExistError("the server went away")

    monkeypatch.setattr(asyncpg.Connection, "prepare", broken)
    with pytest.raises(Refused) as refused:
        await create_engine(database.runtime_url, 1, 60_000).take()
    assert refused.value.sentence is DATABASE_AWAY
