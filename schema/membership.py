"""Household memberships 户成员."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from db.code_lists import KIN
from db.tables.membership import HouseholdMembershipRow
from resolvers.catalogue import Kind
from schema.code import CodedValue
from schema.fields import coded, column, parent
from schema.node import Node
from schema.scalars import Date, Instant

if TYPE_CHECKING:
    from schema.division import Division
    from schema.household import Household
    from schema.person import Person


@strawberry.type(description="户成员关系 / A person's membership of a household, dated.")
class HouseholdMembership(Node):
    """Who belongs to which household as what. It lies where the household lies."""

    id: strawberry.ID = column(HouseholdMembershipRow.id, "标识", "The membership's id.", kind=Kind.ID)
    relation: CodedValue | None = coded(
        HouseholdMembershipRow.relation, KIN, "与户主关系,GB/T 4761", "Relation to the head; 02 is the head."
    )
    started_on: Date = column(HouseholdMembershipRow.started_on, "起始日期", "First day of the membership.")
    ended_on: Date | None = column(
        HouseholdMembershipRow.ended_on, "终止日期", "First day on which it no longer holds; null while it holds."
    )
    person: Annotated["Person", strawberry.lazy("schema.person")] | None = parent(
        "Person", "person_id", "成员", "The person; null if the person's record lies outside the asker's area."
    )
    division: Annotated["Division", strawberry.lazy("schema.division")] | None = parent(
        "Division", "division_id", "所属区划", "The division to which the record belongs: the household's."
    )
    household: Annotated["Household", strawberry.lazy("schema.household")] | None = parent(
        "Household", "household_id", "户", "The household."
    )
    version: int = column(HouseholdMembershipRow.version, "版本号", "How often the record was changed, from 1.")
    created_at: Instant = column(HouseholdMembershipRow.created_at, "登记时间", "When the record was made.")
    updated_at: Instant = column(HouseholdMembershipRow.updated_at, "更新时间", "When the record was last changed.")
