"""Gives the people who are registered: each another name, number and phone, in a household of the county.

In       the households, and how many people.
Out      each as JSON, with the fields of the command's input and plain ids; never the same twice.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

FIRST_BIRTH_DATE = date(2020, 1, 1)
"""Later than anybody of the demo city, so that no number is taken."""
JOINED_ON = "2026-11-01"
REGION = "321322"
_DAYS = (date(2026, 10, 31) - FIRST_BIRTH_DATE).days
_A_DAY = 1000
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_SIGNS = 3000
_FIRST_SIGN = 0x4E00


@dataclass(frozen=True, slots=True)
class Newborns:
    """Where they may live, as (household, division), and who has been drawn."""

    homes: Sequence[tuple[str, str]]
    drawn: Iterator[int] = field(default_factory=itertools.count)

    def draw(self, count: int) -> tuple[str, ...]:
        """So many new people."""
        return tuple(self._one(number) for number in itertools.islice(self.drawn, count))

    def _one(self, number: int) -> str:
        home, division = self.homes[number % len(self.homes)]
        born = FIRST_BIRTH_DATE + timedelta(days=number % _DAYS)
        order = number // _DAYS % _A_DAY
        told = {
            "name": "陈" + chr(_FIRST_SIGN + number % _SIGNS) + chr(_FIRST_SIGN + number // _SIGNS % _SIGNS),
            "sex": "MALE" if order % 2 else "FEMALE",
            "birthDate": born.isoformat(),
            "divisionId": division,
            "householdId": home,
            "relation": "30" if order % 2 == 0 else "20",
            "joinedOn": JOINED_ON,
            "idNumber": citizen_number(born, order),
            "phone": f"139{number:08d}",
        }
        return json.dumps(told, ensure_ascii=False)


def citizen_number(born: date, order: int) -> str:
    """A number as GB 11643 makes it, with its check digit."""
    body = f"{REGION}{born:%Y%m%d}{order:03d}"
    return body + "10X98765432"[sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, body, strict=True)) % 11]
