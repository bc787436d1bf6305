"""Gives one transaction for a change and its audit entry: both, or nothing.

In       an Engine, an account, Act and Actor (audit), changes (changes).
Out      UnitOfWork: entered as the account, with the power looked up; what it collects is written by ``flush``.
Refuses  Violated: a constraint said no; Collided: another transaction was in the way, and the act may be tried again.
Never    decides who may do what; writes a change without its entry.

READ COMMITTED, with every row that decides locked first and in one order: the triggers of lineage need to see what others
have committed meanwhile. What still collides is tried again by the caller, a bounded number of times.
"""

from __future__ import annotations

import os
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from db import audit
from db.audit import Act, Actor, Object, Power
from db.changes import Change, Kind
from db.engine import Connection, Engine, connection
from db.writing import insertions, statement

LOCK_TIMEOUT = "5s"
"""How long an act waits for another that holds what it needs."""

_BEGIN = """
SELECT guard.enter($1), set_config('lock_timeout', $4, true), p.item_id, p.step_id, p.reason_required
  FROM (SELECT) AS one
  LEFT JOIN LATERAL power_item_in_force($2, $3) AS p ON true
"""


@dataclass(slots=True)
class UnitOfWork:
    """One transaction of one account. ``entry``, once it is written, is the id of the act, and of its first entry.

    That id is a moment, and is made when all rows that the act changes are locked: so of two acts on one row the one that came
    later has the later id, and the record read in its order tells what happened.
    """

    engine: Engine
    lent: Connection
    act: Act
    power: Power
    entry: UUID | None = None
    changes: list[Change] = field(default_factory=list)

    async def fetch(self, sql: str, *values: object) -> Sequence[Any]:
        """All rows of a statement that each connection prepares once."""
        statement = await self.engine.statement(self.lent, sql)
        return await statement.fetch(*values)

    async def value(self, sql: str, *values: object) -> Any:  # noqa: ANN401 - whatever the statement selects
        """The first value of the first row."""
        statement = await self.engine.statement(self.lent, sql)
        return await statement.fetchval(*values)

    async def flush(self, actor: Callable[[UUID], Actor], about: Object) -> None:
        """Write the entries that tell of the changes, then these in their order; ``actor`` says who acts as what where."""
        divisions = audit.divisions(about, self.changes)
        # Most acts only add rows, in one division: with their entry they are one statement.
        added = self.changes if len(divisions) == 1 and all(each.kind is Kind.INSERT for each in self.changes) else []
        for division in divisions:
            known = (actor(division), self.act, self.power, about, division)
            told = audit.entry(*known, audit.within(self.changes, division), further=self.entry is not None)
            await self._tell(told, added)
        for change in self.changes:
            if change.kind is not Kind.SHOWN and not added:
                await self._write(change)

    async def refuse(self, actor: Actor, about: Object, names: Sequence[str]) -> None:
        """Write the entry of an act that was refused, and nothing else."""
        await self._tell(audit.refusal(actor, self.act, self.power, about, names), ())

    async def _tell(self, told: tuple[object, ...], added: Sequence[Change]) -> None:
        parts, rows = insertions(added, len(told) + 1, "own")
        own = await self.value(audit.entry_with(parts, len(added)), *told, *rows)
        assert own is not None, "a new row was kept from being written, which is a defect of ours"
        self.entry = self.entry or UUID(int=own.int)

    async def _write(self, change: Change) -> None:
        sql, values = statement(change)
        if await self.value(sql, *values) is None:
            # The row was locked, so nobody else changed it: it is out of reach of the writer, which is a defect of ours.
            raise AssertionError(f"{change.kind.value} of {change.register.table} reached no row")


@asynccontextmanager
async def unit_of_work(engine: Engine, account_id: UUID, act: Act) -> AsyncIterator[UnitOfWork]:
    """A transaction in which the account has entered; committed at the end of the block, undone if it fails."""
    async with connection(engine) as lent, lent.transaction():
        statement = await engine.statement(lent, _BEGIN)
        row = await statement.fetchrow(account_id, act.power, act.step, LOCK_TIMEOUT)
        yield UnitOfWork(engine, lent, act, Power(row[2], row[3], bool(row[4])))


def new_id() -> UUID:
    """A UUIDv7 (RFC 9562): 48 bits of milliseconds, then the version and 74 random bits."""
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10))
    high = milliseconds << 16 | 0x7000 | random >> 68
    low = 0x8000_0000_0000_0000 | random & 0x3FFF_FFFF_FFFF_FFFF
    return UUID(int=high << 64 | low)
