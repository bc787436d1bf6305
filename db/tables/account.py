"""User accounts 账号, their sessions, and the roles they hold in divisions for a time."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Date, DateTime, ForeignKey, Index, Text, UniqueConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.lineage import Keyed, Row, Versioned

ROLES = ("VIEWER", "REGISTRAR", "APPROVER", "OVERSIGHT", "ADMINISTRATOR", "EXCHANGE")
"""查询员, 经办员, 审批员, 监督员, 系统管理员, 数据共享."""


class UserAccountRow(Keyed, Versioned, Row):
    """One account; ``name`` is what is typed at sign-in, ``password_hash`` an Argon2id hash."""

    __tablename__ = "user_account"
    __table_args__ = (UniqueConstraint("name"), {"info": {"own": "id"}})

    name: Mapped[str] = mapped_column(Text)
    display_name: Mapped[str] = mapped_column(Text)
    password_hash: Mapped[str | None] = mapped_column(Text)
    disabled_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class AccountSessionRow(Keyed, Row):
    """One sign-in; a token is good while its session has neither expired nor ended."""

    __tablename__ = "account_session"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    expires_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    ended_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class RoleAssignmentRow(Keyed, Row):
    """An account holds a role in a division (and all below it) from ``started_on`` up to ``ended_on``.

    ``post``: the post 岗位 by which it is held (民政办主任), as the lists of powers name it.
    """

    __tablename__ = "role_assignment"
    __table_args__ = (
        CheckConstraint(f"role IN {ROLES!r}", name="role"),
        Index("ix_role_assignment_account_id", "account_id"),
        {"info": {"own": "account_id"}},
    )

    account_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    role: Mapped[str] = mapped_column(Text)
    division_id: Mapped[UUID] = mapped_column(ForeignKey("division.id"), index=True)
    started_on: Mapped[date] = mapped_column(Date)
    ended_on: Mapped[date | None] = mapped_column(Date)
    post: Mapped[str | None] = mapped_column(Text)
