"""The database knows where every row lies: rows follow the dated tree, and whoever may see them follows at once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.access_world import within_a_second
from tests.asking import Asking, asking_in
from tests.ground import Database, connected
from tests.lineage_world import CITY, ELSEWHERE, NEW_COUNTY, OLD_COUNTY, REGISTERS, TODAY, TOWN, VILLAGE, Owner, under
from tests.world import WORLD, division_id, household_id
from tests.world_accounts import CITY_VIEWER, COUNTY_VIEWER, OTHER_COUNTY_VIEWER, TOWNSHIP_REGISTRAR, ZONE_VIEWER

PEOPLE = "{ people(first: 500) { totalCount nodes { id } } }"


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


@pytest.mark.parametrize("table", REGISTERS)
async def test_a_move_changes_at_once_what_the_second_wall_lets_through(
    owner: Owner, fresh_database: Database, table: str
) -> None:
    # The wall is asked, not the policy: which role may read what is another matter.
    await owner.run(
        "INSERT INTO policy_rule (role, object, action, reason) SELECT 'VIEWER', o, 'read', '试'"
        "  FROM (VALUES ('residency'), ('classification')) AS n (o)"
    )
    before = await owner.below(table, OLD_COUNTY), await owner.below(table, NEW_COUNTY)
    accounts = COUNTY_VIEWER, OTHER_COUNTY_VIEWER
    moved = await owner.below(table, TOWN)
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

    await within_a_second(followed)
    assert await seen(fresh_asking, TOWNSHIP_REGISTRAR) == town, "the township's own account moves with it"
    told = await fresh_asking.data(TOWNSHIP_REGISTRAR, "{ me { roles { division { path parent { name } } } } }")
    assert told["me"]["roles"][0]["division"] == {"path": "宿迁市/泗阳县/陇集镇", "parent": {"name": "泗阳县"}}


async def test_a_household_that_moves_takes_its_memberships_along(owner: Owner) -> None:
    home = household_id(5)
    await owner.run("UPDATE household SET division_id = $2 WHERE id = $1", home, ELSEWHERE)
    rows = await owner.line.fetch(
        "SELECT division_id, county_id, village_id FROM household_membership WHERE household_id = $1", home
    )
    assert [tuple(row) for row in rows] == [(ELSEWHERE, NEW_COUNTY, ELSEWHERE)] * 5
    assert await owner.value("SELECT count(*) FROM person WHERE village_id = $1", VILLAGE) == under(VILLAGE), (
        "people stay"
    )
    await owner.lies_right()


async def test_the_town_of_the_zone_lies_under_the_zone_though_its_code_says_the_district(
    owner: Owner, asking: Asking
) -> None:
    town, zone = division_id("321302150"), division_id("321391")
    assert {county for _, county, *_ in await owner.lineages("person", town)} == {zone}
    question = """{ division(code: "321302150") {
        path parent { name kind } codes { system code } people(first: 1) { totalCount } } }"""
    told = (await asking.data(CITY_VIEWER, question))["division"]
    assert told["path"] == "宿迁市/洋河新区/洋河镇"
    assert told["parent"] == {"name": "洋河新区", "kind": "FUNCTIONAL_ZONE"}
    assert {"system": "NBS", "code": "321302150000"} in told["codes"]
    assert told["people"]["totalCount"] == under(town) == len(await seen(asking, ZONE_VIEWER))
    district = '{ division(code: "321302") { people(first: 500) { nodes { residenceDivision { path } } } } }'
    people = (await asking.data(CITY_VIEWER, district))["division"]["people"]
    paths = [each["residenceDivision"]["path"] for each in people["nodes"]]
    assert paths
    assert not any("洋河镇" in path for path in paths)


async def test_a_division_that_is_renamed_gives_all_below_it_another_path(owner: Owner) -> None:
    await owner.run("UPDATE division SET name = '沭阳市' WHERE id = $1", OLD_COUNTY)
    assert await owner.value("SELECT path FROM division WHERE id = $1", VILLAGE) == "宿迁市/沭阳市/陇集镇/丁曹村委会"
    await owner.lies_right()


async def test_a_move_is_felt_by_an_application_that_was_idle(
    fresh_database: Database, owner: Owner, tmp_path: Any
) -> None:
    async with asking_in(fresh_database, tmp_path) as asking:
        question = "{ me { roles { division { path } } } }"
        assert "沭阳县" in str(await asking.data(TOWNSHIP_REGISTRAR, question))
        await owner.move(TOWN, NEW_COUNTY)
        place = (await asking.asker(TOWNSHIP_REGISTRAR)).divisions.find(TOWN)
        assert place is not None
        assert place.line == (CITY, NEW_COUNTY, TOWN)
