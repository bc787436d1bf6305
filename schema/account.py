"""Accounts 账号: the asker's own, and the roles it holds."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from db.tables.account import RoleAssignmentRow, UserAccountRow
from resolvers.catalogue import Form, Kind, Relation
from schema.enums import Role
from schema.fields import column, related
from schema.scalars import Date

if TYPE_CHECKING:
    from schema.division import Division


@strawberry.type(description="角色分配 / A role held in a division for a time.")
class RoleAssignment:
    """A role holds in its division and in all below it."""

    id: strawberry.ID = column(RoleAssignmentRow.id, "标识", "The assignment's id.", kind=Kind.ID)
    role: Role = column(RoleAssignmentRow.role, "角色", "The role.", kind=Kind.ENUM)
    division: Annotated["Division", strawberry.lazy("schema.division")] | None = related(
        Relation("Division", Form.ONE, join=lambda assignment, division: division.c.id == assignment.c.division_id),
        "辖区",
        "The division where the role is held.",
    )
    post: str | None = column(RoleAssignmentRow.post, "岗位", "The post in which the role is held.")
    started_on: Date = column(RoleAssignmentRow.started_on, "起始日期", "First day of the assignment.")
    ended_on: Date | None = column(RoleAssignmentRow.ended_on, "终止日期", "First day on which it no longer holds.")


@strawberry.type(description="账号 / The account that asks.")
class Account:
    """Who is signed in."""

    id: strawberry.ID = column(UserAccountRow.id, "标识", "The account's id.", kind=Kind.ID)
    account: str = column(UserAccountRow.name, "账号名", "The name typed at sign-in.")
    display_name: str = column(UserAccountRow.display_name, "显示名", "The name shown to people.")
    roles: list[RoleAssignment] = related(
        Relation(
            "RoleAssignment",
            Form.LIST,
            join=lambda account, assignment: assignment.c.account_id == account.c.id,
            order=("startedOn", "role", "id"),
        ),
        "角色",
        "All assignments of the account, past, present and to come.",
    )
