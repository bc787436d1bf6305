"""What the migrations make is what db/tables declares, once, however many begin; what clients may say is what was reviewed."""

from __future__ import annotations

import asyncio
import contextlib
import re
import sys
from collections.abc import AsyncIterator, Iterator
from functools import partial
from typing import Any
from uuid import uuid4

import asyncpg
import pytest
from alembic import command
from alembic.config import Config
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    is_introspection_type,
    is_specified_directive,
    is_specified_scalar_type,
)
from sqlalchemy import Connection, pool
from sqlalchemy.ext.asyncio import create_async_engine

from db.tables import METADATA
from schema.contract import build_schema
from server.migrating import migrate
from tests.access_world import until
from tests.ground import Database, Ground, connected
from tests.test_repository import ROOT

LOCK = 321300
MODELS = "models"
REFRESH = "look at what changed, then: python -m server.cli schema > schema/schema.graphql"

COLUMNS = """
SELECT table_name, column_name, data_type, numeric_precision, numeric_scale, is_nullable, column_default, generation_expression
  FROM information_schema.columns WHERE table_schema = $1
"""
CONSTRAINTS = """
SELECT conrelid::regclass::text AS "table", conname, pg_get_constraintdef(oid)
  FROM pg_constraint WHERE connamespace = CAST($1 AS regnamespace) AND contype <> 't'  -- those are triggers
"""
INDEXES = "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = $1"


@pytest.fixture
async def bare_database(ground: Ground) -> AsyncIterator[Database]:
    """A database as db/roles.sql and db/extensions.sql make it, before any migration."""
    made = ground.database(f"bare_{uuid4().hex}")
    (create,) = re.findall(r"(?m)^CREATE DATABASE registry .*;$", (ROOT / "db/roles.sql").read_text(encoding="utf-8"))
    async with connected(ground.databases.superuser_url) as superuser:
        await superuser.execute(create.replace("DATABASE registry ", f"DATABASE {made.name} "))
    async with connected(made.superuser_url) as superuser:
        await superuser.execute((ROOT / "db/extensions.sql").read_text(encoding="utf-8"))
    yield made
    await ground.drop(made)


async def facts(line: asyncpg.Connection, question: str, schema: str) -> set[tuple[object, ...]]:
    """What the catalogue says of one schema, without its name, and without Alembic's own table."""
    rows = [tuple(str(cell).replace(f"{schema}.", "") for cell in row) for row in await line.fetch(question, schema)]
    return {row for row in rows if row[0] != "alembic_version"}


def declared(connection: Connection) -> None:
    METADATA.create_all(connection.execution_options(schema_translate_map={None: MODELS}))


@pytest.mark.parametrize("question", [COLUMNS, CONSTRAINTS, INDEXES], ids=["columns", "constraints", "indexes"])
async def test_the_migrations_make_what_the_tables_declare(empty_database: Database, question: str) -> None:
    """Built twice in one database, by the migrations and from db/tables, the catalogue tells no difference."""
    async with connected(empty_database.superuser_url) as superuser:
        await superuser.execute(f"CREATE SCHEMA {MODELS}")
        engine = create_async_engine(
            "postgresql+asyncpg://",
            async_creator=partial(asyncpg.connect, empty_database.superuser_url),
            poolclass=pool.NullPool,
        )
        async with engine.begin() as connection:
            await connection.run_sync(declared)
        await engine.dispose()
        migrated, modelled = await facts(superuser, question, "public"), await facts(superuser, question, MODELS)
    assert modelled
    assert migrated == modelled


async def test_no_constraint_is_left_unchecked(empty_database: Database) -> None:
    async with connected(empty_database.superuser_url) as superuser:
        kinds = await superuser.fetch(
            "SELECT contype, bool_and(convalidated) FROM pg_constraint WHERE connamespace = 'public'::regnamespace GROUP BY 1"
        )
    found = {bytes(kind).decode() if isinstance(kind, bytes) else kind: valid for kind, valid in kinds}
    assert {"p", "u", "f", "c", "x", "n", "t"} <= found.keys()
    assert all(found.values())


async def test_alembic_finds_nothing_to_migrate(empty_database: Database) -> None:
    config = Config(attributes={"url": empty_database.owner_url})
    config.set_main_option("script_location", str(ROOT / "migrations"))
    config.set_main_option("path_separator", "newline")
    with contextlib.redirect_stdout(sys.stderr):
        await asyncio.to_thread(command.check, config)


async def test_the_owner_migrates_a_bare_database_and_again_without_effect(bare_database: Database) -> None:
    await asyncio.to_thread(migrate, bare_database.owner_url)
    before = await _everything(bare_database)
    await asyncio.to_thread(migrate, bare_database.owner_url)
    assert await _everything(bare_database) == before
    async with connected(bare_database.superuser_url) as superuser:
        assert await superuser.fetchval("SELECT count(*) FROM alembic_version") == 1
        owners = await superuser.fetch(
            "SELECT DISTINCT pg_get_userbyid(c.relowner) FROM pg_class AS c"
            " WHERE c.relnamespace IN ('public'::regnamespace, 'guard'::regnamespace)"
            "   AND NOT EXISTS (SELECT FROM pg_depend AS d WHERE d.objid = c.oid AND d.deptype = 'e')"
        )
    assert [owner[0] for owner in owners] == ["registry_owner"]


async def _everything(database: Database) -> tuple[object, ...]:
    async with connected(database.superuser_url) as superuser:
        made = [await facts(superuser, question, "public") for question in (COLUMNS, CONSTRAINTS, INDEXES)]
        functions = await superuser.fetch(
            "SELECT oid, xmin::text FROM pg_proc WHERE proowner = 'registry_owner'::regrole ORDER BY 1"
        )
        rows = await superuser.fetch("SELECT xmin::text, role, object, action FROM policy_rule ORDER BY 2, 3, 4")
        return *made, functions, rows


async def test_two_that_migrate_at_once_do_so_one_after_the_other(bare_database: Database) -> None:
    code = f"from server.migrating import migrate; migrate({bare_database.owner_url!r})"
    async with connected(bare_database.superuser_url) as holder:
        await holder.execute("SELECT pg_advisory_lock($1)", LOCK)
        both = [await asyncio.create_subprocess_exec(sys.executable, "-c", code, cwd=ROOT) for _ in range(2)]
        waiting = (
            "SELECT count(*) = 2 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
            " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        )
        await until(lambda: holder.fetchval(waiting), 60)
        assert await holder.fetchval("SELECT to_regclass('public.person') IS NULL"), "neither has begun"
        await holder.execute("SELECT pg_advisory_unlock($1)", LOCK)
        assert [await each.wait() for each in both] == [0, 0]
        assert await holder.fetchval("SELECT count(*) FROM alembic_version") == 1
        assert await holder.fetchval("SELECT count(*) FROM authz_version") == 1


@pytest.mark.parametrize("privilege", ["TRUNCATE", "REFERENCES", "TRIGGER"])
async def test_the_runtime_role_may_do_no_more_with_any_table_than_write_rows(
    world_database: Database, privilege: str
) -> None:
    async with connected(world_database.runtime_url) as runtime:
        rows = await runtime.fetch(
            "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace"
            " AND (has_table_privilege(oid, $1)"
            "      OR $1 = 'REFERENCES' AND has_any_column_privilege(oid, $1))",
            privilege,
        )
    assert [row[0] for row in rows] == []


def test_the_reviewed_contract_is_the_printed_one() -> None:
    kept = (ROOT / "schema" / "schema.graphql").read_text(encoding="utf-8")
    assert kept == build_schema().as_str() + "\n", REFRESH


def described() -> Iterator[tuple[str, Any]]:
    """Everything in the graph that may have a description, by its coordinate."""
    schema = build_schema()._schema
    for name, kind in schema.type_map.items():
        if is_introspection_type(kind) or is_specified_scalar_type(kind):
            continue
        yield name, kind
        match kind:
            case GraphQLObjectType() | GraphQLInterfaceType():
                for field, definition in kind.fields.items():
                    yield f"{name}.{field}", definition
                    yield from ((f"{name}.{field}({argument}:)", given) for argument, given in definition.args.items())
            case GraphQLInputObjectType():
                yield from ((f"{name}.{field}", definition) for field, definition in kind.fields.items())
            case GraphQLEnumType():
                yield from ((f"{name}.{value}", definition) for value, definition in kind.values.items())
    yield from ((f"@{each.name}", each) for each in schema.directives if not is_specified_directive(each))


def test_everything_in_the_graph_is_described_in_chinese_first_and_then_in_english() -> None:
    found = dict(described())
    assert len(found) > 200
    pattern = re.compile(r"[\u4e00-\u9fff].* / .*[A-Za-z]", re.DOTALL)
    wrong = [coordinate for coordinate, each in found.items() if not pattern.match(each.description or "")]
    assert wrong == []
