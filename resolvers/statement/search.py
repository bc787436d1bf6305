"""A search: for each type and each way to find its rows a range of an index, cut; put together, each row once, the best first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import CTE, Select, case, cast, literal_column, select, true, union_all
from sqlalchemy import Text as SqlText
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.sql import ColumnElement, FromClause

from resolvers.catalogue import constant
from resolvers.plan.nodes import Text
from resolvers.plan.parameters import Folding
from resolvers.plan.search import HitDivision, HitField, HitNode, HitValue, Search, Sought, Way
from resolvers.statement import rows
from resolvers.statement.expressions import Origins
from resolvers.statement.json_text import json_list, json_object, json_string, json_text, or_null

_OFTEN_NOTHING = frozenset({Folding.SOUGHT_PART, Folding.SOUGHT_LETTERS})
"""What is null for many a text: one character, a text that is no reading. Then that way is not gone at all."""


def search(origins: Origins, plan: Search, asker: CTE) -> ColumnElement[Any]:
    """The list of hits as JSON."""
    origins.note([plan.text, plan.first])
    if not plan.sought:
        return json_text("[]")
    hits = _hits(origins, plan, asker)
    origin: FromClause = hits
    written = []
    for key, field in plan.fields:
        value, joins = _field(origins, field, hits)
        written.append((key, value))
        for join in joins:
            origin = origin.outerjoin(join, true())
    listed = json_list(json_object(*written), _order(hits))
    found = select(listed).select_from(origin).correlate(asker)
    return found.add_cte(hits, nest_here=True).scalar_subquery()


def _hits(origins: Origins, plan: Search, asker: CTE) -> CTE:
    ways = [_found(origins, plan, sought, way, asker) for sought in plan.sought for way in sought.ways]
    found = union_all(*ways).subquery(f"{plan.alias}_found")
    best = (
        select(found)
        .ext(distinct_on(found.c.type, found.c.id))
        .order_by(found.c.type, found.c.id, found.c.score.desc(), found.c.matched)
        .subquery(f"{plan.alias}_best")
    )
    first = select(best).order_by(*_order(best)).limit(origins.bind(plan.first))
    return first.cte(f"{plan.alias}_hits").prefix_with("MATERIALIZED")


def _order(hits: FromClause) -> list[ColumnElement[Any]]:
    return [hits.c.score.desc(), hits.c.text, hits.c.type, hits.c.id]


def _found(origins: Origins, plan: Search, sought: Sought, way: Way, asker: CTE) -> Select[Any]:
    """The first rows in one way, in the order of what it looks at."""
    row, chosen = rows.open_row(origins, sought.source, f"_{way.match.name.lower()}")
    text = origins.measure(way.condition.measure, row.source)
    conditions = [asker.c.entered, origins.condition(way.condition, row.source, _no_relation)]
    if way.condition.value.folding in _OFTEN_NOTHING:
        conditions.append(origins.bind(way.condition.value).is_not(None))
    if sought.within is not None:
        conditions.append(origins.condition(sought.within, row.source, _no_relation))
    columns: tuple[ColumnElement[Any], ...] = (
        constant(sought.word).label("type"),
        literal_column(str(way.match.score)).label("score"),
        constant(way.match.name).label("matched"),
        text.label("text"),
        row.source.c.id,
        row.source.c[sought.division].label("division_id"),
    )
    found = chosen.add_columns(*columns).select_from(row.source).where(*conditions).order_by(text, row.source.c.id)
    return found.limit(origins.bind(plan.first)).correlate(asker)


def _no_relation(*_: object) -> ColumnElement[bool]:
    raise AssertionError("a search has no conditions on related rows")


def _field(origins: Origins, field: HitField, hits: FromClause) -> tuple[ColumnElement[Any], list[FromClause]]:
    """The JSON of one field of a hit, and what must be joined for it."""
    match field:
        case Text(text):
            return json_string(text), []
        case HitValue("score"):
            return cast(hits.c.score, SqlText), []
        case HitValue(name):
            return json_text('"', hits.c[name], '"'), []
        case HitDivision(link, asked):
            row, chosen = rows.linked(origins, link, hits)
            lateral = rows.lateral_object(row, chosen, asked, hits)
            return or_null(lateral.c.object), [lateral]
        case HitNode():
            return _node(origins, field, hits)


def _node(origins: Origins, field: HitNode, hits: FromClause) -> tuple[ColumnElement[Any], list[FromClause]]:
    laterals = list(_laterals(origins, field, hits))
    words = [word for word, _, _ in field.kinds]
    found = zip(words, (lateral.c.object for lateral in laterals), strict=True)
    return case(*((hits.c.type == constant(word), value) for word, value in found)), laterals


def _laterals(origins: Origins, field: HitNode, hits: FromClause) -> Iterator[FromClause]:
    for word, source, asked in field.kinds:
        row, chosen = rows.open_row(origins, source)
        own = chosen.where(hits.c.type == constant(word), row.source.c.id == hits.c.id)
        yield rows.lateral_object(row, own, asked, hits)
