"""No way that the schema offers shows a row that the oracle does not: every path, for every role at every level of division.

The paths are made from the printed schema, so whatever is new in it is asked here without a word. That the comparison would
notice a leak is shown by planting one: in each path each scope of its plan is opened once, with row security away.

What cannot be noticed, because nothing leaks there, is no leak: reference data and the asker's own account have no scope to
open; the divisions above a division in sight are in sight by the rule itself; and where two scopes on a path look at one row,
each stands in for the other, so such a scope must make a difference once its like are open. What is listed lives on in no
other record, so nothing is planted on the way to one (tests/test_tombstones asks for those by their ids).
"""

from __future__ import annotations

import json
import os
from collections.abc import AsyncIterator, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import asyncpg
import pytest
from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLInputObjectType,
    GraphQLObjectType,
    ObjectFieldNode,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_named_type,
    visit,
)

from authz.policy import OBJECTS
from tests.ground import WORLD, Ground, connected
from tests.leak_asking import Asked, agree, requests
from tests.leak_connections import COMBINING
from tests.leak_plants import ABOVE, Planted, of_object, planted
from tests.leak_seats import Holder, hiders, holders
from tests.oracle_agreement import ROOTS
from tests.oracle_stand import SDL, Seat, Stand, open_stand, secured_tables
from tests.oracle_types import HIDDEN, NEEDS, TYPES
from tests.oracle_ways import WAYS

PARTS = 24
"""How many tests share the paths."""

WHOLE = os.environ.get("HYPOTHESIS_PROFILE") == "campaign"
"""Whether every account asks everything; else every path is asked by accounts of two levels, levels and roles in turn."""


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
    """A stand without row security, where rows are scattered: so each scope on a path counts by itself."""
    database = await ground.copy(WORLD)
    async with connected(database.superuser_url) as superuser:
        await superuser.execute("SET session_replication_role = replica")
        for kept in ("audit_entry", "audit_object"):
            await superuser.execute(f"ALTER TABLE {kept} DISABLE TRIGGER never_changed")
        for kind, told in TYPES.items():
            if (kind, "history") in WAYS:
                await superuser.execute(TOUCH.format(table=told.table, kind=kind))
        for kind, told in TYPES.items():
            if told.object is not None and told.table != "division":
                lying = LYING_ELSEWHERE if told.beside or kind == HIDDEN else ""
                lying += ", registered_division_id = elsewhere.id" if told.table == "person" else ""
                key = "entry_id" if kind == HIDDEN else "id"
                await superuser.execute(SCATTER.format(table=told.table, key=key, lying=lying))
        await superuser.execute("UPDATE audit_entry SET changes = $1", EVERY_NEED)
    async with open_stand(database.owner_url, database.runtime_url, scattered=True) as opened:
        for table in await secured_tables(opened.owner):
            await opened.owner.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
        yield opened
    await ground.drop(database)


LYING_ELSEWHERE = """, city_id = elsewhere.city_id, county_id = elsewhere.county_id, township_id = elsewhere.township_id,
  village_id = elsewhere.village_id"""
SCATTER = """
WITH below AS (SELECT *, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS places FROM division
               WHERE level IN ('township', 'village')),
  numbered AS (SELECT {key}, row_number() OVER (ORDER BY {key}) AS number FROM {table} GROUP BY {key})
UPDATE {table} SET division_id = named.id{lying} FROM numbered, below AS named, below AS elsewhere
WHERE {table}.{key} = numbered.{key}
  AND named.place = numbered.number * 7 % named.places AND elsewhere.place = numbered.number * 9 % elsewhere.places
"""
"""Rows name another division than that in which they lie; those that hang on another row lie elsewhere than that."""

TOUCH = """
INSERT INTO audit_object (entry_id, object_id, object_type, division_id, city_id)
SELECT entry.id, touched.id, '{kind}', entry.division_id, entry.city_id
FROM (SELECT *, row_number() OVER (ORDER BY id) AS place FROM audit_entry) AS entry,
  (SELECT *, row_number() OVER (ORDER BY id) AS place FROM {table}) AS touched
WHERE (entry.place + touched.place) % 4 = 0
ON CONFLICT DO NOTHING
"""
"""Every fourth entry tells of each row, so that each history holds entries of all places."""

EVERY_NEED = json.dumps(
    [
        {"object": f"Person:{need}", "field": "name", "before": need, "after": None, "need": need}
        for need in sorted(NEEDS)
    ]
)
"""Changes of every kind, so that on each path to an entry each of them could leak."""


@pytest.fixture(scope="module")
async def hidden(scattered: Stand) -> dict[str, list[Seat]]:
    return await hiders(scattered)


@pytest.fixture(scope="module")
def everything(stand: Stand) -> list[Asked]:
    return requests(stand.world, whole=WHOLE)


@pytest.fixture(scope="module")
def plantable(scattered: Stand) -> list[Asked]:
    return [asked for asked in requests(scattered.world) if ".mergedInto" not in asked.path.name]


def test_every_field_of_a_row_and_every_filter_and_order_of_a_connection_is_on_some_path(
    everything: list[Asked],
) -> None:
    met = {place for asked in everything for place in places_in(asked.document)}
    for name, kind in SDL.type_map.items():
        root = name.removesuffix("Filter").removesuffix("Order")
        if name in {*TYPES, "Query"} and isinstance(kind, GraphQLObjectType):
            assert {(name, field) for field in kind.fields} <= met
        elif root != name and root in ROOTS.values() and isinstance(kind, GraphQLInputObjectType):
            assert {(name, field) for field in kind.fields} - {(name, field) for field in COMBINING} <= met


def places_in(document: DocumentNode) -> set[tuple[str, str]]:
    """The fields of types and of inputs that a document names."""
    info, met = TypeInfo(SDL), set[tuple[str, str]]()

    class Noting(Visitor):
        def enter_field(self, node: FieldNode, *_: Any) -> None:
            parent = info.get_parent_type()
            met.add((parent.name if parent else "", node.name.value))

        def enter_object_field(self, node: ObjectFieldNode, *_: Any) -> None:
            parent = get_named_type(info.get_parent_input_type())
            met.add((parent.name if parent else "", node.name.value))

    visit(document, TypeInfoVisitor(info, Noting()))
    return met


@pytest.mark.parametrize("part", range(PARTS))
async def test_every_path_shows_every_role_at_every_level_what_the_oracle_shows(
    stand: Stand, everybody: list[Holder], everything: list[Asked], part: int
) -> None:
    for number, asked in list(enumerate(everything))[part::PARTS]:
        for holder in everybody if WHOLE else in_turn(everybody, number):
            await agree(stand, holder, asked)


def in_turn(everybody: Sequence[Holder], number: int) -> Iterator[Holder]:
    """An account of every second level: of the even ones for the even paths."""
    levels = list(dict.fromkeys(holder.level for holder in everybody))
    for level in levels[number // PARTS % 2 :: 2]:
        there = [holder for holder in everybody if holder.level == level]
        yield there[number % len(there)]


@pytest.mark.parametrize("part", range(PARTS))
async def test_a_leak_planted_in_any_scope_of_any_path_is_noticed(
    scattered: Stand, hidden: dict[str, list[Seat]], plantable: list[Asked], part: int
) -> None:
    unnoticed = [
        note for asked in plantable[part::PARTS] for note in [note async for note in leaks(scattered, hidden, asked)]
    ]
    assert not unnoticed, "\n".join(unnoticed)


async def leaks(stand: Stand, hidden: dict[str, list[Seat]], asked: Asked) -> AsyncIterator[str]:
    """The scopes of a path that could be forgotten without anybody's notice."""
    operation = stand.answering.documents.read(asked.text, None, {})
    made = planted(operation, hidden["account"][0].asker)
    for granted in OBJECTS:
        switches = set(of_object(made, granted))
        for seat in hidden[granted]:
            tried = _Tried(stand, seat, asked, made)
            if switches and await tried.is_noticed(()):
                yield f"{asked.path.name}: answered otherwise where {granted} is hidden and nothing planted"
            switches = {switch for switch in switches if not await tried.finds(switch, of_object(made, granted))}
        for switch in {switch for switch in switches if made.switches[switch][1] != ABOVE}:
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

    async def finds(self, switch: str, alike: set[str]) -> bool:
        """Whether it is noticed; or whether it hides something once its like on the path are forgotten, which stand in for it."""
        if await self.is_noticed({switch}):
            return True
        without, with_it = await self._answer(alike), await self._answer(alike - {switch})
        return bool(without != with_it) and self.asked.differs(self.seat, without)

    async def _answer(self, off: Collection[str]) -> Any:
        """The data; nothing where the database finds two rows and there may be one."""
        try:
            return await self.made.answer(self.stand, self.seat.asker, off)
        except asyncpg.CardinalityViolationError:
            return None
