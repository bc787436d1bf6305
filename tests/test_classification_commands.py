"""Classifying people and ending it: each kind's details, what excludes what, who files and who approves."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.acting import act, done
from tests.asking import Asking, asking_in
from tests.ground import Database, connected
from tests.people_acts import (
    DING_CAO,
    LIU_HE,
    doubts,
    fields_of,
    place,
    problems,
    recorded,
    registered,
    what_to_ask,
)
from tests.world_accounts import (
    ACCOUNTS,
    APPROVER,
    COUNTY_REGISTRAR,
    MIXED,
    NOBODY,
    OVERSIGHT,
    TOWNSHIP_REGISTRAR,
    VILLAGE_VIEWER,
)
from tests.world_people import person_id

CLASSIFICATION = "personClassification { id kind startedOn endedOn division { id } person { id } }"
DETAILS = {"SPECIAL_HARDSHIP": {"supportForm": "DISPERSED"}, "SINGLE_PERSON_GUARANTEE": {"ground": "SERIOUS_ILLNESS"}}


@pytest.fixture(scope="module")
async def asking(database: Database, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Asking]:
    """The application over the small world of this module."""
    async with asking_in(database, tmp_path_factory.mktemp("keys")) as made:
        yield made


async def classify(
    asking: Asking, person: dict[str, Any], kind: str, account: str = COUNTY_REGISTRAR, **given: Any
) -> Any:
    told = {"personId": person["id"], "kind": kind, "startedOn": "2020-01-01", **given}
    return await act(asking, account, "classifyPerson", told, what_to_ask(account, CLASSIFICATION))


async def classified(asking: Asking, person: dict[str, Any], kind: str, **given: Any) -> dict[str, Any]:
    payload = await classify(asking, person, kind, **given)
    assert payload["errors"] == [], payload
    told: dict[str, Any] = payload["personClassification"]
    return told


async def end(asking: Asking, record: str, account: str = APPROVER, **given: Any) -> Any:
    told = {"id": record, "expectedVersion": 1, "endedOn": "2026-10-01", "reason": "死亡", **given}
    return await act(asking, account, "endClassification", told, what_to_ask(account, CLASSIFICATION))


async def test_each_kind_is_registered_with_its_details(asking: Asking) -> None:
    details: dict[str, dict[str, Any]] = {
        "SUBSISTENCE_ALLOWANCE": {},
        "DISABILITY": {"disabilityKind": "4", "disabilityGrade": 2},
        "ELDER": {"elderClass": "LIVING_ALONE"},
        "SELF_CARE": {"selfCare": "PARTIAL"},
        "LOW_INCOME_REGISTER": {},
    }
    person = await registered(asking, birthDate="1950-01-01")
    for kind, given in details.items():
        told = await classified(asking, person, kind, document="沭民2020-1", **given)
        assert (told["kind"], told["endedOn"], told["division"]["id"]) == (kind, None, place(DING_CAO))
    child = await registered(asking, birthDate="2015-01-01")
    assert (await classified(asking, child, "CHILD", childClass="ORPHAN"))["person"]["id"] == child["id"]


async def test_the_entry_names_the_power_and_what_is_told_of_the_health_is_granted_apart(asking: Asking) -> None:
    person = await registered(asking)
    told = await classified(asking, person, "DISABILITY", disabilityKind="1", disabilityGrade=1, document="残2020-1")
    (entry,) = await recorded(asking, told["id"])
    assert (entry["action"], entry["power"], entry["outcome"]) == ("classifyPerson", ("CLASSIFICATION", 2), "DONE")
    assert fields_of(entry, told["id"])["kind"] == (None, "DISABILITY")
    needs = {item["field"]: item["need"] for item in entry["changes"]}
    assert (needs["disabilityGrade"], needs["document"]) == ("classification.health", "classification")


@pytest.mark.parametrize(
    ("kind", "given", "told"),
    [
        ("ELDER", {}, {("DETAIL_MISSING", "elderClass"), ("AGE_OF_KIND", "startedOn")}),
        ("CHILD", {"childClass": "ORPHAN"}, {("AGE_OF_KIND", "startedOn")}),
        ("DISABILITY", {}, {("DETAIL_MISSING", "disabilityKind"), ("DETAIL_MISSING", "disabilityGrade")}),
        ("DISABILITY", {"disabilityKind": "9", "disabilityGrade": 5},
         {("CODE_UNKNOWN", "disabilityKind"), ("DISABILITY_GRADE_RANGE", "disabilityGrade")}),
        ("SUBSISTENCE_ALLOWANCE", {"supportForm": "DISPERSED"}, {("DETAIL_OF_OTHER_KIND", "supportForm")}),
        ("SPECIAL_HARDSHIP", {"ground": "SERIOUS_ILLNESS"},
         {("DETAIL_OF_OTHER_KIND", "ground"), ("DETAIL_MISSING", "supportForm")}),
        ("LOW_INCOME_REGISTER", {"startedOn": "2999-01-01"}, {("DAY_IN_FUTURE", "startedOn")}),
        ("LOW_INCOME_REGISTER", {"startedOn": "1980-01-01"}, {("DAY_TOO_EARLY", "startedOn")}),
        ("LOW_INCOME_REGISTER", {"personId": f"Person:{person_id(29)}"}, {("ROW_UNKNOWN", "personId")}),
        ("LOW_INCOME_REGISTER", {"personId": place(DING_CAO)}, {("WRONG_ID_TYPE", "personId")}),
    ],
)  # fmt: skip
async def test_a_classification_that_cannot_be_is_refused(
    asking: Asking, kind: str, given: dict[str, Any], told: set[tuple[str, str]]
) -> None:
    assert problems(await classify(asking, await registered(asking), kind, **given)) == told


@pytest.mark.parametrize(
    ("born", "kinds"),
    [("1960-01-01", {"ELDER"}), ("1960-01-02", set()), ("2002-01-01", set()), ("2002-01-02", {"CHILD"})],
)
async def test_an_elder_is_sixty_and_a_child_under_eighteen_on_the_first_day(
    asking: Asking, born: str, kinds: set[str]
) -> None:
    person = await registered(asking, birthDate=born)
    for kind, given in (("ELDER", {"elderClass": "EMPTY_NEST"}), ("CHILD", {"childClass": "LEFT_BEHIND"})):
        payload = await classify(asking, person, kind, **given)
        assert (payload["errors"] == []) is (kind in kinds)


@pytest.mark.parametrize("second", ["SUBSISTENCE_ALLOWANCE", "SPECIAL_HARDSHIP", "SINGLE_PERSON_GUARANTEE"])
@pytest.mark.parametrize("first", ["SUBSISTENCE_ALLOWANCE", "SPECIAL_HARDSHIP", "SINGLE_PERSON_GUARANTEE"])
async def test_nobody_has_two_livelihoods(asking: Asking, first: str, second: str) -> None:
    person = await registered(asking, birthDate="1950-01-01")
    had = await classified(asking, person, first, **DETAILS.get(first, {}))
    payload = await classify(asking, person, second, startedOn="2021-01-01", **DETAILS.get(second, {}))
    expected = "CLASSIFIED_ALREADY" if first == second else "LIVELIHOODS_EXCLUDE"
    assert problems(payload) == {(expected, "kind")}
    assert payload["errors"][0]["object"] == had["id"]
    assert payload["errors"][0]["code"] == "CONFLICT"


async def test_a_livelihood_may_follow_one_that_ended(asking: Asking) -> None:
    person = await registered(asking, birthDate="1950-01-01")
    had = await classified(asking, person, "SUBSISTENCE_ALLOWANCE")
    assert (await end(asking, had["id"], endedOn="2021-01-01"))["errors"] == []
    before = await classify(asking, person, "SPECIAL_HARDSHIP", startedOn="2020-12-31", supportForm="DISPERSED")
    assert problems(before) == {("LIVELIHOODS_EXCLUDE", "kind")}
    await classified(asking, person, "SPECIAL_HARDSHIP", startedOn="2021-01-01", supportForm="DISPERSED")


async def test_an_elder_may_be_of_several_classes_but_of_each_once(asking: Asking) -> None:
    person = await registered(asking, birthDate="1950-01-01")
    await classified(asking, person, "ELDER", elderClass="LIVING_ALONE")
    await classified(asking, person, "ELDER", elderClass="EMPTY_NEST")
    payload = await classify(asking, person, "ELDER", elderClass="EMPTY_NEST", startedOn="2021-01-01")
    assert problems(payload) == {("CLASSIFIED_ALREADY", "kind")}


@pytest.mark.parametrize(
    ("assistance", "kind", "told"),
    [
        ("SUBSISTENCE_ALLOWANCE", "SINGLE_PERSON_GUARANTEE", {("HOUSEHOLD_ASSISTED", "kind")}),
        ("SUBSISTENCE_ALLOWANCE", "SPECIAL_HARDSHIP", {("HOUSEHOLD_ASSISTED", "kind")}),
        ("SPECIAL_HARDSHIP", "SUBSISTENCE_ALLOWANCE", {("HOUSEHOLD_ASSISTED", "kind")}),
        ("SUBSISTENCE_ALLOWANCE", "SUBSISTENCE_ALLOWANCE", set()),
        ("LOW_INCOME_MARGIN", "SINGLE_PERSON_GUARANTEE", set()),
    ],
)
async def test_what_the_household_receives_counts_its_members_already(
    asking: Asking, assistance: str, kind: str, told: set[tuple[str, str]]
) -> None:
    person = await registered(asking, birthDate="1950-01-01")
    given = {
        "divisionId": place(DING_CAO),
        "kind": "RURAL",
        "address": "某处",
        "members": [{"personId": person["id"], "relation": "02"}],
        "establishedOn": "2000-01-01",
    }
    record = (await done(asking, COUNTY_REGISTRAR, "establishHousehold", given, "household { id }"))["household"]["id"]
    async with connected(asking.settings.owner_database_url or "") as owner:
        await owner.execute(
            "UPDATE household SET assistance = $1 WHERE id = $2::text::uuid", assistance, record.partition(":")[2]
        )
    payload = await classify(asking, person, kind, **DETAILS.get(kind, {}))
    assert {(each["problem"], ".".join(each["path"])) for each in payload["errors"]} == told


@pytest.mark.parametrize(
    ("born", "disability", "told"),
    [
        ("1950-01-01", None, set()),
        ("2010-01-01", None, set()),
        ("1990-01-01", None, {("HARDSHIP_GROUND_UNSEEN", "kind")}),
        ("1990-01-01", ("5", 3), set()),
        ("1990-01-01", ("4", 3), {("HARDSHIP_GROUND_UNSEEN", "kind")}),
        ("1990-01-01", ("2", 1), {("HARDSHIP_GROUND_UNSEEN", "kind")}),
    ],
)
async def test_special_hardship_without_a_ground_on_record_is_doubted(
    asking: Asking, born: str, disability: tuple[str, int] | None, told: set[tuple[str, str]]
) -> None:
    person = await registered(asking, birthDate=born)
    if disability is not None:
        kind, grade = disability
        await classified(asking, person, "DISABILITY", disabilityKind=kind, disabilityGrade=grade)
    assert doubts(await classify(asking, person, "SPECIAL_HARDSHIP", supportForm="DISPERSED")) == told


async def test_a_guarantee_for_a_disability_that_is_not_on_record_is_doubted(asking: Asking) -> None:
    unseen = await registered(asking)
    payload = await classify(asking, unseen, "SINGLE_PERSON_GUARANTEE", ground="SEVERE_DISABILITY")
    assert doubts(payload) == {("GUARANTEE_GROUND_UNSEEN", "ground")}
    seen = await registered(asking)
    await classified(asking, seen, "DISABILITY", disabilityKind="2", disabilityGrade=2)
    assert doubts(await classify(asking, seen, "SINGLE_PERSON_GUARANTEE", ground="SEVERE_DISABILITY")) == set()


@pytest.mark.parametrize("account", [VILLAGE_VIEWER, OVERSIGHT, APPROVER, NOBODY])
async def test_only_registrars_classify(asking: Asking, account: str) -> None:
    payload = await classify(asking, await registered(asking), "LOW_INCOME_REGISTER", account)
    assert [told["code"] for told in payload["errors"]] == ["FORBIDDEN"]


async def test_a_registrar_classifies_in_her_own_division_only(asking: Asking) -> None:
    there = await registered(asking, divisionId=place(LIU_HE))
    for account, told in ((TOWNSHIP_REGISTRAR, "ROW_UNKNOWN"), (MIXED, "NOT_ALLOWED_HERE")):
        payload = await classify(asking, there, "LOW_INCOME_REGISTER", account)
        assert problems(payload) == {(told, "personId")}
    assert (await classify(asking, await registered(asking), "LOW_INCOME_REGISTER", TOWNSHIP_REGISTRAR))["errors"] == []


async def test_whoever_may_not_see_a_persons_health_may_not_register_it(fresh_asking: Asking) -> None:
    async with connected(fresh_asking.settings.owner_database_url or "") as owner:
        await owner.execute("DELETE FROM policy_rule WHERE object = 'classification.health' AND action = 'register'")
    person = await registered(fresh_asking)
    payload = await classify(fresh_asking, person, "SELF_CARE", selfCare="NONE")
    assert problems(payload) == {("NOT_ALLOWED_HERE", "kind")}
    assert (await classify(fresh_asking, person, "LOW_INCOME_REGISTER"))["errors"] == []


async def test_an_approver_ends_a_classification_for_a_reason(asking: Asking) -> None:
    person = await registered(asking)
    told = await classified(asking, person, "LOW_INCOME_REGISTER")
    assert problems(await end(asking, told["id"], reason=None)) == {("REASON_MISSING", "reason")}
    assert (await end(asking, told["id"]))["personClassification"]["endedOn"] == "2026-10-01"
    *_, entry = await recorded(asking, told["id"])
    assert (entry["account"], entry["role"], entry["reason"]) == (APPROVER, "APPROVER", "死亡")
    assert (entry["power"], entry["outcome"]) == (("CLASSIFICATION_END", 2), "DONE")
    assert fields_of(entry, told["id"]) == {"endedOn": (None, "2026-10-01")}
    assert problems(await end(asking, told["id"], expectedVersion=2)) == {("CLASSIFICATION_ENDED", "id")}


@pytest.mark.parametrize("account", [VILLAGE_VIEWER, OVERSIGHT, COUNTY_REGISTRAR, TOWNSHIP_REGISTRAR])
async def test_only_approvers_end_a_classification(asking: Asking, account: str) -> None:
    told = await classified(asking, await registered(asking), "LOW_INCOME_REGISTER")
    assert [each["code"] for each in (await end(asking, told["id"], account))["errors"]] == ["FORBIDDEN"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"endedOn": "2999-01-01"}, {("DAY_IN_FUTURE", "endedOn")}),
        ({"endedOn": "2019-12-31"}, {("DAY_TOO_EARLY", "endedOn")}),
        ({"expectedVersion": 7}, {("STALE_VERSION", "id")}),
        ({"id": f"Person:{person_id(1)}"}, {("WRONG_ID_TYPE", "id")}),
    ],
)
async def test_an_end_that_cannot_be_is_refused(
    asking: Asking, given: dict[str, Any], told: set[tuple[str, str]]
) -> None:
    record = (await classified(asking, await registered(asking), "LOW_INCOME_REGISTER"))["id"]
    assert problems(await end(asking, record, **given)) == told


async def test_nobody_approves_the_end_of_what_they_themselves_filed(fresh_asking: Asking) -> None:
    async with connected(fresh_asking.settings.owner_database_url or "") as owner:
        await owner.execute(
            "INSERT INTO role_assignment (account_id, role, division_id, started_on) "
            "SELECT account_id, 'APPROVER', division_id, started_on FROM role_assignment WHERE account_id = $1",
            ACCOUNTS[COUNTY_REGISTRAR].id,
        )
    told = await classified(fresh_asking, await registered(fresh_asking), "LOW_INCOME_REGISTER")
    assert problems(await end(fresh_asking, told["id"], COUNTY_REGISTRAR)) == {("OWN_FILING", "id")}
    assert (await end(fresh_asking, told["id"], APPROVER))["errors"] == []
