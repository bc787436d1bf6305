"""Orderings, cursors and pages told a second time: sort everything, then cut.

A cursor is read for the id of its row only; where that row stands in the ordering is worked out anew.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cmp_to_key
from typing import Any, TypeAlias
from uuid import UUID

from tests.oracle_fields import value_at
from tests.oracle_filters import holds
from tests.oracle_sight import Sight
from tests.oracle_world import Row

Order: TypeAlias = Sequence[tuple[tuple[str, ...], bool]]
"""Fields to compare one after the other, each with the relations on the way to it, and whether each descends."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page, and what is around it. ``all`` are the rows of the connection, in order."""

    all: tuple[Row, ...]
    rows: tuple[Row, ...]
    has_next: bool
    has_previous: bool


def page(sight: Sight, rows: Iterable[Row], given: Mapping[str, Any]) -> Page:
    """The page of a connection over these rows, by the arguments of its field."""
    where, order = given.get("where"), keys(given.get("orderBy"))
    every = ordered(sight, [row for row in rows if where is None or holds(sight, row, where)], order)
    after, before = given.get("after"), given.get("before")
    past = [row for row in every if after is None or _place(sight, row, after, order) > 0]
    inside = [row for row in past if before is None or _place(sight, row, before, order) < 0]
    size, backward = given.get("first") or given.get("last") or 0, given.get("last") is not None
    shown = inside[-size:] if backward else inside[:size]
    more = len(inside) > size
    behind = after is not None and len(past) < len(every)
    ahead = before is not None and any(_place(sight, row, before, order) >= 0 for row in every)
    return Page(tuple(every), tuple(shown), ahead if backward else more, more if backward else behind)


def keys(asked: Iterable[Mapping[str, Any]] | None) -> Order:
    """The keys of an ordering: those asked, then the id in the direction of the last."""
    order = [_key(item) for item in asked or ()]
    return [*order, (("id",), order[-1][1] if order else False)]


def _key(item: Mapping[str, Any]) -> tuple[tuple[str, ...], bool]:
    """One key: a field, or a field of the row that a relation leads to."""
    ((name, inner),) = item.items()
    if not isinstance(inner, Mapping):
        return (name,), inner == "DESC"
    steps, descending = _key(inner)
    return (name, *steps), descending


def ordered(sight: Sight, rows: Iterable[Row], order: Order) -> list[Row]:
    """The rows in order."""

    def against(one: Row, other: Row) -> int:
        return compare(sight, one, other, order)

    return sorted(rows, key=cmp_to_key(against))


def compare(sight: Sight, one: Row, other: Row, order: Order) -> int:
    """Negative, zero or positive as one row comes before, with or after the other. Empty is greater than anything."""
    for steps, descending in order:
        left, right = (comparable(value_at(sight, row, steps)) for row in (one, other))
        if left != right:
            return -1 if (left < right) != descending else 1
    return 0


def row_of(cursor: str) -> UUID:
    """The key of the row that a cursor stands on."""
    return UUID(json.loads(base64.b64decode(cursor))[-1])


def _place(sight: Sight, row: Row, cursor: str, order: Order) -> int:
    mark = sight.world.by_id[row.type, row_of(cursor)]
    return compare(sight, row, mark, order)


def comparable(stored: Any) -> tuple[bool, Any]:
    """A value that stands after every other where it is empty."""
    return (True, 0) if stored is None else (False, stored)
