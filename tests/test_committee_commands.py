"""Supervision committees are filed with three to five members, one the director; changed, closed, and opened again."""

from __future__ import annotations

from typing import Any

import pytest

from tests.acting import act, done, entry, problems
from tests.asking import Asking
from tests.committees import (
    DINGCAO,
    DIRECTOR,
    HUJI,
    MEMBER,
    NEW,
    TOLD,
    committee,
    filed,
    members,
    owner,
    person,
    version,
)
from tests.world_accounts import APPROVER, COUNTY_REGISTRAR, COUNTY_VIEWER, OVERSIGHT
from tests.world_people import person_id


async def test_a_committee_is_filed_with_its_members_and_leaves_an_entry(fresh_asking: Asking) -> None:
    told = await filed(fresh_asking)
    assert (told["status"], told["openedOn"], told["endedOn"]) == ("ACTIVE", "2026-10-01", "2031-10-01")
    assert {(each["person"]["id"], each["post"], each["startedOn"], each["endedOn"]) for each in told["members"]} == {
        (person(22), DIRECTOR, "2026-10-01", None),
        (person(1), MEMBER, "2026-10-01", None),
        (person(9), MEMBER, "2026-10-01", None),
    }
    kept = await entry(fresh_asking, action="registerSupervisionCommittee")
    assert (kept["account"], kept["role"], kept["object_type"]) == (
        COUNTY_REGISTRAR,
        "REGISTRAR",
        "SupervisionCommittee",
    )
    assert kept["power_step_id"] is not None
    seated = [each["after"] for each in kept["changes"] if each["field"] == "personId"]
    assert [str(person_id(number)) for number in (22, 1, 9)] == [each.rpartition(":")[2] for each in seated]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"members": members(22, 1)}, [("COMMITTEE_SIZE", "members")]),
        ({"members": []}, [("COMMITTEE_DIRECTORS", "members"), ("COMMITTEE_SIZE", "members")]),
        ({"members": members(22, 1, 9, 12, 13, 35)}, [("COMMITTEE_SIZE", "members")]),
        ({"members": [*members(22, 1), *members(9)]}, [("COMMITTEE_DIRECTORS", "members")]),
        ({"members": members(22, 1, 9)[1:] + members(22, 12)[1:]}, [("COMMITTEE_DIRECTORS", "members")]),
        ({"members": members(22, 1, 9, 1)}, [("LISTED_TWICE", "members.3.personId")]),
        ({"members": members(22, 1, 7)}, [("MEMBER_MINOR", "members.2.personId")]),
        ({"members": members(22, 1, 29)}, [("ROW_UNKNOWN", "members.2.personId")]),
        ({"members": members(22, 1, 21)}, [("SITS_IN_VILLAGE_COMMITTEE", "members.2.personId")]),
        ({"term": 0}, [("TERM_NUMBER", "term")]),
        ({"startedOn": "2999-01-01", "endedOn": None}, [("DAY_IN_FUTURE", "startedOn")]),
        ({"endedOn": "2026-10-02"}, [("DAY_TOO_EARLY", "endedOn")]),
        ({"divisionId": HUJI}, [("COMMITTEE_NEEDS_VILLAGE", "divisionId")]),
        ({"startedOn": "2022-01-01"}, [("COMMITTEE_IN_TERM", "startedOn")]),
        (
            {"term": 0, "endedOn": "2026-01-01", "phone": "1", "members": members(21, 7)},
            [
                ("COMMITTEE_SIZE", "members"),
                ("DAY_TOO_EARLY", "endedOn"),
                ("MEMBER_MINOR", "members.1.personId"),
                ("PHONE_FORM", "phone"),
                ("SITS_IN_VILLAGE_COMMITTEE", "members.0.personId"),
                ("TERM_NUMBER", "term"),
            ],
        ),
    ],
)
async def test_what_stands_against_a_new_committee_is_told_at_once(
    refusing: Asking, given: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    told = await problems(refusing, COUNTY_REGISTRAR, "registerSupervisionCommittee", {**NEW, **given})
    assert told == [(name, tuple(path.split("."))) for name, path in expected]


async def test_the_committee_whose_term_it_is_is_named(refusing: Asking) -> None:
    given = {**NEW, "divisionId": DINGCAO}
    payload = await act(refusing, COUNTY_REGISTRAR, "registerSupervisionCommittee", given)
    (error,) = (each for each in payload["errors"] if each["problem"] == "COMMITTEE_IN_TERM")
    assert (error["code"], error["object"]) == ("CONFLICT", committee(2))


async def test_nobody_dead_sits_in_a_committee(fresh_asking: Asking) -> None:
    await owner(fresh_asking, "UPDATE person SET died_on = '2026-09-01' WHERE id = $1", person_id(9))
    told = await problems(fresh_asking, COUNTY_REGISTRAR, "registerSupervisionCommittee", NEW)
    assert told == [("PERSON_DEAD", ("members", "2", "personId"))]


async def test_an_update_changes_a_term_but_no_seats(fresh_asking: Asking) -> None:
    told = await filed(fresh_asking)
    given = {"id": told["id"], "expectedVersion": 1, "term": 14, "endedOn": "2030-10-01", "phone": "13800600099"}
    after = (await done(fresh_asking, COUNTY_REGISTRAR, "updateSupervisionCommittee", given, TOLD))[
        "supervisionCommittee"
    ]
    assert (after["endedOn"], after["version"], len(after["members"])) == ("2030-10-01", 2, 3)
    short = {"id": told["id"], "expectedVersion": 2, "endedOn": "2026-11-01"}
    assert await problems(fresh_asking, COUNTY_REGISTRAR, "updateSupervisionCommittee", short) == [
        ("DAY_TOO_EARLY", ("endedOn",))
    ]


async def test_a_committee_closes_with_its_seats_and_opens_with_new_ones(fresh_asking: Asking) -> None:
    told = await filed(fresh_asking)
    closing = {"id": told["id"], "expectedVersion": 1, "closedOn": "2026-11-01"}
    assert await problems(fresh_asking, COUNTY_REGISTRAR, "closeSupervisionCommittee", closing) == [
        ("REASON_MISSING", ("reason",))
    ]
    closing["reason"] = "村民会议决定"
    after = (await done(fresh_asking, COUNTY_REGISTRAR, "closeSupervisionCommittee", closing, TOLD))[
        "supervisionCommittee"
    ]
    assert (after["status"], after["endedOn"]) == ("CLOSED", "2026-11-01")
    assert {each["endedOn"] for each in after["members"]} == {"2026-11-01"}
    opening = {"id": told["id"], "expectedVersion": 2, "reopenedOn": "2026-11-10", "reason": "决定撤销"}
    assert await problems(fresh_asking, COUNTY_REGISTRAR, "reopenSupervisionCommittee", opening) == [
        ("COMMITTEE_DIRECTORS", ("members",)),
        ("COMMITTEE_SIZE", ("members",)),
    ]
    kin = {**opening, "members": members(22, 1, 21)}
    assert await problems(fresh_asking, COUNTY_REGISTRAR, "reopenSupervisionCommittee", kin) == [
        ("SITS_IN_VILLAGE_COMMITTEE", ("members", "2", "personId"))
    ]
    opening["members"] = members(22, 1, 12)
    after = (await done(fresh_asking, COUNTY_REGISTRAR, "reopenSupervisionCommittee", opening, TOLD))[
        "supervisionCommittee"
    ]
    assert (after["status"], after["endedOn"]) == ("ACTIVE", None)
    assert {each["person"]["id"] for each in after["members"] if each["endedOn"] is None} == {
        person(22),
        person(1),
        person(12),
    }


@pytest.mark.parametrize("account", [COUNTY_VIEWER, OVERSIGHT, APPROVER])
async def test_only_registrars_file_committees(refusing: Asking, account: str) -> None:
    told = await problems(refusing, account, "registerSupervisionCommittee", NEW)
    assert [name for name, _ in told] in (["ACTION_NOT_GRANTED"], ["NOT_ALLOWED_HERE"])
    kept = await entry(refusing, action="registerSupervisionCommittee", account=account)
    assert kept["outcome"] == "REFUSED"


async def test_a_committee_of_another_county_is_unknown(refusing: Asking) -> None:
    given = {"id": committee(6), "expectedVersion": version(6), "term": 13}
    assert await problems(refusing, COUNTY_REGISTRAR, "updateSupervisionCommittee", given) == [("ROW_UNKNOWN", ("id",))]
