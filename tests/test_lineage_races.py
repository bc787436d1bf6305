"""Two who change the registers at once leave every row where it lies: neither misses what the other has not yet committed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import asyncpg
import pytest

from tests.access_world import until
from tests.ground import Database, connected
from tests.lineage_world import ELSEWHERE, MEMBER, NEW_COUNTY, OLD_COUNTY, TOWN, VILLAGE, Owner, under
from tests.planted_registers import like, newcomer, plant, planted, put
from tests.world import household_id, person_id

NEWCOMER = (
    "INSERT INTO person (division_id, city_id, county_id, name, pinyin, sex, birth_date)"
    f" VALUES ('{VILLAGE}', $1, $1, '新人', 'xin ren', 'MALE', '2020-01-01')"
)


@pytest.fixture
async def owner(fresh_database: Database) -> AsyncIterator[Owner]:
    async with connected(fresh_database.owner_url) as line:
        yield Owner(line)


async def test_a_row_written_while_its_township_moves_lies_right_afterwards(
    owner: Owner, fresh_database: Database
) -> None:
    async with connected(fresh_database.owner_url) as other:
        writing = other.transaction()
        await writing.start()
        await other.execute(NEWCOMER, OLD_COUNTY)
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


async def test_a_residency_written_while_its_institution_moves_lies_right_afterwards(
    owner: Owner, fresh_database: Database
) -> None:
    await plant(owner)
    newcomer_id = await newcomer(owner, 2)
    async with connected(fresh_database.owner_url) as other:
        moving = other.transaction()
        await moving.start()
        await other.execute("UPDATE institution SET division_id = $2 WHERE id = $1", planted("institution"), ELSEWHERE)
        writing = asyncio.create_task(
            put(owner, "institution_residency", 2, **like("institution_residency", person_id=newcomer_id))
        )
        await until(lambda: _waits(other, owner))
        await moving.commit()
        await writing
    places = await owner.line.fetch(
        "SELECT division_id FROM institution_residency WHERE institution_id = $1", planted("institution")
    )
    assert [row[0] for row in places] == [ELSEWHERE] * 2
    await owner.lies_right()


async def test_of_two_who_want_the_last_bed_one_is_refused(owner: Owner, fresh_database: Database) -> None:
    await plant(owner)
    guests = [await newcomer(owner, number) for number in (2, 3)]
    async with connected(fresh_database.owner_url) as line:
        other = Owner(line)
        coming = line.transaction()
        await coming.start()
        await put(other, "institution_residency", 2, **like("institution_residency", person_id=guests[0]))
        wanting = asyncio.create_task(
            put(owner, "institution_residency", 3, **like("institution_residency", person_id=guests[1]))
        )
        await until(lambda: _waits(line, owner))
        await coming.commit()
        with pytest.raises(asyncpg.CheckViolationError, match="3 residents and 2 usable beds"):
            await wanting
    await owner.lies_right()


async def _waits(observer: asyncpg.Connection, owner: Owner) -> bool:
    return bool(await observer.fetchval("SELECT cardinality(pg_blocking_pids($1)) > 0", owner.line.get_server_pid()))
