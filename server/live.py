"""Tells those who wait for it that something was written to the database, by one look a second of the whole worker.

In       an Engine; the version of what decides access; who joins, and to which turn they have asked.
Out      turns: a number that grows whenever what can be seen may have changed.
Refuses  nothing: while the database is away there is no turn, and a turn comes when it is back.
Never    looks while nobody has joined; misses what was written since somebody joined.

What is compared is PostgreSQL's own snapshot: it is another exactly if some transaction that wrote has begun or ended, in any
table and by whatever way. The position of the log would not do: it moves before what was written can be seen.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from authz.principal import civil_day
from db.engine import Engine, connection
from errors import Refused

PATIENCE_SECONDS = 5.0
"""How long a look may take; then it counts as none."""

_log = logging.getLogger("registry")
_SNAPSHOT = "SELECT pg_current_snapshot()::text"


class Live:
    """The watcher of one worker."""

    __slots__ = (
        "_changed",
        "_engine",
        "_joined",
        "_known",
        "_looked",
        "_seconds",
        "_seen",
        "_task",
        "_version",
        "closing",
        "places",
        "turn",
    )

    def __init__(
        self, engine: Engine, seconds: int, places: int, version: Callable[[], int | None] = lambda: None
    ) -> None:
        self._engine = engine
        self._version = version
        self._known: int | None = None
        self._seconds = seconds
        self._joined = 0
        self._seen = ""
        self._looked = asyncio.Event()
        self._changed = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self.turn = 0
        self.closing = asyncio.Event()
        """Set when the process is told to end: whoever waits for turns leaves."""
        self.places = asyncio.Semaphore(max(1, places // 2))
        """Who is answered again takes turns beside whoever asks for the first time: half of the places stay theirs."""

    @asynccontextmanager
    async def joined(self) -> AsyncIterator[None]:
        """A block in which nothing that is written goes unnoticed."""
        self._joined += 1
        if self._task is None:
            self._task = asyncio.create_task(self._keep(), name="live watcher")
        try:
            await self._looked.wait()
            yield
        finally:
            self._joined -= 1
            if not self._joined:
                self._rest()

    async def after(self, turn: int) -> int:
        """The next turn after this one, as soon as it comes; this one, when the process is to end."""
        while self.turn == turn and not self.closing.is_set():
            await self._changed.wait()
        return self.turn

    async def pause(self) -> None:
        """Wait as long as between two looks, or until the process is to end."""
        with suppress(TimeoutError):
            async with asyncio.timeout(self._seconds):
                await self.closing.wait()

    def close(self) -> None:
        """Tell everybody that the process is about to end."""
        self.closing.set()
        self._wake()

    async def stop(self) -> None:
        """End looking."""
        task = self._task
        self._rest()
        if task is not None:
            with suppress(asyncio.CancelledError):
                await task

    def _rest(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._task, self._seen = None, ""
        self._looked.clear()

    async def _keep(self) -> None:
        while True:
            seen = await self._look()
            if seen is not None and seen != self._seen:
                self._seen = seen
                self.turn += 1
                self._wake()
            self._looked.set()
            await asyncio.sleep(self._seconds)

    def _access(self) -> int | None:
        # Who is asked again before the change of their rights is felt is to be asked once more when it is. An unknown version
        # is no other one: meanwhile nobody believes what they remember.
        version = self._version()
        self._known = self._known if version is None else version
        return self._known

    def _wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    async def _look(self) -> str | None:
        """What can be seen today; nothing while the database does not say."""
        try:
            async with asyncio.timeout(PATIENCE_SECONDS), connection(self._engine) as lent:
                return f"{civil_day()} {self._access()} {await lent.fetchval(_SNAPSHOT)}"
        except (Refused, TimeoutError):
            return None
        except Exception:  # noqa: BLE001 - whoever waits must not wait for nobody
            _log.exception("the look for changes failed")
            return None
