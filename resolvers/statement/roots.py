"""The statement: one CTE says who asks, and every root field is a subselect that depends on it.

The second wall derives the asker's rows from the setting that this CTE makes, so no subselect may run before it. Each
therefore asks that the setting is there: a correlated subselect cannot be evaluated before the row that it refers to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import CTE, Select, Text as SqlText, Uuid, bindparam, cast, func, literal_column, select, true
from sqlalchemy.sql import ColumnElement

from authz.scopes import SUBJECT
from resolvers.catalogue import constant
from resolvers.plan.nodes import NodeList, Page, Plan, RootOutput, Single, Text
from resolvers.statement import pages, rows
from resolvers.statement.expressions import Origin, Origins, json_list
from resolvers.statement.json_object import json_object


@dataclass(frozen=True, slots=True)
class Statement:
    """The Select, and per parameter where its value comes from."""

    select: Select[tuple[object]]
    origins: Mapping[str, Origin]


def statement(plan: Plan) -> Statement:
    """The one statement of a plan."""
    origins = Origins()
    subject = cast(bindparam(SUBJECT, type_=Uuid()), SqlText)
    setting = func.set_config(constant("registry.subject"), subject, literal_column("true")).label("set")
    asker = select(setting).cte("asker").prefix_with("MATERIALIZED")
    answer = json_object(*((constant(key), _root(origins, output, asker)) for key, output in plan.outputs))
    return Statement(select(answer).select_from(asker), origins.by_name)


def _root(origins: Origins, output: RootOutput, asker: CTE) -> ColumnElement[object]:
    match output:
        case Text(text):
            return constant(text)
        case Page():
            return pages.page(origins, output, asker)
        case Single():
            return _single(origins, output, asker)
        case NodeList():
            return _nodes(origins, output, asker)


def _single(origins: Origins, single: Single, asker: CTE) -> ColumnElement[object]:
    row, chosen = rows.open_row(origins, single.source)
    value = row.object(single.object)
    if single.key is not None:
        column, key = single.key
        chosen = chosen.where(row.source.c[column] == origins.bind(key))
    found = chosen.add_columns(value).select_from(row.origin()).where(asker.c.set.is_not(None))
    return found.correlate(asker).scalar_subquery()


def _nodes(origins: Origins, plan: NodeList, asker: CTE) -> ColumnElement[object]:
    """The ids of each type unnested side by side with their order; each row found in its type's table."""
    if not plan.singles:
        return literal_column("'[]'::json")
    keys = [single.key[1] for single in plan.singles if single.key]
    names = [f"{single.source.alias}_id" for single in plan.singles]
    ids = func.unnest(*map(origins.bind, keys)).table_valued(*names, with_ordinality="position", name="ids").render_derived()
    found = []
    origin = ids
    for single, name in zip(plan.singles, names, strict=True):
        row, chosen = rows.open_row(origins, single.source)
        value = row.object(single.object)
        chosen = chosen.where(row.source.c.id == ids.c[name]).add_columns(value.label("object"))
        lateral = chosen.select_from(row.origin()).correlate(ids).lateral(f"{single.source.alias}_object")
        found.append(lateral.c.object)
        origin = origin.outerjoin(lateral, true())
    listed = json_list(func.coalesce(*found), [ids.c.position])
    return select(listed).select_from(origin).where(asker.c.set.is_not(None)).correlate(asker).scalar_subquery()
