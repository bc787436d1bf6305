"""The walk of docs/walkthrough.md is taken as it stands there: who asks, what is asked, what is answered."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from tests.asking import Asking, asking_in
from tests.demo_world import own_city
from tests.ground import Ground
from tests.test_docs import README, blocks
from tests.test_repository import ROOT

PAGE = ROOT / "docs" / "walkthrough.md"
PEOPLE = 60_000
"""As many as `make serve` loads."""

_STEP = re.compile(r"(?ms)^`(\S+@\d+)`\n\n```graphql\n(.*?)^```\n\n```json\n(.*?)^```$")
_NAME = re.compile(r"‹(\w+)›")
_Json: TypeAlias = Any


@dataclass(frozen=True, slots=True)
class Step:
    """One question of the page, and the answer beside it."""

    account: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Names:
    """What the names of the page stand for: an id is named where an answer first holds it."""

    ids: dict[str, str] = field(default_factory=dict)

    def spoken(self, text: str) -> str:
        """The text with the ids in the place of their names."""
        return _NAME.sub(lambda name: self.ids[name[1]], text)

    def learn(self, told: _Json, written: _Json) -> None:
        """Take the ids of an answer for the new names at the same places of the page."""
        match told, written:
            case dict(), dict():
                self._learn_all((told[key], value) for key, value in written.items() if key in told)
            case list(), list():
                self._learn_all(zip(told, written, strict=False))
            case str(), str() if name := _NAME.search(written):
                self.ids.setdefault(name[1], told.partition(":")[2])

    def _learn_all(self, pairs: Iterator[tuple[_Json, _Json]]) -> None:
        for told, written in pairs:
            self.learn(told, written)


def steps() -> list[Step]:
    return [Step(*found) for found in _STEP.findall(PAGE.read_text(encoding="utf-8"))]


@pytest.fixture
async def city(ground: Ground, tmp_path: Path) -> AsyncIterator[Asking]:
    database = await own_city(ground, PEOPLE)
    async with asking_in(database, tmp_path) as asking:
        yield asking
    await ground.drop(database)


async def test_every_step_of_the_walk_is_answered_as_the_page_says(city: Asking) -> None:
    names = Names()
    for number, step in enumerate(steps(), 1):
        told = await city.data(step.account, names.spoken(step.question))
        names.learn(told, json.loads(step.answer))
        assert told == json.loads(names.spoken(step.answer)), f"step {number}, {step.account}"


def test_no_question_of_the_page_stands_outside_the_walk() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert len(steps()) == text.count("```graphql") == text.count("```json") > 0


def test_the_act_that_the_readme_shows_is_one_of_the_walk() -> None:
    taken = [(step.question.rstrip("\n"), step.answer.rstrip("\n")) for step in steps()]
    (act,) = [block for block in blocks(README, "graphql") if block.startswith("mutation")]
    (told,) = [answer for question, answer in taken if question == act]
    assert told in blocks(README, "json")


def test_the_walk_is_taken_by_all_who_have_a_part_in_it() -> None:
    roles = {step.account.partition("@")[0] for step in steps()}
    assert roles == {"registrar", "approver", "oversight"}
