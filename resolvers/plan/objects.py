"""The fields asked of a row in, its outputs out."""

from __future__ import annotations

from authz.scopes import scope
from resolvers.catalogue import Changes, Coded, Form, Relation, Scalar
from resolvers.document import Selection
from resolvers.plan import pages
from resolvers.plan.draft import Draft
from resolvers.plan.nodes import Altered, Many, Object, One, Output, Shown, Source, Text, Value
from resolvers.plan.orders import named

CODED = "CodedValue"
"""The type of a value of a national code list."""


def object_of(draft: Draft, source: Source, selection: Selection) -> Object:
    """The object that a field gives for a row of the source."""
    asked = selection.children[source.entity.name]
    return Object(tuple((field.key, _output(draft, source, field)) for field in asked))


def _output(draft: Draft, source: Source, field: Selection) -> Output:
    if field.name == "__typename":
        return Text(source.entity.name)
    match source.entity.parts[field.name]:
        case Scalar() as scalar:
            return Value(draft.measure(source.entity, scalar, field.path, field.arguments))
        case Coded() as coded:
            return _coded(draft, source, coded, field)
        case Changes() as changes:
            return _altered(draft, changes, field)
        case Relation(form=Form.PAGE) as relation:
            return pages.page(draft, field, relation, relation.target)
        case Relation() as relation:
            return _related(draft, relation, field)


def _coded(draft: Draft, source: Source, coded: Coded, field: Selection) -> One:
    measure = draft.measure(source.entity, coded.scalar, field.path)
    link = draft.link(Relation(CODED, Form.ONE), field.path)
    return One(link, object_of(draft, link.source, field), (measure, coded.list))


def _altered(draft: Draft, changes: Changes, field: Selection) -> Altered:
    outputs = (
        (asked.key, Text(changes.target) if asked.name == "__typename" else asked.name)
        for asked in field.children[changes.target]
    )
    found = ((need, scope(draft.grants, need)) for need in changes.needs)
    return Altered(changes.column, tuple(Shown(need, where) for need, where in found if where), tuple(outputs))


def _related(draft: Draft, relation: Relation, field: Selection) -> One | Many:
    link = draft.link(relation, field.path)
    inner = object_of(draft, link.source, field)
    if relation.form is Form.ONE:
        return One(link, inner)
    keys = tuple(named(draft, link.source.entity, name, field.path) for name in relation.order)
    return Many(link, inner, keys)
