"""Index or refuse, as a table: what is answered over a whole county, what is refused there, and what bounds a question."""

from __future__ import annotations

import pytest

from errors import FILTER_NOT_INDEXED, ORDER_NOT_INDEXED, Code
from resolvers.plan.indexes import indexed, is_large, leads
from schema.contract import build_catalogue
from schema.entities import ENTITIES
from tests.asking import Asking
from tests.scaling import CITY, COUNTY, FAR, NEAR, OTHER_TOWN, TOWN, VILLAGE, people, refusal, told
from tests.world import division_id
from tests.world_accounts import APPROVER, BOTH_COUNTIES, CITY_VIEWER, COUNTY_REGISTRAR, COUNTY_VIEWER, MIXED

DAY = '"2019-12-31"'

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
    f"{{memberships: {{some: {{startedOn: {{gte: {DAY}}}}}}}}}",
    '{birthDate: {lt: "1960-01-01"}, memberships: {none: {startedOn: {gte: "2019-01-01"}}}}',
    '{birthDate: {lt: "1960-01-01"}, household: {assistance: {eq: NONE}}, not: {household: {kind: {eq: RURAL}}}}',
)
BESIDE_EXACT = (
    "version: {eq: 1}",
    "not: {version: {eq: 1}}",
    "or: [{version: {gt: 1}}, {memberships: {none: {}}}]",
    'memberships: {none: {relation: {eq: "02"}}}',
    f"memberships: {{some: {{activeOn: {DAY}}}}}",
    'household: {address: {contains: "路"}, not: {kind: {eq: RURAL}}}',
)
"""What is asked of a few rows, with or without an index."""

EXACT = (
    'name: {eq: "王芳"}',
    'name: {in: ["王芳", "周大勇"]}',
    'birthDate: {eq: "1950-03-01"}',
    'idNumberMasked: {eq: "3213**********1234"}',
    'and: [{pinyin: {eq: "wang fang"}}]',
    'and: [{or: [{name: {eq: "王芳"}}, {pinyin: {eq: "wang fang"}, sex: {eq: MALE}}]}]',
    'and: [{household: {number: {eq: "321322101001-0001"}}}]',
    'and: [{memberships: {some: {household: {number: {eq: "321322101001-0001"}}}}}]',
)
"""What leaves few of a city's people."""

INEXACT = (
    "sex: {eq: UNKNOWN}",
    'education: {in: ["10"]}',
    'birthDate: {gte: "1900-01-01", lt: "1900-01-02"}',
    'name: {startsWith: "王小"}',
    'name: {contains: "小明"}',
    'name: {pinyin: "wang"}',
    'updatedAt: {eq: "2026-01-01T00:00:00Z"}',
    'residenceDivision: {name: {eq: "埠子镇"}}',
    'and: [{memberships: {some: {startedOn: {eq: "2019-01-01"}}}}]',
    'and: [{or: [{name: {eq: "王芳"}}, {sex: {eq: MALE}}]}]',
    'and: [{or: [{name: {eq: "王芳"}}, {household: {number: {eq: "321322101001-0001"}}}]}]',
    f'division: {{within: "{COUNTY}"}}',
)
"""What an index serves, and may leave most of a city's people."""
PEOPLE_REFUSED = {
    "{version: {gt: 1}}": ("Person", "version"),
    "{version: {isNull: false}}": ("Person", "version"),
    '{createdAt: {gt: "2026-01-01T00:00:00Z"}}': ("Person", "createdAt"),
    '{pinyin: {contains: "fang"}}': ("Person", "pinyin"),
    '{name: {startsWith: "王"}, version: {eq: 1}}': ("Person", "version"),
    '{or: [{name: {eq: "王芳"}}, {version: {eq: 1}}]}': ("Person", "version"),
    '{not: {name: {eq: "王芳"}}}': ("Person", "not"),
    '{or: [{name: {eq: "王芳"}}, {not: {sex: {eq: MALE}}}]}': ("Person", "not"),
    "{not: {sex: {eq: MALE}}, and: [{not: {education: {isNull: true}}}]}": ("Person", "not"),
    "{sex: {eq: MALE}, not: {version: {eq: 1}}}": ("Person", "version"),
    "{memberships: {none: {}}}": ("Person", "none"),
    '{household: {address: {contains: "路"}}}': ("Household", "address"),
    '{memberships: {some: {relation: {eq: "02"}}}}': ("HouseholdMembership", "relation"),
    f"{{memberships: {{some: {{activeOn: {DAY}}}}}}}": ("HouseholdMembership", "activeOn"),
    '{birthDate: {lt: "1960-01-01"}, memberships: {some: {relation: {eq: "02"}}}}': ("HouseholdMembership", "relation"),
    '{birthDate: {lt: "1960-01-01"}, memberships: {none: {relation: {eq: "02"}}}}': ("HouseholdMembership", "relation"),
    f"{{memberships: {{some: {{startedOn: {{gte: {DAY}}}, activeOn: {DAY}}}}}}}": ("HouseholdMembership", "activeOn"),
    '{birthDate: {gte: "1900-01-01"}, household: {address: {contains: "路"}}}': ("Household", "address"),
    '{name: {startsWith: ""}, not: {household: {address: {contains: "路"}}}}': ("Household", "address"),
    '{sex: {eq: MALE}, not: {name: {eq: "王芳"}, household: {address: {contains: "路"}}}}': ("Household", "address"),
    '{or: [{sex: {eq: MALE}}, {name: {eq: "王芳"}, household: {address: {contains: "路"}}}]}': ("Household", "address"),
    "{residenceDivision: {people: {some: {version: {eq: 1}}}}}": ("Person", "version"),
    '{name: {eq: "王芳"}, residenceDivision: {people: {some: {version: {eq: 1}}}}}': ("Person", "version"),
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


@pytest.mark.parametrize("exact", EXACT)
async def test_beside_an_exact_value_that_few_share_anything_may_be_asked(asking: Asking, exact: str) -> None:
    for account in (CITY_VIEWER, BOTH_COUNTIES):
        for rest in BESIDE_EXACT:
            assert told(await refusal(asking, account, people(f"{{{exact}, {rest}}}"))) is None


@pytest.mark.parametrize("inexact", INEXACT)
async def test_beside_what_may_leave_many_only_what_indexes_serve_is_asked(asking: Asking, inexact: str) -> None:
    for account in (CITY_VIEWER, BOTH_COUNTIES):
        assert told(await refusal(asking, account, people(f"{{{inexact}}}"))) is None
        for rest in BESIDE_EXACT:
            refused = await refusal(asking, account, people(f"{{{inexact}, {rest}}}"))
            assert refused is not None
            assert refused.sentence is FILTER_NOT_INDEXED


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


@pytest.mark.parametrize("name", sorted(name for name, entity in ENTITIES.items() if is_large(entity) and entity.node))
def test_every_large_register_can_be_found_by_something(name: str) -> None:
    entity = build_catalogue().entities[name]
    assert {"id"} < set(indexed(entity))
    assert not leads(entity, entity.parts.get("version", entity.parts.get("requestId")))  # type: ignore[arg-type]


def test_the_small_registers_are_not_large() -> None:
    large = {name for name, entity in ENTITIES.items() if is_large(entity)}
    dated = {"HouseholdMembership", "PersonClassification", "InstitutionResidency"}
    assert large == {"Person", "Household", *dated, "AuditEntry", "AuditObject"}
