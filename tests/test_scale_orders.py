"""What is ordered over a whole county or city, what is refused there, and how much is passed over at once."""

from __future__ import annotations

import pytest

from errors import ORDER_NOT_INDEXED, ORDER_TOO_WIDE, TEXT_EMPTY, TOO_HEAVY
from tests.asking import Asking
from tests.scaling import COUNTY, FAR, NEAR, people, refusal, told
from tests.world_accounts import CITY_VIEWER, COUNTY_VIEWER, VILLAGE_VIEWER

ORDERS_ANSWERED = (
    "[]",
    "[{id: DESC}]",
    "[{name: ASC}]",
    "[{education: DESC}]",
    "[{name: ASC}, {sex: DESC}]",
    "[{birthDate: ASC}, {name: DESC}]",
)
SORTED = (
    ('{birthDate: {gte: "1900-01-01"}}', "[{birthDate: DESC}, {name: ASC}]"),
    ('{birthDate: {gte: "1900-01-01"}, not: {birthDate: {eq: "1950-03-01"}}}', "[{birthDate: ASC}]"),
    ('{or: [{birthDate: {lt: "1930-01-01"}}, {birthDate: {gt: "2010-01-01"}}]}', "[{birthDate: ASC}]"),
    ("{sex: {eq: FEMALE}}", "[{sex: DESC}]"),
    ('{sex: {eq: FEMALE}, birthDate: {gte: "1900-01-01"}}', "[{birthDate: ASC}]"),
    (f'{{division: {{within: "{COUNTY}"}}}}', "[{name: ASC}]"),
    ('{name: {startsWith: "单"}}', "[{birthDate: ASC}]"),
    ('{name: {pinyin: "w"}, sex: {eq: MALE}}', "[{birthDate: ASC}]"),
    ('{name: {initials: "w"}}', "[{birthDate: ASC}]"),
    ('{name: {contains: "小"}, birthDate: {gte: "1900-01-01"}}', "[{updatedAt: ASC}]"),
    ('{name: {eq: "王芳"}}', "[{household: {number: ASC}}]"),
    ('{sex: {eq: MALE}, birthDate: {eq: "1950-03-01"}}', "[{sex: ASC}, {name: ASC}]"),
)
"""Filters and orderings that may stand together over a city."""

NOT_SORTED = (
    ('{birthDate: {gte: "1900-01-01"}}', "[{name: ASC}]", "name"),
    ("{sex: {eq: MALE}}", "[{birthDate: ASC}]", "birthDate"),
    (
        '{sex: {eq: MALE}, or: [{birthDate: {lt: "1930-01-01"}}, {name: {startsWith: "单"}}]}',
        "[{birthDate: ASC}]",
        "birthDate",
    ),
    ("{residenceDivision: {kind: {eq: VILLAGERS_COMMITTEE}}}", "[{name: ASC}]", "name"),
    ('{idNumberMasked: {startsWith: "3"}}', "[{name: ASC}]", "name"),
    ('{or: [{name: {startsWith: "单"}}, {sex: {eq: MALE}}]}', "[{birthDate: ASC}]", "birthDate"),
    ('{sex: {eq: MALE}, not: {name: {startsWith: "单"}}}', "[{birthDate: ASC}]", "birthDate"),
)
"""Filters of which so many rows may be left that they cannot be sorted by another field."""
ORDERS_REFUSED = {
    "[{household: {number: ASC}}]": "household.number",
    "[{name: ASC}, {residenceDivision: {code: ASC}}]": "residenceDivision.code",
    "[{membership: {household: {division: {name: ASC}}}}]": "membership.household.division.name",
    "[{sex: ASC}, {birthDate: ASC}]": "birthDate",
}


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


@pytest.mark.parametrize(("where", "order"), SORTED)
async def test_the_rows_of_a_filter_are_sorted_where_they_are_few_or_stand_in_order(
    asking: Asking, where: str, order: str
) -> None:
    for account in (*FAR, *NEAR):
        assert told(await refusal(asking, account, people(where, f", orderBy: {order}"))) is None


@pytest.mark.parametrize(("where", "order", "field"), NOT_SORTED)
async def test_the_rows_of_a_wide_filter_are_not_sorted_by_another_field_over_a_county(
    asking: Asking, where: str, order: str, field: str
) -> None:
    text = people(where, f", orderBy: {order}")
    for account in FAR:
        assert told(await refusal(asking, account, text)) == (ORDER_TOO_WIDE, "Person", field)
        assert told(await refusal(asking, account, text.replace("nodes { id }", ""))) is None
    for account in NEAR:
        assert told(await refusal(asking, account, text)) is None


@pytest.mark.parametrize("operator", ["startsWith", "contains"])
async def test_an_empty_part_of_a_name_is_refused_where_it_leaves_too_many_to_be_sorted(
    asking: Asking, operator: str
) -> None:
    text = people(f'{{name: {{{operator}: ""}}}}', ", orderBy: [{birthDate: ASC}]")
    refused = await refusal(asking, COUNTY_VIEWER, text)
    assert refused is not None
    assert (refused.sentence, refused.path) == (TEXT_EMPTY, ("people", "where", "name", operator))
    for rest in ("", ", orderBy: [{name: ASC}]"):
        assert await refusal(asking, COUNTY_VIEWER, people(f'{{name: {{{operator}: ""}}}}', rest)) is None
    assert await refusal(asking, VILLAGE_VIEWER, text) is None


@pytest.mark.parametrize(
    ("field", "most"),
    [
        ("people { totalCount }", 30),
        ('people(where: {birthDate: {lt: "1960-01-01"}}) { aggregate { count } }', 30),
        ("people { groups(by: [SEX], first: 5) { aggregate { count } } }", 30),
        ("people(where: {household: {kind: {eq: RURAL}}}) { totalCount }", 15),
        ("divisions(where: {people: {some: {sex: {eq: MALE}}}}) { totalCount }", 30),
    ],
)
async def test_of_passes_over_a_city_some_thirty_fit_into_one_operation(asking: Asking, field: str, most: int) -> None:
    def times(count: int) -> str:
        return f"{{ {' '.join(f'f{number}: {field}' for number in range(count))} }}"

    assert await refusal(asking, CITY_VIEWER, times(most // 2)) is None
    refused = await refusal(asking, CITY_VIEWER, times(most + 2))
    assert refused is not None
    assert refused.sentence is TOO_HEAVY


async def test_a_look_at_few_rows_is_no_pass(asking: Asking) -> None:
    field = 'people(where: {name: {eq: "王芳"}, household: {address: {contains: "路"}}}) { totalCount }'
    text = " ".join(f"f{number}: {field}" for number in range(45))
    assert await refusal(asking, CITY_VIEWER, f"{{ {text} }}") is None
