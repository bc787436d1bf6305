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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from rich.progress import track

from server import embedded
from tests.crashing import Client, Places, Sent, Server, free_port, line, sent, small_city, token
from tests.ground import connected
from tests.replay import State, difference, replayed, standing

CRASHES = int(os.environ.get("CRASHES", "3"))
PEOPLE = 1000
CLIENTS = 12

_ENTRIES = """
SELECT id, act_id, action, outcome, changes, client_mutation_id FROM audit_entry
 WHERE outcome = 'DONE' AND id <> ALL ($1) ORDER BY id
"""
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
class Ledger:
    """What is known: the rows and entries after the last crash, and every act that was sent since the beginning."""

    owner: asyncpg.Connection
    state: State
    seen: list[UUID] = field(default_factory=list)
    acts: Counter[str] = field(default_factory=Counter)

    async def check(self, all_sent: Sequence[Sent]) -> None:
        """The record gives the tables; each receipt has its entry and each entry its receipt; what was answered is there."""
        new = await self.owner.fetch(_ENTRIES, self.seen)
        self.seen += [each["id"] for each in new]
        firsts = [each for each in new if each["id"] == each["act_id"]]
        now = await standing(self.owner)
        assert difference(replayed(self.state, [json.loads(each["changes"]) for each in firsts]), now) == {}
        self.state = now
        self.acts.update(each["client_mutation_id"] for each in firsts)
        entries = {each["client_mutation_id"]: each["id"] for each in firsts}
        receipts = dict(await self.owner.fetch(_RECEIPTS))
        assert set(receipts) == set(self.acts)
        assert entries.items() <= receipts.items()
        assert {name: times for name, times in self.acts.items() if times != 1} == {}
        for act in all_sent:
            if act.payload is not None:
                self._check_answered(act)

    def _check_answered(self, act: Sent) -> None:
        assert act.payload is not None and self.acts[act.name] == 1, act
        if act.gives == "person":
            own = act.payload["person"]["id"].partition(":")[2]
            assert int(self.state["person", own]["version"]) >= act.payload["person"]["version"]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with a small city, in which nothing runs."""
    made = tmp_path_factory.mktemp("crashes")
    small_city(made, PEOPLE)
    return made


@pytest.fixture
def server(home: Path) -> Iterator[Server]:
    made = Server(home, free_port())
    yield made
    made.stop()


async def test_a_crash_loses_nothing_that_was_answered_and_leaves_nothing_by_half(server: Server) -> None:
    chance = random.Random(20261124)
    key = token(server.home)
    told: Counter[str] = Counter()
    server.start()
    databases = embedded.start(server.home)
    try:
        async with connected(databases.owner_url) as owner:
            places, state = await _places(owner), await standing(owner)
        seen: list[UUID] = []
        acts: Counter[str] = Counter()
        for round_ in track(range(CRASHES), "crashes"):
            database = round_ % 2 == 0
            lost = await _load_and_kill(server, key, places, chance, round_, database=database)
            if database:
                databases.stop()
            server.start()
            if database:
                databases = embedded.start(server.home)
            async with connected(databases.owner_url) as owner:
                ledger = Ledger(owner, state, seen, acts)
                await ledger.check(lost)
                there = sum(acts[act.name] for act in lost if act.payload is None)
                unanswered = [act for act in lost if act.payload is None]
                await _send_again(server, key, lost)
                await ledger.check(lost)
                state = ledger.state
                await owner.execute("SELECT check_lineage()")
            told.update({"acts": len(lost), "unanswered": len(unanswered), "there all the same": there})
    finally:
        databases.stop()
    print(dict(told))  # noqa: T201
    assert told["unanswered"] >= CRASHES, "nobody was writing when the server was killed"


async def _load_and_kill(
    server: Server, key: str, places: Places, chance: random.Random, round_: int, *, database: bool
) -> list[Sent]:
    async with line(server, key) as http:
        clients = [
            Client(f"{round_}-{number}", http, places, random.Random(chance.random())) for number in range(CLIENTS)
        ]
        writing = [asyncio.create_task(client.write()) for client in clients]
        await asyncio.sleep(chance.uniform(0.4, 1.5))
        await asyncio.to_thread(server.kill, database=database)
        await asyncio.gather(*writing)
    return [act for client in clients for act in client.sent]


async def _send_again(server: Server, key: str, lost: Sequence[Sent]) -> None:
    """All that was not answered, twice at once; and some of the rest."""
    some = [act for number, act in enumerate(lost) if act.payload is None or number % 7 == 0]
    async with line(server, key) as http:
        for act in some:
            one, other = await asyncio.gather(sent(http, act), sent(http, act))
            assert one["errors"] == [] and one == other, (act, one, other)
            assert act.payload is None or _identity(act, one) == _identity(act, act.payload)
            act.payload = one


def _identity(act: Sent, payload: Any) -> Any:
    return payload[act.gives]["id"], payload["clientMutationId"]


async def _places(owner: asyncpg.Connection) -> Places:
    division, homes, institutions = await owner.fetchrow(_PLACES)
    assert homes and institutions
    return Places(
        f"Division:{division}",
        tuple(f"Household:{own}" for own in homes),
        tuple(f"Institution:{own}" for own in institutions),
    )
