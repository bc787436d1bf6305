"""Lists of small powers 小微权力清单: what a village may do, on what basis, step by step. Published by law: all may read them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Date, ForeignKey, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.constraints import not_negative
from db.tables.lineage import Keyed, Row, Versioned
from db.tables.period import Lasting, never_twice

POWER_GROUPS = ("COLLECTIVE", "SERVICE")
"""集体管理事项, 便民服务事项."""


class PowerListRow(Lasting, Keyed, Versioned, Row):
    """One edition of a division's list, in force for a period; of one title there is one edition on any day."""

    __tablename__ = "power_list"
    __table_args__ = (never_twice("division_id", "title", of="power_list"),)

    division_id: Mapped[UUID] = mapped_column(ForeignKey("division.id"), index=True)
    title: Mapped[str] = mapped_column(Text)
    edition: Mapped[str] = mapped_column(Text)
    adopted_on: Mapped[date] = mapped_column(Date)
    document: Mapped[str | None] = mapped_column(Text)


class PowerItemRow(Keyed, Versioned, Row):
    """One power of a list; ``publicity_days`` is how many days its exercise is made public."""

    __tablename__ = "power_item"
    __table_args__ = (
        CheckConstraint(f'"group" IN {POWER_GROUPS!r}', name="group"),
        not_negative("publicity_days"),
        UniqueConstraint("power_list_id", "number"),
    )

    power_list_id: Mapped[UUID] = mapped_column(ForeignKey("power_list.id"))
    number: Mapped[int] = mapped_column(Integer)
    name: Mapped[str] = mapped_column(Text)
    group: Mapped[str] = mapped_column(Text)
    category: Mapped[str] = mapped_column(Text)
    basis: Mapped[str] = mapped_column(Text)
    holder_post: Mapped[str] = mapped_column(Text)
    publicity_days: Mapped[int] = mapped_column(Integer)
    risk_points: Mapped[str | None] = mapped_column(Text)


class PowerStepRow(Keyed, Versioned, Row):
    """One step of a power: who acts, what proves it, and within how many days."""

    __tablename__ = "power_step"
    __table_args__ = (not_negative("time_limit_days"), UniqueConstraint("power_item_id", "position"))

    power_item_id: Mapped[UUID] = mapped_column(ForeignKey("power_item.id"))
    position: Mapped[int] = mapped_column(Integer)
    name: Mapped[str] = mapped_column(Text)
    actor_post: Mapped[str] = mapped_column(Text)
    evidence: Mapped[str | None] = mapped_column(Text)
    time_limit_days: Mapped[int | None] = mapped_column(Integer)
