"""Nobody sits in a supervision committee who, or whose near kin, sits in the village committee; nor the other way round."""

from __future__ import annotations

from typing import Any

import pytest

from tests.acting import act, done, problems
from tests.asking import Asking
from tests.committees import DINGCAO, DIRECTOR, HUJI, MEMBER, NEW, committee, members, owner, person
from tests.ground import connected
from tests.world import WORLD
from tests.world_accounts import COUNTY_REGISTRAR, COUNTY_VIEWER, OTHER_COUNTY_VIEWER
from tests.world_people import person_id


async def test_near_kin_of_the_village_committee_is_refused_and_both_are_told(refusing: Asking) -> None:
    given = {"supervisionCommitteeId": committee(2), "personId": person(17), "post": MEMBER, "startedOn": "2026-11-01"}
    for language, words in (("zh", ("20 子", "吴小梅", "10 配偶")), ("en", ("near kin", "吴小梅"))):
        payload = await act(refusing, COUNTY_REGISTRAR, "seatCommitteeMember", given, accept_language=language)
        (error,) = payload["errors"]
        assert (error["problem"], error["path"]) == ("NEAR_KIN_IN_VILLAGE_COMMITTEE", ["personId"])
        assert error["object"] == person(15)
        assert all(word in error["message"] for word in words)


async def test_in_laws_are_a_doubt(fresh_asking: Asking) -> None:
    payload = await done(
        fresh_asking, COUNTY_REGISTRAR, "registerSupervisionCommittee", {**NEW, "members": members(22, 19, 20)}
    )
    assert [(each["problem"], each["path"], each["object"]) for each in payload["warnings"]] == [
        ("MAY_BE_NEAR_KIN", ["members", "1", "personId"], person(21)),
        ("MAY_BE_NEAR_KIN", ["members", "2", "personId"], person(21)),
    ]


async def test_who_shared_a_household_long_ago_is_near_kin_wherever_it_lies(fresh_asking: Asking) -> None:
    """The household lies in another county, and so does the member: neither is named."""
    await owner(
        fresh_asking,
        "INSERT INTO household_membership (household_id, division_id, person_id, relation, started_on, ended_on)"
        " SELECT m.household_id, m.division_id, $1, '73', '1994-05-01', '1995-01-01'"
        " FROM household_membership AS m WHERE m.person_id = $2",
        person_id(11),
        person_id(25),
    )
    given = {"divisionId": DINGCAO, "personId": person(11), "post": MEMBER, "startedOn": "2026-11-01"}
    payload = await act(fresh_asking, COUNTY_REGISTRAR, "seatVillageCommitteeMember", given)
    (error,) = payload["errors"]
    assert (error["problem"], error["object"]) == ("NEAR_KIN_IN_SUPERVISION_COMMITTEE", None)
    assert "***" in error["message"]
    assert "王芳" not in error["message"]


async def test_who_lived_there_at_another_time_is_no_kin_by_that(fresh_asking: Asking) -> None:
    await owner(
        fresh_asking,
        "INSERT INTO household_membership (household_id, division_id, person_id, relation, started_on, ended_on)"
        " SELECT m.household_id, m.division_id, $1, '73', '1990-05-01', m.started_on"
        " FROM household_membership AS m WHERE m.person_id = $2",
        person_id(11),
        person_id(25),
    )
    given = {"divisionId": DINGCAO, "personId": person(11), "post": MEMBER, "startedOn": "2026-11-01"}
    assert await problems(fresh_asking, COUNTY_REGISTRAR, "seatVillageCommitteeMember", given) == []


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"personId": person(17)}, [("NEAR_KIN_IN_SUPERVISION_COMMITTEE", "personId")] * 2),
        (
            {"personId": person(14)},
            [("NEAR_KIN_IN_SUPERVISION_COMMITTEE", "personId"), ("SITS_IN_SUPERVISION_COMMITTEE", "personId")],
        ),
        (
            {"personId": person(15)},
            [("NEAR_KIN_IN_SUPERVISION_COMMITTEE", "personId")] * 2 + [("SEATED_ALREADY", "personId")],
        ),
        ({"post": DIRECTOR}, [("DIRECTOR_SEATED", "post")]),
        ({"personId": person(7)}, [("MEMBER_MINOR", "personId")]),
        ({"personId": person(29)}, [("ROW_UNKNOWN", "personId")]),
        ({"startedOn": "2999-01-01"}, [("DAY_IN_FUTURE", "startedOn")]),
        ({"divisionId": HUJI}, [("COMMITTEE_NEEDS_VILLAGE", "divisionId")]),
    ],
)
async def test_the_village_committee_takes_nobody_whose_near_kin_supervises_it(
    refusing: Asking, given: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    sound = {"divisionId": DINGCAO, "personId": person(1), "post": MEMBER, "startedOn": "2026-11-01"}
    told = await problems(refusing, COUNTY_REGISTRAR, "seatVillageCommitteeMember", {**sound, **given})
    assert told == [(name, tuple(path.split("."))) for name, path in expected]


@pytest.mark.parametrize(("account", "pairs"), [(COUNTY_REGISTRAR, 1), (COUNTY_VIEWER, 0), (OTHER_COUNTY_VIEWER, 0)])
async def test_the_database_tells_of_shared_homes_only_who_changes_committees_there(
    refusing: Asking, account: str, pairs: int
) -> None:
    asked = "SELECT json_array_length(guard.shared_homes($1, $2, 'VILLAGE')::json)"
    async with connected(refusing.settings.database_url or "") as runtime, runtime.transaction():
        await runtime.fetchval("SELECT guard.enter($1)", WORLD.accounts[account].id)
        assert await runtime.fetchval(asked, [person_id(17)], WORLD.division("321322101200").id) == pairs
