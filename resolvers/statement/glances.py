"""The first look of a page: the rows that stand next in its order, and whether enough of them fulfil the filter."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from sqlalchemy import CTE, BindParameter, Select, func, literal_column, select, union_all
from sqlalchemy.sql import ColumnElement, FromClause

from resolvers.plan.conditions import Condition
from resolvers.plan.glances import lying
from resolvers.plan.nodes import Page
from resolvers.statement import rows
from resolvers.statement.expressions import Origins
from resolvers.statement.keyset import Keyset, keyset

if TYPE_CHECKING:
    from resolvers.statement.rows import Row

NEAR = 5_000
"""How many rows are looked at: some five milliseconds. What is not met often enough among them, one row in a hundred for a
page of fifty, is at most sixty thousand rows of six million.
"""


def glance(  # noqa: PLR0917 - a page, where it stands, what it carries
    origins: Origins,
    plan: Page,
    parent: FromClause,
    limit: BindParameter[Any],
    columns: Iterable[str],
    bounds: Callable[[Keyset], Iterable[ColumnElement[bool]]],
) -> CTE:
    """The page as far as the rows next in its order give it."""
    row, chosen = rows.open_row(origins, plan.source, "_near")
    keys = keyset(origins, row, plan.order)
    order = keys.ways(reverse=plan.backward)
    names = list(columns)
    lies = (_condition(origins, part, row) for part in lying(plan.where))
    near = (
        chosen.add_columns(*(row.source.c[name] for name in names))
        .add_columns(_condition(origins, plan.where, row).label("fits"))
        .select_from(row.source)
        .where(parent.c.entered, *lies, *bounds(keys))
        .order_by(*order)
        .limit(literal_column(str(NEAR)))
        .correlate(parent)
        .subquery(f"{plan.source.alias}_next")
    )
    found = rows.Row(origins, near, plan.source.entity)
    ordered = select(*(near.c[name] for name in names)).where(near.c.fits)
    first = ordered.order_by(*found.keys(plan.order, reverse=plan.backward)).limit(limit)
    return first.cte(f"{plan.source.alias}_glance").prefix_with("MATERIALIZED")


def either(met: CTE, otherwise: Select[Any], limit: BindParameter[Any]) -> Select[Any]:
    """What was met if that fills the page; else what an index gives, which is then not asked for in vain."""
    counted = select(func.count()).select_from(met).scalar_subquery()
    enough = select(*met.c).where(counted >= limit)
    both = union_all(enough, otherwise.where(counted < limit)).subquery(f"{met.name}_or_all")
    return select(*both.c)


def _condition(origins: Origins, condition: Condition, row: Row) -> ColumnElement[bool]:
    return origins.condition(condition, row.source, lambda part, source: rows.related(origins, part, source))
