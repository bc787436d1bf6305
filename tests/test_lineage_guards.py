"""The database refuses a tree that is none and a household without its head, corrects who lies, and finds what was planted."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import pytest

from tests.ground import Database, connected
from tests.lineage_world import CITY, ELSEWHERE, MEMBER, NEW_COUNTY, REGISTERS, TODAY, TOWN, VILLAGE, Owner, under
from tests.world import division_id, household_id, person_id


@pytest.fixture
async def owner(fresh_database: Database) -> AsyncIterator[Owner]:
    async with connected(fresh_database.owner_url) as line:
        yield Owner(line)


REFUSED: dict[str, tuple[type[Exception], str, tuple[Any, ...]]] = {
    "two heads": (asyncpg.ExclusionViolationError, MEMBER, (VILLAGE, household_id(5), person_id(11), "02")),
    "a member of a household without a head": (
        asyncpg.CheckViolationError,
        MEMBER,
        (VILLAGE, household_id(6), person_id(11), "30"),
    ),
    "the head taken away": (
        asyncpg.CheckViolationError,
        "DELETE FROM household_membership WHERE household_id = $1 AND relation = '02'",
        (household_id(5),),
    ),
    "the head's membership ended": (
        asyncpg.CheckViolationError,
        f"UPDATE household_membership SET ended_on = {TODAY} WHERE household_id = $1 AND relation = '02'",
        (household_id(5),),
    ),
    "the head gone to another household": (
        asyncpg.CheckViolationError,
        "UPDATE household_membership SET household_id = $2 WHERE household_id = $1 AND relation = '02'",
        (household_id(5), household_id(6)),
    ),
    "two households at a time": (
        asyncpg.IntegrityConstraintViolationError,
        MEMBER,
        (VILLAGE, household_id(6), person_id(14), "02"),
    ),
    "one code for two divisions on a day": (
        asyncpg.ExclusionViolationError,
        "INSERT INTO division_code VALUES ('MCA', '321322', $1, '2010-01-01', NULL)",
        (NEW_COUNTY,),
    ),
    "two parents on a day": (
        asyncpg.ExclusionViolationError,
        "INSERT INTO division_governance VALUES ($1, $2, '2010-01-01', NULL)",
        (TOWN, NEW_COUNTY),
    ),
    "a period that ends before it begins": (
        asyncpg.DataError,
        "INSERT INTO division_code VALUES ('MCA', '1', $1, '2010-01-01', '2009-01-01')",
        (NEW_COUNTY,),
    ),
    "a parent of a lower level": (
        asyncpg.CheckViolationError,
        "UPDATE division_governance SET parent_id = $2 WHERE division_id = $1",
        (TOWN, ELSEWHERE),
    ),
    "a parent of the same level": (
        asyncpg.CheckViolationError,
        "UPDATE division_governance SET parent_id = $2 WHERE division_id = $1",
        (TOWN, division_id("321322102")),
    ),
    "itself as parent": (
        asyncpg.CheckViolationError,
        "UPDATE division_governance SET parent_id = $1 WHERE division_id = $1",
        (TOWN,),
    ),
    "a cycle": (
        asyncpg.CheckViolationError,
        "INSERT INTO division_governance VALUES ($1, $2, '2010-01-01', NULL)",
        (CITY, VILLAGE),
    ),
    "a level that puts a division beside its parent": (
        asyncpg.CheckViolationError,
        "UPDATE division SET level = 'county' WHERE id = $1",
        (TOWN,),
    ),
    "a division with people and no place in the tree": (
        asyncpg.IntegrityConstraintViolationError,
        "DELETE FROM division_governance WHERE division_id = $1",
        (TOWN,),
    ),
    "a person in no division": (
        asyncpg.PostgresError,
        "UPDATE person SET division_id = NULL WHERE id = $1",
        (person_id(1),),
    ),
    "a person in a division that does not exist": (
        asyncpg.PostgresError,
        "UPDATE person SET division_id = gen_random_uuid() WHERE id = $1",
        (person_id(1),),
    ),
}


@pytest.mark.parametrize("act", REFUSED)
async def test_the_database_refuses(owner: Owner, act: str) -> None:
    wrong, statement, values = REFUSED[act]
    with pytest.raises(wrong):
        await owner.run(statement, *values)
    await owner.lies_right()


async def test_a_household_may_change_its_head_in_one_transaction(owner: Owner) -> None:
    home = household_id(5)
    async with owner.line.transaction():
        await owner.run(
            "UPDATE household_membership SET relation = '10' WHERE household_id = $1 AND relation = '02'", home
        )
        await owner.run(
            "UPDATE household_membership SET relation = '02' WHERE household_id = $1 AND person_id = $2",
            home,
            person_id(17),
        )
    assert (
        await owner.value("SELECT count(*) FROM household_membership WHERE relation = '02' AND household_id = $1", home)
        == 1
    )


async def test_a_household_may_lose_all_its_members(owner: Owner) -> None:
    await owner.run("DELETE FROM household_membership WHERE household_id = $1", household_id(5))


LIES = {
    "a person moved by its lineage alone": "UPDATE person SET county_id = $1, township_id = NULL",
    "a household moved by its lineage alone": "UPDATE household SET county_id = $1, village_id = NULL",
    "a membership moved away from its household": "UPDATE household_membership SET division_id = $1, county_id = $1",
    "a division moved by its lineage alone": f"UPDATE division SET county_id = $1 WHERE id = '{VILLAGE}'",
    "a division with another parent than governs it": f"UPDATE division SET parent_id = $1 WHERE id = '{TOWN}'",
    "a division with a path of its own": f"UPDATE division SET path = CAST($1 AS uuid)::text WHERE id = '{TOWN}'",
    "a new person who claims another county": (
        "INSERT INTO person (division_id, city_id, county_id, name, pinyin, sex, birth_date)"
        f" VALUES ('{VILLAGE}', $1, $1, '新人', 'xin ren', 'MALE', '2020-01-01')"
    ),
}


@pytest.mark.parametrize("lie", LIES)
async def test_a_writer_who_lies_about_lineage_is_corrected(owner: Owner, lie: str) -> None:
    await owner.run(LIES[lie], NEW_COUNTY)
    await owner.lies_right()
    counties = "SELECT count(*) FROM person WHERE $1 = county_id"
    assert await owner.value(counties, NEW_COUNTY) == under(NEW_COUNTY)


PLANTED = {
    "a person": "UPDATE person SET county_id = $1 WHERE village_id IS NOT NULL",
    "a household": "UPDATE household SET village_id = $1",
    "a membership": "UPDATE household_membership SET township_id = $1",
    "a membership apart from its household": (
        "UPDATE household_membership SET (division_id, city_id, county_id, township_id, village_id)"
        f" = ($1, '{CITY}', $1, NULL, NULL) WHERE village_id = '{VILLAGE}'"
    ),
    "a division": "UPDATE division SET county_id = $1 WHERE level = 'village'",
    "a parent": "UPDATE division SET parent_id = $1 WHERE level = 'township'",
    "a path": "UPDATE division SET path = CAST($1 AS uuid)::text WHERE level = 'village'",
    "the tree itself": f"UPDATE division_governance SET parent_id = $1 WHERE division_id = '{TOWN}'",
}


@pytest.mark.parametrize("planted", PLANTED)
async def test_the_check_finds_an_error_that_was_planted_in(owner: Owner, planted: str) -> None:
    for table in (*REGISTERS, "division", "division_governance"):
        await owner.run(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    await owner.lies_right()
    await owner.run(PLANTED[planted], NEW_COUNTY)
    with pytest.raises(asyncpg.RaiseError, match="differs"):
        await owner.lies_right()


async def test_the_runtime_role_may_not_ask_for_the_whole_tree(world_database: Database) -> None:
    async with connected(world_database.runtime_url) as runtime:
        for function in ("current_lineage", "check_lineage", "check_governance", "check_kept", "children"):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await runtime.execute(f"SELECT {function}()")
        assert await runtime.fetchval("SELECT refresh_lineage()") == 0, "at midnight it may bring the tree in line"
