"""Where the tests of the demo city load it: a server of their own, copies of an empty database, a loaded city."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import asyncpg

from server.demo import DemoCity

SCHEMA = """
SELECT pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class ON oid = indrelid
 WHERE relnamespace = 'public'::regnamespace
UNION ALL SELECT conrelid::regclass || conname || pg_get_constraintdef(oid) || convalidated FROM pg_constraint
           WHERE connamespace = 'public'::regnamespace
UNION ALL SELECT tgrelid::regclass || tgname || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
ORDER BY 1
"""


@dataclass(frozen=True, slots=True)
class Server:
    """A PostgreSQL with a migrated, empty database to copy."""

    superuser_url: str
    owner_url: str

    def url(self, database: str) -> str:
        return self.owner_url.replace("/registry?", f"/{database}?")

    async def copy(self, name: str) -> str:
        connection = await asyncpg.connect(self.superuser_url)
        try:
            await connection.execute(f"CREATE DATABASE {name} TEMPLATE registry OWNER registry_owner")
        finally:
            await connection.close()
        return self.url(name)


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
