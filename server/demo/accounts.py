"""Gives the demo accounts: one for each desk (role) in each division, all with one password.

In       the divisions.
Out      Account values, which the load writes as ``user_account`` and ``role_assignment``.
Refuses  nothing.
Never    makes two passwords: who shows the demo types one.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from server.demo.divisions import Division
from server.demo.numbers import fixed_id

DESKS = {
    "VIEWER": "查询员",
    "REGISTRAR": "经办员",
    "APPROVER": "审批员",
    "OVERSIGHT": "监督员",
    "ADMINISTRATOR": "系统管理员",
}
POSTS = {
    "REGISTRAR": {"city": "民政局经办岗", "county": "民政局经办岗", "township": "社会事务岗", "village": "村民政专员"},
    "APPROVER": {
        "city": "民政局分管负责人",
        "county": "民政局分管负责人",
        "township": "民政办主任",
        "village": "村民委员会主任",
    },
    "OVERSIGHT": {
        "city": "派驻纪检监察组",
        "county": "派驻纪检监察组",
        "township": "纪检监察岗",
        "village": "村务监督委员会主任",
    },
}
"""By which post a role is held, by the level of its division; the other roles are held without one."""
APPOINTED_ON = date(2019, 1, 1)


@dataclass(frozen=True, slots=True)
class Account:
    """One account and its one role, held in its division since APPOINTED_ON, by its post."""

    id: UUID
    assignment_id: UUID
    name: str
    display_name: str
    role: str
    division_id: UUID
    post: str | None


def accounts(divisions: Sequence[Division]) -> Iterator[Account]:
    """An account such as viewer@321300 for every role and division."""
    desks = [(division, role) for division in divisions for role in DESKS]
    for number, (division, role) in enumerate(desks):
        yield Account(
            id=fixed_id("account", number),
            assignment_id=fixed_id("assignment", number),
            name=f"{role.lower()}@{division.code}",
            display_name=f"{division.name} {DESKS[role]}",
            role=role,
            division_id=division.id,
            post=POSTS.get(role, {}).get(division.level),
        )


def new_password() -> str:
    """A random password, short enough to be typed from the screen."""
    return secrets.token_urlsafe(9)
