"""Carries operations out over a stream: a query or an act once, a subscription at once and again whenever its answer changes.

In       Asked, the Caller, a StreamWay; where the results go.
Out      results as JSON; returns when there will be no more.
Refuses  Ended: what kept it from being carried out, as GraphQL errors; Restarting: the process is about to end;
         TOO_MANY_STREAMS.
Never    sends the same data twice in a row; asks again before what it sent was taken, so a slow client has one answer waiting.

Each time of asking is an operation like any other: the token is read anew, the gate admits it anew, its rows are charged, and it
has an id, a count and a time of its own.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from uuid import UUID

from errors import INTERNAL, Code, Refusals, Refused
from errors.streams import TOO_MANY_STREAMS
from resolvers.acting import Envelope
from resolvers.document import Operation
from server import http
from server.answers import Carried, errors
from server.asked import Asked
from server.authority import Authority
from server.desk import Desk
from server.live import Live
from server.passage import Passage, stage
from server.watch import Watch

MAX_STREAMS = 20
"""The most connections of one account to one worker, WebSocket and events together."""

LONGEST_WAIT = 3600.0
_MARGIN = 0.01
"""No wait is longer; none ends before the second in which a token expires has begun."""

_OK = 200
_log = logging.getLogger("registry")
Send = Callable[[bytes], Awaitable[None]]


class Ended(Exception):
    """An operation was refused, at once or when it was asked again."""

    def __init__(self, code: Code, told: Sequence[Mapping[str, object]]) -> None:
        super().__init__(code.name)
        self.code = code
        self.errors = told


class Restarting(Exception):
    """The process is about to end; whoever subscribed is to come again."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who is at the other end of a stream: by which token, from where, in which language, with which headers."""

    bearer: str | None
    address: str
    language: str
    headers: Mapping[str, str]


@dataclass(slots=True)
class StreamWay:
    """One operation on a stream, as a way."""

    caller: Caller
    acts: bool = True
    """Whether acts go this way."""
    acting: bool = False
    """Whether it is an act, which runs to its end whoever leaves."""
    request_id: str = ""

    def check(self, operation: Operation) -> None:
        """Everything goes this way, but acts perhaps not."""
        if operation.is_mutation and not self.acts:
            raise http.only_by_post()
        self.acting = operation.is_mutation

    def envelope(self, operation: Operation) -> Envelope:
        """What of it stands in the record of the acts that it asks for."""
        return Envelope(self.request_id, self.caller.address, operation.digest, self.caller.language)

    def awaited(self) -> AbstractAsyncContextManager[None]:
        """Whoever carries the stream cancels it when nobody waits."""
        return nullcontext()


@dataclass(slots=True)
class Streams:
    """What one worker carries over streams, and how much of it."""

    authority: Authority
    desk: Desk
    watch: Watch
    live: Live
    subscriptions: int = 0
    _of_account: Counter[UUID] = field(default_factory=Counter)

    @property
    def open(self) -> int:
        """How many streams there are."""
        return self._of_account.total()

    def take(self, account: UUID) -> None:
        """Count a stream of an account; it must end by ``give``."""
        if self._of_account[account] >= MAX_STREAMS:
            raise Refused(TOO_MANY_STREAMS, limit=MAX_STREAMS)
        self._of_account[account] += 1

    def give(self, account: UUID) -> None:
        """Count it no longer."""
        self._of_account[account] -= 1
        if not self._of_account[account]:
            del self._of_account[account]

    async def carry(self, asked: Asked, way: StreamWay, send: Send) -> None:
        """Answer once, or as long as the answer may change. The stream must have joined ``live``."""
        turn = self.live.turn
        carried = await self._ask(asked, way)
        await send(carried.body)
        if carried.again is not None:
            with self._subscribed():
                await self._follow(carried.again, way, send, turn, _mark(carried))

    async def wait(self, turn: int, bearer: str | None) -> int:
        """The next turn; or this one again, if the token expires before there is another."""
        left = self.authority.expires_at(bearer) - time.time() + _MARGIN
        with suppress(TimeoutError):
            async with asyncio.timeout(min(max(left, 0.0), LONGEST_WAIT)):
                turn = await self.live.after(turn)
        self._stay()
        return turn

    async def rest(self) -> None:
        """Wait a little before the database is asked again."""
        await self.live.pause()
        self._stay()

    async def _follow(self, asked: Asked, way: StreamWay, send: Send, turn: int, sent: bytes) -> None:
        while True:
            turn = await self.wait(turn, way.caller.bearer)
            carried = await self._again(asked, way)
            mark = _mark(carried)
            if mark != sent:
                sent = mark
                await send(carried.body)

    async def _again(self, asked: Asked, way: StreamWay) -> Carried:
        """Carried out once more, as soon as that can be: the absence of the database is waited for."""
        while True:
            try:
                async with self.live.places:
                    return await self._ask(asked, way)
            except Ended as ended:
                if ended.code is not Code.UNAVAILABLE:
                    raise
            await self.rest()

    async def _ask(self, asked: Asked, way: StreamWay) -> Carried:
        """Carry it out, as a request of its own."""
        passage = self.watch.begin()
        way.request_id = passage.request_id
        try:
            with stage("authority"):
                asker = await self.authority.principal(way.caller.bearer)
            carried = await self.desk.carry(asked, asker, way)
        except Refused as refused:
            raise self._ended([refused], passage, way) from refused
        except Refusals as several:
            raise self._ended(several.refusals, passage, way) from several
        except Exception as failure:
            _log.exception("request %s failed", passage.request_id)
            raise self._ended([Refused(INTERNAL)], passage, way) from failure
        except asyncio.CancelledError:
            self.watch.leave(passage, way.caller.headers)
            raise
        self.watch.over(passage, _OK, way.caller.headers)
        return carried

    def _ended(self, refusals: Sequence[Refused], passage: Passage, way: StreamWay) -> Ended:
        code = refusals[0].code
        passage.outcome = code.name
        self.watch.over(passage, code.status, way.caller.headers)
        return Ended(code, errors(refusals, way.caller.language, passage.request_id))

    def _stay(self) -> None:
        if self.live.closing.is_set():
            raise Restarting

    @contextmanager
    def _subscribed(self) -> Iterator[None]:
        self.subscriptions += 1
        try:
            yield
        finally:
            self.subscriptions -= 1


def _mark(carried: Carried) -> bytes:
    """What tells one answer from another; the answer itself may be large."""
    return sha256(carried.data).digest()
