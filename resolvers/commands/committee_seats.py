"""Seats members in supervision committees 村务监督委员会 and in the village committees 村民委员会 that they supervise.

In       Work; who sits down where from which day, or leaves on which day and who takes the seat.
Out      seats begun and ended in the Work.
Refuses  notes: a sixth member, a second director, fewer than three who stay, a director who leaves without a successor,
         who sits there already or has left, who may not sit (eligibility).
Never    changes a seat but for its end: who sat there on a day stays true.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from db.tables.supervision_committee import (
    SupervisionCommitteeMemberRow,
    SupervisionCommitteeRow,
    VillageCommitteeMemberRow,
)
from errors.acts import ROW_UNKNOWN
from errors.bodies import (
    COMMITTEE_CLOSED,
    COMMITTEE_DIRECTORS,
    COMMITTEE_NEEDS_VILLAGE,
    COMMITTEE_SIZE,
    DIRECTOR_SEATED,
    SEAT_ENDED,
    SEATED_ALREADY,
)
from resolvers.commands.committees import DIRECTOR, FEWEST, MOST, OBJECT, open_seats
from resolvers.commands.days import not_before, not_future
from resolvers.commands.eligibility import Against, Candidate, check_candidates
from resolvers.commands.work import Done, Found, Want, Work
from resolvers.identity import GlobalId

SEAT, VILLAGE_SEAT = "SupervisionCommitteeMember", "VillageCommitteeMember"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatCommitteeMember:
    """A person sits in a supervision committee from a day on."""

    supervision_committee_id: UUID
    person_id: UUID
    post: str
    started_on: date
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnseatCommitteeMember:
    """A member leaves; ``ended_on`` is the first day without, and the successor's first day in the same post."""

    id: UUID
    expected_version: int
    ended_on: date
    successor_id: UUID | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatVillageCommitteeMember:
    """A person sits in the committee of a village from a day on."""

    division_id: UUID
    person_id: UUID
    post: str
    started_on: date
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnseatVillageCommitteeMember:
    """A member of a village committee leaves; ``ended_on`` is the first day without."""

    id: UUID
    expected_version: int
    ended_on: date
    reason: str | None = None


async def seat_committee_member(work: Work, given: SeatCommitteeMember) -> Done:
    """The committee is locked first, so two acts never seat a sixth member."""
    wanted = Want(SupervisionCommitteeRow, given.supervision_committee_id, "change", ("supervisionCommitteeId",))
    (committee,) = await work.take(wanted)
    _check_open(work, committee, "supervisionCommitteeId")
    not_future(work, given.started_on, "startedOn")
    not_before(work, given.started_on, committee["started_on"], "startedOn")
    seats = await open_seats(work, committee.id)
    _check_seat(work, SEAT, seats, given.person_id)
    if len(seats) >= MOST:
        work.note(COMMITTEE_SIZE, "personId", count=len(seats) + 1)
    _check_director(work, SEAT, seats, given.post)
    candidate = Candidate(given.person_id, given.started_on, ("personId",))
    await check_candidates(work, committee.division_id, [candidate], Against.VILLAGE)
    work.agree()
    return Done(SEAT, _seat(work, committee, given.person_id, given.post, given.started_on))


async def unseat_committee_member(work: Work, given: UnseatCommitteeMember) -> Done:
    """Who leaves, leaves three at least behind, among them a director, or somebody takes the seat in the same act."""
    committee, seat = await _taken(work, given)
    _check_leaving(work, seat, given.ended_on)
    seats = await open_seats(work, committee.id)
    before = next((each for each in seats if each["person_id"] == given.successor_id), None)
    _check_staying(work, seats, seat, before, given)
    if given.successor_id is not None:
        _check_open(work, committee, "id")
        await _check_successor(work, committee, before, given)
    work.agree()
    work.change(seat, ended_on=given.ended_on)
    if given.successor_id is not None:
        if before is not None:
            work.change(before, ended_on=given.ended_on)
        _seat(work, committee, given.successor_id, seat["post"], given.ended_on)
    return Done(SEAT, seat.id)


async def seat_village_committee_member(work: Work, given: SeatVillageCommitteeMember) -> Done:
    """The rule of supervision holds both ways: nobody sits here whose near kin sits in the supervision committee."""
    place = work.place(given.division_id, OBJECT, "change", "divisionId")
    if place.level != "village":
        work.note(COMMITTEE_NEEDS_VILLAGE, "divisionId")
    not_future(work, given.started_on, "startedOn")
    candidate = Candidate(given.person_id, given.started_on, ("personId",))
    await check_candidates(work, given.division_id, [candidate], Against.SUPERVISION)
    row = VillageCommitteeMemberRow
    seats = await work.find(row, lock=True, division_id=given.division_id, ended_on=None)
    _check_seat(work, VILLAGE_SEAT, seats, given.person_id)
    _check_director(work, VILLAGE_SEAT, seats, given.post)
    work.agree()
    added = work.add(
        row,
        division_id=given.division_id,
        person_id=given.person_id,
        post=given.post,
        started_on=given.started_on,
        ended_on=None,
    )
    return Done(VILLAGE_SEAT, added)


async def unseat_village_committee_member(work: Work, given: UnseatVillageCommitteeMember) -> Done:
    """How many a village committee has is for the villagers to see to: they elect it."""
    (seat,) = await work.take(Want(VillageCommitteeMemberRow, given.id, "change", ("id",), given.expected_version))
    _check_leaving(work, seat, given.ended_on)
    work.agree()
    work.change(seat, ended_on=given.ended_on)
    return Done(VILLAGE_SEAT, seat.id)


async def _taken(work: Work, given: UnseatCommitteeMember) -> tuple[Found, Found]:
    """The committee and the seat: the seat says which committee, but the committee is locked first."""
    row = SupervisionCommitteeMemberRow
    seats = await work.find(row, id=given.id)
    if not seats:
        work.note(ROW_UNKNOWN, "id")
        work.agree()
    committee = Want(SupervisionCommitteeRow, seats[0]["supervision_committee_id"], "change", ("id",))
    seat = Want(row, given.id, "change", ("id",), given.expected_version)
    first, second = await work.take(committee, seat)
    return first, second


def _check_open(work: Work, committee: Found, *path: str) -> None:
    ended = committee["ended_on"]
    if committee["status"] == "CLOSED" or (ended is not None and ended <= work.day):
        work.note(COMMITTEE_CLOSED, *path)


def _check_seat(work: Work, type_: str, seats: Sequence[Found], person: UUID) -> None:
    for each in seats:
        if each["person_id"] == person:
            work.note(SEATED_ALREADY, "personId", object=GlobalId(type_, each.id))


def _check_director(work: Work, type_: str, seats: Sequence[Found], post: str) -> None:
    for each in seats:
        if post == DIRECTOR == each["post"]:
            work.note(DIRECTOR_SEATED, "post", object=GlobalId(type_, each.id))


def _check_leaving(work: Work, seat: Found, day: date) -> None:
    if seat["ended_on"] is not None:
        work.note(SEAT_ENDED, "id", day=seat["ended_on"].isoformat())
    not_future(work, day, "endedOn")
    not_before(work, day, seat["started_on"], "endedOn")


def _check_staying(
    work: Work, seats: Sequence[Found], seat: Found, before: Found | None, given: UnseatCommitteeMember
) -> None:
    """A committee that has too few already may still exchange one for another."""
    leaving = {seat.id, *(() if before is None else (before.id,))}
    count = sum(each.id not in leaving for each in seats) + (given.successor_id is not None)
    if count < min(FEWEST, len(seats)):
        work.note(COMMITTEE_SIZE, "successorId", count=count)
    if seat["post"] == DIRECTOR and given.successor_id is None:
        work.note(COMMITTEE_DIRECTORS, "successorId", count=0)


async def _check_successor(work: Work, committee: Found, before: Found | None, given: UnseatCommitteeMember) -> None:
    """A member who becomes director leaves the one seat for the other."""
    assert given.successor_id is not None
    if before is not None:
        if before.id == given.id or before["post"] == DIRECTOR:
            work.note(SEATED_ALREADY, "successorId", object=GlobalId(SEAT, before.id))
        not_before(work, given.ended_on, before["started_on"], "endedOn")
    candidate = Candidate(given.successor_id, given.ended_on, ("successorId",))
    await check_candidates(work, committee.division_id, [candidate], Against.VILLAGE)


def _seat(work: Work, committee: Found, person: UUID, post: str, since: date) -> UUID:
    return work.add(
        SupervisionCommitteeMemberRow,
        division_id=committee.division_id,
        supervision_committee_id=committee.id,
        person_id=person,
        post=post,
        started_on=since,
        ended_on=None,
    )
