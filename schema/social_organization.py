"""Social organizations 社会组织: associations, service organizations, foundations; their ratings and yearly checks."""

from enum import Enum
from typing import Annotated

import strawberry

from db.tables.social_organization import (
    SocialOrganizationCheckRow,
    SocialOrganizationRatingRow,
    SocialOrganizationRow,
)
from resolvers.catalogue import Kind
from schema.enums import value
from schema.fields import children, column, parent
from schema.register import Located, Register
from schema.scalars import Date


@strawberry.enum(description="社会组织类型 / Kind of social organization.")
class SocialOrganizationKind(Enum):
    """The three forms in which society organizes itself."""

    ASSOCIATION = value("ASSOCIATION", "社会团体", "Association.")
    SERVICE_ORGANIZATION = value("SERVICE_ORGANIZATION", "民办非企业单位(社会服务机构)", "Service organization.")
    FOUNDATION = value("FOUNDATION", "基金会", "Foundation.")


@strawberry.enum(description="社会组织业务领域 / Field of a social organization.")
class SocialOrganizationField(Enum):
    """For what or whom an organization works."""

    ELDERLY = value("ELDERLY", "为老", "Elders.")
    CHILDREN = value("CHILDREN", "儿童", "Children.")
    DISABLED = value("DISABLED", "助残", "People with disabilities.")
    COMMUNITY = value("COMMUNITY", "社区", "The community.")
    CHARITY = value("CHARITY", "慈善", "Charity.")
    EDUCATION = value("EDUCATION", "教育", "Education.")
    HEALTH = value("HEALTH", "卫生", "Health.")
    CULTURE = value("CULTURE", "文化", "Culture.")
    INDUSTRY = value("INDUSTRY", "行业", "A trade or industry.")
    OTHER = value("OTHER", "其他", "Anything else.")


@strawberry.enum(description="年检结论 / Outcome of a yearly check.")
class CheckOutcome(Enum):
    """What the registrar found for a year."""

    QUALIFIED = value("QUALIFIED", "合格", "Qualified.")
    BASICALLY_QUALIFIED = value("BASICALLY_QUALIFIED", "基本合格", "Qualified in the main.")
    UNQUALIFIED = value("UNQUALIFIED", "不合格", "Not qualified.")
    NOT_SUBMITTED = value("NOT_SUBMITTED", "未报送", "No report was handed in.")


@strawberry.type(description="社会组织 / A social organization.")
class SocialOrganization(Register):
    """One organization, registered with one authority and supervised by another."""

    kind: SocialOrganizationKind = column(SocialOrganizationRow.kind, "社会组织类型", "Its form.", kind=Kind.ENUM)
    unified_credit_code: str = column(
        SocialOrganizationRow.unified_credit_code, "统一社会信用代码,GB 32100", "Unified social credit code."
    )
    registrar: str = column(SocialOrganizationRow.registrar, "登记管理机关", "The authority that registered it.")
    supervising_unit: str | None = column(
        SocialOrganizationRow.supervising_unit, "业务主管单位", "The unit that supervises its work."
    )
    legal_representative: str = column(
        SocialOrganizationRow.legal_representative, "法定代表人", "The legal representative."
    )
    registered_on: Date = column(SocialOrganizationRow.registered_on, "成立登记日期", "Day of the registration.")
    field: SocialOrganizationField = column(
        SocialOrganizationRow.field, "业务领域", "For what or whom it works.", kind=Kind.ENUM
    )
    ratings: list[Annotated["SocialOrganizationRating", strawberry.lazy("schema.social_organization")]] = children(
        "SocialOrganizationRating",
        "social_organization_id",
        "历次评估等级",
        "All ratings, past and present, oldest first.",
        order=("startedOn",),
    )
    checks: list[Annotated["SocialOrganizationCheck", strawberry.lazy("schema.social_organization")]] = children(
        "SocialOrganizationCheck", "social_organization_id", "历年年检", "All checks, oldest first.", order=("year",)
    )


@strawberry.type(description="社会组织评估等级 / A social organization's rating in a period.")
class SocialOrganizationRating(Located):
    """From 1A to 5A."""

    grade: int = column(SocialOrganizationRatingRow.grade, "等级(A 的个数)", "Grade from 1 (1A) to 5 (5A, the best).")
    assessor: str = column(SocialOrganizationRatingRow.assessor, "评估单位", "Who rated.")
    started_on: Date = column(SocialOrganizationRatingRow.started_on, "起始日期", "First day of the rating.")
    ended_on: Date | None = column(
        SocialOrganizationRatingRow.ended_on, "终止日期", "First day on which it no longer holds; null if none is set."
    )
    social_organization: Annotated["SocialOrganization", strawberry.lazy("schema.social_organization")] | None = parent(
        "SocialOrganization", "social_organization_id", "社会组织", "The organization."
    )


@strawberry.type(description="社会组织年检 / The check of a social organization for a year.")
class SocialOrganizationCheck(Located):
    """One year's check."""

    year: int = column(SocialOrganizationCheckRow.year, "年度", "The year that was checked.")
    outcome: CheckOutcome = column(SocialOrganizationCheckRow.outcome, "年检结论", "What was found.", kind=Kind.ENUM)
    checked_on: Date | None = column(SocialOrganizationCheckRow.checked_on, "年检日期", "Day of the check.")
    social_organization: Annotated["SocialOrganization", strawberry.lazy("schema.social_organization")] | None = parent(
        "SocialOrganization", "social_organization_id", "社会组织", "The organization."
    )
