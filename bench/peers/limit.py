"""The limit: what a hand can get out of Starlette, asyncpg and PostgreSQL for just these two questions.

No GraphQL, no tokens, no choice of fields; the county is fixed at start. The statements are prepared once on each
connection, give bytes (which asyncpg hands over as they are), and connections wait in a plain list, because
``asyncpg.Pool`` resets a connection by a round trip at every release.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import asyncpg
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

CONNECTIONS = int(os.environ.get("BENCH_CONNECTIONS", "8"))
_HERE = Path(__file__).parent
_MISSING = Response(b'{"error":"not found"}', 404, media_type="application/json")


@dataclass(slots=True)
class Desk:
    """The prepared statements of one question, one a connection; whoever takes one puts it back."""

    county: str
    idle: list[Any] = field(default_factory=list)
    places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(CONNECTIONS))

    async def answer(self, request: Request) -> Response:
        """The JSON for the id that ends the query string (``?id=…``)."""
        async with self.places:
            statement = self.idle.pop()
            try:
                json = await statement.fetchval(self.county, request.scope["query_string"][3:].decode())
            finally:
                self.idle.append(statement)
        return Response(json, media_type="application/json") if json else _MISSING


DESKS = {name: Desk(os.environ["BENCH_COUNTY"]) for name in ("page", "node")}


@asynccontextmanager
async def connected(_: Starlette) -> AsyncIterator[None]:
    """Open the connections and prepare both statements on each."""
    connections = [await _connect() for _ in range(CONNECTIONS)]
    for name, desk in DESKS.items():
        sql = (_HERE / f"limit_{name}.sql").read_text(encoding="utf-8")
        desk.idle.extend([await connection.prepare(sql) for connection in connections])
    yield
    for connection in connections:
        await connection.close()


async def _connect() -> asyncpg.Connection[asyncpg.Record]:
    # The generic plan is right for both statements; without this each connection plans its first five calls anew.
    settings = {"plan_cache_mode": "force_generic_plan", "jit": "off"}
    return await asyncpg.connect(os.environ["BENCH_DATABASE_URL"], server_settings=settings)


app = Starlette(routes=[Route(f"/{name}", desk.answer) for name, desk in DESKS.items()], lifespan=connected)
