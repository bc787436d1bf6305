"""Gives who receives what of the social safety net, as many as the chunk's share of the report's figures says.

In       the dwellings of a chunk, its Targets, the beds its people live in.
Out      Granted: what each dwelling receives; its people are entered in the Roll.
Refuses  nothing.
Never    gives two livelihoods to one household: of 特困, 低保 and 单人保 a person has one, and who has 单人保 lives in a
         household without 低保 (2012 rule, 民发〔2012〕220号).
"""

# ruff: noqa: PLR2004 - ages and shares say what they are where they stand

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from random import Random

from server.demo.dwellings import Dwelling, Someone, grown_up
from server.demo.lives import TODAY
from server.demo.lodging import FOR_CHILDREN, Slot
from server.demo.roll import Roll
from server.demo.standing import ALLOWANCE, HARDSHIP, MARGIN
from server.demo.targets import Targets

_FIRST = date(2013, 1, 1).toordinal()
_SINGLE_FIRST = date(2018, 3, 1).toordinal()
"""单人保 was widened in the two years before the report."""

_ONCE = 0.04
"""The share of the others that had 低保 once."""


@dataclass(slots=True)
class Granted:
    """What was granted: the standing of dwellings by the number of their first person, and who lives in which bed."""

    households: dict[int, tuple[str, int]] = field(default_factory=dict)
    hardship: set[Someone] = field(default_factory=set)
    lodged: list[tuple[Someone, Slot]] = field(default_factory=list)
    disabled: dict[Someone, int] = field(default_factory=dict)
    """The grade of those whose disability is known already."""

    def free(self, dwelling: Dwelling) -> bool:
        """Whether the household receives nothing yet."""
        return dwelling.first not in self.households


class Office:
    """Grants, in this order: beds, 特困 at home, 单人保, 低保."""

    def __init__(self, random: Random, roll: Roll, dwellings: Sequence[Dwelling]) -> None:
        self._random = random
        self._roll = roll
        self._all = random.sample(dwellings, len(dwellings))
        self.granted = Granted()

    def lodge(self, beds: Mapping[str, Sequence[Slot]]) -> None:
        """People of each village into the beds that are theirs: elders, lone ones first; children without parents."""
        children = ((each, place) for each in self._all if each.without_the_middle for place in each.children)
        self._fill(beds, (*self._lone(), *self._elders()), for_children=False)
        self._fill(beds, children, for_children=True)

    def support(self, number: int) -> None:
        """特困 elders who stay at home."""
        for someone in islice(self._free((*self._lone(), *self._elders())), number):
            self._hardship(someone, "DISPERSED")

    def guarantee(self, illness: int, disability: int) -> None:
        """单人保: one of a household, who is grown up and not alone, for the one ground or the other."""
        grounds = iter(["SERIOUS_ILLNESS"] * illness + ["SEVERE_DISABILITY"] * disability)
        for someone, ground in zip(self._free(self._grown_up()), grounds, strict=False):
            since = self._roll.day(_SINGLE_FIRST)
            self._roll.enter(someone, since, "SINGLE_PERSON_GUARANTEE", ground)
            self.granted.households[someone[0].first] = MARGIN, since
            if ground == "SEVERE_DISABILITY":
                self.granted.disabled[someone] = 1 + (self._random.random() < 0.55)

    def allow(self, number: int) -> None:
        """低保: whole households; some others had it once."""
        free = (each for each in self._all if self.granted.free(each))
        for dwelling in islice(free, number):
            self._allow(dwelling)
        for dwelling in free:
            if self._random.random() < _ONCE * 0.5:
                until = self._roll.day(_FIRST + 400, TODAY - 200)
                self._roll.enter((dwelling, 0), until - 300, "SUBSISTENCE_ALLOWANCE", until=until)

    def _allow(self, dwelling: Dwelling) -> None:
        since, again = self._roll.day(_FIRST), self._random.random() < 0.05
        self.granted.households[dwelling.first] = ALLOWANCE, since
        for place, born in enumerate(dwelling.births):
            if again and born < since - 1500:
                self._roll.enter((dwelling, place), since - 1400, "SUBSISTENCE_ALLOWANCE", until=since - 500)
            self._roll.enter((dwelling, place), since, "SUBSISTENCE_ALLOWANCE")

    def _fill(self, beds: Mapping[str, Sequence[Slot]], people: Iterable[Someone], *, for_children: bool) -> None:
        wanted = {
            code: [slot for slot in each if (slot.support == FOR_CHILDREN) == for_children]
            for code, each in beds.items()
        }
        for someone in self._free(people):
            if own := wanted.get(someone[0].home.place.code):
                self._lodge(someone, own.pop())

    def _lodge(self, someone: Someone, slot: Slot) -> None:
        self.granted.lodged.append((someone, slot))
        if slot.support == "SPECIAL_HARDSHIP":
            self._hardship(someone, "CONCENTRATED")
        else:
            # Not to be chosen again; what it receives is nothing.
            self.granted.households[someone[0].first] = "NONE", 0

    def _hardship(self, someone: Someone, form: str) -> None:
        since = self._roll.day(_FIRST)
        self._roll.enter(someone, since, "SPECIAL_HARDSHIP", form)
        self.granted.households[someone[0].first] = HARDSHIP, since
        self.granted.hardship.add(someone)

    def _free(self, people: Iterable[Someone]) -> Iterator[Someone]:
        """One of each household that has nothing; looked at when asked, so what is granted meanwhile counts."""
        return (each for each in people if self.granted.free(each[0]))

    def _lone(self) -> Iterator[Someone]:
        return ((each, 0) for each in self._all if len(each.births) == 1 and each.elders)

    def _elders(self) -> Iterator[Someone]:
        return ((each, each.elders[0]) for each in self._all if each.elders)

    def _grown_up(self) -> Iterator[Someone]:
        """Somebody grown up of each household of several; at last also who lives alone."""
        for several in (True, False):
            for dwelling in self._all:
                grown = [place for place, born in enumerate(dwelling.births) if grown_up(born)]
                if grown and (len(dwelling.births) > 1) == several:
                    yield dwelling, grown[int(self._random.random() * len(grown))]


def grant(
    random: Random, roll: Roll, dwellings: Sequence[Dwelling], wanted: Targets, beds: Mapping[str, Sequence[Slot]]
) -> Granted:
    """All that is granted in a chunk."""
    office = Office(random, roll, dwellings)
    # Those that the report counts come first: in a small city there may not be elders enough for all.
    office.support(wanted.dispersed)
    office.guarantee(wanted.illness, wanted.disability)
    office.lodge(beds)
    office.allow(wanted.allowance)
    return office.granted
