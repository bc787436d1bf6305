"""Gives who belongs to a household: joining it, leaving it, and who is its head afterwards.

In       Work, a household that was taken (locked) first, people.
Out      memberships begun and ended in the Work, unless a problem was noted; a new relation is a membership of its own.
Refuses  notes: a second household or head, a household left without head, what is no relation, days out of order.
Never    changes a membership of the past: who was the head on a day stays true.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from db.tables.household import HouseholdRow
from db.tables.membership import HEAD, HouseholdMembershipRow
from errors.households import (
    FIRST_IS_HEAD,
    HOUSEHOLD_HAS_HEAD,
    LIVES_ELSEWHERE,
    NEW_HEAD_MISSING,
    NEW_HEAD_NOT_MEMBER,
    NEW_HEAD_NOT_NEEDED,
    PERSON_IN_HOUSEHOLD,
    RELATIONS_KEPT,
)
from resolvers.commands.assistance import doubt_assistance
from resolvers.commands.days import latest, not_before, not_future
from resolvers.commands.relations import relation_fits
from resolvers.commands.work import Found, Want, Work
from resolvers.identity import GlobalId

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Who is about to belong. ``path`` names the person; one whom the same act registers is not ``known`` anywhere yet."""

    id: UUID
    birth_date: date
    division_id: UUID
    sex: str
    path: Path = ("personId",)
    known: bool = True


@dataclass(frozen=True, slots=True)
class Home:
    """A household, of the register or of the same act, and where it lies."""

    id: UUID
    division_id: UUID


@dataclass(frozen=True, slots=True)
class Following:
    """Who is the head after the head goes, and what others who stay are to the new one, as far as it is told."""

    head_id: UUID | None
    relations: Sequence[tuple[Found, str]] = ()


@dataclass(frozen=True, slots=True)
class JoiningPaths:
    """Where the input says as what and since when somebody joins."""

    relation: Path = ("relation",)
    day: Path = ("joinedOn",)


@dataclass(frozen=True, slots=True)
class LeavingPaths:
    """Where the input says since when somebody is gone, and who is the head then."""

    day: Path = ("endedOn",)
    new_head: Path = ("newHeadId",)


JOINING = JoiningPaths()
LEAVING = LeavingPaths()


def newcomer(person: Found, *path: str) -> Newcomer:
    """A person of the register who is about to belong."""
    return Newcomer(person.id, person["birth_date"], person["division_id"], person["sex"], path or ("personId",))


async def members_of(work: Work, household_id: UUID) -> list[Found]:
    """The memberships that hold now, locked. The household is locked before, so nobody adds one meanwhile."""
    row = HouseholdMembershipRow
    return await work.find(row, lock=True, household_id=household_id, ended_on=None)


async def join(work: Work, home: Found, who: Newcomer, relation: str, on: date, *, at: JoiningPaths = JOINING) -> None:
    """The person joins a household that was taken, as this from that day on."""
    row = HouseholdMembershipRow
    ever = await work.find(row, lock=True, household_id=home.id)
    members = [each for each in ever if each["ended_on"] is None]
    if relation == HEAD and members:
        work.note(HOUSEHOLD_HAS_HEAD, *at.relation)
    if relation != HEAD and not members:
        work.note(FIRST_IS_HEAD, *at.relation)
    _headed(work, [each for each in ever if each["relation"] == HEAD], on, *at.day, head=relation == HEAD)
    relation_fits(work, relation, who.sex, *at.relation)
    await free(work, [who], on, *at.day)
    await doubt_assistance(work, home, {who.id: who.path})
    if not work.problems:
        enter(work, Home(home.id, home.division_id), [(who, relation)], on)


async def headed(work: Work, home: Found, on: date, *day: str) -> None:
    """Nobody joins before the household had a head."""
    row = HouseholdMembershipRow
    _headed(work, await work.find(row, household_id=home.id, relation=HEAD), on, *day)


def _headed(work: Work, heads: Sequence[Found], on: date, *day: str, head: bool = False) -> None:
    """Of all heads that the household ever had; a new ``head`` joins not before the last one was gone."""
    if head:
        not_before(work, on, latest(*(each["ended_on"] for each in heads)), *day)
    else:
        not_before(work, on, min((each["started_on"] for each in heads), default=None), *day)


async def free(work: Work, people: Sequence[Newcomer], on: date, *day: str) -> None:
    """Note who may not join a household on that day: not yet born, or in another one on that day or later."""
    not_future(work, on, *day)
    ids = {who.id: who for who in people if who.known}
    stays = await _stays(work, list(ids), on) if ids else []
    for stay in stays:
        if stay["ended_on"] is None:
            home = GlobalId("Household", stay["household_id"])
            work.note(PERSON_IN_HOUSEHOLD, *ids[stay["person_id"]].path, object=home)
    born, ended = (who.birth_date for who in people), (stay["ended_on"] for stay in stays)
    not_before(work, on, latest(*born, *ended), *day)


async def _stays(work: Work, people: Sequence[UUID], on: date) -> list[Found]:
    """In which households these people are on that day or later."""
    row = HouseholdMembershipRow
    return await work.find(row, row.person_id.in_(people), (row.ended_on.is_(None)) | (row.ended_on > on))


def enter(work: Work, home: Home, people: Iterable[tuple[Newcomer, str]], on: date) -> None:
    """Begin a membership for each, in the household's division. Who resides elsewhere is worth a second look."""
    for who, relation in people:
        if who.division_id != home.division_id:
            work.warn(LIVES_ELSEWHERE, *who.path)
        _begin(work, home, who.id, relation, on)


def move_in(work: Work, home: Home, people: Iterable[tuple[Found, str]], on: date) -> None:
    """Begin a membership here for each who belonged elsewhere until that day."""
    for each, relation in people:
        _begin(work, home, each["person_id"], relation, on)


async def open_membership(work: Work, person_id: UUID, *path: str, action: str = "change") -> Found | None:
    """The membership of a person that holds now, locked after its household; none if none is in sight."""
    row = HouseholdMembershipRow
    seen = await work.find(row, person_id=person_id, ended_on=None)
    if not seen:
        return None
    home = seen[0]["household_id"]
    await work.take(Want(HouseholdRow, home, action, path or ("id",)))
    # Looked for again: until the household was held, the person might have left it.
    return member(await members_of(work, home), person_id)


async def leave(
    work: Work, person_id: UUID, on: date, new_head_id: UUID | None, *, at: LeavingPaths = LEAVING
) -> UUID | None:
    """End the membership of a person, if one is in sight; the household's id."""
    membership = await open_membership(work, person_id)
    if membership is None:
        if new_head_id is not None:
            work.note(NEW_HEAD_NOT_NEEDED, *at.new_head)
        return None
    home: UUID = membership["household_id"]
    depart(work, await members_of(work, home), [membership], on, Following(new_head_id), at=at)
    return home


def depart(
    work: Work,
    members: Sequence[Found],
    leaving: Sequence[Found],
    on: date,
    following: Following,
    *,
    at: LeavingPaths = LEAVING,
) -> None:
    """Some members leave; if the head is one of them and others stay, one of these follows."""
    gone = {each.id for each in leaving}
    staying = [each for each in members if each.id not in gone]
    not_future(work, on, *at.day)
    follower = _follower(work, staying, following, *at.new_head)
    anew = [] if follower is None else [(follower, HEAD), *following.relations]
    not_before(work, on, latest(*(each["started_on"] for each in (*leaving, *changing(anew)))), *at.day)
    if work.problems:
        return
    if follower is not None:
        _all_told(work, staying, anew, *at.new_head)
    for each in leaving:
        work.change(each, ended_on=on)
    recast(work, anew, on)


def member(members: Iterable[Found], person_id: UUID) -> Found | None:
    """The membership of a person among these."""
    return next((each for each in members if each["person_id"] == person_id), None)


def changing(relations: Sequence[tuple[Found, str]]) -> list[Found]:
    """The members whose relation is another one from now on."""
    return [each for each, relation in relations if each["relation"] != relation]


def recast(work: Work, relations: Sequence[tuple[Found, str]], on: date) -> None:
    """From that day on, these members have these relations. What is over is ended first; the head comes last."""
    changed = [(each, relation) for each, relation in relations if each["relation"] != relation]
    ending = [(each, relation) for each, relation in changed if each["started_on"] < on]
    for each, _ in ending:
        work.change(each, ended_on=on)
    # One that began on this very day was never anything else.
    begun = [(each, relation) for each, relation in changed if each["started_on"] >= on]
    for each, relation in sorted(begun, key=lambda pair: pair[1] == HEAD):
        work.change(each, relation=relation)
    for each, relation in ending:
        _begin(work, Home(each["household_id"], each.division_id), each["person_id"], relation, on)


def _all_told(work: Work, members: Sequence[Found], relations: Sequence[tuple[Found, str]], *path: str) -> None:
    """The relation of every member to the new head is told; what is not, is worth a look: it is that to the former one."""
    known = {each.id for each, _ in relations}
    if any(each.id not in known for each in members):
        work.warn(RELATIONS_KEPT, *path)


def _begin(work: Work, home: Home, person_id: UUID, relation: str, on: date) -> None:
    work.add(
        HouseholdMembershipRow,
        household_id=home.id,
        division_id=home.division_id,
        person_id=person_id,
        relation=relation,
        started_on=on,
    )


def _follower(work: Work, staying: Sequence[Found], following: Following, *path: str) -> Found | None:
    """Who follows a head that goes; nobody if the head stays, or nobody does."""
    needed = bool(staying) and all(each["relation"] != HEAD for each in staying)
    if not needed:
        if following.head_id is not None:
            work.note(NEW_HEAD_NOT_NEEDED, *path)
        if following.relations:
            work.note(NEW_HEAD_NOT_NEEDED, "relations")
        return None
    found = None if following.head_id is None else member(staying, following.head_id)
    if found is None:
        work.note(NEW_HEAD_MISSING if following.head_id is None else NEW_HEAD_NOT_MEMBER, *path)
    return found
