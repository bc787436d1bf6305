"""A total order in SQL: its keys over the rows of a table, what lies past a cursor, and the cursor itself.

A key over a relation is joined to the row once, in the page; whatever reads the page afterwards reads it as a column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Label, and_, cast, false, func, literal_column, or_, true, tuple_
from sqlalchemy import Text as SqlText
from sqlalchemy.sql import ColumnElement, FromClause
from sqlalchemy.sql.selectable import NamedFromClause

from resolvers.catalogue import Kind, constant
from resolvers.plan.nodes import Bound, Link, OrderKey
from resolvers.statement import rows
from resolvers.statement.expressions import Origins
from resolvers.statement.json_text import json_text, or_null

if TYPE_CHECKING:
    from resolvers.statement.rows import Row

_PLAIN = {Kind.ID, Kind.DATE, Kind.INSTANT, Kind.INTEGER, Kind.DECIMAL}
"""Kinds whose text needs no escaping in JSON."""


@dataclass(frozen=True, slots=True)
class Keyset:
    """The keys of an ordering over the rows of a table, and the table with what they need joined to it."""

    origins: Origins
    order: tuple[OrderKey, ...]
    origin: FromClause
    values: tuple[ColumnElement[Any], ...]

    def ways(self, *, reverse: bool = False) -> list[ColumnElement[Any]]:
        """The ordering, or the one that walks it back."""
        pairs = zip(self.order, self.values, strict=True)
        return [value.desc() if key.descending != reverse else value.asc() for key, value in pairs]

    def carried(self) -> Iterator[Label[Any]]:
        """The keys that are no columns of the row, named as the page carries them."""
        for key, value in zip(self.order, self.values, strict=True):
            if key.links:
                yield value.label(key.carried)

    def past(self, bound: Bound, *, reverse: bool) -> ColumnElement[bool]:
        """Rows strictly past the cursor in the ordering (or, reversed, strictly before it)."""
        ways = [key.descending != reverse for key in self.order]
        values = [self.origins.bind(parameter) for parameter in bound.keys]
        if len(set(ways)) == 1 and not any(key.nullable for key in self.order):
            # One direction and no nulls: a row comparison, which is a range of an index.
            left, right = (tuple_(*self.values), tuple_(*values)) if len(ways) > 1 else (self.values[0], values[0])
            return left < right if ways[0] else left > right
        parts = enumerate(zip(self.order, self.values, values, bound.nulls, ways, strict=True))
        return or_(*(and_(*self._same(values, bound, place), _next(*part)) for place, part in parts))

    def _same(self, values: Sequence[ColumnElement[Any]], bound: Bound, place: int) -> Iterator[ColumnElement[bool]]:
        """Equal to the cursor in all keys before this one."""
        for mine, value, is_null in zip(self.values[:place], values, bound.nulls, strict=False):
            yield mine.is_(None) if is_null else mine == value


def keyset(origins: Origins, row: Row, order: tuple[OrderKey, ...]) -> Keyset:
    """The keys over a row of a table."""
    origin: FromClause = row.source
    values: list[ColumnElement[Any]] = []
    for key in order:
        if key.links:
            joined = _joined(origins, key, key.links, row.source)
            origin = origin.outerjoin(joined, true())
            values.append(joined.c.key)
        else:
            values.append(row.key(key))
    return Keyset(origins, order, origin, tuple(values))


def _joined(origins: Origins, key: OrderKey, links: tuple[Link, ...], parent: FromClause) -> NamedFromClause:
    """The key's value at the end of its links, each register on the way under its scope; no row where none is in sight."""
    link, *rest = links
    row, chosen = rows.linked(origins, link, parent)
    if rest:
        further = _joined(origins, key, tuple(rest), row.source)
        found = chosen.add_columns(further.c.key).select_from(row.source.outerjoin(further, true()))
    else:
        found = chosen.add_columns(origins.measure(key.measure, row.source).label("key")).select_from(row.source)
    return found.correlate(parent).lateral(f"{link.source.alias}_key")


def cursor(row: Row, order: tuple[OrderKey, ...], mark: str) -> ColumnElement[Any]:
    """The cursor of a row of a page, as a JSON string."""
    keys = [_text(key, row.key(key)) for key in order]
    text = json_text(f'["{mark}"', *(part for key in keys for part in (",", key)), "]")
    encoded = func.encode(func.convert_to(text, constant("UTF8")), constant("base64"))
    return json_text('"', func.replace(encoded, literal_column("E'\\n'"), constant("")), '"')


def _text(key: OrderKey, value: ColumnElement[Any]) -> ColumnElement[Any]:
    """One key of a cursor: its text as a JSON string."""
    text = cast(value, SqlText)
    written = json_text('"', text, '"') if key.kind in _PLAIN else cast(func.to_json(text), SqlText)
    return or_null(written) if key.nullable else written


def _next(
    key: OrderKey,
    measure: ColumnElement[Any],
    value: ColumnElement[Any],
    is_null: bool,  # noqa: FBT001 - zipped from the columns of a keyset
    descending: bool,  # noqa: FBT001
) -> ColumnElement[bool]:
    """Past one key: nulls are the greatest, as PostgreSQL orders them."""
    if descending:
        return measure.is_not(None) if is_null else measure < value
    if is_null:
        return false()
    return or_(measure > value, measure.is_(None)) if key.nullable else measure > value
