"""Gives the people whom an input names as members of a household, each with the relation to its head.

In       Work, the named people with their relations, the memberships that they should be matched with.
Out      Newcomers of the register, or memberships with their relations.
Refuses  notes: whom nobody sees, the dead and merged, who is named twice, who is no member, relations that are missing.
Never    queues anything.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from db.tables.membership import HEAD
from db.tables.person import PersonRow
from errors.acts import ROW_UNKNOWN
from errors.households import HOUSEHOLD_HAS_HEAD, MEMBER_TWICE, NOT_A_MEMBER, ONE_HEAD, RELATION_MISSING
from resolvers.commands.belonging import Newcomer, member, newcomer
from resolvers.commands.persons import living
from resolvers.commands.relations import relation_fits
from resolvers.commands.work import Found, Work
from resolvers.identity import GlobalId


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdMember:
    """户成员及其与户主关系 / A person, and what the person is to the head of the household."""

    person_id: UUID
    relation: str


async def newcomers(work: Work, named: Sequence[HouseholdMember], *path: str) -> list[tuple[Newcomer, str]]:
    """The named people of the register with their relations; those who cannot belong anywhere are noted and left out."""
    people = await people_in_sight(work, [each.person_id for each in named])
    found: list[tuple[Newcomer, str]] = []
    for place, each in _once(work, named, (), *path):
        person = people.get(each.person_id)
        at = (*path, str(place), "personId")
        if person is None:
            work.note(ROW_UNKNOWN, *at)
            continue
        living(work, person, *at)
        relation_fits(work, each.relation, person["sex"], *path, str(place), "relation")
        found.append((newcomer(person, *at), each.relation))
    return found


async def people_in_sight(work: Work, ids: Collection[UUID]) -> dict[UUID, Found]:
    """These people, as far as they are in sight; locked, as far as they may be changed, so that nobody dies meanwhile."""
    locked = {each.id: each for each in await work.find(PersonRow, PersonRow.id.in_(ids), lock=True)}
    others = [each for each in ids if each not in locked]
    seen = await work.find(PersonRow, PersonRow.id.in_(others)) if others else []
    return locked | {each.id: each for each in seen}


async def matched(
    work: Work,
    members: Sequence[Found],
    named: Sequence[HouseholdMember],
    *path: str,
    apart: Collection[UUID] = (),
    head: bool = False,
) -> list[tuple[Found, str]]:
    """The memberships of those named, with their relations. ``apart`` are told elsewhere; ``head``: one may be the head."""
    sexes = await _sexes(work, members)
    pairs: list[tuple[Found, str]] = []
    for place, each in _once(work, named, apart, *path):
        found = member(members, each.person_id)
        if found is None:
            work.note(NOT_A_MEMBER, *path, str(place), "personId")
            continue
        relation_fits(work, each.relation, sexes.get(each.person_id), *path, str(place), "relation")
        if each.relation == HEAD and not head:
            work.note(HOUSEHOLD_HAS_HEAD, *path, str(place), "relation")
        pairs.append((found, each.relation))
    return pairs


async def all_named(
    work: Work, members: Sequence[Found], pairs: Sequence[tuple[Found, str]], *path: str, unseen: bool
) -> None:
    """Note each member whose relation is not told. Who is out of sight cannot be named: ``unseen`` notes even them."""
    told = {each.id for each, _ in pairs}
    missing = [each for each in members if each.id not in told]
    seen = await _sexes(work, missing)
    for each in missing:
        if each["person_id"] in seen:
            work.note(RELATION_MISSING, *path, object=GlobalId("Person", each["person_id"]))
        elif unseen or each["relation"] == HEAD:
            work.note(RELATION_MISSING, *path)


def one_head(work: Work, named: Sequence[HouseholdMember], *path: str) -> None:
    """Exactly one of those named is the head."""
    heads = sum(each.relation == HEAD for each in named)
    if heads != 1:
        work.note(ONE_HEAD, *path, heads=heads)


async def _sexes(work: Work, members: Sequence[Found]) -> dict[UUID, str]:
    """The sex of those members who are in sight."""
    ids = [each["person_id"] for each in members]
    return {each.id: each["sex"] for each in await work.find(PersonRow, PersonRow.id.in_(ids))} if ids else {}


def _once(
    work: Work, named: Sequence[HouseholdMember], apart: Collection[UUID], *path: str
) -> Iterator[tuple[int, HouseholdMember]]:
    """Each of those named, the first time."""
    told = set(apart)
    for place, each in enumerate(named):
        if each.person_id in told:
            work.note(MEMBER_TWICE, *path, str(place), "personId")
            continue
        told.add(each.person_id)
        yield place, each
