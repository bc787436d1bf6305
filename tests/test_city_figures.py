"""One operation gives every figure of the report back; the same one sent by a county gives that county's.

``CITY_PEOPLE=6000000`` asks a city of that size instead (``make figures``): then nothing is scaled.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import AsyncIterator
from decimal import Decimal
from pathlib import Path

import pytest

from server import stocking
from server.demo.divisions import divisions
from tests.asking import Asking, asking_in
from tests.city_figures import DOCUMENT, FIGURES, RATIOS, VARIABLES, Answer, Figure, Ratio, counts
from tests.demo_world import shared_city
from tests.ground import Ground
from tests.test_docs import README, blocks

PEOPLE = int(os.environ.get("CITY_PEOPLE", "60000"))
TEN_MINUTES = 600_000
COUNTIES = [each.code for each in divisions() if each.level == "county"]


@pytest.fixture(scope="module")
async def city(ground: Ground, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Asking]:
    database = await shared_city(ground, PEOPLE)
    keys: Path = tmp_path_factory.mktemp("keys")
    async with asking_in(database, keys, statement_timeout_ms=TEN_MINUTES) as asking:
        yield asking


@pytest.fixture(scope="module")
async def answer(city: Asking) -> Answer:
    return await city.data("oversight@321300", DOCUMENT, VARIABLES)


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.name)
async def test_the_city_has_the_figure_of_the_report(answer: Answer, figure: Figure) -> None:
    assert figure.read(answer) == figure.expected(PEOPLE)


@pytest.mark.parametrize("ratio", RATIOS, ids=lambda ratio: ratio.name)
async def test_the_city_has_the_percentage_of_the_report(answer: Answer, ratio: Ratio) -> None:
    percent = ratio.percent(answer)
    assert percent > ratio.value if ratio.least else percent == ratio.value


async def test_nothing_is_up_to_standard_with_less_than_600_square_metres(answer: Answer) -> None:
    assert Decimal(answer["centresUpToStandard"]["aggregate"]["min"]["areaM2"]) >= 600


async def test_no_institution_for_elders_has_less_than_ten_beds(answer: Answer) -> None:
    assert answer["institutions"]["aggregate"]["min"]["bedsUsable"] >= 10


async def test_the_village_that_is_not_counted_says_why(answer: Answer) -> None:
    (village,) = answer["uncounted"]["nodes"]
    assert "893" in village["dataNote"]
    assert "894" in village["dataNote"]


async def test_the_counties_answers_add_up_to_the_citys(city: Asking, answer: Answer) -> None:
    together: Counter[str] = Counter()
    for code in COUNTIES:
        own = await city.data(f"oversight@{code}", DOCUMENT, VARIABLES)
        together.update(dict(counts(own)))
    of_the_city = dict(counts(answer))
    assert {path: value for path, value in together.items() if value} == {
        path: value for path, value in of_the_city.items() if value
    }
    assert len(of_the_city) > 30


async def test_a_county_has_figures_of_its_own(city: Asking, answer: Answer) -> None:
    own = dict(counts(await city.data("oversight@321391", DOCUMENT, VARIABLES)))
    assert own["/takenBack/totalCount"] == 5
    assert own["/takenBack/aggregate/sum/areaMu"] == Decimal("197.211")
    assert 0 < own["/elders/totalCount"] < answer["elders"]["totalCount"] / 10


async def test_who_may_not_see_classifications_gets_no_figures(city: Asking) -> None:
    told = (await city("viewer@321300", DOCUMENT, VARIABLES)).json()
    assert {error["extensions"]["code"] for error in told["errors"]} == {"FORBIDDEN"}


@pytest.mark.skipif(PEOPLE != stocking.PEOPLE, reason="the README speaks of the city that is loaded by default")
async def test_the_question_of_the_readme_has_the_answer_of_the_readme(city: Asking) -> None:
    question, *_ = blocks(README, "graphql")
    told, *_ = blocks(README, "json")
    assert await city.data("viewer@321322", question) == json.loads(told)["data"]


async def test_the_example_of_the_readme_is_answered_as_it_says(city: Asking) -> None:
    _, example, *_ = blocks(README, "graphql")
    told = await city.data("oversight@321300", example)
    assert told["institutions"]["aggregate"]["count"] == 20
    assert sum(group["aggregate"]["count"] for group in told["institutions"]["groups"]) == 20
    assert [node["name"].endswith("养老服务中心") for node in told["institutions"]["nodes"]] == [True] * 3
    assert {hit["node"]["name"][0] for hit in told["search"]} <= {"张", "章"}
