"""The small world in the database is the small world on paper, and the database itself finds its lineage right."""

from __future__ import annotations

from uuid import UUID

import pytest

from db.code_lists import DISABILITY_KIND, EDUCATION, ETHNIC_GROUP, KIN, MARITAL_STATUS, codes
from db.tables.lineage import LEVELS
from tests.asking import Asking
from tests.ground import Database, connected
from tests.oracle_types import TYPES
from tests.world import WORLD
from tests.world_accounts import CITY_VIEWER, DISABLED_VIEWER, ENDED, NOBODY
from tests.world_facts import Fact
from tests.world_filling import PASSWORD

FACTS = [
    kind
    for kind, told in TYPES.items()
    if told.object and told.table in WORLD.facts and "id" in WORLD.facts[told.table][0]
]
"""The types whose rows are facts of the world and have an id."""


async def test_the_database_finds_no_lineage_to_mend(world_database: Database) -> None:
    async with connected(world_database.owner_url) as owner:
        await owner.execute("SELECT check_lineage()")
        paths = await owner.fetch("SELECT id, path, version FROM division")
    assert {(row["id"], row["path"], row["version"]) for row in paths} == {
        (each.id, each.path, 1) for each in WORLD.divisions.values()
    }


@pytest.mark.parametrize("register", ["people", "households", "memberships"])
async def test_every_row_lies_where_the_world_says(world_database: Database, register: str) -> None:
    table = {"people": "person", "households": "household", "memberships": "household_membership"}[register]
    async with connected(world_database.superuser_url) as superuser:
        rows = await superuser.fetch(
            f"SELECT id, division_id, city_id, county_id, township_id, village_id FROM {table}"
        )
    things = {**getattr(WORLD, register), **(WORLD.tombstones if register == "people" else {})}
    assert {row["id"] for row in rows} == set(things)
    for row in rows:
        lineage = tuple(row[f"{level}_id"] for level in LEVELS if row[f"{level}_id"])
        assert (row["division_id"], lineage) == (
            things[row["id"]].division_id,
            WORLD.line(things[row["id"]].division_id),
        )


@pytest.mark.parametrize("kind", FACTS)
async def test_a_fact_lies_where_it_says_or_where_what_it_hangs_on_lies(world_database: Database, kind: str) -> None:
    told = TYPES[kind]
    async with connected(world_database.superuser_url) as superuser:
        rows = await superuser.fetch(f"SELECT * FROM {told.table}")
        above = await superuser.fetch(f"SELECT id, division_id FROM {TYPES[told.beside].table}") if told.beside else []
    places = dict(map(tuple, above))
    assert {row["id"] for row in rows} == {fact["id"] for fact in WORLD.facts[told.table]}
    for row in rows:
        lineage = tuple(row[f"{level}_id"] for level in LEVELS if row[f"{level}_id"])
        wanted = (
            places[row[f"{TYPES[told.beside].table}_id"]]
            if told.beside
            else _fact(told.table, row["id"])["division_id"]
        )
        assert (row["division_id"], lineage) == (wanted, WORLD.line(wanted))


def _fact(table: str, key: UUID) -> Fact:
    return next(fact for fact in WORLD.facts[table] if fact["id"] == key)


def test_the_world_uses_codes_that_are_in_the_lists() -> None:
    people, memberships = WORLD.people.values(), WORLD.memberships.values()
    assert {each.ethnic_group for each in people} <= {None, *codes(ETHNIC_GROUP)}
    assert {each.marital_status for each in people} <= {None, *codes(MARITAL_STATUS)}
    assert {each.education for each in people} <= {None, *codes(EDUCATION)}
    assert {each.relation for each in memberships} <= set(codes(KIN))
    kinds = {each["disability_kind"] for each in WORLD.facts["person_classification"]}
    assert kinds <= {None, *codes(DISABILITY_KIND)}


async def test_the_application_answers_over_the_world(asking: Asking) -> None:
    assert await asking.data(CITY_VIEWER, "{ people(first: 1) { totalCount } }") == {
        "people": {"totalCount": len(WORLD.people)}
    }
    assert await asking.data(ENDED, "{ me { account } }") == {"me": {"account": ENDED}}
    refused = (await asking(NOBODY, "{ people(first: 1) { totalCount } }")).json()
    assert refused["errors"][0]["extensions"]["code"] == "FORBIDDEN"


async def test_every_account_but_a_disabled_one_signs_in_with_the_password(asking: Asking) -> None:
    for name, status in ((CITY_VIEWER, 200), (DISABLED_VIEWER, 401)):
        told = await asking.client.post("/auth/sign-in", json={"account": name, "password": PASSWORD})
        assert told.status_code == status, told.text


async def test_a_fresh_database_is_nobody_elses(fresh_asking: Asking, asking: Asking, fresh_database: Database) -> None:
    async with connected(fresh_database.owner_url) as owner:
        await owner.execute("DELETE FROM household_membership")
    text = "{ households(first: 1) { nodes { memberCount } } }"
    assert await fresh_asking.data(CITY_VIEWER, text) != await asking.data(CITY_VIEWER, text)
