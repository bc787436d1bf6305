"""A database of the first migration, with rows and changes of a bureau's own, comes through the second unharmed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from alembic import command
from alembic.config import Config

from db.powers import powers
from server.migrating import migrate
from tests.by_hand import Hand
from tests.ground import Database, connected
from tests.test_migrations import bare_database
from tests.test_repository import ROOT

__all__ = ["bare_database"]

FIRST = "20261124_registers"
CITY, VILLAGE, PERSON, HOME, VIEWER = (UUID(int=number) for number in range(1, 6))

OLD_ROWS = f"""
INSERT INTO division (id, level, kind, code, name, pinyin)
VALUES ('{CITY}', 'city', 'PREFECTURE_CITY', '3213', '宿迁市', 'su qian shi'),
       ('{VILLAGE}', 'village', 'VILLAGERS_COMMITTEE', '321322101200', '丁曹村委会', 'ding cao cun wei hui');
INSERT INTO division_governance VALUES ('{VILLAGE}', '{CITY}', '2000-01-01', NULL);
SET CONSTRAINTS ALL IMMEDIATE;
INSERT INTO person (id, division_id, name, pinyin, sex, birth_date)
VALUES ('{PERSON}', '{VILLAGE}', '单雄信', 'shan xiong xin', 'MALE', '1950-01-01');
INSERT INTO household (id, division_id, number, kind, address, income_per_capita_year, updated_at)
VALUES ('{HOME}', '{VILLAGE}', '1', 'RURAL', '一组', 5999.50, '2019-12-31 16:30:00Z'),
       (uuidv7(), '{VILLAGE}', '2', 'URBAN', '二组', NULL, '2019-12-31 16:30:00Z');
INSERT INTO household_membership (household_id, person_id, relation, started_on)
VALUES ('{HOME}', '{PERSON}', '02', '2000-01-01');
INSERT INTO user_account (id, name, display_name) VALUES ('{VIEWER}', 'viewer', '某人');
INSERT INTO role_assignment (account_id, role, division_id, started_on)
VALUES ('{VIEWER}', 'VIEWER', '{VILLAGE}', '2000-01-01');
DELETE FROM policy_rule WHERE object LIKE ANY (ARRAY['institution', 'residency', 'cemetery', 'social%', 'comm%',
                                                     'super%', 'class%']);
DELETE FROM policy_rule WHERE (role, object) = ('VIEWER', 'household');
DELETE FROM coded_value WHERE list LIKE 'GB/T 26341%';
UPDATE coded_value SET name = '本局的写法' WHERE (list, code) = ('GB/T 4761', '02');
"""
"""What a bureau had before the second migration was written: no rule of the new objects, and one rule taken back."""


@dataclass(frozen=True, slots=True)
class Upgraded:
    """The database after the second migration, as its owner and as the runtime role."""

    owner: Any
    runtime: Any


@pytest.fixture
async def upgraded(bare_database: Database) -> AsyncIterator[Upgraded]:
    await asyncio.to_thread(command.upgrade, _configuration(bare_database.owner_url), FIRST)
    async with connected(bare_database.owner_url) as owner:
        await owner.execute(OLD_ROWS)
    await asyncio.to_thread(migrate, bare_database.owner_url)
    async with connected(bare_database.owner_url) as owner, connected(bare_database.runtime_url) as runtime:
        yield Upgraded(owner, runtime)


def _configuration(url: str) -> Config:
    config = Config(attributes={"url": url})
    config.set_main_option("script_location", str(ROOT / "migrations"))
    config.set_main_option("path_separator", "newline")
    return config


async def test_old_rows_are_there_with_what_is_new_of_them(upgraded: Upgraded) -> None:
    person = await upgraded.owner.fetchrow("SELECT name, spelling, initials, village_id FROM person")
    assert tuple(person) == ("单雄信", "shanxiongxin", "sxx", VILLAGE)
    homes = await upgraded.owner.fetch(
        "SELECT income_per_capita_year, income_year, assistance, member_count FROM household ORDER BY number"
    )
    assert [tuple(home) for home in homes] == [(Decimal("5999.50"), 2020, "NONE", 1), (None, None, "NONE", 0)]
    assert await upgraded.owner.fetchval("SELECT bool_and(counted) FROM division")
    await upgraded.owner.execute("SELECT check_lineage()")


async def test_the_triggers_of_the_first_migration_keep_their_word(upgraded: Upgraded) -> None:
    await upgraded.owner.execute("UPDATE household SET division_id = $1 WHERE id = $2", CITY, HOME)
    places = await upgraded.owner.fetch("SELECT division_id, village_id FROM household_membership")
    assert [tuple(place) for place in places] == [(CITY, None)]
    with pytest.raises(asyncpg.CheckViolationError):
        await upgraded.owner.execute("DELETE FROM policy_rule WHERE role = 'VIEWER'; UPDATE person SET sex = 'none'")


async def test_an_account_sees_what_it_saw_and_what_the_new_rules_give(upgraded: Upgraded) -> None:
    await upgraded.owner.execute(
        "INSERT INTO supervision_committee (division_id, name, pinyin, status, term, started_on)"
        " VALUES ($1, '丁曹村务监督委员会', 'ding cao', 'ACTIVE', 1, $2)",
        VILLAGE,
        date(2019, 1, 1),
    )
    async with upgraded.runtime.transaction():
        await upgraded.runtime.execute("SELECT guard.enter($1)", VIEWER)
        seen = {
            table: await upgraded.runtime.fetchval(f"SELECT count(*) FROM {table}")
            for table in (
                "person",
                "household",
                "household_membership",
                "supervision_committee",
                "person_classification",
            )
        }
    assert seen == {
        "person": 1,
        "household": 0,
        "household_membership": 0,
        "supervision_committee": 1,
        "person_classification": 0,
    }, "a rule that the bureau took back stays away"


async def test_code_lists_are_completed_and_not_overwritten(upgraded: Upgraded) -> None:
    names = dict(await upgraded.owner.fetch("SELECT code, name FROM coded_value WHERE list = 'GB/T 26341'"))
    assert names["4"].startswith("肢体")
    kin = await upgraded.owner.fetchval("SELECT name FROM coded_value WHERE list = 'GB/T 4761' AND code = '02'")
    assert kin == "本局的写法"


async def test_who_registers_may_do_so_from_now_on_and_leaves_an_entry(upgraded: Upgraded) -> None:
    """The old person, in the village where a registrar is appointed after the upgrade."""
    await upgraded.owner.execute(
        "INSERT INTO role_assignment (account_id, role, division_id, started_on, post)"
        " VALUES ($1, 'REGISTRAR', $2, '2001-01-01', '社会事务岗')",
        VIEWER,
        VILLAGE,
    )
    hand = Hand(upgraded.runtime, VIEWER)
    async with upgraded.runtime.transaction():
        act = await hand.begin(VILLAGE, f"Person:{PERSON}")
        await upgraded.runtime.execute("UPDATE person SET died_on = '2026-01-01', version = version + 1")
    assert await upgraded.owner.fetchval("SELECT died_on FROM person") == date(2026, 1, 1)
    told = await upgraded.owner.fetch("SELECT id, village_id FROM audit_entry")
    assert [tuple(row) for row in told] == [(act, VILLAGE)]


async def test_the_list_of_the_whole_platform_is_in_force(upgraded: Upgraded) -> None:
    for power in powers():
        assert await upgraded.runtime.fetchval("SELECT item_id FROM power_item_in_force($1, 2)", power.code), power.code
