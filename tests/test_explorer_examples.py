"""Each example of the explorer is answered, from the city down to the village, by whom it says; and its act can be done."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from server.demo_desk import PLACES
from tests.asking import Asking, asking_in
from tests.demo_world import own_city
from tests.ground import Ground
from tests.served import Line, served
from tests.speaking import QUICK, heard_events
from tests.test_events import data, streamed
from tests.test_repository import ROOT

FOLDER = ROOT / "explorer" / "examples"
PEOPLE = 60_000
"""As many as `make serve` loads."""

_Json: TypeAlias = Any


@dataclass(frozen=True, slots=True)
class Example:
    """One file, and what lies beside it."""

    name: str
    text: str

    @property
    def head(self) -> list[str]:
        """The comments before the query."""
        found = re.match(r"(?:# .*\n)+", self.text)
        assert found, f"{self.name} does not begin with its title"
        return [line.removeprefix("# ") for line in found[0].splitlines()]

    @property
    def kind(self) -> str:
        """The kind of its one operation, which has a name: GraphiQL's tab bears it."""
        found = re.findall(r"(?m)^(query|mutation|subscription) \w+", self.text)
        assert len(found) == 1, f"{self.name}: its tab needs a name"
        return str(found[0])

    @property
    def role(self) -> str:
        """Whose it is; anybody's is the viewer's."""
        told = [line.removeprefix("角色:").strip() for line in self.head if line.startswith("角色:")]
        return told[0] if told else "viewer"

    async def variables(self, asking: Asking, account: str) -> dict[str, _Json]:
        """Its variables, filled from the answer of the query beside it, as the page does."""
        file, before = FOLDER / f"{self.name}.variables.json", FOLDER / f"{self.name}.before.graphql"
        told = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        if not before.exists():
            return dict(told)
        data = await asking.data(account, before.read_text(encoding="utf-8"))
        return dict(_filled(told, data))

    async def ask(self, asking: Asking, account: str) -> dict[str, _Json]:
        """Its answer for an account."""
        return await asking.data(account, self.text, await self.variables(asking, account))


def examples() -> list[Example]:
    found = sorted(path for path in FOLDER.glob("*.graphql") if not path.name.endswith(".before.graphql"))
    return [Example(path.stem, path.read_text(encoding="utf-8")) for path in found]


def _filled(told: _Json, data: _Json) -> _Json:
    match told:
        case dict():
            return {name: _filled(each, data) for name, each in told.items()}
        case str() if told.startswith("$"):
            for key in told.removeprefix("$").split("."):
                data = data[int(key)] if key.isdecimal() else data[key]
            return data
        case _:
            return told


@pytest.fixture(scope="module")
async def city(ground: Ground, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Asking]:
    """A city in which the example of an act is done."""
    database = await own_city(ground, PEOPLE)
    keys: Path = tmp_path_factory.mktemp("keys")
    async with asking_in(database, keys, live_seconds=QUICK) as asking:
        yield asking
    await ground.drop(database)


@pytest.fixture(scope="module")
async def line(city: Asking) -> AsyncIterator[Line]:
    """The same, served: a subscription is answered more than once, which takes a connection."""
    async with served(city) as made:
        yield made


READING = [each for each in examples() if each.kind == "query"]
(ACT,) = [each for each in examples() if each.kind == "mutation"]
(LIVE,) = [each for each in examples() if each.kind == "subscription"]
OVERSIGHT = next(each for each in READING if "auditEntries" in each.text)
MAY_BE_EMPTY = {"institutions", "reading", "initials", "search", "counties", "facilities", "guarantees", "hardship"}
"""What a single village need not have: institutions of its own, a name that is borne elsewhere."""


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.code)
@pytest.mark.parametrize("example", READING, ids=lambda example: example.name)
async def test_an_example_is_answered_at_every_level(city: Asking, example: Example, place: Any) -> None:
    answer = await example.ask(city, f"{example.role}@{place.code}")
    if example is not OVERSIGHT:
        assert empty(answer) == [], "an example shows something, and a village sees what the example asks of it"


def empty(answer: dict[str, _Json]) -> list[str]:
    """Root fields that show nothing."""
    return [name for name, told in answer.items() if name not in MAY_BE_EMPTY and not list(_values(told))]


def _values(told: _Json) -> Iterator[_Json]:
    match told:
        case dict():
            for each in told.values():
                yield from _values(each)
        case list():
            for each in told:
                yield from _values(each)
        case None:
            return
        case _:
            yield told


@pytest.mark.parametrize(
    "example", [each for each in READING if each is not OVERSIGHT], ids=lambda example: example.name
)
async def test_the_city_has_something_to_every_part_of_an_example(city: Asking, example: Example) -> None:
    answer = await example.ask(city, f"{example.role}@{PLACES[0].code}")
    assert [name for name, told in answer.items() if not list(_values(told))] == []


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.code)
async def test_the_live_example_is_answered_at_every_level(city: Asking, line: Line, place: Any) -> None:
    async with streamed(line, await city.token(f"{LIVE.role}@{place.code}"), query=LIVE.text) as response:
        assert empty(await data(heard_events(response))) == []


async def test_the_act_is_done_and_the_live_example_shows_it_and_oversight_reads_of_it(
    city: Asking, line: Line
) -> None:
    village = PLACES[-1].code
    async with streamed(line, await city.token(f"{LIVE.role}@{village}"), query=LIVE.text) as response:
        heard = heard_events(response)
        before = (await data(heard))["division"]["people"]["totalCount"]
        told = (await ACT.ask(city, f"{ACT.role}@{village}"))["registerPerson"]
        assert (told["errors"], told["person"]["version"]) == ([], 1)
        seen = (await data(heard))["division"]["people"]
    assert seen["totalCount"] == before + 1
    assert told["person"]["name"] in {each["name"] for each in seen["nodes"]}, "who was just born comes first"
    entries = (await OVERSIGHT.ask(city, f"{OVERSIGHT.role}@{PLACES[0].code}"))["auditEntries"]["nodes"]
    assert ("registerPerson", "DONE") in {(each["action"], each["outcome"]) for each in entries}
    assert entries[0]["powerItem"]["name"]


def test_an_example_tells_of_itself_in_chinese() -> None:
    titles = [each.head[0] for each in examples()]
    assert len(set(titles)) == len(titles) >= 8
    for each in examples():
        comments = [line for line in each.text.splitlines() if line.lstrip().startswith("# ")]
        said = [line for line in comments if not line.startswith("# 角色:")]
        assert all(re.search(r"[\u4e00-\u9fff]", line) for line in said), each.name
        assert each.head[1:], f"{each.name} says what it shows"
        assert each.kind


def test_nothing_lies_beside_the_examples_that_belongs_to_none() -> None:
    names = {each.name for each in examples()}
    beside = {path.name.split(".")[0] for path in FOLDER.iterdir()}
    assert beside == names
