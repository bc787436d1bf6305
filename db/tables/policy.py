"""The policy: which role may do what to which object, and why; and the version that tells every worker of a change.

An object is a register (``person``) or a field group of one (``person.identity``). No rule, no access.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.account import ROLES
from db.tables.lineage import Keyed, Row


class PolicyRuleRow(Keyed, Row):
    """One rule: the role may do the action to the object within the divisions it is assigned to."""

    __tablename__ = "policy_rule"
    __table_args__ = (
        CheckConstraint(f"role IN {ROLES!r}", name="role"),
        UniqueConstraint("role", "object", "action"),
    )

    role: Mapped[str] = mapped_column(Text)
    object: Mapped[str] = mapped_column(Text)
    action: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)


class AuthzVersionRow(Row):
    """A single row that counts changes of accounts, sessions, assignments, rules and divisions."""

    __tablename__ = "authz_version"
    __table_args__ = (CheckConstraint('"only"', name="only"),)

    only: Mapped[bool] = mapped_column(Boolean, primary_key=True, server_default="true")
    version: Mapped[int] = mapped_column(BigInteger, server_default="1")
