"""Gives what follows from sex, age and time: marriage, schooling, and the first day of things.

In       a person's birth and sex, as date ordinals and words; random numbers of the caller's seed.
Out      ages, codes of GB/T 2261.2 and GB/T 4658.
Refuses  nothing.
Never    makes a child older than its parents.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from random import Random

TODAY = date(2019, 10, 31).toordinal()
"""The day on which the demo city is looked at: that of its list of divisions."""

YEAR = 365.2425

NEVER, MARRIED, FIRST, AGAIN, WIDOWED, DIVORCED = "10", "20", "21", "22", "30", "40"
"""GB/T 2261.2: 未婚, 已婚, 初婚, 再婚, 丧偶, 离婚."""

_SINGLE = ((20, 1.0), (23, 0.88), (26, 0.6), (30, 0.28), (40, 0.09), (200, 0.035))
_WIDOWED = ((40, 0.003), (50, 0.012), (60, 0.03), (70, 0.09), (80, 0.26), (200, 0.5))
_DIVORCED = ((24, 0.0), (35, 0.025), (50, 0.04), (65, 0.025), (200, 0.008))

_ADULT_SCHOOLING: tuple[tuple[int, Sequence[str]], ...] = (
    (1880, ("90",) * 11 + ("83", "81", "81")),
    (1945, ("90",) * 5 + ("81",) * 5 + ("83", "71", "71", "41")),
    (1955, ("90",) * 3 + ("81",) * 6 + ("71",) * 5 + ("61", "61", "41", "28")),
    (1965, ("90",) + ("81",) * 4 + ("73",) + ("71",) * 10 + ("61",) * 3 + ("41", "31")),
    (1980, ("81",) * 2 + ("71",) * 11 + ("61",) * 3 + ("41", "44", "31", "31", "21")),
    (1990, ("71",) * 8 + ("61",) * 3 + ("44", "44", "47", "41") + ("31",) * 4 + ("21",) * 4 + ("14",)),
    (1997, ("71",) * 5 + ("61",) * 3 + ("44", "44", "41", "47") + ("31",) * 5 + ("21",) * 4),
)
_SCHOOL_AGES = (12, 15, 18, 22)


def years(born: int, on: int = TODAY) -> float:
    """The age on a day."""
    return (on - born) / YEAR


def marital_status(random: Random, age: float) -> str:
    """A status as likely at that age; MARRIED stands for any kind of marriage."""
    if random.random() < _at(_SINGLE, age):
        return NEVER
    if random.random() < _at(_WIDOWED, age):
        return WIDOWED
    return DIVORCED if random.random() < _at(_DIVORCED, age) else MARRIED


def kind_of_marriage(random: Random) -> str:
    """First marriage mostly; some registers only say that somebody is married."""
    draw = random.random()
    return FIRST if draw < 0.87 else MARRIED if draw < 0.955 else AGAIN  # noqa: PLR2004 - shares


def education(random: Random, born: int) -> str | None:
    """The highest schooling finished, or the school attended; null for small children."""
    stage = bisect_right(_SCHOOL_AGES, years(born))
    if stage == len(_SCHOOL_AGES):
        year = date.fromordinal(born).year
        rank = bisect_right(_ADULT_SCHOOLING, year, key=lambda each: each[0]) - 1
        levels = _ADULT_SCHOOLING[rank][1]
        return levels[int(random.random() * len(levels))]
    if stage == len(_SCHOOL_AGES) - 1:
        return ("71", "61", "61", "61", "44", "41")[int(random.random() * 6)]
    return (None, "81", "71")[stage]


def _at(steps: Sequence[tuple[int, float]], age: float) -> float:
    return steps[bisect_right(steps, age, key=lambda step: step[0])][1]
