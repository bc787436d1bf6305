"""Gives the command that records a death, and ends what ends with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from db.tables.institution import InstitutionResidencyRow, InstitutionRow
from db.tables.person import PersonRow
from resolvers.commands.belonging import LeavingPaths, leave
from resolvers.commands.days import not_before, not_future
from resolvers.commands.persons import in_sight, living
from resolvers.commands.work import Done, Want, Work

_LEAVING = LeavingPaths(day=("diedOn",), new_head=("newHeadId",))


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDeath:
    """When the person died, and who heads the household then, if the person did and others stay."""

    id: UUID
    expected_version: int
    died_on: date
    new_head_id: UUID | None = None
    reason: str | None = None


async def record_death(work: Work, given: RecordDeath) -> Done:
    """The membership and the stay in an institution end on that day; classifications are ended by who approves their end."""
    await in_sight(work, given.id, "id")
    # Locked in the order of all acts: the institution, the household, the person.
    await _end_stay(work, given)
    await leave(work, given.id, given.died_on, given.new_head_id, at=_LEAVING)
    (person,) = await work.take(Want(PersonRow, given.id, "change", ("id",), given.expected_version))
    living(work, person, "id")
    not_future(work, given.died_on, "diedOn")
    not_before(work, given.died_on, person["birth_date"], "diedOn")
    work.agree()
    work.change(person, died_on=given.died_on)
    return Done("Person", person.id)


async def _end_stay(work: Work, given: RecordDeath) -> None:
    """End the stay in an institution, if one is in sight; its bed is free then."""
    row = InstitutionResidencyRow
    for seen in await work.find(row, person_id=given.id, ended_on=None):
        await work.take(Want(InstitutionRow, seen["institution_id"], "residency:change", ("id",)))
    for stay in await work.find(row, lock=True, person_id=given.id, ended_on=None):
        not_before(work, given.died_on, stay["started_on"], "diedOn")
        work.change(stay, ended_on=given.died_on)
