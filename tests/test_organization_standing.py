"""A social organisation is checked once a year, and rated from 1A to 5A until the next rating."""

from __future__ import annotations

from typing import Any

import pytest

from authz.principal import civil_day
from tests.acting import act, done, entries, entry, problems
from tests.asking import Asking
from tests.world_accounts import COUNTY_REGISTRAR, COUNTY_VIEWER
from tests.world_facts import fact_id


def organization(number: int) -> str:
    return f"SocialOrganization:{fact_id('social_organization', number)}"


def check(**given: Any) -> dict[str, Any]:
    return {
        "socialOrganizationId": organization(4),
        "year": 2025,
        "outcome": "QUALIFIED",
        "checkedOn": "2026-05-20",
    } | given


def rating(**given: Any) -> dict[str, Any]:
    return {
        "socialOrganizationId": organization(4),
        "grade": 3,
        "assessor": "沭阳县民政局",
        "startedOn": "2026-03-01",
    } | given


async def test_a_year_is_checked_once_and_corrected_by_who_has_seen_it(fresh_asking: Asking) -> None:
    asked = "socialOrganizationCheck { id year outcome checkedOn version socialOrganization { id } }"
    first = (await done(fresh_asking, COUNTY_REGISTRAR, "recordOrganizationCheck", check(), asked))[
        "socialOrganizationCheck"
    ]
    assert (first["year"], first["outcome"], first["socialOrganization"]["id"]) == (2025, "QUALIFIED", organization(4))
    payload = await act(fresh_asking, COUNTY_REGISTRAR, "recordOrganizationCheck", check(outcome="UNQUALIFIED"))
    (error,) = payload["errors"]
    assert (error["problem"], error["code"], error["object"]) == ("CHECK_RECORDED", "CONFLICT", first["id"])
    assert error["currentVersion"] == 1
    stale = check(outcome="UNQUALIFIED", expectedVersion=9)
    assert await problems(fresh_asking, COUNTY_REGISTRAR, "recordOrganizationCheck", stale) == [
        ("STALE_VERSION", ("expectedVersion",))
    ]
    right = check(outcome="UNQUALIFIED", expectedVersion=1)
    second = (await done(fresh_asking, COUNTY_REGISTRAR, "recordOrganizationCheck", right, asked))[
        "socialOrganizationCheck"
    ]
    assert (second["id"], second["outcome"], second["version"]) == (first["id"], "UNQUALIFIED", 2)
    last = (await entries(fresh_asking, action="recordOrganizationCheck", outcome="DONE"))[-1]
    assert [(each["object"], each["field"]) for each in last["changes"]] == [(first["id"], "outcome")]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"year": 2016}, [("CHECK_YEAR", "year")]),
        ({"checkedOn": "2025-12-31"}, [("DAY_TOO_EARLY", "checkedOn")]),
        ({"checkedOn": "2999-01-01"}, [("DAY_IN_FUTURE", "checkedOn")]),
        ({"checkedOn": None}, [("CHECK_DAY_MISSING", "checkedOn")]),
        ({"expectedVersion": 1}, [("CHECK_NOT_RECORDED", "expectedVersion")]),
        ({"socialOrganizationId": organization(8)}, [("ROW_UNKNOWN", "socialOrganizationId")]),
        (
            {"socialOrganizationId": f"Person:{fact_id('social_organization', 4)}"},
            [("WRONG_ID_TYPE", "socialOrganizationId")],
        ),
    ],
)
async def test_a_check_is_for_a_year_that_is_over(
    refusing: Asking, given: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    told = await problems(refusing, COUNTY_REGISTRAR, "recordOrganizationCheck", check(**given))
    assert told == [(name, (path,)) for name, path in expected]


async def test_the_year_that_is_not_over_is_not_checked_yet(refusing: Asking) -> None:
    today = civil_day()
    early = check(year=today.year, checkedOn=str(today))
    assert await problems(refusing, COUNTY_REGISTRAR, "recordOrganizationCheck", early) == [("CHECK_YEAR", ("year",))]


async def test_a_report_that_never_came_has_no_day(fresh_asking: Asking) -> None:
    given = check(outcome="NOT_SUBMITTED", checkedOn=None)
    await done(fresh_asking, COUNTY_REGISTRAR, "recordOrganizationCheck", given)


async def test_a_new_rating_ends_the_one_before(fresh_asking: Asking) -> None:
    await done(fresh_asking, COUNTY_REGISTRAR, "rateOrganization", rating(endedOn="2031-03-01"))
    text = "query Q($id: ID!) { node(id: $id) { ... on SocialOrganization { ratings { grade startedOn endedOn } } } }"
    found = await fresh_asking.data(COUNTY_VIEWER, text, {"id": organization(4)})
    assert found["node"]["ratings"] == [
        {"grade": 1, "startedOn": "2020-01-01", "endedOn": "2026-03-01"},
        {"grade": 3, "startedOn": "2026-03-01", "endedOn": "2031-03-01"},
    ]
    kept = await entry(fresh_asking, action="rateOrganization")
    ended = f"SocialOrganizationRating:{fact_id('social_organization_rating', 5)}"
    assert {"object": ended, "field": "endedOn"}.items() <= kept["changes"][0].items()


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"grade": 0}, [("GRADE_RANGE", "grade")]),
        ({"grade": 6}, [("GRADE_RANGE", "grade")]),
        ({"startedOn": "2020-01-01"}, [("RATED_LATER", "startedOn")]),
        ({"startedOn": "2016-01-01"}, [("DAY_TOO_EARLY", "startedOn"), ("RATED_LATER", "startedOn")]),
        ({"startedOn": "2999-01-01"}, [("DAY_IN_FUTURE", "startedOn")]),
        ({"endedOn": "2026-03-01"}, [("DAY_TOO_EARLY", "endedOn")]),
        ({"socialOrganizationId": organization(7)}, [("ALREADY_CLOSED", "socialOrganizationId")]),
    ],
)
async def test_a_rating_follows_the_last_one(
    refusing: Asking, given: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    told = await problems(refusing, COUNTY_REGISTRAR, "rateOrganization", rating(**given))
    assert told == [(name, (path,)) for name, path in expected]


async def test_a_rating_after_a_failed_check_or_for_long_is_a_doubt(fresh_asking: Asking) -> None:
    await done(fresh_asking, COUNTY_REGISTRAR, "recordOrganizationCheck", check(outcome="UNQUALIFIED"))
    payload = await done(fresh_asking, COUNTY_REGISTRAR, "rateOrganization", rating(endedOn="2036-03-01"))
    assert {each["problem"] for each in payload["warnings"]} == {"RATED_UNQUALIFIED", "RATED_FOR_LONG"}


@pytest.mark.parametrize(("mutation", "given"), [("recordOrganizationCheck", check()), ("rateOrganization", rating())])
async def test_who_may_not_change_an_organization_neither_checks_nor_rates_it(
    refusing: Asking, mutation: str, given: dict[str, Any]
) -> None:
    told = await problems(refusing, COUNTY_VIEWER, mutation, given)
    assert [name for name, _ in told] == ["ACTION_NOT_GRANTED"]
