"""Accounts, sessions and assignments for the tests of access, made by the owner in the small world's own divisions."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from time import monotonic
from types import TracebackType
from typing import Any, Self
from uuid import UUID, uuid4

import asyncpg

from db.engine import Engine, create_engine
from server.version_watch import VersionWatch
from tests.ground import Database

LONG_AGO = date(2000, 1, 1)
WITHIN_SECONDS = 1.0
"""How soon every worker must feel a change."""

PATIENT = 60.0
"""Seconds for what is bound to come and may take its time on a busy machine."""


@dataclass(frozen=True, slots=True)
class Account:
    """An account with a session that is alive for an hour."""

    id: UUID
    name: str
    session_id: UUID
    expires_at: int


class Registrar:
    """The owner's hand: changes what decides access, on a connection of its own."""

    def __init__(self, owner_url: str) -> None:
        self._url = owner_url

    async def __aenter__(self) -> Self:
        self.connection = await asyncpg.connect(self._url)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, failure: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.connection.close()

    async def division(self, level: str, place: int = 0) -> UUID:
        """One of the small world's divisions of a level."""
        found = await self.connection.fetch("SELECT id FROM division WHERE level = $1 ORDER BY code", level)
        return UUID(int=found[place][0].int)

    async def account(self, *, password_hash: str | None = None, expires: timedelta = timedelta(hours=1)) -> Account:
        """A new account and its session."""
        name = f"access-{uuid4()}"
        until = datetime.now(UTC).replace(microsecond=0) + expires
        account_id = await self.connection.fetchval(
            "INSERT INTO user_account (name, display_name, password_hash) VALUES ($1, '某人', $2) RETURNING id",
            name,
            password_hash,
        )
        session_id = await self.connection.fetchval(
            "INSERT INTO account_session (account_id, expires_at) VALUES ($1, $2) RETURNING id", account_id, until
        )
        return Account(account_id, name, session_id, int(until.timestamp()))

    async def assign(
        self, account: Account, role: str, division_id: UUID, since: date = LONG_AGO, until: date | None = None
    ) -> UUID:
        """Give a role in a division."""
        assignment_id: UUID = await self.connection.fetchval(
            "INSERT INTO role_assignment (account_id, role, division_id, started_on, ended_on)"
            " VALUES ($1, $2, $3, $4, $5) RETURNING id",
            account.id,
            role,
            division_id,
            since,
            until,
        )
        return assignment_id

    async def end_session(self, account: Account) -> None:
        """Sign the account out."""
        await self.change("UPDATE account_session SET ended_at = now() WHERE id = $1", account.session_id)

    async def change(self, statement: str, *values: Any) -> None:
        """Any other change."""
        await self.connection.execute(statement, *values)


async def until(holds: Callable[[], bool | Awaitable[bool]], seconds: float = PATIENT) -> None:
    """Wait until it holds; fail when it does not hold in time."""
    try:
        async with asyncio.timeout(seconds):
            while not await _truth(holds()):
                await asyncio.sleep(0.005)
    except TimeoutError:
        raise AssertionError(f"in {seconds:g} seconds it did not come to hold") from None


async def within_a_second(holds: Callable[[], bool | Awaitable[bool]]) -> None:
    """Wait until a change, which is committed, is felt by whoever asks; the answer may take as long as the machine needs.

    What counts is when the question is asked: a second after the change nobody may be answered as before it.
    """
    changed = monotonic()
    while True:
        asked = monotonic()
        if await _truth(holds()):
            return
        assert asked - changed < WITHIN_SECONDS, "asked a second after the change, it was as before"
        await asyncio.sleep(0.005)


async def lost(watch: VersionWatch, database: Database, engine: Engine) -> None:
    """Cut the lines of the engine, and see that the watch vouches for nothing, which it may do again soon afterwards."""
    losing = asyncio.create_task(until(lambda: watch.version is None))
    await cut(database, engine)
    await losing


async def cut(database: Database, engine: Engine) -> None:
    """End every server process of this engine, from outside."""
    surgeon = await create_engine(database.runtime_url, 1, 60_000).connect()
    name = engine._target.server_settings["application_name"]
    await surgeon.fetch("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1", name)
    await surgeon.close()


async def _truth(answer: bool | Awaitable[bool]) -> bool:  # noqa: FBT001 - what a condition says, at once or later
    return answer if isinstance(answer, bool) else await answer
