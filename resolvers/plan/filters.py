"""``where`` in, Condition out. Every row that a filter looks at stands under a scope of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from errors import INVALID_ARGUMENT, INVALID_ID, NULL_FILTER, Refused
from resolvers.catalogue import SPELLED, Changes, Coded, Entity, Form, Kind, Relation, Scalar, pointed, spelled
from resolvers.identity import GlobalId
from resolvers.plan.conditions import All, Any, Compare, Comparison, Condition, Holds, IsNull, Not, Related, Within
from resolvers.plan.draft import Draft, Path
from resolvers.plan.parameters import Folding, Parameter, Reading

_READINGS = {Comparison.CONTAINS: Reading.CONTAINS, Comparison.STARTS_WITH: Reading.PREFIX}


@dataclass(frozen=True, slots=True)
class Filter:
    """A place in ``where``: which argument, where in it, and the field of the operation that it belongs to."""

    draft: Draft
    number: int
    field: Path
    path: tuple[str | int, ...] = ("where",)

    def at(self, *steps: str | int) -> Filter:
        """The place some steps further in."""
        return Filter(self.draft, self.number, self.field, (*self.path, *steps))

    def refuse_null(self, value: object) -> None:
        """A filter that is there must say something."""
        if value is None:
            raise Refused(NULL_FILTER, path=(*self.field, *self.path), name=".".join(map(str, self.path)))


def condition(place: Filter, entity: Entity, value: object) -> Condition:
    """The condition of one filter object: all its fields hold."""
    place.refuse_null(value)
    assert isinstance(value, dict)
    return _all(_part(place.at(name), entity, name, inner) for name, inner in value.items())


def _part(place: Filter, entity: Entity, name: str, value: object) -> Condition:
    place.refuse_null(value)
    match name, value:
        case "and", list():
            return _all(condition(place.at(index), entity, inner) for index, inner in enumerate(value))
        case "or", list():
            return Any(tuple(condition(place.at(index), entity, inner) for index, inner in enumerate(value)))
        case "not", _:
            return Not(condition(place, entity, value))
    return _own(place, entity, name, value)


def _own(place: Filter, entity: Entity, name: str, value: object) -> Condition:
    match name, value:
        case "within", _:
            return _within(place)
        case "activeOn", _ if entity.period is not None:
            return Holds(*entity.period, Parameter(place.number, place.path, kind=Kind.DATE, field=place.field))
        case "division", dict() if entity.division is not None:
            return _division(place, entity.division, value)
    assert isinstance(value, dict)
    part = entity.parts[name]
    if isinstance(part, Relation):
        return _relation(place, part, value)
    assert not isinstance(part, Changes)
    return _all(_comparison(place, entity, part, operator, inner) for operator, inner in value.items())


def _comparison(place: Filter, entity: Entity, part: Scalar | Coded, operator: str, value: object) -> Condition:
    here = place.at(operator)
    here.refuse_null(value)
    if operator in SPELLED:
        return _spelled(here, entity, operator)
    scalar = part.scalar if isinstance(part, Coded) else part
    if operator == Comparison.IN.value and isinstance(value, list):
        for index, item in enumerate(value):
            here.at(index).refuse_null(item)
    if scalar.kind is Kind.OBJECT:
        return _pointed(here, entity, scalar, operator, value)
    measure = place.draft.measure(entity, scalar, place.field)
    if operator == "isNull":
        return IsNull(measure, bool(value))
    comparison = Comparison(operator)
    grams = comparison is Comparison.CONTAINS and scalar.grams and is_wide(place.draft, entity)
    return Compare(measure, comparison, _value(here, entity, scalar, comparison), grams)


def is_wide(draft: Draft, entity: Entity) -> bool:
    """Whether the asker sees a whole county of a type. In a township or village it is quicker to look at each row."""
    grant = draft.grants.get(entity.object) if entity.object else None
    return grant is not None and bool(grant.city or grant.county)


def _spelled(place: Filter, entity: Entity, operator: str) -> Compare:
    """The beginning of a name's reading, or of its initials."""
    measure = place.draft.measure(entity, spelled(entity.table, operator), place.field)
    value = Parameter(place.number, place.path, Reading.PREFIX, field=place.field, folding=Folding.LETTERS)
    return Compare(measure, Comparison.STARTS_WITH, value)


def _pointed(place: Filter, entity: Entity, scalar: Scalar, operator: str, value: object) -> Condition:
    """An id of any type: its key, to which an index leads, and then the whole of it."""
    key = place.draft.measure(entity, pointed(entity.table), place.field)
    if operator == "isNull":
        return IsNull(key, bool(value))
    for given in value if isinstance(value, list) else [value]:
        known = place.draft.catalogue.entities.get(given.type) if isinstance(given, GlobalId) else None
        if known is None or not known.node:
            raise Refused(INVALID_ID, path=(*place.field, *place.path), id=str(given)[:80])
    whole = place.draft.measure(entity, scalar, place.field)
    many = operator == Comparison.IN.value
    row = Parameter(place.number, place.path, Reading.ANY_ROW, Kind.ID, many, field=place.field)
    text = Parameter(place.number, place.path, Reading.ANY_ID, Kind.TEXT, many, field=place.field)
    comparison = Comparison(operator)
    return All((Compare(key, comparison, row), Compare(whole, comparison, text)))


def _value(place: Filter, entity: Entity, scalar: Scalar, comparison: Comparison) -> Parameter:
    many = comparison is Comparison.IN
    if scalar.kind is Kind.ID:
        reading = Reading.ROWS if many else Reading.ROW
        return Parameter(place.number, place.path, reading, scalar.kind, many, detail=entity.name, field=place.field)
    reading = _READINGS.get(comparison, Reading.PLAIN)
    return Parameter(place.number, place.path, reading, scalar.kind, many, field=place.field)


def _relation(place: Filter, relation: Relation, value: dict[str, object]) -> Condition:
    if relation.form is Form.ONE:
        return _related(place, relation, value)
    return _all(
        _related(place.at(quantifier), relation, inner, none=quantifier == "none")
        for quantifier, inner in value.items()
    )


def _related(place: Filter, relation: Relation, value: object, *, none: bool = False) -> Condition:
    place.refuse_null(value)
    link = place.draft.link(relation, place.field)
    return Related(link, condition(place, link.source.entity, value), none)


def _division(place: Filter, relation: Relation, value: dict[str, object]) -> Condition:
    """``within`` needs no look at the division: the row itself says where it lies. All else does."""
    lineage = []
    if "within" in value:
        place.at("within").refuse_null(value["within"])
        lineage = [_within(place.at("within"))]
    rest = {name: inner for name, inner in value.items() if name != "within"}
    return _all([*lineage, *([_related(place, relation, rest)] if rest or not lineage else [])])


def _within(place: Filter) -> Condition:
    level = place.draft.levels.get((place.number, place.path))
    if level is None:
        raise Refused(INVALID_ARGUMENT, path=(*place.field, *place.path), detail=".".join(map(str, place.path)))
    return Within(
        level, Parameter(place.number, place.path, Reading.ROW, Kind.ID, detail="Division", field=place.field)
    )


def _all(parts: Iterable[Condition]) -> Condition:
    """All of them hold; what says nothing is left out."""
    found = tuple(part for part in parts if part != All(()))
    return found[0] if len(found) == 1 else All(found)
