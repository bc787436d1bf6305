"""Gives the commands about what a person is to the bureau: classified as something, and no longer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from db.code_lists import DISABILITY_KIND
from db.tables.classification import DETAILS, LIVELIHOODS, PersonClassificationRow
from db.tables.household import HouseholdRow
from db.tables.membership import HouseholdMembershipRow
from db.tables.person import PersonRow
from errors.people import (
    AGE_OF_KIND,
    CLASSIFICATION_ENDED,
    CLASSIFIED_ALREADY,
    DETAIL_MISSING,
    DETAIL_OF_OTHER_KIND,
    DISABILITY_GRADE_RANGE,
    GUARANTEE_GROUND_UNSEEN,
    HARDSHIP_GROUND_UNSEEN,
    HOUSEHOLD_ASSISTED,
    LIVELIHOODS_EXCLUDE,
)
from errors.sentence import Sentence
from resolvers.commands.assistance import EXCLUDED_BY
from resolvers.commands.days import not_before, not_future
from resolvers.commands.inputs import camel
from resolvers.commands.persons import age, code_known, living
from resolvers.commands.work import Done, Found, Want, Work
from resolvers.identity import GlobalId

HEALTH_KINDS = frozenset({"DISABILITY", "SELF_CARE", "SINGLE_PERSON_GUARANTEE"})
"""The kinds whose detail tells of a person's health: who may not see it may not register it either."""

ELDER_AGE, ADULT_AGE, LABOUR_AGE = 60, 18, 16
"""老年人 from 60, 儿童 under 18; under 16 nobody has to work for a living (社会救助暂行办法 art. 14)."""

LOWEST_GRADE = 4
_LIMB, _SIGHT, _INTELLECT, _MIND = "4", "1", "5", "6"
_UNABLE_TO_WORK = {_INTELLECT: 3, _MIND: 3, _LIMB: 2, _SIGHT: 1}
_SEVERE = {_INTELLECT: 3, _MIND: 3}
"""The mildest grade that still counts, by kind (GB/T 26341): 民发〔2021〕43号; 民发〔2021〕57号, elsewhere 2."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassifyPerson:
    """What a document says the person is, from a day on; each kind takes its own details and no other's."""

    person_id: UUID
    kind: str
    started_on: date
    document: str | None = None
    support_form: str | None = None
    ground: str | None = None
    disability_kind: str | None = None
    disability_grade: int | None = None
    elder_class: str | None = None
    child_class: str | None = None
    self_care: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndClassification:
    """The first day on which the classification no longer holds."""

    id: UUID
    expected_version: int
    ended_on: date
    reason: str | None = None


async def classify_person(work: Work, given: ClassifyPerson) -> Done:
    """A new classification. It lies where the person lies."""
    (person,) = await work.take(Want(PersonRow, given.person_id, "classification:register", ("personId",)))
    if given.kind in HEALTH_KINDS:
        work.allow("classification.health", "register", person.division_id, "kind")
    living(work, person, "personId")
    not_future(work, given.started_on, "startedOn")
    not_before(work, given.started_on, person["birth_date"], "startedOn")
    _detailed(work, given)
    _of_an_age(work, given, person)
    others = await work.find(PersonClassificationRow, person_id=person.id)
    _alone(work, given, others)
    await _apart_from_household(work, given)
    _grounded(work, given, person, others)
    work.agree()
    details = {detail: getattr(given, detail) for detail in DETAILS}
    own = work.add(
        PersonClassificationRow,
        division_id=person.division_id,
        person_id=person.id,
        kind=given.kind,
        started_on=given.started_on,
        document=given.document,
        **details,
    )
    return Done("PersonClassification", own)


async def end_classification(work: Work, given: EndClassification) -> Done:
    """Approve that it ends: by another than who filed it, and for a reason that the entry keeps."""
    want = Want(PersonClassificationRow, given.id, "approve", ("id",), given.expected_version)
    (found,) = await work.take(want)
    if found["kind"] in HEALTH_KINDS:
        work.allow("classification.health", "approve", found.division_id, "id")
    await work.not_own_filing(found, "id")
    if found["ended_on"] is not None:
        work.note(CLASSIFICATION_ENDED, "id", ended=found["ended_on"].isoformat())
    not_future(work, given.ended_on, "endedOn")
    not_before(work, given.ended_on, found["started_on"], "endedOn")
    work.agree()
    work.change(found, ended_on=given.ended_on)
    return Done("PersonClassification", found.id)


def _detailed(work: Work, given: ClassifyPerson) -> None:
    for detail, kind in DETAILS.items():
        value = getattr(given, detail)
        if kind == given.kind and value is None:
            work.note(DETAIL_MISSING, camel(detail), kind=kind)
        if kind != given.kind and value is not None:
            work.note(DETAIL_OF_OTHER_KIND, camel(detail), kind=kind)
    code_known(work, DISABILITY_KIND, given.disability_kind, "disabilityKind")
    if given.disability_grade is not None and not 1 <= given.disability_grade <= LOWEST_GRADE:
        work.note(DISABILITY_GRADE_RANGE, "disabilityGrade")


def _of_an_age(work: Work, given: ClassifyPerson, person: Found) -> None:
    years = age(person["birth_date"], given.started_on)
    if (given.kind == "ELDER" and years < ELDER_AGE) or (given.kind == "CHILD" and years >= ADULT_AGE):
        work.note(AGE_OF_KIND, "startedOn", age=years)


def _alone(work: Work, given: ClassifyPerson, others: Sequence[Found]) -> None:
    """Nobody is classified twice in one way, nor has two livelihoods, on any day from the first on."""
    for other in others:
        if other["ended_on"] is not None and other["ended_on"] <= given.started_on:
            continue
        sentence = _against(given, other)
        if sentence is not None:
            work.note(sentence, "kind", object=GlobalId("PersonClassification", other.id))


def _against(given: ClassifyPerson, other: Found) -> Sentence | None:
    if other["kind"] == given.kind:
        same = other["elder_class"] == given.elder_class and other["child_class"] == given.child_class
        return CLASSIFIED_ALREADY if same or given.kind not in {"ELDER", "CHILD"} else None
    return LIVELIHOODS_EXCLUDE if {other["kind"], given.kind} <= set(LIVELIHOODS) else None


async def _apart_from_household(work: Work, given: ClassifyPerson) -> None:
    """What the household as a whole receives counts the person already."""
    excluded = EXCLUDED_BY.get(given.kind)
    if excluded is None:
        return
    row = HouseholdMembershipRow
    stays = await work.find(row, person_id=given.person_id, ended_on=None)
    for home in await work.find(HouseholdRow, HouseholdRow.id.in_([stay["household_id"] for stay in stays])):
        if home["assistance"] in excluded:
            record = GlobalId("Household", home.id)
            work.note(HOUSEHOLD_ASSISTED, "kind", object=record, assistance=home["assistance"])


def _grounded(work: Work, given: ClassifyPerson, person: Found, others: Sequence[Found]) -> None:
    """A doubt only: the paper may know what the register does not."""
    if given.kind == "SPECIAL_HARDSHIP":
        years = age(person["birth_date"], given.started_on)
        able = LABOUR_AGE <= years < ELDER_AGE and not _disabled(given, others, _UNABLE_TO_WORK, 0)
        if able:
            work.warn(HARDSHIP_GROUND_UNSEEN, "kind")
    if given.ground == "SEVERE_DISABILITY" and not _disabled(given, others, _SEVERE, 2):
        work.warn(GUARANTEE_GROUND_UNSEEN, "ground")


def _disabled(given: ClassifyPerson, others: Sequence[Found], grades: dict[Any, int], otherwise: int) -> bool:
    """Whether a disability is on record on the first day that is as severe as it must be."""
    return any(
        other["kind"] == "DISABILITY"
        and (other["ended_on"] is None or other["ended_on"] > given.started_on)
        and other["disability_grade"] <= grades.get(other["disability_kind"], otherwise)
        for other in others
    )
