"""Gives what a citizen number (GB 11643) says of its holder, once its form, birth date and check digit are right.

In       a number as typed, and the day on which it is read.
Out      CitizenNumber(text, birth_date, sex, region_doubt).
Refuses  BadIdentifier with its faults: length or signs, birth date, check digit.
Never    refuses a number for its first six digits; what speaks against them is a doubt beside the number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum

from db.county_codes import RegionDoubt, region_doubt

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"
"""GB 11643-1999: the check digit for each remainder, by 11, of the weighted sum of the first seventeen digits."""

FIRST_BIRTH_DATE = date(1900, 1, 1)
_SHAPE = re.compile(r"[0-9]{17}[0-9X]")


class Fault(Enum):
    """The part of an identifier that is wrong, and how."""

    SHAPE = "wrong length, or signs that cannot stand there"
    BIRTH_DATE = "no possible birth date"
    AUTHORITY = "no registration authority has this sign"
    REGION = "the region is not six digits"
    ORGANIZATION_CODE = "the inner organization code does not fit its own check sign"
    CHECK_DIGIT = "the check digit does not fit"


class BadIdentifier(ValueError):
    """The text is no identifier of its kind; it carries all faults that were found, and never the text."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("; ".join(fault.value for fault in faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class CitizenNumber:
    """A citizen number that is right in itself, and what it says; ``sex`` is MALE or FEMALE."""

    text: str
    birth_date: date
    sex: str
    region_doubt: RegionDoubt | None
    """A warning: the first six digits name no region that could have given the number after the birth."""


def citizen_number(text: str, today: date) -> CitizenNumber:
    """The number read: blanks around it and a small x are forgiven, nothing else."""
    number = text.strip().upper()
    if not _SHAPE.fullmatch(number):
        raise BadIdentifier(Fault.SHAPE)
    born = _birth_date(number[6:14], today)
    fits = number[17] == check_digit(number[:17])
    if born is None:
        raise BadIdentifier(Fault.BIRTH_DATE, *(() if fits else (Fault.CHECK_DIGIT,)))
    if not fits:
        raise BadIdentifier(Fault.CHECK_DIGIT)
    sex = "MALE" if int(number[16]) % 2 else "FEMALE"
    return CitizenNumber(number, born, sex, region_doubt(number[:6], born))


def check_digit(first_seventeen: str) -> str:
    """The eighteenth sign of a citizen number."""
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, first_seventeen, strict=True))
    return CHECK_DIGITS[total % 11]


def _birth_date(digits: str, today: date) -> date | None:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
    return born if FIRST_BIRTH_DATE <= born <= today else None
