"""One database of one's own, where a test decides what an account holds and what the policy says, and asks as it.

The asker is made by the stages that a worker uses, but from the database as it stands at that moment: nothing is
remembered. The same facts, as the test wrote them, make the oracle's sight.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import asyncpg
from graphql import GraphQLSchema, build_schema

from authz.policy import OBJECTS, Asker, Rule, derive, read_rules
from authz.principal import Assignment, Principal, civil_day, read_divisions, read_principal
from db.engine import PLANNED_ONCE, Engine, connection, create_engine
from db.tables.account import ROLES
from resolvers.document import Documents, Operation
from resolvers.read import Prepared, Reader
from schema import contract
from schema.execution import Answering
from tests.oracle_sight import Sight
from tests.oracle_world import World, read_world

CATALOGUE = contract.build_catalogue()
SCHEMA = contract.build_schema()
SDL: GraphQLSchema = build_schema(SCHEMA.as_str())
"""The printed contract read back: it has no resolvers of ours."""

EVERYTHING = tuple(Rule(role, granted, "read") for role in ROLES for granted in OBJECTS)
"""A policy under which every role may read all."""

GROUPS_IN_PART = tuple(
    Rule(role, granted, "read")
    for role in ("VIEWER", "REGISTRAR")
    for granted in OBJECTS
    if role == "REGISTRAR" or "." not in granted
)
"""A viewer sees no field group; a registrar sees all of them."""


_NOWHERE: Any = None  # plans need no database, and nothing is written here
_DOCUMENTS, _PLANS = Documents(SCHEMA._schema), Reader(CATALOGUE, _NOWHERE)


class _Reader(Reader):
    """Answers over one stand's database. A plan knows of none, so all stands remember theirs together."""

    def prepare(self, operation: Operation, asker: Asker) -> Prepared:
        return _PLANS.prepare(operation, asker)


@dataclass(frozen=True, slots=True)
class Seat:
    """One asker twice: as the server knows it, and as the oracle does."""

    asker: Asker
    sight: Sight


@dataclass(slots=True, repr=False, eq=False)
class Stand:
    """The database, its world, and the account that asks."""

    owner: Any
    engine: Engine
    world: World
    account: UUID
    session: UUID
    answering: Answering

    def _repr_pretty_(self, printer: Any, _: bool) -> None:  # noqa: FBT001 - hypothesis's protocol
        """Shown short in failures: hypothesis would print the whole world, and lose the failure over it."""
        printer.text("the stand")

    async def seat(self, held: Iterable[Assignment], rules: Iterable[Rule]) -> Seat:
        """Let the account hold these assignments under this policy, and nothing else."""
        held, rules = tuple(held), tuple(rules)
        async with self.owner.transaction():
            await self._assign(held)
            await self._legislate(rules)
        self.world = await read_world(self.owner, scattered=self.world.scattered)
        asker = await self.asker()
        told = Principal(self.account, "", self.session, tuple(a for a in held if a.holds_on(civil_day())), civil_day())
        return Seat(asker, Sight(self.world, told, rules))

    async def asker(self) -> Asker:
        """Who asks, from the database."""
        async with connection(self.engine) as lent:
            principal = await read_principal(lent, _Session(self.account, self.session), civil_day())
            divisions = await read_divisions(lent)
            return Asker(principal, derive(principal, await read_rules(lent), divisions), divisions)

    async def ask(self, asker: Asker, text: str, **variables: Any) -> Any:
        """The data, or the refusal raised."""
        return await self.answer(asker, text, None, variables)

    async def answer(self, asker: Asker, text: str, name: str | None, variables: Mapping[str, Any]) -> Any:
        """The data of one operation of a document, or the refusal raised."""
        operation = self.answering.documents.read(text, name, variables)
        return json.loads(await self.answering.answer(operation, asker))

    async def _assign(self, held: tuple[Assignment, ...]) -> None:
        await self.owner.execute("DELETE FROM role_assignment WHERE account_id = $1", self.account)
        await self.owner.executemany(
            "INSERT INTO role_assignment (account_id, role, division_id, started_on, ended_on)"
            " VALUES ($1, $2, $3, $4, $5)",
            [(self.account, each.role, each.division_id, each.started_on, each.ended_on) for each in held],
        )

    async def _legislate(self, rules: tuple[Rule, ...]) -> None:
        await self.owner.execute("DELETE FROM policy_rule")
        await self.owner.executemany(
            "INSERT INTO policy_rule (role, object, action, reason) VALUES ($1, $2, $3, '试')",
            [(rule.role, rule.object, rule.action) for rule in rules],
        )


@dataclass(frozen=True, slots=True)
class _Session:
    subject: UUID
    session: UUID


@asynccontextmanager
async def open_stand(owner_url: str, runtime_url: str, *, scattered: bool = False) -> AsyncIterator[Stand]:
    """A stand over a database that holds the small world, scattered or not, and that nobody else uses."""
    owner: Any = await asyncpg.connect(owner_url)
    engine = create_engine(runtime_url, 2, 60_000, PLANNED_ONCE)
    account, session = uuid4(), uuid4()
    try:
        await owner.execute("INSERT INTO user_account (id, name, display_name) VALUES ($1, '试', '某人')", account)
        await owner.execute(
            "INSERT INTO account_session (id, account_id, expires_at) VALUES ($1, $2, now() + interval '1 day')",
            session,
            account,
        )
        answering = Answering(SCHEMA, _DOCUMENTS, _Reader(CATALOGUE, engine), _NOWHERE)
        yield Stand(owner, engine, await read_world(owner, scattered=scattered), account, session, answering)
    finally:
        await engine.dispose()
        await owner.close()


def holding(role: str, division: UUID, since: date = date(2001, 1, 1), until: date | None = None) -> Assignment:
    """An assignment, in force unless said otherwise."""
    return Assignment(role, division, since, until)


def city(stand: Stand) -> UUID:
    """The root of the tree."""
    return next(row.id for row in stand.world.rows["Division"] if row["level"] == "city")


def credulous(stand: Stand, asker: Asker) -> Asker:
    """The same account with the grants of one who may read everything."""
    mayor = Principal(uuid4(), "", uuid4(), (holding("VIEWER", city(stand)),), civil_day())
    grants = derive(mayor, EVERYTHING, asker.divisions)
    return replace(asker, grants=grants)


async def secured_tables(owner: Any) -> list[str]:
    """The tables that have row security."""
    found = await owner.fetch("SELECT CAST(oid AS regclass)::text FROM pg_class WHERE relrowsecurity")
    return [row[0] for row in found]
