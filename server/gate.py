"""Lets an account's operation in: within what its roles may ask for, within its allowance, and when its turn has come.

In       Limits, Rates, a Queue; an Asker.
Out      Admission: the Bounds of its document; called with the rows that an answer could hold, it waits for a turn; what the
         client is told of its cost.
Refuses  TOO_MANY_ROWS; RATE_SPENT; QUEUE_FULL, QUEUE_SLOW.
Never    keeps a turn longer than the block in which it was given.

An account that has nothing left is refused before its document is read; an operation that is refused counts as much as a
page, because reading it was the work. What of that is not left is owed, and until it is paid back nothing is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Self

from authz.policy import Asker
from authz.principal import SHANGHAI
from errors import Code, Refusals, Refused
from errors.limits import RATE_SPENT, TOO_MANY_ROWS
from resolvers.document.bounds import Bounds
from server.limits import Limits
from server.queue import Queue
from server.rates import Allowance, Level, Rates

LEAST = 1
REFUSED = 100
"""How many rows an operation counts at least, and how many one that is refused."""

_UNREAD = frozenset({Code.PERSISTED_QUERY_NOT_FOUND, Code.UNAVAILABLE, Code.TIMEOUT})
"""What a document is refused for without having been read."""


@dataclass(frozen=True, slots=True)
class Rights:
    """What an account with certain roles may ask for."""

    bounds: Bounds
    rows: int
    allowance: Allowance


class Gate:
    """The one place in a worker where operations are let in."""

    __slots__ = ("_known", "_limits", "queue", "rates")

    def __init__(self, limits: Limits, rates: Rates, places: int) -> None:
        self._limits = limits
        self._known: dict[frozenset[str], Rights] = {}
        self.rates = rates
        self.queue = Queue(places, limits.queue_size, limits.queue_seconds)

    def admit(self, asker: Asker) -> Admission:
        """One operation; the block in which it is carried out."""
        return Admission(self, asker, self._rights(asker))

    def _rights(self, asker: Asker) -> Rights:
        roles = frozenset(held.role for held in asker.principal.assignments)
        found = self._known.get(roles)
        if found is None:
            limits = self._limits
            found = Rights(bounds(limits, roles), limits.limit_rows.of(roles), limits.allowance(roles))
            self._known[roles] = found
        return found


def bounds(limits: Limits, roles: Iterable[str]) -> Bounds:
    """How much an operation may be of an account that holds these roles."""
    held = tuple(roles)
    return Bounds(
        tokens=limits.limit_tokens.of(held),
        depth=limits.limit_depth.of(held),
        aliases=limits.limit_aliases.of(held),
        directives=limits.limit_directives.of(held),
        root_fields=limits.limit_root_fields.of(held),
        fields=limits.limit_fields.of(held),
    )


class Admission:
    """One operation on its way in; a block in which it has its turn as soon as that has come."""

    __slots__ = ("_account", "_gate", "_inside", "_level", "_paid", "_read", "_rights")

    def __init__(self, gate: Gate, asker: Asker, rights: Rights) -> None:
        self._gate = gate
        self._account = asker.principal.account_id
        self._rights = rights
        self._inside = self._read = False
        self._paid = 0
        self._level: Level | None = None

    @property
    def bounds(self) -> Bounds:
        """How much its document may be."""
        return self._rights.bounds

    def __enter__(self) -> Self:
        self._gate.queue.check(self._account)
        if not self._gate.rates.has(self._account, LEAST, self._rights.allowance):
            self._pay(LEAST, refused=0)
        return self

    async def __call__(self, rows: int) -> None:
        """Wait for the turn of an operation whose answer could hold so many rows."""
        if rows > self._rights.rows:
            raise Refused(TOO_MANY_ROWS, requested=rows, limit=self._rights.rows)
        self._read = True
        self._pay(max(rows, LEAST), refused=REFUSED)
        await self._gate.queue.enter(self._account)
        self._inside = True

    def __exit__(self, _: type[BaseException] | None, failure: BaseException | None, __: TracebackType | None) -> None:
        if self._inside:
            self._inside = False
            self._gate.queue.leave(self._account)
        elif not self._read and isinstance(failure, Refused | Refusals):
            amount = LEAST if isinstance(failure, Refused) and failure.code in _UNREAD else REFUSED
            self._gate.rates.take(self._account, amount, self._rights.allowance, amount)

    def told(self) -> Mapping[str, object]:
        """``extensions.cost`` of the answer."""
        level, allowance = self._level, self._rights.allowance
        assert level is not None
        full_at = datetime.fromtimestamp(level.full_at, SHANGHAI).isoformat(timespec="seconds")
        return {
            "requested": self._paid,
            "limit": allowance.capacity,
            "remaining": level.remaining,
            "resetAt": full_at,
        }

    def _pay(self, rows: int, *, refused: int) -> None:
        allowance = self._rights.allowance
        level = self._level = self._gate.rates.take(self._account, rows, allowance, refused)
        if not level.taken:
            limit, remaining = allowance.capacity, level.remaining
            raise Refused(RATE_SPENT, requested=rows, remaining=remaining, limit=limit, seconds=level.seconds)
        self._paid = rows
