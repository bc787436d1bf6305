"""The world as plain rows: every table read by its owner, the tree of divisions worked out anew from who governs whom.

Nothing here looks at a lineage column, so the oracle would notice if the database kept one wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from authz.principal import Divisions, Place, civil_day

TABLES: Mapping[str, str] = {
    "Person": "person",
    "Household": "household",
    "HouseholdMembership": "household_membership",
    "Division": "division",
    "DivisionCode": "division_code",
    "CodedValue": "coded_value",
    "Account": "user_account",
    "RoleAssignment": "role_assignment",
}
"""Where the rows of each type lie."""


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One row: its type, its columns as they are stored, and the division in which it lies, if it lies in one."""

    type: str
    columns: Mapping[str, Any]
    division: UUID | None

    def __getitem__(self, column: str) -> Any:
        return self.columns[column]

    @property
    def id(self) -> UUID:
        """Its key."""
        key: UUID = self.columns["id"]
        return key


@dataclass(frozen=True, slots=True)
class World:
    """All rows by type, and who governs whom today."""

    rows: Mapping[str, tuple[Row, ...]]
    parents: Mapping[UUID, UUID]
    by_id: Mapping[tuple[str, UUID], Row]

    def find(self, kind: str, key: UUID | None) -> Row | None:
        """The row with this key."""
        return None if key is None else self.by_id.get((kind, key))

    def line(self, division: UUID) -> tuple[UUID, ...]:
        """The divisions from the city down to this one, itself included."""
        parent = self.parents.get(division)
        return (division,) if parent is None else (*self.line(parent), division)

    def path(self, division: UUID) -> str:
        """The names from the city down."""
        return "/".join(self.by_id["Division", key]["name"] for key in self.line(division))

    @property
    def divisions(self) -> Divisions:
        """The tree as the policy takes it."""
        return Divisions.of(Place(row.id, row["level"], self.line(row.id)) for row in self.rows["Division"])


async def read_world(owner: Any) -> World:
    """The world as it stands in the database of this connection."""
    found = {kind: await _table(owner, table) for kind, table in TABLES.items()}
    homes = {home["id"]: home["division_id"] for home in found["Household"]}
    lies: Mapping[str, Callable[[Mapping[str, Any]], UUID]] = {
        "Person": lambda person: person["division_id"],
        "Household": lambda household: household["division_id"],
        "HouseholdMembership": lambda membership: homes[membership["household_id"]],
        "Division": lambda division: division["id"],
    }
    rows = {
        kind: tuple(Row(kind, columns, lies[kind](columns) if kind in lies else None) for columns in table)
        for kind, table in found.items()
    }
    by_id = {(kind, row.id): row for kind, table in rows.items() for row in table if "id" in row.columns}
    return World(rows, _parents(await _table(owner, "division_governance"), civil_day()), by_id)


def _parents(governed: Iterable[Mapping[str, Any]], day: date) -> dict[UUID, UUID]:
    return {
        row["division_id"]: row["parent_id"]
        for row in governed
        if row["started_on"] <= day and (row["ended_on"] is None or day < row["ended_on"])
    }


async def _table(owner: Any, table: str) -> list[dict[str, Any]]:
    return [{name: _plain(value) for name, value in row.items()} for row in await owner.fetch(f"SELECT * FROM {table}")]


def _plain(value: Any) -> Any:
    return UUID(int=value.int) if isinstance(value, UUID) else value
