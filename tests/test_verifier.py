"""A scope taken away, widened or turned round at any node of a plan is found by the verifier, which knows nothing of plans."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from sqlalchemy import not_, or_
from sqlalchemy.sql import ColumnElement, FromClause

from authz.scopes import OwnScope, PublicScope, Scope, ScopeValue
from resolvers.plan import plan
from resolvers.plan.nodes import Plan, Source
from resolvers.statement import statement
from resolvers.verifier import Unscoped, verify
from tests.ground import Database
from tests.leak_seats import code_id
from tests.oracle_stand import CATALOGUE, EVERYTHING, Stand, holding, open_stand

EVERY_KIND_OF_NODE = """
query($ids: [ID!]!) {
  me { account roles { role division { name } } }
  nodes(ids: $ids) { ... on Person { name mergedInto { name } } ... on Household { number } ... on HouseholdMembership { id } }
  division(code: "321300") {
    codes { code } parent { name } ancestors { name }
    children(first: 500) { nodes { name } totalCount }
    people(first: 500) { nodes { id } totalCount }
    households(first: 500) { totalCount pageInfo { hasPreviousPage } }
    under: people { aggregate { max { birthDate } } groups(by: [SEX], first: 9) { aggregate { count } } }
  }
  whole: households { totalCount aggregate { count } }
  grouped: people { groups(by: [DIVISION_COUNTY, EDUCATION], first: 9) {
    key { divisionCounty { people { totalCount } } education { name } } aggregate { avg { version } }
  } }
  people(first: 500, where: { household: { kind: { eq: RURAL } }, memberships: { none: { relation: { eq: "02" } } } }) {
    totalCount nodes { id residenceDivision { name } household { id head { id } } memberships { household { id } } }
  }
  households(last: 500, where: { or: [{ members: { some: { person: { sex: { eq: MALE } } } } }, { head: {} }] }) {
    totalCount edges { node { id memberCount members { id person { id ethnicGroup { name } } } } }
  }
  divisions(first: 500) { totalCount nodes { id } }
}"""


@pytest.fixture(scope="module")
async def stand(database: Database) -> AsyncIterator[Stand]:
    async with open_stand(database.owner_url, database.runtime_url) as opened:
        yield opened


async def test_the_verifier_finds_a_scope_that_was_taken_from_any_node(stand: Stand) -> None:
    made = await every_node(stand)
    verify(statement(made).select)
    scoped = [source for source in sources(made) if not isinstance(source.scope, PublicScope)]
    kinds = {source.entity.name for source in scoped}
    assert kinds == {"Person", "Household", "HouseholdMembership", "Division", "Account", "RoleAssignment"}
    first = {source.entity.name: source for source in reversed(scoped)}
    for source in scoped:
        for wrong in wrong_scopes(source) if source in first.values() else [PublicScope()]:
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
    assert isinstance(source.scope, Scope)
    own = source.scope
    another = "person" if own.object != "person" else "household"
    foreign = tuple(ScopeValue(another, value.level, value.many) for value in own.values)
    group = tuple(ScopeValue(f"{own.object}.group", value.level, value.many) for value in own.values)
    broken = [Opened(own.object, own.values), Turned(own.object, own.values)]
    return [*wrong, Scope(another, foreign), Scope(own.object, group), *broken]


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
    # In a township anything may be asked; over the city the filters of this document would have no index.
    seat = await stand.seat([holding("VIEWER", code_id(stand, "321322101"))], EVERYTHING)
    ids = [f"{kind}:{stand.world.rows[kind][0].id}" for kind in ("Person", "Household", "HouseholdMembership")]
    operation = stand.answering.documents.read(EVERY_KIND_OF_NODE, None, {"ids": ids})
    return plan(operation, seat.asker.grants, {}, CATALOGUE)
