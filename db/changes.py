"""Gives what an act changes: frozen rows before and after, and how each column is named in the record.

In       a register's name and columns; values before and after.
Out      Register, Change.
Refuses  nothing.
Never    touches the database.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from types import MappingProxyType
from typing import Any
from uuid import UUID


class Kind(Enum):
    """What happens to a row."""

    INSERT = "INSERT"
    UPDATE = "UPDATE"
    DELETE = "DELETE"
    SHOWN = "SHOWN"
    """Nothing: sealed values of it are shown."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """How a column stands in the record: the field's name, and the object of the policy that opens it.

    ``places``: the decimal places that the column keeps, whether they were given or not. ``default``: what a new row has of
    which nothing is said.
    """

    field: str
    need: str
    places: int | None = None
    default: str | None = None

    def text_of(self, value: object) -> str | None:
        """A value of the column as the record writes it."""
        return text_of(value if self.places is None or value is None else f"{value:.{self.places}f}")


@dataclass(frozen=True, slots=True)
class Register:
    """A table whose rows are changed by acts: the graph's type, its object of the policy, and the columns on record."""

    table: str
    type: str
    object: str
    columns: Mapping[str, Recorded]


_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One row that is added, changed or removed. ``old`` is the whole row before, ``new`` what is written.

    ``version`` is the version that is changed, 0 for a new row.
    """

    register: Register
    row: UUID
    kind: Kind
    old: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)
    new: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)
    version: int = 0
    follows: UUID | None = None
    """The division in which the row lies afterwards, because it is given to a parent that lies there."""

    @property
    def divisions(self) -> set[UUID]:
        """Where the row lies, before and after."""
        return self.known("division_id") | ({self.follows} if self.follows else set())

    @property
    def name(self) -> str:
        """The row's global id."""
        return f"{self.register.type}:{self.row}"

    def known(self, column: str) -> set[UUID]:
        """The ids that a column holds before and after."""
        return {value for value in (self.old.get(column), self.new.get(column)) if isinstance(value, UUID)}

    def items(self) -> Iterator[tuple[Recorded, str | None, str | None]]:
        """What the record says of it: each column on record that is given a value or another one, before and after."""
        if self.kind is Kind.INSERT:
            yield from self._given()
            return
        for column, recorded in self.register.columns.items():
            if self.kind is Kind.SHOWN and column not in self.new:
                continue
            before = recorded.text_of(self.old.get(column))
            after = before
            if self.kind is Kind.DELETE:
                after = None
            elif column in self.new:
                after = recorded.text_of(self.new[column])
            if before != after or self.kind is Kind.SHOWN:
                yield recorded, before, after

    def _given(self) -> Iterator[tuple[Recorded, None, str]]:
        for column, recorded in self.register.columns.items():
            after = recorded.text_of(self.new[column]) if column in self.new else recorded.default
            if after is not None:
                yield recorded, None, after


def text_of(value: object) -> str | None:
    """A value as the record writes it: as PostgreSQL writes it, a digest in hexadecimal."""
    match value:
        case None | str():
            return value
        case bool():
            return "true" if value else "false"
        case bytes():
            return value.hex()
        case date() | datetime():
            return value.isoformat()
    return str(value)
