"""What the tests of the demo city look at: a loaded city, the schema as it was before, and one city that all workers share."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import asyncpg

from db.sealed import KeyRing
from server.demo import DemoCity, load
from tests.ground import EMPTY, Database, Ground

RING = KeyRing(bytes(range(32)))
SCHEMA = """
SELECT pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class ON oid = indrelid
 WHERE relnamespace = 'public'::regnamespace
UNION ALL SELECT conrelid::regclass || conname || pg_get_constraintdef(oid) || convalidated FROM pg_constraint
           WHERE connamespace = 'public'::regnamespace
UNION ALL SELECT tgrelid::regclass || tgname || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
ORDER BY 1
"""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A loaded city, the schema before, and a connection to ask."""

    city: DemoCity
    url: str
    schema: list[str]
    connection: Any

    async def rows(self, question: str) -> list[Any]:
        found: list[Any] = await self.connection.fetch(question)
        return found

    async def value(self, question: str) -> Any:
        return await self.connection.fetchval(question)


async def ask(url: str, question: str) -> list[Any]:
    connection = await asyncpg.connect(url)
    try:
        return [row[0] for row in await connection.fetch(question)]
    finally:
        await connection.close()


async def shared_city(ground: Ground, people: int) -> Database:
    """A city of so many people that nobody changes, shared by all workers."""
    city = await _city(ground, people)
    shared = f"shared_{city}"
    with _alone(ground):
        if not await ground.has(shared):
            draft = await ground.copy(city)
            await ground.rename(draft.name, shared)
    return ground.database(shared)


async def own_city(ground: Ground, people: int) -> Database:
    """A city of so many people for one test, which may do with it what it likes."""
    return await ground.copy(await _city(ground, people))


async def _city(ground: Ground, people: int) -> str:
    """The city to copy, which has no guests: the first worker who asks loads it, the others find it."""
    name = f"city_of_{people}"
    with _alone(ground):
        if not await ground.has(name):
            # Under its final name only when it is whole.
            draft = await ground.copy(EMPTY)
            await load(draft.owner_url, people, RING)
            await ground.rename(draft.name, name)
    return name


@contextmanager
def _alone(ground: Ground) -> Iterator[None]:
    with (ground.log.parent.parent / "city.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
