"""The world as plain rows: every table read by its owner, the tree of divisions worked out anew from who governs whom.

Nothing here looks at a lineage column, so the oracle would notice if the database kept one wrong; unless it is told that the
rows are scattered, which lie where they themselves say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from authz.principal import Divisions, Place, civil_day
from db.tables.lineage import LEVELS
from tests.oracle_types import TYPES, Told


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One row: its type, its columns as they are stored, and the division in which it lies, if it lies in one.

    ``named`` is the division that it names as its own: the same, but in a scattered world.
    """

    type: str
    columns: Mapping[str, Any]
    division: UUID | None
    named: UUID | None

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
    scattered: bool = False
    """Whether rows lie where they say themselves, though their parents lie elsewhere."""

    _lines: dict[UUID, tuple[UUID, ...]] = field(default_factory=dict)
    _owned: dict[tuple[str, str], dict[Any, list[Row]]] = field(default_factory=dict)

    def find(self, kind: str, key: UUID | None) -> Row | None:
        """The row with this key."""
        return None if key is None else self.by_id.get((kind, key))

    def owned(self, kind: str, column: str, key: Any) -> Sequence[Row]:
        """The rows of a type that hold this value."""
        if (kind, column) not in self._owned:
            known = self._owned[kind, column] = {}
            for row in self.rows[kind]:
                known.setdefault(row[column], []).append(row)
        return self._owned[kind, column].get(key, ())

    def line(self, division: UUID) -> tuple[UUID, ...]:
        """The divisions from the city down to this one, itself included."""
        if division not in self._lines:
            parent = self.parents.get(division)
            self._lines[division] = (division,) if parent is None else (*self.line(parent), division)
        return self._lines[division]

    def path(self, division: UUID) -> str:
        """The names from the city down."""
        return "/".join(self.by_id["Division", key]["name"] for key in self.line(division))

    @property
    def divisions(self) -> Divisions:
        """The tree as the policy takes it."""
        return Divisions.of(Place(row.id, row["level"], self.line(row.id)) for row in self.rows["Division"])


async def read_world(owner: Any, *, scattered: bool = False) -> World:
    """The world as it stands in the database of this connection."""
    found = {kind: await _table(owner, told.table) for kind, told in TYPES.items()}
    rows: dict[str, tuple[Row, ...]] = {}
    by_id: dict[tuple[str, UUID], Row] = {}
    for kind in sorted(TYPES, key=lambda name: _depth(TYPES[name])):
        rows[kind] = tuple(_scattered(kind, each) if scattered else _row(kind, each, by_id) for each in found[kind])
        by_id |= {(kind, row.id): row for row in rows[kind] if "id" in row.columns}
    return World(rows, _parents(await _table(owner, "division_governance"), civil_day()), by_id, scattered)


def _depth(told: Told) -> int:
    """How many types it hangs on."""
    return 0 if told.beside is None else 1 + _depth(TYPES[told.beside])


def _row(kind: str, columns: Mapping[str, Any], by_id: Mapping[tuple[str, UUID], Row]) -> Row:
    """A row that lies where it says, or where the row lies on which it hangs."""
    told = TYPES[kind]
    lies: UUID | None = None
    if told.beside is not None:
        lies = by_id[told.beside, columns[f"{TYPES[told.beside].table}_id"]].division
    elif told.lies:
        lies = columns["id" if kind == "Division" else "division_id"]
    return Row(kind, columns, lies, lies)


def _scattered(kind: str, columns: Mapping[str, Any]) -> Row:
    """A row that lies where its lineage says, and names another division as its own."""
    line = [columns[f"{level}_id"] for level in reversed(LEVELS) if f"{level}_id" in columns]
    lies = next((key for key in line if key is not None), None)
    return Row(kind, columns, lies, columns["id"] if kind == "Division" else columns.get("division_id"))


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
