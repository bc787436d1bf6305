"""What the tests of the demo city look at: a loaded city, the schema as it was before, and one city that all workers share."""

from __future__ import annotations

import fcntl
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
    """A city of so many people that nobody changes: the first worker who asks loads it, the others find it."""
    name = f"city_of_{people}"
    with (ground.log.parent.parent / "city.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not await ground.has(name):
            # Under its final name only when it is whole.
            draft = await ground.copy(EMPTY)
            await load(draft.owner_url, people, RING)
            await ground.rename(draft.name, name)
    return ground.database(name)
