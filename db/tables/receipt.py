"""Receipts of acts: what a ``clientMutationId`` was answered with, so that the same act sent again is answered, not repeated."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import DateTime, LargeBinary, Text, Uuid, func
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.lineage import Row


class ActReceiptRow(Row):
    """One act that was done. ``input_digest`` tells the same act sent again from another one under the same name."""

    __tablename__ = "act_receipt"
    __table_args__ = ({"info": {"own": "account_id"}},)

    account_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    client_mutation_id: Mapped[str] = mapped_column(Text, primary_key=True)
    mutation: Mapped[str] = mapped_column(Text)
    input_digest: Mapped[bytes] = mapped_column(LargeBinary)
    object_type: Mapped[str | None] = mapped_column(Text)
    object_id: Mapped[UUID | None] = mapped_column(Uuid)
    warnings: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, server_default="[]")
    entry_id: Mapped[UUID] = mapped_column(Uuid)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
