"""Which keys the rows of a type may be grouped by, and which of its fields are added up or compared.

The schema makes its types of this, and the planner reads the same, so a field that can be asked for can be planned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from sqlalchemy import Integer, cast, func
from sqlalchemy.sql import ColumnElement, FromClause

from resolvers.catalogue import Argument, Coded, Entity, Kind, Part, Scalar, constant


class Function(Enum):
    """What is worked out over a field of all rows."""

    SUM = "sum"
    AVERAGE = "avg"
    MINIMUM = "min"
    MAXIMUM = "max"


@dataclass(frozen=True, slots=True)
class Grouping:
    """A key: the field of the group's key that gives it, and the value that the rows of one group have in common.

    With ``division`` the value is the id of a division, with ``code_list`` a code of that list, with ``year`` a day's year.
    """

    field: str
    scalar: Scalar
    division: bool = False
    code_list: str | None = None
    year: bool = False


ADDED = (Kind.INTEGER, Kind.DECIMAL)
COMPARED = (*ADDED, Kind.DATE, Kind.INSTANT)
DATED = (Kind.DATE, Kind.INSTANT)
KEPT = (Kind.ENUM, Kind.CODE, Kind.BOOLEAN, Kind.INTEGER)
"""Kinds that are added up, compared, grouped by their year, and grouped as they are."""

KINDS: Mapping[Function, tuple[Kind, ...]] = {
    Function.SUM: ADDED,
    Function.AVERAGE: ADDED,
    Function.MINIMUM: COMPARED,
    Function.MAXIMUM: COMPARED,
}
"""Over which kinds each function is worked out."""


def measured(entity: Entity, function: Function) -> dict[str, Scalar]:
    """The fields of a type over which a function is worked out; none that takes arguments."""
    return {
        name: part
        for name, part in entity.parts.items()
        if isinstance(part, Scalar) and not part.has_arguments and part.kind in KINDS[function]
    }


def groupings(entity: Entity) -> dict[str, Grouping]:
    """The keys of a type by the value of its XGrouping that names each."""
    found = [*_divisions(entity), *(made for name, part in entity.parts.items() for made in _own(name, part))]
    return {_constant_case(made.field): made for made in found}


def _divisions(entity: Entity) -> Iterator[Grouping]:
    if entity.division is not None:
        for level in ("county", "township", "village"):
            yield Grouping(f"division{level.capitalize()}", lineage(level), division=True)


def lineage(level: str) -> Scalar:
    """The division of a level in which a row lies; nothing for a row that lies above that level."""
    return Scalar(lambda row, _: row.c[f"{level}_id"], Kind.ID, nullable=True)


def _own(name: str, part: Part) -> Iterator[Grouping]:
    match part:
        case Coded(code_list, scalar):
            yield Grouping(name, scalar, code_list=code_list)
        case Scalar(has_arguments=True):
            return
        case Scalar(kind=kind) if kind in KEPT:
            yield Grouping(name, part)
        case Scalar(kind=kind) if kind in DATED:
            yield Grouping(f"{name}Year", _year(part), year=True)


def _year(scalar: Scalar) -> Scalar:
    """The calendar year of a day, or of an instant in Beijing."""

    def expression(row: FromClause, argument: Argument) -> ColumnElement[int]:
        value = scalar.expression(row, argument)
        day = func.timezone(constant("Asia/Shanghai"), value) if scalar.kind is Kind.INSTANT else value
        return cast(func.date_part(constant("year"), day), Integer)

    return Scalar(expression, Kind.INTEGER, scalar.nullable, scalar.group)


def _constant_case(name: str) -> str:
    """``birthDateYear`` as BIRTH_DATE_YEAR."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).upper()
