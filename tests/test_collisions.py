"""An act that collides with another transaction is tried again, a bounded number of times, and done once."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import asyncpg
import pytest

from db.failures import Collided
from resolvers import acting
from resolvers.commands.work import Done, Work
from schema.mutation import COMMANDS
from tests.access_world import until
from tests.acting import act, entries, entry
from tests.asking import Asking
from tests.ground import Database, connected
from tests.world import WORLD
from tests.world_accounts import COUNTY_REGISTRAR


async def test_the_loser_of_a_deadlock_is_tried_again_and_done_once(
    fresh_asking: Asking, fresh_database: Database
) -> None:
    given = {"id": f"Person:{WORLD.person(1).id}", "expectedVersion": WORLD.person(1).version, "education": "20"}
    async with connected(fresh_database.superuser_url) as rival:
        # The rival waits long before it looks for a circle, so it is the act that is broken off.
        await rival.execute("SET deadlock_timeout = '60s'")
        async with rival.transaction():
            await rival.execute("LOCK TABLE audit_entry IN SHARE MODE")
            doing = asyncio.create_task(act(fresh_asking, COUNTY_REGISTRAR, "updatePerson", given))
            await waiting(rival, "audit_entry")
            await rival.execute("SELECT FROM person WHERE id = $1 FOR UPDATE", WORLD.person(1).id)
        payload = await doing
    assert payload["errors"] == []
    kept = await entry(fresh_asking, action="updatePerson")
    assert (kept["outcome"], kept["object_id"]) == ("DONE", WORLD.person(1).id)


async def waiting(rival: asyncpg.Connection, table: str) -> None:
    """Until somebody waits for a lock on the table."""
    question = """
    SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = CAST($1 AS regclass)
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    """

    async def somebody() -> bool:
        return bool(await rival.fetchval(question, table))

    await until(somebody)


async def test_what_collides_each_time_is_given_up_and_told_so(
    fresh_asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[int] = []

    async def always(work: Work, _: object) -> Done:
        tried.append(await work.value("SELECT 1"))
        raise Collided("again")

    monkeypatch.setitem(COMMANDS, "updatePerson", replace(COMMANDS["updatePerson"], run=always))
    given = {"id": f"Person:{WORLD.person(1).id}", "expectedVersion": 1}
    text = "mutation M($input: UpdatePersonInput!) { updatePerson(input: $input) { errors { code } } }"
    response = await fresh_asking(COUNTY_REGISTRAR, text, {"input": given})
    assert response.json()["errors"][0]["extensions"]["code"] == "UNAVAILABLE"
    assert (response.status_code, len(tried)) == (503, acting.ATTEMPTS)
    assert await entries(fresh_asking) == []
