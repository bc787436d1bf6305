"""What the audit trail says of a row's filing, and what stays because the trail tells of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import nullcontext
from uuid import UUID

import asyncpg
import pytest

from db.unit_of_work import new_id
from tests.by_hand import undone
from tests.by_owner import told
from tests.ground import Database, connected
from tests.lineage_world import TOWN, Owner
from tests.world import WORLD, person_id
from tests.world_accounts import COUNTY_VIEWER


@pytest.fixture
async def owner(fresh_database: Database) -> AsyncIterator[Owner]:
    async with connected(fresh_database.owner_url) as line:
        yield Owner(line)


@pytest.mark.parametrize("acted", [True, False])
async def test_a_division_that_acts_are_told_of_stays(owner: Owner, *, acted: bool) -> None:
    young, text = (
        new_id(),
        "INSERT INTO division (id, level, kind, code, name, pinyin) VALUES ($1, $2, $3, $4, '新', 'xin')",
    )
    async with undone(owner.line):
        await owner.run(text, young, "village", "VILLAGERS_COMMITTEE", "321322101299")
        await owner.run("INSERT INTO division_governance VALUES ($1, $2, '2000-01-01', NULL)", young, TOWN)
        await owner.run("SET CONSTRAINTS ALL IMMEDIATE")
        if acted:
            await told(owner.line, new_id(), person_id(14), division=young)
        await owner.run("ALTER TABLE division_governance DISABLE TRIGGER USER")
        await owner.run("DELETE FROM division_governance WHERE division_id = $1", young)
        refused = (
            pytest.raises(asyncpg.ForeignKeyViolationError, match="trail tells of acts") if acted else nullcontext()
        )
        with refused:
            await owner.run("DELETE FROM division WHERE id = $1", young)


async def test_who_filed_a_row_is_who_added_it_and_not_who_changed_it_first(owner: Owner) -> None:
    row, beside = new_id(), person_id(14)
    ask = "SELECT audit.filed_by($1)"
    assert await owner.value(ask, row) is None
    await told(owner.line, new_id(), row, account=WORLD.accounts[COUNTY_VIEWER].id, field="name")
    assert await owner.value(ask, row) is None
    first, second = new_id(), new_id()
    await told(owner.line, new_id(), row, account=first, outcome="REFUSED")
    assert await owner.value(ask, row) is None
    filing = await told(owner.line, new_id(), row, account=first)
    await told(owner.line, just_after(filing), row, account=second)
    assert await owner.value(ask, row) == first
    child = new_id()
    await told(owner.line, new_id(), child, account=second, about=beside)
    assert await owner.value(ask, child) is None
    assert await owner.value("SELECT audit.filed_by($1, $2)", child, beside) == second


def just_after(own: UUID) -> UUID:
    """An id greater than this one: two that are made in one millisecond may be either way round."""
    return UUID(int=own.int + 1)
