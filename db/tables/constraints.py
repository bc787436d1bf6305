"""Gives the checks that many tables share: a value of a closed set, numbers that are never below nothing."""

from __future__ import annotations

from sqlalchemy import CheckConstraint


def one_of(column: str, values: tuple[str, ...]) -> CheckConstraint:
    """The column holds one of these values, or nothing where it may be null."""
    return CheckConstraint(f"{column} IN {values!r}", name=column)


def from_one_to(column: str, highest: int) -> CheckConstraint:
    """The column holds a grade from 1 to the highest."""
    return CheckConstraint(f"{column} BETWEEN 1 AND {highest}", name=column)


def not_negative(*columns: str) -> CheckConstraint:
    """None of these numbers is below nothing."""
    return CheckConstraint(" AND ".join(f"{column} >= 0" for column in columns), name="not_negative")
