"""Index or refuse, as a table: what is answered over a whole county, what is refused there, and what bounds a question."""

from __future__ import annotations

import pytest

from errors import FILTER_NOT_INDEXED, ORDER_NOT_INDEXED, Code, Refused
from resolvers.plan.scale import indexed, is_large, leads
from schema.contract import build_catalogue
from schema.entities import ENTITIES
from tests.asking import Asking
from tests.world import division_id
from tests.world_accounts import (
    APPROVER,
    BOTH_COUNTIES,
    CITY_VIEWER,
    COUNTY_REGISTRAR,
    COUNTY_VIEWER,
    MIXED,
    STACKED,
    TOWNSHIP_REGISTRAR,
    VILLAGE_VIEWER,
)

CITY, COUNTY = f"Division:{division_id('321300')}", f"Division:{division_id('321322')}"
TOWN, OTHER_TOWN = f"Division:{division_id('321322101')}", f"Division:{division_id('321322102')}"
VILLAGE = f"Division:{division_id('321322101200')}"
DAY = '"2019-12-31"'

FAR = (CITY_VIEWER, COUNTY_VIEWER, COUNTY_REGISTRAR, BOTH_COUNTIES, MIXED, STACKED)
"""Accounts of which some grant covers a whole county at least; the last holds a village beside it."""
NEAR = (TOWNSHIP_REGISTRAR, VILLAGE_VIEWER)
"""Accounts all of whose grants are townships or villages."""

PEOPLE_ANSWERED = (
    "{}",
    '{name: {eq: "王芳"}}',
    '{name: {startsWith: "王"}}',
    '{name: {contains: "小"}}',
    '{name: {pinyin: "wang"}}',
    '{name: {initials: "wf"}}',
    '{birthDate: {gte: "1990-01-01", lt: "2000-01-01"}}',
    "{sex: {in: [MALE, FEMALE]}}",
    "{education: {isNull: true}}",
    f'{{id: {{eq: "Person:{division_id("321300")}"}}}}',
    '{or: [{name: {eq: "王芳"}}, {pinyin: {eq: "wang fang"}}]}',
    "{or: []}",
    '{not: {name: {eq: "王芳"}}, sex: {eq: MALE}}',
    '{sex: {eq: MALE}, or: [{not: {name: {eq: "王芳"}}}, {education: {isNull: true}}]}',
    "{and: [{sex: {eq: MALE}}, {not: {education: {isNull: true}}}]}",
    '{residenceDivision: {name: {contains: "镇"}}}',
    "{residenceDivision: {kind: {eq: VILLAGERS_COMMITTEE}}, not: {sex: {eq: MALE}}}",
    '{household: {number: {startsWith: "3213"}}}',
    '{birthDate: {lt: "1960-01-01"}, memberships: {some: {relation: {eq: "02"}}}}',
    '{birthDate: {lt: "1960-01-01"}, memberships: {none: {relation: {eq: "02"}}}}',
    f"{{memberships: {{some: {{startedOn: {{gte: {DAY}}}, activeOn: {DAY}}}}}}}",
    f'{{name: {{eq: "王芳"}}, memberships: {{some: {{activeOn: {DAY}}}}}}}',
)
PEOPLE_REFUSED = {
    "{version: {gt: 1}}": ("Person", "version"),
    "{version: {isNull: false}}": ("Person", "version"),
    '{createdAt: {gt: "2026-01-01T00:00:00Z"}}': ("Person", "createdAt"),
    '{pinyin: {contains: "fang"}}': ("Person", "pinyin"),
    '{name: {eq: "王芳"}, version: {eq: 1}}': ("Person", "version"),
    '{or: [{name: {eq: "王芳"}}, {version: {eq: 1}}]}': ("Person", "version"),
    '{not: {name: {eq: "王芳"}}}': ("Person", "not"),
    '{or: [{name: {eq: "王芳"}}, {not: {sex: {eq: MALE}}}]}': ("Person", "not"),
    "{not: {sex: {eq: MALE}}, and: [{not: {education: {isNull: true}}}]}": ("Person", "not"),
    "{sex: {eq: MALE}, not: {version: {eq: 1}}}": ("Person", "version"),
    "{memberships: {none: {}}}": ("Person", "none"),
    '{household: {address: {contains: "路"}}}': ("Household", "address"),
    '{memberships: {some: {relation: {eq: "02"}}}}': ("HouseholdMembership", "relation"),
    f"{{memberships: {{some: {{activeOn: {DAY}}}}}}}": ("HouseholdMembership", "activeOn"),
    "{residenceDivision: {people: {some: {version: {eq: 1}}}}}": ("Person", "version"),
}
BOUNDS = (
    f'{{division: {{within: "{TOWN}"}}, version: {{gt: 1}}, not: {{pinyin: {{contains: "f"}}}}}}',
    f'{{division: {{within: "{VILLAGE}"}}, memberships: {{some: {{relation: {{eq: "02"}}}}}}}}',
    f'{{and: [{{version: {{gt: 1}}}}, {{and: [{{division: {{within: "{TOWN}"}}}}]}}]}}',
    f'{{or: [{{division: {{within: "{TOWN}"}}}}, {{division: {{within: "{OTHER_TOWN}"}}}}], version: {{gt: 1}}}}',
)
NO_BOUNDS = (
    f'{{division: {{within: "{COUNTY}"}}, version: {{gt: 1}}}}',
    f'{{or: [{{division: {{within: "{TOWN}"}}}}, {{version: {{gt: 1}}}}]}}',
    f'{{not: {{division: {{within: "{TOWN}"}}}}, sex: {{eq: MALE}}, version: {{gt: 1}}}}',
    f'{{or: [{{division: {{within: "{TOWN}"}}}}, {{division: {{within: "{COUNTY}"}}}}], version: {{gt: 1}}}}',
)
ORDERS_ANSWERED = (
    "[]",
    "[{id: DESC}]",
    "[{name: ASC}]",
    "[{education: DESC}]",
    "[{name: ASC}, {sex: DESC}]",
    "[{birthDate: ASC}, {name: DESC}]",
)
ORDERS_REFUSED = {
    "[{household: {number: ASC}}]": "household.number",
    "[{name: ASC}, {residenceDivision: {code: ASC}}]": "residenceDivision.code",
    "[{membership: {household: {division: {name: ASC}}}}]": "membership.household.division.name",
    "[{sex: ASC}, {birthDate: ASC}]": "birthDate",
}


def people(where: str, rest: str = "") -> str:
    return f"{{ people(first: 5, where: {where}{rest}) {{ totalCount nodes {{ id }} }} }}"


async def refusal(asking: Asking, account: str, text: str) -> Refused | None:
    try:
        await asking.prepare(account, text)
    except Refused as refused:
        return refused
    return None


def told(refused: Refused | None) -> tuple[object, ...] | None:
    if refused is None:
        return None
    return refused.sentence, refused.facts.get("type"), refused.facts.get("field")


@pytest.mark.parametrize("where", [*PEOPLE_ANSWERED, *BOUNDS[:3]])
async def test_what_indexes_serve_or_a_bound_holds_is_answered_at_every_level(asking: Asking, where: str) -> None:
    for account in (*FAR, *NEAR):
        assert told(await refusal(asking, account, people(where))) is None


@pytest.mark.parametrize("where", PEOPLE_REFUSED)
async def test_what_no_index_serves_is_refused_over_a_county_and_answered_below(asking: Asking, where: str) -> None:
    for account in FAR:
        refused = await refusal(asking, account, people(where))
        assert told(refused) == (FILTER_NOT_INDEXED, *PEOPLE_REFUSED[where])
    for account in NEAR:
        assert told(await refusal(asking, account, people(where))) is None


@pytest.mark.parametrize("where", BOUNDS)
async def test_a_township_or_village_named_bounds_the_question(asking: Asking, where: str) -> None:
    for account in FAR:
        assert told(await refusal(asking, account, people(where, ", orderBy: [{household: {number: ASC}}]"))) is None


@pytest.mark.parametrize("where", NO_BOUNDS)
async def test_a_county_named_or_a_town_named_in_one_case_only_bounds_nothing(asking: Asking, where: str) -> None:
    refused = await refusal(asking, COUNTY_VIEWER, people(where))
    assert told(refused) == (FILTER_NOT_INDEXED, "Person", "version")


async def test_a_county_is_as_good_as_an_index_and_the_city_is_not(asking: Asking) -> None:
    named = '{{division: {{within: "{}"}}, not: {{sex: {{eq: MALE}}}}}}'.format
    assert told(await refusal(asking, CITY_VIEWER, people(named(COUNTY)))) is None
    assert told(await refusal(asking, CITY_VIEWER, people(named(CITY)))) == (FILTER_NOT_INDEXED, "Person", "not")


@pytest.mark.parametrize("order", ORDERS_ANSWERED)
async def test_an_ordering_by_an_indexed_field_is_answered(asking: Asking, order: str) -> None:
    for account in (*FAR, *NEAR):
        assert told(await refusal(asking, account, people("{}", f", orderBy: {order}"))) is None


@pytest.mark.parametrize("order", ORDERS_REFUSED)
async def test_any_other_ordering_is_refused_over_a_county(asking: Asking, order: str) -> None:
    for account in FAR:
        refused = await refusal(asking, account, people("{}", f", orderBy: {order}"))
        assert told(refused) == (ORDER_NOT_INDEXED, "Person", ORDERS_REFUSED[order])
    for account in NEAR:
        assert told(await refusal(asking, account, people("{}", f", orderBy: {order}"))) is None


async def test_a_field_granted_in_part_is_compared_by_its_index_but_not_ordered_by_it(asking: Asking) -> None:
    poor = "{ households(first: 1, where: {incomePerCapitaYear: %s}) { totalCount } }"
    order = "{ households(first: 1, orderBy: [{incomePerCapitaYear: ASC}]) { nodes { id } } }"
    for account in (COUNTY_REGISTRAR, MIXED):
        assert told(await refusal(asking, account, poor % '{lt: "9000"}')) is None
    assert told(await refusal(asking, COUNTY_REGISTRAR, poor % "{isNull: true}")) is None
    assert told(await refusal(asking, COUNTY_REGISTRAR, order)) is None
    lacking = (FILTER_NOT_INDEXED, "Household", "incomePerCapitaYear")
    assert told(await refusal(asking, MIXED, poor % "{isNull: true}")) == lacking
    assert told(await refusal(asking, MIXED, order)) == (ORDER_NOT_INDEXED, *lacking[1:])


COUNTY_OF = f'{{ division(id: "{COUNTY}") {{ %s }} }}'
VERSION = "where: {version: {eq: 1}}"


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (f"people(first: 1, {VERSION}) {{ totalCount }}", "version"),
        ("people(first: 1, orderBy: [{household: {number: ASC}}]) { nodes { id } }", "household.number"),
        (f"children(first: 1) {{ nodes {{ people(first: 1, {VERSION}) {{ totalCount }} }} }}", "version"),
        ("children(first: 1, where: {people: {some: {version: {eq: 1}}}}) { totalCount }", "version"),
        ("children(first: 1, where: {people: {some: {not: {sex: {eq: MALE}}}}}) { totalCount }", "not"),
    ],
)
async def test_under_a_division_there_are_many_unless_the_asker_sees_few(asking: Asking, text: str, field: str) -> None:
    refused = await refusal(asking, COUNTY_VIEWER, COUNTY_OF % text)
    assert refused is not None
    assert refused.facts["field"] == field
    for account in NEAR:
        assert told(await refusal(asking, account, COUNTY_OF % text)) is None


@pytest.mark.parametrize(
    "text",
    [
        f"children(first: 1, where: {{people: {{some: {BOUNDS[0]}}}}}) {{ totalCount }}",
        'children(first: 1, where: {people: {some: {name: {eq: "王芳"}}, none: {sex: {eq: UNKNOWN}}}}) { totalCount }',
        'children(first: 1, where: {path: {contains: "镇"}, not: {code: {eq: "1"}}}) { totalCount }',
        f"institutions(first: 1, {VERSION}, orderBy: [{{division: {{name: ASC}}}}]) {{ totalCount }}",
        f"institutions(first: 1) {{ nodes {{ residents(first: 1, {VERSION}) {{ totalCount }} }} }}",
        "institutions(first: 1) { nodes { residents(first: 1, orderBy: [{household: {number: ASC}}]) { nodes { id } } } }",
        "institutions(first: 1, where: {residents: {some: {version: {eq: 1}}}}) { totalCount }",
        f"institutions(first: 1, where: {{activeOn: {DAY}}}) {{ totalCount }}",
    ],
)
async def test_small_registers_and_the_rows_of_one_row_are_free(asking: Asking, text: str) -> None:
    assert told(await refusal(asking, APPROVER, COUNTY_OF % text)) is None


@pytest.mark.parametrize(
    ("where", "field"),
    [
        ("{kind: {eq: ELDER}}", None),
        (f"{{kind: {{eq: ELDER}}, activeOn: {DAY}}}", None),
        (f"{{kind: {{eq: ELDER}}, activeOn: {DAY}, person: {{sex: {{eq: FEMALE}}}}}}", None),
        (f"{{activeOn: {DAY}}}", "activeOn"),
        ('{document: {eq: "x"}}', "document"),
    ],
)
async def test_a_day_stands_beside_something_that_an_index_serves(
    asking: Asking, where: str, field: str | None
) -> None:
    text = f"{{ personClassifications(first: 1, where: {where}) {{ totalCount }} }}"
    refused = await refusal(asking, APPROVER, text)
    assert (refused and refused.facts["field"]) == field


async def test_the_refusal_says_where_and_names_the_way_out(asking: Asking) -> None:
    refused = await refusal(asking, COUNTY_VIEWER, people("{version: {eq: 1}}").replace("people", "all: people", 1))
    assert refused is not None
    assert refused.code is Code.BAD_USER_INPUT
    assert refused.path == ("all", "where")
    assert "birthDate" in refused.text("en")
    assert "division.within" in refused.text("zh")


@pytest.mark.parametrize("name", sorted(name for name, entity in ENTITIES.items() if is_large(entity)))
def test_every_large_register_can_be_found_by_something(name: str) -> None:
    entity = build_catalogue().entities[name]
    assert {"id"} < set(indexed(entity))
    assert not leads(entity, entity.parts["version"])  # type: ignore[arg-type]


def test_the_small_registers_are_not_large() -> None:
    large = {name for name, entity in ENTITIES.items() if is_large(entity)}
    assert large == {"Person", "Household", "HouseholdMembership", "PersonClassification", "InstitutionResidency"}
