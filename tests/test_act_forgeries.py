"""What somebody could try who has the password of the role of requests: to be shown what their roles do not show, to write where
they may not, to have the owner work for them. All of it by hand, on that role's own connection.
"""

from __future__ import annotations

import json

import asyncpg
import pytest

from tests.by_hand import CHANGE, granted_columns, hand_of, insertion, undone
from tests.ground import Database, connected
from tests.lineage_world import CITY, ELSEWHERE, TOWN

LURE = """
CREATE TEMP TABLE lure (id uuid, division_id uuid, city_id uuid, county_id uuid, township_id uuid, village_id uuid);
GRANT ALL ON lure TO PUBLIC;
CREATE FUNCTION pg_temp.bite() RETURNS trigger LANGUAGE plpgsql
AS $$ BEGIN RAISE EXCEPTION 'run as %', current_user; END $$;
CREATE TRIGGER keep_lineage BEFORE UPDATE ON lure FOR EACH STATEMENT EXECUTE FUNCTION pg_temp.bite();
CREATE TRIGGER keep_division BEFORE UPDATE ON lure FOR EACH STATEMENT EXECUTE FUNCTION pg_temp.bite('household', 'id');
"""
"""A table of one's own, with triggers of the names by which the owner's functions find the tables that follow the tree."""


async def test_a_value_is_revealed_by_the_roles_of_its_entrys_account_alone(database: Database) -> None:
    """Who may register people but reveal no number gives themselves the roots, and is shown nothing."""
    async with connected(database.owner_url) as owner:
        text = "SELECT id, division_id, encode(id_number_digest, 'hex') AS digest FROM person WHERE id_number_digest IS NOT NULL"
        person = await owner.fetchrow(f"{text} ORDER BY id LIMIT 1")
    async with hand_of(database, ("REGISTRAR", CITY)) as hand:
        async with hand.line.transaction():
            await hand.enter()
            begun = await hand.tell(
                person["division_id"], f"Person:{person['id']}", further=False, action="revealIdentity",
                about=person["id"], field=("idNumber", person["digest"]),
            )  # fmt: skip
        async with hand.line.transaction():
            await hand.enter()
            forged = (
                "SELECT set_config('registry.roots', json_build_object('person.identity+reveal', $1::text)::text, true)"
            )
            await hand.line.execute(forged, f"{{{CITY}}}")
            assert await hand.line.fetch("SELECT field FROM guard.sealed_of($1)", begun) == []


async def test_nothing_is_written_by_roots_that_somebody_gave_themselves(database: Database) -> None:
    async with connected(database.owner_url) as owner:
        text = "SELECT *, to_jsonb(h) AS whole FROM household AS h WHERE township_id IS DISTINCT FROM $1 ORDER BY id LIMIT 1"
        home = await owner.fetchrow(text, TOWN)
        columns = await granted_columns(owner, "household", "INSERT")
    roots = json.dumps(dict.fromkeys(("household", "household+write"), f"{{{CITY}}}"))
    async with hand_of(database, ("REGISTRAR", TOWN)) as hand, undone(hand.line):
        await hand.begin(home["division_id"], f"Household:{home['id']}")
        await hand.line.execute("SELECT set_config('registry.roots', $1, true)", roots)
        assert await hand.line.fetchval("SELECT count(*) FROM household WHERE id = $1", home["id"]) == 1
        assert await hand.line.execute(CHANGE.format(table="household"), home["id"]) == "UPDATE 0"
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await hand.line.execute(insertion("household", columns), home["whole"])


async def test_the_owner_writes_to_no_table_of_anothers(database: Database) -> None:
    """Only a database whose rights were not taken from the public lets anybody make one; nothing hangs on that alone."""
    async with connected(database.superuser_url) as superuser:
        await superuser.execute(f"GRANT TEMP ON DATABASE {database.name} TO registry_runtime")
    try:
        async with hand_of(database, ("REGISTRAR", CITY)) as hand:
            await hand.line.execute(LURE)
            await hand.line.execute("SELECT refresh_lineage()")
            async with undone(hand.line):
                await hand.begin()
                text = "UPDATE household SET division_id = $1 WHERE division_id <> $1"
                homes = await hand.line.fetch("SELECT id, division_id FROM household")
                await hand.tell_of("household", [*homes, *((home, ELSEWHERE) for home, _ in homes)])
                assert await hand.line.execute(text, ELSEWHERE) != "UPDATE 0"
    finally:
        async with connected(database.superuser_url) as superuser:
            await superuser.execute(f"REVOKE TEMP ON DATABASE {database.name} FROM registry_runtime")
