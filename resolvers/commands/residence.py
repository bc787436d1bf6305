"""Gives the command that moves people to another division: one person, or a household with all who live in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from db.tables.household import HouseholdRow
from db.tables.membership import HouseholdMembershipRow
from db.tables.person import PersonRow
from errors.people import ADDRESS_OF_HOUSEHOLD, ALREADY_THERE, HOUSEHOLD_STAYS, IN_NO_HOUSEHOLD, MEMBERS_STAY
from resolvers.commands.belonging import members_of
from resolvers.commands.persons import in_sight, living
from resolvers.commands.work import Done, Found, Want, Work
from resolvers.identity import GlobalId


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveResidence:
    """Where the person lives from now on; with ``whole_household`` the household and all who live where it lies move too."""

    id: UUID
    expected_version: int
    division_id: UUID
    whole_household: bool = False
    address: str | None = None
    reason: str | None = None


async def move_residence(work: Work, given: MoveResidence) -> Done:
    """The record moves from one division to another; the act must be allowed in both."""
    await in_sight(work, given.id, "id")
    stay = await _stay(work, given.id)
    if given.whole_household:
        return await _move_all(work, given, stay)
    (person,) = await work.take(_person(given))
    living(work, person, "id")
    work.place(given.division_id, "person", "change", "divisionId")
    if given.address is not None:
        work.note(ADDRESS_OF_HOUSEHOLD, "address")
    if person.division_id == given.division_id:
        work.note(ALREADY_THERE, "divisionId")
    if stay is not None and stay.division_id != given.division_id:
        work.warn(HOUSEHOLD_STAYS, "divisionId", object=GlobalId("Household", stay["household_id"]))
    work.agree()
    work.change(person, division_id=given.division_id)
    return Done("Person", person.id)


async def _move_all(work: Work, given: MoveResidence, stay: Found | None) -> Done:
    if stay is None:
        work.note(IN_NO_HOUSEHOLD, "wholeHousehold")
        work.agree()
        raise AssertionError("a note stops the act")
    home, person = await work.take(Want(HouseholdRow, stay["household_id"], "change", ("id",)), _person(given))
    living(work, person, "id")
    members = await members_of(work, home.id)
    if person.id not in {member["person_id"] for member in members}:
        # They left between the first look and the lock.
        work.note(IN_NO_HOUSEHOLD, "wholeHousehold")
    work.place(given.division_id, "person", "change", "divisionId")
    work.allow("household", "change", given.division_id, "divisionId")
    work.allow("person", "change", home.division_id, "id")
    moving = [person, *await _housemates(work, home, members, person)]
    address = given.address or home["address"]
    if {each.division_id for each in (home, *moving)} == {given.division_id} and address == home["address"]:
        work.note(ALREADY_THERE, "divisionId")
    if len(moving) < len(members):
        work.warn(MEMBERS_STAY, "wholeHousehold", count=len(members) - len(moving))
    work.agree()
    work.change(home, division_id=given.division_id, address=address)
    for each in moving:
        work.change(each, division_id=given.division_id)
    return Done("Person", person.id)


async def _housemates(work: Work, home: Found, members: Sequence[Found], person: Found) -> list[Found]:
    """The other members who live where the household lies; who studies or works elsewhere stays there."""
    others = [member["person_id"] for member in members if member["person_id"] != person.id]
    row = PersonRow
    return await work.find(row, row.id.in_(others), row.division_id == home.division_id, lock=True)


async def _stay(work: Work, person: UUID) -> Found | None:
    """The membership in sight that holds now, not locked: its household is to be locked before."""
    row = HouseholdMembershipRow
    found = await work.find(row, person_id=person, ended_on=None)
    return found[0] if found else None


def _person(given: MoveResidence) -> Want:
    return Want(PersonRow, given.id, "change", ("id",), given.expected_version)
