"""A person in, the facts that hang on the record: where the person lives and belongs, what the person is, where they sit.

In       Work, people found through their scope.
Out      the facts that change hands when two records are merged, locked and allowed; those that cannot stay where they are.
Refuses  notes: open facts of both that cannot hold together, facts where the asker may not act.
Never    moves a fact on whose days the other has one that excludes it: the tables would refuse it too.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from authz.policy import READ
from db.tables.classification import LIVELIHOODS, PersonClassificationRow
from db.tables.household import HouseholdRow
from db.tables.institution import InstitutionResidencyRow, InstitutionRow
from db.tables.lineage import table
from db.tables.membership import HouseholdMembershipRow
from db.tables.supervision_committee import (
    SupervisionCommitteeMemberRow,
    SupervisionCommitteeRow,
    VillageCommitteeMemberRow,
)
from errors.people import TWO_CLASSIFICATIONS, TWO_HOUSEHOLDS, TWO_SEATS, TWO_STAYS, UNREACHED_FACTS
from errors.sentence import Sentence
from resolvers.commands.registers import named
from resolvers.commands.work import Found, Want, Work

_COUNT = "SELECT guard.facts_of($1, $2)"


@dataclass(frozen=True, slots=True)
class FactKind:
    """A table of facts: on what they hang beside the person, and which two of them never hold on one day."""

    row: type[Any]
    excludes: Callable[[Found, Found], bool]
    clash: Sentence
    parent: tuple[type[Any], str] | None = None


def _always(_: Found, __: Found) -> bool:
    return True


def _classed_alike(one: Found, other: Found) -> bool:
    if {one["kind"], other["kind"]} <= set(LIVELIHOODS):
        return True
    return all(one[column] == other[column] for column in ("kind", "elder_class", "child_class"))


def _on_one(column: str) -> Callable[[Found, Found], bool]:
    return lambda one, other: bool(one[column] == other[column])


KINDS = (
    FactKind(InstitutionResidencyRow, _always, TWO_STAYS, (InstitutionRow, "institution_id")),
    FactKind(
        SupervisionCommitteeMemberRow,
        _on_one("supervision_committee_id"),
        TWO_SEATS,
        (SupervisionCommitteeRow, "supervision_committee_id"),
    ),
    FactKind(VillageCommitteeMemberRow, _on_one("division_id"), TWO_SEATS),
    FactKind(HouseholdMembershipRow, _always, TWO_HOUSEHOLDS, (HouseholdRow, "household_id")),
    FactKind(PersonClassificationRow, _classed_alike, TWO_CLASSIFICATIONS),
)
"""Whatever names a person; the past of a record is told by its merges instead, and stays."""


async def take_both(work: Work, wants: Sequence[Want], moving: UUID) -> tuple[Found, ...]:
    """Two records, with all on which the facts of the one hang: locked in the order of all acts, where the asker may."""
    parents = [want for kind in KINDS for want in await _parents(work, kind, moving, wants[-1].path)]
    return (await work.take(*wants, *parents))[: len(wants)]


async def facts_to_move(work: Work, winner: Found, loser: Found, path: str) -> list[Found]:
    """The facts of the loser that the winner can have. An open one that the winner cannot have must be ended first."""
    moving: list[Found] = []
    reached = 0
    for kind in KINDS:
        theirs = await work.find(kind.row, lock=True, person_id=loser.id)
        own = await work.find(kind.row, person_id=winner.id)
        reached += len(theirs)
        for fact in theirs:
            if not any(_overlap(fact, other) and kind.excludes(fact, other) for other in own):
                moving.append(fact)
            elif fact["ended_on"] is None:
                work.note(kind.clash, path, object=named(work, fact))
    await _reached_all(work, loser.id, None, reached, path)
    _allow(work, moving, winner, path)
    return moving


async def facts_to_return(
    work: Work, winner: Found, loser: Found, moved: Mapping[str, Collection[UUID]], path: str
) -> list[Found]:
    """Those of the facts that moved which are still the winner's."""
    found: list[Found] = []
    for kind in KINDS:
        ids = moved.get(table(kind.row).name, ())
        if ids:
            found += await work.find(kind.row, kind.row.id.in_(ids), kind.row.person_id == winner.id, lock=True)
    every = [each for ids in moved.values() for each in ids]
    await _reached_all(work, winner.id, every, len(found), path)
    _allow(work, found, loser, path)
    return found


async def _parents(work: Work, kind: FactKind, person: UUID, path: tuple[str, ...]) -> list[Want]:
    if kind.parent is None:
        return []
    row, column = kind.parent
    facts = await work.find(kind.row, person_id=person)
    return [Want(row, each, READ, path) for each in {fact[column] for fact in facts}]


async def _reached_all(work: Work, person: UUID, among: list[UUID] | None, reached: int, path: str) -> None:
    """What the asker does not reach would stay with a record that nobody finds."""
    if await work.value(_COUNT, person, among) != reached:
        work.note(UNREACHED_FACTS, path)


def _allow(work: Work, facts: Sequence[Found], to: Found, path: str) -> None:
    """Each fact may be changed where it lies; a classification then lies where the other record does."""
    objects = {fact.row: str(table(fact.row).info["object"]) for fact in facts}
    places = {(objects[fact.row], fact.division_id) for fact in facts}
    if PersonClassificationRow in objects:
        places.add((objects[PersonClassificationRow], to.division_id))
    for object_, division in sorted(places):
        work.allow(object_, "approve", division, path)


def _overlap(one: Found, other: Found) -> bool:
    """Whether two periods, from the first day up to the last one, not included, have a day in common."""
    days = ((each["started_on"], each["ended_on"]) for each in (one, other))
    (start, end), (begin, until) = days
    if start == end or begin == until:
        return False
    return (until is None or start < until) and (end is None or begin < end)
