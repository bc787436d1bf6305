"""The audit trail of the small world: acts of November 2026, done and refused, in all counties; moves with two entries.

Out      ENTRIES and TOUCHED, in the order of their ids: what ``audit_entry`` and ``audit_object`` hold.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from tests.world_accounts import ACCOUNTS, APPROVER, CITY_VIEWER, COUNTY_REGISTRAR, STACKED, TOWNSHIP_REGISTRAR
from tests.world_divisions import division_id
from tests.world_facts import Fact, fact_id
from tests.world_households import household_id
from tests.world_people import person_id

FIRST = datetime(2026, 11, 2, 0, 30, tzinfo=UTC)
TABLES = {
    "Institution": "institution",
    "InstitutionResidency": "institution_residency",
    "Cemetery": "cemetery",
    "CemeteryOwnership": "cemetery_ownership",
    "SocialOrganization": "social_organization",
    "CommunityFacility": "community_facility",
    "SupervisionCommittee": "supervision_committee",
    "PersonClassification": "person_classification",
}
HAVE_A_HISTORY = (
    "Person",
    "Household",
    "Institution",
    "Cemetery",
    "SocialOrganization",
    "CommunityFacility",
    "SupervisionCommittee",
)
"""The types of which an entry says that it touched them."""


def entry_id(number: int) -> UUID:
    """The id of an entry shows its number in the list; it begins with the moment, five hours after that before it."""
    moment = FIRST + timedelta(hours=5 * number)
    return UUID(f"{int(moment.timestamp() * 1000):012x}70008000{number:012d}")


def key(kind: str, number: int) -> UUID:
    """The id of a row of the small world."""
    if kind in {"Person", "Household"}:
        return person_id(number) if kind == "Person" else household_id(number)
    return fact_id(TABLES[kind], number)


def told(text: str, before: object, after: object, need: str) -> dict[str, object]:
    """A change: ``Person 5 name`` names the row and its field."""
    kind, number, field = text.split()
    return {
        "object": f"{kind}:{key(kind, int(number))}",
        "field": field,
        "before": before,
        "after": after,
        "need": need,
    }


_HOUSEHOLD = [told("Household 1 address", "旧址", "新址", "household")]
_INCOME = [
    told("Household 4 incomePerCapitaYear", "5200.00", "6800.50", "household.income"),
    told("Household 4 incomeYear", 2024, 2025, "household.income"),
]
_PERSON = [
    told("Person 14 education", "71", "61", "person"),
    told("Person 14 phone", "0a0b", "0c0d", "person.contact"),
    told("Person 14 idNumber", None, "1f2e3d", "person.identity"),
]
_BORN = [
    told("Person 31 name", None, "何天佑", "person"),
    told("Person 31 birthDate", None, "2020-02-02", "person"),
    told("Person 31 idNumber", None, "99aa", "person.identity"),
]
_MOVED = [told("Person 35 divisionId", str(division_id("321322001001")), str(division_id("321302001001")), "person")]
_CLASSIFIED = [
    told("PersonClassification 1 kind", None, "LOW_INCOME", "classification"),
    told("PersonClassification 1 ground", None, '因"病"\\\n致贫', "classification.health"),
]
_ADMITTED = [told("InstitutionResidency 1 bed", None, "101", "residency")]
_INSPECTED = [told("Institution 1 safetyInspectionOn", "2026-05-01", "2026-11-05", "institution")]
_NO, _YES = False, True
_NURSED = [told("Institution 2 homeService", _NO, _YES, "institution")]
_TAKEN = [
    told("CemeteryOwnership 1 endedOn", None, "2026-11-06", "cemetery"),
    told("Cemetery 1 remarks", "待收回", None, "cemetery"),
]
_RATED = [told("SocialOrganization 1 field", "社会服务", "养老服务", "social_organization")]
_ASSESSED = [told("CommunityFacility 1 areaM2", "300.00", "420.00", "community_facility")]
_SEATED = [told("SupervisionCommittee 2 remarks", None, "已补选", "supervision_committee")]
_UNKNOWN = [
    told("Person 14 name", "周大勇", "周大勇", "person.secret"),
    told("Person 14 sex", "MALE", "MALE", "division"),
]

R, T, A, V = COUNTY_REGISTRAR, TOWNSHIP_REGISTRAR, APPROVER, CITY_VIEWER

# account, role, post, division, action, (power item, step), object, changes, reason, names of the problems
_LINES: tuple[tuple[Any, ...], ...] = (
    (R, "REGISTRAR", "户籍岗", "321322001001", "updateHousehold", (2, 2), "Household 1", _HOUSEHOLD, None, None),
    (T, "REGISTRAR", "社会救助岗", "321322101001", "recordHouseholdIncome", (3, 4), "Household 4", _INCOME, "年度核对", None),
    (T, "REGISTRAR", None, "321322101200", "updatePerson", (2, 2), "Person 14", _PERSON, None, None),
    (STACKED, "REGISTRAR", None, "321323101200", "registerPerson", (2, 3), "Person 31", _BORN, None, None),
    (R, "REGISTRAR", "户籍岗", "321322001001", "moveResidence", (2, 3), "Person 35", _MOVED, "迁出", None),
    (R, "REGISTRAR", "户籍岗", "321302001001", "moveResidence", (2, 3), "Person 35", _MOVED, "迁出", None),
    (A, "APPROVER", "审批岗", "321322101001", "classifyPerson", (3, 4), "Person 12", _CLASSIFIED, None, None),
    (R, "REGISTRAR", None, "321322001001", "admitResident", None, "Institution 1", _ADMITTED, None, None),
    (R, "REGISTRAR", None, "321322001001", "recordSafetyInspection", (2, 2), "Institution 1", _INSPECTED, None, None),
    (A, "APPROVER", "审批岗", "321322101", "takeBackCemetery", (2, 2), "Cemetery 1", _TAKEN, '违规经营,"依法"收回', None),
    (V, "VIEWER", None, "321322", "takeBackCemetery", (2, 2), "Cemetery 1", [], None, ["NOT_ALLOWED_HERE"]),
    (R, "REGISTRAR", None, "321322", "rateOrganization", (1, 1), "SocialOrganization 1", _RATED, None, None),
    (STACKED, "REGISTRAR", None, "321323100", "assessFacility", (4, 5), "CommunityFacility 1", _ASSESSED, None, None),
    (T, "REGISTRAR", None, "321322101200", "seatCommitteeMember", (2, 3), "SupervisionCommittee 2", _SEATED, "补选", None),
    (T, "REGISTRAR", None, "321322101200", "registerPerson", (2, 2), None, [], None, ["CITIZEN_NUMBER_CHECK", "EMPTY_TEXT"]),
    (A, "APPROVER", "审批岗", "321322", "mergePersons", (2, 2), "Person 3", [*_PERSON, *_HOUSEHOLD], "同一人", None),
    (V, None, None, "321300", "registerPerson", None, None, [], None, ["NOT_ALLOWED_HERE"]),
    (R, "REGISTRAR", "户籍岗", "321322102200", "updatePerson", (2, 2), "Person 22", _UNKNOWN, None, None),
    (A, "APPROVER", None, "321302150200", "revealIdentity", (3, 4), "Person 38", _PERSON[2:], "核对身份", None),
    (R, "REGISTRAR", None, "321302101200", "updateInstitution", (2, 2), "Institution 2", _NURSED, None, None),
    (R, "REGISTRAR", None, "321323100001", "moveResidence", (2, 3), "Person 25", [*_MOVED, *_PERSON[:1]], None, None),
    (R, "REGISTRAR", None, "321322001002", "moveResidence", (2, 3), "Person 25", [*_MOVED, *_PERSON[:1]], None, None),
    (STACKED, "VIEWER", None, "321322101200", "closeInstitution", (2, 2), "Institution 1", [], None, ["REASON_MISSING"]),
    (T, "REGISTRAR", None, "321322101", "establishHousehold", (2, 2), "Household 5", [*_HOUSEHOLD, *_INCOME], None, None),
    (R, "REGISTRAR", None, "321391", "recordDeath", (2, 2), "Person 42", [*_BORN, *_CLASSIFIED], "死亡", None),
    (A, "APPROVER", None, "321302150", "advanceCemeteryStage", (2, 3), "Cemetery 2", _TAKEN[1:], None, None),
)  # fmt: skip

_SECOND = {6: 5, 22: 21}
"""The entries that are the second of their act, and the first of it."""


def _entry(number: int, line: tuple[Any, ...]) -> Fact:
    account, role, post, division, action, power, about, changes, reason, refusal = line
    item, step = power or (None, None)
    kind, _, place = (about or "").partition(" ")
    first = _SECOND.get(number, number)
    bare = number % 4 == 0
    return {
        "id": entry_id(number),
        "division_id": division_id(division),
        "act_id": entry_id(first),
        "at": FIRST + timedelta(hours=5 * first, microseconds=number % 3 * 120),
        "account_id": ACCOUNTS[account].id,
        "account": account,
        "actor": ACCOUNTS[account].display_name,
        "session_id": None,
        "role": role,
        "post": post,
        "power_item_id": item and fact_id("power_item", item),
        "power_step_id": step and fact_id("power_step", step),
        "action": action,
        "object_type": kind or None,
        "object_id": key(kind, int(place)) if kind else None,
        "changes": json.dumps(changes, ensure_ascii=False),
        "reason": reason,
        "outcome": "REFUSED" if refusal else "DONE",
        "refusal": refusal,
        "request_id": None if bare else f"r{first:04d}",
        "client_address": None if bare else f"10.0.0.{number % 3}",
        "document_hash": None if bare else f"{number % 5:064x}",
        "client_mutation_id": None,
    }


def _touched(entry: Fact) -> Iterator[Fact]:
    """The objects that an entry tells of."""
    named = [change["object"].split(":") for change in json.loads(entry["changes"])]
    if entry["object_type"] is not None:
        named.append([entry["object_type"], str(entry["object_id"])])
    for kind, row in sorted({(kind, row) for kind, row in named if kind in HAVE_A_HISTORY}):
        own: Mapping[str, Any] = {"entry_id": entry["id"], "object_id": UUID(row), "object_type": kind}
        yield {**own, "division_id": entry["division_id"]}


ENTRIES = tuple(_entry(number, line) for number, line in enumerate(_LINES, 1))
TOUCHED = tuple(row for entry in ENTRIES for row in _touched(entry))
