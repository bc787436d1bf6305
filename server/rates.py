"""Gives each account an allowance that fills again with time, one for all workers of this host.

In       a file that the workers share; an account, an amount, how much the allowance holds and how fast it fills.
Out      Level: whether the amount was taken, what remains, when it is full again.
Refuses  nothing: who asks decides what it means that there was not enough.
Never    waits for another worker; asks the database.

The file is a table of places in memory that all workers map. A place holds an account and the instant at which its allowance
will be full again: one number, from which all else follows, so that whoever writes it leaves it whole, even if killed. An
account whose allowance is full needs no place. A count may be lost where a worker is stopped in the middle; nobody waits for it.

What work has already been done for can be owed: then the instant is further away than an empty allowance would put it, by so
much as MAX_DEBT at most. Further still it lies only where the clock was set back or the allowance made smaller, and counts as an
empty one: so nobody is kept out for longer than that debt lasts, whatever the clock does.
"""

from __future__ import annotations

import fcntl
import math
import mmap
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from struct import Struct
from uuid import UUID
from zlib import crc32

SETS = 4_096
WAYS = 8
"""How many rows the table has, and in how many places of its row an account may stand: 32,768 accounts that are not full."""

MAX_DEBT = 10_000
"""The most that an account can owe, and never more than its allowance holds: a hundred refusals."""

SLACK_SECONDS = 1.0
"""By how much an instant may lie beyond the longest debt before the clock is doubted: sums of seconds are not exact."""

PATIENCE_SECONDS = 0.05
"""How long the lock of a row is tried: it is held for some microseconds, or longer by one whom the machine lets wait."""

_PLACE = Struct("<16sd")
_ROW = _PLACE.size * WAYS


@dataclass(frozen=True, slots=True)
class Allowance:
    """How much an account may spend at once, and how much it gets back a second."""

    capacity: int
    per_second: int


@dataclass(frozen=True, slots=True)
class Level:
    """How an allowance stands.

    ``remaining`` of it, after what was taken; before it, if only what was said otherwise was taken. ``seconds`` until what was
    asked for can be taken, 0 if it was. ``full_at`` since the epoch.
    """

    remaining: int
    full_at: float
    seconds: int = 0

    @property
    def taken(self) -> bool:
        """Whether the amount was taken."""
        return self.seconds == 0


class Rates:
    """The allowances of all accounts."""

    __slots__ = ("_clock", "_file", "_table")

    def __init__(self, file: Path, clock: Callable[[], float] = time.time) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._clock = clock
        self._file = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        # What is there stays, and what is not is zeros: all full. A hole in the file would end the process on a full disk.
        os.posix_fallocate(self._file, 0, SETS * _ROW)
        self._table = mmap.mmap(self._file, SETS * _ROW)

    def close(self) -> None:
        """Let go of the file; what stands in it stays."""
        self._table.close()
        os.close(self._file)

    def take(self, account: UUID, amount: int, allowance: Allowance, otherwise: int = 0) -> Level:
        """Take an amount if there is as much; if not, take what is said otherwise, and let be owed what of it is not there."""
        key, now = account.bytes, self._clock()
        row = crc32(key) % SETS
        held = self._lock(row)
        try:
            place, full_at = self._find(row * _ROW, key)
            return self._taken(place, key, full_at - now, now, amount, allowance, otherwise)
        finally:
            if held:
                fcntl.lockf(self._file, fcntl.LOCK_UN, 1, row)

    def has(self, account: UUID, amount: int, allowance: Allowance) -> bool:
        """Whether there is as much; nothing is taken, and nobody is kept from taking it meanwhile."""
        key = account.bytes
        _, full_at = self._find(crc32(key) % SETS * _ROW, key)
        return (full_at - self._clock()) * allowance.per_second + amount <= allowance.capacity

    def _taken(  # noqa: PLR0917 - where it stands, how it stands, what is asked
        self, place: int, key: bytes, missing: float, now: float, amount: int, allowance: Allowance, otherwise: int
    ) -> Level:
        capacity, speed = allowance.capacity, allowance.per_second
        most = capacity + min(capacity, MAX_DEBT)
        spent = missing * speed if missing > 0 else 0.0
        if spent > most + SLACK_SECONDS * speed:  # the clock was set back, or the allowance made smaller
            spent = float(capacity)
        remaining, seconds = capacity - spent, 0
        if amount <= remaining:
            spent, remaining = spent + amount, remaining - amount
        else:
            spent = min(spent + otherwise, most)
            seconds = max(1, math.ceil((spent + amount - capacity) / speed))
        full_at = now + spent / speed
        _PLACE.pack_into(self._table, place, key, full_at)
        return Level(int(remaining) if remaining > 0 else 0, full_at, seconds)

    def _find(self, start: int, key: bytes) -> tuple[int, float]:
        """The account's place and what stands there; of one without a place, that which is nearest to being full."""
        place = self._table.find(key, start, start + _ROW)
        while place >= 0 and (place - start) % _PLACE.size:  # a chance of bytes across places is no account
            place = self._table.find(key, place + 1, start + _ROW)
        if place >= 0:
            _, full_at = _PLACE.unpack_from(self._table, place)
            return place, full_at if math.isfinite(full_at) else 0.0
        row = _PLACE.iter_unpack(self._table[start : start + _ROW])
        number, _ = min(enumerate(full_at for _, full_at in row), key=lambda each: each[1])
        return start + number * _PLACE.size, 0.0

    def _lock(self, row: int) -> bool:
        """Whether the row is ours now."""
        if self._try_lock(row):
            return True
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until:
            os.sched_yield()
            if self._try_lock(row):
                return True
        return False

    def _try_lock(self, row: int) -> bool:
        try:
            fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, row)
        except OSError:  # somebody else has it
            return False
        return True
