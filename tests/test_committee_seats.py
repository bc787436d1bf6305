"""Members are seated up to the fifth, and leave while three stay, one of them the director."""

from __future__ import annotations

from typing import Any

import pytest

from tests.acting import done, entries, entry, problems
from tests.asking import Asking
from tests.committees import DINGCAO, DIRECTOR, MEMBER, committee, filed, members, person, seat_of
from tests.world_accounts import COUNTY_REGISTRAR, COUNTY_VIEWER
from tests.world_facts import fact_id


async def test_a_village_committee_member_is_seated_and_leaves(fresh_asking: Asking) -> None:
    given = {"divisionId": DINGCAO, "personId": person(1), "post": "DEPUTY", "startedOn": "2026-10-01"}
    asked = "villageCommitteeMember { id post startedOn endedOn version person { id } division { id } }"
    told = (await done(fresh_asking, COUNTY_REGISTRAR, "seatVillageCommitteeMember", given, asked))[
        "villageCommitteeMember"
    ]
    assert (told["person"]["id"], told["division"]["id"], told["post"]) == (person(1), DINGCAO, "DEPUTY")
    leaving = {"id": told["id"], "expectedVersion": 1, "endedOn": "2026-11-01"}
    told = (await done(fresh_asking, COUNTY_REGISTRAR, "unseatVillageCommitteeMember", leaving, asked))[
        "villageCommitteeMember"
    ]
    assert (told["endedOn"], told["version"]) == ("2026-11-01", 2)
    again = {**leaving, "expectedVersion": 2}
    assert await problems(fresh_asking, COUNTY_REGISTRAR, "unseatVillageCommitteeMember", again) == [
        ("SEAT_ENDED", ("id",))
    ]
    kept = await entry(fresh_asking, action="seatVillageCommitteeMember")
    assert kept["power_step_id"] is not None
    assert {each["field"] for each in kept["changes"]} >= {"personId", "post", "startedOn", "divisionId"}


async def test_a_member_is_seated_up_to_the_fifth(fresh_asking: Asking) -> None:
    told = await filed(fresh_asking)
    given = {"supervisionCommitteeId": told["id"], "post": MEMBER, "startedOn": "2026-11-01"}
    for number in (12, 35):
        await done(fresh_asking, COUNTY_REGISTRAR, "seatCommitteeMember", {**given, "personId": person(number)})
    full = {**given, "personId": person(11)}
    assert await problems(fresh_asking, COUNTY_REGISTRAR, "seatCommitteeMember", full) == [
        ("COMMITTEE_SIZE", ("personId",))
    ]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"personId": person(1)}, [("SEATED_ALREADY", "personId")]),
        ({"post": DIRECTOR}, [("DIRECTOR_SEATED", "post")]),
        ({"startedOn": "2026-09-30"}, [("DAY_TOO_EARLY", "startedOn")]),
        ({"startedOn": "2999-01-01"}, [("DAY_IN_FUTURE", "startedOn")]),
    ],
)
async def test_what_stands_against_a_seat_is_told(
    fresh_asking: Asking, given: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    told = await filed(fresh_asking)
    sound = {
        "supervisionCommitteeId": told["id"],
        "personId": person(12),
        "post": MEMBER,
        "startedOn": "2026-11-01",
    }
    told_of = await problems(fresh_asking, COUNTY_REGISTRAR, "seatCommitteeMember", {**sound, **given})
    assert told_of == [(name, (path,)) for name, path in expected]


async def test_nobody_sits_down_in_a_committee_whose_term_is_over(refusing: Asking) -> None:
    given = {"supervisionCommitteeId": committee(4), "personId": person(1), "post": MEMBER, "startedOn": "2026-11-01"}
    told = await problems(refusing, COUNTY_REGISTRAR, "seatCommitteeMember", given)
    assert told == [("COMMITTEE_CLOSED", ("supervisionCommitteeId",))]


async def test_three_stay_or_somebody_takes_the_seat(fresh_asking: Asking) -> None:
    told = await filed(fresh_asking)
    seat = seat_of(told, 1)
    leaving = {"id": seat, "expectedVersion": 1, "endedOn": "2026-11-01"}
    assert await problems(fresh_asking, COUNTY_REGISTRAR, "unseatCommitteeMember", leaving) == [
        ("COMMITTEE_SIZE", ("successorId",))
    ]
    asked = (
        "supervisionCommitteeMember { endedOn supervisionCommittee"
        " { members { post startedOn endedOn person { id } } } }"
    )
    given = {**leaving, "successorId": person(12)}
    after = (await done(fresh_asking, COUNTY_REGISTRAR, "unseatCommitteeMember", given, asked))[
        "supervisionCommitteeMember"
    ]
    assert after["endedOn"] == "2026-11-01"
    sitting = {each["person"]["id"] for each in after["supervisionCommittee"]["members"] if each["endedOn"] is None}
    assert sitting == {person(22), person(9), person(12)}
    kept = (await entries(fresh_asking, action="unseatCommitteeMember", outcome="DONE"))[-1]
    assert {"object": seat, "field": "endedOn", "before": None, "after": "2026-11-01"}.items() <= kept["changes"][
        0
    ].items()


async def test_a_director_leaves_to_a_successor_who_may_be_a_member(fresh_asking: Asking) -> None:
    told = await filed(fresh_asking, members=members(22, 1, 9, 12))
    leaving = {"id": seat_of(told, 22), "expectedVersion": 1, "endedOn": "2026-11-01"}
    assert await problems(fresh_asking, COUNTY_REGISTRAR, "unseatCommitteeMember", leaving) == [
        ("COMMITTEE_DIRECTORS", ("successorId",))
    ]
    assert await problems(
        fresh_asking, COUNTY_REGISTRAR, "unseatCommitteeMember", {**leaving, "successorId": person(21)}
    ) == [("SITS_IN_VILLAGE_COMMITTEE", ("successorId",))]
    asked = "supervisionCommitteeMember { supervisionCommittee { members { post endedOn person { id } } } }"
    given = {**leaving, "successorId": person(9)}
    after = (await done(fresh_asking, COUNTY_REGISTRAR, "unseatCommitteeMember", given, asked))[
        "supervisionCommitteeMember"
    ]
    sitting = {
        (each["person"]["id"], each["post"])
        for each in after["supervisionCommittee"]["members"]
        if each["endedOn"] is None
    }
    assert sitting == {(person(9), DIRECTOR), (person(1), MEMBER), (person(12), MEMBER)}


async def test_a_promotion_that_leaves_two_is_refused(fresh_asking: Asking) -> None:
    told = await filed(fresh_asking)
    given = {
        "id": seat_of(told, 22),
        "expectedVersion": 1,
        "endedOn": "2026-11-01",
        "successorId": person(9),
    }
    assert await problems(fresh_asking, COUNTY_REGISTRAR, "unseatCommitteeMember", given) == [
        ("COMMITTEE_SIZE", ("successorId",))
    ]


async def test_a_seat_that_ended_is_not_left_again(refusing: Asking) -> None:
    own = f"SupervisionCommitteeMember:{fact_id('supervision_committee_member', 4)}"
    given = {"id": own, "expectedVersion": 1, "endedOn": "2026-11-01", "successorId": person(1)}
    told = await problems(refusing, COUNTY_REGISTRAR, "unseatCommitteeMember", given)
    assert ("SEAT_ENDED", ("id",)) in told


@pytest.mark.parametrize("mutation", ["seatCommitteeMember", "seatVillageCommitteeMember"])
async def test_viewers_seat_nobody(refusing: Asking, mutation: str) -> None:
    where = {"supervisionCommitteeId": committee(2)} if mutation == "seatCommitteeMember" else {"divisionId": DINGCAO}
    given = {**where, "personId": person(1), "post": MEMBER, "startedOn": "2026-11-01"}
    assert await problems(refusing, COUNTY_VIEWER, mutation, given) == [("ACTION_NOT_GRANTED", ())]
