"""The database goes away under load and comes back: UNAVAILABLE meanwhile, and nobody has to do anything afterwards."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

import httpx
import pytest

from server import embedded_process
from server.embedded_binaries import programs
from server.embedded_cluster import Cluster, cluster
from server.embedded_socket import socket_directory
from tests.acting import ERRORS
from tests.ground import WORLD, Database, Ground, connected, ground_in
from tests.people_acts import a_person
from tests.running import Running, running
from tests.speaking import speaking
from tests.world_accounts import COUNTY_REGISTRAR

READ = {"query": "{ people(first: 2) { nodes { name } } }"}
WRITE = f"mutation M($input: RegisterPersonInput!) {{ registerPerson(input: $input) {{ person {{ id }} {ERRORS} }} }}"
PATIENT = 120.0
AWAY = "UNAVAILABLE 503"


@dataclass(slots=True)
class Load:
    """Clients that go on asking, and what each request came to: OK, or the code and status of its refusal."""

    server: Running
    headers: dict[str, str]
    told: Counter[str] = field(default_factory=Counter)
    refused: float = 0.0
    """When the last of those requests was sent to which the database was away."""
    written: list[str] = field(default_factory=list)

    async def read(self, client: httpx.AsyncClient) -> None:
        """Until cancelled."""
        while True:
            sent = monotonic()
            self._count(sent, await client.post("/graphql", json=READ, headers=self.headers))
            await asyncio.sleep(0.05)

    async def write(self, client: httpx.AsyncClient) -> None:
        """Until cancelled; what was answered is kept."""
        while True:
            body = {"query": WRITE, "variables": {"input": a_person()}}
            sent = monotonic()
            response = await client.post("/graphql", json=body, headers=self.headers)
            if self._count(sent, response) == "OK":
                payload = response.json()["data"]["registerPerson"]
                assert payload["errors"] == [], payload
                self.written.append(payload["person"]["id"])
            await asyncio.sleep(0.05)

    async def until(self, outcome: str, times: int) -> None:
        """Until so many requests more have come to this."""
        async with asyncio.timeout(PATIENT):
            goal = self.told[outcome] + times
            while self.told[outcome] < goal:
                await asyncio.sleep(0.02)

    def _count(self, sent: float, response: httpx.Response) -> str:
        told: dict[str, Any] = response.json()
        outcome = "OK" if "data" in told else f"{told['errors'][0]['extensions']['code']} {response.status_code}"
        self.told[outcome] += 1
        if outcome == AWAY:
            self.refused = max(self.refused, sent)
        return outcome


@asynccontextmanager
async def load(server: Running) -> AsyncIterator[Load]:
    """Three who read and one who writes, for the length of a block."""
    made = Load(server, await asyncio.to_thread(server.sign_in))
    limits = httpx.Limits(max_connections=8)
    lines = httpx.AsyncClient(base_url=server.client.base_url, timeout=60, limits=limits)
    async with lines as client, asyncio.TaskGroup() as group:
        tasks = [group.create_task(made.read(client)) for _ in range(3)]
        tasks.append(group.create_task(made.write(client)))
        yield made
        for task in tasks:
            task.cancel()


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Ground]:
    """A PostgreSQL of this test's own: others are not to feel what it does to it."""
    with ground_in(tmp_path / "ground") as made:
        yield made


@contextmanager
def cut(ground: Ground) -> Iterator[Cluster]:
    """The server's PostgreSQL stopped, as an operator stops it, for the length of a block."""
    home = ground.log.parent.parent
    found = cluster(home, programs(), durable=False)
    embedded_process.stop(found)
    yield found
    embedded_process.start(found, socket_directory(home, found.runner), durable=False)


async def ready(server: Running) -> int:
    return (await asyncio.to_thread(server.client.get, "/readyz")).status_code


async def test_a_database_that_goes_and_comes_back_under_load_leaves_nothing_to_do(own: Ground, tmp_path: Path) -> None:
    database: Database = await own.copy(WORLD)
    with running(database, tmp_path / "home", workers="2") as server:
        async with load(server) as under, speaking(server.client.base_url) as live:
            await live.meet(under.headers["authorization"].removeprefix("Bearer "))
            await live.subscribe("subscription { me { displayName } }")
            await live.data()
            await under.until("OK", 20)
            for _ in range(2):
                with cut(own):
                    await under.until(AWAY, 10)
                    async with asyncio.timeout(PATIENT):
                        while await ready(server) != 503:
                            await asyncio.sleep(0.1)
                    assert (await asyncio.to_thread(server.client.get, "/livez")).status_code == 200
                await under.until("OK", 20)
                async with asyncio.timeout(PATIENT):
                    while await ready(server) != 200:
                        await asyncio.sleep(0.1)
            back = monotonic()
            await under.until("OK", 20)
            assert under.refused < back, "once it is back, it is back for everybody"
            async with connected(database.owner_url) as owner:
                await owner.execute("UPDATE user_account SET display_name = '又来了' WHERE name = $1", COUNTY_REGISTRAR)
            assert await live.data() == {"me": {"displayName": "又来了"}}, "subscriptions have waited"
        assert set(under.told) <= {"OK", AWAY, "RATE_LIMITED 429"}, under.told
        assert under.written, "acts were done"
        async with connected(database.owner_url) as owner:
            there = await owner.fetch("SELECT id FROM person WHERE 'Person:' || id = ANY ($1)", under.written)
            entries = await owner.fetchval(
                "SELECT count(*) FROM audit_object WHERE 'Person:' || object_id = ANY ($1)", under.written
            )
        assert len(there) == len(under.written), "what was answered was kept"
        assert entries >= len(under.written)
        assert await asyncio.to_thread(server.stop) == 0
    assert [line for line in server.lines if line.get("level") in {"error", "critical"} and "failure" not in line] == []
    assert COUNTY_REGISTRAR not in "".join(server.said)
