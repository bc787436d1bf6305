"""Gives the doubt, if any, about the six digits of a region in front of an identifier.

In       six digits, and the first day on which the identifier can have been given.
Out      RegionDoubt, or None.
Refuses  nothing: codes of counties are retired and replaced, no public list has them all, and most adults here carry
         one that is no longer in force.
Never    doubts a county of which county_codes.csv says nothing; it knows this city's counties only, those wholly.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from pathlib import Path

CITY = "3213"
"""Every code that was ever given under these four digits is in the table."""

_RANGES = ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83))
PROVINCES = frozenset(str(number) for first, last in _RANGES for number in range(first, last + 1))
"""GB/T 2260, first two digits; 83 begins the residence permits of people from Taiwan."""


class RegionDoubt(Enum):
    """Why a region may be wrong. It is a warning: no identifier is refused for it."""

    NO_PROVINCE = "no province has these first two digits"
    NEVER_GIVEN = "this city never had a county of this code"
    RETIRED_BEFORE = "the code was retired before the identifier can have been given"


@dataclass(frozen=True, slots=True)
class CountyCode:
    """A code of a county and the years in which it was in force, both counted in; None is not known or not over."""

    code: str
    name: str
    from_year: int | None
    until_year: int | None


def region_doubt(code: str, since: date) -> RegionDoubt | None:
    """What speaks against ``code`` in an identifier that was given on ``since`` or later."""
    known = county_codes().get(code)
    if known and known.until_year and known.until_year < since.year:
        return RegionDoubt.RETIRED_BEFORE
    if not known and code.startswith(CITY):
        return RegionDoubt.NEVER_GIVEN
    return None if code[:2] in PROVINCES else RegionDoubt.NO_PROVINCE


@lru_cache(maxsize=1)
def county_codes() -> dict[str, CountyCode]:
    """All codes that the counties of this city ever had, by code."""
    with Path(__file__).with_suffix(".csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: _read(row) for row in csv.DictReader(file)}


def _read(row: dict[str, str]) -> CountyCode:
    return CountyCode(row["code"], row["name"], _year(row["from_year"]), _year(row["until_year"]))


def _year(text: str) -> int | None:
    return int(text) if text else None
