"""Community facilities 社区设施: what they offer (the N of 1+N), and whether they are up to standard, item by item."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Boolean, Date, ForeignKey, Index, Numeric, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.constraints import not_negative, one_of
from db.tables.lineage import Keyed, Row, Tenant, Versioned, lineage_indexes
from db.tables.period import Lasting, never_twice
from db.tables.registered import NATURES, Registered, register

FACILITY_KINDS = (
    "SERVICE_CENTRE",
    "HOME_CARE_STATION",
    "LEFT_BEHIND_ELDERS_POINT",
    "LEFT_BEHIND_CHILDREN_HOME",
    "DAY_CARE_CENTRE",
    "REHABILITATION_POINT",
)
"""社区服务中心, 居家养老服务站, 留守老人关爱点, 留守儿童之家, 日间照料中心, 康复点."""

FACILITY_SERVICES = (
    "ONE_STOP",
    "ELDER_CARE",
    "CHILD_CARE",
    "HEALTH",
    "CULTURE",
    "SPORT",
    "LEGAL",
    "EMPLOYMENT",
    "RETAIL",
    "VOLUNTEER",
    "POLICING",
    "PARTY",
)
"""一站式服务, 养老, 托幼, 卫生, 文化, 体育, 法律, 就业, 便民零售, 志愿服务, 警务, 党建."""

ASSESSMENT_RESULTS = ("UP_TO_STANDARD", "NOT_UP_TO_STANDARD")
"""达标, 未达标."""


class CommunityFacilityRow(Registered, Row):
    """One facility; area in m². ``handed_over_on``: the handing over 移交 that ends 四同步一移交."""

    __tablename__ = "community_facility"
    __table_args__ = register(
        "community_facility",
        one_of("kind", FACILITY_KINDS),
        one_of("operator_nature", NATURES),
        not_negative("area_m2"),
    )

    kind: Mapped[str] = mapped_column(Text)
    area_m2: Mapped[Decimal | None] = mapped_column(Numeric(10, 2))
    operator: Mapped[str | None] = mapped_column(Text)
    operator_nature: Mapped[str] = mapped_column(Text)
    handed_over_on: Mapped[date | None] = mapped_column(Date)


class FacilityFunctionRow(Keyed, Tenant, Versioned, Row):
    """One service that a facility offers."""

    __tablename__ = "facility_function"
    __table_args__ = (
        one_of("service", FACILITY_SERVICES),
        UniqueConstraint("community_facility_id", "service"),
        *lineage_indexes(),
        {"info": {"object": "community_facility"}},
    )

    community_facility_id: Mapped[UUID] = mapped_column(ForeignKey("community_facility.id"))
    service: Mapped[str] = mapped_column(Text)


class FacilityAssessmentRow(Lasting, Keyed, Tenant, Versioned, Row):
    """What an assessment of a facility by a standard found: from its day until the next supersedes it."""

    __tablename__ = "facility_assessment"
    __table_args__ = (
        one_of("result", ASSESSMENT_RESULTS),
        never_twice("community_facility_id", "standard", of="facility_assessment"),
        *lineage_indexes(),
        Index(None, "community_facility_id"),
        {"info": {"object": "community_facility"}},
    )

    community_facility_id: Mapped[UUID] = mapped_column(ForeignKey("community_facility.id"))
    standard: Mapped[str] = mapped_column(Text)
    result: Mapped[str] = mapped_column(Text)
    assessor: Mapped[str] = mapped_column(Text)


class FacilityAssessmentItemRow(Keyed, Tenant, Versioned, Row):
    """One requirement of the standard, what was found, and whether it was met."""

    __tablename__ = "facility_assessment_item"
    __table_args__ = (
        *lineage_indexes(),
        Index(None, "facility_assessment_id"),
        {"info": {"object": "community_facility"}},
    )

    facility_assessment_id: Mapped[UUID] = mapped_column(ForeignKey("facility_assessment.id"))
    item: Mapped[str] = mapped_column(Text)
    requirement: Mapped[str] = mapped_column(Text)
    finding: Mapped[str | None] = mapped_column(Text)
    passed: Mapped[bool] = mapped_column(Boolean)
