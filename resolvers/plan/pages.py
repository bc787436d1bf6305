"""A connection field in, Page out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from errors import INVALID_CURSOR, PAGE_SIZE_MISSING, PAGE_SIZE_TWICE, Refused
from resolvers.catalogue import Relation
from resolvers.document import Selection
from resolvers.identity import Cursor
from resolvers.plan import aggregates, objects
from resolvers.plan.conditions import All
from resolvers.plan.draft import Draft, argument
from resolvers.plan.filters import Filter, condition
from resolvers.plan.glances import glances
from resolvers.plan.nodes import (
    Bound,
    CursorText,
    EdgeField,
    Edges,
    Link,
    Nodes,
    OrderKey,
    Page,
    PageField,
    PageInfo,
    Source,
    Text,
    TotalCount,
)
from resolvers.plan.orders import mark, order
from resolvers.plan.parameters import Parameter, Reading
from resolvers.plan.scale import refuse_scans, sorted_texts
from resolvers.plan.weight import of_page

MAX_PAGE = 500
"""The most rows of one page."""


def page(draft: Draft, selection: Selection, relation: Relation | None, target: str) -> Page:
    """The page of a connection, at the root or over a relation."""
    link = draft.link(relation, selection.path) if relation else None
    source = link.source if link else draft.source(target, selection.path)
    made = _page(draft, selection, source, link)
    if made.has_rows and made.size is None:
        raise Refused(PAGE_SIZE_MISSING, path=selection.path, limit=MAX_PAGE)
    refuse_scans(made, selection.path)
    made = replace(made, glances=glances(made), texts=sorted_texts(made))
    draft.weigh(of_page(made), selection.path)
    return made


def _page(draft: Draft, selection: Selection, source: Source, link: Link | None) -> Page:
    given = argument(draft, selection)
    number = selection.arguments
    assert number is not None
    way = _way(given, selection)
    keys = order(draft, source.entity, given.get("orderBy"), selection.path)
    ordering = mark(source.entity, given.get("orderBy"))  # type: ignore[arg-type]
    where = given.get("where")
    return Page(
        source=source,
        link=link,
        where=All(()) if where is None else condition(Filter(draft, number, selection.path), source.entity, where),
        order=keys,
        mark=ordering,
        backward=way == "last",
        size=Parameter(number, (way,), Reading.SIZE, field=selection.path) if way else None,
        limit=Parameter(number, (way,), Reading.LIMIT, field=selection.path) if way else None,
        after=_bound(given, "after", selection, keys, ordering),
        before=_bound(given, "before", selection, keys, ordering),
        fields=tuple(_fields(draft, source, selection)),
    )


def _way(given: Mapping[str, object], selection: Selection) -> str | None:
    """By which argument the size of the page is given; nothing if it is not, which may be where no rows are asked."""
    ways = [way for way in ("first", "last") if given.get(way) is not None]
    if len(ways) > 1:
        raise Refused(PAGE_SIZE_TWICE, path=selection.path)
    return ways[0] if ways else None


def _bound(
    given: Mapping[str, object], name: str, selection: Selection, keys: tuple[OrderKey, ...], ordering: str
) -> Bound | None:
    cursor = given.get(name)
    if cursor is None:
        return None
    assert isinstance(cursor, Cursor) and selection.arguments is not None
    if (cursor.mark, len(cursor.nulls)) != (ordering, len(keys)):
        raise Refused(INVALID_CURSOR, path=(*selection.path, name))
    parameters = tuple(
        Parameter(
            selection.arguments,
            (name,),
            Reading.CURSOR,
            key.kind,
            detail=f"{ordering} {len(keys)}",
            index=index,
            field=selection.path,
        )
        for index, key in enumerate(keys)
    )
    return Bound(parameters, cursor.nulls)


def _fields(draft: Draft, source: Source, selection: Selection) -> list[tuple[str, PageField]]:
    ((connection, asked),) = selection.children.items()
    return [(field.key, _field(draft, source, connection, field)) for field in asked]


def _field(draft: Draft, source: Source, connection: str, field: Selection) -> PageField:  # noqa: PLR0911
    match field.name:
        case "edges":
            ((edge, inner),) = field.children.items()
            return Edges(tuple((part.key, _edge(draft, source, edge, part)) for part in inner))
        case "nodes":
            return Nodes(objects.object_of(draft, source, field))
        case "pageInfo":
            ((_, inner),) = field.children.items()
            return PageInfo(tuple((part.key, part.name) for part in inner))
        case "totalCount":
            return TotalCount()
        case "aggregate":
            return aggregates.aggregate(draft, source.entity, field)
        case "groups":
            return aggregates.groups(draft, source.entity, field)
        case "__typename":
            return Text(connection)
    raise AssertionError(field.name)


def _edge(draft: Draft, source: Source, edge: str, part: Selection) -> EdgeField:
    match part.name:
        case "node":
            return objects.object_of(draft, source, part)
        case "cursor":
            return CursorText()
        case "__typename":
            return Text(edge)
    raise AssertionError(part.name)
