"""Through the whole application: what is told of the cost, allowances by account and role, turns, and clients that go away."""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from math import ceil
from pathlib import Path
from time import monotonic
from typing import Any

import httpx
import pytest

from server import leaving, version_watch
from server.gate import REFUSED
from server.limits import PerRole
from tests.access_world import PATIENT, until
from tests.asking import Asking, asking_in
from tests.ground import Database, connected
from tests.served import Line, refused, served
from tests.world_accounts import CITY_VIEWER, COUNTY_REGISTRAR, COUNTY_VIEWER

TEN = "{ people(first: 10) { nodes { id } } }"
PEOPLE = "{ people(first: 3) { nodes { id name } } }"
WAITING = """
SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'person'::regclass
   AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""
"""Who waits for people in this database: the table has the same number in all that are copies of one."""


@pytest.fixture(autouse=True)
def long_lease(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where all connections are lent, nobody may have to be looked up because the machine stood still for a moment."""
    monkeypatch.setattr(version_watch, "LEASE_SECONDS", PATIENT)


@pytest.fixture
def keys() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as directory:
        yield Path(directory)


def only(number: int) -> PerRole:
    return PerRole(number)


class Gained:
    """How much an account that gets one row a second back may have got by now."""

    def __init__(self) -> None:
        self._begun = monotonic()

    @property
    def most(self) -> int:
        return ceil(monotonic() - self._begun)


async def told(asking: Asking, account: str, text: str) -> dict[str, Any]:
    cost: dict[str, Any] = (await asking(account, text)).json()["extensions"]["cost"]
    return cost


async def test_an_answer_tells_what_it_cost_and_what_is_left(database: Database, keys: Path) -> None:
    async with asking_in(
        database, keys, limit_rows=only(100), rate_capacity=only(1_000), rate_per_second=only(1)
    ) as own:
        before, gained = datetime.now().astimezone(), Gained()
        first, second = await told(own, CITY_VIEWER, TEN), await told(own, CITY_VIEWER, TEN)
        most = gained.most
    assert (first["requested"], first["limit"], first["remaining"]) == (10, 1_000, 990)
    assert 980 <= second["remaining"] <= 980 + most
    full = datetime.fromisoformat(first["resetAt"])
    assert full.utcoffset() == timedelta(hours=8)
    assert timedelta(seconds=8) <= full - before <= timedelta(seconds=11 + most)


async def test_an_account_that_has_spent_its_allowance_is_told_when_to_come_again(
    database: Database, keys: Path
) -> None:
    async with asking_in(database, keys, limit_rows=only(100), rate_capacity=only(100), rate_per_second=only(1)) as own:
        gained = Gained()
        assert (await told(own, CITY_VIEWER, "{ people(first: 90) { nodes { id } } }"))["remaining"] == 10
        response = await own(CITY_VIEWER, "{ people(first: 60) { nodes { id } } }", accept_language="en")
        error = refused(response, "RATE_LIMITED")
        numbers = re.findall(r"\d+", error["message"])
        assert int(response.headers["retry-after"]) == int(numbers[-1])
        assert 50 + REFUSED - gained.most <= int(numbers[-1]) <= 50 + REFUSED
        assert (numbers[0], numbers[2]) == ("60", "100")
        assert (await own(COUNTY_VIEWER, TEN)).status_code == 200
    refused(response, "RATE_LIMITED", status=429)


async def test_a_document_that_is_refused_counts_as_much_as_a_page(database: Database, keys: Path) -> None:
    capacity = only(1_000_000)
    async with asking_in(database, keys, rate_capacity=capacity, rate_per_second=only(1)) as own:
        gained = Gained()
        before = (await told(own, CITY_VIEWER, "{ me { id } }"))["remaining"]
        refused(await own(CITY_VIEWER, "{ nothing }"), "GRAPHQL_VALIDATION_FAILED")
        after = (await told(own, CITY_VIEWER, "{ me { id } }"))["remaining"]
    assert REFUSED - gained.most <= before - after - 1 <= REFUSED


async def test_what_a_refused_document_costs_is_owed_where_it_is_not_left(database: Database, keys: Path) -> None:
    async with asking_in(database, keys, limit_rows=only(100), rate_capacity=only(150), rate_per_second=only(1)) as own:
        gained = Gained()
        for _ in range(2):
            refused(await own(CITY_VIEWER, "{ nothing }"), "GRAPHQL_VALIDATION_FAILED")
        response = await own(CITY_VIEWER, "{ me { id } }")
        refused(response, "RATE_LIMITED")
        least = 2 * REFUSED - 150 - gained.most
    assert least <= int(response.headers["retry-after"]) <= 2 * REFUSED - 150 + 1


async def test_a_document_that_is_named_and_not_known_here_counts_one(database: Database, keys: Path) -> None:
    extensions = {"persistedQuery": {"version": 1, "sha256Hash": "0" * 64}}
    async with asking_in(database, keys, rate_per_second=only(1)) as own:
        before = (await told(own, CITY_VIEWER, "{ me { id } }"))["remaining"]
        headers = await own.headers(CITY_VIEWER)
        response = await own.client.post("/graphql", json={"extensions": extensions}, headers=headers)
        assert response.json()["errors"][0]["extensions"]["code"] == "PERSISTED_QUERY_NOT_FOUND"
        after = (await told(own, CITY_VIEWER, "{ me { id } }"))["remaining"]
    assert before - after <= 3


async def test_who_has_nothing_left_is_refused_before_the_document_is_read(database: Database, keys: Path) -> None:
    async with asking_in(database, keys, limit_rows=only(100), rate_capacity=only(100), rate_per_second=only(1)) as own:
        refused(await own(CITY_VIEWER, "{ nothing }"), "GRAPHQL_VALIDATION_FAILED")
        refused(await own(CITY_VIEWER, "{ people(first: 100) { nodes { id } } }"), "RATE_LIMITED")
        codes = []
        async with asyncio.timeout(PATIENT):
            while "RATE_LIMITED" not in codes:
                response = await own(CITY_VIEWER, "{ nothing }")
                codes.append(response.json()["errors"][0]["extensions"]["code"])
    assert set(codes) <= {"GRAPHQL_VALIDATION_FAILED", "RATE_LIMITED"}


async def test_a_role_may_have_other_limits(database: Database, keys: Path) -> None:
    limits = PerRole(100, (("REGISTRAR", 5),))
    async with asking_in(database, keys, limit_rows=limits) as own:
        assert (await own(CITY_VIEWER, TEN)).status_code == 200
        message = refused(await own(COUNTY_REGISTRAR, TEN), "COST_LIMIT_EXCEEDED")["message"]
        assert re.findall(r"\d+", message)[:2] == ["10", "5"]
    async with asking_in(database, keys, limit_depth=PerRole(30, (("REGISTRAR", 2),))) as own:
        for account, code in ((CITY_VIEWER, None), (COUNTY_REGISTRAR, "COST_LIMIT_EXCEEDED"), (CITY_VIEWER, None)):
            response = await own(account, TEN)
            assert response.status_code == 200 if code is None else refused(response, code)


@asynccontextmanager
async def people_locked(database: Database) -> AsyncIterator[Any]:
    """Nobody reads people until the block ends; gives a line on which to look at who waits."""
    url = database.owner_url
    async with connected(url) as holder, connected(url) as looking, holder.transaction():
        await holder.execute("LOCK TABLE person IN ACCESS EXCLUSIVE MODE")
        yield looking


async def remembered(own: Asking) -> bool:
    """Whether who asks is known without asking the database."""

    async def found() -> float:
        told = re.search(
            r'registry_memory_lookups_total\{found="yes",memory="asker"\} (\S+)',
            (await own.client.get("/metrics")).text,
        )
        return float(told[1]) if told else 0.0

    before = await found()
    await own(CITY_VIEWER, PEOPLE)
    return await found() > before


async def until_waiting(looking: Any, number: int) -> None:
    async def waiting() -> bool:
        return bool(await looking.fetchval(WAITING) == number)

    await until(waiting)


async def test_beyond_the_line_requests_are_told_to_come_again_and_those_in_it_are_answered(
    fresh_database: Database, keys: Path
) -> None:
    settings: dict[str, Any] = {"pool_size": 2, "queue_size": 1, "queue_seconds": 60, "statement_timeout_ms": 60_000}
    async with asking_in(fresh_database, keys, **settings) as own:
        await until(lambda: remembered(own))
        async with people_locked(fresh_database) as looking:
            at_work = [asyncio.create_task(own(CITY_VIEWER, PEOPLE)) for _ in range(2)]
            await until_waiting(looking, 2)
            late = [asyncio.create_task(own(CITY_VIEWER, PEOPLE)) for _ in range(3)]
            done: set[asyncio.Task[httpx.Response]] = set()
            async with asyncio.timeout(PATIENT):
                while len(done) < 2:
                    waiting = set(late) - done
                    done |= (await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED))[0]
            assert len(done) == 2
            for each in done:
                response = each.result()
                refused(response, "UNAVAILABLE", status=503)
                assert response.headers["retry-after"] == "1"
            assert await looking.fetchval(WAITING) == 2
        answered = [await each for each in (*at_work, *(set(late) - done))]
        assert [each.status_code for each in answered] == [200] * 3


async def test_who_waits_too_long_in_line_is_told_so(fresh_database: Database, keys: Path) -> None:
    settings: dict[str, Any] = {"pool_size": 2, "queue_size": 5, "queue_seconds": 1, "statement_timeout_ms": 60_000}
    async with asking_in(fresh_database, keys, **settings) as own:
        await until(lambda: remembered(own))
        async with people_locked(fresh_database) as looking:
            at_work = [asyncio.create_task(own(CITY_VIEWER, PEOPLE)) for _ in range(2)]
            await until_waiting(looking, 2)
            refused(await own(CITY_VIEWER, PEOPLE), "UNAVAILABLE", status=503)
        assert [(await each).status_code for each in at_work] == [200, 200]


async def ask_and_leave(line: Line, looking: Any) -> None:
    """Ask for people, and hang up as soon as the database has the question."""
    asked = asyncio.create_task(line.ask(PEOPLE))
    await until_waiting(looking, 1)
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked


async def test_the_statement_of_a_client_who_has_gone_is_gone_soon(fresh_database: Database, keys: Path) -> None:
    async with asking_in(fresh_database, keys, statement_timeout_ms=600_000) as own, served(own) as line:
        await line.ask(PEOPLE)
        async with people_locked(fresh_database) as looking:
            for _ in range(3):
                await ask_and_leave(line, looking)
                await until_waiting(looking, 0)
        assert (await line.ask(PEOPLE)).status_code == 200


async def test_it_goes_on_as_long_as_its_client_waits(
    fresh_database: Database, keys: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leaving, "PATIENCE_SECONDS", 0.0)
    async with asking_in(fresh_database, keys) as own, served(own) as line:
        await line.ask(PEOPLE)
        async with people_locked(fresh_database) as looking:
            asked = asyncio.create_task(line.ask(PEOPLE))
            await until_waiting(looking, 1)
            await asyncio.sleep(0.5)
            assert not asked.done()
        response: httpx.Response = await asked
        assert response.status_code == 200
        assert [(await line.ask(PEOPLE)).status_code for _ in range(5)] == [200] * 5
