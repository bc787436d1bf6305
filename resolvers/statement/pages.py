"""A page: one materialised CTE of ``size + 1`` rows in keyset order; edges, page info and count are read from it or beside it."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    CTE,
    Select,
    and_,
    cast,
    exists,
    false,
    func,
    literal_column,
    or_,
    select,
    true,
    tuple_,
    union_all,
)
from sqlalchemy import Text as SqlText
from sqlalchemy.sql import ColumnElement, FromClause

from db.tables.lineage import LEVELS
from resolvers.catalogue import Kind, constant
from resolvers.plan.conditions import All
from resolvers.plan.nodes import (
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
from resolvers.statement.expressions import Origins
from resolvers.statement.json_text import json_list, json_object, json_string, json_text, or_null

if TYPE_CHECKING:
    from resolvers.statement.rows import Row


def page(origins: Origins, plan: Page, parent: FromClause) -> ColumnElement[Any]:
    """The connection's JSON as a subselect over its parent: a row of another source, or the statement's first CTE."""
    return _Writer.start(origins, plan, parent).json()


@dataclass(frozen=True, slots=True)
class _Branch:
    """Some of the rows of a connection: all of them, or those that one level of the tree gives."""

    row: Row
    chosen: Select[Any]


@dataclass(frozen=True, slots=True)
class _Writer:
    origins: Origins
    plan: Page
    parent: FromClause
    branches: tuple[_Branch, ...]
    page: CTE
    shown: Row

    @classmethod
    def start(cls, origins: Origins, plan: Page, parent: FromClause) -> _Writer:
        branches = tuple(_branches(origins, plan, parent))
        found = _found(origins, plan, branches)
        # Without the row too many, which only says that there is a next page.
        every = rows.Row(origins, found, plan.source.entity)
        first = select(*found.c).order_by(*every.keys(plan.order, reverse=plan.backward)).limit(origins.bind(plan.size))
        shown = first.cte(f"{plan.source.alias}_shown").prefix_with("MATERIALIZED")
        row = rows.Row(origins, shown, plan.source.entity, ctes=[found, shown])
        return cls(origins, plan, parent, branches, found, row)

    def json(self) -> ColumnElement[Any]:
        fields = json_object(*((key, self._field(field)) for key, field in self.plan.fields))
        return select(fields).correlate(self.parent).add_cte(*self.shown.ctes or (), nest_here=True).scalar_subquery()

    def _field(self, field: PageField) -> ColumnElement[Any]:
        match field:
            case Edges(parts):
                return self._listed(lambda row: json_object(*((key, self._edge(part, row)) for key, part in parts)))
            case Nodes(asked):
                return self._listed(lambda row: row.json(asked))
            case PageInfo(names):
                return json_object(*((key, self._info(name)) for key, name in names))
            case TotalCount():
                return cast(_sum(self._count(branch) for branch in self.branches), SqlText)
            case Text(text):
                return json_string(text)

    def _edge(self, part: Object | Text | CursorText, row: Row) -> ColumnElement[Any]:
        match part:
            case Object():
                return row.json(part)
            case CursorText():
                return self._cursor(row)
            case Text(text):
                return json_string(text)

    def _listed(self, write: Callable[[Row], ColumnElement[Any]]) -> ColumnElement[Any]:
        row = replace(self.shown, joins=[])
        listed = json_list(write(row), row.keys(self.plan.order))
        return select(listed).select_from(row.origin()).scalar_subquery()

    def _info(self, name: str) -> ColumnElement[Any]:
        onward, back = ("hasPreviousPage", "hasNextPage") if self.plan.backward else ("hasNextPage", "hasPreviousPage")
        if name == onward:
            counted = select(func.count()).select_from(self.page).scalar_subquery()
            return cast(counted > self.origins.bind(self.plan.size), SqlText)
        if name == back:
            return self._beyond(self.plan.before if self.plan.backward else self.plan.after)
        if name == "__typename":
            return json_string("PageInfo")
        ends = self.shown.keys(self.plan.order, reverse=name == "endCursor")
        end = select(self._cursor(self.shown)).order_by(*ends).limit(literal_column("1")).scalar_subquery()
        return or_null(end)

    def _count(self, branch: _Branch) -> ColumnElement[int]:
        return branch.chosen.add_columns(func.count()).correlate(self.parent).scalar_subquery()

    def _beyond(self, bound: Bound | None) -> ColumnElement[Any]:
        """Whether any row lies on the other side of the cursor that the page began from."""
        if bound is None:
            return json_text("false")
        return cast(or_(false(), *(self._is_beyond(branch, bound) for branch in self.branches)), SqlText)

    def _is_beyond(self, branch: _Branch, bound: Bound) -> ColumnElement[bool]:
        inside = _past(self.origins, self.plan, branch.row, bound, reverse=self.plan.backward)
        keys = branch.row.keys(self.plan.order, reverse=self.plan.backward)
        found = branch.chosen.add_columns(literal_column("1")).where(inside.is_not(true())).order_by(*keys)
        return exists(found.limit(literal_column("1")).correlate(self.parent))

    def _key(self, key: OrderKey, value: ColumnElement[Any]) -> ColumnElement[Any]:
        """One key of a cursor: its text as a JSON string. An id, a date or a number needs no escaping."""
        text = cast(value, SqlText)
        plain = key.kind in {Kind.ID, Kind.DATE, Kind.INSTANT, Kind.INTEGER, Kind.DECIMAL}
        written = json_text('"', text, '"') if plain else cast(func.to_json(text), SqlText)
        return or_null(written) if key.nullable else written

    def _cursor(self, row: Row) -> ColumnElement[Any]:
        keys = [self._key(key, self.origins.measure(key.measure, row.source)) for key in self.plan.order]
        text = json_text(f'["{self.plan.mark}"', *(part for key in keys for part in (",", key)), "]")
        encoded = func.encode(func.convert_to(text, constant("UTF8")), constant("base64"))
        return json_text('"', func.replace(encoded, literal_column("E'\\n'"), constant("")), '"')


def _branches(origins: Origins, plan: Page, parent: FromClause) -> Iterator[_Branch]:
    """The rows of the connection, whatever the page.

    Under a division of whatever level there is a branch a level, of which only the division's own runs: each is a range of one
    index, so a page of a county's people costs what a page of a village's does.
    """
    if plan.link is None:
        row, chosen = rows.open_row(origins, plan.source)
        yield _branch(origins, plan, row, chosen.where(parent.c.entered), parent)
    elif not plan.link.relation.under:
        yield _branch(origins, plan, *rows.linked(origins, plan.link, parent), parent)
    else:
        for level in LEVELS:
            row, chosen = rows.open_row(origins, plan.source, f"_{level}")
            under = (parent.c.level == constant(level)) & (row.source.c[f"{level}_id"] == parent.c.id)
            yield _branch(origins, plan, row, chosen.where(under), parent)


def _branch(origins: Origins, plan: Page, row: Row, chosen: Select[Any], parent: FromClause) -> _Branch:
    if plan.where != All(()):
        where = origins.condition(plan.where, row.source, lambda part, source: rows.related(origins, part, source))
        chosen = chosen.where(where)
    return _Branch(row, chosen.select_from(row.source).correlate(parent))


def _found(origins: Origins, plan: Page, branches: tuple[_Branch, ...]) -> CTE:
    """The page and one row more. Each branch is ordered and cut by itself, then the branches together."""
    cut = [_cut(origins, plan, branch) for branch in branches]
    if len(cut) > 1:
        together = rows.Row(origins, union_all(*cut).subquery(plan.source.alias), plan.source.entity)
        ordered = select(*together.source.c).order_by(*together.keys(plan.order, reverse=plan.backward))
        cut = [ordered.limit(origins.bind(plan.limit))]
    return cut[0].cte(f"{plan.source.alias}_page").prefix_with("MATERIALIZED")


def _cut(origins: Origins, plan: Page, branch: _Branch) -> Select[Any]:
    columns = (branch.row.source.c[name] for name in sorted(_needed(plan)))
    keys = branch.row.keys(plan.order, reverse=plan.backward)
    found = branch.chosen.add_columns(*columns).where(*_bounds(origins, plan, branch.row))
    return found.order_by(*keys).limit(origins.bind(plan.limit))


def _sum(counts: Iterable[ColumnElement[int]]) -> ColumnElement[int]:
    return reduce(operator.add, counts)


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


def _same(measure: ColumnElement[Any], value: ColumnElement[Any], is_null: bool) -> ColumnElement[bool]:  # noqa: FBT001
    return measure.is_(None) if is_null else measure == value


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
