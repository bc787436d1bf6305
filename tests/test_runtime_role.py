"""What the role that serves requests may do in the database: read and write registers through row security, and nothing else."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
import pytest

from db.tables.lineage import METADATA
from tests.by_hand import REMOVABLE, WRITTEN
from tests.ground import Database
from tests.oracle_stand import Stand, open_stand, secured_tables

REFERENCE = {"coded_value", "power_list", "power_item", "power_step", "sealing_key"}
"""Tables that belong to nobody and that everyone may read."""

REGISTERS = ("institution", "cemetery", "social_organization", "community_facility", "supervision_committee")
"""Those that have a telephone."""


@pytest.fixture(scope="module")
async def stand(database: Database) -> AsyncIterator[Stand]:
    async with open_stand(database.owner_url, database.runtime_url) as opened:
        yield opened


async def test_every_register_has_row_security_with_a_policy_for_the_runtime_role(stand: Stand) -> None:
    guarded = {
        table.name
        for table in METADATA.tables.values()
        if "city_id" in table.c or "object" in table.info or "own" in table.info
    }
    assert {
        "person",
        "household_membership",
        "cemetery_price",
        "facility_assessment_item",
        "role_assignment",
    } <= guarded
    assert guarded <= set(await secured_tables(stand.owner))
    written = await stand.owner.fetch("SELECT tablename FROM pg_policies WHERE roles = '{registry_runtime}'")
    assert guarded <= {row[0] for row in written}


async def test_every_table_is_reference_data_or_has_row_security(stand: Stand) -> None:
    known = {table.name for table in METADATA.tables.values()}
    open_tables = set(await tables(stand.owner)) - set(await secured_tables(stand.owner)) - REFERENCE
    readable = await stand.owner.fetch(
        "SELECT table_name FROM information_schema.column_privileges WHERE grantee IN ('registry_runtime', 'PUBLIC')"
    )
    assert open_tables.isdisjoint(row[0] for row in readable)
    assert known <= set(await tables(stand.owner))


async def test_the_runtime_role_alone_sees_no_row_of_any_table(stand: Stand, database: Database) -> None:
    async with runtime(database) as connection:
        for table in await tables(stand.owner):
            if table in REFERENCE:
                continue
            try:
                seen = await connection.fetchval(f"SELECT count(*) FROM {table}")
            except asyncpg.InsufficientPrivilegeError:
                continue
            assert seen == 0, table


async def test_the_runtime_role_has_no_power_over_the_database(stand: Stand) -> None:
    role = await stand.owner.fetchrow("SELECT * FROM pg_roles WHERE rolname = 'registry_runtime'")
    for power in ("rolsuper", "rolbypassrls", "rolcreaterole", "rolcreatedb", "rolreplication"):
        assert role[power] is False, power
    owned = await stand.owner.fetchval(
        "SELECT count(*) FROM pg_shdepend WHERE deptype = 'o' AND refobjid = 'registry_runtime'::regrole"
    )
    member = await stand.owner.fetchval(
        "SELECT count(*) FROM pg_auth_members WHERE member = 'registry_runtime'::regrole"
    )
    assert (owned, member) == (0, 0)
    for schema in ("public", "guard", "audit"):
        assert not await stand.owner.fetchval("SELECT has_schema_privilege('registry_runtime', $1, 'CREATE')", schema)


async def test_the_runtime_role_writes_registers_entries_and_receipts_and_nothing_else(
    stand: Stand, database: Database
) -> None:
    written = {
        "INSERT": {*WRITTEN, "act_receipt"},
        "UPDATE": {*WRITTEN},
        "DELETE": {*REMOVABLE},
        "TRUNCATE": set(),
        "REFERENCES": set(),
        "TRIGGER": set(),
    }
    everything = await tables(stand.owner)
    whole = "SELECT has_table_privilege('registry_runtime', $1, $2)"
    some = "SELECT has_any_column_privilege('registry_runtime', $1, $2)"
    for act, expected in written.items():
        question = some if act in {"INSERT", "UPDATE", "REFERENCES"} else whole
        assert {table for table in everything if await stand.owner.fetchval(question, table, act)} == expected, act
        if act in {"INSERT", "UPDATE"}:
            assert not [table for table in everything if await stand.owner.fetchval(whole, table, act)], act
    async with runtime(database) as connection:
        with pytest.raises(asyncpg.PostgresError, match="no acting subject"):
            await connection.execute("UPDATE person SET name = 'x'")
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await connection.execute("DELETE FROM household")


@pytest.mark.parametrize(
    "secret",
    [
        "id_number_sealed FROM person",
        "phone_sealed FROM person",
        *(f"{secret} FROM {register}" for register in REGISTERS for secret in ("phone_sealed", "*")),
        "* FROM person",
        "password_hash FROM user_account",
        "disabled_at FROM user_account",
        "id FROM account_session",
        "role FROM policy_rule",
        "parent_id FROM division_governance",
    ],
)
async def test_the_runtime_role_cannot_read_secrets(database: Database, secret: str) -> None:
    async with runtime(database) as connection:
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await connection.fetch(f"SELECT {secret}")


async def test_the_runtime_role_calls_only_the_functions_made_for_it(stand: Stand) -> None:
    allowed = await stand.owner.fetch(
        """SELECT p.oid::regprocedure::text, p.provolatile FROM pg_proc AS p
             JOIN pg_namespace AS n ON n.oid = p.pronamespace
            WHERE n.nspname IN ('public', 'guard', 'audit') AND p.prorettype <> 'trigger'::regtype
              AND (p.prosecdef OR p.provolatile = 'v')
              AND NOT EXISTS (SELECT FROM pg_depend AS d WHERE d.objid = p.oid AND d.deptype = 'e')
              AND has_function_privilege('registry_runtime', p.oid, 'EXECUTE')"""
    )
    plain = {"refresh_lineage()", "next_household_number(uuid)"}
    for name, _ in allowed:
        assert (
            name.startswith(("authz_", "guard.", "audit.filed_by", "audit.keep_months", "audit.tell")) or name in plain
        ), name
    changing = {name for name, volatile in allowed if volatile == b"v"}
    assert changing <= plain | {
        "authz_open_session(uuid,timestamp with time zone)",
        "guard.enter(uuid)",
        "guard.hold_sealing_key()",
        "guard.digest_taken(text,bytea[])",
        "guard.sealed_of(uuid)",
        "audit.keep_months(integer)",
        "audit.tell(boolean,uuid,uuid,text,text,uuid,uuid,text,text,uuid,jsonb,text,text,text[],text,text,text,text,text[],uuid[])",
    }


async def test_functions_that_run_as_the_owner_fix_their_search_path(stand: Stand) -> None:
    loose = await stand.owner.fetch(
        """SELECT oid::regprocedure::text FROM pg_proc WHERE prosecdef AND pronamespace <> 'pg_catalog'::regnamespace
            AND NOT coalesce(proconfig::text LIKE '%search_path=%', false)"""
    )
    assert [row[0] for row in loose] == []


async def tables(owner: Any) -> list[str]:
    found = await owner.fetch(
        """SELECT CAST(oid AS regclass)::text FROM pg_class
            WHERE relkind IN ('r', 'p', 'v', 'm')
              AND relnamespace IN ('public'::regnamespace, 'guard'::regnamespace, 'audit'::regnamespace)"""
    )
    return [row[0] for row in found]


@asynccontextmanager
async def runtime(database: Database) -> AsyncIterator[Any]:
    connection = await asyncpg.connect(database.runtime_url)
    try:
        yield connection
    finally:
        await connection.close()
