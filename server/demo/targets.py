"""Gives how many people of each kind a city of some size has: the report's figures at six million people, less below.

In       a number of people.
Out      Targets.
Refuses  nothing.
Never    scales a figure that does not count people: those are exact in every city (registers).
"""

from __future__ import annotations

from dataclasses import dataclass, fields

FULL = 6_000_000
"""As many people as there were about in the report's year, and as many as the demo can have: with them all is exact."""


@dataclass(frozen=True, slots=True)
class Targets:
    """Numbers of persons, for `allowance` of households. The first four are the report's, the rest plausible only."""

    illness: int
    """单人保 for a serious illness."""

    disability: int
    """单人保 for a severe disability."""

    dispersed: int
    """特困 elders who live at home."""

    elders: int
    """特殊困难老人, none of them 特困."""

    allowance: int
    """Households with 低保."""


REPORTED = Targets(illness=2_191, disability=3_342, dispersed=15_000, elders=65_000, allowance=46_000)


def targets(people: int) -> Targets:
    """The figures of a city with so many people, half up, and at least one of each."""
    return Targets(**{each.name: scaled(getattr(REPORTED, each.name), people) for each in fields(Targets)})


def scaled(figure: int, people: int) -> int:
    """A figure of the report in a city with so many people."""
    return max(1, (figure * people * 2 + FULL) // (2 * FULL))


def share(whole: Targets, before: int, here: int, people: int) -> Targets:
    """What falls to ``here`` people, after ``before`` of all the people: all shares sum up to the whole."""
    return Targets(**{each.name: part(getattr(whole, each.name), before, here, people) for each in fields(Targets)})


def part(total: int, before: int, here: int, whole: int) -> int:
    """The part of a total that falls to ``here`` of a whole, after ``before`` of it: all parts sum up to the total."""
    return total * (before + here) // whole - total * before // whole


def said(people: int) -> str:
    """One line that says which figures of such a city are the report's."""
    if people == FULL:
        return "年报数字全部如实 Every figure of the report is exact."
    times = f"{FULL / people:,.0f}" if people * 100 <= FULL else f"{FULL / people:.3g}"
    return (
        f"年报数字:机构、设施、公墓、村委员会如实,涉及人员的缩小至1/{times}。 The report's figures are exact for institutions, "
        f"facilities, cemeteries and committees; those of people are scaled down {times} times (exact with {FULL:,})."
    )
