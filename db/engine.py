"""Gives connections to the database, and turns what can go wrong with one into our own refusals.

In       the database's URL, how many connections at most, the longest time a statement may take.
Out      an Engine; from it the driver's connections, lent by ``connection(engine)`` or kept by ``engine.connect()``.
Refuses  DATABASE_AWAY: the server cannot be reached, has closed the connection, or none is free for too long;
         and what failures says of a statement that went wrong.
Never    builds a statement; hands on a connection that is broken, or still in somebody's transaction.

Lending is all that the hot path asks of a pool, and it is what the ready-made pools are slow at: with a statement that
does nothing, a request costs 23-25 µs of CPU here, 53-64 with the driver's own pool, 97-110 with SQLAlchemy's engine.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Protocol

import asyncpg

from db.failures import AWAY, translate
from errors import DATABASE_AWAY, Refused

CONNECT_SECONDS = 5.0
"""How long to wait for the server to answer, and for a connection to become free."""

STATEMENT_ROOM = 1_000_000
"""How many characters of prepared statements a connection keeps, the ones used last; the server keeps a plan for each, which
takes many times as much memory.
"""

PLANNED_ONCE = {"plan_cache_mode": "force_generic_plan"}
"""A statement is planned once, not for each request: which costs more than running it; divisions of a level are alike in size."""

ARRAYS = ("bool", "int4", "int8", "numeric", "text", "varchar", "uuid", "date", "timestamptz")
"""The types of which statements take lists."""


class Statement(Protocol):
    """What we use of the driver's prepared statement."""

    async def fetch(self, *args: object) -> Sequence[Any]:
        """All rows."""

    async def fetchrow(self, *args: object) -> Any:  # noqa: ANN401 - a record of the driver, or None
        """The first row."""

    async def fetchval(self, *args: object) -> Any:  # noqa: ANN401 - whatever the statement selects
        """The first value of the first row."""


class Connection(Protocol):
    """What we use of the driver's connection; ``json`` comes back as its text."""

    async def execute(self, query: str, *args: object) -> str:
        """Run a statement, or several without arguments, for the effect."""

    async def fetch(self, query: str, *args: object) -> Sequence[Any]:
        """All rows."""

    async def fetchrow(self, query: str, *args: object) -> Any:  # noqa: ANN401 - a record of the driver, or None
        """The first row."""

    async def fetchval(self, query: str, *args: object) -> Any:  # noqa: ANN401 - whatever the statement selects
        """The first value of the first row."""

    async def prepare(self, query: str) -> Statement:
        """The statement, parsed and kept by the server as long as somebody holds it."""

    def transaction(self) -> Any:  # noqa: ANN401 - a context of the driver
        """A transaction to be entered with ``async with``."""

    async def add_listener(self, channel: str, callback: Any) -> None:  # noqa: ANN401
        """Call back for each notification on the channel."""

    def add_termination_listener(self, callback: Any) -> None:  # noqa: ANN401
        """Call back when the connection is gone."""

    def is_closed(self) -> bool:
        """Whether the connection is gone."""

    def is_in_transaction(self) -> bool:
        """Whether a transaction is open."""

    async def reset(self, *, timeout: float | None = None) -> None:  # noqa: ASYNC109 - the driver's own
        """Back to a fresh session."""

    async def close(self, *, timeout: float | None = None) -> None:  # noqa: ASYNC109 - the driver's own
        """Take leave of the server."""

    def terminate(self) -> None:
        """Drop the line at once."""


@dataclass(frozen=True, slots=True)
class _Target:
    url: str
    server_settings: Mapping[str, str]


class Engine:
    """A bounded stack of open connections; the one used last goes out first, so that its caches stay warm."""

    __slots__ = ("_closing", "_disposed", "_free", "_idle", "_prepared", "_size", "_target", "_waiting")

    def __init__(self, target: _Target, size: int) -> None:
        self._target = target
        self._idle: list[Connection] = []
        self._free = self._size = size
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._closing: set[asyncio.Task[None]] = set()
        # Statements hold their connection, so weak keys would never die: it is forgotten by the word that it is gone.
        self._prepared: dict[Connection, OrderedDict[str, Statement]] = {}
        self._disposed = False

    async def fetch_value(self, sql: str, values: Sequence[object]) -> Any:  # noqa: ANN401 - whatever the statement selects
        """The first value of the first row, by a statement that each connection prepares once."""
        async with connection(self) as lent:
            statement = await self.statement(lent, sql)
            try:
                return await statement.fetchval(*values)
            except asyncpg.InvalidCachedStatementError:
                # What it reads was changed by a migration meanwhile.
                self._forget(lent)
                return await (await self.statement(lent, sql)).fetchval(*values)

    async def statement(self, lent: Connection, sql: str) -> Statement:
        """A statement that this connection prepares once."""
        known = self._prepared.get(lent)
        if known is None:
            known = self._prepared[lent] = OrderedDict()
            lent.add_termination_listener(self._forget)
        statement = known.get(sql)
        if statement is None:
            statement = known[sql] = await lent.prepare(sql)
            while len(known) > 1 and sum(map(len, known)) > STATEMENT_ROOM:
                known.popitem(last=False)
        else:
            known.move_to_end(sql)
        return statement

    def standing(self) -> Mapping[str, int]:
        """How many connections are lent and idle, how many may still be lent, and how many wait for one."""
        waiting = sum(not turn.done() for turn in self._waiting)
        return {"lent": self._size - self._free, "idle": len(self._idle), "free": self._free, "waiting": waiting}

    async def connect(self) -> Connection:
        """A connection of one's own, outside the pool: for listening."""
        try:
            opened: Connection = await asyncpg.connect(
                self._target.url,
                timeout=CONNECT_SECONDS,
                server_settings=dict(self._target.server_settings),
                # A prepared statement is good as long as its connection, however long its text.
                max_cached_statement_lifetime=0,
                max_cacheable_statement_size=0,
            )
        except (*AWAY, asyncpg.InterfaceError) as away:
            raise Refused(DATABASE_AWAY) from away
        try:
            # The driver asks the server about a type when it first meets it. Once, here, rather than before a statement.
            await opened.prepare(f"SELECT {', '.join(f'${n}::{kind}[]' for n, kind in enumerate(ARRAYS, 1))}")
        except BaseException as broken:
            # Nobody else knows of it yet, so nobody else would close it: above all when whoever asked was cancelled.
            opened.terminate()
            translate(broken, closed=True)
            raise
        return opened

    async def take(self) -> Connection:
        """Borrow a connection; it must come back by ``give``."""
        await self._turn()
        try:
            while self._idle:
                if not (idle := self._idle.pop()).is_closed():
                    return idle
            return await self.connect()
        except BaseException:
            self._release()
            raise

    async def give(self, lent: Connection, failure: BaseException | None) -> None:
        """Bring a connection back, with what went wrong while it was lent."""
        try:
            if failure is not None and not isinstance(failure, Exception):
                # Cancelled, perhaps within a statement: closing tells the server to stop it, and may take a while.
                self._farewell(lent)
            elif isinstance(failure, asyncpg.InternalClientError):
                lent.terminate()
            elif not lent.is_closed() and (not lent.is_in_transaction() or await _reset(lent)):
                self._keep(lent)
        finally:
            self._release()

    async def dispose(self) -> None:
        """Close what is idle now, and what is lent when it comes back."""
        self._disposed = True
        while self._idle:
            self._farewell(self._idle.pop())
        await asyncio.gather(*self._closing)

    async def _turn(self) -> None:
        """Wait for a place; the one who waited longest is next."""
        if self._free > 0:
            self._free -= 1
            return
        loop = asyncio.get_running_loop()
        turn: asyncio.Future[None] = loop.create_future()
        self._waiting.append(turn)
        patience = loop.call_later(CONNECT_SECONDS, _give_up, turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled() and turn.exception() is None:  # the place had come already
                self._release()
            raise
        finally:
            patience.cancel()

    def _release(self) -> None:
        """Hand the place on, or keep it free."""
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self._free += 1

    def _keep(self, lent: Connection) -> None:
        if self._disposed:
            self._farewell(lent)
        else:
            self._idle.append(lent)

    def _forget(self, gone: Connection) -> None:
        self._prepared.pop(gone, None)

    def _farewell(self, leaving: Connection) -> None:
        task = asyncio.create_task(_close(leaving))
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)


class connection:  # noqa: N801 - used like a function: async with connection(engine) as lent
    """Lend a connection for the length of a block, and speak for the driver when it fails in there."""

    __slots__ = ("_engine", "_lent")

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def __aenter__(self) -> Connection:
        self._lent = await self._engine.take()
        return self._lent

    async def __aexit__(
        self, kind: type[BaseException] | None, failure: BaseException | None, trace: TracebackType | None
    ) -> None:
        closed = self._lent.is_closed()
        await self._engine.give(self._lent, failure)
        if failure is not None:
            translate(failure, closed=closed)


def create_engine(
    url: str,
    pool_size: int,
    statement_timeout_ms: int,
    server_settings: Mapping[str, str] | None = None,
    kind: type[Engine] = Engine,
) -> Engine:
    """The engine of a URL such as ``postgresql://user@/database?host=/directory/of/the/socket``; opens nothing yet."""
    ours = {"application_name": "registry", "statement_timeout": str(statement_timeout_ms), "timezone": "UTC"}
    plain = url.replace("postgresql+asyncpg://", "postgresql://", 1)
    return kind(_Target(plain, {**ours, **(server_settings or {})}), pool_size)


def _give_up(turn: asyncio.Future[None]) -> None:
    if not turn.done():
        turn.set_exception(Refused(DATABASE_AWAY))


async def _reset(lent: Connection) -> bool:
    try:
        await lent.reset(timeout=CONNECT_SECONDS)
    except Exception:  # noqa: BLE001 - whatever the reason, this connection is not to be used again
        lent.terminate()
        return False
    return True


async def _close(leaving: Connection) -> None:
    try:
        await leaving.close(timeout=CONNECT_SECONDS)
    except Exception:  # noqa: BLE001 - it is going away in any case
        leaving.terminate()
