"""Two walls, each alone: the planner's scopes without row security, row security without the planner's scopes."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import fields, is_dataclass, replace
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject
from sqlalchemy import Table, false, not_, or_, true
from sqlalchemy.sql import ColumnElement, FromClause

import resolvers.read
from authz.policy import OBJECTS, Asker, Grants, Rule, derive
from authz.principal import Principal, civil_day
from authz.scopes import OwnScope, PublicScope, Scope, ScopeValue
from db.tables.account import ROLES
from db.tables.lineage import METADATA
from resolvers.plan import plan
from resolvers.plan.nodes import Plan, Source
from resolvers.read import Reader
from resolvers.statement import statement
from resolvers.verifier import Unscoped, verify
from tests.ground import WORLD, Database, Ground
from tests.oracle_agreement import ROOTS, agree_on_document, agree_on_page
from tests.oracle_stand import CATALOGUE, SDL, Seat, Stand, holding, open_stand
from tests.strategies import Values, thorough
from tests.strategies_documents import documents

EVERYTHING = tuple(Rule(role, granted, "read") for role in ROLES for granted in OBJECTS)
REFERENCE = {"coded_value"}
"""Tables that belong to nobody and that everyone may read."""

EVERY_KIND_OF_NODE = """
query($ids: [ID!]!) {
  me { account roles { role division { name } } }
  nodes(ids: $ids) { ... on Person { name } ... on Household { number } ... on HouseholdMembership { id } }
  division(code: "321300") {
    codes { code } parent { name } ancestors { name }
    children(first: 500) { nodes { name } totalCount }
    people(first: 500) { nodes { id } totalCount }
    households(first: 500) { totalCount pageInfo { hasPreviousPage } }
  }
  people(first: 500, where: { household: { kind: { eq: RURAL } }, memberships: { none: { relation: { eq: "02" } } } }) {
    totalCount nodes { id residenceDivision { name } household { id head { id } } memberships { household { id } } }
  }
  households(last: 500, where: { or: [{ members: { some: { person: { sex: { eq: MALE } } } } }, { head: {} }] }) {
    totalCount edges { node { id memberCount members { id person { id ethnicGroup { name } } } } }
  }
  divisions(first: 500) { totalCount nodes { id } }
}"""

EVERY_REGISTER = """
query($after: Cursor) {
  me { id roles { id } }
  people(first: 500, after: $after) {
    totalCount nodes { id household { id } membership { id } memberships { id } residenceDivision { id } }
  }
  households(last: 500) { totalCount nodes { id memberCount members { id person { id } } head { id } division { id } } }
  divisions(first: 500) {
    totalCount
    nodes {
      id parent { id } ancestors { id } children(first: 500) { totalCount nodes { id } }
      people(first: 500) { totalCount nodes { id } } households(first: 500) { totalCount nodes { id } }
    }
  }
}"""


@pytest.fixture(scope="module")
async def stand(database: Database) -> AsyncIterator[Stand]:
    async with open_stand(database.owner_url, database.runtime_url) as opened:
        yield opened


@pytest.fixture(scope="module")
async def unwalled(ground: Ground) -> AsyncIterator[Stand]:
    """A stand over a database whose row security is off."""
    database = await ground.copy(WORLD)
    async with open_stand(database.owner_url, database.runtime_url) as opened:
        for table in await secured(opened.owner):
            await opened.owner.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
        yield opened
    await ground.drop(database)


async def secured(owner: Any) -> list[str]:
    return [row[0] for row in await owner.fetch("SELECT CAST(oid AS regclass)::text FROM pg_class WHERE relrowsecurity")]


@thorough(40)
@given(data=st.data())
async def test_without_row_security_the_planner_gives_no_foreign_row(unwalled: Stand, data: DataObject) -> None:
    values = Values(unwalled.world, SDL)
    seat = await unwalled.seat(data.draw(values.assignments(), "held"), data.draw(values.rules(), "rules"))
    root = data.draw(st.sampled_from(sorted(ROOTS)), "root")
    where = data.draw(st.none() | values.where(ROOTS[root]), "where")
    await agree_on_page(unwalled, seat, root, {"first": 6, "where": where, "order": []})
    await agree_on_document(unwalled, seat, data.draw(documents(values), "document"))


@thorough(40)
@given(data=st.data())
async def test_a_planner_that_believes_everything_is_granted_gets_no_foreign_row(stand: Stand, data: DataObject) -> None:
    values = Values(stand.world, SDL)
    seat = await stand.seat(data.draw(values.assignments(), "held"), data.draw(values.rules(), "rules"))
    told = await stand.ask(credulous(stand, seat.asker), EVERY_REGISTER)
    assert_own(seat, told)


async def test_without_the_scope_predicates_the_verifier_refuses_and_row_security_holds(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = Values(stand.world, SDL)
    township = next(row for row in values.world.rows["Division"] if row["code"] == "321322101")
    seat = await stand.seat([holding("VIEWER", township.id)], EVERYTHING)
    for scope in (Scope, OwnScope):
        monkeypatch.setattr(scope, "predicate", lambda *_: true())
    with pytest.raises(Unscoped):
        await bare(stand).ask(seat.asker, EVERY_REGISTER)
    monkeypatch.setattr(resolvers.read, "verify", lambda _: None)
    told = await bare(stand).ask(seat.asker, EVERY_REGISTER)
    assert len(assert_own(seat, told)) > 20


async def test_without_either_wall_all_rows_are_there_so_the_tests_above_can_fail(
    unwalled: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat = await unwalled.seat([], EVERYTHING)
    told = await unwalled.ask(credulous(unwalled, seat.asker), EVERY_REGISTER)
    assert told["people"]["totalCount"] == len(unwalled.world.rows["Person"])
    with pytest.raises(AssertionError):
        assert_own(seat, told)


@pytest.mark.parametrize("subject", [None, UUID(int=0), uuid4()])
async def test_a_subject_that_is_nobody_gets_nothing(stand: Stand, subject: UUID | None) -> None:
    seat = await stand.seat([holding("VIEWER", city(stand))], EVERYTHING)
    asker = replace(seat.asker, principal=replace(seat.asker.principal, account_id=subject))
    told = await stand.ask(asker, EVERY_REGISTER.replace("me { id roles { id } }", "nodes(ids: []) { id }"))
    assert list(ids_in(told)) == []
    assert [told[root]["totalCount"] for root in ROOTS] == [0, 0, 0]


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


async def test_a_setting_left_behind_by_another_does_not_change_the_answer(stand: Stand) -> None:
    seat = await stand.seat([], EVERYTHING)
    other = await stand.owner.fetchval("SELECT id FROM user_account WHERE name = 'viewer@321300'")
    lent = await stand.engine.take()
    await lent.execute(f"SET registry.subject = '{other}'")
    await stand.engine.give(lent, None)
    told = await stand.ask(credulous(stand, seat.asker), EVERY_REGISTER)
    assert_own(seat, told)


async def test_every_register_has_row_security_with_a_policy_for_the_runtime_role(stand: Stand) -> None:
    guarded = {
        table.name
        for table in METADATA.tables.values()
        if "city_id" in table.c or "object" in table.info or "own" in table.info
    }
    assert {"person", "household", "household_membership", "division", "role_assignment"} <= guarded
    assert guarded <= set(await secured(stand.owner))
    written = await stand.owner.fetch("SELECT tablename FROM pg_policies WHERE roles = '{registry_runtime}'")
    assert guarded <= {row[0] for row in written}


async def test_every_table_is_reference_data_or_has_row_security(stand: Stand) -> None:
    known = {table.name for table in METADATA.tables.values()}
    open_tables = set(await tables(stand.owner)) - set(await secured(stand.owner)) - REFERENCE
    readable = await stand.owner.fetch(
        "SELECT table_name FROM information_schema.column_privileges WHERE grantee IN ('registry_runtime', 'PUBLIC')"
    )
    assert open_tables.isdisjoint(row[0] for row in readable)
    assert known <= set(await tables(stand.owner))


async def test_the_runtime_role_has_no_power_over_the_database(stand: Stand) -> None:
    role = await stand.owner.fetchrow("SELECT * FROM pg_roles WHERE rolname = 'registry_runtime'")
    for power in ("rolsuper", "rolbypassrls", "rolcreaterole", "rolcreatedb", "rolreplication"):
        assert role[power] is False, power
    owned = await stand.owner.fetchval(
        "SELECT count(*) FROM pg_shdepend WHERE deptype = 'o' AND refobjid = 'registry_runtime'::regrole"
    )
    member = await stand.owner.fetchval("SELECT count(*) FROM pg_auth_members WHERE member = 'registry_runtime'::regrole")
    assert (owned, member) == (0, 0)
    for schema in ("public", "guard"):
        assert not await stand.owner.fetchval("SELECT has_schema_privilege('registry_runtime', $1, 'CREATE')", schema)


async def test_the_runtime_role_can_write_nothing(stand: Stand, database: Database) -> None:
    for table in await tables(stand.owner):
        for act in ("INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"):
            question = "SELECT has_table_privilege('registry_runtime', $1, $2)"
            assert not await stand.owner.fetchval(question, table, act), (table, act)
        for act in ("INSERT", "UPDATE", "REFERENCES"):
            question = "SELECT has_any_column_privilege('registry_runtime', $1, $2)"
            assert not await stand.owner.fetchval(question, table, act), (table, act)
    async with runtime(database) as connection:
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await connection.execute("UPDATE person SET name = name")
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await connection.execute("DELETE FROM household")


@pytest.mark.parametrize(
    "secret",
    [
        "id_number_sealed FROM person",
        "phone_sealed FROM person",
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
            WHERE n.nspname IN ('public', 'guard') AND p.prorettype <> 'trigger'::regtype
              AND NOT EXISTS (SELECT FROM pg_depend AS d WHERE d.objid = p.oid AND d.deptype = 'e')
              AND has_function_privilege('registry_runtime', p.oid, 'EXECUTE')"""
    )
    for name, _ in allowed:
        assert name.startswith(("authz_", "guard.")), name
    changing = {name for name, volatile in allowed if volatile == b"v"}
    assert changing == {"authz_open_session(uuid,timestamp with time zone)"}


async def test_functions_that_run_as_the_owner_fix_their_search_path(stand: Stand) -> None:
    loose = await stand.owner.fetch(
        """SELECT oid::regprocedure::text FROM pg_proc WHERE prosecdef AND pronamespace <> 'pg_catalog'::regnamespace
            AND NOT coalesce(proconfig::text LIKE '%search_path=%', false)"""
    )
    assert [row[0] for row in loose] == []


async def test_the_verifier_finds_a_scope_that_was_taken_from_any_node(stand: Stand) -> None:
    made = await every_node(stand)
    verify(statement(made).select)
    scoped = [source for source in sources(made) if not isinstance(source.scope, PublicScope)]
    kinds = {source.entity.name for source in scoped}
    assert kinds == {"Person", "Household", "HouseholdMembership", "Division", "Account", "RoleAssignment"}
    for source in scoped:
        for wrong in wrong_scopes(source):
            with pytest.raises(Unscoped):
                verify(statement(with_scope(made, source.alias, wrong)).select)


class Opened(Scope):
    """A scope whose predicate holds of more rows than it should."""

    def predicate(self, source: FromClause) -> ColumnElement[bool]:
        own = Scope(self.object, self.values).predicate(source)
        return or_(own, source.c[next(iter(source.c.keys()))].is_not(None))


class Turned(Scope):
    """A scope whose predicate holds of exactly the wrong rows."""

    def predicate(self, source: FromClause) -> ColumnElement[bool]:
        return not_(Scope(self.object, self.values).predicate(source))


def wrong_scopes(source: Source) -> list[Any]:
    """Every way in which a node's scope could be wrong: gone, another object's, widened, turned round."""
    wrong: list[Any] = [PublicScope()]
    if isinstance(source.scope, OwnScope):
        other = "name" if source.scope.column == "id" else "id"
        return [*wrong, OwnScope(other)]
    own = source.scope
    another = "person" if own.object != "person" else "household"
    foreign = tuple(ScopeValue(another, value.level, value.many) for value in own.values)
    group = tuple(ScopeValue(f"{own.object}.group", value.level, value.many) for value in own.values)
    return [*wrong, Scope(another, foreign), Scope(own.object, group), Opened(own.object, own.values), Turned(own.object, own.values)]


def sources(node: Any) -> Iterator[Source]:
    """All row sources of a plan."""
    if isinstance(node, Source):
        yield node
    elif isinstance(node, tuple | list):
        for part in node:
            yield from sources(part)
    elif is_dataclass(node):
        for part in fields(node):
            yield from sources(getattr(node, part.name))


def with_scope(node: Any, alias: str, scope: Any) -> Any:
    """The same plan with another scope at one source."""
    if isinstance(node, Source):
        return replace(node, scope=scope) if node.alias == alias else node
    if isinstance(node, tuple):
        return tuple(with_scope(part, alias, scope) for part in node)
    if is_dataclass(node) and not isinstance(node, type) and any(source.alias == alias for source in sources(node)):
        return replace(node, **{part.name: with_scope(getattr(node, part.name), alias, scope) for part in fields(node)})
    return node


async def every_node(stand: Stand) -> Plan:
    seat = await stand.seat([holding("VIEWER", city(stand))], EVERYTHING)
    ids = [f"{kind}:{stand.world.rows[kind][0].id}" for kind in ("Person", "Household", "HouseholdMembership")]
    operation = stand.answering.documents.read(EVERY_KIND_OF_NODE, None, {"ids": ids})
    return plan(operation, seat.asker.grants, {}, CATALOGUE)


def credulous(stand: Stand, asker: Asker) -> Asker:
    """The same account with the grants of one who may read everything."""
    mayor = Principal(uuid4(), "", uuid4(), (holding("VIEWER", city(stand)),), civil_day())
    grants: Grants = derive(mayor, EVERYTHING, asker.divisions)
    return replace(asker, grants=grants)


def bare(stand: Stand) -> Stand:
    """The same stand with a reader that remembers no plan."""
    return replace(stand, answering=replace(stand.answering, reader=Reader(CATALOGUE, stand.engine)))


def city(stand: Stand) -> UUID:
    return next(row.id for row in stand.world.rows["Division"] if row["level"] == "city")


def assert_own(seat: Seat, told: Any) -> set[str]:
    """Every id in an answer is of a row that the asker sees; and the counts are those of such rows."""
    shown = set(ids_in(told))
    for global_id in shown:
        kind, _, key = global_id.partition(":")
        row = seat.sight.world.find(kind, UUID(key))
        assert row is not None and seat.sight.sees(row), global_id
    for root, kind in ROOTS.items():
        assert told[root]["totalCount"] == len(seat.sight.rows(kind))
    return shown


def ids_in(told: Any) -> Iterator[str]:
    if isinstance(told, dict):
        yield from (value for key, value in told.items() if key == "id")
        yield from (inner for value in told.values() for inner in ids_in(value))
    elif isinstance(told, list):
        yield from (inner for value in told for inner in ids_in(value))


async def tables(owner: Any) -> list[str]:
    found = await owner.fetch("SELECT relname FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm') AND relnamespace = 'public'::regnamespace")
    return [row[0] for row in found]


@asynccontextmanager
async def runtime(database: Database) -> AsyncIterator[Any]:
    connection = await asyncpg.connect(database.runtime_url)
    try:
        yield connection
    finally:
        await connection.close()


_ = (json, Table, false)
