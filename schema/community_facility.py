"""Community facilities 社区设施: what they offer (the N of 1+N), and whether they are up to standard, item by item."""

from enum import Enum
from typing import Annotated

import strawberry

from db.tables.community_facility import (
    CommunityFacilityRow,
    FacilityAssessmentItemRow,
    FacilityAssessmentRow,
    FacilityFunctionRow,
)
from resolvers.catalogue import Kind
from schema.enums import Nature, value
from schema.fields import children, column, parent
from schema.register import Located, Register
from schema.scalars import Amount, Date


@strawberry.enum(description="社区设施类型 / Kind of community facility.")
class CommunityFacilityKind(Enum):
    """What a facility is."""

    SERVICE_CENTRE = value("SERVICE_CENTRE", "社区服务中心", "Community service centre.")
    HOME_CARE_STATION = value("HOME_CARE_STATION", "居家养老服务站", "Station for elders who live at home.")
    LEFT_BEHIND_ELDERS_POINT = value("LEFT_BEHIND_ELDERS_POINT", "留守老人关爱点", "Care point for left-behind elders.")
    LEFT_BEHIND_CHILDREN_HOME = value("LEFT_BEHIND_CHILDREN_HOME", "留守儿童之家", "Home for left-behind children.")
    DAY_CARE_CENTRE = value("DAY_CARE_CENTRE", "日间照料中心", "Day-care centre.")
    REHABILITATION_POINT = value("REHABILITATION_POINT", "康复点", "Rehabilitation point.")


@strawberry.enum(description="社区服务项目(1+N 的 N) / Service of a community facility.")
class FacilityService(Enum):
    """What a facility offers."""

    ONE_STOP = value("ONE_STOP", "一站式服务", "One window for all matters.")
    ELDER_CARE = value("ELDER_CARE", "养老", "Care for elders.")
    CHILD_CARE = value("CHILD_CARE", "托幼", "Care for children.")
    HEALTH = value("HEALTH", "卫生", "Health.")
    CULTURE = value("CULTURE", "文化", "Culture.")
    SPORT = value("SPORT", "体育", "Sport.")
    LEGAL = value("LEGAL", "法律", "Legal advice.")
    EMPLOYMENT = value("EMPLOYMENT", "就业", "Employment.")
    RETAIL = value("RETAIL", "便民零售", "Everyday shopping.")
    VOLUNTEER = value("VOLUNTEER", "志愿服务", "Volunteering.")
    POLICING = value("POLICING", "警务", "Policing.")
    PARTY = value("PARTY", "党建", "Party work.")


@strawberry.enum(description="达标评估结果 / Result of a standard assessment.")
class AssessmentResult(Enum):
    """Whether a facility is up to the standard."""

    UP_TO_STANDARD = value("UP_TO_STANDARD", "达标", "Up to standard.")
    NOT_UP_TO_STANDARD = value("NOT_UP_TO_STANDARD", "未达标", "Not up to standard.")


@strawberry.type(description="社区设施 / A facility of a community or village.")
class CommunityFacility(Register):
    """One facility; its area is in square metres."""

    kind: CommunityFacilityKind = column(CommunityFacilityRow.kind, "社区设施类型", "What it is.", kind=Kind.ENUM)
    area_m2: Amount | None = column(CommunityFacilityRow.area_m2, "面积(平方米)", "Area in square metres.")
    operator: str | None = column(CommunityFacilityRow.operator, "运营单位", "Who runs it.")
    operator_nature: Nature = column(
        CommunityFacilityRow.operator_nature, "运营性质", "Whether the state or society runs it.", kind=Kind.ENUM
    )
    handed_over_on: Date | None = column(
        CommunityFacilityRow.handed_over_on,
        "移交日期(四同步一移交)",
        "Day on which the builder handed it over.",
    )
    functions: list[Annotated["FacilityFunction", strawberry.lazy("schema.community_facility")]] = children(
        "FacilityFunction", "community_facility_id", "服务项目", "What it offers, the N of 1+N.", order=("service",)
    )
    assessments: list[Annotated["FacilityAssessment", strawberry.lazy("schema.community_facility")]] = children(
        "FacilityAssessment",
        "community_facility_id",
        "历次达标评估",
        "All assessments, oldest first.",
        order=("startedOn",),
    )


@strawberry.type(description="社区设施服务项目 / A service that a facility offers.")
class FacilityFunction(Located):
    """One of the N of 1+N."""

    service: FacilityService = column(FacilityFunctionRow.service, "服务项目", "The service.", kind=Kind.ENUM)
    community_facility: Annotated["CommunityFacility", strawberry.lazy("schema.community_facility")] | None = parent(
        "CommunityFacility", "community_facility_id", "社区设施", "The facility."
    )


@strawberry.type(description="社区设施达标评估 / An assessment of a facility by a standard.")
class FacilityAssessment(Located):
    """What an assessment found. It holds from its day until the next supersedes it."""

    standard: str = column(FacilityAssessmentRow.standard, "评估标准", "The standard.")
    result: AssessmentResult = column(FacilityAssessmentRow.result, "评估结果", "What was found.", kind=Kind.ENUM)
    assessor: str = column(FacilityAssessmentRow.assessor, "评估单位", "Who assessed.")
    started_on: Date = column(FacilityAssessmentRow.started_on, "评估日期", "Day of the assessment.")
    ended_on: Date | None = column(
        FacilityAssessmentRow.ended_on, "失效日期", "Day on which the next superseded it; null while it holds."
    )
    items: list[Annotated["FacilityAssessmentItem", strawberry.lazy("schema.community_facility")]] = children(
        "FacilityAssessmentItem", "facility_assessment_id", "评估项目", "What was found item by item.", order=("item",)
    )
    community_facility: Annotated["CommunityFacility", strawberry.lazy("schema.community_facility")] | None = parent(
        "CommunityFacility", "community_facility_id", "社区设施", "The facility."
    )


@strawberry.type(description="达标评估项目 / An item of an assessment.")
class FacilityAssessmentItem(Located):
    """One requirement of the standard, and whether it was met."""

    item: str = column(FacilityAssessmentItemRow.item, "评估项目", "What was looked at.")
    requirement: str = column(FacilityAssessmentItemRow.requirement, "标准要求", "What the standard asks.")
    finding: str | None = column(FacilityAssessmentItemRow.finding, "评估情况", "What was found.")
    passed: bool = column(FacilityAssessmentItemRow.passed, "是否达标", "Whether the requirement was met.")
    facility_assessment: Annotated["FacilityAssessment", strawberry.lazy("schema.community_facility")] | None = parent(
        "FacilityAssessment", "facility_assessment_id", "达标评估", "The assessment."
    )
