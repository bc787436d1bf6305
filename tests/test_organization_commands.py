"""Social organisations are registered, changed, closed and reopened."""

from __future__ import annotations

from typing import Any

import pytest

from db.credit_codes import completed
from tests.acting import act, done, entries, entry, problems
from tests.asking import Asking
from tests.world_accounts import APPROVER, COUNTY_REGISTRAR, COUNTY_VIEWER, OVERSIGHT, TOWNSHIP_REGISTRAR
from tests.world_divisions import division_id
from tests.world_facts import fact_id
from tests.world_organizations import ORGANIZATIONS

VILLAGE, OTHER_COUNTY = (f"Division:{division_id(code)}" for code in ("321322101200", "321323101200"))
CODE = completed("52321322", "MJ200099")
NEW = {
    "divisionId": VILLAGE,
    "name": "丁曹村助老服务社",
    "kind": "SERVICE_ORGANIZATION",
    "unifiedCreditCode": CODE,
    "registrar": "沭阳县民政局",
    "legalRepresentative": "周大勇",
    "registeredOn": "2026-06-01",
    "openedOn": "2026-06-10",
    "field": "ELDERLY",
    "phone": "13800400099",
}
TOLD = (
    "socialOrganization { id name pinyin status statusSince openedOn closedOn unifiedCreditCode phoneMasked version }"
)


def organization(number: int) -> str:
    return f"SocialOrganization:{fact_id('social_organization', number)}"


def version(number: int) -> int:
    found: int = ORGANIZATIONS[number - 1]["version"]
    return found


async def test_an_organization_is_registered_with_its_reading_and_leaves_an_entry(fresh_asking: Asking) -> None:
    told = (await done(fresh_asking, COUNTY_REGISTRAR, "registerSocialOrganization", NEW, TOLD))["socialOrganization"]
    assert told | {"id": ""} == {
        "id": "",
        "name": "丁曹村助老服务社",
        "pinyin": "ding cao cun zhu lao fu wu she",
        "status": "ACTIVE",
        "statusSince": "2026-06-10",
        "openedOn": "2026-06-10",
        "closedOn": None,
        "unifiedCreditCode": CODE,
        "phoneMasked": "138****0099",
        "version": 1,
    }
    kept = await entry(fresh_asking, action="registerSocialOrganization")
    assert (kept["account"], kept["role"], kept["outcome"]) == (COUNTY_REGISTRAR, "REGISTRAR", "DONE")
    assert (kept["object_type"], f"SocialOrganization:{kept['object_id']}") == ("SocialOrganization", told["id"])
    assert kept["power_item_id"] is not None
    assert kept["power_step_id"] is not None
    fields = {each["field"]: each["after"] for each in kept["changes"]}
    assert (fields["unifiedCreditCode"], fields["field"], fields["registeredOn"]) == (CODE, "ELDERLY", "2026-06-01")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            {"unifiedCreditCode": CODE[:-1] + ("0" if CODE[-1] != "0" else "1")},
            [("CREDIT_CODE_CHECK", "unifiedCreditCode")],
        ),
        ({"unifiedCreditCode": "12345"}, [("CREDIT_CODE_SHAPE", "unifiedCreditCode")]),
        ({"unifiedCreditCode": ORGANIZATIONS[0]["unified_credit_code"]}, [("CREDIT_CODE_TAKEN", "unifiedCreditCode")]),
        ({"unifiedCreditCode": ORGANIZATIONS[1]["unified_credit_code"]}, [("CREDIT_CODE_TAKEN", "unifiedCreditCode")]),
        ({"registeredOn": "2999-01-01", "openedOn": None}, [("DAY_IN_FUTURE", "registeredOn")]),
        ({"openedOn": "2026-05-31"}, [("DAY_TOO_EARLY", "openedOn")]),
        ({"name": "  ", "registrar": ""}, [("EMPTY_TEXT", "name"), ("EMPTY_TEXT", "registrar")]),
        ({"pinyin": "丁曹"}, [("NOT_A_READING", "pinyin")]),
        ({"phone": "12"}, [("PHONE_FORM", "phone")]),
        (
            {"phone": "12", "openedOn": "2999-01-01", "unifiedCreditCode": "12345"},
            [("CREDIT_CODE_SHAPE", "unifiedCreditCode"), ("DAY_IN_FUTURE", "openedOn"), ("PHONE_FORM", "phone")],
        ),
        ({"divisionId": OTHER_COUNTY}, [("DIVISION_UNKNOWN", "divisionId")]),
    ],
)
async def test_what_stands_against_a_new_organization_is_told_at_once(
    refusing: Asking, given: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    told = await problems(refusing, COUNTY_REGISTRAR, "registerSocialOrganization", {**NEW, **given})
    assert told == [(name, (path,)) for name, path in expected]


async def test_a_taken_code_names_the_other_entry_only_in_sight(refusing: Asking) -> None:
    seen, unseen = ORGANIZATIONS[1], ORGANIZATIONS[0]
    for other, named in ((seen, organization(2)), (unseen, None)):
        given = {**NEW, "unifiedCreditCode": other["unified_credit_code"]}
        payload = await act(refusing, COUNTY_REGISTRAR, "registerSocialOrganization", given)
        (error,) = payload["errors"]
        assert (error["code"], error["problem"], error["object"]) == ("CONFLICT", "CREDIT_CODE_TAKEN", named)


async def test_a_code_of_another_kind_is_a_doubt(fresh_asking: Asking) -> None:
    payload = await done(fresh_asking, COUNTY_REGISTRAR, "registerSocialOrganization", {**NEW, "kind": "FOUNDATION"})
    assert [each["problem"] for each in payload["warnings"]] == ["CREDIT_CODE_OTHER_KIND"]


@pytest.mark.parametrize("account", [COUNTY_VIEWER, OVERSIGHT, APPROVER])
async def test_only_registrars_register_organizations(fresh_asking: Asking, account: str) -> None:
    told = await problems(fresh_asking, account, "registerSocialOrganization", NEW)
    assert [name for name, _ in told] in (["ACTION_NOT_GRANTED"], ["NOT_ALLOWED_HERE"])
    kept = await entry(fresh_asking, action="registerSocialOrganization")
    assert (kept["account"], kept["outcome"]) == (account, "REFUSED")


async def test_an_organization_of_the_county_is_not_changed_by_a_township(refusing: Asking) -> None:
    given = {"id": organization(2), "expectedVersion": version(2), "address": "沭阳县"}
    assert await problems(refusing, TOWNSHIP_REGISTRAR, "updateSocialOrganization", given) == [("ROW_UNKNOWN", ("id",))]


async def test_an_update_changes_what_is_given_and_tells_before_and_after(fresh_asking: Asking) -> None:
    given = {
        "id": organization(4),
        "expectedVersion": version(4),
        "legalRepresentative": "吴小梅",
        "supervisingUnit": "陇集镇人民政府",
        "address": None,
    }
    asked = "socialOrganization { legalRepresentative supervisingUnit address name version }"
    told = (await done(fresh_asking, TOWNSHIP_REGISTRAR, "updateSocialOrganization", given, asked))[
        "socialOrganization"
    ]
    assert told == {
        "legalRepresentative": "吴小梅",
        "supervisingUnit": "陇集镇人民政府",
        "address": None,
        "name": "丁曹夕阳红服务社",
        "version": version(4) + 1,
    }
    kept = await entry(fresh_asking, action="updateSocialOrganization")
    assert {(each["field"], each["before"], each["after"]) for each in kept["changes"]} == {
        ("legalRepresentative", "周大勇", "吴小梅"),
        ("supervisingUnit", None, "陇集镇人民政府"),
        ("address", "丁曹村", None),
    }


async def test_a_stale_version_is_refused_with_the_current_one(refusing: Asking) -> None:
    given = {"id": organization(4), "expectedVersion": version(4) + 7, "address": "丁曹村"}
    payload = await act(refusing, COUNTY_REGISTRAR, "updateSocialOrganization", given)
    (error,) = payload["errors"]
    assert (error["problem"], error["currentVersion"]) == ("STALE_VERSION", version(4))


async def test_the_own_code_is_not_taken(fresh_asking: Asking) -> None:
    own = ORGANIZATIONS[3]["unified_credit_code"]
    given = {
        "id": organization(4),
        "expectedVersion": version(4),
        "unifiedCreditCode": own.lower(),
        "registrar": "县局",
    }
    assert await problems(fresh_asking, COUNTY_REGISTRAR, "updateSocialOrganization", given) == []


async def test_an_organization_closes_for_a_reason_and_opens_again(fresh_asking: Asking) -> None:
    closing = {"id": organization(4), "expectedVersion": version(4), "closedOn": "2026-11-01"}
    assert await problems(fresh_asking, COUNTY_REGISTRAR, "closeSocialOrganization", closing) == [
        ("REASON_MISSING", ("reason",))
    ]
    closing["reason"] = "章程规定的宗旨已完成"
    told = await done(fresh_asking, COUNTY_REGISTRAR, "closeSocialOrganization", closing, TOLD)
    assert (told["socialOrganization"]["status"], told["socialOrganization"]["closedOn"]) == ("CLOSED", "2026-11-01")
    assert (await entries(fresh_asking, action="closeSocialOrganization"))[-1]["reason"] == closing["reason"]
    again = {**closing, "expectedVersion": version(4) + 1}
    assert await problems(fresh_asking, COUNTY_REGISTRAR, "closeSocialOrganization", again) == [
        ("ALREADY_CLOSED", ("id",)),
    ]
    opening = {
        "id": organization(4),
        "expectedVersion": version(4) + 1,
        "reopenedOn": "2026-11-10",
        "reason": "登记有误",
    }
    told = await done(fresh_asking, COUNTY_REGISTRAR, "reopenSocialOrganization", opening, TOLD)
    assert (told["socialOrganization"]["status"], told["socialOrganization"]["closedOn"]) == ("ACTIVE", None)
