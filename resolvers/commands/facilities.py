"""Registers, changes, closes and reopens community facilities 社区设施, with the services that they offer.

In       Work; an entry's name, place, area, operator, services; the services are given whole.
Out      the facility's row, and a row a service, in the Work.
Refuses  notes: a service listed twice, an area that is none, days out of order, what all registers refuse.
Never    refuses a second service centre in a division: there may be two, but a figure may count one twice, so it warns.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from db.tables.community_facility import CommunityFacilityRow, FacilityFunctionRow
from errors.bodies import CENTRE_IN_DIVISION, LISTED_TWICE
from resolvers.commands.days import not_before, not_future
from resolvers.commands.inputs import OMITTED, Maybe
from resolvers.commands.numbers import decimal_fits
from resolvers.commands.registers import (
    Closing,
    EntryChange,
    NewEntry,
    Reopening,
    as_it_would_be,
    changed_values,
    closed,
    new_values,
    own_values,
    reopened,
    warn_same_name,
)
from resolvers.commands.work import Done, Found, Want, Work
from resolvers.identity import GlobalId

TYPE, OBJECT = "CommunityFacility", "community_facility"
CENTRE = "SERVICE_CENTRE"
AREA_DIGITS, AREA_PLACES = 8, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterCommunityFacility(NewEntry):
    """A new facility; area in square metres."""

    kind: str
    area_m2: Decimal | None = None
    operator: str | None = None
    operator_nature: str
    handed_over_on: date | None = None
    functions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateCommunityFacility(EntryChange):
    """What may change of a facility. The services, if given, are all that it offers from now on."""

    kind: Maybe[str] = OMITTED
    area_m2: Maybe[Decimal | None] = OMITTED
    operator: Maybe[str | None] = OMITTED
    operator_nature: Maybe[str] = OMITTED
    handed_over_on: Maybe[date | None] = OMITTED
    functions: Maybe[tuple[str, ...]] = OMITTED


async def register_community_facility(work: Work, given: RegisterCommunityFacility) -> Done:
    """A new facility: in preparation until it is open."""
    work.place(given.division_id, OBJECT, "register", "divisionId")
    values = new_values(work, given) | own_values(given, CommunityFacilityRow)
    _check(work, values, given.functions)
    await warn_same_name(work, CommunityFacilityRow, given.name, given.division_id)
    if given.kind == CENTRE:
        await _doubt_centre(work, given.division_id)
    work.agree()
    facility = work.add(CommunityFacilityRow, **values)
    _offer(work, facility, given.division_id, given.functions)
    return Done(TYPE, facility)


async def update_community_facility(work: Work, given: UpdateCommunityFacility) -> Done:
    """What is given is changed, the rest stays."""
    found = await _taken(work, given)
    values = changed_values(work, found, given) | own_values(given, CommunityFacilityRow)
    wanted = None if given.functions is OMITTED else given.functions
    _check(work, values | as_it_would_be(found, values, "closed_on"), wanted or ())
    if values.get("kind") == CENTRE != found["kind"]:
        await _doubt_centre(work, found.division_id, own=found.id)
    offered = await _offered(work, found) if wanted is not None else []
    work.agree()
    work.change(found, **values)
    if wanted is not None:
        _offer(work, found.id, found.division_id, wanted, offered)
    return Done(TYPE, found.id)


async def close_community_facility(work: Work, given: Closing) -> Done:
    """The facility is no more; what it offered and how it was assessed stays on record."""
    found = await _taken(work, given)
    values = closed(work, found, given)
    work.agree()
    work.change(found, **values)
    return Done(TYPE, found.id)


async def reopen_community_facility(work: Work, given: Reopening) -> Done:
    """A facility that was closed or suspended is open again."""
    found = await _taken(work, given)
    values = reopened(work, found, given)
    work.agree()
    work.change(found, **values)
    return Done(TYPE, found.id)


async def _taken(work: Work, given: EntryChange | Closing | Reopening) -> Found:
    (found,) = await work.take(Want(CommunityFacilityRow, given.id, "change", ("id",), given.expected_version))
    return found


def _check(work: Work, values: Mapping[str, Any], functions: Sequence[str]) -> None:
    decimal_fits(work, values.get("area_m2"), AREA_DIGITS, AREA_PLACES, "areaM2")
    not_future(work, values.get("handed_over_on"), "handedOverOn")
    not_before(work, values.get("closed_on"), values.get("handed_over_on"), "handedOverOn")
    for place, service in enumerate(functions):
        if service in functions[:place]:
            work.note(LISTED_TWICE, "functions", str(place))


async def _doubt_centre(work: Work, division_id: UUID, own: UUID | None = None) -> None:
    """One village with two centres must not count twice."""
    row = CommunityFacilityRow
    for centre in await work.find(row, row.division_id == division_id, row.kind == CENTRE, row.status != "CLOSED"):
        if centre.id != own:
            work.warn(CENTRE_IN_DIVISION, "kind", object=GlobalId(TYPE, centre.id), name=centre["name"])


async def _offered(work: Work, facility: Found) -> list[Found]:
    row = FacilityFunctionRow
    return await work.find(row, row.community_facility_id == facility.id, lock=True, order_by=(row.service,))


def _offer(work: Work, facility: UUID, division_id: UUID, wanted: Sequence[str], offered: Sequence[Found] = ()) -> None:
    """What is no longer offered goes, what is new comes, the rest keeps its row."""
    for each in offered:
        if each["service"] not in wanted:
            work.remove(each)
    had = {each["service"] for each in offered}
    for service in sorted(set(wanted) - had):
        work.add(FacilityFunctionRow, division_id=division_id, community_facility_id=facility, service=service)
