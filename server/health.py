"""Tells whether the process lives (``/livez``), and whether it can answer (``/readyz``).

In       an Engine, the sealing key's file, the version of the tables that this code was written for.
Out      200 or 503, and in JSON which of the three things that a request needs is there.
Refuses  nothing.
Never    tells more than these words; asks the database oftener than once a second, however often it is asked itself.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from db.engine import Connection, Engine, connection
from db.sealing_key import in_force, ring_in_force
from errors import Refused, SettingsRefused

GOOD_FOR = 1.0
"""Seconds for which an answer is repeated."""
PATIENCE = 2.0
"""Seconds after which a database that is silent, or a pool without a free connection, counts as away."""

THERE, AWAY = "ok", "unavailable"
CHECKS = ("database", "migrations", "sealing")
_VERSION = "SELECT guard.schema_version()"
_NO_SUCH_THING = "42"
"""The class of SQLSTATE of what does not exist or is not granted."""

_T = TypeVar("_T")
_log = logging.getLogger("registry")


@dataclass(slots=True)
class Health:
    """The two pages of one worker."""

    engine: Engine
    sealing_key: Path
    version: str
    _found: Mapping[str, bool] | None = None
    _until: float = 0.0
    _looking: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def livez(self, _: Request) -> Response:
        """The process takes requests and answers them; nothing more is asked, lest a database's absence restarts it."""
        return JSONResponse({"status": THERE})

    async def readyz(self, _: Request) -> Response:
        """Whether a request could be answered."""
        found = await self.look()
        well = all(found.values())
        told = {"status": THERE if well else AWAY, "checks": {name: THERE if found[name] else AWAY for name in CHECKS}}
        return JSONResponse(told, 200 if well else 503)

    async def look(self) -> Mapping[str, bool]:
        """What is there and what is not, as of a second ago at most; whoever asks meanwhile waits for the same look."""
        async with self._looking:
            if self._found is None or monotonic() > self._until:
                before, self._found = self._found, await self._look()
                self._until = monotonic() + GOOD_FOR
                if before != self._found:
                    _log.info("ready: %s", ", ".join(f"{name} {_word(self._found[name])}" for name in CHECKS))
            return self._found

    async def _look(self) -> Mapping[str, bool]:
        try:
            async with asyncio.timeout(PATIENCE), connection(self.engine) as lent:
                return {"database": True, "migrations": await self._at_head(lent), "sealing": await self._sealed(lent)}
        except (Refused, TimeoutError):
            return dict.fromkeys(CHECKS, False)

    async def _at_head(self, lent: Connection) -> bool:
        return bool(await _told(lent.fetchval(_VERSION)) == self.version)

    async def _sealed(self, lent: Connection) -> bool:
        known = await _told(in_force(lent))
        try:
            return known is not None and bool(ring_in_force(self.sealing_key, known))
        except SettingsRefused:
            return False


async def _told(asking: Awaitable[_T]) -> _T | None:
    """What the database tells; nothing, where it has no such table, or does not show it: then it is not the one for this code."""
    try:
        return await asking
    except Exception as unknown:
        if str(getattr(unknown, "sqlstate", ""))[:2] != _NO_SUCH_THING:
            raise
        return None


def _word(there: bool) -> str:  # noqa: FBT001 - the value that is spelt
    return THERE if there else AWAY
