"""Households 户."""

from enum import Enum
from typing import TYPE_CHECKING, Annotated

import strawberry
from sqlalchemy.sql import ColumnElement, FromClause

from db.tables.household import HouseholdRow
from db.tables.membership import HEAD
from resolvers.catalogue import Form, Kind, Relation, Through, constant
from schema.audit import history
from schema.enums import value
from schema.fields import column, parent, related
from schema.node import Node
from schema.scalars import Amount, Date, Instant

if TYPE_CHECKING:
    from schema.division import Division
    from schema.membership import HouseholdMembership
    from schema.person import Person


@strawberry.enum(description="户别 / Kind of household.")
class HouseholdKind(Enum):
    """Whether a household lives in a village or in town."""

    RURAL = value("RURAL", "农村", "Rural.")
    URBAN = value("URBAN", "城镇", "Urban.")


@strawberry.enum(description="家庭救助情况 / Assistance to a household.")
class Assistance(Enum):
    """What a household as a whole receives; a single-person guarantee is the person's own."""

    NONE = value("NONE", "无", "Nothing.")
    SUBSISTENCE_ALLOWANCE = value("SUBSISTENCE_ALLOWANCE", "低保", "Subsistence allowance.")
    LOW_INCOME_MARGIN = value("LOW_INCOME_MARGIN", "低保边缘", "Recognised as on the margin of low income.")
    SPECIAL_HARDSHIP = value("SPECIAL_HARDSHIP", "特困", "Support in special hardship.")


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
    division: Annotated["Division", strawberry.lazy("schema.division")] | None = parent(
        "Division", "division_id", "所属区划", "The division to which the household belongs."
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
    income_per_capita_year: Amount | None = column(
        HouseholdRow.income_per_capita_year, "人均年收入(元)", "Income per head and year, yuan.", group="income"
    )
    income_year: int | None = column(HouseholdRow.income_year, "收入年度", "The year of that income.", group="income")
    low_income_register_on: Date | None = column(
        HouseholdRow.low_income_register_on,
        "建档立卡日期",
        "First day on the low-income register; null if it is not on it.",
    )
    assistance: Assistance = column(
        HouseholdRow.assistance, "救助情况", "What the household as a whole receives.", kind=Kind.ENUM
    )
    assistance_since: Date | None = column(
        HouseholdRow.assistance_since, "救助起始日期", "First day of this assistance."
    )
    history = history("办理记录", "The entries of the audit trail that tell of the household.")
    version: int = column(HouseholdRow.version, "版本号", "How often the record was changed, from 1.")
    created_at: Instant = column(HouseholdRow.created_at, "登记时间", "When the record was made.")
    updated_at: Instant = column(HouseholdRow.updated_at, "更新时间", "When the record was last changed.")
