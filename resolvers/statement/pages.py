"""A page: one materialised CTE of ``size + 1`` rows in keyset order; edges, page info and count are read from it or beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    CTE,
    BindParameter,
    Select,
    cast,
    exists,
    false,
    func,
    literal_column,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy import Text as SqlText
from sqlalchemy.sql import ColumnElement, FromClause

from resolvers.plan.nodes import (
    Aggregate,
    Bound,
    CursorText,
    Edges,
    Groups,
    Nodes,
    Object,
    Page,
    PageField,
    PageInfo,
    Text,
    TotalCount,
)
from resolvers.statement import rows
from resolvers.statement.aggregates import Whole
from resolvers.statement.branches import Branch, branches
from resolvers.statement.expressions import Origins
from resolvers.statement.glances import either, glance
from resolvers.statement.json_text import json_list, json_object, json_string, json_text, or_null
from resolvers.statement.keyset import Keyset, cursor, keyset

if TYPE_CHECKING:
    from resolvers.statement.rows import Row


def page(origins: Origins, plan: Page, parent: FromClause) -> ColumnElement[Any]:
    """The connection's JSON as a subselect over its parent: a row of another source, or the statement's first CTE."""
    origins.note(plan.parameters)
    every = Whole(origins, plan, tuple(branches(origins, plan, parent)), parent)
    if not plan.has_rows:
        fields = ((key, _beside(every, field)) for key, field in plan.fields)
        return select(json_object(*fields)).correlate(parent).scalar_subquery()
    return _Writer.start(every).json()


def _beside(every: Whole, field: PageField) -> ColumnElement[Any]:
    """A field that needs no page."""
    match field:
        case Text(text):
            return json_string(text)
        case TotalCount() | Aggregate() | Groups():
            return every.json(field)
    raise AssertionError(field)


@dataclass(frozen=True, slots=True)
class _Writer:
    origins: Origins
    plan: Page
    whole: Whole
    size: BindParameter[Any]
    page: CTE
    shown: Row

    @classmethod
    def start(cls, whole: Whole) -> _Writer:
        origins, plan = whole.origins, whole.plan
        assert plan.size is not None and plan.limit is not None
        size = origins.bind(plan.size)
        limit = origins.bind(plan.limit)
        met = [_glance(whole, limit)] if plan.glances else []
        found = _found(whole, limit, met)
        # Without the row too many, which only says that there is a next page.
        every = rows.Row(origins, found, plan.source.entity)
        first = select(*found.c).order_by(*every.keys(plan.order, reverse=plan.backward)).limit(size)
        shown = first.cte(f"{plan.source.alias}_shown").prefix_with("MATERIALIZED")
        row = rows.Row(origins, shown, plan.source.entity, ctes=[*met, found, shown])
        return cls(origins, plan, whole, size, found, row)

    def json(self) -> ColumnElement[Any]:
        fields = json_object(*((key, self._field(field)) for key, field in self.plan.fields))
        return (
            select(fields)
            .correlate(self.whole.parent)
            .add_cte(*self.shown.ctes or (), nest_here=True)
            .scalar_subquery()
        )

    def _field(self, field: PageField) -> ColumnElement[Any]:
        match field:
            case Edges(parts):
                return self._listed(lambda row: json_object(*((key, self._edge(part, row)) for key, part in parts)))
            case Nodes(asked):
                return self._listed(lambda row: row.json(asked))
            case PageInfo(names):
                return json_object(*((key, self._info(name)) for key, name in names))
        return _beside(self.whole, field)

    def _edge(self, part: Object | Text | CursorText, row: Row) -> ColumnElement[Any]:
        match part:
            case Object():
                return row.json(part)
            case CursorText():
                return cursor(row, self.plan.order, self.plan.mark)
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
            return cast(counted > self.size, SqlText)
        if name == back:
            return self._beyond(self.plan.before if self.plan.backward else self.plan.after)
        if name == "__typename":
            return json_string("PageInfo")
        ends = self.shown.keys(self.plan.order, reverse=name == "endCursor")
        end = (
            select(cursor(self.shown, self.plan.order, self.plan.mark))
            .order_by(*ends)
            .limit(literal_column("1"))
            .scalar_subquery()
        )
        return or_null(end)

    def _beyond(self, bound: Bound | None) -> ColumnElement[Any]:
        """Whether any row lies on the other side of the cursor that the page began from."""
        if bound is None:
            return json_text("false")
        return cast(or_(false(), *(self._is_beyond(branch, bound) for branch in self.whole.branches)), SqlText)

    def _is_beyond(self, branch: Branch, bound: Bound) -> ColumnElement[bool]:
        keys = keyset(self.origins, branch.row, self.plan.order)
        inside = keys.past(bound, reverse=self.plan.backward)
        found = branch.chosen.add_columns(literal_column("1")).select_from(keys.origin).where(inside.is_not(true()))
        first = found.order_by(*keys.ways(reverse=self.plan.backward)).limit(literal_column("1"))
        return exists(first.correlate(self.whole.parent))


def _glance(whole: Whole, limit: BindParameter[Any]) -> CTE:
    plan = whole.plan
    columns = sorted(_needed(plan))
    return glance(whole.origins, plan, whole.parent, limit, columns, lambda keys: _bounds(plan, keys))


def _found(whole: Whole, limit: BindParameter[Any], met: list[CTE]) -> CTE:
    """The page and one row more. Each branch is ordered and cut by itself, then the branches together."""
    origins, plan = whole.origins, whole.plan
    cut = [_cut(origins, plan, branch, limit) for branch in whole.branches]
    if len(cut) > 1:
        together = rows.Row(origins, union_all(*cut).subquery(plan.source.alias), plan.source.entity)
        ordered = select(*together.source.c).order_by(*together.keys(plan.order, reverse=plan.backward))
        cut = [ordered.limit(limit)]
    found = either(met[0], cut[0], limit) if met else cut[0]
    return found.cte(f"{plan.source.alias}_page").prefix_with("MATERIALIZED")


def _cut(origins: Origins, plan: Page, branch: Branch, limit: BindParameter[Any]) -> Select[Any]:
    keys = keyset(origins, branch.row, plan.order)
    columns = (branch.row.source.c[name] for name in sorted(_needed(plan)))
    found = branch.chosen.add_columns(*columns, *keys.carried()).select_from(keys.origin).where(*_bounds(plan, keys))
    return found.order_by(*keys.ways(reverse=plan.backward)).limit(limit)


def _bounds(plan: Page, keys: Keyset) -> Iterator[ColumnElement[bool]]:
    if plan.after is not None:
        yield keys.past(plan.after, reverse=False)
    if plan.before is not None:
        yield keys.past(plan.before, reverse=True)


def _needed(plan: Page) -> set[str]:
    """The columns that the page carries: those of its keys and of what is asked of its rows."""
    entity = plan.source.entity
    keys = {name for key in plan.order if not key.links for name in rows.measured(entity, key.measure)}
    return keys | {name for asked in _objects(plan) for name in rows.needed(entity, asked)}


def _objects(plan: Page) -> Iterator[Object]:
    for _, asked in plan.fields:
        match asked:
            case Edges(outputs):
                yield from (part for _, part in outputs if isinstance(part, Object))
            case Nodes(inner):
                yield inner
