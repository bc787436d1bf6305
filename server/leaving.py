"""Gives up on what a client has stopped waiting for: the block in which it is worked for is cancelled, and its statement with it.

In       a request whose body has been read.
Out      a block; ``Left`` if the client went away before its end.
Refuses  nothing.
Never    looks while the work is quick: only after a moment does somebody wait for the client's leaving.
"""

from __future__ import annotations

import asyncio
from types import TracebackType

from starlette.requests import Request

PATIENCE_SECONDS = 0.1
"""After how long somebody begins to watch; a task for every quick answer would cost as much as the answer."""


class Left(Exception):
    """The client is gone; there is nobody to answer."""


class unless_left:  # noqa: N801 - used like a function: async with unless_left(request)
    """Carry a block out as long as its client is there."""

    __slots__ = ("_begin", "_left", "_request", "_watch", "_work")

    def __init__(self, request: Request) -> None:
        self._request = request
        self._left = False
        self._watch: asyncio.Task[None] | None = None

    async def __aenter__(self) -> None:
        work = asyncio.current_task()
        assert work is not None
        self._work = work
        self._begin = asyncio.get_running_loop().call_later(PATIENCE_SECONDS, self._start)

    async def __aexit__(
        self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        self._begin.cancel()
        if self._watch is not None:
            self._watch.cancel()
        # Cancelled by us alone: whoever else cancelled it, as the end of the process does, goes on doing so.
        if self._left and self._work.uncancel() == 0 and kind is asyncio.CancelledError:
            raise Left

    def _start(self) -> None:
        self._watch = asyncio.create_task(self._wait())

    async def _wait(self) -> None:
        while (await self._request.receive())["type"] != "http.disconnect":
            pass
        self._left = True
        self._work.cancel()
