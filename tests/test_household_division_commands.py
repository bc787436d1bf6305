"""Households are divided and merged: who belongs where afterwards, what the record says, and what stands against it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.acting import act, entries, entry
from tests.asking import Asking
from tests.homes import (
    SELECTION,
    against,
    doubts,
    of_division,
    of_household,
    of_person,
    relations,
    standing,
    stays,
    touched,
)
from tests.world import division_id
from tests.world_accounts import COUNTY_REGISTRAR, MIXED

VILLAGE = "321322102001"
OTHER_TOWNSHIP = "321322101201"


async def test_some_members_found_a_household_of_their_own(fresh_asking: Asking) -> None:
    told = await split(fresh_asking, 7, (20, "02"), (21, "12"), dividedOn="2026-02-01")
    assert (told["errors"], told["warnings"]) == ([], [])
    home = told["household"]
    assert (home["number"], home["memberCount"], home["head"]) == (f"{VILLAGE}000001", 2, {"name": "马小军"})
    assert (home["kind"], home["address"], home["division"]["code"]) == ("RURAL", "中心路18号", VILLAGE)
    assert await stays(fresh_asking, home["id"]) == {
        ("02", of_person(20), "2026-02-01", None),
        ("12", of_person(21), "2026-02-01", None),
    }
    assert await stays(fresh_asking, of_household(7)) == {
        ("02", of_person(19), "1982-01-01", None),
        ("20", of_person(20), "1983-05-01", "2026-02-01"),
        ("38", of_person(21), "2009-09-09", "2026-02-01"),
    }


async def test_a_division_stands_in_the_history_of_both_households_and_of_who_left(fresh_asking: Asking) -> None:
    told = await split(fresh_asking, 7, (20, "02"))
    kept = await entry(fresh_asking, action="splitHousehold")
    assert f"{kept['object_type']}:{kept['object_id']}" == told["household"]["id"]
    assert await touched(fresh_asking, "splitHousehold") == {told["household"]["id"], of_household(7), of_person(20)}


async def test_a_household_that_is_divided_into_another_division_leaves_an_entry_in_each(fresh_asking: Asking) -> None:
    told = await split(fresh_asking, 7, (20, "02"), divisionId=of_division(OTHER_TOWNSHIP), kind="URBAN")
    assert told["household"]["division"]["code"] == OTHER_TOWNSHIP
    assert told["household"]["kind"] == "URBAN"
    kept = await entries(fresh_asking, action="splitHousehold")
    assert {each["division_id"] for each in kept} == {division_id(OTHER_TOWNSHIP), division_id(VILLAGE)}
    assert len({each["act_id"] for each in kept}) == 1


async def test_when_the_head_goes_another_follows(fresh_asking: Asking) -> None:
    told = await split(
        fresh_asking, 7, (19, "02"), newHeadId=of_person(20), relations=relations((21, "12")), dividedOn="2026-02-01"
    )
    assert (told["errors"], told["warnings"]) == ([], [])
    assert await standing(fresh_asking, told["household"]["id"]) == {("02", of_person(19))}
    assert await standing(fresh_asking, of_household(7)) == {("02", of_person(20)), ("12", of_person(21))}


@pytest.mark.parametrize(
    ("going", "more", "expected"),
    [
        ([(19, "02")], {}, {("NEW_HEAD_MISSING", "newHeadId")}),
        ([(19, "02"), (20, "20")], {"newHeadId": of_person(20)}, {("NEW_HEAD_NOT_MEMBER", "newHeadId")}),
        ([(20, "02")], {"newHeadId": of_person(21)}, {("NEW_HEAD_NOT_NEEDED", "newHeadId")}),
        ([(20, "02")], {"relations": relations((21, "12"))}, {("NEW_HEAD_NOT_NEEDED", "relations")}),
        ([(19, "02"), (20, "20"), (21, "38")], {}, {("NOBODY_STAYS", "members")}),
        ([], {}, {("ONE_HEAD", "members")}),
        ([(20, "02"), (21, "02")], {}, {("ONE_HEAD", "members")}),
        ([(20, "02"), (14, "99")], {}, {("NOT_A_MEMBER", "members.1.personId")}),
        ([(20, "02"), (20, "99")], {}, {("MEMBER_TWICE", "members.1.personId")}),
        ([(20, "02"), (21, "00")], {}, {("RELATION_UNKNOWN", "members.1.relation")}),
        ([(20, "02")], {"dividedOn": "2999-01-01"}, {("DAY_IN_FUTURE", "dividedOn")}),
        ([(20, "02")], {"dividedOn": "1983-04-30"}, {("DAY_TOO_EARLY", "dividedOn")}),
        ([(20, "02")], {"number": "321322001001-0001"}, {("HOUSEHOLD_NUMBER_TAKEN", "number")}),
        ([(20, "02")], {"divisionId": of_division("321323100001")}, {("DIVISION_UNKNOWN", "divisionId")}),
        ([(20, "02")], {"divisionId": of_person(20)}, {("WRONG_ID_TYPE", "divisionId")}),
        ([(20, "02")], {"address": "  "}, {("EMPTY_TEXT", "address")}),
    ],
)
async def test_a_division_that_cannot_be_is_refused(
    refusing: Asking, going: list[tuple[int, str]], more: dict[str, Any], expected: set[tuple[str, str]]
) -> None:
    told = await split(refusing, 7, *going, **more)
    assert told["household"] is None
    assert against(told) == expected


async def test_nobody_founds_a_household_in_a_division_where_they_only_read(refusing: Asking) -> None:
    told = await split(refusing, 5, (17, "02"), account=MIXED, divisionId=of_division(VILLAGE))
    assert against(told) == {("NOT_ALLOWED_HERE", "divisionId")}


async def test_all_members_of_one_household_join_another(fresh_asking: Asking) -> None:
    told = await merge(fresh_asking, 1, 3, (9, "97"), (10, "99"), mergedOn="2026-02-01")
    assert told["errors"] == []
    assert (told["household"]["id"], told["household"]["memberCount"]) == (of_household(1), 6)
    assert doubts(told) == {("ASSISTANCE_REMAINS", "absorbedHouseholdId")}
    assert await stays(fresh_asking, of_household(3)) == {
        ("02", of_person(9), "2017-01-01", "2026-02-01"),
        ("20", of_person(10), "2018-09-01", "2026-02-01"),
    }
    assert {("97", of_person(9)), ("99", of_person(10))} <= await standing(fresh_asking, of_household(1))


async def test_the_household_that_is_emptied_stays_with_its_history(fresh_asking: Asking) -> None:
    await merge(fresh_asking, 1, 3, (9, "97"), (10, "99"))
    told = await fresh_asking.data(
        COUNTY_REGISTRAR, f'{{ node(id: "{of_household(3)}") {{ ... on Household {{ memberCount head {{ id }} }} }} }}'
    )
    assert told["node"] == {"memberCount": 0, "head": None}
    assert await touched(fresh_asking, "mergeHouseholds") == {
        of_household(1),
        of_household(3),
        of_person(9),
        of_person(10),
    }
    kept = await entries(fresh_asking, action="mergeHouseholds")
    assert {each["division_id"] for each in kept} == {division_id("321322001001"), division_id("321322001002")}


@pytest.mark.parametrize(
    ("home", "absorbed", "members", "more", "expected"),
    [
        (1, 1, [], {}, {("SAME_HOUSEHOLD", "absorbedHouseholdId")}),
        (1, 6, [], {}, {("HOUSEHOLD_EMPTY", "absorbedHouseholdId")}),
        (6, 3, [(9, "99"), (10, "99")], {}, {("HOUSEHOLD_EMPTY", "householdId")}),
        (1, 3, [(9, "99")], {}, {("RELATION_MISSING", "members")}),
        (1, 3, [(9, "02"), (10, "20")], {}, {("HOUSEHOLD_HAS_HEAD", "members.0.relation")}),
        (1, 3, [(9, "99"), (10, "99"), (5, "99")], {}, {("NOT_A_MEMBER", "members.2.personId")}),
        (1, 3, [(9, "99"), (10, "99")], {"mergedOn": "2018-08-31"}, {("DAY_TOO_EARLY", "mergedOn")}),
        (1, 3, [(9, "99"), (10, "99")], {"mergedOn": "2999-01-01"}, {("DAY_IN_FUTURE", "mergedOn")}),
        (1, 9, [], {}, {("ROW_UNKNOWN", "absorbedHouseholdId")}),
        (9, 10, [], {}, {("ROW_UNKNOWN", "householdId"), ("ROW_UNKNOWN", "absorbedHouseholdId")}),
        (1, 8, [(22, "99")], {}, {("RELATION_MISSING", "members")}),
    ],
)
async def test_a_merger_that_cannot_be_is_refused(  # noqa: PLR0917 - two households, who, when, and why not
    refusing: Asking,
    home: int,
    absorbed: int,
    members: list[tuple[int, str]],
    more: dict[str, Any],
    expected: set[tuple[str, str]],
) -> None:
    told = await merge(refusing, home, absorbed, *members, **more)
    assert told["household"] is None
    assert against(told) == expected


async def test_a_member_out_of_sight_is_missed_without_a_name(refusing: Asking) -> None:
    told = await merge(refusing, 1, 8, (22, "99"))
    assert [each["object"] for each in told["errors"]] == [None]
    told = await merge(refusing, 1, 3, (9, "99"))
    assert [each["object"] for each in told["errors"]] == [of_person(10)]


async def test_nobody_merges_a_household_away_from_where_they_only_read(refusing: Asking) -> None:
    told = await merge(refusing, 5, 3, (9, "99"), (10, "99"), account=MIXED)
    assert against(told) == {("NOT_ALLOWED_HERE", "absorbedHouseholdId")}


async def split(
    asking: Asking, home: int, *members: tuple[int, str], account: str = COUNTY_REGISTRAR, **more: Any
) -> dict[str, Any]:
    given = {"householdId": of_household(home), "members": relations(*members), "address": "中心路18号", **more}
    asked = SELECTION.replace("number", "number kind address division { code }")
    return await act(asking, account, "splitHousehold", given, asked)


async def merge(
    asking: Asking, home: int, absorbed: int, *members: tuple[int, str], account: str = COUNTY_REGISTRAR, **more: Any
) -> dict[str, Any]:
    given = {
        "householdId": of_household(home),
        "absorbedHouseholdId": of_household(absorbed),
        "members": relations(*members),
        **more,
    }
    return await act(asking, account, "mergeHouseholds", given, SELECTION)
