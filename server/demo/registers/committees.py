"""Gives the supervision committees 村务监督委员会: one in each of the 893 villages that the report counts.

In       a Ledger, the Sites.
Out      rows of ``supervision_committee``; their members are entered where the people are made.
Refuses  nothing.
Never    gives the uncounted village a committee.
"""

from __future__ import annotations

from datetime import date
from random import Random
from uuid import UUID

from server.demo.divisions import Division
from server.demo.numbers import fixed_id
from server.demo.places import spoken
from server.demo.registers.ledger import Ledger, some_day
from server.demo.registers.sites import Sites

TERM = 11
"""第十一届: the term of the villages' committees that were elected at the end of 2016."""

TERM_BEGAN, TERM_ELECTED = date(2016, 11, 20), date(2017, 3, 31)
LATE_FIRST, LATE_LAST = date(2018, 1, 10), date(2019, 9, 20)


def committee_id(village: Division) -> UUID:
    """The id of a village's committee, which whoever makes its members knows too."""
    return fixed_id(f"supervision committee {village.code}", 0)


def began(village: Division) -> date:
    """The first day of a village's committee; one in eight was set up late."""
    random = Random(f"committee {village.code}")  # noqa: S311 - invented facts need repetition, not secrecy
    late = random.random() < 1 / 8
    return some_day(random, *((LATE_FIRST, LATE_LAST) if late else (TERM_BEGAN, TERM_ELECTED)))


def write_committees(ledger: Ledger, sites: Sites) -> None:
    """The committees of all counted villages."""
    random = ledger.dice("supervision_committee")
    for village in sites.villages:
        ledger.registered(
            random,
            "supervision_committee",
            village,
            f"{spoken(village)}村务监督委员会",
            began(village),
            id=committee_id(village),
            address=f"{spoken(village)}党群服务中心",
            status="ACTIVE",
            term=TERM,
            started_on=began(village),
            ended_on=None,
        )
