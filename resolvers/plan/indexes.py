"""Which tables are large, which indexes they have, and what these serve.

A table says itself that it is large, and a column where the parts of its text are indexed (``info``); what else is indexed is
read from the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from sqlalchemy import Column, Table, UniqueConstraint

from resolvers.catalogue import Coded, Entity, Kind, Part, Scalar
from resolvers.plan.conditions import Comparison

LARGE = "large"
"""The key of a table's ``info``: that it may hold millions of rows."""

GRAMS = "grams"
"""The key of a column's ``info``: the column in which the parts of its text are indexed."""

SHARED = frozenset({Kind.ENUM, Kind.CODE, Kind.BOOLEAN, Kind.INTEGER})
"""Kinds of which few values are shared by many rows: the rows of one value are too many to be sorted."""

_TELLING = frozenset({Kind.ID, Kind.TEXT, Kind.DATE})
"""Kinds of which one value belongs to few rows. An instant does not: what is entered at once has one; nor an amount."""


def is_large(entity: Entity) -> bool:
    """Whether the table of the type may hold millions of rows."""
    return LARGE in entity.table.info


def leads(entity: Entity, scalar: Scalar) -> bool:
    """Whether the scalar is a column by which some index of the table begins."""
    column = column_of(entity, scalar)
    return column is not None and any(index[0] == column.name for index in _indexes(entity.table))


def tells(entity: Entity, scalar: Scalar) -> bool:
    """Whether one value of it leads an index to few rows. The days of a period do not: what is entered at once begins at once."""
    column = column_of(entity, scalar)
    lasting = column is not None and column.name in (entity.period or ())
    return scalar.kind in _TELLING and not lasting and leads(entity, scalar)


def serves(entity: Entity, scalar: Scalar, comparison: Comparison, compared: frozenset[str]) -> bool:
    """Whether an index serves a comparison, beside columns that are compared by ``eq`` or ``in``."""
    column = column_of(entity, scalar)
    if column is None or comparison is Comparison.CONTAINS:
        return column is not None and GRAMS in column.info
    found = (index for index in _indexes(entity.table) if column.name in index)
    return any(compared >= set(index[: index.index(column.name)]) for index in found)


def lasts_by_index(entity: Entity) -> bool:
    """Whether the first day and the last of its rows have an index each."""
    firsts = {index[0] for index in _indexes(entity.table)}
    return firsts.issuperset(entity.period or ())


def indexed(entity: Entity) -> list[str]:
    """The fields of a type by which some index begins."""
    scalars = ((name, scalar_of(part)) for name, part in entity.parts.items())
    return [name for name, scalar in scalars if scalar is not None and leads(entity, scalar)]


def field_of(entity: Entity, scalar: Scalar) -> str:
    """The field that the scalar gives."""
    return next((name for name, part in entity.parts.items() if scalar_of(part) is scalar), "?")


def scalar_of(part: Part) -> Scalar | None:
    """The scalar of a field, if it is none of another row."""
    return part.scalar if isinstance(part, Coded) else part if isinstance(part, Scalar) else None


def column_of(entity: Entity, scalar: Scalar) -> Column[object] | None:
    """The column that the scalar gives as it lies."""
    expression = scalar.expression(entity.table, lambda _: None)
    return expression if isinstance(expression, Column) else None


@cache
def _indexes(table: Table) -> tuple[tuple[str, ...], ...]:
    """The columns of each B-tree over all rows, in their order, as far as they are columns."""
    whole = (each for each in table.indexes if _is_whole(each.dialect_options["postgresql"]))
    unique = (each for each in table.constraints if isinstance(each, UniqueConstraint))
    keys = [list(each.expressions) for each in whole] + [list(each.columns) for each in (table.primary_key, *unique)]
    names = (tuple(_names(key)) for key in keys)
    return tuple(sorted({each for each in names if each}))


def _is_whole(options: Mapping[str, object]) -> bool:
    return options["where"] is None and options["using"] in {None, False, "btree"}


def _names(expressions: Sequence[object]) -> Iterator[str]:
    for expression in expressions:
        if not isinstance(expression, Column):
            return
        yield expression.name
