"""The root field ``search`` in, Search out: in which registers a text is looked for, in which ways, and what each way is worth.

A way is a range of one index, so it gives its first rows in the order of what it looks at. A row that is found in several
ways counts once, with the best. The scores are ours: a name as it is written before its reading, all of it before its
beginning, and that before a part.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from authz.scopes import scope
from errors import NOT_GRANTED, Refused
from resolvers.catalogue import Entity, Form, Kind, Relation, Seek, stored
from resolvers.document import Selection
from resolvers.plan.conditions import Compare, Comparison, Within
from resolvers.plan.draft import Draft, argument
from resolvers.plan.filters import is_wide
from resolvers.plan.nodes import Link, Object, Source, Text
from resolvers.plan.objects import object_of
from resolvers.plan.parameters import Folding, Parameter, Reading

MAX_HITS = 100
"""The most rows that a search gives."""


class Match(Enum):
    """By what a row is found: its score, the column that is looked at, how, and what of the text sought."""

    NAME = (100, "name", Comparison.EQ, Folding.SOUGHT)
    NUMBER = (100, "number", Comparison.EQ, Folding.SOUGHT)
    CODE = (100, "code", Comparison.EQ, Folding.SOUGHT)
    NAME_PREFIX = (80, "name", Comparison.STARTS_WITH, Folding.SOUGHT)
    NUMBER_PREFIX = (80, "number", Comparison.STARTS_WITH, Folding.SOUGHT)
    CODE_PREFIX = (80, "code", Comparison.STARTS_WITH, Folding.SOUGHT)
    NAME_PART = (60, "name", Comparison.CONTAINS, Folding.SOUGHT_PART)
    PINYIN = (50, "spelling", Comparison.EQ, Folding.SOUGHT_LETTERS)
    PINYIN_PREFIX = (40, "spelling", Comparison.STARTS_WITH, Folding.SOUGHT_LETTERS)
    INITIALS = (30, "initials", Comparison.EQ, Folding.SOUGHT_LETTERS)
    INITIALS_PREFIX = (20, "initials", Comparison.STARTS_WITH, Folding.SOUGHT_LETTERS)

    @property
    def score(self) -> int:
        """What a hit of this kind is worth, from 1 to 100."""
        return self.value[0]

    @property
    def column(self) -> str:
        """The column that is looked at."""
        return self.value[1]


_READINGS = {
    Comparison.EQ: Reading.PLAIN,
    Comparison.STARTS_WITH: Reading.PREFIX,
    Comparison.CONTAINS: Reading.CONTAINS,
}
_OWN_DIVISION = Relation("Division", Form.ONE, join=lambda hit, division: division.c.id == hit.c.division_id)
_LYING = "division_id"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to find rows of a type."""

    match: Match
    condition: Compare


@dataclass(frozen=True, slots=True)
class Sought:
    """One type that is looked through; ``word`` is what the graph calls it, ``division`` the column of its own division."""

    word: str
    source: Source
    within: Within | None
    ways: tuple[Way, ...]

    @property
    def division(self) -> str:
        """The column of the division in which a row lies; of a division, itself."""
        return _LYING if _LYING in self.source.entity.table.c else "id"


@dataclass(frozen=True, slots=True)
class HitValue:
    """``type``, ``score`` or ``matched`` of a hit."""

    name: str


@dataclass(frozen=True, slots=True)
class HitDivision:
    """``division`` of a hit, null where it is out of sight."""

    link: Link
    object: Object


@dataclass(frozen=True, slots=True)
class HitNode:
    """``node`` of a hit: per type that is looked through its word, its rows once more, and what is asked of them."""

    kinds: tuple[tuple[str, Source, Object], ...]


HitField: TypeAlias = "HitValue | HitDivision | HitNode | Text"


@dataclass(frozen=True, slots=True)
class Search:
    """All that is found, the best first."""

    sought: tuple[Sought, ...]
    text: Parameter
    first: Parameter
    fields: tuple[tuple[str, HitField], ...]

    @property
    def alias(self) -> str:
        """What its parts are called after in the statement."""
        return self.sought[0].source.alias


def search(draft: Draft, field: Selection, root: Seek) -> Search:
    """The plan of one search."""
    given, number = argument(draft, field), field.arguments
    assert number is not None
    names = _names(draft, field, root, given.get("types"))
    first = Parameter(number, ("first",), Reading.SIZE, detail=str(MAX_HITS), field=field.path)
    text = Parameter(number, ("text",), field=field.path, folding=Folding.SOUGHT)
    within = _within(draft, field, number, given)
    sought = tuple(_sought(draft, field, name, root.words[name], within) for name in names)
    ((hit, asked),) = field.children.items()
    fields = tuple((each.key, _field(draft, hit, each, names, root)) for each in asked)
    return Search(sought, text, first, fields)


def _names(draft: Draft, field: Selection, root: Seek, asked: object) -> Sequence[str]:
    """The types to look through: those asked for, or all that the asker may see somewhere."""
    if isinstance(asked, list):
        words = {getattr(word, "value", word) for word in asked}
        return [name for name, word in root.words.items() if word in words]
    objects = {name: draft.catalogue.entities[name].object for name in root.words}
    granted = [name for name, known in objects.items() if known is not None and scope(draft.grants, known)]
    if not granted:
        raise Refused(NOT_GRANTED, path=field.path, object=", ".join(sorted(set(map(str, objects.values())))))
    return granted


def _within(draft: Draft, field: Selection, number: int, given: Mapping[str, object]) -> Within | None:
    if given.get("within") is None:
        return None
    path = ("within",)
    value = Parameter(number, path, Reading.ROW, Kind.ID, detail="Division", field=field.path)
    return Within(draft.levels[number, path], value)


def _sought(draft: Draft, field: Selection, name: str, word: str, within: Within | None) -> Sought:
    source = draft.source(name, field.path)
    return Sought(word, source, within, tuple(_ways(draft, field, source.entity)))


def _ways(draft: Draft, field: Selection, entity: Entity) -> Iterator[Way]:
    assert field.arguments is not None
    for match in Match:
        _, column, comparison, folding = match.value
        if column in entity.table.c:
            scalar = stored(entity.table.c[column])
            value = Parameter(field.arguments, ("text",), _READINGS[comparison], field=field.path, folding=folding)
            grams = comparison is Comparison.CONTAINS and scalar.grams and is_wide(draft, entity)
            yield Way(match, Compare(draft.measure(entity, scalar, field.path), comparison, value, grams))


def _field(draft: Draft, hit: str, asked: Selection, names: Sequence[str], root: Seek) -> HitField:
    match asked.name:
        case "__typename":
            return Text(hit)
        case "division":
            link = draft.link(_OWN_DIVISION, asked.path)
            return HitDivision(link, object_of(draft, link.source, asked))
        case "node":
            sources = ((root.words[name], draft.source(name, asked.path)) for name in names)
            return HitNode(tuple((word, source, object_of(draft, source, asked)) for word, source in sources))
    return HitValue(asked.name)
