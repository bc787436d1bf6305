"""Institutions 机构: homes and centres for elders, welfare institutions, relief stations; and who lives in them."""

from enum import Enum
from typing import TYPE_CHECKING, Annotated

import strawberry
from sqlalchemy.sql import ColumnElement, FromClause

from db.tables.institution import InstitutionResidencyRow, InstitutionRow
from resolvers.catalogue import Kind, Through
from schema.enums import Nature, value
from schema.fields import column, connection, parent
from schema.register import Located, Register
from schema.scalars import Date

if TYPE_CHECKING:
    from schema.person import Person


@strawberry.enum(description="机构类型 / Kind of institution.")
class InstitutionKind(Enum):
    """What an institution is for."""

    ELDER_CARE_HOME = value("ELDER_CARE_HOME", "养老院", "Elder-care home.")
    TOWNSHIP_ELDER_CARE_CENTRE = value(
        "TOWNSHIP_ELDER_CARE_CENTRE", "乡镇养老服务中心", "Township elder-care service centre."
    )
    REGIONAL_SUPPORT_CENTRE = value(
        "REGIONAL_SUPPORT_CENTRE", "区域性供养服务中心(分片集中供养)", "Centre for several townships' supported elders."
    )
    CHILD_WELFARE = value("CHILD_WELFARE", "儿童福利机构", "Child welfare institution.")
    MENTAL_WELFARE = value("MENTAL_WELFARE", "精神卫生福利机构", "Mental welfare institution.")
    RELIEF_STATION = value("RELIEF_STATION", "救助管理站", "Relief station for people without support.")


@strawberry.enum(description="入住费用来源 / Who pays for a resident.")
class ResidencySupport(Enum):
    """Who bears the cost of living in an institution."""

    SELF_FUNDED = value("SELF_FUNDED", "自费", "The resident or the family.")
    SPECIAL_HARDSHIP = value("SPECIAL_HARDSHIP", "特困供养", "Support for people in special hardship.")
    OTHER = value("OTHER", "其他", "Anybody else.")


@strawberry.enum(description="机构安全四位一体 / The four parts of an institution's safety.")
class SafetyPart(Enum):
    """What is inspected; each part has its day on the institution."""

    FACILITIES = value("FACILITIES", "安全设施达标", "Equipment up to standard.")
    MONITORING = value("MONITORING", "安全监管智能", "Monitoring connected.")
    GUIDANCE = value("GUIDANCE", "专业机构指导", "Guidance by experts.")
    INSPECTION = value("INSPECTION", "部门联合督查", "Inspection by the departments together.")


def _residents() -> Through:
    def lives_here(institution: FromClause, residency: FromClause) -> ColumnElement[bool]:
        return (residency.c.institution_id == institution.c.id) & residency.c.ended_on.is_(None)

    return Through("InstitutionResidency", lives_here, lambda residency, person: person.c.id == residency.c.person_id)


@strawberry.type(description="机构:养老、儿童福利、精神卫生福利、救助机构 / An institution of care, welfare or relief.")
class Institution(Register):
    """One institution. Founder and operator may differ in nature: 公建民营."""

    kind: InstitutionKind = column(InstitutionRow.kind, "机构类型", "What it is for.", kind=Kind.ENUM)
    unified_credit_code: str | None = column(
        InstitutionRow.unified_credit_code, "统一社会信用代码,GB 32100", "Unified social credit code."
    )
    founder_nature: Nature = column(
        InstitutionRow.founder_nature, "举办性质", "Whether the state or society founded it.", kind=Kind.ENUM
    )
    operator_nature: Nature = column(
        InstitutionRow.operator_nature, "经营性质", "Whether the state or society runs it.", kind=Kind.ENUM
    )
    filing_number: str | None = column(InstitutionRow.filing_number, "备案号", "Number of the filing.")
    beds_registered: int = column(InstitutionRow.beds_registered, "核定床位数", "Beds registered.")
    beds_usable: int = column(InstitutionRow.beds_usable, "可用床位数", "Beds that can be used.")
    beds_nursing: int = column(InstitutionRow.beds_nursing, "护理型床位数", "Beds for nursing.")
    beds_occupied: int = column(InstitutionRow.beds_occupied, "入住床位数", "Beds occupied: residencies that hold now.")
    grade: int | None = column(InstitutionRow.grade, "等级,1 至 5", "Grade from 1 to 5, 5 the best.")
    grade_standard: str | None = column(
        InstitutionRow.grade_standard, "等级评定标准", "The standard by which it was graded, e.g. GB/T 37276-2018."
    )
    safety_facilities_on: Date | None = column(
        InstitutionRow.safety_facilities_on, "安全设施达标日期", "Day on which its safety equipment was up to standard."
    )
    safety_monitoring_on: Date | None = column(
        InstitutionRow.safety_monitoring_on, "安全监管智能日期", "Day on which its monitoring was connected."
    )
    safety_guidance_on: Date | None = column(
        InstitutionRow.safety_guidance_on, "专业机构指导日期", "Day on which experts last gave guidance."
    )
    safety_inspection_on: Date | None = column(
        InstitutionRow.safety_inspection_on, "部门联合督查日期", "Day on which the departments last inspected together."
    )
    home_service: bool = column(InstitutionRow.home_service, "居家延伸服务", "Whether it also serves people at home.")
    community_service: bool = column(
        InstitutionRow.community_service, "社区延伸服务", "Whether it also serves the community."
    )
    residencies = connection(
        "InstitutionResidency",
        "历次入住",
        "All residencies, past and present.",
        join=lambda institution, residency: residency.c.institution_id == institution.c.id,
    )
    residents = connection("Person", "现有入住人员", "The people who live there now.", through=_residents())


@strawberry.type(description="入住 / A person's stay in an institution, dated.")
class InstitutionResidency(Located):
    """Who lives in which institution from when to when. It lies where the institution lies."""

    started_on: Date = column(InstitutionResidencyRow.started_on, "入住日期", "First day of the stay.")
    ended_on: Date | None = column(
        InstitutionResidencyRow.ended_on, "离院日期", "First day on which it no longer holds; null while it holds."
    )
    bed: str | None = column(InstitutionResidencyRow.bed, "床位号", "Number of the bed.")
    support: ResidencySupport = column(InstitutionResidencyRow.support, "入住费用来源", "Who pays.", kind=Kind.ENUM)
    institution: Annotated["Institution", strawberry.lazy("schema.institution")] | None = parent(
        "Institution", "institution_id", "入住机构", "The institution."
    )
    person: Annotated["Person", strawberry.lazy("schema.person")] | None = parent(
        "Person", "person_id", "入住人员", "The resident; null if the person's record lies outside the asker's area."
    )
