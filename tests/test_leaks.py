"""No way that the schema offers shows a row that the oracle does not: every path, for every role at every level of division.

The paths are made from the printed schema, so whatever is new in it is asked here without a word. That the comparison would
notice a leak is shown by planting one: in each path each scope of its plan is opened once.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import asyncpg
import pytest

from authz.policy import OBJECTS
from tests.ground import WORLD, Ground, connected
from tests.leak_asking import Asked, agree, requests
from tests.leak_plants import Planted, of_object, planted
from tests.leak_seats import Holder, hiders, holders
from tests.oracle_stand import Seat, Stand, open_stand, secured_tables
from tests.oracle_types import TYPES

PARTS = 24
"""How many tests share the paths."""

WHOLE = os.environ.get("HYPOTHESIS_PROFILE") == "campaign"
"""Whether every account asks everything; else every path is asked by one account of each level, turn by turn."""


@pytest.fixture(scope="module")
async def stand(ground: Ground) -> AsyncIterator[Stand]:
    """A stand over the small world, with both walls."""
    database = await ground.copy(WORLD)
    async with open_stand(database.owner_url, database.runtime_url) as opened:
        yield opened
    await ground.drop(database)


@pytest.fixture(scope="module")
async def everybody(stand: Stand) -> list[Holder]:
    return await holders(stand)


@pytest.fixture(scope="module")
async def scattered(ground: Ground) -> AsyncIterator[Stand]:
    """A stand without row security, where no row lies where its parent lies: so each scope on a path counts by itself."""
    database = await ground.copy(WORLD)
    async with connected(database.superuser_url) as superuser:
        await superuser.execute("SET session_replication_role = replica")
        for told in TYPES.values():
            if told.beside is not None:
                await superuser.execute(SCATTER.format(table=told.table))
    async with open_stand(database.owner_url, database.runtime_url, scattered=True) as opened:
        for table in await secured_tables(opened.owner):
            await opened.owner.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
        yield opened
    await ground.drop(database)


SCATTER = """
UPDATE {table} SET division_id = other.id, city_id = other.city_id, county_id = other.county_id,
  township_id = other.township_id, village_id = other.village_id
FROM (SELECT *, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS places FROM division
      WHERE level = 'village') AS other
WHERE other.place = CAST(right(CAST({table}.id AS text), 6) AS int) * 5 % other.places
"""


@pytest.fixture(scope="module")
async def hidden(scattered: Stand) -> dict[str, Seat]:
    return await hiders(scattered)


@pytest.fixture(scope="module")
def everything(stand: Stand) -> list[Asked]:
    return requests(stand.world)


@pytest.fixture(scope="module")
def plantable(scattered: Stand) -> list[Asked]:
    return requests(scattered.world)


@pytest.mark.parametrize("part", range(PARTS))
async def test_every_path_shows_every_role_at_every_level_what_the_oracle_shows(
    stand: Stand, everybody: list[Holder], everything: list[Asked], part: int
) -> None:
    for number, asked in list(enumerate(everything))[part::PARTS]:
        for holder in everybody if WHOLE else in_turn(everybody, number):
            await agree(stand, holder, asked)


def in_turn(everybody: Sequence[Holder], number: int) -> Iterator[Holder]:
    """One account of each level."""
    for level in dict.fromkeys(holder.level for holder in everybody):
        there = [holder for holder in everybody if holder.level == level]
        yield there[number % len(there)]


@pytest.mark.parametrize("part", range(PARTS))
async def test_a_leak_planted_in_any_scope_of_any_path_is_noticed(
    scattered: Stand, hidden: dict[str, Seat], plantable: list[Asked], part: int
) -> None:
    unnoticed = [
        note for asked in plantable[part::PARTS] for note in [note async for note in leaks(scattered, hidden, asked)]
    ]
    assert not unnoticed, "\n".join(unnoticed)


async def leaks(stand: Stand, hidden: dict[str, Seat], asked: Asked) -> AsyncIterator[str]:
    """The scopes of a path that could be forgotten without anybody's notice."""
    operation = stand.answering.documents.read(asked.text, None, {})
    made = planted(operation, hidden["account"].asker)
    for granted in OBJECTS:
        switches = set(of_object(made, granted))
        tried = _Tried(stand, hidden[granted], asked, made)
        if switches and await tried.is_noticed(()):
            yield f"{asked.path.name}: answered otherwise where {granted} is hidden and nothing planted"
        for switch in switches:
            if not (await tried.is_noticed({switch}) or await tried.matters(switch, switches)):
                yield f"{asked.path.name}: {granted} at {made.switches[switch][1]}"


@dataclass(frozen=True, slots=True)
class _Tried:
    """One path asked by one account, with this and that forgotten."""

    stand: Stand
    seat: Seat
    asked: Asked
    made: Planted

    async def is_noticed(self, off: Collection[str]) -> bool:
        """Whether the oracle answers otherwise."""
        return self.asked.differs(self.seat, await self._answer(off))

    async def matters(self, switch: str, switches: set[str]) -> bool:
        """Whether it hides something once its like on the same path are forgotten: then each of them stands in for it."""
        without, with_it = await self._answer(switches), await self._answer(switches - {switch})
        return bool(without != with_it) and self.asked.differs(self.seat, without)

    async def _answer(self, off: Collection[str]) -> Any:
        """The data; nothing where the database finds two rows and there may be one."""
        try:
            return await self.made.answer(self.stand, self.seat.asker, off)
        except asyncpg.CardinalityViolationError:
            return None
