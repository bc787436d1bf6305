"""Lists of small powers 小微权力清单: what a village may do, on what basis, step by step. Published by law: all may read them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import Boolean, CheckConstraint, Date, ForeignKey, Index, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.constraints import not_negative
from db.tables.lineage import Keyed, Row, Versioned
from db.tables.period import Lasting, never_twice

POWER_GROUPS = ("COLLECTIVE", "SERVICE")
"""集体管理事项, 便民服务事项."""


class PowerListRow(Lasting, Keyed, Versioned, Row):
    """One edition of a list, in force for a period; of one title there is one edition on any day.

    A list without a division is of the whole platform: by its items the mutations are exercised.
    """

    __tablename__ = "power_list"
    __table_args__ = (
        never_twice("division_id", "title", of="power_list"),
        never_twice("title", of="platform_power_list", where="division_id IS NULL"),
    )

    division_id: Mapped[UUID | None] = mapped_column(ForeignKey("division.id"), index=True)
    title: Mapped[str] = mapped_column(Text)
    edition: Mapped[str] = mapped_column(Text)
    adopted_on: Mapped[date] = mapped_column(Date)
    document: Mapped[str | None] = mapped_column(Text)


class PowerItemRow(Keyed, Versioned, Row):
    """One power of a list; ``publicity_days`` is how many days its exercise is made public.

    ``code``: by what a mutation names it; null where no mutation exercises it. ``reason_required``: none is exercised without
    a reason.
    """

    __tablename__ = "power_item"
    __table_args__ = (
        CheckConstraint(f'"group" IN {POWER_GROUPS!r}', name="group"),
        not_negative("publicity_days"),
        UniqueConstraint("power_list_id", "number"),
        CheckConstraint("code ~ '^[A-Z]+(_[A-Z]+)*$'", name="code"),
        Index("uq_power_item_code_power_list_id", "code", "power_list_id", unique=True),
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
    code: Mapped[str | None] = mapped_column(Text)
    reason_required: Mapped[bool] = mapped_column(Boolean, server_default="false")


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
