"""Social organisations 社会组织: associations, service organisations, foundations; their ratings and yearly checks."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import Date, ForeignKey, Index, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.constraints import from_one_to, one_of
from db.tables.lineage import Keyed, Row, Tenant, Versioned, lineage_indexes
from db.tables.period import Lasting, never_twice
from db.tables.registered import Registered, register

ORGANIZATION_KINDS = ("ASSOCIATION", "SERVICE_ORGANIZATION", "FOUNDATION")
"""社会团体, 民办非企业单位(社会服务机构), 基金会."""

ORGANIZATION_FIELDS = (
    "ELDERLY",
    "CHILDREN",
    "DISABLED",
    "COMMUNITY",
    "CHARITY",
    "EDUCATION",
    "HEALTH",
    "CULTURE",
    "INDUSTRY",
    "OTHER",
)
"""为老, 儿童, 助残, 社区, 慈善, 教育, 卫生, 文化, 行业, 其他."""

CHECK_OUTCOMES = ("QUALIFIED", "BASICALLY_QUALIFIED", "UNQUALIFIED", "NOT_SUBMITTED")
"""合格, 基本合格, 不合格, 未报送: outcome of the yearly check 年检 (民办非企业单位登记管理暂行条例 art. 23)."""


class SocialOrganizationRow(Registered, Row):
    """One organisation, registered with ``registrar`` 登记管理机关 and supervised by ``supervising_unit`` 业务主管单位."""

    __tablename__ = "social_organization"
    __table_args__ = register(
        "social_organization",
        one_of("kind", ORGANIZATION_KINDS),
        one_of("field", ORGANIZATION_FIELDS),
        UniqueConstraint("unified_credit_code"),
    )

    kind: Mapped[str] = mapped_column(Text)
    unified_credit_code: Mapped[str] = mapped_column(Text)
    registrar: Mapped[str] = mapped_column(Text)
    supervising_unit: Mapped[str | None] = mapped_column(Text)
    legal_representative: Mapped[str] = mapped_column(Text)
    registered_on: Mapped[date] = mapped_column(Date)
    field: Mapped[str] = mapped_column(Text)


class SocialOrganizationRatingRow(Lasting, Keyed, Tenant, Versioned, Row):
    """An organisation's grade in one period, 1 (1A) to 5 (5A); one grade on any day."""

    __tablename__ = "social_organization_rating"
    __table_args__ = (
        from_one_to("grade", 5),
        never_twice("social_organization_id", of="social_organization_rating"),
        *lineage_indexes(),
        Index(None, "social_organization_id"),
        {"info": {"object": "social_organization"}},
    )

    social_organization_id: Mapped[UUID] = mapped_column(ForeignKey("social_organization.id"))
    grade: Mapped[int] = mapped_column(Integer)
    assessor: Mapped[str] = mapped_column(Text)


class SocialOrganizationCheckRow(Keyed, Tenant, Versioned, Row):
    """The check of an organisation for one year."""

    __tablename__ = "social_organization_check"
    __table_args__ = (
        one_of("outcome", CHECK_OUTCOMES),
        UniqueConstraint("social_organization_id", "year"),
        *lineage_indexes(),
        {"info": {"object": "social_organization"}},
    )

    social_organization_id: Mapped[UUID] = mapped_column(ForeignKey("social_organization.id"))
    year: Mapped[int] = mapped_column(Integer)
    outcome: Mapped[str] = mapped_column(Text)
    checked_on: Mapped[date | None] = mapped_column(Date)
