"""How the small world's registers are written down: a line a row, with numbers for ids and codes for divisions.

In       a table's name, its columns, and a tuple a row.
Out      facts: mappings from columns to values as the tables hold them, phones in clear.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, TypeAlias
from uuid import UUID

from tests.world_divisions import division_id
from tests.world_households import household_id
from tests.world_people import person_id

Fact: TypeAlias = Mapping[str, Any]

FIRST_RECORDED = datetime(2026, 1, 9, 1, 0, tzinfo=UTC)
PREFIXES = {
    "institution": "10",
    "institution_residency": "11",
    "cemetery": "12",
    "cemetery_ownership": "13",
    "cemetery_approval": "14",
    "cemetery_price": "15",
    "social_organization": "16",
    "social_organization_rating": "17",
    "social_organization_check": "18",
    "community_facility": "19",
    "facility_function": "1a",
    "facility_assessment": "1b",
    "facility_assessment_item": "1c",
    "person_classification": "1d",
    "supervision_committee": "1e",
    "supervision_committee_member": "1f",
    "power_list": "20",
    "power_item": "21",
    "power_step": "22",
    "village_committee_member": "23",
    "person_merge": "24",
}
"""The first two digits of the ids of each table."""

_DECIMALS = {"area_mu", "area_m2", "price"}


def fact_id(table: str, number: int) -> UUID:
    """The id of a fact shows its table and its number in the list."""
    return UUID(f"{PREFIXES[table]}000000-0000-7000-8000-{number:012d}")


def facts(table: str, columns: str, *lines: tuple[Any, ...]) -> tuple[Fact, ...]:
    """The rows of a table, numbered from 1; every fifth was changed once, three each were recorded at one instant."""
    names = columns.split()
    return tuple(_fact(table, number, zip(names, line, strict=True)) for number, line in enumerate(lines, 1))


def _fact(table: str, number: int, given: Iterator[tuple[str, Any]]) -> Fact:
    changed, recorded = number % 5 == 0, FIRST_RECORDED + timedelta(minutes=number // 3)
    return {
        "id": fact_id(table, number),
        **dict(_read(name, value) for name, value in given),
        "version": 2 if changed else 1,
        "created_at": recorded,
        "updated_at": recorded + timedelta(days=changed, microseconds=number * changed),
    }


def _read(name: str, value: Any) -> tuple[str, Any]:
    if name == "division":
        return "division_id", division_id(value)
    return name, None if value is None else _reader(name)(value)


def _reader(name: str) -> Callable[[Any], Any]:
    if name in {"person_id", "winner_id", "loser_id"}:
        return person_id
    if name == "household_id":
        return household_id
    if name.removesuffix("_id") in PREFIXES:
        return lambda number: fact_id(name.removesuffix("_id"), number)
    if name.endswith(("_on", "_since")):
        return date.fromisoformat
    return Decimal if name in _DECIMALS else lambda value: value
