"""Records whether a community facility is up to a standard 达标评估, item by item.

In       Work; the facility, the standard, who assessed, what was looked at and found.
Out      an assessment with its items; the one by the same standard that held until then ends on that day.
Refuses  notes: no item, an item listed twice, an assessment not after the last one, one of a closed facility.
Never    takes a result: it is worked out, up to standard only if every requirement is met.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from db.tables.community_facility import CommunityFacilityRow, FacilityAssessmentItemRow, FacilityAssessmentRow
from errors.bodies import AREA_BELOW_STANDARD, ASSESSED_LATER, ITEMS_MISSING, LISTED_TWICE
from errors.places import ALREADY_CLOSED
from resolvers.commands.days import not_future
from resolvers.commands.facilities import CENTRE
from resolvers.commands.work import Done, Found, Want, Work
from resolvers.identity import GlobalId

LEAST_AREA = Decimal(600)
"""m²: what the guide of the embedded service centres generally asks for; a province's standard may ask for more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentItem:
    """逐项评估 / One requirement, what was found, and whether it is met."""

    item: str
    requirement: str
    finding: str | None = None
    passed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessFacility:
    """An assessment by one standard on one day."""

    community_facility_id: UUID
    standard: str
    assessor: str
    started_on: date
    items: tuple[AssessmentItem, ...]
    reason: str | None = None


async def assess_facility(work: Work, given: AssessFacility) -> Done:
    """The facility is locked first, so two assessments of one day meet here, not in the database."""
    wanted = Want(CommunityFacilityRow, given.community_facility_id, "change", ("communityFacilityId",))
    (facility,) = await work.take(wanted)
    passed = all(each.passed for each in given.items)
    _check(work, facility, given)
    _doubt_area(work, facility, passed=passed)
    before = await _assessed_before(work, given)
    work.agree()
    if before is not None:
        work.change(before, ended_on=given.started_on)
    return Done("FacilityAssessment", _enter(work, facility, given, passed=passed))


def _check(work: Work, facility: Found, given: AssessFacility) -> None:
    if facility["status"] == "CLOSED":
        work.note(ALREADY_CLOSED, "communityFacilityId")
    not_future(work, given.started_on, "startedOn")
    if not given.items:
        work.note(ITEMS_MISSING, "items")
    names = [each.item for each in given.items]
    for place, name in enumerate(names):
        if name in names[:place]:
            work.note(LISTED_TWICE, "items", str(place), "item")


def _doubt_area(work: Work, facility: Found, *, passed: bool) -> None:
    """Space is necessary, not sufficient."""
    area = facility["area_m2"]
    if passed and facility["kind"] == CENTRE and area is not None and area < LEAST_AREA:
        work.warn(AREA_BELOW_STANDARD, "items", area=area, least=LEAST_AREA)


async def _assessed_before(work: Work, given: AssessFacility) -> Found | None:
    """The assessment by this standard that holds still; the new one comes after every other."""
    row = FacilityAssessmentRow
    of_the_standard = (row.community_facility_id == given.community_facility_id, row.standard == given.standard)
    found: Sequence[Found] = await work.find(row, *of_the_standard, lock=True, order_by=(row.started_on,))
    last = found[-1] if found else None
    if last is not None and last["started_on"] >= given.started_on:
        known = GlobalId("FacilityAssessment", last.id)
        work.note(ASSESSED_LATER, "startedOn", object=known, day=last["started_on"].isoformat())
        return None
    return last if last is not None and _lasts(last, given.started_on) else None


def _lasts(assessment: Found, day: date) -> bool:
    ended: date | None = assessment["ended_on"]
    return ended is None or ended > day


def _enter(work: Work, facility: Found, given: AssessFacility, *, passed: bool) -> UUID:
    assessment = work.add(
        FacilityAssessmentRow,
        division_id=facility.division_id,
        community_facility_id=facility.id,
        standard=given.standard,
        result="UP_TO_STANDARD" if passed else "NOT_UP_TO_STANDARD",
        assessor=given.assessor,
        started_on=given.started_on,
        ended_on=None,
    )
    for each in given.items:
        work.add(
            FacilityAssessmentItemRow,
            division_id=facility.division_id,
            facility_assessment_id=assessment,
            item=each.item,
            requirement=each.requirement,
            finding=each.finding,
            passed=each.passed,
        )
    return assessment
