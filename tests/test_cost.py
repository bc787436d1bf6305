"""What an operation costs: the rows that its answer could hold, told by what is asked and by nothing that is there."""

from __future__ import annotations

from typing import Any

import pytest

from resolvers.plan.cost import ACT, INTROSPECTION, LISTED
from tests.asking import Asking
from tests.served import refused
from tests.world import person_id
from tests.world_accounts import COUNTY_REGISTRAR

PERSON = f"Person:{person_id(1)}"
MEMBERS = LISTED * 2


async def cost(asking: Asking, text: str, variables: dict[str, Any] | None = None) -> int:
    told = (await asking(COUNTY_REGISTRAR, text, variables)).json()
    assert "errors" not in told, told
    requested: int = told["extensions"]["cost"]["requested"]
    return requested


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("{ __typename }", 1),
        ("{ me { id account } }", 1),
        ("{ a: me { id } b: me { id } }", 2),
        (f'{{ person(id: "{PERSON}") {{ name birthDate }} }}', 1),
        (f'{{ person(id: "{PERSON}") {{ name residenceDivision {{ name parent {{ name }} }} }} }}', 3),
        (f'{{ node(id: "{PERSON}") {{ id }} }}', 1),
        (f'{{ nodes(ids: ["{PERSON}", "{PERSON}", "{PERSON}"]) {{ id }} }}', 3),
        ("{ people(first: 7) { nodes { name } } }", 7),
        ("{ people(last: 7) { edges { node { name } cursor } } }", 7),
        ("{ people(first: 7) { edges { cursor } pageInfo { hasNextPage } } }", 7),
        ("{ people(first: 7) { edges { node { name } } nodes { name } } }", 14),
        ("{ people(first: 7) { totalCount } }", 1),
        ("{ people(first: 7) { totalCount nodes { name } } }", 8),
        ("{ people { aggregate { count } } }", 1),
        ("{ people(first: 7) { nodes { name household { number } } } }", 14),
        ("{ people(first: 7) { nodes { name sex ethnicGroup { name } } } }", 7),
        ("{ people(first: 7) { nodes { household { members { person { name } } } } } }", 7 * (2 + MEMBERS)),
        ("{ divisions(first: 3) { nodes { children(first: 5) { nodes { name } } } } }", 3 * (1 + 5)),
        ("{ divisions(first: 3) { nodes { children(first: 5) { nodes { children(first: 9) { nodes { id } } } } } } }",
         3 * (1 + 5 * (1 + 9))),
        ("{ people { groups(by: [SEX], first: 4) { key { sex } aggregate { count } } } }", 4),
        ("{ people { groups(by: [DIVISION_COUNTY], first: 4) { key { divisionCounty { name } } } } }", 8),
        ('{ search(text: "王", first: 6) { score } }', 6),
        ('{ search(text: "王", first: 6) { division { name } node { ... on Person { household { number } } } } }',
         6 * (1 + 1 + 2)),
        ('{ search(text: "王", types: [], first: 6) { node { id } } }', 6),
        ("{ nodes(ids: []) { id } }", 1),
        ('{ codeList(name: "GB/T 3304") { code } }', LISTED),
        ('{ __type(name: "Person") { name } }', INTROSPECTION["__type"]),
        ('{ __type(name: "Person") { name } me { id } }', INTROSPECTION["__type"] + 1),
    ],
)  # fmt: skip
async def test_an_operation_costs_the_rows_that_it_asks_for(asking: Asking, text: str, rows: int) -> None:
    assert await cost(asking, text) == rows


async def test_one_plan_has_another_cost_with_another_size(asking: Asking) -> None:
    text = "query ($n: Int!, $m: Int!) { divisions(first: $n) { nodes { children(first: $m) { nodes { id } } } } }"
    assert [await cost(asking, text, {"n": n, "m": m}) for n, m in ((2, 3), (4, 1), (2, 3))] == [8, 8, 8]
    assert await cost(asking, text, {"n": 10, "m": 10}) == 110


async def test_what_is_left_out_costs_nothing(asking: Asking) -> None:
    text = "query ($with: Boolean!) { people(first: 5) { nodes { name household @include(if: $with) { number } } } }"
    assert [await cost(asking, text, {"with": each}) for each in (True, False)] == [10, 5]


@pytest.mark.parametrize(("asked", "rows"), [("", 0), ("person { id }", 1), ("person { household { number } }", 2)])
async def test_an_act_costs_something_and_what_is_asked_of_its_row(refusing: Asking, asked: str, rows: int) -> None:
    given = f'{{id: "{PERSON}", expectedVersion: 999, diedOn: "2019-01-01"}}'
    act = f"recordDeath(input: {given}) {{ {asked} errors {{ message }} }}"
    assert await cost(refusing, f"mutation {{ {act} }}") == ACT + rows
    assert await cost(refusing, f"mutation {{ a: {act} b: {act} __typename }}") == 2 * (ACT + rows)


async def test_more_rows_than_a_role_may_ask_for_are_refused_with_both_numbers(asking: Asking) -> None:
    text = "{ people(first: 500) { nodes { household { members { person { household { members { id } } } } } } } }"
    wanted = 500 * (2 + LISTED * (1 + 1 + 1 + LISTED))
    error = refused(await asking(COUNTY_REGISTRAR, text, accept_language="en"), "COST_LIMIT_EXCEEDED")
    assert f"{wanted} rows" in error["message"]
    assert "100000" in error["message"]
