"""Dated facts: from ``started_on`` up to, not including, ``ended_on``; open while ``ended_on`` is null."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, Date, text
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped, mapped_column

PERIOD = "daterange(started_on, ended_on)"
"""The half-open period as a PostgreSQL range; it refuses an end before its start."""


class Dated:
    """The two days of a dated fact. ``started_on`` is part of the key where a table has no id of its own."""

    started_on: Mapped[date] = mapped_column(Date, primary_key=True, sort_order=50)
    ended_on: Mapped[date | None] = mapped_column(Date, sort_order=51)


class Lasting:
    """The two days of a dated fact that has an id of its own."""

    started_on: Mapped[date] = mapped_column(Date, sort_order=50)
    ended_on: Mapped[date | None] = mapped_column(Date, sort_order=51)


def in_order() -> CheckConstraint:
    """No period ends before it begins; needed where no ``never_twice`` makes a range of every row's days."""
    return CheckConstraint("ended_on >= started_on", name="period")


def never_twice(
    *columns: str, of: str | None = None, where: str | None = None, hidden: bool = False
) -> ExcludeConstraint:
    """The constraint that no two rows with the same values in ``columns`` hold on the same day.

    ``of`` sets its name apart: its index has that name too, and names of indexes are the schema's, not the table's.

    With ``hidden`` its index holds the ids behind an expression that changes nothing. The planner takes a GiST and a B-tree
    index for equally dear, where a look-up in the GiST costs three times as much; so where rows are looked up by such an id,
    only the B-tree may offer itself. (As bytes they would be hidden too, and each check five times as dear.)
    """
    elements: list[tuple[Any, str]] = [
        (text(f"greatest({column})") if hidden and column.endswith("_id") else column, "=") for column in columns
    ]
    elements.append((text(PERIOD), "&&"))
    name = "_".join(filter(None, ("never_twice", of, *columns)))
    return ExcludeConstraint(*elements, using="gist", where=text(where) if where else None, name=name)
