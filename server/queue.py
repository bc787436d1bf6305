"""Gives turns: so many requests are at work at once, so many wait in line, and whoever comes beyond is told to come again.

In       how many places there are, how many may wait and how long; an account that enters or leaves.
Out      a turn: who has fewest at work is next, and of those who waited longest.
Refuses  QUEUE_FULL at once; QUEUE_SLOW when no turn came in time.
Never    lets one account take more than half of the line.
"""

from __future__ import annotations

import asyncio
from collections import Counter, OrderedDict, deque
from uuid import UUID

from errors import Refused
from errors.limits import QUEUE_FULL, QUEUE_SLOW

RETRY_SECONDS = 1
"""After how many seconds it is worth while to come again."""


class Queue:
    """The line of one worker."""

    __slots__ = ("_at_work", "_patience", "_places", "_room", "_waiting", "at_work")

    def __init__(self, places: int, room: int, patience: int) -> None:
        self._places = places
        self._room = room
        self._patience = patience
        self._at_work: Counter[UUID] = Counter()
        self.at_work = 0
        """How many have their turn now."""
        self._waiting: OrderedDict[UUID, deque[asyncio.Future[None]]] = OrderedDict()

    @property
    def waiting(self) -> int:
        """How many stand in line."""
        return sum(map(len, self._waiting.values()))

    def check(self, account: UUID) -> None:
        """Refused if the line is so long that this account could not join it."""
        if self.at_work < self._places and not self._waiting:
            return
        own = len(self._waiting.get(account, ()))
        if self.waiting >= self._room or own >= (self._room + 1) // 2:
            raise Refused(QUEUE_FULL, limit=self._room, seconds=RETRY_SECONDS)

    async def enter(self, account: UUID) -> None:
        """Wait for a turn; it must end by ``leave``."""
        self.check(account)
        if self.at_work < self._places and not self._waiting:
            self._begin(account)
            return
        loop = asyncio.get_running_loop()
        turn: asyncio.Future[None] = loop.create_future()
        self._waiting.setdefault(account, deque()).append(turn)
        patience = loop.call_later(self._patience, self._give_up, turn)
        try:
            await turn
        except BaseException:
            self._forget(account, turn)
            raise
        finally:
            patience.cancel()

    def leave(self, account: UUID) -> None:
        """End a turn; the next one has it."""
        self.at_work -= 1
        self._at_work[account] -= 1
        if not self._at_work[account]:
            del self._at_work[account]
        while self._waiting and self.at_work < self._places:
            self._call()

    def _call(self) -> None:
        """Give the next one a turn."""
        account = min(self._waiting, key=self._at_work.__getitem__)
        turn = self._waiting[account].popleft()
        if self._waiting[account]:
            self._waiting.move_to_end(account)
        else:
            del self._waiting[account]
        if not turn.done():
            turn.set_result(None)
            self._begin(account)

    def _begin(self, account: UUID) -> None:
        self.at_work += 1
        self._at_work[account] += 1

    def _forget(self, account: UUID, turn: asyncio.Future[None]) -> None:
        """Take one out of the line who waits no longer; a turn that had come already goes to the next."""
        if turn.done() and not turn.cancelled() and turn.exception() is None:
            self.leave(account)
            return
        line = self._waiting.get(account)
        if line is not None and turn in line:
            line.remove(turn)
            if not line:
                del self._waiting[account]

    def _give_up(self, turn: asyncio.Future[None]) -> None:
        if not turn.done():
            turn.set_exception(Refused(QUEUE_SLOW, waited=self._patience, seconds=RETRY_SECONDS))
