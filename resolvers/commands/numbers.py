"""Gives the doubts about numbers that are given: below nothing, longer than their column, no grade of its scale."""

from __future__ import annotations

from decimal import Decimal

from errors.places import GRADE_RANGE, NUMBER_NEGATIVE, NUMBER_TOO_LONG
from resolvers.commands.work import Work


def not_negative(work: Work, number: int | Decimal | None, *path: str) -> None:
    """Beds, plots, areas and prices begin at nothing."""
    if number is not None and number < 0:
        work.note(NUMBER_NEGATIVE, *path)


def decimal_fits(work: Work, number: Decimal | None, digits: int, places: int, *path: str) -> None:
    """A number that its column can keep as it is: the database would round it without a word."""
    if number is None:
        return
    not_negative(work, number, *path)
    step = Decimal(1).scaleb(-places)
    if abs(number) >= Decimal(10) ** digits or number % step:
        work.note(NUMBER_TOO_LONG, *path, digits=digits, places=places)


def grade(work: Work, value: int | None, highest: int, *path: str) -> None:
    """A grade from 1 to the highest."""
    if value is not None and not 1 <= value <= highest:
        work.note(GRADE_RANGE, *path, highest=highest)
