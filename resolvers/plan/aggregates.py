"""``aggregate`` and ``groups`` of a connection in, Aggregate and Groups out.

A group is a row of its own making: its key is read from the columns that it is grouped by. A division in it is a row like any
other, under the scope of divisions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum

from errors import EMPTY_ORDER, GROUPING_KEYS, Refused
from resolvers.catalogue import Entity, Form, Relation, Scalar
from resolvers.document import Selection
from resolvers.plan import objects
from resolvers.plan.draft import Draft, argument
from resolvers.plan.groupings import Function, Grouping, groupings, measured
from resolvers.plan.nodes import (
    COUNT,
    Aggregate,
    Figures,
    GroupField,
    Groups,
    Measure,
    Nothing,
    Object,
    One,
    Output,
    Text,
    TotalCount,
    Value,
)
from resolvers.plan.orders import DESCENDING
from resolvers.plan.parameters import Parameter, Reading

MAX_KEYS = 6
"""The most keys by which rows are grouped at once."""


def aggregate(draft: Draft, entity: Entity, selection: Selection) -> Aggregate:
    """What is asked over all rows of a type, or over those of a group."""
    ((name, asked),) = selection.children.items()
    return Aggregate(tuple((field.key, _part(draft, entity, name, field)) for field in asked))


def _part(draft: Draft, entity: Entity, name: str, field: Selection) -> Figures | TotalCount | Text:
    match field.name:
        case "count":
            return TotalCount()
        case "__typename":
            return Text(name)
    function = Function(field.name)
    scalars = measured(entity, function)
    ((inner, asked),) = field.children.items()
    return Figures(function, tuple((part.key, _figure(draft, entity, scalars, inner, part)) for part in asked))


def _figure(draft: Draft, entity: Entity, scalars: Mapping[str, Scalar], name: str, field: Selection) -> Measure | Text:
    if field.name == "__typename":
        return Text(name)
    return draft.measure(entity, scalars[field.name], field.path)


def groups(draft: Draft, entity: Entity, selection: Selection) -> Groups:
    """The groups of a connection's rows."""
    given = argument(draft, selection)
    number = selection.arguments
    assert number is not None
    keys = _keys(entity, given["by"], selection)
    order: dict[str, bool] = {}
    for column, descending in _order(given.get("orderBy"), keys, selection):
        order.setdefault(column, descending)  # what was said first decides; the same key again says nothing
    ((name, asked),) = selection.children.items()
    return Groups(
        keys=tuple((key.field, draft.measure(entity, key.scalar, selection.path)) for key in keys),
        order=tuple(order.items()),
        size=Parameter(number, ("first",), Reading.SIZE, field=selection.path),
        fields=tuple((field.key, _field(draft, entity, keys, name, field)) for field in asked),
    )


def _keys(entity: Entity, by: object, selection: Selection) -> Sequence[Grouping]:
    assert isinstance(by, list)
    known = groupings(entity)
    names = [name.value if isinstance(name, Enum) else name for name in by]
    if not 1 <= len(names) <= MAX_KEYS or len(set(names)) < len(names):
        raise Refused(GROUPING_KEYS, path=(*selection.path, "by"), limit=MAX_KEYS)
    return [known[name] for name in names]


def _order(asked: object, keys: Sequence[Grouping], selection: Selection) -> Iterator[tuple[str, bool]]:
    """What was asked, then all keys ascending."""
    assert asked is None or isinstance(asked, list)
    for index, item in enumerate(asked or ()):
        chosen = [(name, way) for name, way in item.items() if way is not None]
        if len(chosen) != 1 or len(item) != 1:
            raise Refused(EMPTY_ORDER, path=(*selection.path, "orderBy", index))
        ((name, way),) = chosen
        descending = getattr(way, "value", way) == DESCENDING
        yield from [(COUNT, descending)] if name == COUNT else [(key.field, descending) for key in keys]
    yield from ((key.field, False) for key in keys)


def _field(draft: Draft, entity: Entity, keys: Sequence[Grouping], name: str, field: Selection) -> GroupField:
    match field.name:
        case "key":
            return _key(draft, keys, field)
        case "aggregate":
            return aggregate(draft, entity, field)
        case "__typename":
            return Text(name)
    raise AssertionError(field.name)


def _key(draft: Draft, keys: Sequence[Grouping], field: Selection) -> Object:
    ((name, asked),) = field.children.items()
    by_field = {key.field: key for key in keys}
    return Object(
        tuple(
            (part.key, Text(name) if part.name == "__typename" else _key_part(draft, by_field.get(part.name), part))
            for part in asked
        )
    )


def _key_part(draft: Draft, key: Grouping | None, field: Selection) -> Output:
    """One part of a group's key, read from the column of its name."""
    if key is None:
        return Nothing()
    column = Scalar(lambda row, _: row.c[key.field], key.scalar.kind, nullable=True)
    measure = Measure(column, None, {})
    if key.code_list is not None:
        link = draft.link(Relation(objects.CODED, Form.ONE), field.path)
        return One(link, objects.object_of(draft, link.source, field), (measure, key.code_list))
    if key.division:
        return _division(draft, key.field, field)
    return Value(measure)


def _division(draft: Draft, column: str, field: Selection) -> One:
    relation = Relation("Division", Form.ONE, join=lambda group, division: division.c.id == group.c[column])
    link = draft.link(relation, field.path)
    return One(link, objects.object_of(draft, link.source, field))
