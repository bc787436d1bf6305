"""A page: one materialised CTE of ``size + 1`` rows in keyset order; edges, page info and count are read from it or beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import CTE, Select, and_, cast, exists, false, func, literal_column, not_, or_, select, tuple_
from sqlalchemy import Text as SqlText
from sqlalchemy.sql import ColumnElement, FromClause

from resolvers.catalogue import constant
from resolvers.plan.nodes import (
    All,
    Bound,
    CursorText,
    Edges,
    Nodes,
    Object,
    OrderKey,
    Page,
    PageField,
    PageInfo,
    Text,
    TotalCount,
)
from resolvers.statement import rows
from resolvers.statement.expressions import Origins, json_list
from resolvers.statement.json_object import json_object

if TYPE_CHECKING:
    from resolvers.statement.rows import Row


def page(origins: Origins, plan: Page, parent: Row | FromClause) -> ColumnElement[object]:
    """The connection's JSON as a subselect over its parent: a row of another source, or the statement's first CTE."""
    return _Writer.start(origins, plan, parent).json()


@dataclass(frozen=True, slots=True)
class _Writer:
    origins: Origins
    plan: Page
    parent: FromClause
    row: Row
    base: Select[tuple[()]]
    page: CTE

    @classmethod
    def start(cls, origins: Origins, plan: Page, parent: Row | FromClause) -> _Writer:
        source = parent.source if isinstance(parent, rows.Row) else parent
        row, chosen = _base(origins, plan, source)
        names = sorted(_needed(plan))
        ordered = (
            chosen.add_columns(*(row.source.c[name] for name in names))
            .where(*_bounds(origins, plan, row))
            .order_by(*row.keys(plan.order, reverse=plan.backward))
            .limit(origins.bind(plan.limit))
        )
        cte = ordered.cte(f"{plan.source.alias}_page").prefix_with("MATERIALIZED")
        return cls(origins, plan, source, row, chosen, cte)

    def json(self) -> ColumnElement[object]:
        fields = json_object(*((constant(key), self._field(field)) for key, field in self.plan.fields))
        connection = select(fields).correlate(self.parent)
        return connection.add_cte(self.page, nest_here=True).scalar_subquery()

    def _field(self, field: PageField) -> ColumnElement[object]:
        match field:
            case Edges():
                return self._edges(field)
            case Nodes(asked):
                return self._listed(lambda row: row.object(asked))
            case PageInfo(outputs):
                return json_object(*((constant(key), self._info(name)) for key, name in outputs))
            case TotalCount():
                return self.base.add_columns(func.count()).correlate(self.parent).scalar_subquery()
            case Text(text):
                return constant(text)

    def _edges(self, edges: Edges) -> ColumnElement[object]:
        return self._listed(
            lambda row: json_object(*((constant(key), self._edge(part, row)) for key, part in edges.outputs))
        )

    def _edge(self, part: Object | Text | CursorText, row: Row) -> ColumnElement[object]:
        match part:
            case Object():
                return row.object(part)
            case CursorText():
                return self._cursor(row)
            case Text(text):
                return constant(text)

    def _listed(self, write: Callable[[Row], ColumnElement[object]]) -> ColumnElement[object]:
        row = self._shown()
        listed = json_list(write(row), row.keys(self.plan.order))
        return select(listed).select_from(row.origin()).scalar_subquery()

    def _shown(self) -> Row:
        """The page without the row too many, which only says that there is a next page."""
        every = rows.Row(self.origins, self.page, self.row.entity)
        first = (
            select(*self.page.c)
            .order_by(*every.keys(self.plan.order, reverse=self.plan.backward))
            .limit(self.origins.bind(self.plan.size))
        )
        return rows.Row(self.origins, first.subquery(self.plan.source.alias), self.row.entity)

    def _info(self, name: str) -> ColumnElement[object]:
        onward, back = ("hasPreviousPage", "hasNextPage") if self.plan.backward else ("hasNextPage", "hasPreviousPage")
        if name == onward:
            counted = select(func.count()).select_from(self.page).scalar_subquery()
            return counted > self.origins.bind(self.plan.size)
        if name == back:
            return self._beyond(self.plan.before if self.plan.backward else self.plan.after)
        if name == "__typename":
            return constant("PageInfo")
        row = self._shown()
        ends = row.keys(self.plan.order, reverse=name == "endCursor")
        return select(self._cursor(row)).order_by(*ends).limit(literal_column("1")).scalar_subquery()

    def _beyond(self, bound: Bound | None) -> ColumnElement[bool]:
        """Whether any row lies on the other side of the cursor that the page began from."""
        if bound is None:
            return false()
        inside = _past(self.origins, self.plan, self.row, bound, reverse=self.plan.backward)
        keys = self.row.keys(self.plan.order, reverse=self.plan.backward)
        found = self.base.add_columns(literal_column("1")).where(not_(inside)).order_by(*keys)
        return exists(found.limit(literal_column("1")).correlate(self.parent))

    def _cursor(self, row: Row) -> ColumnElement[object]:
        keys = [cast(self.origins.measure(key.measure, row.source), SqlText) for key in self.plan.order]
        text = cast(func.json_build_array(constant(self.plan.mark), *keys), SqlText)
        encoded = func.encode(func.convert_to(text, constant("UTF8")), constant("base64"))
        return func.replace(encoded, literal_column("E'\\n'"), constant(""))


def _base(origins: Origins, plan: Page, parent: FromClause) -> tuple[Row, Select[tuple[()]]]:
    """All rows of the connection, whatever the page."""
    if plan.link is not None:
        row, chosen = rows.linked(origins, plan.link, parent)
    else:
        row, chosen = rows.open_row(origins, plan.source)
        chosen = chosen.where(parent.c.set.is_not(None))
    if plan.where != All(()):
        where = origins.condition(plan.where, row.source, lambda part, source: rows.related(origins, part, source))
        chosen = chosen.where(where)
    return row, chosen.select_from(row.source).correlate(parent)


def _bounds(origins: Origins, plan: Page, row: Row) -> list[ColumnElement[bool]]:
    bounds = []
    if plan.after is not None:
        bounds.append(_past(origins, plan, row, plan.after, reverse=False))
    if plan.before is not None:
        bounds.append(_past(origins, plan, row, plan.before, reverse=True))
    return bounds


def _past(origins: Origins, plan: Page, row: Row, bound: Bound, *, reverse: bool) -> ColumnElement[bool]:
    """Rows strictly past the cursor in the ordering (or, reversed, strictly before it)."""
    ways = [key.descending != reverse for key in plan.order]
    measures = [origins.measure(key.measure, row.source) for key in plan.order]
    values = [origins.bind(parameter) for parameter in bound.keys]
    if len(set(ways)) == 1 and not any(key.nullable for key in plan.order):
        # One direction and no nulls: a row comparison, which is a range of an index.
        left, right = (tuple_(*measures), tuple_(*values)) if len(ways) > 1 else (measures[0], values[0])
        return left < right if ways[0] else left > right
    return or_(
        *(
            and_(*map(_same, measures[:place], values[:place], bound.nulls[:place]), _next(plan.order[place], *parts))
            for place, parts in enumerate(zip(measures, values, bound.nulls, ways, strict=True))
        )
    )


def _same(measure: ColumnElement[object], value: ColumnElement[object], is_null: bool) -> ColumnElement[bool]:  # noqa: FBT001
    return measure.is_(None) if is_null else measure == value


def _next(
    key: OrderKey, measure: ColumnElement[object], value: ColumnElement[object], is_null: bool, descending: bool  # noqa: FBT001
) -> ColumnElement[bool]:
    """Past one key: nulls are the greatest, as PostgreSQL orders them."""
    if descending:
        return measure.is_not(None) if is_null else measure < value
    if is_null:
        return false()
    return or_(measure > value, measure.is_(None)) if key.nullable else measure > value


def _needed(plan: Page) -> set[str]:
    """The columns that the page carries: those of its keys and of what is asked of its rows."""
    entity = plan.source.entity
    keys = {name for key in plan.order for name in rows.measured(entity, key.measure)}
    return keys | {name for asked in _objects(plan) for name in rows.needed(entity, asked)}


def _objects(plan: Page) -> Iterator[Object]:
    for _, asked in plan.fields:
        match asked:
            case Edges(outputs):
                yield from (part for _, part in outputs if isinstance(part, Object))
            case Nodes(inner):
                yield inner
