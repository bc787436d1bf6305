"""The statement: one CTE says who asks, and every root field is a subselect that depends on it.

The second wall knows the asker by ``guard.enter``, which this CTE calls, so no subselect may run before it. Each therefore asks
that the asker has entered: a correlated subselect cannot be evaluated before the row that it refers to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CTE, Boolean, Select, Uuid, bindparam, func, select, true
from sqlalchemy.sql import ColumnElement, FromClause

from authz.scopes import SUBJECT
from resolvers.catalogue import constant
from resolvers.plan.nodes import CodeValues, NodeList, Page, Plan, RootOutput, Single, Text
from resolvers.plan.search import Search
from resolvers.statement import pages, rows, search
from resolvers.statement.expressions import Origin, Origins
from resolvers.statement.json_text import json_list, json_object, json_string, json_text, or_null


@dataclass(frozen=True, slots=True)
class Statement:
    """The Select, and per parameter where its value comes from."""

    select: Select[Any]
    origins: Mapping[str, Origin]


def statement(plan: Plan) -> Statement:
    """The one statement of a plan."""
    origins = Origins()
    entered = func.guard.enter(bindparam(SUBJECT, type_=Uuid()), type_=Boolean()).label("entered")
    asker = select(entered).cte("asker").prefix_with("MATERIALIZED")
    data = json_object(*((key, _root(origins, output, asker)) for key, output in plan.outputs))
    # Bytes, not text: they go to the client as they are, without being decoded and encoded on the way.
    answer = func.convert_to(data, constant("UTF8"))
    return Statement(select(answer).select_from(asker), origins.by_name)


def _root(origins: Origins, output: RootOutput, asker: CTE) -> ColumnElement[Any]:
    match output:
        case Text(text):
            return json_string(text)
        case Page():
            return pages.page(origins, output, asker)
        case Single():
            return or_null(_single(origins, output, asker))
        case CodeValues():
            return _code_values(origins, output, asker)
        case Search():
            return search.search(origins, output, asker)
        case NodeList():
            return _nodes(origins, output, asker)


def _single(origins: Origins, single: Single, asker: CTE) -> ColumnElement[Any]:
    row, chosen = rows.open_row(origins, single.source)
    value = row.json(single.object)
    if single.key is not None:
        column, key = single.key
        chosen = chosen.where(row.source.c[column] == origins.bind(key))
    found = chosen.add_columns(value).select_from(row.origin()).where(asker.c.entered)
    return found.correlate(asker).scalar_subquery()


def _code_values(origins: Origins, plan: CodeValues, asker: CTE) -> ColumnElement[Any]:
    row, chosen = rows.open_row(origins, plan.source)
    listed = json_list(row.json(plan.object), row.keys(plan.order))
    found = chosen.where(row.source.c.list == origins.bind(plan.name), asker.c.entered)
    return found.add_columns(listed).select_from(row.origin()).correlate(asker).scalar_subquery()


def _nodes(origins: Origins, plan: NodeList, asker: CTE) -> ColumnElement[Any]:
    """The ids of each type unnested side by side with their order; each row found in its type's table."""
    if not plan.singles:
        return json_text("[]")
    keys = [single.key[1] for single in plan.singles if single.key]
    names = [f"{single.source.alias}_id" for single in plan.singles]
    ids = func.unnest(*map(origins.bind, keys)).table_valued(*names, with_ordinality="position", name="ids")
    origin: FromClause = ids.render_derived()
    listed = origin
    found = []
    for single, name in zip(plan.singles, names, strict=True):
        lateral = _found(origins, single, listed, name)
        found.append(lateral.c.object)
        origin = origin.outerjoin(lateral, true())
    objects = json_list(or_null(func.coalesce(*found)), [listed.c.position])
    return select(objects).select_from(origin).where(asker.c.entered).correlate(asker).scalar_subquery()


def _found(origins: Origins, single: Single, ids: FromClause, name: str) -> FromClause:
    row, chosen = rows.open_row(origins, single.source)
    value = row.json(single.object)
    chosen = chosen.where(row.source.c.id == ids.c[name]).add_columns(value.label("object"))
    return chosen.select_from(row.origin()).correlate(ids).lateral(f"{single.source.alias}_object")
