"""Whatever a document or a variable holds, the answer is data or a refusal with its code, and the connection goes on."""

from __future__ import annotations

import base64
import json
from collections.abc import AsyncIterator

import pytest

from tests.asking import Asking
from tests.bad_inputs import BAD, FINE, FORGED, B, R
from tests.served import Line, refused, served
from tests.world import division_id
from tests.world_accounts import COUNTY_REGISTRAR


@pytest.fixture(scope="module")
async def line(asking: Asking) -> AsyncIterator[Line]:
    async with served(asking) as made:
        yield made


@pytest.mark.parametrize("case", BAD)
async def test_bad_input_is_refused_with_its_code_and_the_connection_goes_on(line: Line, case: str) -> None:
    text, variables, code = BAD[case]
    response = await line.ask(text, variables)
    refused(response, code)
    await line.goes_on(response)


@pytest.mark.parametrize("case", FINE)
async def test_odd_but_valid_input_is_taken_as_it_is_written(line: Line, case: str) -> None:
    text, expected = FINE[case]
    response = await line.ask(text)
    assert response.json()["data"] == {"people": {"totalCount": expected}}


async def test_wildcards_in_addresses_are_found_as_letters(asking: Asking) -> None:
    town = f"Division:{division_id('321323100')}"
    for text, count in (("100%号", 1), ("0%号", 1), ("1%号", 0), ("前进_组", 1), ("前_组", 0), ("%", 1), ("_", 1)):
        question = f"""{{ households(where: {{division: {{within: "{town}"}}, address: {{contains: "{text}"}}}})
            {{ totalCount }} }}"""
        assert (await asking.data("viewer@321300", question))["households"]["totalCount"] == count


@pytest.mark.parametrize("name", ["C", "\0", "\ud800", "x" * 900_000])
async def test_an_operation_that_is_not_there_is_refused(line: Line, name: str) -> None:
    response = await line.ask("query A { me { id } }", operationName=name)
    refused(response, R)
    await line.goes_on(response)


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("{ me @skip(if: true) { id } }", {}),
        ("{ me { id @skip(if: true) } }", {"me": {}}),
        ("{ people(first: 1) { nodes { id @include(if: false) } } }", {"people": {"nodes": [{}]}}),
        ("{ people(first: 1) { pageInfo { hasNextPage @skip(if: true) } } }", {"people": {"pageInfo": {}}}),
    ],
)
async def test_a_selection_of_which_nothing_is_left_gives_an_empty_object(line: Line, text: str, data: object) -> None:
    assert (await line.ask(text)).json()["data"] == data


async def test_variables_that_no_operation_names_are_left_alone(line: Line) -> None:
    told = (await line.ask("{ me { account } }", {"\ud800": "\0", "\0": ["\udfff"]})).json()
    assert told["data"] == {"me": {"account": COUNTY_REGISTRAR}}


@pytest.mark.parametrize(("root", "field", "key"), [(*place, key) for place, keys in FORGED.items() for key in keys])
async def test_a_forged_cursor_is_refused(line: Line, root: str, field: str, key: str) -> None:
    ordering = f"orderBy: [{{{field}: ASC}}]"
    given = (await line.ask(f"{{ {root}(first: 1, {ordering}) {{ edges {{ cursor }} }} }}")).json()
    mark, _, *rest = json.loads(base64.b64decode(given["data"][root]["edges"][0]["cursor"]))
    forged = base64.b64encode(json.dumps([mark, key, *rest]).encode()).decode()
    response = await line.ask(
        f"query ($c: Cursor) {{ {root}(first: 1, {ordering}, after: $c) {{ totalCount }} }}", {"c": forged}
    )
    refused(response, B)
    await line.goes_on(response)


@pytest.mark.parametrize("key", ["NaN", "sNaN", "Infinity", "1e999999999", "1e131072", "1_0", "x"])
async def test_a_cursor_with_a_forged_sum_is_refused(line: Line, key: str) -> None:
    ordering = "orderBy: [{incomePerCapitaYear: ASC}]"
    given = (await line.ask(f"{{ households(first: 1, {ordering}) {{ edges {{ cursor }} }} }}")).json()
    mark, _, own = json.loads(base64.b64decode(given["data"]["households"]["edges"][0]["cursor"]))
    forged = base64.b64encode(json.dumps([mark, key, own]).encode()).decode()
    refused(await line.ask(f'{{ households(first: 1, {ordering}, after: "{forged}") {{ totalCount }} }}'), B)
