"""The rows of a connection, whatever the page: all of them, or a branch for each level of the tree that could give them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, select, union_all
from sqlalchemy.sql import FromClause

from db.tables.lineage import LEVELS
from resolvers.catalogue import constant
from resolvers.plan.conditions import All
from resolvers.plan.nodes import Page
from resolvers.statement import rows
from resolvers.statement.expressions import Origins

if TYPE_CHECKING:
    from resolvers.statement.rows import Row


@dataclass(frozen=True, slots=True)
class Branch:
    """Some of the rows of a connection: all of them, or those that one level of the tree gives."""

    row: Row
    chosen: Select[Any]


def branches(origins: Origins, plan: Page, parent: FromClause) -> Iterator[Branch]:
    """The rows of the connection.

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


def together(origins: Origins, plan: Page, found: tuple[Branch, ...], columns: Iterable[str]) -> Branch:
    """All branches as one, with these columns of each row, and its id: a row without columns cannot be written."""
    if len(found) == 1:
        return found[0]
    names = sorted({"id", *columns})
    parts = (branch.chosen.add_columns(*(branch.row.source.c[name] for name in names)) for branch in found)
    row = rows.Row(origins, union_all(*parts).subquery(f"{plan.source.alias}_all"), plan.source.entity)
    return Branch(row, select().select_from(row.source))


def _branch(origins: Origins, plan: Page, row: Row, chosen: Select[Any], parent: FromClause) -> Branch:
    if plan.where != All(()):
        where = origins.condition(plan.where, row.source, lambda part, source: rows.related(origins, part, source))
        chosen = chosen.where(where)
    return Branch(row, chosen.select_from(row.source).correlate(parent))
