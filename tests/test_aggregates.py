"""What is counted and worked out over all rows of a list: under the filter and the scope, exact to the last digit."""

from __future__ import annotations

import pytest

from errors import (
    EMPTY_ORDER,
    INVALID_CURSOR,
    NOT_GRANTED,
    PAGE_SIZE_MISSING,
    PAGE_SIZE_RANGE,
    PAGE_SIZE_TWICE,
    Sentence,
)
from tests.asking import Asking
from tests.ground import Database, connected
from tests.whole_lists import refused, told
from tests.world import division_id
from tests.world_accounts import (
    CITY_VIEWER,
    COUNTY_REGISTRAR,
    COUNTY_VIEWER,
    MIXED,
    NOBODY,
    STACKED,
    TOWNSHIP_REGISTRAR,
)

COUNTY = "321322"
WORKED_OUT = "count sum { m: memberCount i: incomePerCapitaYear } avg { m: memberCount i: incomePerCapitaYear }"
ENDS = "min { m: memberCount i: incomePerCapitaYear } max { m: memberCount i: incomePerCapitaYear }"


async def test_households_are_counted_and_their_figures_worked_out(asking: Asking) -> None:
    assert await told(asking, COUNTY_REGISTRAR, "households", f"aggregate {{ {WORKED_OUT} {ENDS} }}") == {
        "count": 8,
        "sum": {"m": "22", "i": "119200.50"},
        "avg": {"m": "2.75", "i": "19866.75"},
        "min": {"m": 0, "i": "5400.50"},
        "max": {"m": 5, "i": "36000.00"},
    }


async def test_an_average_that_does_not_end_has_six_places(asking: Asking) -> None:
    asked = "aggregate { count sum { memberCount } avg { memberCount } }"
    assert await told(asking, COUNTY_REGISTRAR, "households", asked, "{kind: {eq: URBAN}}") == {
        "count": 3,
        "sum": {"memberCount": "10"},
        "avg": {"memberCount": "3.333333"},
    }


async def test_half_of_the_sixth_place_is_rounded_up(fresh_asking: Asking, fresh_database: Database) -> None:
    """One fen among 32 households is 0.0003125 yuan."""
    async with connected(fresh_database.owner_url) as owner:
        await owner.execute(
            "INSERT INTO household (division_id, number, kind, address, income_per_capita_year, income_year)"
            " SELECT $1, 'half-' || n, 'RURAL', '', CASE n WHEN 1 THEN 0.01 ELSE 0 END, 2019"
            " FROM generate_series(1, 32) AS n",
            division_id("321322101001"),
        )
    asked = "aggregate { sum { incomePerCapitaYear } avg { incomePerCapitaYear } }"
    assert await told(fresh_asking, COUNTY_REGISTRAR, "households", asked, '{number: {startsWith: "half-"}}') == {
        "sum": {"incomePerCapitaYear": "0.01"},
        "avg": {"incomePerCapitaYear": "0.000313"},
    }


async def test_days_and_instants_have_a_first_and_a_last(asking: Asking) -> None:
    asked = "aggregate { min { birthDate createdAt } max { birthDate updatedAt } }"
    assert await told(asking, COUNTY_VIEWER, "people", asked) == {
        "min": {"birthDate": "1938-01-01", "createdAt": "2026-01-06T01:00:00+00:00"},
        "max": {"birthDate": "2018-09-01", "updatedAt": "2026-01-08T01:01:00.000005+00:00"},
    }


async def test_of_nothing_the_sum_is_nought_and_all_else_is_null(asking: Asking) -> None:
    asked = f"aggregate {{ {WORKED_OUT} {ENDS} }}"
    nothing = {"m": None, "i": None}
    assert await told(asking, COUNTY_REGISTRAR, "households", asked, '{number: {eq: "none"}}') == {
        "count": 0,
        "sum": {"m": "0", "i": "0"},
        "avg": nothing,
        "min": nothing,
        "max": nothing,
    }
    grouped = "groups(by: [KIND], first: 5) { key { kind } }"
    assert await told(asking, COUNTY_REGISTRAR, "households", grouped, '{number: {eq: "none"}}') == []


async def test_a_value_that_the_asker_may_not_see_enters_no_figure(asking: Asking) -> None:
    """Registrar in one township only: two of the county's eight households show an income."""
    assert await told(asking, MIXED, "households", f"aggregate {{ {WORKED_OUT} {ENDS} }}") == {
        "count": 8,
        "sum": {"m": "22", "i": "14200.50"},
        "avg": {"m": "2.75", "i": "7100.25"},
        "min": {"m": 0, "i": "5400.50"},
        "max": {"m": 5, "i": "8800.00"},
    }


@pytest.mark.parametrize("figure", ["sum", "avg", "min", "max"])
async def test_a_figure_over_a_field_granted_nowhere_is_refused_with_its_path(asking: Asking, figure: str) -> None:
    text = f"{{ households {{ aggregate {{ count worked: {figure} {{ income: incomePerCapitaYear }} }} }} }}"
    place = ("households", "aggregate", "worked", "income")
    assert await refused(asking, COUNTY_VIEWER, text) == (NOT_GRANTED, place)


async def test_a_division_tells_of_its_people_what_the_root_tells_of_those_within_it(asking: Asking) -> None:
    told_of = "aggregate { count avg { version } max { birthDate } } groups(by: [SEX, EDUCATION], first: 99) { key { sex education { code } } aggregate { count } }"  # noqa: E501
    for code in ("321300", COUNTY, "321322101", "321322101200", "321323"):
        text = f"""query ($id: ID!) {{
            there: people(where: {{division: {{within: $id}}}}) {{ {told_of} }}
            division(id: $id) {{ people {{ {told_of} }} }}
        }}"""
        data = await asking.data(CITY_VIEWER, text, {"id": f"Division:{division_id(code)}"})
        assert data["division"]["people"] == data["there"]
        assert data["there"]["aggregate"]["count"] == sum(
            each["aggregate"]["count"] for each in data["there"]["groups"]
        )


async def test_each_row_of_a_list_tells_of_its_own_rows(asking: Asking) -> None:
    text = """{ division(code: "321300") { children(first: 50) { nodes {
        code people { totalCount aggregate { count } } households { aggregate { sum { memberCount } } }
    } } } }"""
    nodes = (await asking.data(CITY_VIEWER, text))["division"]["children"]["nodes"]
    counts = {each["code"]: each["people"]["aggregate"]["count"] for each in nodes}
    assert counts[COUNTY] == 24
    assert all(each["people"]["totalCount"] == counts[each["code"]] for each in nodes)
    assert next(each for each in nodes if each["code"] == COUNTY)["households"]["aggregate"]["sum"] == {
        "memberCount": "22"
    }


async def test_the_filter_holds_for_figures_and_groups_and_the_page_does_not(asking: Asking) -> None:
    text = """{ people(first: 1, where: {sex: {eq: FEMALE}, household: {kind: {eq: RURAL}}}) {
        nodes { name } totalCount aggregate { count } groups(by: [SEX], first: 9) { aggregate { count } }
    } }"""
    people = (await asking.data(TOWNSHIP_REGISTRAR, text))["people"]
    assert len(people["nodes"]) == 1
    assert people["totalCount"] == people["aggregate"]["count"] == 4
    assert people["groups"] == [{"aggregate": {"count": 4}}]


async def test_who_holds_two_roles_counts_every_row_once(asking: Asking) -> None:
    text = (
        "{ people { totalCount aggregate { count } groups(by: [DIVISION_COUNTY], first: 9) { aggregate { count } } } }"
    )
    people = (await asking.data(STACKED, text))["people"]
    assert people["totalCount"] == people["aggregate"]["count"] == 24 + 4
    assert sorted(each["aggregate"]["count"] for each in people["groups"]) == [4, 24]


@pytest.mark.parametrize("asked", ["aggregate { count }", "groups(by: [SEX], first: 1) { aggregate { count } }"])
async def test_nobody_is_told_nothing(asking: Asking, asked: str) -> None:
    assert await refused(asking, NOBODY, f"{{ people {{ {asked} }} }}") == (NOT_GRANTED, ("people",))


ALONE = ("totalCount", "aggregate { count }", "groups(by: [SEX], first: 9) { key { sex } }", "__typename")


@pytest.mark.parametrize("asked", ALONE)
async def test_what_is_told_of_the_whole_needs_no_page(asking: Asking, asked: str) -> None:
    prepared, _ = await asking.prepare(COUNTY_VIEWER, f"{{ people {{ {asked} }} }}")
    assert "_page" not in prepared.sql
    assert "ORDER BY person_0.id" not in prepared.sql
    assert (await asking.data(COUNTY_VIEWER, f"{{ people {{ {asked} }} }}"))["people"]


@pytest.mark.parametrize("asked", ["nodes { id }", "edges { cursor }", "pageInfo { hasNextPage }"])
async def test_rows_need_the_size_of_a_page(asking: Asking, asked: str) -> None:
    text = f"{{ people {{ totalCount {asked} }} }}"
    assert await refused(asking, COUNTY_VIEWER, text) == (PAGE_SIZE_MISSING, ("people",))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("first: 0", PAGE_SIZE_RANGE),
        ("last: 501", PAGE_SIZE_RANGE),
        ("first: 1, last: 1", PAGE_SIZE_TWICE),
        ('after: "WyJ4IiwgIjEiXQ=="', INVALID_CURSOR),
        ("orderBy: [{}]", EMPTY_ORDER),
    ],
)
async def test_what_is_given_of_a_page_is_checked_even_where_no_page_is_asked(
    asking: Asking, arguments: str, sentence: Sentence
) -> None:
    for asked in ALONE:
        assert (await refused(asking, COUNTY_VIEWER, f"{{ people({arguments}) {{ {asked} }} }}"))[0] is sentence


@pytest.mark.parametrize("asked", ["__typename", "sum { __typename }", "a: __typename max { t: __typename }"])
async def test_an_aggregate_that_works_nothing_out_is_one_whatever_its_rows(asking: Asking, asked: str) -> None:
    text = f"""{{ people {{ aggregate {{ {asked} }} }}
        none: people(where: {{name: {{eq: "无名氏"}}}}) {{ aggregate {{ {asked} }} }}
        division(code: "{COUNTY}") {{ people {{ aggregate {{ {asked} }} }} }} }}"""
    data = await asking.data(CITY_VIEWER, text)
    assert data["people"] == data["none"] == data["division"]["people"]
    assert "PersonAggregate" in str(data["people"]) or "PersonSum" in str(data["people"])
