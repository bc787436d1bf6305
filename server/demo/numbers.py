"""Gives ids that come in the order of making, and citizen numbers that nobody has.

In       random numbers of the caller's seed.
Out      UUIDv7 values as text; citizen numbers (GB 11643) under the prefix 321399, no two alike.
Refuses  nothing.
Never    asks the clock: the same seed gives the same numbers.
"""

from __future__ import annotations

import hashlib
from datetime import date
from uuid import UUID

from db.identifiers import CHECK_DIGITS, WEIGHTS

PREFIX = "321399"
"""Never assigned to any place, so a number that begins with it is nobody's."""

EPOCH = 1_546_272_000_000
"""2019-01-01 00:00 in Suqian, in milliseconds: the instant of the first id."""

PER_SEX = 500
"""A day has 1,000 sequence numbers; odd ones are men's."""

_TAIL = (1 << 62) - 1
_PREFIX_SUM = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, PREFIX, strict=False))
_SEQUENCE = [
    (text, sum(weight * int(digit) for weight, digit in zip(WEIGHTS[14:], text, strict=True)))
    for text in (f"{number:03}" for number in range(2 * PER_SEX))
]


def uuid7(millisecond: int, randomness: int) -> str:
    """A UUIDv7, as 32 hexadecimal digits, from the milliseconds since EPOCH and 74 random bits."""
    head = (EPOCH + millisecond) << 80 | 0x7000 << 64 | (randomness >> 62 & 0xFFF) << 64
    return f"{head | 0x8 << 60 | randomness & _TAIL:032x}"


def fixed_id(what: str, number: int) -> UUID:
    """The id of the ``number``-th division, account or assignment: the same in every demo city."""
    digest = hashlib.sha256(f"{what} {number}".encode()).digest()
    return UUID(uuid7(number - 1_000_000, int.from_bytes(digest[:10]) >> 6))


class Days:
    """What is written of days: ISO date, first digits of a citizen number, and their part of its check sum."""

    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: dict[int, tuple[str, str, int]] = {}

    def __getitem__(self, ordinal: int) -> tuple[str, str, int]:
        known = self._known.get(ordinal)
        if known is None:
            known = self._known[ordinal] = self._written(ordinal)
        return known

    @staticmethod
    def _written(ordinal: int) -> tuple[str, str, int]:
        text = date.fromordinal(ordinal).isoformat()
        digits = text.replace("-", "")
        part = sum(weight * int(digit) for weight, digit in zip(WEIGHTS[6:14], digits, strict=True))
        return text, PREFIX + digits, _PREFIX_SUM + part


class CitizenNumbers:
    """The citizen numbers of one part of the city: of each day every ``parts``-th number is its own."""

    __slots__ = ("_part", "_parts", "_taken", "days")

    def __init__(self, days: Days, part: int, parts: int) -> None:
        self.days = days
        self._part = part
        self._parts = parts
        self._taken: dict[int, int] = {}

    def next(self, born: int, *, male: bool) -> tuple[int, str]:
        """The day of birth and a free number: when the part has none left of a day, the day before is taken."""
        while True:
            key = born * 2 + male
            sequence = self._taken.get(key, (self._part + born) % self._parts)
            if sequence < PER_SEX:
                break
            born -= 1
        self._taken[key] = sequence + self._parts
        _, digits, day_sum = self.days[born]
        text, own_sum = _SEQUENCE[2 * sequence + male]
        return born, f"{digits}{text}{CHECK_DIGITS[(day_sum + own_sum) % 11]}"
