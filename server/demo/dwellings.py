"""Gives what a household's people are to the bureau: who is an elder or a child, who lives alone, who is without parents.

In       a Home, the ids and births of its people as they were entered.
Out      Dwelling.
Refuses  nothing.
Never    decides what anybody receives.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from server.demo.homes import Home
from server.demo.lives import TODAY, YEAR

SIXTY_BY = date(1959, 12, 31).toordinal()
"""Who was born up to this day is sixty by the end of the report's year."""

_GROWN_UP_BY = TODAY - int(18 * YEAR)
_CHILD_FROM = TODAY - int(16 * YEAR)


@dataclass(frozen=True, slots=True, eq=False)
class Dwelling:
    """A household of the chunk: the number of its first person in the city, its number in the village, ids and births."""

    home: Home
    number: int
    first: int
    ids: tuple[str, ...]
    births: tuple[int, ...]

    @property
    def elders(self) -> list[int]:
        """The places in the household of those who are sixty."""
        return [place for place, born in enumerate(self.births) if born <= SIXTY_BY]

    @property
    def children(self) -> list[int]:
        """The places of those under sixteen."""
        return [place for place, born in enumerate(self.births) if born > _CHILD_FROM]

    @property
    def of_elders_only(self) -> bool:
        """Whether nobody younger than sixty lives there."""
        return max(self.births) <= SIXTY_BY

    @property
    def without_the_middle(self) -> bool:
        """Whether nobody between eighteen and sixty lives there."""
        return all(born <= SIXTY_BY or born > _GROWN_UP_BY for born in self.births)


Someone = tuple[Dwelling, int]
"""A person: the household, and the place in it."""


def grown_up(born: int) -> bool:
    """Whether somebody born then is eighteen."""
    return born <= _GROWN_UP_BY
