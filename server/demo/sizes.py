"""Gives how many people, and how many elders, live in each village, so that all together are as many as were asked for.

In       the number of people, the villages, a seed.
Out      VillageShare(division, people, first, elders) in the order of the villages.
Refuses  nothing.
Never    leaves a village empty that got people: the smallest has a household or two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from random import Random

from server.demo.divisions import VILLAGE, Division

SMALLEST = 8
"""So few people live in the smallest village; with fewer people in all, fewer villages are lived in."""

SPREAD = 0.7
"""Standard deviation of the logarithm of a village's size: the largest has some hundred times the smallest."""

IN_VILLAGES = 0.711
"""The share of people under villagers' committees with which the ages of `families` give the share of elders below."""

ELDERS = 0.189
ELDERS_IN_VILLAGES = (775, 1000)
"""The share of people of sixty and more, by the end of 2019; and how many of those live in villages: the report's 77.5 %."""


@dataclass(frozen=True, slots=True)
class VillageShare:
    """A village, how many people live there, the number of the first of them in the city, and how many are elders."""

    division: Division
    people: int
    first: int
    elders: int

    @property
    def rural(self) -> bool:
        """Whether it is a village by kind."""
        return self.division.kind == VILLAGE


def village_shares(people: int, villages: Sequence[Division], seed: int) -> tuple[VillageShare, ...]:
    """The people spread over the villages; few people are spread over villages from all over the city."""
    random = Random(f"sizes {seed}")  # noqa: S311 - invented people need repetition, not secrecy
    lived_in = max(1, min(len(villages), people // (2 * SMALLEST)))
    chosen = [villages[number * len(villages) // lived_in] for number in range(lived_in)]
    rural = [each.kind == VILLAGE for each in chosen]
    weights = [_weight(random, each) for each in chosen]
    sizes = _by_group(rural, _rural_part(rural, people, round(people * IN_VILLAGES)), weights)
    elders = round(people * ELDERS)
    in_villages = (elders * ELDERS_IN_VILLAGES[0] * 2 + ELDERS_IN_VILLAGES[1]) // (2 * ELDERS_IN_VILLAGES[1])
    old = _by_group(rural, _rural_part(rural, elders, in_villages), sizes, least=0)
    firsts = accumulate(sizes, initial=0)
    return tuple(VillageShare(*share) for share in zip(chosen, sizes, firsts, old, strict=False))


def apportioned(total: int, weights: Sequence[float], least: int) -> list[int]:
    """Whole numbers that sum up to the total, in proportion to the weights above so many for each; none for no weight."""
    least = min(least, total // len(weights))
    spare, ends = total - least * len(weights), list(accumulate(weights))
    marks = [int(spare * end / ends[-1]) for end in ends]
    return [least + mark - before for before, mark in pairwise((0, *marks))]


def _weight(random: Random, village: Division) -> float:
    weight = random.lognormvariate(0, SPREAD)
    # Farms, parks and other units that are counted as villages have few inhabitants.
    return weight if village.kind.endswith("COMMITTEE") else weight / 6


def _rural_part(rural: Sequence[bool], whole: int, wanted: int) -> tuple[int, int]:
    """What falls to villages and what to the rest, where there are both."""
    if all(rural) or not any(rural):
        return (whole, 0) if all(rural) else (0, whole)
    return wanted, whole - wanted


def _by_group(
    rural: Sequence[bool], parts: tuple[int, int], weights: Sequence[float], least: int = SMALLEST
) -> list[int]:
    """Both parts spread over their own group."""
    spread = {
        group: iter(apportioned(part, own, least))
        for group, part in zip((True, False), parts, strict=True)
        if (own := [weight for weight, each in zip(weights, rural, strict=True) if each == group])
    }
    return [next(spread[group]) for group in rural]
