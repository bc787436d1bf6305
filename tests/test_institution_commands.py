"""Institutions are filed, changed, closed and opened again, inspected: what is done, what is refused, what is on record."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.acting import act
from tests.asking import Asking, asking_in
from tests.filings import a_code, an_institution, division, entry, institution, told, warned
from tests.ground import Database
from tests.world_accounts import (
    ADMINISTRATOR,
    COUNTY_REGISTRAR,
    COUNTY_VIEWER,
    OTHER_COUNTY_VIEWER,
    OVERSIGHT,
    TOWNSHIP_REGISTRAR,
)
from tests.world_institutions import INSTITUTIONS

READ = "institution { id version status statusSince openedOn closedOn pinyin phoneMasked bedsUsable }"


@pytest.fixture(scope="module")
async def office(database: Database, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Asking]:
    """The application over the world of this module, in which every test files institutions of its own."""
    async with asking_in(database, tmp_path_factory.mktemp("keys")) as made:
        yield made


async def file(office: Asking, account: str = TOWNSHIP_REGISTRAR, **changes: Any) -> dict[str, Any]:
    payload: dict[str, Any] = await act(office, account, "registerInstitution", an_institution(**changes), READ)
    return payload


async def filed(office: Asking, **changes: Any) -> dict[str, Any]:
    """An institution that was filed without a problem."""
    payload = await file(office, **changes)
    assert payload["errors"] == [], payload
    found: dict[str, Any] = payload["institution"]
    return found


async def do(
    office: Asking, mutation: str, found: dict[str, Any], account: str = TOWNSHIP_REGISTRAR, **given: Any
) -> dict[str, Any]:
    """A later act on an institution, in the version that was seen."""
    seen = {"id": found["id"], "expectedVersion": found["version"]}
    payload: dict[str, Any] = await act(office, account, mutation, seen | given, READ)
    return payload


async def test_an_institution_is_filed_as_it_is_told_with_its_reading_and_its_phone_masked(office: Asking) -> None:
    found = await filed(office, name="重岗颐养院", phone="0527-8435 8888", unifiedCreditCode=a_code().lower())
    assert found["pinyin"] == "chong gang yi yang yuan"
    assert found["phoneMasked"] == "052*****8888"
    assert (found["status"], found["statusSince"], found["version"]) == ("ACTIVE", "2020-05-01", 1)


async def test_an_institution_without_a_day_of_opening_is_being_prepared_until_it_gets_one(office: Asking) -> None:
    found = await filed(office, openedOn=None)
    assert (found["status"], found["statusSince"]) == ("PREPARING", None)
    opened = (await do(office, "updateInstitution", found, openedOn="2024-03-01"))["institution"]
    assert (opened["status"], opened["statusSince"], opened["openedOn"]) == ("ACTIVE", "2024-03-01", "2024-03-01")


async def test_the_entry_says_who_filed_it_by_which_power_and_what_was_written(
    office: Asking, database: Database
) -> None:
    found = await filed(office, phone="13800201234", reason="新设机构")
    on_record = await entry(database, found["id"])
    assert (on_record["action"], on_record["account"], on_record["role"]) == (
        "registerInstitution",
        TOWNSHIP_REGISTRAR,
        "REGISTRAR",
    )
    assert (on_record["code"], on_record["position"], on_record["outcome"]) == ("INSTITUTION_FILING", 2, "DONE")
    assert on_record["reason"] == "新设机构"
    assert on_record["changes"]["bedsUsable"] == (None, "16")
    before, digest = on_record["changes"]["phone"]
    assert before is None and len(digest) == 64 and "13800201234" not in str(on_record)


async def test_all_problems_of_a_filing_are_told_at_once_each_with_its_path(office: Asking) -> None:
    payload = await file(
        office,
        unifiedCreditCode="52321322MJ2000001X",
        phone="12345678901234",
        pinyin="yang 2",
        bedsRegistered=10,
        bedsUsable=12,
        bedsNursing=13,
        grade=6,
        gradeStandard="GB/T 37276-2018",
        openedOn="2999-01-01",
    )
    assert payload["institution"] is None
    assert told(payload) >= {
        ("CREDIT_CODE_CHECK", "unifiedCreditCode"),
        ("PHONE_FORM", "phone"),
        ("NOT_A_READING", "pinyin"),
        ("BEDS_USABLE", "bedsUsable"),
        ("BEDS_NURSING", "bedsNursing"),
        ("GRADE_RANGE", "grade"),
        ("DAY_IN_FUTURE", "openedOn"),
    }


@pytest.mark.parametrize(
    ("changes", "problem", "path"),
    [
        ({"unifiedCreditCode": "91350100M000100Y4"}, "CREDIT_CODE_SHAPE", "unifiedCreditCode"),
        ({"unifiedCreditCode": "B2321322MJ20000010"}, "CREDIT_CODE_AUTHORITY", "unifiedCreditCode"),
        ({"unifiedCreditCode": "5232132AMJ20000010"}, "CREDIT_CODE_REGION", "unifiedCreditCode"),
        ({"unifiedCreditCode": "52321322MJ2000000X"}, "CREDIT_CODE_ORGANIZATION", "unifiedCreditCode"),
        ({"bedsNursing": -1}, "NUMBER_NEGATIVE", "bedsNursing"),
        ({"grade": 0, "gradeStandard": "GB/T 37276-2018"}, "GRADE_RANGE", "grade"),
        ({"grade": 3}, "GRADE_STANDARD", "gradeStandard"),
        ({"gradeStandard": "GB/T 37276-2018"}, "GRADE_STANDARD", "gradeStandard"),
        ({"name": "  "}, "EMPTY_TEXT", "name"),
        ({"divisionId": institution(3)}, "WRONG_ID_TYPE", "divisionId"),
        ({"divisionId": division("321323")}, "DIVISION_UNKNOWN", "divisionId"),
        ({"divisionId": division("321322")}, "NOT_ALLOWED_HERE", "divisionId"),
    ],
)
async def test_a_filing_that_cannot_be_is_refused(
    office: Asking, changes: dict[str, Any], problem: str, path: str
) -> None:
    payload = await file(office, **changes)
    assert (problem, path) in told(payload)
    assert payload["institution"] is None


async def test_what_is_only_doubtful_is_told_and_done(office: Asking) -> None:
    first = await filed(office, name="同名养老院")
    payload = await file(office, name="同名养老院", bedsRegistered=9, bedsUsable=9, bedsNursing=0)
    assert warned(payload) == {("SAME_NAME", "name"), ("BEDS_FEW", "bedsRegistered")}
    assert {each["object"] for each in payload["warnings"]} == {first["id"], None}
    assert payload["institution"]["id"] != first["id"]


async def test_a_code_of_a_kind_or_a_region_that_nobody_lists_is_a_doubt(office: Asking) -> None:
    nowhere = await file(office, unifiedCreditCode=a_code("52321399"))
    assert (nowhere["errors"], warned(nowhere)) == ([], {("CREDIT_CODE_REGION_DOUBT", "unifiedCreditCode")})
    unheard = await file(office, unifiedCreditCode=a_code("5X321322"))
    assert (unheard["errors"], warned(unheard)) == ([], {("CREDIT_CODE_KIND_DOUBT", "unifiedCreditCode")})


async def test_a_code_that_another_has_is_a_conflict_which_names_it_only_if_it_is_in_sight(office: Asking) -> None:
    in_sight = await file(office, unifiedCreditCode=INSTITUTIONS[2]["unified_credit_code"])
    assert [(each["problem"], each["object"]) for each in in_sight["errors"]] == [("CREDIT_CODE_TAKEN", institution(3))]
    elsewhere = await file(office, unifiedCreditCode=INSTITUTIONS[8]["unified_credit_code"])
    assert [(each["problem"], each["code"], each["object"]) for each in elsewhere["errors"]] == [
        ("CREDIT_CODE_TAKEN", "CONFLICT", None)
    ]


@pytest.mark.parametrize("account", [COUNTY_VIEWER, OTHER_COUNTY_VIEWER, OVERSIGHT, ADMINISTRATOR])
async def test_only_registrars_file_institutions(office: Asking, account: str) -> None:
    payload = await act(office, account, "registerInstitution", an_institution())
    assert [each["code"] for each in payload["errors"]] == ["FORBIDDEN"]


async def test_a_change_keeps_what_is_left_out_counts_up_and_records_only_what_differs(
    office: Asking, database: Database
) -> None:
    found = await filed(office, phone="13800201234", address="镇东路1号")
    changed = await do(office, "updateInstitution", found, bedsUsable=15, address="镇东路1号", phone="138 0020 1234")
    assert (changed["institution"]["version"], changed["institution"]["bedsUsable"]) == (2, 15)
    on_record = await entry(database, found["id"])
    assert on_record["changes"] == {"bedsUsable": ("16", "15")}
    assert (on_record["code"], on_record["position"]) == ("INSTITUTION_FILING", 3)
    cleared = (await do(office, "updateInstitution", changed["institution"], phone=None))["institution"]
    assert cleared["phoneMasked"] is None


async def test_a_change_of_a_version_that_is_past_is_a_conflict_which_tells_the_present_one(office: Asking) -> None:
    found = await filed(office)
    await do(office, "updateInstitution", found, bedsUsable=15)
    (error,) = (await do(office, "updateInstitution", found, bedsUsable=14))["errors"]
    assert (error["problem"], error["code"], error["currentVersion"]) == ("STALE_VERSION", "CONFLICT", 2)


async def test_rules_about_several_columns_look_at_what_would_stand(office: Asking) -> None:
    found = await filed(office)
    assert told(await do(office, "updateInstitution", found, bedsRegistered=15)) == {("BEDS_USABLE", "bedsUsable")}
    assert told(await do(office, "updateInstitution", found, grade=4)) == {("GRADE_STANDARD", "gradeStandard")}
    assert told(await do(office, "updateInstitution", found, name=None)) == {("NULL_FIELD", "name")}


async def test_beds_in_which_somebody_lives_stay_usable(office: Asking) -> None:
    home = {"id": institution(3), "version": INSTITUTIONS[2]["version"]}
    payload = await do(office, "updateInstitution", home, bedsUsable=2, bedsNursing=0)
    assert told(payload) == {("BEDS_OCCUPIED", "bedsUsable")}


async def test_a_move_must_be_allowed_where_it_leads(office: Asking, database: Database) -> None:
    found = await filed(office)
    refused = await do(office, "updateInstitution", found, divisionId=division("321322"))
    assert told(refused) == {("NOT_ALLOWED_HERE", "divisionId")}
    moved = await do(office, "updateInstitution", found, divisionId=division("321322101200"))
    assert moved["errors"] == []
    assert set((await entry(database, found["id"]))["changes"]) == {"divisionId"}


async def test_an_institution_out_of_sight_is_as_one_that_does_not_exist(office: Asking) -> None:
    for account, home in ((TOWNSHIP_REGISTRAR, institution(9)), (COUNTY_REGISTRAR, institution(9))):
        payload = await do(office, "updateInstitution", {"id": home, "version": 1}, account, bedsUsable=1)
        assert [(each["problem"], each["code"]) for each in payload["errors"]] == [("ROW_UNKNOWN", "NOT_FOUND")]


async def test_an_institution_closes_for_a_reason_once_nobody_lives_there_and_opens_again(
    office: Asking, database: Database
) -> None:
    found = await filed(office)
    assert told(await do(office, "closeInstitution", found, closedOn="2026-06-01")) == {("REASON_MISSING", "reason")}
    closed = (await do(office, "closeInstitution", found, closedOn="2026-06-01", reason="停办"))["institution"]
    assert (closed["status"], closed["statusSince"], closed["closedOn"]) == ("CLOSED", "2026-06-01", "2026-06-01")
    on_record = await entry(database, found["id"])
    assert (on_record["code"], on_record["position"], on_record["reason"]) == ("INSTITUTION_CLOSURE", 2, "停办")
    again = await do(office, "closeInstitution", closed, closedOn="2026-06-02", reason="再停")
    assert told(again) == {("ALREADY_CLOSED", "id")}
    early = await do(office, "reopenInstitution", closed, reopenedOn="2026-05-31", reason="恢复")
    assert told(early) == {("DAY_TOO_EARLY", "reopenedOn")}
    opened = (await do(office, "reopenInstitution", closed, reopenedOn="2026-06-05", reason="恢复"))["institution"]
    assert (opened["status"], opened["closedOn"], opened["openedOn"]) == ("ACTIVE", None, "2020-05-01")
    twice = await do(office, "reopenInstitution", opened, reopenedOn="2026-06-06", reason="恢复")
    assert told(twice) == {("NOT_CLOSED", "id")}


async def test_an_institution_does_not_close_before_it_opened_nor_while_somebody_lives_there(office: Asking) -> None:
    found = await filed(office)
    early = await do(office, "closeInstitution", found, closedOn="2020-04-30", reason="停办")
    assert told(early) == {("DAY_TOO_EARLY", "closedOn")}
    home = {"id": institution(3), "version": INSTITUTIONS[2]["version"]}
    lived_in = await do(office, "closeInstitution", home, closedOn="2026-06-01", reason="停办")
    assert told(lived_in) == {("INSTITUTION_RESIDENTS", "id")}


async def test_a_corrected_day_of_opening_stays_before_the_closing_and_moves_the_first_status(office: Asking) -> None:
    found = await filed(office)
    corrected = (await do(office, "updateInstitution", found, openedOn="2021-05-01"))["institution"]
    assert (corrected["openedOn"], corrected["statusSince"]) == ("2021-05-01", "2021-05-01")
    late = await do(office, "closeInstitution", corrected, closedOn="2999-01-01", reason="停办")
    assert told(late) == {("DAY_IN_FUTURE", "closedOn")}
    closed = (await do(office, "closeInstitution", corrected, closedOn="2022-01-01", reason="停办"))["institution"]
    after = await do(office, "updateInstitution", closed, openedOn="2022-01-02")
    assert told(after) == {("DAY_TOO_LATE", "openedOn")}


async def test_each_part_of_safety_has_its_day_which_is_not_to_come(office: Asking, database: Database) -> None:
    found = await filed(office)
    days = "institution { safetyFacilitiesOn safetyMonitoringOn safetyGuidanceOn safetyInspectionOn }"
    parts = {"FACILITIES": "safetyFacilitiesOn", "MONITORING": "safetyMonitoringOn"} | {
        "GUIDANCE": "safetyGuidanceOn",
        "INSPECTION": "safetyInspectionOn",
    }
    for number, (part, field) in enumerate(parts.items(), 1):
        given = {"institutionId": found["id"], "part": part, "inspectedOn": f"2026-05-0{number}"}
        payload = await act(office, TOWNSHIP_REGISTRAR, "recordSafetyInspection", given, f"{days}")
        assert payload["institution"][field] == f"2026-05-0{number}"
    on_record = await entry(database, found["id"])
    assert (on_record["code"], on_record["changes"]) == (
        "SAFETY_INSPECTION",
        {"safetyInspectionOn": (None, "2026-05-04")},
    )
    late = given | {"inspectedOn": "2999-01-01"}
    assert told(await act(office, TOWNSHIP_REGISTRAR, "recordSafetyInspection", late)) == {
        ("DAY_IN_FUTURE", "inspectedOn")
    }
    earlier = await act(office, TOWNSHIP_REGISTRAR, "recordSafetyInspection", given | {"inspectedOn": "2026-05-01"})
    assert warned(earlier) == {("SAFETY_DAY_EARLIER", "inspectedOn")}


async def test_a_refused_act_is_on_record_with_the_names_of_what_stood_against_it(
    office: Asking, database: Database
) -> None:
    found = await filed(office)
    await do(office, "updateInstitution", found, bedsUsable=21)
    on_record = await entry(database, found["id"])
    assert (on_record["outcome"], on_record["refusal"], on_record["changes"]) == ("REFUSED", ["BEDS_USABLE"], {})
