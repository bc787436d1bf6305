"""Gives how many people live in each village, so that all together are as many as were asked for.

In       the number of people, the villages, a seed.
Out      VillageShare(division, people, first) in the order of the villages.
Refuses  nothing.
Never    leaves a village empty that got people: the smallest has a household or two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from server.demo.divisions import Division

SMALLEST = 8
"""So few people live in the smallest village; with fewer people in all, fewer villages are lived in."""

SPREAD = 0.7
"""Standard deviation of the logarithm of a village's size: the largest has some hundred times the smallest."""


@dataclass(frozen=True, slots=True)
class VillageShare:
    """A village, how many people live there, and the number of the first of them in the whole city."""

    division: Division
    people: int
    first: int


def village_shares(people: int, villages: Sequence[Division], seed: int) -> tuple[VillageShare, ...]:
    """The people spread over the villages; few people are spread over villages from all over the city."""
    random = Random(f"sizes {seed}")  # noqa: S311 - invented people need repetition, not secrecy
    lived_in = max(1, min(len(villages), people // (2 * SMALLEST)))
    chosen = [villages[number * len(villages) // lived_in] for number in range(lived_in)]
    sizes = _sizes(people, [_weight(random, each) for each in chosen])
    firsts = accumulate(sizes, initial=0)
    return tuple(VillageShare(*share) for share in zip(chosen, sizes, firsts, strict=False))


def _weight(random: Random, village: Division) -> float:
    weight = random.lognormvariate(0, SPREAD)
    # Farms, parks and other units that are counted as villages have few inhabitants.
    return weight if village.kind.endswith("COMMITTEE") else weight / 6


def _sizes(people: int, weights: Sequence[float]) -> list[int]:
    least = min(SMALLEST, people // len(weights))
    spare = people - least * len(weights)
    total = sum(weights)
    sizes = [least + int(spare * weight / total) for weight in weights]
    for number in range(people - sum(sizes)):
        sizes[number % len(sizes)] += 1
    return sizes
