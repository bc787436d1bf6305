"""Registers, changes, closes and reopens social organisations 社会组织.

In       Work; an entry's name, place, credit code, registrar, supervising unit, legal representative.
Out      the entry's row in the Work.
Refuses  notes: a credit code that is wrong or taken, days out of order, what all registers refuse.
Never    refuses a code for its kind or region: both lists grow, so these are warnings.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.tables.social_organization import SocialOrganizationRow
from errors.bodies import CREDIT_CODE_OTHER_KIND
from resolvers.commands.credit import credit_code_value
from resolvers.commands.days import not_before, not_future
from resolvers.commands.inputs import OMITTED, Maybe
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

TYPE, OBJECT = "SocialOrganization", "social_organization"
_KIND_OF = {"51": "ASSOCIATION", "52": "SERVICE_ORGANIZATION", "53": "FOUNDATION"}
"""GB 32100: the first two signs of a code that the civil affairs authority gave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterSocialOrganization(NewEntry):
    """A new organisation."""

    kind: str
    unified_credit_code: str
    registrar: str
    supervising_unit: str | None = None
    legal_representative: str
    registered_on: date
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateSocialOrganization(EntryChange):
    """What may change of an organisation; its kind may not: that is another organisation."""

    unified_credit_code: Maybe[str] = OMITTED
    registrar: Maybe[str] = OMITTED
    supervising_unit: Maybe[str | None] = OMITTED
    legal_representative: Maybe[str] = OMITTED
    registered_on: Maybe[date] = OMITTED
    field: Maybe[str] = OMITTED


async def register_social_organization(work: Work, given: RegisterSocialOrganization) -> Done:
    """A new entry: in preparation until it is open."""
    work.place(given.division_id, OBJECT, "register", "divisionId")
    code = await credit_code_value(work, SocialOrganizationRow, given.unified_credit_code, "unifiedCreditCode")
    _doubt_kind(work, code, given.kind)
    _days(work, given.registered_on, given.opened_on)
    values = new_values(work, given) | own_values(given, SocialOrganizationRow)
    await warn_same_name(work, SocialOrganizationRow, given.name, given.division_id)
    work.agree()
    return Done(TYPE, work.add(SocialOrganizationRow, **values | {"unified_credit_code": code}))


async def update_social_organization(work: Work, given: UpdateSocialOrganization) -> Done:
    """What is given is changed, the rest stays."""
    found = await _taken(work, given)
    values = changed_values(work, found, given) | own_values(given, SocialOrganizationRow)
    if "unified_credit_code" in values:
        text = values["unified_credit_code"]
        code = await credit_code_value(work, SocialOrganizationRow, text, "unifiedCreditCode", own=found.id)
        _doubt_kind(work, code, found["kind"])
        values["unified_credit_code"] = code
    then = as_it_would_be(found, values, "registered_on", "opened_on")
    if given.registered_on is not OMITTED or given.opened_on is not OMITTED:
        _days(work, then["registered_on"], then["opened_on"])
    work.agree()
    work.change(found, **values)
    return Done(TYPE, found.id)


async def close_social_organization(work: Work, given: Closing) -> Done:
    """注销登记: the organisation is no more; its ratings and checks stay as they are."""
    found = await _taken(work, given)
    not_before(work, given.closed_on, found["registered_on"], "closedOn")
    values = closed(work, found, given)
    work.agree()
    work.change(found, **values)
    return Done(TYPE, found.id)


async def reopen_social_organization(work: Work, given: Reopening) -> Done:
    """An organisation that was closed or suspended works again."""
    found = await _taken(work, given)
    values = reopened(work, found, given)
    work.agree()
    work.change(found, **values)
    return Done(TYPE, found.id)


async def _taken(work: Work, given: EntryChange | Closing | Reopening) -> Found:
    (found,) = await work.take(Want(SocialOrganizationRow, given.id, "change", ("id",), given.expected_version))
    return found


def _doubt_kind(work: Work, code: str | None, kind: str) -> None:
    """The code says the kind too; where the two differ one of them was misread."""
    if code is not None and _KIND_OF.get(code[:2], kind) != kind:
        work.warn(CREDIT_CODE_OTHER_KIND, "unifiedCreditCode", prefix=code[:2])


def _days(work: Work, registered_on: date, opened_on: date | None) -> None:
    """No organisation works before it is registered."""
    not_future(work, registered_on, "registeredOn")
    not_before(work, opened_on, registered_on, "openedOn")
