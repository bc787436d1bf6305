"""The audit trail 监督留痕: what was done or refused, by whom, in which post, by which power, to which object, and why.

Written once and never changed, by nobody (migrations: trigger ``never_changed``). Both tables are partitioned by month: a
UUIDv7 begins with its moment, so the order of ids is that of time, and an old month is detached, never deleted.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, Index, PrimaryKeyConstraint, Text, Uuid, func
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.account import ROLES
from db.tables.constraints import one_of
from db.tables.lineage import LEVELS, Keyed, Row, Tenant

OUTCOMES = ("DONE", "REFUSED")
"""已办, 被拒."""

FOUND_BY = ("at", "account", "action", "object_id", "power_item_id")
"""By what, beside the division, the entries of a whole county are filtered and ordered; each has its index."""


def _walked() -> tuple[Index, ...]:
    # Not by the exact division as the registers: entries never follow a division that moves.
    return tuple(Index(None, f"{level}_id", "id") for level in LEVELS if level != "city")


class AuditEntryRow(Keyed, Tenant, Row):
    """One act, or one that was refused, in one division. ``act_id``: the id of the act's first entry.

    The division's lineage is that of the time of the act: a township that moves leaves its old entries where they were.
    ``changes``: what each touched row was and became, ``[{"object": "Person:<id>", "field", "before", "after", "need"}]``;
    ``need`` is the object of the policy that shows it. ``refusal``: the names of the sentences that refused.
    ``division_id``, ``account_id``, ``power_item_id``, ``power_step_id``: no foreign keys, because an entry outlives what it
    speaks of; only a division that acts are told of stays (migrations: trigger ``keep_told_division``). Without an account is
    only what the owner of the database does; without a role, what is refused to somebody who holds none.
    """

    __tablename__ = "audit_entry"
    __table_args__ = (
        one_of("role", ROLES),
        one_of("outcome", OUTCOMES),
        CheckConstraint("account_id IS NOT NULL OR account = 'registry_owner'", name="of_an_account"),
        *_walked(),
        Index(None, "act_id"),
        *(Index(None, column, "id") for column in FOUND_BY),
        # What was refused is little of all, and asked for by county: without the county here all of it would be walked past.
        Index(None, "outcome", "county_id", "id"),
        {"info": {"object": "audit", "large": True}, "postgresql_partition_by": "RANGE (id)"},
    )

    division_id: Mapped[UUID] = mapped_column(Uuid, sort_order=-50)
    act_id: Mapped[UUID] = mapped_column(Uuid)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.clock_timestamp())
    account_id: Mapped[UUID | None] = mapped_column(Uuid)
    account: Mapped[str] = mapped_column(Text)
    actor: Mapped[str] = mapped_column(Text)
    session_id: Mapped[UUID | None] = mapped_column(Uuid)
    role: Mapped[str | None] = mapped_column(Text)
    post: Mapped[str | None] = mapped_column(Text)
    power_item_id: Mapped[UUID | None] = mapped_column(Uuid)
    power_step_id: Mapped[UUID | None] = mapped_column(Uuid)
    action: Mapped[str] = mapped_column(Text)
    object_type: Mapped[str | None] = mapped_column(Text)
    object_id: Mapped[UUID | None] = mapped_column(Uuid)
    changes: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, server_default="[]", info={"needs": "need"})
    reason: Mapped[str | None] = mapped_column(Text)
    outcome: Mapped[str] = mapped_column(Text)
    refusal: Mapped[list[str] | None] = mapped_column(ARRAY(Text))
    request_id: Mapped[str | None] = mapped_column(Text)
    client_address: Mapped[str | None] = mapped_column(Text)
    document_hash: Mapped[str | None] = mapped_column(Text)
    client_mutation_id: Mapped[str | None] = mapped_column(Text)


class AuditObjectRow(Tenant, Row):
    """One object that an entry tells of: the way from a person, household or register to its history."""

    __tablename__ = "audit_object"
    __table_args__ = (
        PrimaryKeyConstraint("object_id", "entry_id"),
        {"info": {"object": "audit", "large": True}, "postgresql_partition_by": "RANGE (entry_id)"},
    )

    division_id: Mapped[UUID] = mapped_column(Uuid, sort_order=-50)
    entry_id: Mapped[UUID] = mapped_column(Uuid, sort_order=-100)
    object_id: Mapped[UUID] = mapped_column(Uuid, sort_order=-99)
    object_type: Mapped[str] = mapped_column(Text)
