"""Two acts at once never seat what one after the other could not: a sixth member, near kin on both sides."""

from __future__ import annotations

import asyncio
from typing import Any

from tests.acting import problems
from tests.asking import Asking
from tests.committees import LIUHE, MEMBER, filed, members, person
from tests.world_accounts import COUNTY_REGISTRAR


async def both(asking: Asking, *acts: tuple[str, dict[str, Any]]) -> list[list[str]]:
    """The problems of acts that are sent together, those of the one that was done first."""
    told = await asyncio.gather(*(problems(asking, COUNTY_REGISTRAR, name, given) for name, given in acts))
    return sorted([name for name, _ in each] for each in told)


async def test_one_of_two_gets_the_last_seat(fresh_asking: Asking) -> None:
    told = await filed(fresh_asking, members=members(22, 1, 9, 12))
    seat = {"supervisionCommitteeId": told["id"], "post": MEMBER, "startedOn": "2026-11-01"}
    acts = (("seatCommitteeMember", {**seat, "personId": person(number)}) for number in (35, 11))
    assert await both(fresh_asking, *acts) == [[], ["COMMITTEE_SIZE"]]


async def test_husband_and_wife_do_not_get_into_both_committees_at_once(fresh_asking: Asking) -> None:
    told = await filed(fresh_asking, members=members(22, 9, 12))
    husband = {"supervisionCommitteeId": told["id"], "personId": person(1), "post": MEMBER, "startedOn": "2026-11-01"}
    wife = {"divisionId": LIUHE, "personId": person(2), "post": MEMBER, "startedOn": "2026-11-01"}
    after = await both(fresh_asking, ("seatCommitteeMember", husband), ("seatVillageCommitteeMember", wife))
    assert after[0] == []
    assert after[1] in (["NEAR_KIN_IN_SUPERVISION_COMMITTEE"], ["NEAR_KIN_IN_VILLAGE_COMMITTEE"])
