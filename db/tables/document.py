"""Documents of clients that the bureau knows: a request names one by its digest."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, DateTime, Text, func
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.lineage import Row


class PersistedDocumentRow(Row):
    """One document. ``digest``: SHA-256 of ``text`` in UTF-8, in small hexadecimal letters."""

    __tablename__ = "persisted_document"
    __table_args__ = (CheckConstraint("digest = encode(sha256(convert_to(text, 'UTF8')), 'hex')", name="digest"),)

    digest: Mapped[str] = mapped_column(Text, primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    added_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
