"""The rows of a list by what they have in common: by division, closed set, code, truth and year, in the order asked."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from errors import EMPTY_ORDER, GROUPING_KEYS, NOT_GRANTED, PAGE_SIZE_RANGE
from tests.asking import Asking
from tests.ground import Database, connected
from tests.oracle_stand import EVERYTHING, Stand, city, holding, open_stand
from tests.whole_lists import refused, told
from tests.world import division_id
from tests.world_accounts import CITY_VIEWER, COUNTY_VIEWER

COUNTY = "321322"


@pytest.fixture(scope="module")
async def stand(database: Database) -> AsyncIterator[Stand]:
    async with open_stand(database.owner_url, database.runtime_url) as opened:
        yield opened


async def test_a_group_by_a_field_granted_nowhere_is_refused(asking: Asking) -> None:
    text = "{ personClassifications { groups(by: [DISABILITY_KIND], first: 5) { aggregate { count } } } }"
    assert (await refused(asking, CITY_VIEWER, text))[0] is NOT_GRANTED


async def test_people_are_grouped_by_what_they_have_in_common(asking: Asking) -> None:
    asked = "groups(by: [SEX], first: 9) { key { sex } aggregate { count min { birthDate } } }"
    assert await told(asking, COUNTY_VIEWER, "people", asked) == [
        {"key": {"sex": "FEMALE"}, "aggregate": {"count": 11, "min": {"birthDate": "1940-12-31"}}},
        {"key": {"sex": "MALE"}, "aggregate": {"count": 12, "min": {"birthDate": "1938-01-01"}}},
        {"key": {"sex": "UNKNOWN"}, "aggregate": {"count": 1, "min": {"birthDate": "1980-01-01"}}},
    ]


async def test_a_code_is_a_coded_value_in_a_key_and_an_empty_one_comes_last(asking: Asking) -> None:
    asked = "groups(by: [ETHNIC_GROUP], first: 9) { key { ethnicGroup { code name } } aggregate { count } }"
    assert await told(asking, COUNTY_VIEWER, "people", asked) == [
        {"key": {"ethnicGroup": {"code": "01", "name": "汉族"}}, "aggregate": {"count": 19}},
        {"key": {"ethnicGroup": {"code": "03", "name": "回族"}}, "aggregate": {"count": 2}},
        {"key": {"ethnicGroup": {"code": "06", "name": "苗族"}}, "aggregate": {"count": 1}},
        {"key": {"ethnicGroup": None}, "aggregate": {"count": 2}},
    ]


async def test_groups_by_a_division_lead_to_it_and_to_nothing_above_its_level(asking: Asking) -> None:
    asked = "groups(by: [DIVISION_COUNTY, DIVISION_TOWNSHIP], first: 50) { key { divisionCounty { code } divisionTownship { name } } aggregate { count } }"  # noqa: E501
    groups = await told(asking, CITY_VIEWER, "people", asked, '{name: {in: ["韩立", "何勇", "宋一鸣", "徐莹"]}}')
    assert [(named(each, "divisionCounty", "code"), named(each, "divisionTownship", "name")) for each in groups] == [
        ("321323", "众兴镇"),
        ("321323", "爱园镇"),
        ("321323", None),
        ("321391", "洋河镇"),
    ]


def named(group: Any, key: str, field: str) -> Any:
    """A field of a division in a key."""
    return group["key"][key] and group["key"][key][field]


async def test_a_division_in_a_key_is_an_object_like_any_other(asking: Asking) -> None:
    asked = """groups(by: [DIVISION_COUNTY], first: 50) {
        __typename
        key { __typename divisionCounty { id parent { code } people(first: 1) { totalCount nodes { name } } } sex }
    }"""
    (group,) = await told(asking, COUNTY_VIEWER, "people", asked)
    assert group == {
        "__typename": "PersonGroup",
        "key": {
            "__typename": "PersonGroupKey",
            "divisionCounty": {
                "id": f"Division:{division_id(COUNTY)}",
                "parent": {"code": "321300"},
                "people": {"totalCount": 24, "nodes": [{"name": "王建国"}]},
            },
            "sex": None,
        },
    }


async def test_truths_and_years_are_keys_too(asking: Asking) -> None:
    where = "{level: {eq: VILLAGE}}"
    asked = "groups(by: [COUNTED, CREATED_AT_YEAR], first: 9) { key { counted createdAtYear } aggregate { count } }"
    groups = await told(asking, CITY_VIEWER, "divisions", asked, where)
    assert [group["key"]["counted"] for group in groups] == [False, True]
    assert groups[0]["aggregate"] == {"count": 1}
    born = (
        "groups(by: [BIRTH_DATE_YEAR], orderBy: [{key: DESC}], first: 2) { key { birthDateYear } aggregate { count } }"
    )
    assert await told(asking, COUNTY_VIEWER, "people", born) == [
        {"key": {"birthDateYear": 2018}, "aggregate": {"count": 1}},
        {"key": {"birthDateYear": 2015}, "aggregate": {"count": 2}},
    ]


async def test_the_year_of_an_instant_begins_at_midnight_in_beijing(
    fresh_asking: Asking, fresh_database: Database
) -> None:
    async with connected(fresh_database.owner_url) as owner:
        await owner.execute("UPDATE household SET created_at = '2025-12-31T16:00:00Z'")
        await owner.execute("UPDATE household SET created_at = '2025-12-31T15:59:59.999999Z' WHERE kind = 'URBAN'")
    asked = "groups(by: [CREATED_AT_YEAR, KIND], first: 9) { key { createdAtYear kind } aggregate { count } }"
    groups = await told(fresh_asking, COUNTY_VIEWER, "households", asked)
    assert [(group["key"]["createdAtYear"], group["key"]["kind"]) for group in groups] == [
        (2025, "URBAN"),
        (2026, "RURAL"),
    ]


ORDERED = {
    "": ["RURAL 2012", "RURAL 2016", "RURAL None", "URBAN None"],
    "[{key: DESC}]": ["URBAN None", "RURAL None", "RURAL 2016", "RURAL 2012"],
    "[{count: DESC}]": ["URBAN None", "RURAL 2016", "RURAL None", "RURAL 2012"],
    "[{count: ASC}]": ["RURAL 2012", "RURAL 2016", "RURAL None", "URBAN None"],
    "[{count: DESC}, {key: DESC}]": ["URBAN None", "RURAL None", "RURAL 2016", "RURAL 2012"],
    "[{key: DESC}, {count: ASC}]": ["URBAN None", "RURAL None", "RURAL 2016", "RURAL 2012"],
    "[]": ["RURAL 2012", "RURAL 2016", "RURAL None", "URBAN None"],
    "null": ["RURAL 2012", "RURAL 2016", "RURAL None", "URBAN None"],
}


@pytest.mark.parametrize("order", ORDERED)
async def test_groups_stand_in_the_order_asked_and_then_by_their_keys(
    fresh_asking: Asking, fresh_database: Database, order: str
) -> None:
    years = {"RURAL": (2012, 2016, 2016, None, None), "URBAN": (None, None, None)}
    async with connected(fresh_database.owner_url) as owner:
        rows = await owner.fetch("SELECT id, kind FROM household WHERE county_id = $1 ORDER BY id", division_id(COUNTY))
        for kind, registered in years.items():
            ids = [row["id"] for row in rows if row["kind"] == kind]
            for row, year in zip(ids, registered, strict=True):
                await owner.execute(
                    "UPDATE household SET low_income_register_on = make_date($2, 5, 1) WHERE id = $1", row, year
                )
    given = order and f", orderBy: {order}"
    asked = (
        f"groups(by: [KIND, LOW_INCOME_REGISTER_ON_YEAR]{given}, first: 9) {{ key {{ kind lowIncomeRegisterOnYear }} }}"
    )
    groups = await told(fresh_asking, COUNTY_VIEWER, "households", asked)
    assert [f"{each['key']['kind']} {each['key']['lowIncomeRegisterOnYear']}" for each in groups] == ORDERED[order]


async def test_only_so_many_groups_are_given_as_are_asked(asking: Asking) -> None:
    asked = "groups(by: [SEX], orderBy: [{count: DESC}], first: 1) { key { sex } aggregate { count } }"
    assert await told(asking, COUNTY_VIEWER, "people", asked) == [{"key": {"sex": "MALE"}, "aggregate": {"count": 12}}]


async def test_a_key_hidden_in_part_is_null_elsewhere(stand: Stand) -> None:
    """The disability of a person is a field of its own: a row outside its grant is in the group of those without."""
    rules = [rule for rule in EVERYTHING if rule.role == "REGISTRAR" or rule.object != "classification.health"]
    town = stand_division(stand, "321322101")
    seat = await stand.seat([holding("VIEWER", city(stand)), holding("REGISTRAR", town)], rules)
    text = """{ personClassifications(where: {kind: {eq: DISABILITY}}) {
        groups(by: [DISABILITY_KIND], first: 9) { key { disabilityKind { code } } aggregate { count max { disabilityGrade } } }
        totalCount
    } }"""
    page = (await stand.ask(seat.asker, text))["personClassifications"]
    shown = sum(each["aggregate"]["count"] for each in page["groups"] if each["key"]["disabilityKind"])
    hidden = [each["aggregate"] for each in page["groups"] if each["key"]["disabilityKind"] is None]
    seen = await stand.owner.fetchval(
        "SELECT count(*) FROM person_classification WHERE kind = 'DISABILITY' AND township_id = $1", town
    )
    assert shown == seen > 0
    assert hidden == [{"count": page["totalCount"] - seen, "max": {"disabilityGrade": None}}]


async def test_a_division_out_of_sight_is_null_in_a_key_and_its_group_stays(stand: Stand) -> None:
    """People are seen in the county, divisions only in one township: the other townships have no name in the answer."""
    rules = [rule for rule in EVERYTHING if rule.role == "VIEWER" or rule.object != "division"]
    town = stand_division(stand, "321322101")
    seat = await stand.seat([holding("REGISTRAR", stand_division(stand, COUNTY)), holding("VIEWER", town)], rules)
    text = """{ people { groups(by: [DIVISION_TOWNSHIP], first: 50) {
        key { divisionTownship { code } } aggregate { count }
    } } }"""
    groups = (await stand.ask(seat.asker, text))["people"]["groups"]
    assert sorted((named(each, "divisionTownship", "code") or "", each["aggregate"]["count"]) for each in groups) == [
        ("", 5),
        ("", 12),
        ("321322101", 7),
    ]


def stand_division(stand: Stand, code: str) -> Any:
    """The id of a division of the stand's world."""
    return next(row.id for row in stand.world.rows["Division"] if row["code"] == code)


async def test_the_keys_of_groups_may_come_in_a_variable(asking: Asking) -> None:
    """They decide what is written, so two requests of one text must not share a statement."""
    text = "query ($by: [PersonGrouping!]!) { people { groups(by: $by, first: 9) { key { sex birthDateYear } } } }"
    first = await asking.data(COUNTY_VIEWER, text, {"by": ["SEX"]})
    other = await asking.data(COUNTY_VIEWER, text, {"by": ["BIRTH_DATE_YEAR"]})
    assert [each["key"] for each in first["people"]["groups"]][:1] == [{"sex": "FEMALE", "birthDateYear": None}]
    assert [each["key"] for each in other["people"]["groups"]][:1] == [{"sex": None, "birthDateYear": 1938}]


WRONG_GROUPS = {
    "by: [], first: 1": (GROUPING_KEYS, ("by",)),
    "by: [SEX, EDUCATION, SEX], first: 1": (GROUPING_KEYS, ("by",)),
    "by: [SEX, EDUCATION, ETHNIC_GROUP, MARITAL_STATUS, DIVISION_COUNTY, DIVISION_TOWNSHIP, DIVISION_VILLAGE], first: 1": (
        GROUPING_KEYS,
        ("by",),
    ),
    "by: [SEX], first: 1, orderBy: [{}]": (EMPTY_ORDER, ("orderBy", 0)),
    "by: [SEX], first: 1, orderBy: [{key: ASC}, {count: null}]": (EMPTY_ORDER, ("orderBy", 1)),
    "by: [SEX], first: 1, orderBy: [{key: ASC, count: ASC}]": (EMPTY_ORDER, ("orderBy", 0)),
    "by: [SEX], first: 0": (PAGE_SIZE_RANGE, ("first",)),
    "by: [SEX], first: 501": (PAGE_SIZE_RANGE, ("first",)),
}


@pytest.mark.parametrize("arguments", WRONG_GROUPS)
async def test_groups_that_say_nothing_sensible_are_refused(asking: Asking, arguments: str) -> None:
    sentence, place = WRONG_GROUPS[arguments]
    text = f"{{ people {{ told: groups({arguments}) {{ aggregate {{ count }} }} }} }}"
    assert await refused(asking, COUNTY_VIEWER, text) == (sentence, ("people", "told", *place))


async def test_groups_read_each_register_once_and_look_up_divisions_afterwards(asking: Asking) -> None:
    text = """{ people { groups(by: [DIVISION_COUNTY, DIVISION_VILLAGE], first: 500) {
        key { divisionCounty { name } divisionVillage { name } }
        aggregate { count avg { version } } more: aggregate { max { birthDate } }
    } } }"""
    prepared, _ = await asking.prepare(CITY_VIEWER, text)
    assert prepared.sql.count("FROM person AS") == 1
    grouped, looked_up = prepared.sql.index("GROUP BY"), prepared.sql.index("FROM division AS")
    assert grouped < looked_up


async def test_two_long_response_keys_do_not_meet(asking: Asking) -> None:
    """PostgreSQL cuts names at 63 bytes."""
    first, second = "a" * 80 + "1", "a" * 80 + "2"
    asked = (
        f"groups(by: [SEX], first: 1) {{ {first}: aggregate {{ count }} {second}: aggregate {{ max {{ version }} }} }}"
    )
    (group,) = await told(asking, COUNTY_VIEWER, "people", asked)
    assert group == {first: {"count": 11}, second: {"max": {"version": 1}}}
