"""Community facilities are registered with their services, changed, closed, reopened, and assessed item by item."""

from __future__ import annotations

from typing import Any

import pytest

from tests.acting import act, done, entries, entry, problems
from tests.asking import Asking
from tests.world_accounts import APPROVER, COUNTY_REGISTRAR, COUNTY_VIEWER, OVERSIGHT
from tests.world_divisions import division_id
from tests.world_facilities import FACILITIES
from tests.world_facts import fact_id

VILLAGE, OTHER_COUNTY = (f"Division:{division_id(code)}" for code in ("321322101200", "321323101200"))
NEW: dict[str, Any] = {
    "divisionId": VILLAGE,
    "name": "丁曹村日间照料中心",
    "kind": "DAY_CARE_CENTRE",
    "areaM2": "320.50",
    "operator": "丁曹村村民委员会",
    "operatorNature": "PUBLIC",
    "handedOverOn": "2026-05-01",
    "openedOn": "2026-06-01",
    "functions": ["ELDER_CARE", "HEALTH"],
}
TOLD = "communityFacility { id name status areaM2 operatorNature version functions { service } }"
STANDARD = "江苏省城乡社区综合服务设施建设标准"


def facility(number: int) -> str:
    return f"CommunityFacility:{fact_id('community_facility', number)}"


def version(number: int) -> int:
    found: int = FACILITIES[number - 1]["version"]
    return found


def item(name: str = "建筑面积", **given: Any) -> dict[str, Any]:
    return {"item": name, "requirement": "不低于600平方米", "finding": "620平方米", "passed": True} | given


def assessment(**given: Any) -> dict[str, Any]:
    return {
        "communityFacilityId": facility(4),
        "standard": STANDARD,
        "assessor": "沭阳县民政局",
        "startedOn": "2026-03-01",
        "items": [item(), item("公示")],
    } | given


async def assessments(asking: Asking, number: int) -> list[dict[str, Any]]:
    text = (
        "query Q($id: ID!) { node(id: $id) { ... on CommunityFacility"
        " { assessments { standard result startedOn endedOn items { item passed } } } } }"
    )
    found: list[dict[str, Any]] = (await asking.data(COUNTY_VIEWER, text, {"id": facility(number)}))["node"][
        "assessments"
    ]
    return found


async def test_a_facility_is_registered_with_all_that_it_offers(fresh_asking: Asking) -> None:
    told = (await done(fresh_asking, COUNTY_REGISTRAR, "registerCommunityFacility", NEW, TOLD))["communityFacility"]
    assert told | {"id": ""} == {
        "id": "",
        "name": "丁曹村日间照料中心",
        "status": "ACTIVE",
        "areaM2": "320.50",
        "operatorNature": "PUBLIC",
        "version": 1,
        "functions": [{"service": "ELDER_CARE"}, {"service": "HEALTH"}],
    }
    kept = await entry(fresh_asking, action="registerCommunityFacility")
    assert (kept["account"], kept["role"], kept["object_type"]) == (COUNTY_REGISTRAR, "REGISTRAR", "CommunityFacility")
    assert kept["power_step_id"] is not None
    assert sorted(each["after"] for each in kept["changes"] if each["field"] == "service") == ["ELDER_CARE", "HEALTH"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"areaM2": "-1"}, [("NUMBER_NEGATIVE", "areaM2")]),
        ({"areaM2": "100.005"}, [("NUMBER_TOO_LONG", "areaM2")]),
        ({"areaM2": "100000000"}, [("NUMBER_TOO_LONG", "areaM2")]),
        ({"handedOverOn": "2999-01-01"}, [("DAY_IN_FUTURE", "handedOverOn")]),
        ({"functions": ["HEALTH", "SPORT", "HEALTH"]}, [("LISTED_TWICE", "functions.2")]),
        (
            {"areaM2": "-1", "openedOn": "2999-01-01", "functions": ["HEALTH", "HEALTH"]},
            [("DAY_IN_FUTURE", "openedOn"), ("LISTED_TWICE", "functions.1"), ("NUMBER_NEGATIVE", "areaM2")],
        ),
        ({"divisionId": OTHER_COUNTY}, [("DIVISION_UNKNOWN", "divisionId")]),
    ],
)
async def test_what_stands_against_a_new_facility_is_told_at_once(
    refusing: Asking, given: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    told = await problems(refusing, COUNTY_REGISTRAR, "registerCommunityFacility", {**NEW, **given})
    assert told == [(name, tuple(path.split("."))) for name, path in expected]


@pytest.mark.parametrize("account", [COUNTY_VIEWER, OVERSIGHT, APPROVER])
async def test_only_registrars_register_facilities(fresh_asking: Asking, account: str) -> None:
    told = await problems(fresh_asking, account, "registerCommunityFacility", NEW)
    assert [name for name, _ in told] in (["ACTION_NOT_GRANTED"], ["NOT_ALLOWED_HERE"])
    assert (await entry(fresh_asking, action="registerCommunityFacility"))["outcome"] == "REFUSED"


async def test_a_second_service_centre_of_a_village_is_a_doubt(fresh_asking: Asking) -> None:
    given = {**NEW, "kind": "SERVICE_CENTRE"}
    payload = await done(fresh_asking, COUNTY_REGISTRAR, "registerCommunityFacility", given)
    assert [(each["problem"], each["object"]) for each in payload["warnings"]] == [("CENTRE_IN_DIVISION", facility(4))]


async def test_services_are_given_whole_and_what_stays_keeps_its_row(fresh_asking: Asking) -> None:
    told = (await done(fresh_asking, COUNTY_REGISTRAR, "registerCommunityFacility", NEW, TOLD))["communityFacility"]
    given = {"id": told["id"], "expectedVersion": 1, "functions": ["SPORT", "HEALTH"], "operator": None}
    told = (await done(fresh_asking, COUNTY_REGISTRAR, "updateCommunityFacility", given, TOLD))["communityFacility"]
    assert told["functions"] == [{"service": "HEALTH"}, {"service": "SPORT"}]
    kept = await entry(fresh_asking, action="updateCommunityFacility")
    services = {(each["before"], each["after"]) for each in kept["changes"] if each["field"] == "service"}
    assert services == {("ELDER_CARE", None), (None, "SPORT")}
    none = {"id": told["id"], "expectedVersion": told["version"], "functions": []}
    told = (await done(fresh_asking, COUNTY_REGISTRAR, "updateCommunityFacility", none, TOLD))["communityFacility"]
    assert told["functions"] == []


async def test_services_that_are_left_out_stay(fresh_asking: Asking) -> None:
    told = (await done(fresh_asking, COUNTY_REGISTRAR, "registerCommunityFacility", NEW, TOLD))["communityFacility"]
    given = {"id": told["id"], "expectedVersion": 1, "areaM2": None}
    told = (await done(fresh_asking, COUNTY_REGISTRAR, "updateCommunityFacility", given, TOLD))["communityFacility"]
    assert (told["areaM2"], len(told["functions"]), told["version"]) == (None, 2, 2)


async def test_a_facility_closes_for_a_reason_and_opens_again(fresh_asking: Asking) -> None:
    closing = {"id": facility(5), "expectedVersion": version(5), "closedOn": "2026-11-01"}
    assert await problems(fresh_asking, COUNTY_REGISTRAR, "closeCommunityFacility", closing) == [
        ("REASON_MISSING", ("reason",))
    ]
    closing["reason"] = "房屋拆迁"
    told = await done(fresh_asking, COUNTY_REGISTRAR, "closeCommunityFacility", closing, TOLD)
    assert told["communityFacility"]["status"] == "CLOSED"
    assert (await entries(fresh_asking, action="closeCommunityFacility"))[-1]["reason"] == "房屋拆迁"
    opening = {"id": facility(5), "expectedVersion": version(5) + 1, "reopenedOn": "2026-11-10", "reason": "迁入新址"}
    told = await done(fresh_asking, COUNTY_REGISTRAR, "reopenCommunityFacility", opening, TOLD)
    assert told["communityFacility"]["status"] == "ACTIVE"


async def test_an_assessment_is_up_to_standard_only_if_every_item_is(fresh_asking: Asking) -> None:
    asked = "facilityAssessment { result startedOn endedOn items { item passed finding } communityFacility { id } }"
    payload = await done(fresh_asking, COUNTY_REGISTRAR, "assessFacility", assessment(), asked)
    assert payload["facilityAssessment"]["result"] == "UP_TO_STANDARD"
    assert payload["facilityAssessment"]["communityFacility"]["id"] == facility(4)
    failed = assessment(startedOn="2026-04-01", items=[item(), item("公示", passed=False, finding=None)])
    payload = await done(fresh_asking, COUNTY_REGISTRAR, "assessFacility", failed, asked)
    assert payload["facilityAssessment"]["result"] == "NOT_UP_TO_STANDARD"
    told = [each for each in await assessments(fresh_asking, 4) if each["standard"] == STANDARD]
    assert [(each["result"], each["startedOn"], each["endedOn"]) for each in told] == [
        ("UP_TO_STANDARD", "2026-03-01", "2026-04-01"),
        ("NOT_UP_TO_STANDARD", "2026-04-01", None),
    ]
    kept = (await entries(fresh_asking, action="assessFacility"))[-1]
    assert {each["object"].partition(":")[0] for each in kept["changes"]} == {
        "FacilityAssessment",
        "FacilityAssessmentItem",
    }


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"items": []}, [("ITEMS_MISSING", "items")]),
        ({"items": [item(), item()]}, [("LISTED_TWICE", "items.1.item")]),
        ({"items": [item(requirement=" ")]}, [("EMPTY_TEXT", "items.0.requirement")]),
        ({"startedOn": "2999-01-01"}, [("DAY_IN_FUTURE", "startedOn")]),
        ({"communityFacilityId": facility(9)}, [("ALREADY_CLOSED", "communityFacilityId")]),
        ({"communityFacilityId": facility(12)}, [("ROW_UNKNOWN", "communityFacilityId")]),
    ],
)
async def test_what_stands_against_an_assessment_is_told(
    refusing: Asking, given: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    told = await problems(refusing, COUNTY_REGISTRAR, "assessFacility", assessment(**given))
    assert told == [(name, tuple(path.split("."))) for name, path in expected]


async def test_an_assessment_comes_after_the_last_by_the_same_standard(fresh_asking: Asking) -> None:
    await done(fresh_asking, COUNTY_REGISTRAR, "assessFacility", assessment())
    for day in ("2026-03-01", "2026-02-01"):
        told = await problems(fresh_asking, COUNTY_REGISTRAR, "assessFacility", assessment(startedOn=day))
        assert told == [("ASSESSED_LATER", ("startedOn",))]
    other = assessment(startedOn="2026-02-01", standard="另一标准")
    assert await problems(fresh_asking, COUNTY_REGISTRAR, "assessFacility", other) == []


async def test_a_small_centre_that_passes_is_a_doubt(fresh_asking: Asking) -> None:
    small = assessment(communityFacilityId=facility(6))
    payload = await done(fresh_asking, COUNTY_REGISTRAR, "assessFacility", small)
    assert [each["problem"] for each in payload["warnings"]] == ["AREA_BELOW_STANDARD"]


async def test_who_may_not_change_a_facility_does_not_assess_it(refusing: Asking) -> None:
    assert await problems(refusing, COUNTY_VIEWER, "assessFacility", assessment()) == [("ACTION_NOT_GRANTED", ())]
    assert [each["standard"] for each in await assessments(refusing, 4)].count(STANDARD) == 0


async def test_a_stale_version_is_refused(refusing: Asking) -> None:
    given = {"id": facility(5), "expectedVersion": version(5) + 3, "functions": []}
    payload = await act(refusing, COUNTY_REGISTRAR, "updateCommunityFacility", given)
    assert [(each["problem"], each["currentVersion"]) for each in payload["errors"]] == [("STALE_VERSION", version(5))]
