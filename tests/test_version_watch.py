"""The version is known only as long as somebody can vouch for it, whatever becomes of the line."""

from __future__ import annotations

from collections.abc import AsyncIterator
from time import monotonic
from uuid import uuid4

import pytest

from db.engine import Engine, create_engine
from server.version_watch import CHANNEL, VersionWatch
from tests.access_world import Registrar, lost, until, within_a_second
from tests.ground import Database


@pytest.fixture
async def owner(database: Database) -> AsyncIterator[Registrar]:
    async with Registrar(database.owner_url) as hand:
        yield hand


@pytest.fixture
async def engine(database: Database) -> AsyncIterator[Engine]:
    made = create_engine(database.runtime_url, 4, 60_000, {"application_name": f"watch-{uuid4()}"})
    yield made
    await made.dispose()


@pytest.fixture
async def watch(engine: Engine) -> AsyncIterator[VersionWatch]:
    made = VersionWatch(engine)
    made.start()
    await until(lambda: made.version is not None)
    yield made
    await made.stop()


async def test_a_notification_is_heard_before_the_next_beat(
    watch: VersionWatch, owner: Registrar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.version_watch.BEAT_SECONDS", 60)
    await until(lambda: watch.version is None)  # the last beat is over, and the next a minute away
    before = watch._version
    await owner.assign(await owner.account(), "VIEWER", await owner.division("city"))
    await until(lambda: watch._version > before, 30)


async def test_a_change_that_nobody_announced_is_found_by_asking(watch: VersionWatch, owner: Registrar) -> None:
    before = await owner.connection.fetchval("SELECT version FROM authz_version")
    await owner.change("UPDATE authz_version SET version = version + 1")
    await within_a_second(lambda: watch.version != before)
    await until(lambda: watch.version == before + 1)


async def test_a_line_that_hangs_is_not_trusted(watch: VersionWatch, owner: Registrar) -> None:
    hold = owner.connection.transaction()
    await hold.start()
    await owner.change("LOCK TABLE authz_version IN ACCESS EXCLUSIVE MODE")
    await within_a_second(lambda: watch.version is None)
    await hold.rollback()
    await until(lambda: watch.version is not None)


async def test_a_line_that_is_cut_is_not_trusted_and_is_made_again(
    watch: VersionWatch, engine: Engine, database: Database
) -> None:
    await lost(watch, database, engine)
    await until(lambda: watch.version is not None)


async def test_trust_ends_with_the_line_and_not_with_the_lease(
    watch: VersionWatch, engine: Engine, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.version_watch.LEASE_SECONDS", 60)
    monkeypatch.setattr("server.version_watch.BEAT_SECONDS", 60)
    await until(lambda: watch._good_until > monotonic() + 30)
    await lost(watch, database, engine)


async def test_a_word_that_is_no_version_is_no_reason_for_trust(watch: VersionWatch, owner: Registrar) -> None:
    before = watch._version
    watch._hear(None, 0, CHANNEL, "９９９")
    assert watch.version is None
    await owner.change(f"NOTIFY {CHANNEL}, 'nonsense'")
    await until(lambda: watch.version is not None)
    assert watch._version >= before


async def test_a_stopped_watch_knows_nothing(engine: Engine) -> None:
    watch = VersionWatch(engine)
    await watch.stop()
    watch.start()
    await until(lambda: watch.version is not None)
    await watch.stop()
    assert watch.version is None
