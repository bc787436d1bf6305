"""People join and leave a household, its head changes: since when, as what, and when not."""

from __future__ import annotations

from typing import Any

import pytest

from tests.acting import act, entry
from tests.asking import Asking
from tests.homes import (
    SELECTION,
    against,
    doubts,
    of_household,
    of_person,
    power,
    relations,
    rows,
    standing,
    stays,
    touched,
)
from tests.world_accounts import COUNTY_REGISTRAR


async def test_somebody_joins_a_household(fresh_asking: Asking) -> None:
    told = await join(fresh_asking, 1, 24, "38", joinedOn="2026-01-01")
    assert told["errors"] == []
    assert [(each["relation"]["code"], each["startedOn"]) for each in told["household"]["members"]][-1] == (
        "38",
        "2026-01-01",
    )
    kept = await entry(fresh_asking, action="joinHousehold")
    assert await power(fresh_asking, kept) == ("HOUSEHOLD_REGISTRATION", 3)
    assert f"Household:{kept['object_id']}" == of_household(1)
    assert await touched(fresh_asking, "joinHousehold") == {of_household(1), of_person(24)}


async def test_who_joins_an_empty_household_first_is_its_head(fresh_asking: Asking) -> None:
    told = await join(fresh_asking, 6, 11, "99")
    assert against(told) == {("FIRST_IS_HEAD", "relation")}
    told = await join(fresh_asking, 6, 11, "02")
    assert told["household"]["head"] == {"name": "石头"}


@pytest.mark.parametrize(
    ("person", "relation", "day", "expected"),
    [
        (11, "02", None, {("HOUSEHOLD_HAS_HEAD", "relation")}),
        (11, "01", None, {("RELATION_UNKNOWN", "relation")}),
        (11, "1", None, {("RELATION_UNKNOWN", "relation")}),
        (11, "99", "1979-12-31", {("DAY_TOO_EARLY", "joinedOn")}),
        (11, "99", "2999-12-31", {("DAY_IN_FUTURE", "joinedOn")}),
        (3, "30", None, {("PERSON_IN_HOUSEHOLD", "personId")}),
        (9, "30", "1980-01-01", {("PERSON_IN_HOUSEHOLD", "personId"), ("DAY_TOO_EARLY", "joinedOn")}),
        (27, "30", None, {("ROW_UNKNOWN", "personId")}),
    ],
)
async def test_who_may_not_join_a_household_is_told_why(
    refusing: Asking, person: int, relation: str, day: str | None, expected: set[tuple[str, str]]
) -> None:
    told = await join(refusing, 1, person, relation, **({"joinedOn": day} if day else {}))
    assert told["household"] is None
    assert against(told) == expected


async def test_a_relation_that_does_not_fit_the_sex_is_doubted_and_recorded(fresh_asking: Asking) -> None:
    told = await join(fresh_asking, 7, 24, "23")
    assert doubts(told) == {("RELATION_AGAINST_SEX", "relation"), ("LIVES_ELSEWHERE", "personId")}
    assert told["household"]["memberCount"] == 4


async def test_who_has_support_alone_joins_a_household_that_has_it_as_a_whole_with_a_doubt(
    fresh_asking: Asking,
) -> None:
    """Person 13 has a single person's guarantee; household 4 has the subsistence allowance, household 3 is on the margin."""
    await leave(fresh_asking, 4, 13, endedOn="2026-03-01")
    told = await join(fresh_asking, 4, 13, "10", joinedOn="2026-03-01")
    assert (doubts(told), told["household"]["memberCount"]) == ({("ASSISTED_TWICE", "personId")}, 2)
    await leave(fresh_asking, 4, 13, endedOn="2026-03-02")
    told = await join(fresh_asking, 3, 13, "99", joinedOn="2026-03-02")
    assert doubts(told) == {("LIVES_ELSEWHERE", "personId")}


async def test_the_dead_join_no_household(fresh_asking: Asking) -> None:
    await rows(fresh_asking, "UPDATE person SET died_on = '2026-01-01' WHERE name = '石头'")
    assert against(await join(fresh_asking, 1, 11, "99")) == {("PERSON_DEAD", "personId")}


async def test_nobody_joins_before_the_last_household_was_left(fresh_asking: Asking) -> None:
    await leave(fresh_asking, 1, 4, endedOn="2026-03-01")
    told = await join(fresh_asking, 2, 4, "99", joinedOn="2026-02-28")
    assert against(told) == {("DAY_TOO_EARLY", "joinedOn")}
    told = await join(fresh_asking, 2, 4, "99", joinedOn="2026-03-01")
    assert told["errors"] == []
    assert told["household"]["memberCount"] == 5


async def test_nobody_joins_before_the_household_had_a_head(fresh_asking: Asking) -> None:
    """Household 3 has had a head since 2017; person 24 was born in 2001."""
    assert against(await join(fresh_asking, 3, 24, "99", joinedOn="2016-12-31")) == {("DAY_TOO_EARLY", "joinedOn")}
    assert against(await join(fresh_asking, 3, 24, "99", joinedOn="2017-01-01")) == set()


async def test_no_head_follows_before_the_last_one_was_gone(fresh_asking: Asking) -> None:
    await leave(fresh_asking, 3, 10, endedOn="2026-03-01")
    await leave(fresh_asking, 3, 9, endedOn="2026-03-01")
    assert against(await join(fresh_asking, 3, 24, "02", joinedOn="2026-02-28")) == {("DAY_TOO_EARLY", "joinedOn")}
    assert (await join(fresh_asking, 3, 24, "02", joinedOn="2026-03-01"))["household"]["head"] == {"name": "邓小满"}


async def test_a_member_leaves_and_the_membership_of_the_past_stays(fresh_asking: Asking) -> None:
    told = await leave(fresh_asking, 1, 4, endedOn="2026-03-01")
    assert told["errors"] == []
    assert told["household"]["memberCount"] == 3
    assert ("20", of_person(4), "1992-10-11", "2026-03-01") in await stays(fresh_asking, of_household(1))
    (change,) = (await entry(fresh_asking, action="leaveHousehold"))["changes"]
    assert (change["field"], change["before"], change["after"], change["need"]) == (
        "endedOn",
        None,
        "2026-03-01",
        "household",
    )


@pytest.mark.parametrize(
    ("person", "more", "expected"),
    [
        (1, {}, {("NEW_HEAD_MISSING", "newHeadId")}),
        (1, {"newHeadId": of_person(5)}, {("NEW_HEAD_NOT_MEMBER", "newHeadId")}),
        (1, {"newHeadId": of_person(1)}, {("NEW_HEAD_NOT_MEMBER", "newHeadId")}),
        (4, {"newHeadId": of_person(2)}, {("NEW_HEAD_NOT_NEEDED", "newHeadId")}),
        (4, {"relations": relations((3, "30"))}, {("NEW_HEAD_NOT_NEEDED", "relations")}),
        (1, {"newHeadId": of_person(2), "relations": relations((9, "30"))}, {("NOT_A_MEMBER", "relations.0.personId")}),
        (
            1,
            {"newHeadId": of_person(2), "relations": relations((3, "02"))},
            {("HOUSEHOLD_HAS_HEAD", "relations.0.relation")},
        ),
        (1, {"newHeadId": of_person(2), "endedOn": "1988-09-30"}, {("DAY_TOO_EARLY", "endedOn")}),
        (4, {"endedOn": "2999-01-01"}, {("DAY_IN_FUTURE", "endedOn")}),
        (4, {"endedOn": "1992-10-10"}, {("DAY_TOO_EARLY", "endedOn")}),
        (9, {}, {("NOT_A_MEMBER", "personId")}),
    ],
)
async def test_who_may_not_leave_a_household_is_told_why(
    refusing: Asking, person: int, more: dict[str, Any], expected: set[tuple[str, str]]
) -> None:
    told = await leave(refusing, 1, person, **more)
    assert told["household"] is None
    assert against(told) == expected


async def test_another_member_follows_the_head_who_leaves(fresh_asking: Asking) -> None:
    told = await leave(fresh_asking, 1, 1, endedOn="2026-03-01", newHeadId=of_person(2))
    assert (told["errors"], told["household"]["head"]) == ([], {"name": "李秀英"})
    assert doubts(told) == {("RELATIONS_KEPT", "newHeadId")}
    assert {each for each in await stays(fresh_asking, of_household(1)) if each[1] in {of_person(1), of_person(2)}} == {
        ("02", of_person(1), "1988-01-01", "2026-03-01"),
        ("10", of_person(2), "1988-10-01", "2026-03-01"),
        ("02", of_person(2), "2026-03-01", None),
    }


async def test_what_the_others_are_to_the_new_head_may_be_told_at_once(fresh_asking: Asking) -> None:
    told = await leave(fresh_asking, 2, 5, newHeadId=of_person(6), relations=relations((7, "21"), (8, "31")))
    assert (told["errors"], told["warnings"]) == ([], [])
    assert await standing(fresh_asking, of_household(2)) == {
        ("02", of_person(6)),
        ("21", of_person(7)),
        ("31", of_person(8)),
    }


async def test_the_last_of_a_household_leaves_without_a_follower(fresh_asking: Asking) -> None:
    await leave(fresh_asking, 3, 10)
    told = await leave(fresh_asking, 3, 9)
    assert (told["errors"], told["household"]["memberCount"], told["household"]["head"]) == ([], 0, None)


async def test_another_member_is_the_head_and_all_relations_are_told_anew(fresh_asking: Asking) -> None:
    told = await change_head(fresh_asking, 2, 6, (5, "11"), (7, "20"), (8, "30"), changedOn="2026-02-01")
    assert (told["errors"], told["household"]["head"]) == ([], {"name": "刘洋"})
    assert await stays(fresh_asking, of_household(2)) == {
        ("02", of_person(5), "2010-03-01", "2026-02-01"),
        ("10", of_person(6), "2012-02-02", "2026-02-01"),
        ("02", of_person(6), "2026-02-01", None),
        ("11", of_person(5), "2026-02-01", None),
        ("20", of_person(7), "2015-06-01", None),
        ("30", of_person(8), "2015-06-01", None),
    }


async def test_a_head_who_changes_twice_on_one_day_leaves_no_membership_of_no_day(fresh_asking: Asking) -> None:
    await change_head(fresh_asking, 3, 10, (9, "52"))
    told = await change_head(fresh_asking, 3, 9, (10, "20"))
    assert told["errors"] == []
    assert len(await stays(fresh_asking, of_household(3))) == 4
    assert await standing(fresh_asking, of_household(3)) == {("02", of_person(9)), ("20", of_person(10))}


@pytest.mark.parametrize(
    ("head", "others", "more", "expected"),
    [
        (6, [(5, "11")], {}, {("RELATION_MISSING", "relations")}),
        (5, [(6, "10"), (7, "20"), (8, "30")], {}, {("ALREADY_HEAD", "headId")}),
        (9, [(5, "11"), (6, "10"), (7, "20"), (8, "30")], {}, {("NOT_A_MEMBER", "headId")}),
        (6, [(5, "02"), (7, "20"), (8, "30")], {}, {("HOUSEHOLD_HAS_HEAD", "relations.0.relation")}),
        (6, [(5, "11"), (7, "20"), (8, "30"), (6, "99")], {}, {("MEMBER_TWICE", "relations.3.personId")}),
        (6, [(5, "11"), (7, "20"), (8, "30")], {"changedOn": "2012-02-01"}, {("DAY_TOO_EARLY", "changedOn")}),
    ],
)
async def test_a_change_of_head_that_leaves_something_open_is_refused(
    refusing: Asking,
    head: int,
    others: list[tuple[int, str]],
    more: dict[str, Any],
    expected: set[tuple[str, str]],
) -> None:
    told = await change_head(refusing, 2, head, *others, **more)
    assert told["household"] is None
    assert against(told) == expected


async def test_each_member_whose_relation_is_missing_is_named(refusing: Asking) -> None:
    told = await change_head(refusing, 2, 6, (5, "11"))
    assert {each["object"] for each in told["errors"]} == {of_person(7), of_person(8)}


async def test_a_member_out_of_sight_keeps_the_relation_when_the_head_changes(fresh_asking: Asking) -> None:
    """Person 23 lives in the other county: her membership is seen, she is not."""
    assert against(await change_head(fresh_asking, 8, 23, (22, "11"))) == set()
    assert against(await change_head(fresh_asking, 8, 22)) == {("RELATION_MISSING", "relations")}


async def join(asking: Asking, home: int, person: int, relation: str, **more: Any) -> dict[str, Any]:
    given = {"householdId": of_household(home), "personId": of_person(person), "relation": relation, **more}
    return await act(asking, COUNTY_REGISTRAR, "joinHousehold", given, SELECTION)


async def leave(asking: Asking, home: int, person: int, **more: Any) -> dict[str, Any]:
    given = {"householdId": of_household(home), "personId": of_person(person), **more}
    return await act(asking, COUNTY_REGISTRAR, "leaveHousehold", given, SELECTION)


async def change_head(asking: Asking, home: int, head: int, *others: tuple[int, str], **more: Any) -> dict[str, Any]:
    given = {"householdId": of_household(home), "headId": of_person(head), "relations": relations(*others), **more}
    return await act(asking, COUNTY_REGISTRAR, "changeHead", given, SELECTION)
