"""Index or refuse: whether a page's conditions and ordering can be answered by indexes where its rows may be millions.

Where rows are many (``breadth`` says what bounds them), they may be passed over once, led by an index, and nothing more:

* every comparison is of a field that leads an index, or follows in one behind fields that the same AND compares by ``eq`` or
  ``in``; ``contains`` needs an index of the text's parts. That holds inside ``not`` as well;
* ``not`` and ``none`` stand beside such a comparison, in the same AND; ``activeOn`` too, and both its days lead an index;
* the ordering begins with a field that leads an index. Nothing follows a field that few values share, nor a relation;
* beside a filter the ordering begins with a field that is filtered, so that the pass goes along it; or a part of a name is
  looked for, of at least one character: then what is to be sorted is not millions.

What is asked of related rows is held to the same where these are of a large table and many: reached from many rows, or lying
under a division, which may be a whole county. Where rows are bounded, anything may be asked of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from errors import FILTER_NOT_INDEXED, ORDER_NOT_INDEXED, ORDER_TOO_WIDE, Refused, Sentence
from resolvers.catalogue import SPELLED, Entity
from resolvers.plan.breadth import EXACT, are_many, is_many, parts_of
from resolvers.plan.conditions import All, Any, Compare, Comparison, Condition, Holds, IsNull, Not, Related, Within
from resolvers.plan.indexes import GRAMS, SHARED, column_of, field_of, indexed, is_large, lasts_by_index, leads, serves
from resolvers.plan.nodes import Link, OrderKey, Page
from resolvers.plan.parameters import Parameter, Reading


def refuse_scans(page: Page, path: tuple[str, ...]) -> None:
    """Raise FILTER_NOT_INDEXED, ORDER_NOT_INDEXED or ORDER_TOO_WIDE if the page would look through, or sort, millions of rows."""
    many = is_many(page)
    _Look(page.source.entity, path, many=many).condition(page.where)
    if many:
        _refuse_order(page, path)


def sorted_texts(page: Page) -> tuple[Parameter, ...]:
    """The texts that keep what is to be sorted from being millions: none of them may be empty."""
    if not is_many(page) or _goes_along(page):
        return ()
    named = (part.value for part in _parts_of_names(page))
    return tuple(replace(value, reading=Reading.SOME_TEXT) for value in named)


@dataclass(frozen=True, slots=True)
class _Look:
    """A look at one AND of conditions over a type.

    ``many``: its rows are too many to look at each. ``beside``: something outside this AND has an index that leads to them.
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
        led = [here.leads(part) for part in parts]
        for place, part in enumerate(parts):
            others = any(led[:place]) or any(led[place + 1 :])
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
                if self.many and not lasts_by_index(self.entity):
                    self._refuse("activeOn")
            case Related(link, inner, none):
                if none:
                    self._refuse_alone("none")
                self._related(link, inner)
            case Compare(measure) | IsNull(measure):
                if self.many and not self.leads(part):
                    self._refuse(field_of(self.entity, measure.scalar))

    def leads(self, part: Condition) -> bool:  # noqa: PLR0911 - a way for each kind of condition
        """Whether an index leads to the rows for which the part holds, many or few; a small table needs none."""
        match part:
            case Compare(measure, comparison):
                return not is_large(self.entity) or serves(self.entity, measure.scalar, comparison, self.compared)
            case IsNull(measure):
                served = measure.visible is None and serves(self.entity, measure.scalar, Comparison.EQ, self.compared)
                return served or not is_large(self.entity)
            case All(parts):
                return any(map(self.leads, parts))
            case Any(parts):
                return all(map(self.leads, parts))
            case Related(link, inner, none=False):
                return _Look(link.source.entity, self.path, many=True).leads(inner)
            case Within(level):
                return level != "city"
        return isinstance(part, Holds) and not is_large(self.entity)

    def _related(self, link: Link, inner: Condition) -> None:
        reached = self.many or link.relation.under
        _Look(link.source.entity, self.path, many=reached and are_many(link.source, None, inner)).condition(inner)

    def _refuse_alone(self, name: str) -> None:
        if self.many and not self.beside:
            self._refuse(name)

    def _refuse(self, name: str) -> None:
        raise _refused(FILTER_NOT_INDEXED, self.entity, name, (*self.path, "where"))


def _refuse_order(page: Page, path: tuple[str, ...]) -> None:
    """The last key is the id, which every index ends with."""
    entity, asked = page.source.entity, page.order[:-1]
    for place, key in enumerate(asked):
        behind = place > 0 and asked[0].kind in SHARED
        if key.links or behind or (place == 0 and not _is_ordered(entity, key)):
            raise _refused(ORDER_NOT_INDEXED, entity, _key_name(entity, key), (*path, "orderBy"))
    if not _goes_along(page) and not any(_parts_of_names(page)):
        raise _refused(ORDER_TOO_WIDE, entity, _key_name(entity, asked[0]), (*path, "orderBy"))


def _goes_along(page: Page) -> bool:
    """Whether the index by which the rows are ordered leads to those of the filter too, or nothing is sorted by a field."""
    asked, entity = page.order[:-1], page.source.entity
    if not asked or not page.has_rows:
        return True
    column = column_of(entity, asked[0].measure.scalar)
    said = [leaves for leaves in map(list, map(_leaves, parts_of(page.where))) if leaves]
    return not said or any(all(_speaks_of(entity, leaf, column) for leaf in leaves) for leaves in said)


def _speaks_of(entity: Entity, leaf: Condition, column: object) -> bool:
    return isinstance(leaf, Compare | IsNull) and column_of(entity, leaf.measure.scalar) is column


def _leaves(condition: Condition) -> Iterator[Condition]:
    """What a condition says of the rows, but for where they lie."""
    match condition:
        case All(parts) | Any(parts):
            for part in parts:
                yield from _leaves(part)
        case Not(part):
            yield from _leaves(part)
        case Within():
            pass
        case _:
            yield condition


def _parts_of_names(page: Page) -> Iterator[Compare]:
    """The comparisons with a part of a name, all of which hold. Other texts may begin alike in every row."""
    for part in parts_of(page.where):
        if isinstance(part, Compare) and part.comparison in {Comparison.CONTAINS, Comparison.STARTS_WITH}:
            column = column_of(page.source.entity, part.measure.scalar)
            if column is not None and (GRAMS in column.info or column.name in SPELLED.values()):
                yield part


def _refused(sentence: Sentence, entity: Entity, field: str, path: tuple[str, ...]) -> Refused:
    return Refused(sentence, path=path, type=entity.name, field=field, indexed=", ".join(indexed(entity)))


def _is_ordered(entity: Entity, key: OrderKey) -> bool:
    """Where a field group is granted in part, the rest is null, of which no index knows."""
    return key.measure.visible is None and leads(entity, key.measure.scalar)


def _equal(entity: Entity, part: Condition) -> frozenset[str]:
    """The column that the part compares with a value, or with some."""
    if not isinstance(part, Compare) or part.comparison not in EXACT:
        return frozenset()
    column = column_of(entity, part.measure.scalar)
    return frozenset() if column is None else frozenset({column.name})


def _key_name(entity: Entity, key: OrderKey) -> str:
    if not key.links:
        return field_of(entity, key.measure.scalar)
    steps = [entity, *(link.source.entity for link in key.links)]
    named = (
        next((name for name, part in parent.parts.items() if part is link.relation), "division")
        for parent, link in zip(steps, key.links, strict=False)
    )
    return ".".join([*named, field_of(steps[-1], key.measure.scalar)])
