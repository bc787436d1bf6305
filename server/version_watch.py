"""Gives the version of what decides access, as long as it is sure to be younger than a second.

In       an Engine.
Out      VersionWatch.version: the number, or nothing when nobody can vouch for it.
Refuses  nothing: without a line to the database it knows nothing, and says so.
Never    vouches on the strength of silence: a dead line is as silent as a database in which nothing changes.

A notification tells of a change at once. Beside it the version is asked for over the same line several times a second,
and each answer is good for one lease. So a line that was cut, hangs, or passes no notifications on costs trust, never
safety.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from time import monotonic
from typing import Any

from db.engine import Connection, Engine

CHANNEL = "authz_changed"
BEAT_SECONDS = 0.25
LEASE_SECONDS = 0.8
"""Counted from before the question was sent; with it, a change is noticed within a second whatever happens."""

RETRY_SECONDS = 0.25
_LOG = logging.getLogger(__name__)


class VersionWatch:
    """Listens on one connection of its own; give it a task's life between ``start`` and ``stop``."""

    __slots__ = ("_engine", "_good_until", "_heard", "_lost", "_stood", "_task", "_version")

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._version = 0
        self._good_until = 0.0
        self._heard = asyncio.Event()
        self._lost = False
        self._stood = True
        self._task: asyncio.Task[None] | None = None

    @property
    def version(self) -> int | None:
        """The version now, or nothing if it may have changed unnoticed."""
        return self._version if monotonic() < self._good_until else None

    def start(self) -> None:
        """Begin to listen; until the line stands, there is no version."""
        if self._task is None:
            self._task = asyncio.create_task(self._watch(), name="authz version watch")

    async def stop(self) -> None:
        """Hang up."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def _watch(self) -> None:
        while True:
            try:
                await self._listen(await self._engine.connect())
            except Exception as broken:  # noqa: BLE001 - whatever broke the line, the answer is to dial again
                self._complain(broken)
            await asyncio.sleep(RETRY_SECONDS)

    def _complain(self, broken: Exception) -> None:
        """Once each time that the line breaks: a database that is away for an hour is no news four times a second."""
        if self._stood:
            said = "The line for access changes is down; every request asks the database: %s"
            _LOG.warning(said, type(broken).__name__)
        self._stood = False

    async def _listen(self, line: Connection) -> None:
        self._lost = False
        try:
            line.add_termination_listener(self._hang_up)
            async with asyncio.timeout(LEASE_SECONDS):
                await line.add_listener(CHANNEL, self._hear)
            while not self._lost:
                await self._beat(line)
        finally:
            self._good_until = 0.0
            line.terminate()

    async def _beat(self, line: Connection) -> None:
        self._heard.clear()
        asked = monotonic()
        async with asyncio.timeout(LEASE_SECONDS):
            self._version = await line.fetchval("SELECT authz_version()")
        if not self._heard.is_set():  # else the answer may be older than what was heard while it came
            self._good_until = asked + LEASE_SECONDS
            self._stood = True
        # Not wait_for, which in Python 3.11 loses a cancellation that comes together with the event.
        with suppress(TimeoutError):
            async with asyncio.timeout(BEAT_SECONDS):
                await self._heard.wait()

    def _hear(self, _line: Any, _pid: int, _channel: str, _payload: str) -> None:  # noqa: ANN401 - as the driver calls
        # Anybody may speak on a channel. What was said is not believed: it only makes us ask.
        self._good_until = 0.0
        self._heard.set()

    def _hang_up(self, _line: Any) -> None:  # noqa: ANN401 - as the driver calls
        self._good_until = 0.0
        self._lost = True
        self._heard.set()
