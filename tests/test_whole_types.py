"""Every type that has a list can tell of the whole list, of every field that is a number, a day, a set or a truth."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from graphql import GraphQLEnumType, GraphQLObjectType, get_named_type, is_leaf_type

from tests.ground import Database
from tests.oracle_stand import EVERYTHING, SDL, Stand, city, holding, open_stand
from tests.oracle_types import WORDS


@pytest.fixture(scope="module")
async def stand(database: Database) -> AsyncIterator[Stand]:
    async with open_stand(database.owner_url, database.runtime_url) as opened:
        yield opened


def fields_of(name: str) -> dict[str, Any]:
    """The fields of an object type of the printed contract."""
    kind = SDL.type_map[name]
    assert isinstance(kind, GraphQLObjectType)
    return dict(kind.fields)


CONNECTED = sorted(name.removesuffix("Connection") for name in SDL.type_map if name.endswith("Connection"))
FIGURES = {"sum": ("Int", "Decimal"), "min": ("Int", "Decimal", "Date", "DateTime")}
FIGURES |= {"avg": FIGURES["sum"], "max": FIGURES["min"]}


@pytest.mark.parametrize("name", CONNECTED)
def test_every_number_and_day_of_a_type_can_be_worked_out(name: str) -> None:
    own = fields_of(name)
    for figure, kinds in FIGURES.items():
        fitting = [field for field, kind in own.items() if not kind.args and get_named_type(kind.type).name in kinds]
        assert sorted(figured(name, figure)) == sorted(fitting)


def figured(name: str, figure: str) -> list[str]:
    """The fields that a figure is worked out of; none where the type has nothing to add up."""
    figures = fields_of(f"{name}Aggregate")
    return [*fields_of(get_named_type(figures[figure].type).name)] if figure in figures else []


@pytest.mark.parametrize("name", CONNECTED)
def test_every_closed_set_code_truth_whole_number_and_day_of_a_type_is_a_key(name: str) -> None:
    expected = set()
    for field, definition in fields_of(name).items():
        kind = get_named_type(definition.type)
        kept = kind.name in {"CodedValue", "Boolean", "Int"} and not definition.args
        if isinstance(kind, GraphQLEnumType) or kept or field in WORDS.get(name, frozenset()):
            expected.add(field)
        elif kind.name in {"Date", "DateTime"}:
            expected.add(f"{field}Year")
    keys = set(fields_of(f"{name}GroupKey"))
    divisions = {"divisionCounty", "divisionTownship", "divisionVillage"}
    assert keys - divisions == expected
    assert keys >= divisions or name in {"Division", "PowerList"}
    groupings = SDL.type_map[f"{name}Grouping"]
    assert isinstance(groupings, GraphQLEnumType)
    assert len(groupings.values) == len(keys)


ROOTS = {
    get_named_type(field.type).name.removesuffix("Connection"): root
    for root, field in fields_of("Query").items()
    if get_named_type(field.type).name.endswith("Connection")
}


@pytest.mark.parametrize("name", sorted(ROOTS))
async def test_everything_that_can_be_asked_of_a_whole_list_is_answered(stand: Stand, name: str) -> None:
    """Each key by itself, then all figures; the counts of all groups make the count of the whole."""
    seat = await stand.seat([holding("VIEWER", city(stand))], EVERYTHING)
    groupings = SDL.type_map[f"{name}Grouping"]
    assert isinstance(groupings, GraphQLEnumType)
    keys = [
        f"{field} {'' if is_leaf_type(get_named_type(kind.type)) else '{ __typename }'}"
        for field, kind in fields_of(f"{name}GroupKey").items()
    ]
    parts = [
        f"g{place}: groups(by: [{value}], first: 500) {{ key {{ {key} }} aggregate {{ count }} }}"
        for place, (value, key) in enumerate(zip(groupings.values, keys, strict=True))
    ]
    figures = [f"{figure} {{ {' '.join(figured(name, figure))} }}" for figure in FIGURES if figured(name, figure)]
    text = f"{{ told: {ROOTS[name]} {{ aggregate {{ count {' '.join(figures)} }} {' '.join(parts)} }} }}"
    told_of = (await stand.ask(seat.asker, text))["told"]
    count = told_of["aggregate"]["count"]
    assert count > 0
    for place, _ in enumerate(groupings.values):
        assert sum(group["aggregate"]["count"] for group in told_of[f"g{place}"]) == count
