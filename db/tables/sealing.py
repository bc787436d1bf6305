"""Which key personal values are sealed with: one row, the number of the key in the file of keys (db/sealed)."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, LargeBinary, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.lineage import Row


class SealingKeyRow(Row):
    """The single row. ``current``: the key's place in the file, from 1; a value sealed with another key is not taken.

    ``fingerprint``: tells that key from another, so that a wrong file of keys is noticed; null until somebody has looked.
    """

    __tablename__ = "sealing_key"
    __table_args__ = (
        CheckConstraint('"only"', name="only"),
        CheckConstraint("current BETWEEN 1 AND 255", name="current"),
    )

    only: Mapped[bool] = mapped_column(Boolean, primary_key=True, server_default="true")
    current: Mapped[int] = mapped_column(SmallInteger, server_default="1")
    fingerprint: Mapped[bytes | None] = mapped_column(LargeBinary)
