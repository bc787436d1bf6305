"""Gives how a household stands: what it receives as a whole, its income and since when it is on the low-income register.

In       what was granted to it, random numbers of the chunk's seed.
Out      Standing.
Refuses  nothing.
Never    gives an urban household an income: the demo's city knows those of rural ones only, and not all.
"""

# ruff: noqa: PLR2004 - sums and shares say what they are where they stand

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from random import Random

NOTHING, ALLOWANCE, MARGIN, HARDSHIP = "NONE", "SUBSISTENCE_ALLOWANCE", "LOW_INCOME_MARGIN", "SPECIAL_HARDSHIP"

LOW_INCOME = 6000
"""Yuan a head and year; who has no more, and lives in a village, is low-income by the report."""

STANDARD = 6240
"""The standard of 低保 in 2019, 520 yuan a head and month."""

YEAR_OF_INCOME = 2019
REGISTER_BEGAN, REGISTER_ENDED = date(2016, 1, 10).toordinal(), date(2019, 6, 30).toordinal()
"""建档立卡 began in 2016."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Assistance with its first day, yearly income a head with its year, first day on the register; days are ordinals."""

    assistance: str = NOTHING
    since: int | None = None
    income: float | None = None
    year: int | None = None
    registered: int | None = None


def granted(random: Random, assistance: str, since: int, *, rural: bool) -> Standing:
    """The standing of a household that receives something."""
    if not rural:
        return Standing(assistance, since)
    lowest, highest = {HARDSHIP: (800, 4200), ALLOWANCE: (1500, 6200), MARGIN: (STANDARD, 9360)}[assistance]
    income = lowest + random.random() * (highest - lowest)
    return _registered(random, Standing(assistance, since, income, YEAR_OF_INCOME))


def ordinary(random: Random, *, rural: bool) -> Standing:
    """The standing of one that receives nothing; of a third of the rural ones nobody has asked for the income."""
    if not rural or random.random() < 0.35:
        return Standing()
    income = min(random.lognormvariate(9.55, 0.55), 250_000)
    year = YEAR_OF_INCOME if income <= LOW_INCOME or random.random() < 0.8 else YEAR_OF_INCOME - 1
    return _registered(random, Standing(income=income, year=year))


def _registered(random: Random, standing: Standing) -> Standing:
    # Nine in ten have been found and entered.
    if standing.income is None or standing.income > LOW_INCOME or random.random() > 0.9:
        return standing
    day = REGISTER_BEGAN + int(random.random() * (REGISTER_ENDED - REGISTER_BEGAN))
    return replace(standing, registered=day)
