"""Gives the acts on two households: one is divided into two (分户), two become one (并户).

In       Work and the input of each act.
Out      Done: the new household, or the one that stays.
Refuses  notes: a division that leaves nobody, a household merged with itself, an empty one.
Never    changes where an emptied household lies, or its history.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from db.tables.household import HouseholdRow
from errors.households import ASSISTANCE_REMAINS, HOUSEHOLD_EMPTY, NOBODY_STAYS, SAME_HOUSEHOLD
from resolvers.commands.assistance import doubt_assistance
from resolvers.commands.belonging import Home, LeavingPaths, depart, headed, members_of, move_in
from resolvers.commands.days import latest, not_before, not_future
from resolvers.commands.households import following_of, found_household, number_free, taken
from resolvers.commands.members import HouseholdMember, all_named, matched, one_head
from resolvers.commands.work import Done, Want, Work

_NOTHING = "NONE"
"""No assistance to the household as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitHousehold:
    """Some members found a household of their own. What is not given is as in the household that they leave.

    If its head is among them, ``new_head_id`` is the head of those who stay, ``relations`` what the others are to the new one.
    """

    household_id: UUID
    members: tuple[HouseholdMember, ...]
    address: str
    division_id: UUID | None = None
    kind: str | None = None
    number: str | None = None
    divided_on: date | None = None
    new_head_id: UUID | None = None
    relations: tuple[HouseholdMember, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeHouseholds:
    """All members of one household join another; ``members``: what each of them is to the head of that one."""

    household_id: UUID
    absorbed_household_id: UUID
    members: tuple[HouseholdMember, ...]
    merged_on: date | None = None
    reason: str | None = None


async def split_household(work: Work, given: SplitHousehold) -> Done:
    """分户: some members leave for a new household, with a head of theirs."""
    home = await taken(work, given.household_id, "householdId")
    division = given.division_id or home.division_id
    work.place(division, "household", "register", "divisionId" if given.division_id else "householdId")
    members = await members_of(work, home.id)
    one_head(work, given.members, "members")
    going = await matched(work, members, given.members, "members", head=True)
    leaving = [each for each, _ in going]
    if members and len(leaving) == len(members):
        work.note(NOBODY_STAYS, "members")
    await number_free(work, given.number, "number")
    following = await following_of(work, members, leaving, given.new_head_id, given.relations)
    on = given.divided_on or work.day
    depart(work, members, leaving, on, following, at=LeavingPaths(day=("dividedOn",)))
    work.agree()
    new = await found_household(work, division, given.kind or home["kind"], given.address, given.number)
    move_in(work, new, going, on)
    return Done("Household", new.id)


async def merge_households(work: Work, given: MergeHouseholds) -> Done:
    """并户: the members of the other household join this one; the other stays without members, with its history."""
    if given.household_id == given.absorbed_household_id:
        work.note(SAME_HOUSEHOLD, "absorbedHouseholdId")
        work.agree()
    home, absorbed = await work.take(
        Want(HouseholdRow, given.household_id, "change", ("householdId",)),
        Want(HouseholdRow, given.absorbed_household_id, "change", ("absorbedHouseholdId",)),
    )
    if not await members_of(work, home.id):
        work.note(HOUSEHOLD_EMPTY, "householdId")
    members = await members_of(work, absorbed.id)
    if not members:
        work.note(HOUSEHOLD_EMPTY, "absorbedHouseholdId")
    pairs = await matched(work, members, given.members, "members")
    await all_named(work, members, pairs, "members", unseen=True)
    on = given.merged_on or work.day
    not_future(work, on, "mergedOn")
    not_before(work, on, latest(*(each["started_on"] for each in members)), "mergedOn")
    await headed(work, home, on, "mergedOn")
    work.agree()
    if absorbed["assistance"] != _NOTHING:
        work.warn(ASSISTANCE_REMAINS, "absorbedHouseholdId")
    await doubt_assistance(work, home, {each["person_id"]: ("members",) for each, _ in pairs})
    for each, _ in pairs:
        work.change(each, ended_on=on)
    move_in(work, Home(home.id, home.division_id), pairs, on)
    return Done("Household", home.id)
