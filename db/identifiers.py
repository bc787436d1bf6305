"""Gives what a citizen number (GB 11643) says of its holder, once its form, birth date and check digit are right.

In       a number as typed, and the day on which it is read.
Out      CitizenNumber(text, birth_date, sex).
Refuses  BadIdentifier with the fault: length or signs, birth date, check digit.
Never    judges the first six digits: codes of counties are retired and reused in no single public list, and most adults
         here carry one that is no longer in force.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"
"""GB 11643-1999: the check digit for each remainder, by 11, of the weighted sum of the first seventeen digits."""

FIRST_BIRTH_DATE = date(1900, 1, 1)
_SHAPE = re.compile(r"[0-9]{17}[0-9X]")


class Fault(Enum):
    """What is wrong with a citizen number."""

    SHAPE = "not 17 digits and a check digit"
    BIRTH_DATE = "no possible birth date"
    CHECK_DIGIT = "the check digit does not fit"


class BadIdentifier(ValueError):
    """The text is no citizen number; it carries the fault and never the number."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class CitizenNumber:
    """A citizen number that is right in itself, and what it says; ``sex`` is MALE or FEMALE."""

    text: str
    birth_date: date
    sex: str


def citizen_number(text: str, today: date) -> CitizenNumber:
    """The number read: blanks around it and a small x are forgiven, nothing else."""
    number = text.strip().upper()
    if not _SHAPE.fullmatch(number):
        raise BadIdentifier(Fault.SHAPE)
    born = _birth_date(number[6:14], today)
    if number[17] != check_digit(number[:17]):
        raise BadIdentifier(Fault.CHECK_DIGIT)
    return CitizenNumber(number, born, "MALE" if int(number[16]) % 2 else "FEMALE")


def check_digit(first_seventeen: str) -> str:
    """The eighteenth sign of a citizen number."""
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, first_seventeen, strict=True))
    return CHECK_DIGITS[total % 11]


def _birth_date(digits: str, today: date) -> date:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError as error:
        raise BadIdentifier(Fault.BIRTH_DATE) from error
    if not FIRST_BIRTH_DATE <= born <= today:
        raise BadIdentifier(Fault.BIRTH_DATE)
    return born
