"""The database knows where every row lies: it follows the dated tree, corrects who says otherwise, and refuses a tree that is none."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from tests.access_world import until
from tests.asking import Asking, asking_in
from tests.ground import Database, connected
from tests.world import WORLD, division_id, household_id, person_id
from tests.world_accounts import CITY_VIEWER, COUNTY_VIEWER, OTHER_COUNTY_VIEWER, TOWNSHIP_REGISTRAR, ZONE_VIEWER

CITY, OLD_COUNTY, NEW_COUNTY = division_id("321300"), division_id("321322"), division_id("321323")
TOWN, VILLAGE = division_id("321322101"), division_id("321322101200")
ELSEWHERE = division_id("321323100001")
REGISTERS = ("person", "household", "household_membership")
TODAY = "CAST(now() AT TIME ZONE 'Asia/Shanghai' AS date)"
PEOPLE = "{ people(first: 500) { totalCount nodes { id } } }"


@dataclass(frozen=True, slots=True)
class Owner:
    """The owner's connection to a database, and what the tests do with it."""

    line: asyncpg.Connection

    async def run(self, statement: str, *values: Any) -> None:
        await self.line.execute(statement, *values)

    async def value(self, question: str, *values: Any) -> Any:
        return await self.line.fetchval(question, *values)

    async def move(self, division: UUID, parent: UUID, on: str = TODAY) -> None:
        """Under another parent from a day on, in one transaction."""
        async with self.line.transaction():
            await self.run(
                f"UPDATE division_governance SET ended_on = {on} WHERE division_id = $1 AND ended_on IS NULL", division
            )
            await self.run(
                f"INSERT INTO division_governance (division_id, parent_id, started_on) VALUES ($1, $2, {on})",
                division,
                parent,
            )

    async def lineages(self, table: str, division: UUID) -> set[tuple[UUID | None, ...]]:
        """The lineages of the rows that lie in the division's subtree."""
        rows = await self.line.fetch(
            f"SELECT city_id, county_id, township_id, village_id FROM {table} WHERE $1 IN (township_id, village_id)", division
        )
        return {tuple(row) for row in rows}

    async def lies_right(self) -> None:
        await self.run("SELECT check_lineage()")


@pytest.fixture
async def owner(fresh_database: Database) -> AsyncIterator[Owner]:
    async with connected(fresh_database.owner_url) as line:
        yield Owner(line)


async def two_walls(database: Database, accounts: tuple[str, str], table: str) -> tuple[int, int]:
    """How many rows the runtime role finds for each account when no planner is there."""
    first, second = [await behind_the_second_wall(database, account, table) for account in accounts]
    return first, second


async def behind_the_second_wall(database: Database, account: str, table: str) -> int:
    """How many rows the runtime role finds for an account when no planner is there."""
    async with connected(database.runtime_url) as runtime, runtime.transaction():
        await runtime.execute("SELECT guard.enter($1)", WORLD.accounts[account].id)
        return int(await runtime.fetchval(f"SELECT count(*) FROM {table}"))


async def seen(asking: Asking, account: str) -> set[str]:
    people = (await asking.data(account, PEOPLE))["people"]
    found = {each["id"] for each in people["nodes"]}
    assert people["totalCount"] == len(found)
    return found


def under(division: UUID, register: str = "people") -> int:
    things = getattr(WORLD, register).values()
    return sum(division in WORLD.line(each.division_id) for each in things)


@pytest.mark.parametrize("table", REGISTERS)
async def test_a_township_that_moves_takes_every_row_under_it_along(owner: Owner, table: str) -> None:
    before = await owner.lineages(table, TOWN)
    await owner.move(TOWN, NEW_COUNTY)
    assert before
    assert await owner.lineages(table, TOWN) == {(city, NEW_COUNTY, *rest) for city, _, *rest in before}
    await owner.lies_right()


async def test_a_township_that_moves_changes_parent_and_paths_of_its_divisions_and_of_no_other(owner: Owner) -> None:
    await owner.move(TOWN, NEW_COUNTY)
    rows = await owner.line.fetch("SELECT id, parent_id, path, version FROM division")
    paths = {row["id"]: (row["parent_id"], row["path"], row["version"]) for row in rows}
    for each in WORLD.divisions.values():
        if TOWN in each.line:
            parent = NEW_COUNTY if each.id == TOWN else each.parent_id
            assert paths[each.id] == (parent, each.path.replace("沭阳县", "泗阳县"), 2)
        else:
            assert paths[each.id] == (each.parent_id, each.path, 1)


async def test_nothing_moves_before_the_transaction_ends_nor_when_it_is_undone(owner: Owner) -> None:
    before = await owner.lineages("person", TOWN)
    move = owner.line.transaction()
    await move.start()
    await owner.move(TOWN, NEW_COUNTY)
    assert await owner.lineages("person", TOWN) == before
    await move.rollback()
    assert await owner.lineages("person", TOWN) == before
    await owner.lies_right()


async def test_a_move_that_is_dated_tomorrow_counts_from_its_day_on(owner: Owner) -> None:
    before = await owner.lineages("person", TOWN)
    await owner.move(TOWN, NEW_COUNTY, f"{TODAY} + 1")
    assert await owner.lineages("person", TOWN) == before
    # The day comes: what was to begin tomorrow began today.
    await owner.run("ALTER TABLE division_governance DISABLE TRIGGER USER")
    await owner.run(f"UPDATE division_governance SET ended_on = {TODAY} WHERE ended_on = {TODAY} + 1")
    await owner.run(f"UPDATE division_governance SET started_on = {TODAY} WHERE started_on = {TODAY} + 1")
    assert await owner.value("SELECT refresh_lineage()") == sum(TOWN in each.line for each in WORLD.divisions.values())
    assert {county for _, county, *_ in await owner.lineages("person", TOWN)} == {NEW_COUNTY}
    assert await owner.value("SELECT refresh_lineage()") == 0
    await owner.lies_right()


@pytest.mark.parametrize(
    ("table", "register"), [("person", "people"), ("household", "households"), ("household_membership", "memberships")]
)
async def test_a_move_changes_at_once_what_the_second_wall_lets_through(
    owner: Owner, fresh_database: Database, table: str, register: str
) -> None:
    before = under(OLD_COUNTY, register), under(NEW_COUNTY, register)
    accounts = COUNTY_VIEWER, OTHER_COUNTY_VIEWER
    moved = under(TOWN, register)
    assert moved
    assert await two_walls(fresh_database, accounts, table) == before
    await owner.move(TOWN, NEW_COUNTY)
    assert await two_walls(fresh_database, accounts, table) == (before[0] - moved, before[1] + moved)


async def test_a_move_changes_within_a_second_whom_a_running_application_shows(
    fresh_asking: Asking, owner: Owner
) -> None:
    old, new = await seen(fresh_asking, COUNTY_VIEWER), await seen(fresh_asking, OTHER_COUNTY_VIEWER)
    town = await seen(fresh_asking, TOWNSHIP_REGISTRAR)
    assert len(town) == under(TOWN)
    assert town < old
    await owner.move(TOWN, NEW_COUNTY)

    async def followed() -> bool:
        lost = await seen(fresh_asking, COUNTY_VIEWER) == old - town
        return lost and await seen(fresh_asking, OTHER_COUNTY_VIEWER) == new | town

    await until(followed, 1.0)
    assert await seen(fresh_asking, TOWNSHIP_REGISTRAR) == town, "the township's own account moves with it"
    told = await fresh_asking.data(TOWNSHIP_REGISTRAR, "{ me { roles { division { path parent { name } } } } }")
    assert told["me"]["roles"][0]["division"] == {"path": "宿迁市/泗阳县/陇集镇", "parent": {"name": "泗阳县"}}


async def test_a_household_that_moves_takes_its_memberships_along(owner: Owner) -> None:
    home = household_id(5)
    await owner.run("UPDATE household SET division_id = $2 WHERE id = $1", home, ELSEWHERE)
    rows = await owner.line.fetch("SELECT division_id, county_id, village_id FROM household_membership WHERE household_id = $1", home)
    assert [tuple(row) for row in rows] == [(ELSEWHERE, NEW_COUNTY, ELSEWHERE)] * 5
    assert await owner.value("SELECT count(*) FROM person WHERE village_id = $1", VILLAGE) == under(VILLAGE), "people stay"
    await owner.lies_right()


async def test_the_town_of_the_zone_lies_under_the_zone_though_its_code_says_the_district(
    owner: Owner, asking: Asking
) -> None:
    town, zone = division_id("321302150"), division_id("321391")
    assert {county for _, county, *_ in await owner.lineages("person", town)} == {zone}
    question = '{ division(code: "321302150") { path codes { system code } parent { name code kind } people(first: 1) { totalCount } } }'
    told = (await asking.data(CITY_VIEWER, question))["division"]
    assert (told["path"], told["parent"]["name"], told["parent"]["kind"]) == ("宿迁市/洋河新区/洋河镇", "洋河新区", "FUNCTIONAL_ZONE")
    assert {"system": "NBS", "code": "321302150000"} in told["codes"]
    assert told["people"]["totalCount"] == under(town) == len(await seen(asking, ZONE_VIEWER))
    district = '{ division(code: "321302") { people(first: 500) { nodes { residenceDivision { path } } } } }'
    paths = [each["residenceDivision"]["path"] for each in (await asking.data(CITY_VIEWER, district))["division"]["people"]["nodes"]]
    assert paths
    assert not any("洋河镇" in path for path in paths)


async def test_a_division_that_is_renamed_gives_all_below_it_another_path(owner: Owner) -> None:
    await owner.run("UPDATE division SET name = '沭阳市' WHERE id = $1", OLD_COUNTY)
    assert await owner.value("SELECT path FROM division WHERE id = $1", VILLAGE) == "宿迁市/沭阳市/陇集镇/丁曹村委会"
    await owner.lies_right()


MEMBER = (
    "INSERT INTO household_membership (division_id, household_id, person_id, relation, started_on)"
    " VALUES ($1, $2, $3, $4, '2020-01-01')"
)
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
        asyncpg.NotNullViolationError,
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
        await owner.run("UPDATE household_membership SET relation = '10' WHERE household_id = $1 AND relation = '02'", home)
        await owner.run(
            "UPDATE household_membership SET relation = '02' WHERE household_id = $1 AND person_id = $2", home, person_id(17)
        )
    assert await owner.value("SELECT count(*) FROM household_membership WHERE relation = '02' AND household_id = $1", home) == 1


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


async def test_a_row_written_while_its_township_moves_lies_right_afterwards(
    owner: Owner, fresh_database: Database
) -> None:
    async with connected(fresh_database.owner_url) as other:
        writing = other.transaction()
        await writing.start()
        await other.execute(LIES["a new person who claims another county"], OLD_COUNTY)
        moving = asyncio.create_task(owner.move(TOWN, NEW_COUNTY))
        await until(lambda: _waits(other, owner))
        await writing.commit()
        await moving
    assert await owner.value("SELECT county_id FROM person WHERE name = '新人'") == NEW_COUNTY
    await owner.lies_right()


async def test_a_membership_written_while_its_household_moves_lies_right_afterwards(
    owner: Owner, fresh_database: Database
) -> None:
    home = household_id(5)
    async with connected(fresh_database.owner_url) as other:
        moving = other.transaction()
        await moving.start()
        await other.execute("UPDATE household SET division_id = $2 WHERE id = $1", home, ELSEWHERE)
        writing = asyncio.create_task(owner.run(MEMBER, VILLAGE, home, person_id(11), "30"))
        await until(lambda: _waits(other, owner))
        await moving.commit()
        await writing
    assert await owner.value("SELECT count(*) FROM household_membership WHERE division_id = $1", ELSEWHERE) == (
        under(ELSEWHERE, "memberships") + 6
    )
    await owner.lies_right()


async def test_of_two_who_take_the_head_away_and_add_a_member_one_is_refused(
    owner: Owner, fresh_database: Database
) -> None:
    home = household_id(10)  # of one person
    async with connected(fresh_database.owner_url) as other:
        leaving = other.transaction()
        await leaving.start()
        await other.execute("DELETE FROM household_membership WHERE household_id = $1", home)
        await other.execute("SET CONSTRAINTS ALL IMMEDIATE")
        joining = asyncio.create_task(owner.run(MEMBER, VILLAGE, home, person_id(11), "30"))
        await until(lambda: _waits(other, owner))
        await leaving.commit()
        with pytest.raises(asyncpg.CheckViolationError):
            await joining


async def _waits(observer: asyncpg.Connection, owner: Owner) -> bool:
    return bool(await observer.fetchval("SELECT cardinality(pg_blocking_pids($1)) > 0", owner.line.get_server_pid()))


async def test_the_runtime_role_may_not_ask_for_the_whole_tree(world_database: Database) -> None:
    async with connected(world_database.runtime_url) as runtime:
        for function in ("current_lineage", "refresh_lineage", "check_lineage", "check_governance"):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await runtime.execute(f"SELECT {function}()")


async def test_a_move_is_felt_by_an_application_that_was_idle(fresh_database: Database, owner: Owner, tmp_path: Any) -> None:
    async with asking_in(fresh_database, tmp_path) as asking:
        question = "{ me { roles { division { path } } } }"
        assert "沭阳县" in str(await asking.data(TOWNSHIP_REGISTRAR, question))
        await owner.move(TOWN, NEW_COUNTY)
        place = (await asking.asker(TOWNSHIP_REGISTRAR)).divisions.find(TOWN)
        assert place is not None
        assert place.line == (CITY, NEW_COUNTY, TOWN)
