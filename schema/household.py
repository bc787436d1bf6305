"""Households 户."""

from typing import TYPE_CHECKING, Annotated

import strawberry
from sqlalchemy.sql import ColumnElement, FromClause

from db.tables.household import HouseholdRow
from db.tables.membership import HEAD
from resolvers.catalogue import Form, Kind, Relation, Through, constant
from schema.enums import HouseholdKind
from schema.fields import column, related
from schema.node import Node
from schema.scalars import Instant, Yuan

if TYPE_CHECKING:
    from schema.division import Division
    from schema.membership import HouseholdMembership
    from schema.person import Person


def _current(household: FromClause, membership: FromClause) -> ColumnElement[bool]:
    return (membership.c.household_id == household.c.id) & membership.c.ended_on.is_(None)


def _head(household: FromClause, membership: FromClause) -> ColumnElement[bool]:
    return _current(household, membership) & (membership.c.relation == constant(HEAD))


@strawberry.type(description="户:同址共同登记的一户人 / A household: people registered together at one address.")
class Household(Node):
    """One household. The field group income is granted apart."""

    id: strawberry.ID = column(HouseholdRow.id, "标识", "The household's id.", kind=Kind.ID)
    number: str = column(HouseholdRow.number, "户号", "Number of the household, unique in the city.")
    address: str = column(HouseholdRow.address, "住址", "Address.")
    kind: HouseholdKind = column(HouseholdRow.kind, "户别", "Rural or urban.", kind=Kind.ENUM)
    division: Annotated["Division", strawberry.lazy("schema.division")] | None = related(
        Relation("Division", Form.ONE, join=lambda household, division: division.c.id == household.c.division_id),
        "所属区划",
        "The division to which the household belongs.",
    )
    head: Annotated["Person", strawberry.lazy("schema.person")] | None = related(
        Relation(
            "Person",
            Form.ONE,
            through=Through(
                "HouseholdMembership", _head, lambda membership, person: person.c.id == membership.c.person_id
            ),
        ),
        "户主",
        "The head of the household; null if the head's record lies outside the asker's area.",
    )
    members: list[Annotated["HouseholdMembership", strawberry.lazy("schema.membership")]] = related(
        Relation("HouseholdMembership", Form.LIST, join=_current, order=("relation", "id")),
        "现有成员",
        "The memberships that hold now, the head first.",
    )
    member_count: int = column(HouseholdRow.member_count, "现有人数", "How many memberships hold now.")
    income_per_capita_year: Yuan | None = column(
        HouseholdRow.income_per_capita_year, "人均年收入(元)", "Income per head and year, yuan.", group="income"
    )
    version: int = column(HouseholdRow.version, "版本号", "How often the record was changed, from 1.")
    created_at: Instant = column(HouseholdRow.created_at, "登记时间", "When the record was made.")
    updated_at: Instant = column(HouseholdRow.updated_at, "更新时间", "When the record was last changed.")
