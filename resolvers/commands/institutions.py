"""Gives the commands about institutions: filed, changed, closed and opened again, inspected in one of four parts.

Rules: 养老机构管理办法 (民政部令第66号) for beds and filing, GB/T 37276-2018 for grades, domain 四位一体 for safety.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from db.tables.institution import InstitutionRow
from errors.places import (
    BEDS_FEW,
    BEDS_NURSING,
    BEDS_OCCUPIED,
    BEDS_USABLE,
    GRADE_STANDARD,
    INSTITUTION_RESIDENTS,
    SAFETY_DAY_EARLIER,
)
from resolvers.commands.credit import credit_code_value
from resolvers.commands.days import not_future
from resolvers.commands.inputs import OMITTED, Maybe
from resolvers.commands.numbers import grade, not_negative
from resolvers.commands.registers import (
    Closing,
    EntryChange,
    NewEntry,
    Reopening,
    as_it_would_be,
    changed_values,
    closed,
    moved,
    new_values,
    own_values,
    reopened,
    warn_same_name,
)
from resolvers.commands.work import Done, Found, Want, Work

FEWEST_BEDS = 10
"""养老机构管理办法 (民政部令第66号): a home for elders has ten beds or more."""

HIGHEST_GRADE = 5
_FOR_ELDERS = frozenset({"ELDER_CARE_HOME", "TOWNSHIP_ELDER_CARE_CENTRE", "REGIONAL_SUPPORT_CENTRE"})
_BEDS = ("beds_registered", "beds_usable", "beds_nursing")
_PARTS = {
    "FACILITIES": "safety_facilities_on",
    "MONITORING": "safety_monitoring_on",
    "GUIDANCE": "safety_guidance_on",
    "INSPECTION": "safety_inspection_on",
}
"""四位一体: 设施达标, 智能监管, 专业指导, 联合督查."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterInstitution(NewEntry):
    """An institution is filed."""

    kind: str
    unified_credit_code: str | None = None
    founder_nature: str
    operator_nature: str
    filing_number: str | None = None
    beds_registered: int
    beds_usable: int
    beds_nursing: int
    grade: int | None = None
    grade_standard: str | None = None
    home_service: bool = False
    community_service: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateInstitution(EntryChange):
    """What is known of an institution changes, or was wrong."""

    division_id: Maybe[UUID] = OMITTED
    kind: Maybe[str] = OMITTED
    unified_credit_code: Maybe[str | None] = OMITTED
    founder_nature: Maybe[str] = OMITTED
    operator_nature: Maybe[str] = OMITTED
    filing_number: Maybe[str | None] = OMITTED
    beds_registered: Maybe[int] = OMITTED
    beds_usable: Maybe[int] = OMITTED
    beds_nursing: Maybe[int] = OMITTED
    grade: Maybe[int | None] = OMITTED
    grade_standard: Maybe[str | None] = OMITTED
    home_service: Maybe[bool] = OMITTED
    community_service: Maybe[bool] = OMITTED


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSafetyInspection:
    """One of the four parts of an institution's safety was seen to be in order on a day."""

    institution_id: UUID
    part: str
    inspected_on: date
    reason: str | None = None


async def register_institution(work: Work, given: RegisterInstitution) -> Done:
    """File an institution: it is being prepared, or open from the day that is given."""
    work.place(given.division_id, "institution", "register", "divisionId")
    values = new_values(work, given) | own_values(given, InstitutionRow)
    await _check_code(work, values, None)
    _check_beds(work, values, 0)
    _check_grade(work, values)
    await warn_same_name(work, InstitutionRow, given.name, given.division_id)
    work.agree()
    return Done("Institution", work.add(InstitutionRow, **values))


async def update_institution(work: Work, given: UpdateInstitution) -> Done:
    """Change what is given; rules about several columns look at all of them as they would be."""
    (found,) = await work.take(Want(InstitutionRow, given.id, "change", ("id",), given.expected_version))
    values = changed_values(work, found, given) | own_values(given, InstitutionRow)
    values |= moved(work, "institution", given.division_id)
    await _check_code(work, values, found.id)
    if values.keys() & {*_BEDS, "kind"}:
        _check_beds(work, as_it_would_be(found, values, *_BEDS, "kind"), found["beds_occupied"])
    if values.keys() & {"grade", "grade_standard"}:
        _check_grade(work, as_it_would_be(found, values, "grade", "grade_standard"))
    work.agree()
    work.change(found, **values)
    return Done("Institution", found.id)


async def close_institution(work: Work, given: Closing) -> Done:
    """Close an institution in which nobody lives any more."""
    found = await _taken(work, given)
    values = closed(work, found, given)
    if found["beds_occupied"] > 0:
        work.note(INSTITUTION_RESIDENTS, "id", residents=found["beds_occupied"])
    work.agree()
    work.change(found, **values)
    return Done("Institution", found.id)


async def reopen_institution(work: Work, given: Reopening) -> Done:
    """Open an institution again."""
    found = await _taken(work, given)
    values = reopened(work, found, given)
    work.agree()
    work.change(found, **values)
    return Done("Institution", found.id)


async def record_safety_inspection(work: Work, given: RecordSafetyInspection) -> Done:
    """Record the day of one part; a day before the one on record is doubtful, for it may be a correction."""
    (found,) = await work.take(Want(InstitutionRow, given.institution_id, "change", ("institutionId",)))
    not_future(work, given.inspected_on, "inspectedOn")
    recorded = found[_PARTS[given.part]]
    if recorded is not None and given.inspected_on < recorded:
        work.warn(SAFETY_DAY_EARLIER, "inspectedOn", recorded=recorded.isoformat())
    work.agree()
    work.change(found, **{_PARTS[given.part]: given.inspected_on})
    return Done("Institution", found.id)


async def _taken(work: Work, given: Closing | Reopening) -> Found:
    (found,) = await work.take(Want(InstitutionRow, given.id, "change", ("id",), given.expected_version))
    return found


async def _check_code(work: Work, values: dict[str, Any], own: UUID | None) -> None:
    """The code as it is kept takes the place of the one that was typed."""
    text = values.get("unified_credit_code")
    if text is not None:
        code = await credit_code_value(work, InstitutionRow, text, "unifiedCreditCode", own=own)
        values["unified_credit_code"] = code


def _check_beds(work: Work, values: Mapping[str, Any], occupied: int) -> None:
    registered, usable, nursing = (values[column] for column in _BEDS)
    not_negative(work, registered, "bedsRegistered")
    not_negative(work, usable, "bedsUsable")
    not_negative(work, nursing, "bedsNursing")
    if usable > registered:
        work.note(BEDS_USABLE, "bedsUsable", registered=registered)
    if nursing > usable:
        work.note(BEDS_NURSING, "bedsNursing", usable=usable)
    if usable < occupied:
        work.note(BEDS_OCCUPIED, "bedsUsable", occupied=occupied)
    if values["kind"] in _FOR_ELDERS and registered < FEWEST_BEDS:
        work.warn(BEDS_FEW, "bedsRegistered", least=FEWEST_BEDS)


def _check_grade(work: Work, values: Mapping[str, Any]) -> None:
    grade(work, values["grade"], HIGHEST_GRADE, "grade")
    if (values["grade"] is None) != (values["grade_standard"] is None):
        work.note(GRADE_STANDARD, "gradeStandard")
