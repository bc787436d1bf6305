"""Gives what people are to the bureau besides what they receive: disabled, elders and children in need, on the register.

In       the dwellings of a chunk, what was granted there, how many elders the chunk's share of the figures says.
Out      facts in the Roll.
Refuses  nothing.
Never    counts a 特困 elder among the elders in special difficulty: both are visited, nobody twice.
"""

# ruff: noqa: PLR2004 - ages and shares say what they are where they stand

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import chain, islice
from random import Random

from server.demo.aid import Granted
from server.demo.dwellings import SIXTY_BY, Dwelling, Someone, grown_up
from server.demo.lives import TODAY, YEAR
from server.demo.roll import Roll
from server.demo.standing import ALLOWANCE, Standing

_ELDERS_FROM, _CHILDREN_FROM = date(2015, 1, 1).toordinal(), date(2016, 3, 1).toordinal()
_DISABLED = 0.034
_KINDS = ("4",) * 45 + ("2",) * 16 + ("1",) * 14 + ("6",) * 10 + ("5",) * 8 + ("7",) * 5 + ("3",) * 2
"""GB/T 26341: limbs mostly, then hearing, sight, mental, intellectual, several, speech."""

_GRADES = (1,) * 3 + (2,) * 5 + (3,) * 5 + (4,) * 7
_SELF_CARE = ("FULL",) * 13 + ("PARTIAL",) * 5 + ("NONE",) * 2


class Classes:
    """The facts of one chunk that are no grants."""

    def __init__(self, random: Random, roll: Roll, dwellings: Sequence[Dwelling], granted: Granted) -> None:
        self._random = random
        self._roll = roll
        self._dwellings = dwellings
        self._granted = granted
        self._disabled = dict(granted.disabled)

    def enter(self, standings: Mapping[int, Standing], elders: int) -> None:
        """All of them, with so many elders in special difficulty."""
        self._enter_register(standings)
        self._enter_disabled()
        self._enter_elders(elders)
        self._enter_children()
        self._enter_self_care()

    def _enter_register(self, standings: Mapping[int, Standing]) -> None:
        """Everybody of a household on the low-income register."""
        for dwelling in self._dwellings:
            registered = standings[dwelling.first].registered
            if registered is not None:
                for place in range(len(dwelling.births)):
                    self._roll.enter((dwelling, place), registered, "LOW_INCOME_REGISTER")

    def _enter_disabled(self) -> None:
        """The disabled, elders more than others; who is known to be gets the grade that is known."""
        random = self._random
        people = sum(len(each.births) for each in self._dwellings)
        for _ in range(int(people * _DISABLED)):
            dwelling = self._dwellings[int(random.random() * len(self._dwellings))]
            place = int(random.random() * len(dwelling.births))
            born = dwelling.births[place]
            if random.random() < (1 if born <= SIXTY_BY else 0.6 if grown_up(born) else 0.25):
                self._disabled.setdefault((dwelling, place), _GRADES[int(random.random() * len(_GRADES))])
        for someone, grade in self._disabled.items():
            since = self._roll.day(max(someone[0].births[someone[1]], TODAY - int(9 * YEAR)))
            kind = _KINDS[int(random.random() * len(_KINDS))]
            self._roll.enter(someone, since, "DISABILITY", kind, str(grade))

    def _enter_elders(self, number: int) -> None:
        """As many elders as were asked for, those in a plain situation first; a few are in two classes."""
        order = self._random.sample(self._dwellings, len(self._dwellings))
        people = [(each, place) for each in order for place in each.elders]
        free = [(each, self._situation(each)) for each in people if each not in self._granted.hardship]
        plain = ((each, own) for each, own in free if own)
        others = ((each, "FAMILY_PLANNING_SPECIAL") for each, own in free if not own)
        for someone, own in islice(chain(plain, others), number):
            since = min(TODAY, max(_ELDERS_FROM, someone[0].births[someone[1]] + int(60 * YEAR)))
            self._roll.enter(someone, self._roll.day(since), "ELDER", own)
            if own != "DISABLED" and self._severely_disabled(someone):
                self._roll.enter(someone, self._roll.day(since), "ELDER", "DISABLED")

    def _situation(self, someone: Someone) -> str | None:
        dwelling, place = someone
        if dwelling.of_elders_only:
            # One in fifty of these has lost the only child.
            if dwelling.births[place] % 50 == 0:
                return "FAMILY_PLANNING_SPECIAL"
            return "LIVING_ALONE" if len(dwelling.births) == 1 else "EMPTY_NEST"
        if dwelling.home.place.rural and dwelling.without_the_middle:
            return "LEFT_BEHIND"
        return "DISABLED" if self._severely_disabled(someone) else None

    def _severely_disabled(self, someone: Someone) -> bool:
        return self._disabled.get(someone, 4) <= 2

    def _enter_children(self) -> None:
        lodged = {someone for someone, _ in self._granted.lodged}
        for dwelling in self._dwellings:
            for place in dwelling.children:
                own = "ORPHAN" if (dwelling, place) in lodged else self._child_class(dwelling)
                if own is not None:
                    since = max(_CHILDREN_FROM, dwelling.births[place])
                    self._roll.enter((dwelling, place), self._roll.day(since), "CHILD", own)

    def _child_class(self, dwelling: Dwelling) -> str | None:
        if dwelling.without_the_middle:
            draw = self._random.random()
            return "LEFT_BEHIND" if draw < 0.7 else "UNATTENDED" if draw < 0.78 else "ORPHAN" if draw < 0.83 else None
        received, _ = self._granted.households.get(dwelling.first, ("", 0))
        return "IN_DIFFICULTY" if received == ALLOWANCE and self._random.random() < 0.3 else None

    def _enter_self_care(self) -> None:
        """特困 are assessed, all of them; of those who pay for a bed about half."""
        supported = sorted(self._granted.hardship, key=lambda someone: someone[0].first + someone[1])
        lodged = (someone for someone, slot in self._granted.lodged if slot.support == "SELF_FUNDED")
        for someone in chain(supported, (each for each in lodged if self._random.random() < 0.5)):
            own = _SELF_CARE[int(self._random.random() * len(_SELF_CARE))]
            self._roll.enter(someone, self._roll.day(TODAY - 600), "SELF_CARE", own)
