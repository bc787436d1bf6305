"""Gives the way of a cemetery from its plan to its end, and the approvals that each step of it needs.

PLANNED → APPROVED → BUILDING → ACCEPTED → OPERATING, one step at a time; OPERATING and SUSPENDED follow each other. 殡葬管理条例;
江苏省人民政府令第171号: plan, acceptance and licence are approved before, and by others than who filed the cemetery.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from db.tables.cemetery import CemeteryApprovalRow, CemeteryRow
from errors.places import APPROVAL_MISSING, APPROVAL_RECORDED, STAGE_NOT_NEXT
from resolvers.commands.days import latest, not_before, not_future
from resolvers.commands.numbers import decimal_fits
from resolvers.commands.registers import named, own_values
from resolvers.commands.work import Done, Found, Want, Work

_NEXT = {
    "PLANNED": ("APPROVED",),
    "APPROVED": ("BUILDING",),
    "BUILDING": ("ACCEPTED",),
    "ACCEPTED": ("OPERATING",),
    "OPERATING": ("SUSPENDED",),
    "SUSPENDED": ("OPERATING",),
    "CLOSED": (),
}
_NEEDS = {"APPROVED": "PLAN", "ACCEPTED": "ACCEPTANCE", "OPERATING": "LICENCE"}
"""The approval that has to be on record, given on the day of the step or before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordCemeteryApproval:
    """An authority has approved something of a cemetery."""

    cemetery_id: UUID
    subject: str
    number: str
    approved_on: date
    authority: str
    area_mu: Decimal | None = None
    remarks: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdvanceCemeteryStage:
    """A cemetery enters its next stage on a day."""

    id: UUID
    expected_version: int
    stage: str
    stage_since: date
    reason: str | None = None


async def record_cemetery_approval(work: Work, given: RecordCemeteryApproval) -> Done:
    """Record an approval; a licence is the cemetery's from then on, unless a later one is on record."""
    (found,) = await work.take(Want(CemeteryRow, given.cemetery_id, "approve", ("cemeteryId",)))
    not_future(work, given.approved_on, "approvedOn")
    decimal_fits(work, given.area_mu, 7, 3, "areaMu")
    await work.not_own_filing(found, "cemeteryId")
    same = await _approvals(work, found, given.subject)
    for each in same:
        if each["number"] == given.number:
            work.note(APPROVAL_RECORDED, "number", object=named(work, each))
    work.agree()
    values = own_values(given, CemeteryApprovalRow) | {"remarks": given.remarks}
    if given.subject == "LICENCE" and given.approved_on >= (latest(found["licensed_on"]) or given.approved_on):
        work.change(found, licence_number=given.number, licensed_on=given.approved_on)
    return Done("CemeteryApproval", work.add(CemeteryApprovalRow, division_id=found.division_id, **values))


async def advance_cemetery_stage(work: Work, given: AdvanceCemeteryStage) -> Done:
    """Take the next step, if its approval is on record; the first day of operation is that of its opening."""
    (found,) = await work.take(Want(CemeteryRow, given.id, "change", ("id",), given.expected_version))
    not_future(work, given.stage_since, "stageSince")
    not_before(work, given.stage_since, found["stage_since"], "stageSince")
    ways = _NEXT[found["stage"]]
    if given.stage not in ways:
        facts = {"stage": found["stage"], "wanted": given.stage, "next": ", ".join(ways) or "-"}
        work.note(STAGE_NOT_NEXT, "stage", **facts)
    elif not await _is_approved(work, found, given.stage, given.stage_since):
        work.note(APPROVAL_MISSING, "stage", subject=_NEEDS[given.stage], day=given.stage_since.isoformat())
    work.agree()
    work.change(found, **_at_stage(found, given.stage, given.stage_since))
    return Done("Cemetery", found.id)


async def stage_by_approvals(work: Work, cemetery: Found, day: date) -> str:
    """The furthest stage for which an approval is on record: where a cemetery goes on that was closed."""
    for stage in ("OPERATING", "ACCEPTED", "APPROVED"):
        if await _is_approved(work, cemetery, stage, day):
            return stage
    return "PLANNED"


async def _is_approved(work: Work, cemetery: Found, stage: str, day: date) -> bool:
    subject = _NEEDS.get(stage)
    if subject is None:
        return True
    return any(each["approved_on"] <= day for each in await _approvals(work, cemetery, subject))


async def _approvals(work: Work, cemetery: Found, subject: str) -> Sequence[Found]:
    columns = CemeteryApprovalRow
    return await work.find(columns, cemetery_id=cemetery.id, subject=subject)


def _at_stage(cemetery: Found, stage: str, day: date) -> dict[str, Any]:
    opened = {"opened_on": day} if stage == "OPERATING" and cemetery["opened_on"] is None else {}
    return {"stage": stage, "stage_since": day, "status_since": day, **opened}
