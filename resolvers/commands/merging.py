"""Gives the commands about two records of one person: one lives on in the other, and lives again if that was an error."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from authz.policy import READ
from db.tables.classification import PersonClassificationRow
from db.tables.household import HouseholdRow
from db.tables.lineage import table
from db.tables.membership import HouseholdMembershipRow
from db.tables.person import PersonRow
from db.tables.person_merge import PersonMergeRow
from errors.people import (
    DEATH_DAYS_DIFFER,
    LATER_MERGE_FIRST,
    MERGED_WITH_ITSELF,
    NOT_MERGED,
    NUMBER_ON_LOSER,
    NUMBERS_DIFFER,
    ONE_IS_DEAD,
    OTHER_BIRTH_DATE,
    OTHER_SEX,
)
from resolvers.commands.assistance import doubt_assistance
from resolvers.commands.held_facts import facts_to_move, facts_to_return, take_both
from resolvers.commands.persons import not_merged
from resolvers.commands.work import Done, Found, Want, Work
from resolvers.identity import GlobalId

_WINNER, _LOSER = "winnerId", "loserId"


@dataclass(frozen=True, slots=True, kw_only=True)
class MergePersons:
    """Two records of one person: the one that stays, and the one that is then found by its id only."""

    winner_id: UUID
    winner_version: int
    loser_id: UUID
    loser_version: int
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoMergePersons:
    """The record that was merged into another, and is one of its own again."""

    id: UUID
    reason: str | None = None


async def merge_persons(work: Work, given: MergePersons) -> Done:
    """What the loser's record tells moves to the winner's, but for what overlaps there; the loser becomes a tombstone."""
    if given.winner_id == given.loser_id:
        work.note(MERGED_WITH_ITSELF, _LOSER)
        work.agree()
    wants = (
        Want(PersonRow, given.winner_id, "approve", (_WINNER,), given.winner_version),
        Want(PersonRow, given.loser_id, "approve", (_LOSER,), given.loser_version),
    )
    winner, loser = await take_both(work, wants, given.loser_id)
    work.about = winner
    for person, path in ((winner, _WINNER), (loser, _LOSER)):
        not_merged(work, person, path)
        await work.not_own_filing(person, path)
    _compare(work, winner, loser)
    moving = await facts_to_move(work, winner, loser, _LOSER)
    await _doubt_assistance(work, winner, loser)
    work.agree()
    _merge(work, winner, loser, moving)
    return Done("Person", winner.id)


async def undo_merge_persons(work: Work, given: UndoMergePersons) -> Done:
    """What moved and is still the winner's goes back, and the tombstone lives again. The last merge is undone first."""
    (seen,) = await work.take(Want(PersonRow, given.id, READ, ("id",)))
    if seen["merged_into_id"] is None:
        work.note(NOT_MERGED, "id")
        work.agree()
    both = (seen["merged_into_id"], given.id)
    wants = [Want(PersonRow, person, "approve", ("id",)) for person in both]
    winner, loser = await take_both(work, wants, both[0])
    for person in (winner, loser):
        await work.not_own_filing(person, "id")
    if winner["merged_into_id"] is not None:
        work.note(LATER_MERGE_FIRST, "id", object=GlobalId("Person", winner.id))
    (merge,) = await _merge_of(work, loser)
    returning = await facts_to_return(work, winner, loser, _moved(merge), "id")
    work.agree()
    for fact in returning:
        _give(work, fact, loser)
    work.change(loser, merged_into_id=None)
    work.change(merge, undone_on=work.day)
    return Done("Person", loser.id)


def _compare(work: Work, winner: Found, loser: Found) -> None:
    """What tells against it being one person is a doubt, which the reason answers; what would be lost is a problem."""
    if winner["sex"] != loser["sex"]:
        work.warn(OTHER_SEX, _LOSER)
    if winner["birth_date"] != loser["birth_date"]:
        work.warn(OTHER_BIRTH_DATE, _LOSER)
    numbered = [person["id_number_digest"] is not None for person in (winner, loser)]
    if all(numbered):
        work.warn(NUMBERS_DIFFER, _LOSER)
    elif numbered[1]:
        work.note(NUMBER_ON_LOSER, _LOSER)
    _compare_deaths(work, winner, loser)


def _compare_deaths(work: Work, winner: Found, loser: Found) -> None:
    days = [person["died_on"] for person in (winner, loser)]
    if days.count(None) == 1:
        work.note(ONE_IS_DEAD, _LOSER)
    elif days[0] != days[1]:
        work.warn(DEATH_DAYS_DIFFER, _LOSER)


async def _doubt_assistance(work: Work, winner: Found, loser: Found) -> None:
    """What the household of the one receives, beside what the other does."""
    row = HouseholdMembershipRow
    for one, other in ((winner, loser), (loser, winner)):
        homes = [stay["household_id"] for stay in await work.find(row, person_id=one.id, ended_on=None)]
        for home in await work.find(HouseholdRow, HouseholdRow.id.in_(homes)) if homes else []:
            await doubt_assistance(work, home, {other.id: (_LOSER,)})


def _merge(work: Work, winner: Found, loser: Found, moving: list[Found]) -> None:
    # First, because the division of what is written first is that of the act: where the record lies that stays.
    work.add(
        PersonMergeRow,
        division_id=winner.division_id,
        winner_id=winner.id,
        loser_id=loser.id,
        merged_on=work.day,
        moved=json.dumps([[table(fact.row).name, str(fact.id)] for fact in moving]),
    )
    for fact in moving:
        _give(work, fact, winner)
    work.change(loser, merged_into_id=winner.id)


def _give(work: Work, fact: Found, person: Found) -> None:
    """A classification lies where its person lies; what else is on a record lies where its household or institution does."""
    if fact.row is PersonClassificationRow:
        work.hand_over(fact, person, person_id=person.id)
    else:
        work.change(fact, person_id=person.id)


async def _merge_of(work: Work, loser: Found) -> list[Found]:
    """The merge that made the record a tombstone; it lies where the winner lies, so it is in sight."""
    row = PersonMergeRow
    return await work.find(row, lock=True, loser_id=loser.id, undone_on=None)


def _moved(merge: Found) -> Mapping[str, list[UUID]]:
    moved: dict[str, list[UUID]] = defaultdict(list)
    for name, own in json.loads(merge["moved"]):
        moved[name].append(UUID(own))
    return moved
