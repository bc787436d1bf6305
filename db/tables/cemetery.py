"""Cemeteries 公墓: what they are, whose they were and are, how they were approved, and what they ask."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Computed, Date, ForeignKey, Index, Integer, Numeric, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.constraints import not_negative, one_of
from db.tables.lineage import Keyed, Row, Tenant, Versioned, lineage_indexes
from db.tables.period import Lasting, in_order, never_twice
from db.tables.registered import Registered, register

CEMETERY_KINDS = ("COMMERCIAL", "TOWNSHIP_PUBLIC", "VILLAGE_PUBLIC", "COLUMBARIUM", "ECO")
"""经营性公墓, 乡镇公益性公墓, 村级公益性公墓, 骨灰堂, 生态安葬点."""

CEMETERY_OWNERSHIPS = ("PRIVATE", "STATE", "COLLECTIVE")
"""私有, 国有, 集体所有."""

CEMETERY_STAGES = ("PLANNED", "APPROVED", "BUILDING", "ACCEPTED", "OPERATING", "SUSPENDED", "CLOSED")
"""规划, 批准, 在建, 验收, 运营, 停业, 关闭."""

ACQUISITIONS = ("FOUNDED", "TAKEN_BACK", "TRANSFERRED")
"""兴建, 收回, 转让: how an owner came by a cemetery."""

APPROVAL_SUBJECTS = ("PLAN", "CONSTRUCTION", "EXPANSION", "ACCEPTANCE", "LICENCE")
"""规划, 建设, 扩建, 验收, 经营许可."""

PRICE_BASES = ("GOVERNMENT_SET", "GUIDED", "MARKET")
"""政府定价, 政府指导价, 市场调节价."""

STATUS_OF_STAGE = """CASE stage WHEN 'OPERATING' THEN 'ACTIVE' WHEN 'SUSPENDED' THEN 'SUSPENDED'
 WHEN 'CLOSED' THEN 'CLOSED' ELSE 'PREPARING' END""".replace("\n", "")


class CemeteryRow(Registered, Row):
    """One cemetery; area in mu 亩.

    ``status`` follows ``stage``. ``ownership`` is that of the ownership open now, kept by the database (migrations: trigger
    ``keep_ownership``); null while nobody's is recorded.
    """

    __tablename__ = "cemetery"
    __table_args__ = register(
        "cemetery",
        one_of("kind", CEMETERY_KINDS),
        one_of("ownership", CEMETERY_OWNERSHIPS),
        one_of("stage", CEMETERY_STAGES),
        not_negative("area_mu", "plots_total", "plots_used", "plots_eco"),
        CheckConstraint("plots_used <= plots_total AND plots_eco <= plots_total", name="plots"),
    )

    status: Mapped[str] = mapped_column(Text, Computed(STATUS_OF_STAGE, persisted=True), sort_order=84)
    kind: Mapped[str] = mapped_column(Text)
    ownership: Mapped[str | None] = mapped_column(Text)
    stage: Mapped[str] = mapped_column(Text)
    stage_since: Mapped[date | None] = mapped_column(Date)
    licence_number: Mapped[str | None] = mapped_column(Text)
    licensed_on: Mapped[date | None] = mapped_column(Date)
    area_mu: Mapped[Decimal | None] = mapped_column(Numeric(10, 3))
    plots_total: Mapped[int] = mapped_column(Integer)
    plots_used: Mapped[int] = mapped_column(Integer)
    plots_eco: Mapped[int] = mapped_column(Integer)
    service_area: Mapped[str | None] = mapped_column(Text)


class CemeteryOwnershipRow(Lasting, Keyed, Tenant, Versioned, Row):
    """Whose a cemetery is in one period, one owner on any day. What was taken back names agreement, day and former owner."""

    __tablename__ = "cemetery_ownership"
    __table_args__ = (
        one_of("nature", CEMETERY_OWNERSHIPS),
        one_of("acquisition", ACQUISITIONS),
        CheckConstraint(
            "acquisition <> 'TAKEN_BACK' OR num_nulls(agreement, agreed_on, former_owner) = 0", name="taken_back"
        ),
        never_twice("cemetery_id", of="cemetery_ownership"),
        *lineage_indexes(),
        Index(None, "cemetery_id"),
        {"info": {"object": "cemetery"}},
    )

    cemetery_id: Mapped[UUID] = mapped_column(ForeignKey("cemetery.id"))
    nature: Mapped[str] = mapped_column(Text)
    acquisition: Mapped[str] = mapped_column(Text)
    owner: Mapped[str] = mapped_column(Text)
    former_owner: Mapped[str | None] = mapped_column(Text)
    agreement: Mapped[str | None] = mapped_column(Text)
    agreed_on: Mapped[date | None] = mapped_column(Date)


class CemeteryApprovalRow(Keyed, Tenant, Versioned, Row):
    """One document by which an authority approved something of a cemetery; area in mu 亩."""

    __tablename__ = "cemetery_approval"
    __table_args__ = (
        one_of("subject", APPROVAL_SUBJECTS),
        not_negative("area_mu"),
        *lineage_indexes(),
        Index(None, "cemetery_id"),
        {"info": {"object": "cemetery"}},
    )

    cemetery_id: Mapped[UUID] = mapped_column(ForeignKey("cemetery.id"))
    subject: Mapped[str] = mapped_column(Text)
    number: Mapped[str] = mapped_column(Text)
    approved_on: Mapped[date] = mapped_column(Date)
    authority: Mapped[str] = mapped_column(Text)
    area_mu: Mapped[Decimal | None] = mapped_column(Numeric(10, 3))
    remarks: Mapped[str | None] = mapped_column(Text)


class CemeteryPriceRow(Lasting, Keyed, Tenant, Versioned, Row):
    """What a cemetery asks for one item in one period, in yuan a unit, and who sets it."""

    __tablename__ = "cemetery_price"
    __table_args__ = (
        one_of("basis", PRICE_BASES),
        not_negative("price"),
        in_order(),
        *lineage_indexes(),
        Index(None, "cemetery_id"),
        {"info": {"object": "cemetery"}},
    )

    cemetery_id: Mapped[UUID] = mapped_column(ForeignKey("cemetery.id"))
    item: Mapped[str] = mapped_column(Text)
    price: Mapped[Decimal] = mapped_column(Numeric(12, 2))
    unit: Mapped[str] = mapped_column(Text)
    basis: Mapped[str] = mapped_column(Text)
    document: Mapped[str | None] = mapped_column(Text)
