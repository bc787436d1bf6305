"""Institutions 机构: homes and centres for elders, welfare institutions, relief stations; and who lives in them when."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import Boolean, Date, ForeignKey, Index, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.constraints import from_one_to, not_negative, one_of
from db.tables.lineage import Keyed, Row, Tenant, Versioned, lineage_indexes
from db.tables.period import Lasting, never_twice
from db.tables.registered import NATURES, Registered, register

INSTITUTION_KINDS = (
    "ELDER_CARE_HOME",
    "TOWNSHIP_ELDER_CARE_CENTRE",
    "REGIONAL_SUPPORT_CENTRE",
    "CHILD_WELFARE",
    "MENTAL_WELFARE",
    "RELIEF_STATION",
)
"""养老机构, 乡镇养老服务中心, 区域性(五保)供养服务中心, 儿童福利机构, 精神卫生福利机构, 救助管理站."""

RESIDENCY_SUPPORTS = ("SELF_FUNDED", "SPECIAL_HARDSHIP", "OTHER")
"""自费, 特困供养, 其他: who pays for a resident."""


class InstitutionRow(Registered, Row):
    """One institution.

    ``beds_occupied``, how many residencies are open, is kept by the database (migrations: trigger ``count_residents``), and is
    never above ``beds_usable``. The four days ``safety_…_on`` are those of 四位一体: 设施达标, 智能监管, 专业指导, 联合督查.
    """

    __tablename__ = "institution"
    __table_args__ = register(
        "institution",
        one_of("kind", INSTITUTION_KINDS),
        one_of("founder_nature", NATURES),
        one_of("operator_nature", NATURES),
        not_negative("beds_registered", "beds_usable", "beds_nursing", "beds_occupied"),
        from_one_to("grade", 5),
        UniqueConstraint("unified_credit_code"),
    )

    kind: Mapped[str] = mapped_column(Text)
    unified_credit_code: Mapped[str | None] = mapped_column(Text)
    founder_nature: Mapped[str] = mapped_column(Text)
    operator_nature: Mapped[str] = mapped_column(Text)
    filing_number: Mapped[str | None] = mapped_column(Text)
    beds_registered: Mapped[int] = mapped_column(Integer)
    beds_usable: Mapped[int] = mapped_column(Integer)
    beds_nursing: Mapped[int] = mapped_column(Integer)
    beds_occupied: Mapped[int] = mapped_column(Integer, server_default="0")
    grade: Mapped[int | None] = mapped_column(Integer)
    grade_standard: Mapped[str | None] = mapped_column(Text)
    safety_facilities_on: Mapped[date | None] = mapped_column(Date)
    safety_monitoring_on: Mapped[date | None] = mapped_column(Date)
    safety_guidance_on: Mapped[date | None] = mapped_column(Date)
    safety_inspection_on: Mapped[date | None] = mapped_column(Date)
    home_service: Mapped[bool] = mapped_column(Boolean, server_default="false")
    community_service: Mapped[bool] = mapped_column(Boolean, server_default="false")


class InstitutionResidencyRow(Lasting, Keyed, Tenant, Versioned, Row):
    """One person lives in one institution in one period; on any day in one institution at most. It lies where that lies."""

    __tablename__ = "institution_residency"
    __table_args__ = (
        one_of("support", RESIDENCY_SUPPORTS),
        never_twice("person_id", of="institution_residency", hidden=True),
        *lineage_indexes(),
        Index(None, "institution_id", "started_on", "id"),
        Index(None, "person_id"),
        Index(None, "started_on", "id"),
        Index(None, "ended_on", "id"),
        Index(None, "support", "id"),
        {"info": {"object": "residency", "large": True}},
    )

    institution_id: Mapped[UUID] = mapped_column(ForeignKey("institution.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    bed: Mapped[str | None] = mapped_column(Text)
    support: Mapped[str] = mapped_column(Text)
