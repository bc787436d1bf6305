"""Gives the beds of institutions: plausible sizes that sum up to what was asked for.

In       random numbers, how many beds in all, the weight of each institution.
Out      Beds(registered, usable, nursing) for each, in order.
Refuses  nothing.
Never    gives an institution fewer than ten usable beds: it would not be one (民政部令第66号).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from server.demo.sizes import apportioned

FEWEST = 10
SPARE = 0.12
"""Registered and not usable: rooms being rebuilt or given to offices."""


@dataclass(frozen=True, slots=True)
class Beds:
    """Beds of one institution; nursing beds are among the usable ones, and those among the registered ones."""

    registered: int
    usable: int
    nursing: int


def spread_beds(random: Random, usable: int, middles: Sequence[float]) -> list[Beds]:
    """Sizes around the middles that have so many usable beds in all."""
    weights = [middle * random.lognormvariate(0, 0.35) for middle in middles]
    return [around(random, each) for each in apportioned(usable, weights, FEWEST)]


def around(random: Random, usable: int) -> Beds:
    """So many usable beds, with registered and nursing beds that go with them."""
    registered = usable + int(usable * SPARE * random.random())
    nursing = int(usable * (0.15 + 0.4 * random.random()))
    return Beds(registered, usable, nursing)
