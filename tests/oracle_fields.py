"""What the graph's fields mean, told a second time in plain Python: a row's values, and the rows that it is related to."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from tests.oracle_sight import Sight
from tests.oracle_types import CODED, GROUPS, NEEDS, SCALARS
from tests.oracle_ways import ONE, WAYS
from tests.oracle_world import Row, World

Steps = Sequence[str]

_STATUS_OF_STAGE = {"OPERATING": "ACTIVE", "SUSPENDED": "SUSPENDED", "CLOSED": "CLOSED"}


def value(sight: Sight, row: Row, field: str) -> Any:
    """The stored value of a field as this asker may see it."""
    group = GROUPS.get((row.type, field))
    if group is not None and not (row.division is not None and sight.allowed(row.division, group)):
        return None
    made = _MADE.get((row.type, field))
    return made(sight.world, row) if made else row[SCALARS[row.type][field]]


def value_at(sight: Sight, row: Row | None, steps: Steps) -> Any:
    """The value of a field that lies some relations away; nothing where nothing is in sight there."""
    *ways, field = steps
    for name in ways:
        row = next(iter(related(sight, row, name)), None) if row else None
    return value(sight, row, field) if row else None


def related(sight: Sight, row: Row, field: str) -> list[Row]:
    """The rows that a relation leads to: each must be seen, and every row on the way to it."""
    way = WAYS[row.type, field]
    chains = way.walk(sight.world, row)
    seen = sight.sees if way.onward else sight.lists
    found = [chain[-1] for chain in chains if all(step is not None and seen(step) for step in chain)]
    assert way.form != ONE or len(found) <= 1, f"{row.type}.{field} leads to several rows"
    return sorted((row for row in found if row), key=lambda other: [value(sight, other, name) for name in way.order])


def changes(sight: Sight, entry: Row) -> list[Mapping[str, Any]]:
    """What an entry of the audit trail says was changed, as far as it may be seen in the entry's division."""
    assert entry.division is not None
    found: list[Mapping[str, Any]] = json.loads(entry["changes"])
    return [each for each in found if each["need"] in NEEDS and sight.allowed(entry.division, each["need"])]


def code_of(sight: Sight, row: Row, field: str) -> Row | None:
    """The value of the code list that the row's code names."""
    return coded_value(sight, CODED[row.type, field], value(sight, row, field))


def coded_value(sight: Sight, code_list: str, code: str | None) -> Row | None:
    """A value of a code list."""
    return next((coded for coded in sight.world.owned("CodedValue", "list", code_list) if coded["code"] == code), None)


def age(born: date, day: date) -> int:
    """Full years from birth to a day; before birth, full years until then as a negative number."""
    if day < born:
        return -age(day, born)
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _now(world: World, kind: str, column: str, row: Row) -> list[Row]:
    """The rows of another type that hold until further notice."""
    return [other for other in world.owned(kind, column, row.id) if other["ended_on"] is None]


_MADE: Mapping[tuple[str, str], Callable[[World, Row], Any]] = {
    ("Division", "path"): lambda world, row: world.path(row.id),
    ("AuditEntry", "object"): lambda _, row: (
        None if row["object_type"] is None else f"{row['object_type']}:{row['object_id']}"
    ),
    ("AuditEntry", "refusal"): lambda _, row: row["refusal"] or [],
    ("Division", "level"): lambda _, row: row["level"].upper(),
    ("Household", "memberCount"): lambda world, row: len(_now(world, "HouseholdMembership", "household_id", row)),
    ("Institution", "bedsOccupied"): lambda world, row: len(_now(world, "InstitutionResidency", "institution_id", row)),
    ("Cemetery", "status"): lambda _, row: _STATUS_OF_STAGE.get(row["stage"], "PREPARING"),
    ("Cemetery", "ownership"): lambda world, row: next(
        (now["nature"] for now in _now(world, "CemeteryOwnership", "cemetery_id", row)), None
    ),
}
"""Fields that are made of other things than the column of their name."""
