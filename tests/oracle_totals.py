"""``aggregate`` and ``groups`` told a second time: counted and added up in plain Python, over the rows of a connection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from functools import cmp_to_key
from typing import Any, TypeAlias
from uuid import UUID
from zoneinfo import ZoneInfo

from tests.oracle_fields import value
from tests.oracle_pages import comparable
from tests.oracle_sight import Sight
from tests.oracle_types import SCALARS
from tests.oracle_world import Row

BEIJING = ZoneInfo("Asia/Shanghai")
LEVELS = {"divisionCounty": "county", "divisionTownship": "township", "divisionVillage": "village"}
"""The keys that are a division, and of which level."""

Group: TypeAlias = tuple[dict[str, Any], list[Row]]
"""The values of its key by the names of their fields, and the rows that have them in common."""


def total(sight: Sight, rows: Iterable[Row], field: str) -> str:
    """The sum; of nothing it is 0."""
    return str(sum(_known(sight, rows, field), 0))


def average(sight: Sight, rows: Iterable[Row], field: str) -> str | None:
    """The mean, a half rounded away from nothing at six places, and no more places than it needs."""
    known = _known(sight, rows, field)
    if not known:
        return None
    millionths = sum(map(Fraction, known), Fraction(0)) / len(known) * 10**6
    rounded = int(abs(millionths) + Fraction(1, 2)) * (1 if millionths >= 0 else -1)
    whole = Decimal(rounded).scaleb(-6).normalize()
    return f"{whole:f}"


def least(sight: Sight, rows: Iterable[Row], field: str) -> Any:
    """The smallest value, as it is stored."""
    return min(_known(sight, rows, field), default=None)


def greatest(sight: Sight, rows: Iterable[Row], field: str) -> Any:
    """The greatest value, as it is stored."""
    return max(_known(sight, rows, field), default=None)


def groups(
    sight: Sight, rows: Iterable[Row], by: Sequence[str], asked: Sequence[Mapping[str, str]] | None
) -> list[Group]:
    """The groups in order: as asked, then by the keys in the order in which they are named."""
    found: dict[tuple[Any, ...], Group] = {}
    fields = [key_field(name) for name in by]
    for row in rows:
        key = {field: _key_value(sight, row, field) for field in fields}
        found.setdefault(tuple(key.values()), (key, []))[1].append(row)
    order = [*((name, way == "DESC") for item in asked or () for name, way in item.items()), ("key", False)]

    def against(one: Group, other: Group) -> int:
        return _against(one, other, order)

    return sorted(found.values(), key=cmp_to_key(against))


def key_field(grouping: str) -> str:
    """The field of the key that a grouping gives."""
    first, *rest = grouping.lower().split("_")
    return first + "".join(part.capitalize() for part in rest)


def grouped(kind: str, key: str) -> str | None:
    """The field of the row that a key is made of; none where it is made of where the row lies."""
    if key in LEVELS:
        return None
    return key if key in SCALARS[kind] else key.removesuffix("Year")


def _against(one: Group, other: Group, order: Sequence[tuple[str, bool]]) -> int:
    for name, descending in order:
        left, right = ([len(rows)] if name == "count" else _comparable(key) for key, rows in (one, other))
        if left != right:
            return -1 if (left < right) != descending else 1
    return 0


def _comparable(key: Mapping[str, Any]) -> list[Any]:
    return [comparable(part) for part in key.values()]


def _key_value(sight: Sight, row: Row, key: str) -> Any:
    field = grouped(row.type, key)
    if field is None:
        return _division(sight, row, LEVELS[key])
    stored = value(sight, row, field)
    if key == field or stored is None:
        return stored
    return stored.astimezone(BEIJING).year if isinstance(stored, datetime) else stored.year


def _division(sight: Sight, row: Row, level: str) -> UUID | None:
    """The division of the level in which the row lies, seen or not."""
    assert row.division is not None
    line = (sight.world.find("Division", key) for key in sight.world.line(row.division))
    return next((division.id for division in line if division and division["level"] == level), None)


def _known(sight: Sight, rows: Iterable[Row], field: str) -> list[Any]:
    return [stored for stored in (value(sight, row, field) for row in rows) if stored is not None]
