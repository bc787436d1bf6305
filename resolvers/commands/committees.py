"""Registers supervision committees 村务监督委员会 with their members, changes, closes and reopens them.

In       Work; the village, the term, from three to five members of whom one is the director.
Out      the committee's row and one for each seat in the Work.
Refuses  notes: a division that is no village, too few or too many members, no or two directors, a term that another
         committee has, members who may not sit (eligibility).
Never    leaves seats open in a committee that is closed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from db.tables.supervision_committee import SupervisionCommitteeMemberRow, SupervisionCommitteeRow
from errors.bodies import (
    COMMITTEE_DIRECTORS,
    COMMITTEE_IN_TERM,
    COMMITTEE_NEEDS_VILLAGE,
    COMMITTEE_SIZE,
    LISTED_TWICE,
    TERM_NUMBER,
)
from resolvers.commands.days import not_before, not_future
from resolvers.commands.eligibility import Against, Candidate, check_candidates
from resolvers.commands.inputs import OMITTED, Maybe
from resolvers.commands.registers import (
    Closing,
    NamedChange,
    NamedEntry,
    Reopening,
    closed,
    named_changes,
    named_values,
    own_values,
    reopened,
)
from resolvers.commands.work import Done, Found, Want, Work
from resolvers.identity import GlobalId

TYPE, OBJECT = "SupervisionCommittee", "supervision_committee"
FEWEST, MOST = 3, 5
"""村民委员会组织法 art. 32 with the opinion of 2017 on supervision committees."""

DIRECTOR = "DIRECTOR"
LAST_TERM = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeSeat:
    """成员席位 / Who sits in which post."""

    person_id: UUID
    post: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterSupervisionCommittee(NamedEntry):
    """A committee from its first day on, with all its members."""

    term: int
    started_on: date
    ended_on: date | None = None
    members: tuple[CommitteeSeat, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateSupervisionCommittee(NamedChange):
    """What may change of a committee but its members: they are seated and unseated."""

    term: Maybe[int] = OMITTED
    ended_on: Maybe[date | None] = OMITTED


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenSupervisionCommittee(Reopening):
    """A committee works again: with these members, beside those who never left."""

    ended_on: date | None = None
    members: tuple[CommitteeSeat, ...] = ()


async def register_supervision_committee(work: Work, given: RegisterSupervisionCommittee) -> Done:
    """A committee is filed once it is elected, so it works from its first day."""
    place = work.place(given.division_id, OBJECT, "register", "divisionId")
    if place.level != "village":
        work.note(COMMITTEE_NEEDS_VILLAGE, "divisionId")
    check_posts(work, [each.post for each in given.members], "members")
    _check_term(work, given.term)
    not_future(work, given.started_on, "startedOn")
    _check_end(work, given.ended_on, given.started_on)
    await _check_members(work, given.division_id, given.members, given.started_on)
    await _check_alone(work, given.division_id, given.started_on, given.ended_on)
    values = named_values(work, given) | own_values(given, SupervisionCommitteeRow)
    work.agree()
    since = {"status": "ACTIVE", "status_since": given.started_on, "opened_on": given.started_on}
    committee = work.add(SupervisionCommitteeRow, **values | since)
    _seat(work, committee, given.division_id, given.members, given.started_on)
    return Done(TYPE, committee)


async def update_supervision_committee(work: Work, given: UpdateSupervisionCommittee) -> Done:
    """What is given is changed, the rest stays."""
    found = await _taken(work, given)
    values = named_changes(work, found, given) | own_values(given, SupervisionCommitteeRow)
    _check_term(work, values.get("term", found["term"]))
    if values.get("ended_on", found["ended_on"]) != found["ended_on"]:
        _check_end(work, values["ended_on"], found["started_on"])
        await _check_alone(work, found.division_id, found["started_on"], values["ended_on"], own=found.id)
    work.agree()
    work.change(found, **values)
    return Done(TYPE, found.id)


async def close_supervision_committee(work: Work, given: Closing) -> Done:
    """The term ends with the committee, and every seat in it."""
    found = await _taken(work, given)
    seats = await open_seats(work, found.id)
    for day in (found["started_on"], *(each["started_on"] for each in seats)):
        not_before(work, given.closed_on, day, "closedOn")
    values = closed(work, found, given)
    if found["ended_on"] is None or found["ended_on"] > given.closed_on:
        values["ended_on"] = given.closed_on
    work.agree()
    work.change(found, **values)
    for each in seats:
        work.change(each, ended_on=given.closed_on)
    return Done(TYPE, found.id)


async def reopen_supervision_committee(work: Work, given: ReopenSupervisionCommittee) -> Done:
    """The term goes on; who sits in the committee is said anew, because all seats ended when it closed."""
    found = await _taken(work, given)
    seats = await open_seats(work, found.id)
    check_posts(work, [*(each["post"] for each in seats), *(each.post for each in given.members)], "members")
    _check_end(work, given.ended_on, given.reopened_on)
    sitting = [each["person_id"] for each in seats]
    await _check_members(work, found.division_id, given.members, given.reopened_on, sitting)
    await _check_alone(work, found.division_id, found["started_on"], given.ended_on, own=found.id)
    values = reopened(work, found, given) | {"ended_on": given.ended_on}
    work.agree()
    work.change(found, **values)
    _seat(work, found.id, found.division_id, given.members, given.reopened_on)
    return Done(TYPE, found.id)


async def open_seats(work: Work, committee: UUID) -> list[Found]:
    """The seats that nobody has left. The committee is locked before, so nobody sits down meanwhile."""
    row = SupervisionCommitteeMemberRow
    return await work.find(row, lock=True, supervision_committee_id=committee, ended_on=None)


def check_posts(work: Work, posts: Sequence[str], *path: str) -> None:
    """From three to five members, one of them the director."""
    if not FEWEST <= len(posts) <= MOST:
        work.note(COMMITTEE_SIZE, *path, count=len(posts))
    if posts.count(DIRECTOR) != 1:
        work.note(COMMITTEE_DIRECTORS, *path, count=posts.count(DIRECTOR))


async def _taken(work: Work, given: NamedChange | Closing | Reopening) -> Found:
    (found,) = await work.take(Want(SupervisionCommitteeRow, given.id, "change", ("id",), given.expected_version))
    return found


def _check_term(work: Work, term: int) -> None:
    if not 1 <= term <= LAST_TERM:
        work.note(TERM_NUMBER, "term", limit=LAST_TERM)


def _check_end(work: Work, ended_on: date | None, started_on: date) -> None:
    """A term that is over is closed, not filed."""
    not_before(work, ended_on, max(started_on + timedelta(days=1), work.day), "endedOn")


async def _check_members(
    work: Work, village: UUID, members: Sequence[CommitteeSeat], since: date, sitting: Sequence[UUID] = ()
) -> None:
    taken = set(sitting)
    for place, each in enumerate(members):
        if each.person_id in taken:
            work.note(LISTED_TWICE, "members", str(place), "personId")
        taken.add(each.person_id)
    paths = [("members", str(place), "personId") for place in range(len(members))]
    candidates = [Candidate(each.person_id, since, path) for each, path in zip(members, paths, strict=True)]
    await check_candidates(work, village, candidates, Against.VILLAGE)


async def _check_alone(
    work: Work, village: UUID, started_on: date, ended_on: date | None, own: UUID | None = None
) -> None:
    """A village has one committee at most on any day."""
    row = SupervisionCommitteeRow
    meets = [row.division_id == village, (row.ended_on.is_(None)) | (row.ended_on > started_on)]
    if ended_on is not None:
        meets.append(row.started_on < ended_on)
    for other in await work.find(row, *meets):
        if other.id != own:
            work.note(COMMITTEE_IN_TERM, "startedOn" if own is None else "id", object=GlobalId(TYPE, other.id))


def _seat(work: Work, committee: UUID, village: UUID, members: Sequence[CommitteeSeat], since: date) -> None:
    for each in members:
        work.add(
            SupervisionCommitteeMemberRow,
            division_id=village,
            supervision_committee_id=committee,
            person_id=each.person_id,
            post=each.post,
            started_on=since,
            ended_on=None,
        )
