"""Plain Strawberry: resolvers, SQLAlchemy sessions and DataLoaders, as one would write them with care.

Batched (one statement a level, members joined with their people), only the columns that are shown, the county in every
WHERE, parsed and validated documents cached. The county is fixed at start; there are no tokens.
"""

import os
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import strawberry
from sqlalchemy import Row, Select, and_, select
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from strawberry.asgi import GraphQL
from strawberry.dataloader import DataLoader
from strawberry.extensions import ParserCache, ValidationCache

from db.tables.code import CodedValueRow
from db.tables.division import DivisionRow
from db.tables.household import HouseholdRow
from db.tables.membership import HouseholdMembershipRow
from db.tables.person import PersonRow

COUNTY = UUID(os.environ["BENCH_COUNTY"])
ENGINE = create_async_engine(os.environ["BENCH_DATABASE_URL"].replace("://", "+asyncpg://", 1), pool_size=10)
Statement = Select[*tuple[Any, ...]]
SESSION = async_sessionmaker(ENGINE, expire_on_commit=False)
PERSON = (PersonRow.id, PersonRow.name, PersonRow.sex, PersonRow.birth_date, PersonRow.division_id)


async def rows(statement: Statement) -> Sequence[Any]:
    """All rows of a statement."""
    async with SESSION() as session:
        return (await session.execute(statement)).all()


def by_key(make: Callable[[list[Any]], Statement]) -> Callable[[list[Any]], Awaitable[list[Any]]]:
    """A batch function that gives each key the one row whose first column it is."""

    async def load(keys: list[Any]) -> list[Any]:
        found = {row[0]: row for row in await rows(make(keys))}
        return [found.get(key) for key in keys]

    return load


async def members_of(households: list[UUID]) -> list[list[Any]]:
    """The current memberships of each household, each with its person and the name of its relation."""
    member, row, code = HouseholdMembershipRow, PersonRow, CodedValueRow
    statement = (
        select(member.household_id, member.relation, code.name.label("relation_name"), *PERSON)
        .join(row, and_(row.id == member.person_id, row.county_id == COUNTY), isouter=True)
        .join(code, and_(code.list == "GB/T 4761", code.code == member.relation), isouter=True)
        .where(member.household_id.in_(households), member.ended_on.is_(None), member.county_id == COUNTY)
        .order_by(member.relation, member.id)
    )
    grouped = defaultdict(list)
    for found in await rows(statement):
        grouped[found.household_id].append(found)
    return [grouped[household] for household in households]


def people(keys: list[UUID]) -> Statement:
    """People by id."""
    return select(*PERSON).where(PersonRow.id.in_(keys), PersonRow.county_id == COUNTY)


def divisions(keys: list[UUID]) -> Statement:
    """Divisions by id."""
    return select(DivisionRow.id, DivisionRow.name, DivisionRow.code).where(DivisionRow.id.in_(keys))


def homes(keys: list[UUID]) -> Statement:
    """Current households by the person's id."""
    member, row = HouseholdMembershipRow, HouseholdRow
    return (
        select(member.person_id, row.id, row.number, row.address, row.kind)
        .join(row, row.id == member.household_id)
        .where(member.person_id.in_(keys), member.ended_on.is_(None), row.county_id == COUNTY)
    )


@dataclass
class Loaders:
    """The loaders of one request."""

    person: DataLoader[UUID, Any]
    division: DataLoader[UUID, Any]
    home: DataLoader[UUID, Any]
    members: DataLoader[UUID, Any]


def loaders() -> Loaders:
    """New loaders."""
    return Loaders(
        person=DataLoader(load_fn=by_key(people)),
        division=DataLoader(load_fn=by_key(divisions)),
        home=DataLoader(load_fn=by_key(homes)),
        members=DataLoader(load_fn=members_of),
    )


@strawberry.type
class Division:
    """A division."""

    name: str
    code: str


@strawberry.type
class Relation:
    """A value of GB/T 4761."""

    code: str
    name: str | None


@strawberry.type
class Person:
    """A person."""

    id: strawberry.ID
    name: str
    sex: str
    birth_date: date
    row: strawberry.Private[Any]

    @strawberry.field
    async def household(self, info: strawberry.Info) -> "Household | None":
        """Where the person lives now."""
        row = await info.context["loaders"].home.load(self.row.id)
        return row and Household(number=row.number, address=row.address, kind=row.kind, row=row)

    @strawberry.field
    async def residence_division(self, info: strawberry.Info) -> Division | None:
        """Where the person resides."""
        row = await info.context["loaders"].division.load(self.row.division_id)
        return row and Division(name=row.name, code=row.code)


@strawberry.type
class Membership:
    """A member of a household."""

    relation: Relation
    person: Person | None


@strawberry.type
class Household:
    """A household."""

    number: str
    address: str
    kind: str
    row: strawberry.Private[Any]

    @strawberry.field
    async def members(self, info: strawberry.Info) -> list[Membership]:
        """Who belongs to it now."""
        return [membership_of(row) for row in await info.context["loaders"].members.load(self.row.id)]


@strawberry.type
class PersonEdge:
    """A person on a page."""

    cursor: str
    node: Person


@strawberry.type
class PageInfo:
    """What comes after."""

    has_next_page: bool
    end_cursor: str | None


@strawberry.type
class PersonConnection:
    """A page of people."""

    edges: list[PersonEdge]
    page_info: PageInfo


def as_person(row: Row[*tuple[Any, ...]] | None) -> Person | None:
    """The person of a row, if there is one."""
    return person_of(row) if row else None


def person_of(row: Row[*tuple[Any, ...]]) -> Person:
    """The person of a row."""
    return Person(id=row.id, name=row.name, sex=row.sex, birth_date=row.birth_date, row=row)


def membership_of(row: Row[*tuple[Any, ...]]) -> Membership:
    """The membership of a row that has its person beside it."""
    return Membership(
        relation=Relation(code=row.relation, name=row.relation_name), person=as_person(row) if row.id else None
    )


@strawberry.type
class Query:
    """The two questions."""

    @strawberry.field
    async def people(self, first: int, after: str | None = None) -> PersonConnection:
        """A page of people in the order of their ids."""
        row = PersonRow
        statement = select(*PERSON).where(row.county_id == COUNTY, row.merged_into_id.is_(None))
        page = statement.order_by(row.id).limit(first + 1)
        found = await rows(page.where(row.id > UUID(after)) if after else page)
        edges = [PersonEdge(cursor=str(row.id), node=person_of(row)) for row in found[:first]]
        end = edges[-1].cursor if edges else None
        return PersonConnection(edges=edges, page_info=PageInfo(has_next_page=len(found) > first, end_cursor=end))

    @strawberry.field
    async def node(self, info: strawberry.Info, id: strawberry.ID) -> Person | None:  # noqa: A002 - the graph's word
        """One person."""
        return as_person(await info.context["loaders"].person.load(UUID(id)))


class Plain(GraphQL[dict[str, Any], None]):
    """The ASGI application; each request has loaders of its own."""

    async def get_context(self, *_: object, **__: object) -> dict[str, Any]:
        """The loaders."""
        return {"loaders": loaders()}


schema = strawberry.Schema(Query, extensions=[ParserCache, ValidationCache])
app = Plain(schema, graphql_ide=None)
