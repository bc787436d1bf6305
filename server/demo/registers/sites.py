"""Gives the divisions of the demo city in the groups by which registers are spread over it.

In       the divisions.
Out      Sites: counties, formal townships, counted villages, communities.
Refuses  nothing.
Never    counts a quasi-township (a farm, a park) among the townships, nor the uncounted village among the villages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from server.demo.divisions import COMMUNITY, VILLAGE, Division

FORMAL = ("STREET", "TOWN", "TOWNSHIP")


@dataclass(frozen=True, slots=True)
class Sites:
    """The city and the divisions below it, each group in the order of the codes."""

    city: Division
    counties: tuple[Division, ...]
    townships: tuple[Division, ...]
    villages: tuple[Division, ...]
    communities: tuple[Division, ...]

    @property
    def committees(self) -> tuple[Division, ...]:
        """Villages and communities together, in the order of the codes."""
        return tuple(sorted((*self.villages, *self.communities), key=lambda each: each.code))

    def by_code(self, *codes: str) -> list[Division]:
        """The counties and townships of these codes, in the order given."""
        known = {each.code: each for each in (self.city, *self.counties, *self.townships)}
        return [known[code] for code in codes]

    def county(self, division: Division) -> Division:
        """The county-level unit over a division."""
        return next(each for each in self.counties if each.id == division.line[1])


def sites(divisions: Sequence[Division]) -> Sites:
    """The groups."""
    return Sites(
        city=next(each for each in divisions if each.level == "city"),
        counties=tuple(each for each in divisions if each.level == "county"),
        townships=tuple(each for each in divisions if each.kind in FORMAL),
        villages=tuple(each for each in divisions if each.kind == VILLAGE and each.counted),
        communities=tuple(each for each in divisions if each.kind == COMMUNITY),
    )
