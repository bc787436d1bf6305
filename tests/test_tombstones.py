"""Who lives on in another record is found by the id of the old one, and nowhere else: half of the small world is merged.

Every path of the schema is asked of server and oracle. A source that forgot the tombstones is planted at each place of each path:
the verifier finds every such statement, and the comparison notices each place of the schema on some path.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from resolvers.catalogue import Entity, Relation
from resolvers.plan import plan
from resolvers.plan.nodes import Link, Plan, Source
from resolvers.plan.places import places
from resolvers.read import _DIALECT, _value
from resolvers.statement import statement
from resolvers.verifier import Unscoped, verify
from tests.ground import WORLD, Ground, connected
from tests.leak_asking import Asked, agree, requests
from tests.leak_seats import Holder, holders
from tests.oracle_stand import CATALOGUE, EVERYTHING, Seat, Stand, holding, open_stand

PARTS = 6
"""How many tests share the paths."""

MERGE = """
WITH numbered AS (SELECT id, lead(id) OVER (ORDER BY id) AS next, row_number() OVER (ORDER BY id) AS place FROM person)
UPDATE person SET merged_into_id = numbered.next FROM numbered
WHERE person.id = numbered.id AND numbered.next IS NOT NULL AND numbered.place % 4 < 2
"""
"""Of four people the first lives on in the second, and that one in the third: so some live on in a tombstone."""


@pytest.fixture(scope="module")
async def stand(ground: Ground) -> AsyncIterator[Stand]:
    """A stand over the small world with its merged people."""
    database = await ground.copy(WORLD)
    async with connected(database.owner_url) as owner:
        await owner.execute(MERGE)
    async with open_stand(database.owner_url, database.runtime_url) as opened:
        yield opened
    await ground.drop(database)


@pytest.fixture(scope="module")
async def seat(stand: Stand) -> Seat:
    """Who sees all townships; over the whole city some paths would be refused for what they cost."""
    townships = [row.id for row in stand.world.rows["Division"] if row["level"] == "township"]
    return await stand.seat([holding("VIEWER", each) for each in townships], EVERYTHING)


@pytest.fixture(scope="module")
def about_people(stand: Stand, seat: Seat) -> list[Asked]:
    """The paths that look at people."""
    return [asked for asked in requests(stand.world, whole=False) if any(people(made(stand, seat, asked)))]


def made(stand: Stand, seat: Seat, asked: Asked) -> Plan:
    operation = stand.answering.documents.read(asked.text, None, {})
    return plan(operation, seat.asker.grants, places(operation, seat.asker), CATALOGUE)


def people(node: Any) -> Iterator[Source]:
    """The sources of a plan that could show a tombstone and must not."""
    if isinstance(node, Source):
        if node.entity.tombstone is not None and not node.tombstones:
            yield node
    elif isinstance(node, tuple | list):
        for part in node:
            yield from people(part)
    elif is_dataclass(node):
        for part in fields(node):
            yield from people(getattr(node, part.name))


def forgotten(node: Any, alias: str) -> Any:
    """The same plan with a source that shows its tombstones."""
    if isinstance(node, Source):
        return replace(node, tombstones=True) if node.alias == alias else node
    if isinstance(node, tuple):
        return tuple(forgotten(part, alias) for part in node)
    if is_dataclass(node) and not isinstance(node, type) and any(each.alias == alias for each in people(node)):
        changed = {part.name: forgotten(getattr(node, part.name), alias) for part in fields(node) if part.init}
        return replace(node, **changed)
    return node


async def answered(stand: Stand, seat: Seat, asked: Asked, planned: Plan) -> Any:
    operation = stand.answering.documents.read(asked.text, None, {})
    written = statement(planned)
    compiled = written.select.compile(dialect=_DIALECT)
    values = {name: _value(origin, operation, seat.asker) for name, origin in written.origins.items()}
    given = [values[name] for name in compiled.positiontup or ()]
    return json.loads(await stand.engine.fetch_value(str(compiled), given))


@pytest.mark.parametrize("part", range(PARTS))
async def test_who_lives_on_in_another_record_is_shown_where_the_oracle_shows_it(
    stand: Stand, seat: Seat, about_people: list[Asked], part: int
) -> None:
    for asked in about_people[part::PARTS]:
        await agree(stand, Holder("viewer of all townships", "township", seat), asked)


async def test_a_record_names_the_one_in_which_it_lives_on_to_whoever_sees_both(stand: Stand, seat: Seat) -> None:
    by_id = [asked for asked in requests(stand.world) if asked.path.name in BY_ID]
    assert len(by_id) == len(BY_ID)
    told = []
    for holder in [*await holders(stand), Holder("viewer of all townships", "township", seat)]:
        for asked in by_id:
            await agree(stand, holder, asked)
            told.append(json.dumps(asked.wanted(holder.seat)))
    assert any('"mergedInto": {' in each for each in told)
    assert any('"mergedInto": null' in each for each in told)


BY_ID = ("person.mergedInto", "node Person.mergedInto", "nodes Person.mergedInto", "person.mergedInto.mergedInto")
"""The paths from a record by its id."""


@pytest.mark.parametrize("part", range(PARTS))
def test_the_verifier_finds_every_source_that_forgot_the_tombstones(
    stand: Stand, seat: Seat, about_people: list[Asked], part: int
) -> None:
    for asked in about_people[part::PARTS]:
        planned = made(stand, seat, asked)
        verify(statement(planned).select)
        for source in people(planned):
            with pytest.raises(Unscoped):
                verify(statement(forgotten(planned, source.alias)).select)


async def test_at_every_place_where_people_are_read_tombstones_that_were_forgotten_are_noticed(
    stand: Stand, seat: Seat, about_people: list[Asked]
) -> None:
    noticed: dict[str, bool] = {}
    for asked in about_people:
        planned = made(stand, seat, asked)
        for place, source in standing(planned, asked.path.name.split(" ")[0].split(".")[0]):
            if not noticed.get(place):
                told = await answered(stand, seat, asked, forgotten(planned, source.alias))
                noticed[place] = asked.differs(seat, told)
    assert len(noticed) > len(NAMES), "each relation to people, and each root field that lists or seeks them"
    assert all(noticed.values()), noticed


NAMES = {
    id(part): f"{entity.name}.{name}"
    for entity in CATALOGUE.entities.values()
    for name, part in entity.parts.items()
    if isinstance(part, Relation) and part.target == "Person" and not part.onward
}
"""The relations that lead to people."""


def standing(node: Any, root: str) -> Iterator[tuple[str, Source]]:
    """The sources of a plan that must not show a tombstone, each with the relation that leads to it, or the root field."""
    linked = {link.source.alias: NAMES[id(link.relation)] for link in links(node)}
    for source in people(node):
        yield linked.get(source.alias, root), source


def links(node: Any) -> Iterator[Link]:
    if isinstance(node, Link) and id(node.relation) in NAMES:
        yield node
    if isinstance(node, tuple | list):
        for part in node:
            yield from links(part)
    elif is_dataclass(node) and not isinstance(node, type | Entity | Relation):
        for part in fields(node):
            yield from links(getattr(node, part.name))
