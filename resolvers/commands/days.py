"""Gives what every command asks of a day: that it is not still to come, and lies between what it follows and what follows it."""

from __future__ import annotations

from datetime import date

from errors.places import DAY_IN_FUTURE, DAY_TOO_EARLY, DAY_TOO_LATE
from resolvers.commands.work import Work


def not_future(work: Work, day: date | None, *path: str) -> None:
    """What is recorded has happened: no day after the civil day on which it is recorded."""
    if day is not None and day > work.day:
        work.note(DAY_IN_FUTURE, *path, today=work.day.isoformat())


def not_before(work: Work, day: date | None, earliest: date | None, *path: str) -> None:
    """Nothing comes before the day that it follows; a day that nobody knows forbids nothing."""
    if day is not None and earliest is not None and day < earliest:
        work.note(DAY_TOO_EARLY, *path, earliest=earliest.isoformat())


def not_after(work: Work, day: date | None, last: date | None, *path: str) -> None:
    """Nothing comes after the day that follows it."""
    if day is not None and last is not None and day > last:
        work.note(DAY_TOO_LATE, *path, latest=last.isoformat())


def latest(*days: date | None) -> date | None:
    """The last of the days that are known."""
    return max((day for day in days if day is not None), default=None)
