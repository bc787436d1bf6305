"""Dated facts: from ``started_on`` up to, not including, ``ended_on``; open while ``ended_on`` is null."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Date, text
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped, mapped_column

PERIOD = "daterange(started_on, ended_on)"
"""The half-open period as a PostgreSQL range; it refuses an end before its start."""


class Dated:
    """The two days of a dated fact. ``started_on`` is part of the key where a table has no id of its own."""

    started_on: Mapped[date] = mapped_column(Date, primary_key=True, sort_order=50)
    ended_on: Mapped[date | None] = mapped_column(Date, sort_order=51)


def never_twice(*columns: str, where: str | None = None) -> ExcludeConstraint:
    """The constraint that no two rows with the same values in ``columns`` hold on the same day."""
    elements: list[tuple[Any, str]] = [(column, "=") for column in columns]
    elements.append((text(PERIOD), "&&"))
    name = "never_twice_" + "_".join(columns)
    return ExcludeConstraint(*elements, using="gist", where=text(where) if where else None, name=name)
