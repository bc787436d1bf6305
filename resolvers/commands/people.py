"""Gives the commands about a person's record: registering one, correcting what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from db.code_lists import EDUCATION, ETHNIC_GROUP, MARITAL_STATUS
from db.tables.classification import PersonClassificationRow
from db.tables.household import HouseholdRow
from db.tables.institution import InstitutionResidencyRow
from db.tables.membership import HouseholdMembershipRow
from db.tables.person import PersonRow
from errors.people import (
    BORN_AFTER_RECORDS,
    CITIZEN_NUMBER_NEEDED,
    HOUSEHOLD_NEEDED,
    RELATION_NEEDED,
    SAME_NAME_AND_BIRTH_DATE,
)
from resolvers.commands.belonging import Newcomer, join
from resolvers.commands.citizen_numbers import fitting_number, number_columns
from resolvers.commands.inputs import OMITTED, Maybe, given_fields
from resolvers.commands.persons import birth_fits, code_known, division_seen, name_fits, not_merged, reading_of
from resolvers.commands.phones import changed_phone, sealed_phone
from resolvers.commands.work import Done, Found, Want, Work
from resolvers.identity import GlobalId

CANDIDATES = 5
"""How many records of the same name and birth date are named; more say no more."""

_PLAIN = ("sex", "birth_date", "registered_division_id", "ethnic_group", "marital_status", "education")
_CODED = {
    "ethnic_group": (ETHNIC_GROUP, "ethnicGroup"),
    "marital_status": (MARITAL_STATUS, "maritalStatus"),
    "education": (EDUCATION, "education"),
}
_DATED = (HouseholdMembershipRow, PersonClassificationRow, InstitutionResidencyRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPerson:
    """A person who lives in the division; with ``household_id`` they join a household as ``relation`` since ``joined_on``."""

    name: str
    pinyin: str | None = None
    sex: str
    birth_date: date
    division_id: UUID
    registered_division_id: UUID | None = None
    ethnic_group: str | None = None
    marital_status: str | None = None
    education: str | None = None
    id_number: str | None = None
    phone: str | None = None
    household_id: UUID | None = None
    relation: str | None = None
    joined_on: date | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdatePerson:
    """What is to be corrected; what is left out stays, null empties. With a new name and no reading, one is made."""

    id: UUID
    expected_version: int
    name: Maybe[str] = OMITTED
    pinyin: Maybe[str | None] = OMITTED
    sex: Maybe[str] = OMITTED
    birth_date: Maybe[date] = OMITTED
    registered_division_id: Maybe[UUID | None] = OMITTED
    ethnic_group: Maybe[str | None] = OMITTED
    marital_status: Maybe[str | None] = OMITTED
    education: Maybe[str | None] = OMITTED
    id_number: Maybe[str | None] = OMITTED
    phone: Maybe[str | None] = OMITTED
    reason: str | None = None


async def register_person(work: Work, given: RegisterPerson) -> Done:
    """A new record, where the person lives; nobody is registered twice, and who might be the same is named."""
    told = given_fields(given)
    name_fits(work, given.name, "name")
    _described(work, told)
    number = fitting_number(work, given.id_number, given.birth_date, given.sex)
    pinyin = reading_of(work, given.name, given.pinyin, "pinyin")
    phone = sealed_phone(work, given.phone, "phone")
    _joining(work, given)
    work.place(given.division_id, "person", "register", "divisionId")
    columns = await number_columns(work, number)
    await _warn_of_candidates(work, given.name, given.birth_date)
    home = await _home(work, given)
    plain = {column: told[column] for column in _PLAIN}
    own = work.add(
        PersonRow, division_id=given.division_id, name=given.name, pinyin=pinyin, **plain, **columns, **phone
    )
    if home is not None and given.relation is not None:
        who = Newcomer(own, given.birth_date, given.division_id, given.sex, ("householdId",), known=False)
        await join(work, home, who, given.relation, given.joined_on or work.day)
    work.agree()
    return Done("Person", own)


async def update_person(work: Work, given: UpdatePerson) -> Done:
    """Correct what a record says. Residence and death have commands of their own."""
    (person,) = await work.take(Want(PersonRow, given.id, "change", ("id",), given.expected_version))
    not_merged(work, person, "id")
    told = given_fields(given)
    _described(work, told)
    values = {column: told[column] for column in _PLAIN if column in told}
    values |= _spelled(work, person, told)
    if "phone" in told:
        values |= changed_phone(work, person, told["phone"], "phone")
    values |= await _numbered(work, person, told)
    await _born_first(work, person, told)
    if {"name", "birth_date"} & told.keys():
        await _warn_of_candidates(work, values.get("name", person["name"]), _now(person, told, "birth_date"), person.id)
    work.agree()
    work.change(person, **values)
    return Done("Person", person.id)


def _described(work: Work, told: Mapping[str, Any]) -> None:
    """The birth date, the codes and the division of the household registration, as far as they are told."""
    if "birth_date" in told:
        birth_fits(work, told["birth_date"], "birthDate")
    for column, (name, path) in _CODED.items():
        code_known(work, name, told.get(column), path)
    division_seen(work, told.get("registered_division_id"), "registeredDivisionId")


def _spelled(work: Work, person: Found, told: Mapping[str, Any]) -> dict[str, Any]:
    """Name and reading: a new name without a reading is read anew, and so is one whose reading is emptied."""
    if not {"name", "pinyin"} & told.keys():
        return {}
    name = _now(person, told, "name")
    name_fits(work, name, "name")
    return {"name": name, "pinyin": reading_of(work, name, told.get("pinyin"), "pinyin")}


async def _numbered(work: Work, person: Found, told: Mapping[str, Any]) -> dict[str, Any]:
    """The citizen number. It is sealed, so that a new birth date or sex can be held against it only if it is given again."""
    born, sex = _now(person, told, "birth_date"), _now(person, told, "sex")
    if "id_number" not in told:
        corrected = (born, sex) != (person["birth_date"], person["sex"])
        if corrected and person["id_number_digest"] is not None:
            work.note(CITIZEN_NUMBER_NEEDED, "idNumber")
        return {}
    number = fitting_number(work, told["id_number"], born, sex)
    return {} if number is None and told["id_number"] is not None else await number_columns(work, number, person)


async def _born_first(work: Work, person: Found, told: Mapping[str, Any]) -> None:
    """Nothing is on record of the time before somebody was born."""
    if "birth_date" not in told:
        return
    born, days = told["birth_date"], [person["died_on"]] if person["died_on"] else []
    for row in _DATED:
        days += [fact["started_on"] for fact in await work.find(row, person_id=person.id)]
    if days and min(days) < born:
        work.note(BORN_AFTER_RECORDS, "birthDate", earliest=min(days).isoformat())


async def _warn_of_candidates(work: Work, name: str, born: date, own: UUID | None = None) -> None:
    """Name who might be the same person; the clerk decides."""
    others = [person for person in await work.find(PersonRow, name=name, birth_date=born) if person.id != own]
    for person in others[:CANDIDATES]:
        work.warn(SAME_NAME_AND_BIRTH_DATE, "name", object=GlobalId("Person", person.id))


def _joining(work: Work, given: RegisterPerson) -> None:
    if given.household_id is not None and given.relation is None:
        work.note(RELATION_NEEDED, "relation")
    if given.household_id is None:
        for path, value in (("relation", given.relation), ("joinedOn", given.joined_on)):
            if value is not None:
                work.note(HOUSEHOLD_NEEDED, path)


async def _home(work: Work, given: RegisterPerson) -> Found | None:
    if given.household_id is None:
        return None
    (home,) = await work.take(Want(HouseholdRow, given.household_id, "change", ("householdId",)))
    return home


def _now(person: Found, told: Mapping[str, Any], column: str) -> Any:  # noqa: ANN401 - whatever the column holds
    """What the record will say: what is told, or else what it says already."""
    return told.get(column, person[column])
