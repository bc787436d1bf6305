"""Gives the commands about cemeteries: registered as planned, changed, closed and opened again, their prices.

Rules: 殡葬管理条例; 江苏省人民政府令第171号 for who sets the prices of which cemetery. Stages and approvals stand in
cemetery_stages, whose a cemetery is in cemetery_owners.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from db.tables.cemetery import CemeteryOwnershipRow, CemeteryPriceRow, CemeteryRow
from errors.places import NOT_CLOSED, OWNER_INCOMPLETE, PLOTS_TOO_MANY, PRICE_BASIS_DOUBT
from resolvers.commands.cemetery_stages import stage_by_approvals
from resolvers.commands.days import latest, not_before, not_future
from resolvers.commands.inputs import OMITTED, Maybe
from resolvers.commands.numbers import decimal_fits, not_negative
from resolvers.commands.registers import (
    Closing,
    NamedChange,
    NamedEntry,
    Reopening,
    as_it_would_be,
    closed,
    moved,
    named_changes,
    named_values,
    own_values,
    reopened,
    warn_same_name,
)
from resolvers.commands.work import Done, Want, Work

_PLOTS = ("plots_total", "plots_used", "plots_eco")
_PUBLIC = frozenset({"TOWNSHIP_PUBLIC", "VILLAGE_PUBLIC", "COLUMBARIUM", "ECO"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterCemetery(NamedEntry):
    """A cemetery is planned; whose it is may be said at once. All other stages it reaches by advanceCemeteryStage."""

    kind: str
    planned_on: date | None = None
    ownership: str | None = None
    owner: str | None = None
    area_mu: Decimal | None = None
    plots_total: int = 0
    plots_used: int = 0
    plots_eco: int = 0
    service_area: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateCemetery(NamedChange):
    """What is known of a cemetery changes, or was wrong."""

    division_id: Maybe[UUID] = OMITTED
    kind: Maybe[str] = OMITTED
    area_mu: Maybe[Decimal | None] = OMITTED
    plots_total: Maybe[int] = OMITTED
    plots_used: Maybe[int] = OMITTED
    plots_eco: Maybe[int] = OMITTED
    service_area: Maybe[str | None] = OMITTED


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordCemeteryPrice:
    """What a cemetery asks for one item from a day on; it ends what was asked before."""

    cemetery_id: UUID
    item: str
    price: Decimal
    unit: str
    basis: str
    document: str | None = None
    started_on: date
    reason: str | None = None


async def register_cemetery(work: Work, given: RegisterCemetery) -> Done:
    """Register a cemetery as planned, and its founder as its owner."""
    work.place(given.division_id, "cemetery", "register", "divisionId")
    planned_on = given.planned_on or work.day
    not_future(work, given.planned_on, "plannedOn")
    own = own_values(given, CemeteryRow)
    own.pop("ownership")
    values = named_values(work, given) | own
    _check_plots(work, values)
    decimal_fits(work, given.area_mu, 7, 3, "areaMu")
    if (given.ownership is None) != (given.owner is None):
        work.note(OWNER_INCOMPLETE, "owner" if given.owner is None else "ownership")
    await warn_same_name(work, CemeteryRow, given.name, given.division_id)
    work.agree()
    stage = {"stage": "PLANNED", "stage_since": planned_on, "status_since": planned_on}
    cemetery = work.add(CemeteryRow, **values, **stage)
    if given.owner is not None:
        owner = {"nature": given.ownership, "acquisition": "FOUNDED", "owner": given.owner, "started_on": planned_on}
        work.add(CemeteryOwnershipRow, division_id=given.division_id, cemetery_id=cemetery, **owner)
    return Done("Cemetery", cemetery)


async def update_cemetery(work: Work, given: UpdateCemetery) -> Done:
    """Change what is given. Stage, licence and owner are not said here: they follow approvals and agreements."""
    (found,) = await work.take(Want(CemeteryRow, given.id, "change", ("id",), given.expected_version))
    values = named_changes(work, found, given) | own_values(given, CemeteryRow)
    values |= moved(work, "cemetery", given.division_id)
    if values.keys() & set(_PLOTS):
        _check_plots(work, as_it_would_be(found, values, *_PLOTS))
    decimal_fits(work, values.get("area_mu"), 7, 3, "areaMu")
    work.agree()
    work.change(found, **values)
    return Done("Cemetery", found.id)


async def close_cemetery(work: Work, given: Closing) -> Done:
    """Close a cemetery, whatever its stage: no grave is sold from that day on."""
    (found,) = await work.take(Want(CemeteryRow, given.id, "change", ("id",), given.expected_version))
    closing = closed(work, found, given)
    not_before(work, given.closed_on, found["stage_since"], "closedOn")
    work.agree()
    work.change(found, stage="CLOSED", stage_since=given.closed_on, **_beside_the_stage(closing))
    return Done("Cemetery", found.id)


async def reopen_cemetery(work: Work, given: Reopening) -> Done:
    """Open a closed cemetery again, at the stage that its approvals allow; a suspended one is advanced instead."""
    (found,) = await work.take(Want(CemeteryRow, given.id, "change", ("id",), given.expected_version))
    opening = reopened(work, found, given)
    if found["stage"] == "SUSPENDED":
        work.note(NOT_CLOSED, "id")
    not_before(work, given.reopened_on, found["stage_since"], "reopenedOn")
    stage = await stage_by_approvals(work, found, given.reopened_on)
    work.agree()
    if stage != "OPERATING":
        opening.pop("opened_on", None)
    work.change(found, stage=stage, stage_since=given.reopened_on, **_beside_the_stage(opening))
    return Done("Cemetery", found.id)


async def record_cemetery_price(work: Work, given: RecordCemeteryPrice) -> Done:
    """Record a price; the one asked for the same item until now ends on that day."""
    (found,) = await work.take(Want(CemeteryRow, given.cemetery_id, "change", ("cemeteryId",)))
    columns = CemeteryPriceRow
    asked = await work.find(columns, lock=True, cemetery_id=found.id, item=given.item)
    before = latest(*(each["ended_on"] or each["started_on"] for each in asked))
    not_future(work, given.started_on, "startedOn")
    not_before(work, given.started_on, before, "startedOn")
    decimal_fits(work, given.price, 10, 2, "price")
    if given.basis == "MARKET" and found["kind"] in _PUBLIC:
        work.warn(PRICE_BASIS_DOUBT, "basis")
    work.agree()
    for each in asked:
        if each["ended_on"] is None:
            work.change(each, ended_on=given.started_on)
    values = own_values(given, CemeteryPriceRow)
    return Done("CemeteryPrice", work.add(CemeteryPriceRow, division_id=found.division_id, **values))


def _beside_the_stage(values: Mapping[str, Any]) -> dict[str, Any]:
    """Without the status: the database works it out of the stage."""
    return {name: value for name, value in values.items() if name != "status"}


def _check_plots(work: Work, values: Mapping[str, Any]) -> None:
    total, used, eco = (values[column] for column in _PLOTS)
    not_negative(work, total, "plotsTotal")
    not_negative(work, used, "plotsUsed")
    not_negative(work, eco, "plotsEco")
    if used > total:
        work.note(PLOTS_TOO_MANY, "plotsUsed", total=total)
    if eco > total:
        work.note(PLOTS_TOO_MANY, "plotsEco", total=total)
