"""Filters by day and over connections give what the small world holds, each row under its own scope."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from tests.asking import Asking
from tests.ground import Database, connected
from tests.world import WORLD, division_id
from tests.world_accounts import APPROVER, CITY_VIEWER, COUNTY_REGISTRAR, COUNTY_VIEWER, MIXED, VILLAGE_VIEWER
from tests.world_facts import Fact

DAYS = ("1998-02-01", "2012-08-14", "2012-08-15", "2019-06-30", "2019-07-01", "2020-01-01")
"""First days and last days of what opens and closes, and the days beside them."""


def row(global_id: str) -> UUID:
    return UUID(global_id.partition(":")[2])


async def found(asking: Asking, account: str, field: str, where: str) -> set[UUID]:
    """The ids of all rows of a root connection for which the filter holds; its count says the same."""
    told = (await asking.data(account, f"{{ {field}(first: 500, where: {where}) {{ totalCount nodes {{ id }} }} }}"))[
        field
    ]
    ids = {row(node["id"]) for node in told["nodes"]}
    assert told["totalCount"] == len(told["nodes"]) == len(ids)
    return ids


def within(code: str, facts: Iterable[Fact]) -> list[Fact]:
    return [fact for fact in facts if division_id(code) in WORLD.line(fact["division_id"])]


def holds(fact: Fact, day: str, start: str = "started_on", end: str = "ended_on") -> bool:
    on = date.fromisoformat(day)
    return fact[start] is not None and fact[start] <= on and (fact[end] is None or on < fact[end])


@pytest.mark.parametrize("day", DAYS)
async def test_a_place_is_open_from_its_first_day_to_the_day_before_it_is_closed(asking: Asking, day: str) -> None:
    every = WORLD.facts["institution"]
    open_now = {fact["id"] for fact in every if holds(fact, day, "opened_on", "closed_on")}
    asked = f'activeOn: "{day}"'
    assert await found(asking, CITY_VIEWER, "institutions", f"{{{asked}}}") == open_now
    closed = await found(asking, CITY_VIEWER, "institutions", f"{{not: {{{asked}}}}}")
    assert closed == {fact["id"] for fact in every} - open_now


@pytest.mark.parametrize("day", ["2016-04-30", "2016-05-01", "2018-04-30", "2018-05-01", "2019-06-01"])
async def test_a_dated_fact_holds_from_its_first_day_to_the_day_before_its_last(asking: Asking, day: str) -> None:
    homes = {fact["id"]: fact for fact in within("321322", WORLD.facts["institution"])}
    lived_in = {
        fact["institution_id"]
        for fact in WORLD.facts["institution_residency"]
        if holds(fact, day) and fact["institution_id"] in homes
    }
    text = f'{{residencies: {{some: {{activeOn: "{day}"}}}}}}'
    assert await found(asking, APPROVER, "institutions", text) == lived_in
    assert await found(asking, APPROVER, "institutions", text.replace("some", "none")) == homes.keys() - lived_in


async def test_a_row_without_a_first_day_never_holds(asking: Asking) -> None:
    unopened = {fact["id"] for fact in WORLD.facts["institution"] if fact["opened_on"] is None}
    assert unopened
    assert unopened.isdisjoint(await found(asking, CITY_VIEWER, "institutions", '{activeOn: "9999-12-30"}'))


async def test_residents_are_found_through_residencies_that_hold_now_and_only_in_sight(asking: Asking) -> None:
    """A resident whose record lies in another county is no resident to the county's own account."""
    now = [fact for fact in WORLD.facts["institution_residency"] if fact["ended_on"] is None]
    homes = {fact["id"] for fact in within("321322", WORLD.facts["institution"])}
    county = division_id("321322")
    in_sight = {
        fact["institution_id"]
        for fact in now
        if fact["institution_id"] in homes and county in WORLD.line(WORLD.people[fact["person_id"]].division_id)
    }
    lived_in = {fact["institution_id"] for fact in now} & homes
    assert in_sight < homes
    assert await found(asking, APPROVER, "institutions", "{residents: {some: {}}}") == in_sight
    assert await found(asking, APPROVER, "institutions", "{residents: {none: {}}}") == homes - in_sight
    assert await found(asking, APPROVER, "institutions", "{residencies: {some: {endedOn: {isNull: true}}}}") == lived_in


def divisions_over(rows: Iterable[Fact]) -> set[UUID]:
    return {division for fact in rows for division in WORLD.line(fact["division_id"])}


async def test_under_a_division_is_whatever_lies_in_it_or_below(asking: Asking) -> None:
    centres = [fact for fact in WORLD.facts["institution"] if fact["kind"] == "TOWNSHIP_ELDER_CARE_CENTRE"]
    some = "{institutions: {some: {kind: {eq: TOWNSHIP_ELDER_CARE_CENTRE}}}}"
    assert await found(asking, CITY_VIEWER, "divisions", some) == divisions_over(centres)
    none = await found(asking, CITY_VIEWER, "divisions", some.replace("some", "none"))
    assert none == WORLD.divisions.keys() - divisions_over(centres)


async def test_under_a_division_nothing_out_of_sight_counts(asking: Asking) -> None:
    """The city is in sight of the county's account, as what stands above it; the city's other institutions are not."""
    kinds = {fact["kind"] for fact in WORLD.facts["institution"]} - {
        fact["kind"] for fact in within("321322", WORLD.facts["institution"])
    }
    for kind in sorted(kinds):
        assert (
            await found(asking, COUNTY_VIEWER, "divisions", f"{{institutions: {{some: {{kind: {{eq: {kind}}}}}}}}}")
            == set()
        )
    mine = within("321322", WORLD.facts["institution"])
    assert await found(asking, COUNTY_VIEWER, "divisions", "{institutions: {some: {}}}") == divisions_over(mine)


async def test_people_under_a_division_are_found_by_what_an_index_serves(asking: Asking) -> None:
    named = [each for each in WORLD.people.values() if each.name == "王芳"]
    over = {division for each in named for division in WORLD.line(each.division_id)}
    assert await found(asking, CITY_VIEWER, "divisions", '{people: {some: {name: {eq: "王芳"}}}}') == over


async def test_connections_nest_in_filters(asking: Asking) -> None:
    """Towns in which some institution has a resident who is classified as a special hardship on that day."""
    hard = {
        fact["person_id"]
        for fact in WORLD.facts["person_classification"]
        if fact["kind"] == "SPECIAL_HARDSHIP" and holds(fact, "2019-12-31")
    }
    county = division_id("321322")
    homes = {fact["id"]: fact for fact in within("321322", WORLD.facts["institution"])}
    with_them = [
        homes[fact["institution_id"]]
        for fact in WORLD.facts["institution_residency"]
        if fact["institution_id"] in homes
        and fact["ended_on"] is None
        and fact["person_id"] in hard
        and county in WORLD.line(WORLD.people[fact["person_id"]].division_id)
    ]
    towns = {each for each in divisions_over(with_them) if WORLD.divisions[each].level == "township"}
    assert towns
    where = """{level: {eq: TOWNSHIP}, institutions: {some: {residents: {some: {classifications: {some:
        {kind: {eq: SPECIAL_HARDSHIP}, activeOn: "2019-12-31"}}}}}}}"""
    assert await found(asking, APPROVER, "divisions", where) == towns


async def test_signs_of_patterns_are_letters(asking: Asking) -> None:
    inside = f'division: {{within: "Division:{division_id("321323100")}"}}'
    for sign, number in (("100%", 9), ("%", 9), ("_", 10)):
        (only,) = await found(asking, CITY_VIEWER, "households", f'{{{inside}, address: {{contains: "{sign}"}}}}')
        assert sorted(WORLD.households).index(only) + 1 == number


async def test_a_comparison_of_a_field_granted_in_part_holds_only_where_it_is_granted(asking: Asking) -> None:
    town = division_id("321322101")
    poor = {
        each.id
        for each in WORLD.households.values()
        if each.income_per_capita_year is not None
        and each.income_per_capita_year < 10_000
        and division_id("321322") in WORLD.line(each.division_id)
    }
    here = {each for each in poor if town in WORLD.line(WORLD.households[each].division_id)}
    where = '{incomePerCapitaYear: {lt: "10000"}}'
    assert await found(asking, COUNTY_REGISTRAR, "households", where) == poor
    assert await found(asking, MIXED, "households", where) == here
    rest = await found(asking, MIXED, "households", f"{{kind: {{in: [RURAL, URBAN]}}, not: {where}}}")
    assert rest == await found(asking, MIXED, "households", "{}") - here


async def test_the_lowest_level_looks_upwards_as_well(asking: Asking) -> None:
    """A village's account finds the divisions above it by what lies in the village."""
    mine = within("321322101200", WORLD.facts["institution"])
    assert await found(asking, VILLAGE_VIEWER, "divisions", "{institutions: {some: {}}}") == divisions_over(mine)


async def plan_of(asking: Asking, database: Database, account: str, text: str) -> list[dict[str, Any]]:
    """Every node of the plan that PostgreSQL makes."""
    prepared, values = await asking.prepare(account, text)
    async with connected(database.runtime_url) as session:
        statement = await session.prepare(prepared.sql)
        (top,) = await statement.explain(*values)
    return list(nodes(top["Plan"]))


def nodes(node: dict[str, Any]) -> Iterable[dict[str, Any]]:
    yield node
    for inner in node.get("Plans", ()):
        yield from nodes(inner)


async def test_rows_of_a_large_register_that_fulfil_a_condition_are_found_once_for_all_divisions(
    asking: Asking, world_database: Database
) -> None:
    text = '{ divisions(first: 5, where: {people: {some: {name: {eq: "王芳"}}}}) { nodes { id } } }'
    found = await plan_of(asking, world_database, CITY_VIEWER, text)
    assert sum(node.get("Relation Name") == "person" for node in found) == 4
    assert any(str(node.get("Filter")).count("hashed SubPlan") == 4 for node in found)


@pytest.mark.parametrize("always", ["{}", "{and: [{}, {and: []}]}", "{or: [{}]}", '{or: [{name: {eq: "王芳"}}, {}]}'])
async def test_what_every_row_fulfils_is_looked_for_in_each_division_and_found_at_once(
    asking: Asking, always: str
) -> None:
    text = f"{{ divisions(first: 500, where: {{people: {{none: {always}}}}}) {{ nodes {{ id }} }} }}"
    prepared, _ = await asking.prepare(CITY_VIEWER, text)
    assert "DISTINCT" not in prepared.sql
    empty = await found(asking, CITY_VIEWER, "divisions", f"{{people: {{none: {always}}}}}")
    lived_in = {division for each in WORLD.people.values() for division in WORLD.line(each.division_id)}
    assert empty == WORLD.divisions.keys() - lived_in
