"""Gives the acts on one household: it is founded, people join and leave it, its head changes.

In       Work and the input of each act.
Out      Done: the household.
Refuses  notes what members and belonging do; a number that is none or taken.
Never    takes a member before the household.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from db.tables.household import HouseholdRow
from db.tables.membership import HEAD
from errors.acts import ROW_UNKNOWN
from errors.households import ALREADY_HEAD, HOUSEHOLD_NUMBER_FORM, HOUSEHOLD_NUMBER_TAKEN, NOT_A_MEMBER
from resolvers.commands.belonging import (
    Following,
    Home,
    changing,
    depart,
    enter,
    free,
    join,
    member,
    members_of,
    newcomer,
    recast,
)
from resolvers.commands.days import latest, not_before, not_future
from resolvers.commands.members import (
    HouseholdMember,
    all_named,
    matched,
    newcomers,
    one_head,
    people_in_sight,
)
from resolvers.commands.persons import living
from resolvers.commands.work import Done, Found, Want, Work
from resolvers.identity import GlobalId

_NUMBER = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]{0,31}")


@dataclass(frozen=True, slots=True, kw_only=True)
class EstablishHousehold:
    """A household with its first members. Without a number it takes the next one of its division."""

    division_id: UUID
    kind: str
    address: str
    members: tuple[HouseholdMember, ...]
    number: str | None = None
    established_on: date | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinHousehold:
    """Somebody joins a household, today if no day is given."""

    household_id: UUID
    person_id: UUID
    relation: str
    joined_on: date | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveHousehold:
    """A member leaves. After the head goes, ``new_head_id`` is the head; ``relations``: those of others to the new one."""

    household_id: UUID
    person_id: UUID
    ended_on: date | None = None
    new_head_id: UUID | None = None
    relations: tuple[HouseholdMember, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeHead:
    """Another member is the head; ``relations``: what all others are to the new head."""

    household_id: UUID
    head_id: UUID
    relations: tuple[HouseholdMember, ...]
    changed_on: date | None = None
    reason: str | None = None


async def establish_household(work: Work, given: EstablishHousehold) -> Done:
    """Found a household: a place, an address, a head and whoever else belongs to it."""
    work.place(given.division_id, "household", "register", "divisionId")
    on = given.established_on or work.day
    one_head(work, given.members, "members")
    people = await newcomers(work, given.members, "members")
    await free(work, [who for who, _ in people], on, "establishedOn")
    await number_free(work, given.number, "number")
    work.agree()
    home = await found_household(work, given.division_id, given.kind, given.address, given.number)
    enter(work, home, people, on)
    return Done("Household", home.id)


async def join_household(work: Work, given: JoinHousehold) -> Done:
    """Somebody who belongs to no household joins this one."""
    home = await taken(work, given.household_id, "householdId")
    person = (await people_in_sight(work, [given.person_id])).get(given.person_id)
    if person is None:
        work.note(ROW_UNKNOWN, "personId")
    else:
        living(work, person, "personId")
        await join(work, home, newcomer(person), given.relation, given.joined_on or work.day)
    work.agree()
    return Done("Household", home.id)


async def leave_household(work: Work, given: LeaveHousehold) -> Done:
    """A member leaves; the head only if another member follows or nobody stays."""
    home = await taken(work, given.household_id, "householdId")
    members = await members_of(work, home.id)
    leaver = member(members, given.person_id)
    if leaver is None:
        work.note(NOT_A_MEMBER, "personId")
    else:
        following = await following_of(work, members, [leaver], given.new_head_id, given.relations)
        depart(work, members, [leaver], given.ended_on or work.day, following)
    work.agree()
    return Done("Household", home.id)


async def change_head(work: Work, given: ChangeHead) -> Done:
    """Another member is the head; the relations of all who are in sight are told anew, because they were to the old one."""
    home = await taken(work, given.household_id, "householdId")
    members = await members_of(work, home.id)
    head = member(members, given.head_id)
    others = [each for each in members if each is not head]
    if head is None:
        work.note(NOT_A_MEMBER, "headId")
    elif head["relation"] == HEAD:
        work.note(ALREADY_HEAD, "headId")
    relations = await matched(work, others, given.relations, "relations", apart=[given.head_id])
    await all_named(work, others, relations, "relations", unseen=False)
    anew = [*([(head, HEAD)] if head else []), *relations]
    on = given.changed_on or work.day
    not_future(work, on, "changedOn")
    not_before(work, on, latest(*(each["started_on"] for each in changing(anew))), "changedOn")
    work.agree()
    recast(work, anew, on)
    return Done("Household", home.id)


async def taken(work: Work, household_id: UUID, *path: str) -> Found:
    """The household, locked to be changed: before its members, so that acts on it come one after the other."""
    (home,) = await work.take(Want(HouseholdRow, household_id, "change", path))
    return home


async def following_of(
    work: Work,
    members: Sequence[Found],
    leaving: Sequence[Found],
    head_id: UUID | None,
    named: Sequence[HouseholdMember],
) -> Following:
    """Who the input says follows, and what those who stay are to the new head; all that it says is looked at."""
    gone = {each.id for each in leaving}
    staying = [each for each in members if each.id not in gone]
    relations = await matched(work, staying, named, "relations", apart=[head_id] if head_id else [])
    return Following(head_id, relations)


async def number_free(work: Work, number: str | None, *path: str) -> None:
    """A number that is given looks like one, and nobody in sight has it; the database knows of the others."""
    if number is None:
        return
    if not _NUMBER.fullmatch(number):
        work.note(HOUSEHOLD_NUMBER_FORM, *path)
        return
    for other in await work.find(HouseholdRow, number=number):
        work.note(HOUSEHOLD_NUMBER_TAKEN, *path, object=GlobalId("Household", other.id))


async def found_household(work: Work, division_id: UUID, kind: str, address: str, number: str | None) -> Home:
    """Queue a household; the next number of the division is held until the end of the act."""
    own = number or await work.value("SELECT next_household_number($1)", division_id)
    return Home(work.add(HouseholdRow, division_id=division_id, number=own, kind=kind, address=address), division_id)
