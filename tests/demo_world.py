"""What the tests of the demo city look at: a loaded city, and the schema as it was before."""

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
