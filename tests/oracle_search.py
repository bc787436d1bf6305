"""``search`` told a second time: every row in sight is looked at, and shown once by the best of what it answers to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tests.oracle_filters import initials, key_of, letters, spelling
from tests.oracle_sight import Sight
from tests.oracle_types import OBJECTS, SPELLED, TYPES
from tests.oracle_world import Row

SEARCHED = {TYPES[kind].table.upper(): kind for kind in sorted({*SPELLED, "Household"})}
"""The types that are searched, by their names there."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A row, what of it answers, how well, and the text that does."""

    row: Row
    score: int
    matched: str
    text: str


def search(
    sight: Sight, *, text: str, first: int, types: Sequence[str] | None = None, within: str | None = None
) -> list[Hit]:
    """The best hits, best first."""
    kinds = searched(sight, types)
    rows = (row for kind in kinds for row in sight.rows(kind) if _lies(sight, row, within))
    hits = (hit for hit in (best(row, text.strip()) for row in rows) if hit is not None)
    return sorted(hits, key=_rank)[:first]


def searched(sight: Sight, types: Sequence[str] | None) -> list[str]:
    """The types that are asked for; all that are granted where none is named."""
    if types is not None:
        return [SEARCHED[name] for name in sorted(set(types))]
    return [kind for kind in SEARCHED.values() if sight.anywhere(OBJECTS[kind])]


def name_of(kind: str) -> str:
    """What a type is called in a search."""
    return TYPES[kind].table.upper()


def folded(text: str) -> str:
    """The letters of a reading; nothing where the text is none."""
    read = letters(text)
    return read if read.isascii() and read.isalpha() else ""


def _rank(hit: Hit) -> tuple[Any, ...]:
    own: UUID = hit.row.id
    return (-hit.score, hit.text, name_of(hit.row.type), own)


def _lies(sight: Sight, row: Row, within: str | None) -> bool:
    assert row.division is not None
    return within is None or key_of(within) in sight.world.line(row.division)


def best(row: Row, text: str) -> Hit | None:
    """The best of what a row answers to; nothing where it does not."""
    return min(_hits(row, text), key=lambda hit: (-hit.score, hit.matched), default=None)


def _hits(row: Row, text: str) -> Iterator[Hit]:
    if row.type == "Household":
        yield from _begins(row, row["number"], text, ("NUMBER", 100), ("NUMBER_PREFIX", 80))
        return
    yield from _begins(row, row["name"], text, ("NAME", 100), ("NAME_PREFIX", 80))
    if len(text) >= 2 and text in row["name"]:
        yield Hit(row, 60, "NAME_PART", row["name"])
    if row.type == "Division":
        yield from _begins(row, row["code"], text, ("CODE", 100), ("CODE_PREFIX", 80))
    if read := folded(text):
        yield from _begins(row, spelling(row), read, ("PINYIN", 50), ("PINYIN_PREFIX", 40))
        yield from _begins(row, initials(row), read, ("INITIALS", 30), ("INITIALS_PREFIX", 20))


def _begins(row: Row, stored: str, text: str, equal: tuple[str, int], prefix: tuple[str, int]) -> Iterator[Hit]:
    if stored.startswith(text):
        matched, score = equal if stored == text else prefix
        yield Hit(row, score, matched, stored)
