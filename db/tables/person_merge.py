"""Merged people: two rows turned out to be one person; what was moved to the one that stays, so that it can be undone."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.lineage import Keyed, Row, Tenant, Versioned, lineage_indexes


class PersonMergeRow(Keyed, Tenant, Versioned, Row):
    """One merging; it lies where the winner lies. ``moved``: the rows that changed hands, ``[["household_membership", id]]``."""

    __tablename__ = "person_merge"
    __table_args__ = (
        CheckConstraint("winner_id <> loser_id", name="of_two"),
        CheckConstraint("undone_on >= merged_on", name="undone_after_merged"),
        *lineage_indexes(),
        Index(None, "winner_id"),
        Index("uq_person_merge_loser_id", "loser_id", unique=True, postgresql_where=text("undone_on IS NULL")),
        {"info": {"object": "person"}},
    )

    winner_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    loser_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    merged_on: Mapped[date] = mapped_column(Date)
    undone_on: Mapped[date | None] = mapped_column(Date)
    moved: Mapped[list[list[str]]] = mapped_column(JSONB, server_default="[]")
