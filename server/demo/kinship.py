"""Gives the parents' household that somebody left on the wedding day, where one of the neighbourhood fits.

In       the households made last, somebody who married into another.
Out      the household and the stay there, or nothing.
Refuses  nothing.
Never    makes anybody the child of parents too young or too old.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from server.demo.families import Member
from server.demo.homes import Home, Stay
from server.demo.lives import NEVER, years

LEFT_HOME = 0.3
TRIES = 6
CHILDBEARING = (21.0, 40.0)


def left_home(random: Random, known: Sequence[Home], member: Member) -> tuple[Home, Stay] | None:
    """Where the person lived as a child, and from when to when."""
    if not known or random.random() > LEFT_HOME:
        return None
    for _ in range(TRIES):
        parents = known[int(random.random() * len(known))]
        if _may_be_parents(parents, member):
            relation = "32" if member.sex == "FEMALE" else "23"
            return parents, (relation, max(member.born, parents.members[0].since), _arrival(member))
    return None


def _may_be_parents(known: Home, child: Member) -> bool:
    """Whether a father has always headed this household, was there before the wedding and is of the right age."""
    head = known.members[0]
    if head.sex == "FEMALE" or head.was is not None or head.marital == NEVER or head.since >= _arrival(child):
        return False
    parents = [head.born, *(each.born for each in known.members[1:2] if each.relation in ("11", "12"))]
    return all(CHILDBEARING[0] < years(born, child.born) < CHILDBEARING[1] for born in parents)


def _arrival(member: Member) -> int:
    return member.was[1] if member.was else member.since
