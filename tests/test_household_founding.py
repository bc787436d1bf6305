"""A household is founded: with its head and members, under a number that nobody has."""

from __future__ import annotations

import pytest

from tests.acting import act, entry
from tests.asking import Asking
from tests.homes import (
    against,
    doubts,
    founding,
    of_household,
    of_person,
    power,
)
from tests.world_accounts import COUNTY_REGISTRAR

STREET = "321322001001"


async def test_a_household_is_founded_with_its_members_and_takes_the_next_number(fresh_asking: Asking) -> None:
    told = await act(
        fresh_asking,
        COUNTY_REGISTRAR,
        "establishHousehold",
        founding((11, "02"), (24, "99")),
        "household { number kind address memberCount division { code } head { name }"
        " members { relation { code } startedOn endedOn person { name } } version }",
    )
    assert told["errors"] == []
    home = told["household"]
    assert home["number"] == "321322001002000001"
    assert (home["kind"], home["address"], home["memberCount"], home["version"]) == ("URBAN", "古城巷11号", 2, 1)
    assert home["division"] == {"code": "321322001002"}
    assert home["head"] == {"name": "石头"}
    assert [(each["relation"]["code"], each["person"]["name"], each["endedOn"]) for each in home["members"]] == [
        ("02", "石头", None),
        ("99", "邓小满", None),
    ]
    assert doubts(told) == {("LIVES_ELSEWHERE", "members.1.personId")}


async def test_the_numbers_of_a_division_count_on(fresh_asking: Asking) -> None:
    numbers = []
    for person in (11, 24):
        told = await act(
            fresh_asking, COUNTY_REGISTRAR, "establishHousehold", founding((person, "02")), "household { number }"
        )
        numbers.append(told["household"]["number"])
    assert numbers == ["321322001002000001", "321322001002000002"]


async def test_founding_a_household_leaves_an_entry_that_names_all_that_was_made(fresh_asking: Asking) -> None:
    told = await act(
        fresh_asking, COUNTY_REGISTRAR, "establishHousehold", founding((11, "02"), number="T-1"), "household { id }"
    )
    kept = await entry(fresh_asking, action="establishHousehold")
    assert (kept["outcome"], kept["role"], kept["account"]) == ("DONE", "REGISTRAR", COUNTY_REGISTRAR)
    assert await power(fresh_asking, kept) == ("HOUSEHOLD_REGISTRATION", 2)
    assert f"{kept['object_type']}:{kept['object_id']}" == told["household"]["id"]
    made = {(each["object"].partition(":")[0], each["field"]): each["after"] for each in kept["changes"]}
    assert made["Household", "number"] == "T-1"
    assert made["HouseholdMembership", "relation"] == "02"
    assert made["HouseholdMembership", "personId"] == of_person(11).partition(":")[2]
    assert all(each["before"] is None for each in kept["changes"])


async def test_all_that_stands_against_a_new_household_is_told_at_once(fresh_asking: Asking) -> None:
    told = await act(
        fresh_asking,
        COUNTY_REGISTRAR,
        "establishHousehold",
        founding((11, "02"), (3, "01"), (24, "02"), (24, "30"), (25, "10"), number="没有", establishedOn="2999-01-01"),
        "household { id }",
    )
    assert told["household"] is None
    assert {(each["problem"], ".".join(each["path"])) for each in told["errors"]} == {
        ("ONE_HEAD", "members"),
        ("RELATION_UNKNOWN", "members.1.relation"),
        ("MEMBER_TWICE", "members.3.personId"),
        ("ROW_UNKNOWN", "members.4.personId"),
        ("PERSON_IN_HOUSEHOLD", "members.1.personId"),
        ("HOUSEHOLD_NUMBER_FORM", "number"),
        ("DAY_IN_FUTURE", "establishedOn"),
    }
    (held,) = [each for each in told["errors"] if each["problem"] == "PERSON_IN_HOUSEHOLD"]
    assert (held["object"], held["code"]) == (of_household(1), "CONFLICT")


async def test_nothing_of_a_refused_household_stays_but_the_entry_of_the_refusal(fresh_asking: Asking) -> None:
    before = await fresh_asking.data(COUNTY_REGISTRAR, "{ households { totalCount } }")
    await act(fresh_asking, COUNTY_REGISTRAR, "establishHousehold", founding((11, "20")))
    assert await fresh_asking.data(COUNTY_REGISTRAR, "{ households { totalCount } }") == before
    kept = await entry(fresh_asking, action="establishHousehold")
    assert (kept["outcome"], kept["refusal"], kept["changes"]) == ("REFUSED", ["ONE_HEAD"], [])


async def test_a_household_out_of_sight_is_not_named(fresh_asking: Asking) -> None:
    told = await act(
        fresh_asking,
        COUNTY_REGISTRAR,
        "establishHousehold",
        founding((35, "02"), division=STREET),
    )
    assert against(told) == {("PERSON_IN_HOUSEHOLD", "")}
    assert [each["object"] for each in told["errors"]] == [None]


@pytest.mark.parametrize("number", [f"{STREET}-0001", "321323100001-0001"])
async def test_a_number_is_given_once_in_the_city(fresh_asking: Asking, number: str) -> None:
    told = await act(
        fresh_asking,
        COUNTY_REGISTRAR,
        "establishHousehold",
        founding((11, "02"), number=number),
    )
    seen = of_household(1) if number.startswith(STREET) else None
    assert against(told) == {("HOUSEHOLD_NUMBER_TAKEN", "number")}
    assert [each["object"] for each in told["errors"]] == [seen]
