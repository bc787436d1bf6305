"""What somebody could try who has the password of the role of requests: to write in another's name, at another time, or beside
the record. All of it by hand, on that role's own connection.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from uuid import UUID, uuid4

import asyncpg
import pytest

from tests.by_hand import Hand, hand_of, undone
from tests.ground import Database, connected
from tests.lineage_world import CITY, ELSEWHERE, VILLAGE
from tests.world import person_id

CHANGE = "UPDATE person SET version = version + 1 WHERE id = $1"
TOUCH = "INSERT INTO audit_object (entry_id, object_type, object_id, division_id) VALUES ($1, 'Person', $2, $3)"
LURE = """
CREATE TEMP TABLE lure (id uuid, division_id uuid, city_id uuid, county_id uuid, township_id uuid, village_id uuid);
GRANT ALL ON lure TO PUBLIC;
CREATE FUNCTION pg_temp.bite() RETURNS trigger LANGUAGE plpgsql
AS $$ BEGIN RAISE EXCEPTION 'run as %', current_user; END $$;
CREATE TRIGGER keep_lineage BEFORE UPDATE ON lure FOR EACH STATEMENT EXECUTE FUNCTION pg_temp.bite();
CREATE TRIGGER keep_division BEFORE UPDATE ON lure FOR EACH STATEMENT EXECUTE FUNCTION pg_temp.bite('household', 'id');
"""
"""A table of one's own, with triggers of the names by which the owner's functions find the tables that follow the tree."""


@pytest.fixture(scope="module")
async def registrar(database: Database) -> AsyncIterator[Hand]:
    """Who may write every register in the whole city."""
    async with hand_of(database, ("REGISTRAR", CITY), ("APPROVER", CITY)) as hand:
        yield hand


@pytest.fixture(scope="module")
async def far(database: Database) -> tuple[UUID, UUID]:
    """A person outside of one village, and the division."""
    async with connected(database.owner_url) as owner:
        row = await owner.fetchrow(
            "SELECT id, division_id FROM person WHERE division_id <> $1 ORDER BY id LIMIT 1", VILLAGE
        )
    assert row is not None
    return row["id"], row["division_id"]


async def test_roots_that_somebody_gave_themselves_let_nobody_act(
    database: Database, registrar: Hand, far: tuple[UUID, UUID]
) -> None:
    person, division = far
    async with connected(database.owner_url) as owner:
        wide = await owner.fetchval("SELECT roots FROM guard.reach WHERE account_id = $1", registrar.account)
    async with hand_of(database, ("REGISTRAR", VILLAGE)) as narrow, undone(narrow.line):
        act = await narrow.begin()
        await narrow.line.execute("SELECT set_config('registry.roots', $1, true)", wide)
        await narrow.line.execute(CHANGE, person)
        with pytest.raises(asyncpg.InsufficientPrivilegeError, match="does nothing in division"):
            await narrow.tell(act, division, f"Person:{person}")


async def test_who_enters_after_a_change_does_not_answer_for_it_where_they_may_do_nothing(
    database: Database, registrar: Hand, far: tuple[UUID, UUID]
) -> None:
    person, division = far
    async with hand_of(database, ("REGISTRAR", VILLAGE)) as narrow, undone(registrar.line):
        act = await registrar.begin()
        await registrar.line.execute(CHANGE, person)
        await registrar.line.execute("SELECT guard.enter($1)", narrow.account)
        with pytest.raises(asyncpg.InsufficientPrivilegeError, match="does nothing in division"):
            await Hand(registrar.line, narrow.account).tell(act, division, f"Person:{person}")


@pytest.mark.parametrize("gone", ["never was", "disabled"])
async def test_nobody_writes_in_the_name_of_an_account_that_cannot_enter(
    database: Database, registrar: Hand, gone: str
) -> None:
    async with hand_of(database, ("REGISTRAR", CITY)) as other:
        if gone == "disabled":
            async with connected(database.owner_url) as owner:
                await owner.execute("UPDATE user_account SET disabled_at = now() WHERE id = $1", other.account)
        ghost = other.account if gone == "disabled" else uuid4()
        async with undone(registrar.line):
            act = await registrar.begin()
            await registrar.line.execute("SELECT set_config('registry.subject', $1, true)", str(ghost))
            with pytest.raises(asyncpg.InsufficientPrivilegeError, match="nobody acts as account"):
                await Hand(registrar.line, ghost).tell(act, VILLAGE)


async def test_an_entry_bears_the_name_of_its_account_whatever_its_writer_says(
    database: Database, registrar: Hand
) -> None:
    async with registrar.line.transaction():
        entry = await registrar.tell(await registrar.begin(), VILLAGE)
    async with connected(database.owner_url) as owner:
        told = await owner.fetchrow("SELECT account, actor FROM audit_entry WHERE id = $1", entry)
    assert told is not None
    assert tuple(told) == (str(registrar.account), "某人")


async def test_nothing_is_added_to_an_act_of_earlier(registrar: Hand) -> None:
    """Neither an entry nor what an entry touches, whoever takes up the act by its id."""
    async with registrar.line.transaction():
        earlier = await registrar.tell(await registrar.begin(), VILLAGE)
    take_up = "SELECT guard.act($1, $2)"
    async with undone(registrar.line):
        await registrar.line.execute(take_up, registrar.account, earlier)
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await registrar.line.execute(TOUCH, earlier, person_id(14), VILLAGE)
    async with undone(registrar.line):
        await registrar.line.execute(take_up, registrar.account, earlier)
        own = await registrar.line.fetchval("SELECT uuidv7()")
        with pytest.raises(asyncpg.InsufficientPrivilegeError, match="was not begun here"):
            await registrar.tell(earlier, VILLAGE, own=own)


async def test_an_entry_is_of_the_hour_in_which_it_is_written_however_long_its_transaction_lasts(
    registrar: Hand,
) -> None:
    async with undone(registrar.line):
        began, now = "SELECT now()", "SELECT clock_timestamp()"
        while await registrar.line.fetchval(now) <= await registrar.line.fetchval(f"{began} + interval '2 ms'"):
            pass
        old = await registrar.line.fetchval(
            "SELECT uuidv7(now() - clock_timestamp() - interval '1 hour' + interval '1 ms')"
        )
        await registrar.line.execute("SELECT guard.act($1, $2)", registrar.account, old)
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await registrar.tell(old, VILLAGE)


async def test_a_value_is_revealed_by_the_roles_of_its_entrys_account_alone(database: Database) -> None:
    """Who may register people but reveal no number gives themselves the roots, and is shown nothing."""
    async with connected(database.owner_url) as owner:
        text = "SELECT id, division_id, encode(id_number_digest, 'hex') AS digest FROM person WHERE id_number_digest IS NOT NULL"
        person = await owner.fetchrow(f"{text} ORDER BY id LIMIT 1")
    changes = f'[{{"object": "Person:{person["id"]}", "field": "idNumber", "after": "{person["digest"]}"}}]'
    async with hand_of(database, ("REGISTRAR", CITY)) as hand:
        async with hand.line.transaction():
            begun = await hand.begin()
            await hand.line.execute(
                "INSERT INTO audit_entry (id, act_id, account_id, account, actor, division_id, action, object_type, object_id,"
                " changes, outcome) VALUES ($1, $1, $2, '试', '某人', $3, 'revealIdentity', 'Person', $4, $5, 'DONE')",
                begun, hand.account, person["division_id"], person["id"], changes,
            )  # fmt: skip
        async with hand.line.transaction():
            await hand.begin()
            forged = (
                "SELECT set_config('registry.roots', json_build_object('person.identity+reveal', $1::text)::text, true)"
            )
            await hand.line.execute(forged, f"{{{CITY}}}")
            assert await hand.line.fetch("SELECT field FROM guard.sealed_of($1)", begun) == []


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
                assert await hand.line.execute(text, ELSEWHERE) != "UPDATE 0"
    finally:
        async with connected(database.superuser_url) as superuser:
            await superuser.execute(f"REVOKE TEMP ON DATABASE {database.name} FROM registry_runtime")
