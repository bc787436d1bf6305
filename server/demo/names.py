"""Gives surnames and given names as people of a region and a decade bear them.

In       surnames.csv and given_names.csv beside this module; a seed.
Out      NameBook: lists in which a name stands as often as it is borne, each with its pinyin.
Refuses  nothing.
Never    needs the pinyin library after the book is made, so that workers start fast.
"""

from __future__ import annotations

import csv
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from db.readings import syllable

DRAWS = 6000
"""How many given names of a decade and sex are drawn beforehand; a person takes one of them."""

Name = tuple[str, str]
"""Characters and pinyin."""


@dataclass(frozen=True, slots=True)
class NameBook:
    """Surnames, and given names by decade: ``given[sex][number of the decade]``."""

    surnames: tuple[Name, ...]
    decades: tuple[int, ...]
    given: Mapping[str, tuple[tuple[Name, ...], ...]]

    def given_name(self, random: Random, sex: str, born: int) -> Name:
        """A given name for somebody born on that day (a date's ordinal)."""
        names = self.given[sex][bisect_right(self.decades, born) - 1]
        return names[int(random.random() * len(names))]


def name_book(seed: int) -> NameBook:
    """The book that a seed gives."""
    random = Random(f"names {seed}")  # noqa: S311 - invented people need repetition, not secrecy
    given: dict[str, list[tuple[Name, ...]]] = {"MALE": [], "FEMALE": []}
    starts = set()
    for row in _rows("given_names.csv"):
        starts.add(date(int(row["born_from"]), 1, 1).toordinal())
        given[row["sex"]].append(tuple(_draw(random, row) for _ in range(DRAWS)))
    return NameBook(_surnames(), tuple(sorted(starts)), {sex: tuple(lists) for sex, lists in given.items()})


def _rows(file: str) -> list[dict[str, str]]:
    with Path(__file__).with_name(file).open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def _surnames() -> tuple[Name, ...]:
    return tuple((row["surname"], row["pinyin"]) for row in _rows("surnames.csv") for _ in range(int(row["weight"])))


def _draw(random: Random, row: Mapping[str, str]) -> Name:
    if random.random() * 100 < int(row["single_share"]):
        signs = _pick(random, row["singles"])
    else:
        first = _pick(random, row["firsts"])
        signs = first + _pick(random, row["seconds"].replace(first, ""))
    return signs, " ".join(syllable(sign) for sign in signs)


def _pick(random: Random, signs: str) -> str:
    # The characters stand in the order of their frequency; the square prefers the first ones.
    return signs[int(random.random() ** 2 * len(signs))]
