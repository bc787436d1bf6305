"""Killed with -9 while many write, and started again: what was answered is there, and nothing is there by half.

The server is a real process with its embedded PostgreSQL, durable as it is shipped. It is killed at a random moment: alone, or
with its PostgreSQL. Then every act that was answered must be there with its entry; every other one wholly or not at all; and
each of them, sent again under its name, is one act. `make crash` does it fifty times.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import asyncpg
import httpx
import pytest
from rich.progress import track

from server import embedded
from server.embedded import Databases
from tests.crashing import Client, Places, Sent, Server, free_port, line, sent, small_city, token
from tests.ground import connected
from tests.replay import State, difference, replayed, standing

CRASHES = int(os.environ.get("CRASHES", "1"))
PEOPLE = 1000
CLIENTS = 12
LONGEST_LOAD = 5.0
"""Seconds: then the server is killed, however little it has answered."""

_ENTRIES = """
SELECT id, act_id, action, outcome, changes, client_mutation_id FROM audit_entry
 WHERE outcome = 'DONE' AND id <> ALL ($1) ORDER BY id
"""
_LATE = {"synchronous_commit": "off", "wal_writer_delay": "'10s'", "wal_writer_flush_after": "'1GB'"}
"""What is committed is not written at once, nor as soon as it is much: that might be in the moment before the kill."""
_RECEIPTS = "SELECT client_mutation_id, entry_id FROM act_receipt"
_PLACES = """
SELECT d.id, array(SELECT h.id FROM household AS h WHERE h.village_id = d.id AND h.member_count > 0),
       array(SELECT i.id FROM institution AS i WHERE i.county_id = d.county_id AND i.closed_on IS NULL
                AND i.opened_on < '2026-01-01' AND i.beds_usable > i.beds_occupied + 100)
  FROM division AS d JOIN division AS c ON c.id = d.county_id
 WHERE c.code = '321322' AND d.level = 'village'
 ORDER BY 2 DESC LIMIT 1
"""


@dataclass(slots=True)
class Trial:
    """A server under load, and what is known: rows and entries after the last crash, and how often each act was done."""

    server: Server
    key: str
    places: Places
    databases: Databases
    state: State
    chance: random.Random
    seen: list[UUID] = field(default_factory=list)
    acts: Counter[str] = field(default_factory=Counter)

    async def crash(self, name: str, *, database: bool) -> list[Sent]:
        """What was sent until the server was killed; it is up again."""
        async with line(self.server, self.key) as http:
            clients = [self._client(f"{name}-{number}", http) for number in range(CLIENTS)]
            writing = [asyncio.create_task(client.write()) for client in clients]
            await self._answers(clients, self.chance.randrange(2 * CLIENTS, 12 * CLIENTS))
            await asyncio.sleep(self.chance.uniform(0, 0.03))
            await asyncio.to_thread(self.server.kill, database=database)
            await asyncio.gather(*writing)
        if database:
            self.databases.stop()
        await asyncio.to_thread(self.server.start)
        if database:
            self.databases = embedded.start(self.server.home)
        return [act for client in clients for act in client.sent]

    async def check(self, lost: Sequence[Sent]) -> None:
        """The record gives the tables; each act has one entry and one receipt; what was answered is there."""
        async with connected(self.databases.owner_url) as owner:
            new = await owner.fetch(_ENTRIES, self.seen)
            now, receipts = await standing(owner), dict(await owner.fetch(_RECEIPTS))
            await owner.execute("SELECT check_lineage()")
        firsts = [each for each in new if each["id"] == each["act_id"]]
        assert difference(replayed(self.state, [json.loads(each["changes"]) for each in firsts]), now) == {}
        self.state = now
        self.seen += [each["id"] for each in new]
        self.acts.update(each["client_mutation_id"] for each in firsts)
        assert set(receipts) == set(self.acts)
        assert {each["client_mutation_id"]: each["id"] for each in firsts}.items() <= receipts.items()
        assert {name: times for name, times in self.acts.items() if times != 1} == {}
        assert [act for act in lost if act.payload is not None and not self._is_there(act)] == []

    async def send_again(self, lost: Sequence[Sent]) -> None:
        """All that was not answered, twice at once; and some of the rest."""
        some = [act for number, act in enumerate(lost) if act.payload is None or number % 7 == 0]
        async with line(self.server, self.key) as http:
            for act in some:
                one, other = await asyncio.gather(sent(http, act), sent(http, act))
                assert one["errors"] == [] and one == other, (act, one, other)
                assert act.payload is None or one[act.gives]["id"] == act.payload[act.gives]["id"]
                act.payload = one

    def _is_there(self, act: Sent) -> bool:
        assert act.payload is not None
        table = "institution_residency" if act.gives == "institutionResidency" else act.gives
        row = self.state.get((table, act.payload[act.gives]["id"].partition(":")[2]), {})
        return self.acts[act.name] == 1 and int(row.get("version", 0)) >= act.payload[act.gives]["version"]

    def _client(self, name: str, http: httpx.AsyncClient) -> Client:
        return Client(name, http, self.places, random.Random(self.chance.random()))

    async def _answers(self, clients: Sequence[Client], most: int) -> None:
        loop = asyncio.get_running_loop()
        until = loop.time() + LONGEST_LOAD
        while loop.time() < until and sum(act.payload is not None for each in clients for act in each.sent) < most:
            await asyncio.sleep(0.005)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with a small city, in which nothing runs."""
    made = tmp_path_factory.mktemp("crashes")
    small_city(made, PEOPLE)
    return made


@pytest.fixture
async def trial(home: Path) -> AsyncIterator[Trial]:
    """A server that is up. Its PostgreSQL is held by us too, so that it outlives a server that is killed alone."""
    server, key = Server(home, free_port()), token(home)
    try:
        server.start()
        databases = embedded.start(home)
        async with connected(databases.owner_url) as owner:
            state, acts = await standing(owner), await owner.fetch(_ENTRIES, [])
            places = await _places(owner)
        known = Counter(each["client_mutation_id"] for each in acts)
        made = Trial(server, key, places, databases, state, random.Random(), [each["id"] for each in acts], known)
        yield made
        made.databases.stop()
    finally:
        server.stop()


async def test_a_crash_loses_nothing_that_was_answered_and_leaves_nothing_by_half(trial: Trial) -> None:
    told: Counter[str] = Counter()
    for number in track(range(CRASHES), "crashes"):
        lost = await trial.crash(f"{number}", database=number % 2 == 0)
        await trial.check(lost)
        unanswered = [act for act in lost if act.payload is None]
        there = sum(trial.acts[act.name] for act in unanswered)
        told.update({"acts": len(lost), "unanswered": len(unanswered), "there all the same": there})
        await trial.send_again(lost)
        await trial.check(lost)
    print(dict(told))  # noqa: T201
    assert told["unanswered"] >= CRASHES, "nobody was writing when the server was killed"


async def test_a_database_that_answers_before_it_has_written_is_found_out(trial: Trial) -> None:
    async with _careless(trial):
        lost = await trial.crash("careless", database=True)
        with pytest.raises(AssertionError):
            await trial.check(lost)


@asynccontextmanager
async def _careless(trial: Trial) -> AsyncIterator[None]:
    """Commits are answered ten seconds before they are durable, until the block ends."""
    await _set(trial, *(f"ALTER SYSTEM SET {name} = {value}" for name, value in _LATE.items()))
    try:
        yield
    finally:
        await _set(trial, *(f"ALTER SYSTEM RESET {name}" for name in _LATE))


async def _set(trial: Trial, *settings: str) -> None:
    async with connected(trial.databases.superuser_url) as superuser:
        for setting in (*settings, "SELECT pg_reload_conf()"):
            await superuser.execute(setting)


async def _places(owner: asyncpg.Connection) -> Places:
    division, homes, institutions = await owner.fetchrow(_PLACES)
    assert homes and institutions
    return Places(
        f"Division:{division}",
        tuple(f"Household:{own}" for own in homes),
        tuple(f"Institution:{own}" for own in institutions),
    )
