"""Gives classifications of people as COPY text.

In       a person in a dwelling, a kind with its details, days, a document.
Out      rows of ``person_classification``.
Refuses  nothing.
Never    begins a fact before the person was born.
"""

from __future__ import annotations

from functools import lru_cache
from random import Random

from server.demo.dwellings import Someone
from server.demo.homes import NULL
from server.demo.lives import TODAY
from server.demo.numbers import Days, uuid7

CLASSIFICATION_COLUMNS = (
    "id", "division_id", "city_id", "county_id", "township_id", "village_id", "person_id",
    "kind", "support_form", "ground", "disability_kind", "disability_grade", "elder_class", "child_class", "self_care",
    "document", "started_on", "ended_on", "version", "created_at", "updated_at",
)  # fmt: skip
_DETAILS = 7
_PLACES: dict[str, tuple[int, ...]] = {
    "SPECIAL_HARDSHIP": (0,),
    "SINGLE_PERSON_GUARANTEE": (1,),
    "DISABILITY": (2, 3),
    "ELDER": (4,),
    "CHILD": (5,),
    "SELF_CARE": (6,),
}
_PAPERS = {
    "SPECIAL_HARDSHIP": "特困供养证",
    "SUBSISTENCE_ALLOWANCE": "低保证",
    "SINGLE_PERSON_GUARANTEE": "单人保批准书",
    "DISABILITY": "残疾人证",
    "SELF_CARE": "生活自理能力评估表",
    "LOW_INCOME_REGISTER": "建档立卡登记表",
}
"""By what a fact was decided; classes of elders and children are kept without a paper."""


class Roll:
    """The classifications of one chunk."""

    def __init__(self, random: Random, days: Days) -> None:
        self._random = random
        self._days = days
        self.rows: list[str] = []

    def enter(self, someone: Someone, since: int, kind: str, *details: str, until: int | None = None) -> None:
        """One fact; days are ordinals, details are those of the kind."""
        dwelling, place = someone
        since = max(since, dwelling.births[place])
        own = uuid7(dwelling.first + place, self._random.getrandbits(74))
        ended = NULL if until is None else self._days[max(until, since)][0]
        self.rows.append(
            f"{own}\t{dwelling.home.place.lineage}\t{dwelling.ids[place]}\t{_fact(kind, *details)}"
            f"\t{self._paper(kind)}\t{self._days[since][0]}\t{ended}\t{dwelling.home.instants}\n"
        )

    def day(self, first: int, last: int = TODAY) -> int:
        """A day from the first to the last."""
        return first + int(self._random.random() * (last - first + 1))

    def _paper(self, kind: str) -> str:
        paper = _PAPERS.get(kind)
        return NULL if paper is None else f"{paper}第{int(self._random.random() * 10**8):08}号"


@lru_cache(maxsize=256)
def _fact(kind: str, *details: str) -> str:
    columns = [NULL] * _DETAILS
    for place, detail in zip(_PLACES.get(kind, ()), details, strict=True):
        columns[place] = detail
    return "\t".join((kind, *columns))
