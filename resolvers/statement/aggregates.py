"""What is worked out over all rows of a connection: subselects beside the page, over the same branches, so under the same scope
and filter. Groups are counted first, and only then are the divisions of their keys looked up, a look for each group.
"""

from __future__ import annotations

import operator
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, Any

from sqlalchemy import Label, Select, cast, func, literal_column, select, true
from sqlalchemy import Text as SqlText
from sqlalchemy.sql import ColumnElement, FromClause

from resolvers.catalogue import Kind
from resolvers.plan.groupings import Function
from resolvers.plan.nodes import (
    COUNT,
    Aggregate,
    Figures,
    GroupField,
    Groups,
    Measure,
    Object,
    Page,
    Text,
    TotalCount,
)
from resolvers.statement import rows
from resolvers.statement.branches import Branch, together
from resolvers.statement.expressions import Origins
from resolvers.statement.json_text import json_list, json_object, json_string, json_value

if TYPE_CHECKING:
    from resolvers.statement.rows import Row

_PLACES: ColumnElement[int] = literal_column("6")
"""To how many places an average is rounded, half away from zero."""


@dataclass(frozen=True, slots=True)
class Whole:
    """All rows of a connection, seen from its parent."""

    origins: Origins
    plan: Page
    branches: tuple[Branch, ...]
    parent: FromClause

    def json(self, field: TotalCount | Aggregate | Groups) -> ColumnElement[Any]:
        """What a field of the connection says of all rows."""
        match field:
            case TotalCount():
                return cast(reduce(operator.add, map(self._count, self.branches)), SqlText)
            case Aggregate():
                return self._figures(field)
            case Groups():
                return self._groups(field)

    def _count(self, branch: Branch) -> ColumnElement[int]:
        return branch.chosen.add_columns(func.count()).correlate(self.parent).scalar_subquery()

    def _every(self, measures: Iterable[Measure]) -> Branch:
        entity = self.plan.source.entity
        columns = {name for measure in measures for name in rows.measured(entity, measure)}
        return together(self.origins, self.plan, self.branches, columns)

    def _figures(self, asked: Aggregate) -> ColumnElement[Any]:
        every = self._every(_measures(asked))
        found = every.chosen.add_columns(_aggregate(self.origins, every.row, asked))
        # Where nothing is counted or worked out it would give a row for each row; having makes one of them all.
        found = found if _works_out(asked) else found.having(true())
        return found.correlate(self.parent).scalar_subquery()

    def _groups(self, asked: Groups) -> ColumnElement[Any]:
        """The groups as a list, in their order."""
        every = self._every(_grouped_measures(asked))
        name = self.plan.source.alias
        whole = self._grouped(every, asked).subquery(f"{name}_grouped")
        first = select(*whole.c).order_by(*_ways(whole, asked)).limit(self.origins.bind(asked.size))
        row = rows.Row(self.origins, first.subquery(f"{name}_groups"), self.plan.source.entity)
        parts = [(key, _group(row, place, field)) for place, (key, field) in enumerate(asked.fields)]
        listed = json_list(json_object(*parts), _ways(row.source, asked))
        return select(listed).select_from(row.origin()).scalar_subquery()

    def _grouped(self, every: Branch, asked: Groups) -> Select[Any]:
        """A row a group: its keys, how many rows it has, and each of its aggregates as JSON."""
        keys = [self.origins.measure(measure, every.row.source).label(name) for name, measure in asked.keys]
        found = every.chosen.add_columns(*keys, func.count().label(COUNT), *self._aggregates(every.row, asked.fields))
        # By position: a key may have the name of a column that it is made of. OFFSET keeps the limit outside: for the sake of
        # the first groups the planner would read the register in the order of an index, row by row.
        found = found.group_by(*(literal_column(str(place)) for place, _ in enumerate(keys, start=1)))
        return found.offset(literal_column("0")).correlate(self.parent)

    def _aggregates(self, row: Row, fields: Iterable[tuple[str, GroupField]]) -> Iterator[Label[Any]]:
        for place, (_, field) in enumerate(fields):
            if isinstance(field, Aggregate):
                yield _aggregate(self.origins, row, field).label(_column(place))


def _ways(source: FromClause, asked: Groups) -> list[ColumnElement[Any]]:
    return [source.c[name].desc() if descending else source.c[name].asc() for name, descending in asked.order]


def _column(place: int) -> str:
    """The column of groups in which an aggregate stands; no key has such a name."""
    return f"aggregate_{place}"


def _group(row: Row, place: int, field: GroupField) -> ColumnElement[Any]:
    match field:
        case Object():
            return row.json(field)
        case Aggregate():
            return row.source.c[_column(place)]
        case Text(text):
            return json_string(text)


def _aggregate(origins: Origins, row: Row, asked: Aggregate) -> ColumnElement[Any]:
    return json_object(*((key, _part(origins, row, part)) for key, part in asked.outputs))


def _part(origins: Origins, row: Row, part: Figures | TotalCount | Text) -> ColumnElement[Any]:
    match part:
        case TotalCount():
            return cast(func.count(), SqlText)
        case Text(text):
            return json_string(text)
        case Figures(function, outputs):
            return json_object(*((key, _figure(origins, row, function, output)) for key, output in outputs))


def _figure(origins: Origins, row: Row, function: Function, output: Measure | Text) -> ColumnElement[Any]:
    if isinstance(output, Text):
        return json_string(output.text)
    value = origins.measure(output, row.source)
    kind = output.scalar.kind
    match function:
        case Function.SUM:
            return json_value(Kind.DECIMAL, func.coalesce(func.sum(value), literal_column("0")), "", nullable=False)
        case Function.AVERAGE:
            rounded = func.trim_scale(func.round(func.avg(value), _PLACES))
            return json_value(Kind.DECIMAL, rounded, "", nullable=True)
        case Function.MINIMUM:
            return json_value(kind, func.min(value), "", nullable=True)
        case Function.MAXIMUM:
            return json_value(kind, func.max(value), "", nullable=True)


def _works_out(asked: Aggregate) -> bool:
    """Whether anything is asked but names of types."""
    return any(isinstance(part, TotalCount) for _, part in asked.outputs) or any(_measures(asked))


def _measures(asked: Aggregate) -> Iterator[Measure]:
    for _, part in asked.outputs:
        if isinstance(part, Figures):
            yield from (measure for _, measure in part.outputs if isinstance(measure, Measure))


def _grouped_measures(asked: Groups) -> Iterator[Measure]:
    yield from (measure for _, measure in asked.keys)
    for _, field in asked.fields:
        if isinstance(field, Aggregate):
            yield from _measures(field)
