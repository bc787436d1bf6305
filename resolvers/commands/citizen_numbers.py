"""Gives a citizen number as its three columns hold it, once it is right in itself, fits the person, and nobody else has it."""

from __future__ import annotations

from datetime import date
from typing import Any

from db.identifiers import BadIdentifier, CitizenNumber, Fault, citizen_number
from db.sealed import Kind
from db.tables.person import PersonRow
from errors.people import (
    CITIZEN_NUMBER_BIRTH_DATE,
    CITIZEN_NUMBER_CHECK,
    CITIZEN_NUMBER_OTHER_BIRTH_DATE,
    CITIZEN_NUMBER_OTHER_SEX,
    CITIZEN_NUMBER_REGION,
    CITIZEN_NUMBER_SHAPE,
    CITIZEN_NUMBER_TAKEN,
)
from resolvers.commands.work import Found, Work
from resolvers.identity import GlobalId

PATH = ("idNumber",)
_FAULTS = {
    Fault.SHAPE: CITIZEN_NUMBER_SHAPE,
    Fault.BIRTH_DATE: CITIZEN_NUMBER_BIRTH_DATE,
    Fault.CHECK_DIGIT: CITIZEN_NUMBER_CHECK,
}
_TOLD = frozenset({"MALE", "FEMALE"})


def fitting_number(work: Work, text: str | None, born: date, sex: str) -> CitizenNumber | None:
    """The number read; what is wrong with it, and what it says otherwise than the record, is noted."""
    if text is None:
        return None
    try:
        number = citizen_number(text, work.day)
    except BadIdentifier as bad:
        for fault in bad.faults:
            work.note(_FAULTS[fault], *PATH)
        return None
    if number.birth_date != born:
        work.note(CITIZEN_NUMBER_OTHER_BIRTH_DATE, *PATH)
    if sex in _TOLD and number.sex != sex:
        work.note(CITIZEN_NUMBER_OTHER_SEX, *PATH)
    if number.region_doubt is not None:
        # Lists of regions are never complete, and most adults carry a code that is no longer in force.
        work.warn(CITIZEN_NUMBER_REGION, *PATH)
    return number


async def number_columns(work: Work, number: CitizenNumber | None, own: Found | None = None) -> dict[str, Any]:
    """The columns of the number, if it is free: all empty for none, nothing to change if ``own`` has it already."""
    if number is None:
        return {"id_number_sealed": None, "id_number_digest": None, "id_number_masked": None}
    digests = work.sealer.digests(Kind.CITIZEN_NUMBER, number.text)
    if own is not None and own["id_number_digest"] in digests:
        return {}
    await _free(work, list(digests))
    sealed = work.sealer.seal(Kind.CITIZEN_NUMBER, number.text)
    return {
        "id_number_sealed": sealed.ciphertext,
        "id_number_digest": sealed.digest,
        "id_number_masked": sealed.masked,
    }


async def _free(work: Work, digests: list[bytes]) -> None:
    """The number must be free in the whole city. Who has it is told to those who may see the numbers there."""
    if not await work.value("SELECT guard.digest_taken('id_number', $1)", digests):
        return
    holders = await work.find(PersonRow, PersonRow.id_number_digest.in_(digests))
    seen = [each for each in holders if work.asker.may("person.identity", "read", each.division_id)]
    work.note(CITIZEN_NUMBER_TAKEN, *PATH, object=GlobalId("Person", seen[0].id) if seen else None)
