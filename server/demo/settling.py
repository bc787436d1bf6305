"""Gives the families that settle in the villages of a chunk, so that as many elders live there as its shares say.

In       random numbers of the chunk's seed, surnames, the VillageShares; family by family how many elders it had.
Out      the members of one family after another.
Refuses  nothing.
Never    searches long but at the very end: what one village lacks, the next of its kind in the chunk makes up for.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from server.demo.dwellings import SIXTY_BY
from server.demo.families import LARGEST, Member, family
from server.demo.names import Name
from server.demo.sizes import VillageShare

SLACK, LAST_SLACK = 2.5, 1.0
"""So many elders more or fewer than the people still to come would have are no reason to look for another family."""

LAST = 4 * LARGEST
"""With so little room left in the last village of a kind, families are chosen with care."""

TRIES, LAST_TRIES = 12, 300


class Settling:
    """The families of one chunk's villages."""

    def __init__(self, random: Random, surnames: Sequence[Name], shares: Sequence[VillageShare]) -> None:
        self._random = random
        self._surnames = surnames
        self._owed = {True: 0, False: 0}
        self._last = {share.rural: share for share in shares}
        self._rural = self._is_last = True
        self._rate = 0.0

    def begin(self, share: VillageShare) -> None:
        """A village; what is owed from the one before counts too."""
        self._rural = share.rural
        self._is_last = self._last[share.rural] is share
        self._owed[self._rural] += share.elders
        self._rate = self._owed[self._rural] / share.people

    def family(self, room: int) -> tuple[Member, ...]:
        """A family for whom there is room: the first that keeps near the village's rate, or the nearest of many."""
        careful = self._is_last and room <= LAST
        best = candidate = self._drawn(room)
        nearest = self._distance(best, room)
        for _ in range(LAST_TRIES if careful else TRIES):
            if nearest <= ((0 if len(best) == room else LAST_SLACK) if careful else SLACK):
                break
            candidate = self._drawn(room)
            distance = self._distance(candidate, room)
            if distance < nearest:
                best, nearest = candidate, distance
        return best

    def settled(self, elders: int) -> None:
        """A family with so many elders lives there now."""
        self._owed[self._rural] -= elders

    def _drawn(self, room: int) -> tuple[Member, ...]:
        return family(self._random, self._surnames, rural=self._rural, room=room)

    def _distance(self, members: Sequence[Member], room: int) -> float:
        """How far those still to come would be from the village's rate; more than twice as far if it cannot be made up."""
        old = sum(member.born <= SIXTY_BY for member in members)
        left, people = self._owed[self._rural] - old, room - len(members)
        impossible = max(-left, left - people, 0)
        return abs(left - self._rate * people) + 2 * impossible
