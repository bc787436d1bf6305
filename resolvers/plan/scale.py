"""Index or refuse: whether a page's conditions and ordering can be answered by indexes where its rows may be millions.

A table says itself that it is large (``info``), and which indexes it has. Rows of a large table are many unless something
bounds them: a township or village as the root of the asker's grant or in ``within``, or a row that they belong to. Where they
are many

* every comparison is of a field that leads an index, or follows in one behind fields that the same AND compares by ``eq`` or
  ``in``; ``contains`` needs an index of the text's parts;
* ``activeOn``, ``not`` and ``none`` stand beside such a comparison, in the same AND;
* the ordering begins with a field that leads an index. Nothing follows a field that few values share, nor a relation.

What is asked of related rows is held to the same where these are of a large table and many: reached from many rows with no such
comparison beside, or lying under a division, which may be a whole county.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sqlalchemy import Column, Table, UniqueConstraint

from authz.scopes import AnyScope, Scope
from errors import FILTER_NOT_INDEXED, ORDER_NOT_INDEXED, Refused, Sentence
from resolvers.catalogue import Coded, Entity, Kind, Relation, Scalar
from resolvers.plan.conditions import All, Any, Compare, Comparison, Condition, Holds, IsNull, Not, Related, Within
from resolvers.plan.nodes import Link, Measure, OrderKey, Page, Source

LARGE = "large"
"""The key of a table's ``info``: that it may hold millions of rows."""

GRAMS = "grams"
"""The key of a column's ``info``: the column in which the parts of its text are indexed."""

SMALL_LEVELS = frozenset({"township", "village"})
"""The levels whose divisions hold few enough rows to look at each."""

_SHARED = frozenset({Kind.ENUM, Kind.CODE, Kind.BOOLEAN, Kind.INTEGER})
"""Kinds of which few values are shared by many rows: the rows of one value are too many to be sorted."""


def refuse_scans(page: Page, path: tuple[str, ...]) -> None:
    """Raise FILTER_NOT_INDEXED or ORDER_NOT_INDEXED if the page would have to look at millions of rows."""
    many = is_many(page)
    _Look(page.source.entity, path, many=many).condition(page.where)
    if many:
        _refuse_order(page, path)


def is_many(page: Page) -> bool:
    """Whether its rows may be too many to look at each."""
    return _is_many(page.source, page.link, page.where)


def leads(entity: Entity, scalar: Scalar) -> bool:
    """Whether the scalar is a column by which some index of the table begins."""
    column = _column(entity, scalar)
    return column is not None and any(index[0] == column.name for index in _indexes(entity.table))


def indexed(entity: Entity) -> list[str]:
    """The fields of a type by which some index begins."""
    scalars = ((name, _scalar(part)) for name, part in entity.parts.items())
    return [name for name, scalar in scalars if scalar is not None and leads(entity, scalar)]


@dataclass(frozen=True, slots=True)
class _Look:
    """A look at one AND of conditions over a type.

    ``many``: its rows are too many to look at each. ``beside``: something outside this AND narrows them by an index.
    ``compared``: the columns that the ANDs around it compare by ``eq`` or ``in``.
    """

    entity: Entity
    path: tuple[str, ...]
    many: bool
    beside: bool = False
    compared: frozenset[str] = frozenset()

    def condition(self, condition: Condition) -> None:
        """Refuse what no index answers."""
        parts = list(parts_of(condition))
        here = replace(self, compared=self.compared.union(*(_equal(self.entity, part) for part in parts)))
        narrow = [here.narrows(part) for part in parts]
        for place, part in enumerate(parts):
            others = any(narrow[:place]) or any(narrow[place + 1 :])
            replace(here, beside=self.beside or others).part(part)

    def part(self, part: Condition) -> None:
        """One part of the AND."""
        match part:
            case Any(parts):
                for each in parts:
                    self.condition(each)
            case Not(inner):
                self._refuse_alone("not")
                replace(self, beside=True).condition(inner)
            case Holds():
                self._refuse_alone("activeOn")
            case Related(link, inner, none):
                if none:
                    self._refuse_alone("none")
                self._related(link, inner)
            case Compare(measure) | IsNull(measure):
                if self.many and not self.narrows(part):
                    self._refuse(_name(self.entity, measure))

    def narrows(self, part: Condition) -> bool:  # noqa: PLR0911 - a way for each kind of condition
        """Whether an index gives the rows for which the part holds; in a small table everything is as good as an index."""
        match part:
            case Compare(measure, comparison):
                return not is_large(self.entity) or self._serves(measure.scalar, comparison)
            case IsNull(measure):
                return not is_large(self.entity) or (measure.visible is None and self._serves(measure.scalar))
            case All(parts):
                return any(map(self.narrows, parts))
            case Any(parts):
                return all(map(self.narrows, parts))
            case Related(link, inner, none=False):
                return _Look(link.source.entity, self.path, many=True).narrows(inner)
            case Within(level):
                return level != "city"
        return isinstance(part, Holds) and not is_large(self.entity)

    def _related(self, link: Link, inner: Condition) -> None:
        under, target = link.relation.under, link.source.entity
        reached = under or (self.many and not self.beside)
        _Look(target, self.path, many=reached and _is_many(link.source, None, inner)).condition(inner)

    def _serves(self, scalar: Scalar, comparison: Comparison = Comparison.EQ) -> bool:
        """Whether an index serves a comparison."""
        column = _column(self.entity, scalar)
        if column is None or comparison is Comparison.CONTAINS:
            return column is not None and GRAMS in column.info
        found = (index for index in _indexes(self.entity.table) if column.name in index)
        return any(self.compared.issuperset(index[: index.index(column.name)]) for index in found)

    def _refuse_alone(self, name: str) -> None:
        if self.many and not self.beside:
            self._refuse(name)

    def _refuse(self, name: str) -> None:
        raise _refused(FILTER_NOT_INDEXED, self.entity, name, (*self.path, "where"))


def _refuse_order(page: Page, path: tuple[str, ...]) -> None:
    """The last key is the id, which every index ends with."""
    entity, asked = page.source.entity, page.order[:-1]
    for place, key in enumerate(asked):
        behind = place > 0 and asked[0].kind in _SHARED
        if key.links or behind or (place == 0 and not _is_ordered(entity, key)):
            raise _refused(ORDER_NOT_INDEXED, entity, _key_name(entity, key), (*path, "orderBy"))


def _refused(sentence: Sentence, entity: Entity, field: str, path: tuple[str, ...]) -> Refused:
    return Refused(sentence, path=path, type=entity.name, field=field, indexed=", ".join(indexed(entity)))


def _is_many(source: Source, link: Link | None, where: Condition) -> bool:
    """Whether the rows of a source may be too many to look at each."""
    belongs = link is not None and not link.relation.under
    return is_large(source.entity) and not (belongs or _is_narrow(source.scope) or _is_bounded(where))


def _is_narrow(scope: AnyScope) -> bool:
    return not isinstance(scope, Scope) or all(value.level in SMALL_LEVELS for value in scope.values)


def _is_bounded(where: Condition) -> bool:
    """Whether it says that the rows lie in some township or village."""
    match where:
        case Within(level):
            return level in SMALL_LEVELS
        case All(parts):
            return any(map(_is_bounded, parts))
        case Any(parts):
            return all(map(_is_bounded, parts))
    return False


def is_large(entity: Entity) -> bool:
    """Whether the table of the type may hold millions of rows."""
    return LARGE in entity.table.info


def _is_ordered(entity: Entity, key: OrderKey) -> bool:
    """Where a field group is granted in part, the rest is null, of which no index knows."""
    return key.measure.visible is None and leads(entity, key.measure.scalar)


def parts_of(condition: Condition) -> Iterator[Condition]:
    """The parts of an AND, nested or not."""
    if isinstance(condition, All):
        for part in condition.parts:
            yield from parts_of(part)
    else:
        yield condition


def _equal(entity: Entity, part: Condition) -> frozenset[str]:
    """The column that the part compares with a value, or with some."""
    if not isinstance(part, Compare) or part.comparison not in {Comparison.EQ, Comparison.IN}:
        return frozenset()
    column = _column(entity, part.measure.scalar)
    return frozenset() if column is None else frozenset({column.name})


def _column(entity: Entity, scalar: Scalar) -> Column[object] | None:
    """The column that the scalar gives as it lies."""
    expression = scalar.expression(entity.table, lambda _: None)
    return expression if isinstance(expression, Column) else None


@cache
def _indexes(table: Table) -> tuple[tuple[str, ...], ...]:
    """The columns of each B-tree over all rows, in their order, as far as they are columns."""
    whole = (each for each in table.indexes if _is_whole(each.dialect_options["postgresql"]))
    unique = (each for each in table.constraints if isinstance(each, UniqueConstraint))
    keys = [list(each.expressions) for each in whole] + [list(each.columns) for each in (table.primary_key, *unique)]
    names = (tuple(_names(key)) for key in keys)
    return tuple(sorted({each for each in names if each}))


def _is_whole(options: Mapping[str, object]) -> bool:
    return options["where"] is None and options["using"] in {None, False, "btree"}


def _names(expressions: Sequence[object]) -> Iterator[str]:
    for expression in expressions:
        if not isinstance(expression, Column):
            return
        yield expression.name


def _scalar(part: Scalar | Coded | Relation) -> Scalar | None:
    return part.scalar if isinstance(part, Coded) else part if isinstance(part, Scalar) else None


def _name(entity: Entity, measure: Measure) -> str:
    return next((name for name, part in entity.parts.items() if _scalar(part) is measure.scalar), "?")


def _key_name(entity: Entity, key: OrderKey) -> str:
    if not key.links:
        return _name(entity, key.measure)
    steps = [entity, *(link.source.entity for link in key.links)]
    named = (
        next((name for name, part in parent.parts.items() if part is link.relation), "division")
        for parent, link in zip(steps, key.links, strict=False)
    )
    return ".".join([*named, _name(steps[-1], key.measure)])
