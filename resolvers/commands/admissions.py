"""Gives the commands about who lives in an institution: a resident is admitted to a free bed, a stay ends.

Rules: 养老机构管理办法 (民政部令第66号) chapter 3; concentrated support is that of 社会救助暂行办法 art. 19. The institution's
row is held first, so of many who want the last bed one gets it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from db.tables.classification import PersonClassificationRow
from db.tables.institution import InstitutionResidencyRow, InstitutionRow
from db.tables.person import PersonRow
from errors.places import (
    BED_TAKEN,
    BEDS_FULL,
    HARDSHIP_NOT_KNOWN,
    INSTITUTION_NOT_OPEN,
    PERSON_RESIDENT,
    STAY_ENDED,
    STAY_OVERLAPS,
)
from resolvers.commands.days import latest, not_before, not_future
from resolvers.commands.persons import living
from resolvers.commands.registers import named
from resolvers.commands.work import Done, Found, Want, Work


@dataclass(frozen=True, slots=True, kw_only=True)
class AdmitResident:
    """A person comes to live in an institution."""

    institution_id: UUID
    person_id: UUID
    started_on: date
    bed: str | None = None
    support: str
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DischargeResident:
    """A stay ends; ``ended_on`` is the first day on which the person no longer lives there."""

    id: UUID
    expected_version: int | None = None
    ended_on: date
    reason: str | None = None


async def admit_resident(work: Work, given: AdmitResident) -> Done:
    """Admit somebody who lives, lives in no institution, to one that is open and has a free bed."""
    institution, person = await work.take(
        Want(InstitutionRow, given.institution_id, "residency:register", ("institutionId",)),
        Want(PersonRow, given.person_id, "read", ("personId",)),
    )
    not_future(work, given.started_on, "startedOn")
    not_before(work, given.started_on, latest(institution["opened_on"], person["birth_date"]), "startedOn")
    living(work, person, "personId")
    await _check_bed(work, institution, given)
    await _check_stays(work, given)
    if given.support == "SPECIAL_HARDSHIP":
        await _check_hardship(work, given)
    work.agree()
    return Done("InstitutionResidency", work.add(InstitutionResidencyRow, **_stay(institution, given)))


async def discharge_resident(work: Work, given: DischargeResident) -> Done:
    """End a stay; the bed is free again."""
    (seen,) = await work.find(InstitutionResidencyRow, id=given.id) or (None,)
    if seen is not None:
        # The institution first, as admissions take it: else two acts about one bed would wait for each other.
        await work.take(Want(InstitutionRow, seen["institution_id"], "residency:change", ("id",)))
        work.agree()
    (stay,) = await work.take(Want(InstitutionResidencyRow, given.id, "change", ("id",), given.expected_version))
    if stay["ended_on"] is not None:
        work.note(STAY_ENDED, "id", day=stay["ended_on"].isoformat())
    not_future(work, given.ended_on, "endedOn")
    not_before(work, given.ended_on, stay["started_on"], "endedOn")
    work.agree()
    work.change(stay, ended_on=given.ended_on)
    return Done("InstitutionResidency", stay.id)


def _stay(institution: Found, given: AdmitResident) -> dict[str, object]:
    return {
        "division_id": institution.division_id,
        "institution_id": institution.id,
        "person_id": given.person_id,
        "started_on": given.started_on,
        "bed": given.bed,
        "support": given.support,
    }


async def _check_bed(work: Work, institution: Found, given: AdmitResident) -> None:
    if institution["status"] != "ACTIVE":
        work.note(INSTITUTION_NOT_OPEN, "institutionId")
    if institution["beds_occupied"] >= institution["beds_usable"]:
        work.note(BEDS_FULL, "institutionId", usable=institution["beds_usable"])
    if given.bed is not None:
        row = InstitutionResidencyRow
        if others := await work.find(row, institution_id=institution.id, bed=given.bed, ended_on=None):
            work.note(BED_TAKEN, "bed", object=named(work, others[0]), bed=given.bed)


async def _check_stays(work: Work, given: AdmitResident) -> None:
    """Of the person's stays in sight; of others the database knows (constraints)."""
    for stay in await work.find(InstitutionResidencyRow, person_id=given.person_id):
        until = stay["ended_on"]
        if until is None:
            work.note(PERSON_RESIDENT, "personId", object=named(work, stay))
        elif given.started_on < until:
            work.note(STAY_OVERLAPS, "startedOn", object=named(work, stay), until=until.isoformat())


async def _check_hardship(work: Work, given: AdmitResident) -> None:
    """Whether the person is classified for concentrated support on the day; only a doubt, for the paper may follow."""
    columns = PersonClassificationRow
    held = await work.find(
        columns,
        columns.person_id == given.person_id,
        columns.kind == "SPECIAL_HARDSHIP",
        columns.support_form == "CONCENTRATED",
        columns.ended_on.is_(None),
        columns.started_on <= given.started_on,
    )
    if not held:
        work.warn(HARDSHIP_NOT_KNOWN, "support")
