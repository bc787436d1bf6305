"""A merge is undone: what moved goes back, the last of a chain first, and every row is as it was."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from tests.asking import Asking, asking_in
from tests.ground import Database
from tests.merges import a_pair, facts_of, hang, held, merge, undo
from tests.people_acts import LIU_HE, place, problems, registered
from tests.world import fact_id, household_id
from tests.world_accounts import APPROVER

HOME, OTHER_HOME = household_id(1), household_id(5)
INSTITUTION = fact_id("institution", 3)

HISTORY: Mapping[str, Sequence[Mapping[str, Any]]] = {
    "household_membership": [{"household_id": HOME}, {"household_id": OTHER_HOME}],
    "institution_residency": [{"institution_id": INSTITUTION}],
    "person_classification": [
        {},
        {"kind": "ELDER", "elder_class": "EMPTY_NEST"},
        {"kind": "SUBSISTENCE_ALLOWANCE"},
    ],
    "village_committee_member": [{}],
}
"""What may hang on a person, by table."""


@pytest.fixture(scope="module")
async def asking(database: Database, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Asking]:
    """The application over the small world of this module."""
    async with asking_in(database, tmp_path_factory.mktemp("keys")) as made:
        yield made


async def test_a_chain_of_merges_is_undone_from_its_end(asking: Asking) -> None:
    first, second, third = [await registered(asking) for _ in range(3)]
    fact = await hang(asking, "person_classification", first["id"], "2020-01-01")
    assert (await merge(asking, second, first))["errors"] == []
    assert (await merge(asking, third, second))["errors"] == []
    text = f'{{ person(id: "{first["id"]}") {{ mergedInto {{ id mergedInto {{ id mergedInto {{ id }} }} }} }} }}'
    steps = {"id": second["id"], "mergedInto": {"id": third["id"], "mergedInto": None}}
    assert (await asking.data(APPROVER, text))["person"]["mergedInto"] == steps
    assert await facts_of(asking, third["id"]) == [{fact}]
    assert problems(await undo(asking, first)) == {("LATER_MERGE_FIRST", "id")}
    assert (await undo(asking, second))["errors"] == []
    assert (await undo(asking, first))["person"]["id"] == first["id"]
    assert await facts_of(asking, first["id"], second["id"], third["id"]) == [{fact}, set(), set()]


async def test_what_the_one_that_stays_gained_since_stays_there(asking: Asking) -> None:
    winner, loser = await a_pair(asking)
    moved = await hang(asking, "household_membership", loser["id"], "2000-01-01", "2010-01-01", household_id=HOME)
    assert (await merge(asking, winner, loser))["errors"] == []
    gained = await hang(asking, "household_membership", winner["id"], "2020-01-01", household_id=HOME)
    assert (await undo(asking, loser))["errors"] == []
    assert await facts_of(asking, winner["id"], loser["id"]) == [{gained}, {moved}]
    loser["version"] = 3
    assert (await merge(asking, winner, loser))["errors"] == [], "what was undone may be done again"


async def test_of_two_records_that_are_merged_into_each_other_at_once_one_stays(asking: Asking) -> None:
    one, other = await a_pair(asking)
    told = await asyncio.gather(*(merge(asking, *pair) for pair in ((one, other), (other, one)) * 4))
    assert sum(not payload["errors"] for payload in told) == 1


@pytest.mark.parametrize("seed", range(8))
async def test_a_merge_that_is_undone_leaves_every_row_as_it_was(asking: Asking, seed: int) -> None:
    chance = random.Random(seed)
    people = [await registered(asking, divisionId=place(code)) for code in ("321322101200", LIU_HE, "321322101001")]
    for person in people:
        await a_history(asking, person["id"], chance)
    before = await held(asking)
    merged = []
    for winner, loser in ((people[1], people[0]), (people[2], people[1])):
        assert (await merge(asking, winner, loser))["errors"] == []
        merged.append(loser)
    assert await held(asking) != before
    for loser in reversed(merged):
        assert (await undo(asking, loser))["errors"] == []
    assert await held(asking) == before


async def a_history(asking: Asking, record: str, chance: random.Random) -> None:
    """Some facts of each kind, all over, one after the other."""
    for table, choices in HISTORY.items():
        day = date(2000, 1, 1) + timedelta(chance.randrange(900))
        for _ in range(chance.randrange(4)):
            end = day + timedelta(chance.randrange(700))
            await hang(asking, table, record, day.isoformat(), end.isoformat(), **chance.choice(choices))
            day = end + timedelta(chance.randrange(300))
