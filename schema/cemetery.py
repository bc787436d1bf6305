"""Cemeteries 公墓: what they are, whose they were and are, how they were approved, and what they ask."""

from enum import Enum
from typing import Annotated

import strawberry

from db.tables.cemetery import CemeteryApprovalRow, CemeteryOwnershipRow, CemeteryPriceRow, CemeteryRow
from resolvers.catalogue import Kind
from schema.enums import value
from schema.fields import children, column, parent
from schema.register import Located, Register
from schema.scalars import Amount, Date


@strawberry.enum(description="公墓类型 / Kind of cemetery.")
class CemeteryKind(Enum):
    """Whom a cemetery serves and how it buries."""

    COMMERCIAL = value("COMMERCIAL", "经营性公墓", "Commercial cemetery.")
    TOWNSHIP_PUBLIC = value("TOWNSHIP_PUBLIC", "乡镇公益性公墓", "Public-benefit cemetery of a township.")
    VILLAGE_PUBLIC = value("VILLAGE_PUBLIC", "村级公益性公墓", "Public-benefit cemetery of a village.")
    COLUMBARIUM = value("COLUMBARIUM", "骨灰堂", "Columbarium.")
    ECO = value("ECO", "生态安葬点", "Ecological burial ground.")


@strawberry.enum(description="公墓权属 / Whose a cemetery is.")
class CemeteryOwner(Enum):
    """The nature of an owner."""

    PRIVATE = value("PRIVATE", "私有", "Private.")
    STATE = value("STATE", "国有", "The state's.")
    COLLECTIVE = value("COLLECTIVE", "集体所有", "The collective's.")


@strawberry.enum(description="公墓阶段 / Stage of a cemetery.")
class CemeteryStage(Enum):
    """From the plan to the end; the status follows it."""

    PLANNED = value("PLANNED", "规划", "Planned.")
    APPROVED = value("APPROVED", "批准", "Approved.")
    BUILDING = value("BUILDING", "在建", "Being built.")
    ACCEPTED = value("ACCEPTED", "验收", "Accepted.")
    OPERATING = value("OPERATING", "运营", "Operating.")
    SUSPENDED = value("SUSPENDED", "停业", "Suspended.")
    CLOSED = value("CLOSED", "关闭", "Closed.")


@strawberry.enum(description="权属取得方式 / How an owner came by a cemetery.")
class CemeteryAcquisition(Enum):
    """How an ownership began."""

    FOUNDED = value("FOUNDED", "兴建", "Founded by the owner.")
    TAKEN_BACK = value("TAKEN_BACK", "收回", "Taken back from a private owner by agreement.")
    TRANSFERRED = value("TRANSFERRED", "转让", "Transferred.")


@strawberry.enum(description="审批事项 / What was approved.")
class ApprovalSubject(Enum):
    """What an authority approved of a cemetery."""

    PLAN = value("PLAN", "规划", "The plan.")
    CONSTRUCTION = value("CONSTRUCTION", "建设", "Construction.")
    EXPANSION = value("EXPANSION", "扩建", "Expansion.")
    ACCEPTANCE = value("ACCEPTANCE", "验收", "Acceptance.")
    LICENCE = value("LICENCE", "经营许可", "Licence to operate.")


@strawberry.enum(description="定价方式 / Who sets a price.")
class PriceBasis(Enum):
    """How a price comes about."""

    GOVERNMENT_SET = value("GOVERNMENT_SET", "政府定价", "Set by the government.")
    GUIDED = value("GUIDED", "政府指导价", "Guided by the government.")
    MARKET = value("MARKET", "市场调节价", "Left to the market.")


@strawberry.type(description="公墓 / A cemetery, a columbarium or an ecological burial ground.")
class Cemetery(Register):
    """One cemetery; its area is in mu 亩. Its status follows its stage, its ownership the ownership that holds now."""

    kind: CemeteryKind = column(CemeteryRow.kind, "公墓类型", "What it is.", kind=Kind.ENUM)
    ownership: CemeteryOwner | None = column(
        CemeteryRow.ownership, "现权属", "Whose it is now; null while nobody's is recorded.", kind=Kind.ENUM
    )
    stage: CemeteryStage = column(CemeteryRow.stage, "阶段", "Where it stands, from plan to end.", kind=Kind.ENUM)
    stage_since: Date | None = column(CemeteryRow.stage_since, "阶段起始日期", "First day of this stage.")
    licence_number: str | None = column(CemeteryRow.licence_number, "经营许可证号", "Number of the licence.")
    licensed_on: Date | None = column(CemeteryRow.licensed_on, "许可日期", "Day of the licence.")
    area_mu: Amount | None = column(CemeteryRow.area_mu, "面积(亩)", "Area in mu; 15 mu are one hectare.")
    plots_total: int = column(CemeteryRow.plots_total, "墓位总数", "Plots in all.")
    plots_used: int = column(CemeteryRow.plots_used, "已用墓位数", "Plots used.")
    plots_eco: int = column(CemeteryRow.plots_eco, "生态墓位数", "Ecological plots among all.")
    service_area: str | None = column(CemeteryRow.service_area, "服务范围", "The area that it serves.")
    ownership_history: list[Annotated["CemeteryOwnership", strawberry.lazy("schema.cemetery")]] = children(
        "CemeteryOwnership",
        "cemetery_id",
        "权属沿革",
        "All ownerships, past and present, oldest first.",
        order=("startedOn",),
    )
    approvals: list[Annotated["CemeteryApproval", strawberry.lazy("schema.cemetery")]] = children(
        "CemeteryApproval", "cemetery_id", "审批记录", "What authorities approved, oldest first.", order=("approvedOn",)
    )
    prices: list[Annotated["CemeteryPrice", strawberry.lazy("schema.cemetery")]] = children(
        "CemeteryPrice", "cemetery_id", "收费项目", "All prices, past and present, oldest first.", order=("startedOn",)
    )


@strawberry.type(description="公墓权属记录 / Whose a cemetery is in a period.")
class CemeteryOwnership(Located):
    """One ownership. What was taken back names the agreement, its day and the former owner."""

    nature: CemeteryOwner = column(CemeteryOwnershipRow.nature, "权属性质", "The owner's nature.", kind=Kind.ENUM)
    acquisition: CemeteryAcquisition = column(
        CemeteryOwnershipRow.acquisition, "取得方式", "How the owner came by it.", kind=Kind.ENUM
    )
    owner: str = column(CemeteryOwnershipRow.owner, "权属人", "The owner.")
    former_owner: str | None = column(CemeteryOwnershipRow.former_owner, "原权属人", "The owner before.")
    agreement: str | None = column(CemeteryOwnershipRow.agreement, "收回或转让协议", "The agreement.")
    agreed_on: Date | None = column(CemeteryOwnershipRow.agreed_on, "协议日期", "Day of the agreement.")
    started_on: Date = column(CemeteryOwnershipRow.started_on, "起始日期", "First day of the ownership.")
    ended_on: Date | None = column(
        CemeteryOwnershipRow.ended_on, "终止日期", "First day on which it no longer holds; null while it holds."
    )
    cemetery: Annotated["Cemetery", strawberry.lazy("schema.cemetery")] | None = parent(
        "Cemetery", "cemetery_id", "公墓", "The cemetery."
    )


@strawberry.type(description="公墓审批记录 / An approval of something of a cemetery.")
class CemeteryApproval(Located):
    """One document of an authority."""

    subject: ApprovalSubject = column(CemeteryApprovalRow.subject, "审批事项", "What was approved.", kind=Kind.ENUM)
    number: str = column(CemeteryApprovalRow.number, "批准文号", "Number of the document.")
    approved_on: Date = column(CemeteryApprovalRow.approved_on, "批准日期", "Day of the approval.")
    authority: str = column(CemeteryApprovalRow.authority, "审批机关", "The authority.")
    area_mu: Amount | None = column(CemeteryApprovalRow.area_mu, "批准面积(亩)", "Area approved, in mu.")
    remarks: str | None = column(CemeteryApprovalRow.remarks, "备注", "Remarks.")
    cemetery: Annotated["Cemetery", strawberry.lazy("schema.cemetery")] | None = parent(
        "Cemetery", "cemetery_id", "公墓", "The cemetery."
    )


@strawberry.type(description="公墓收费项目 / What a cemetery asks for one item in a period.")
class CemeteryPrice(Located):
    """One price in yuan a unit."""

    item: str = column(CemeteryPriceRow.item, "收费名称", "What is paid for.")
    price: Amount = column(CemeteryPriceRow.price, "单价(元)", "Price of a unit, yuan.")
    unit: str = column(CemeteryPriceRow.unit, "计价单位", "The unit, e.g. one plot or one year.")
    basis: PriceBasis = column(CemeteryPriceRow.basis, "定价方式", "Who sets the price.", kind=Kind.ENUM)
    document: str | None = column(CemeteryPriceRow.document, "定价依据", "The document that sets or files it.")
    started_on: Date = column(CemeteryPriceRow.started_on, "起始日期", "First day of the price.")
    ended_on: Date | None = column(
        CemeteryPriceRow.ended_on, "终止日期", "First day on which it no longer holds; null while it holds."
    )
    cemetery: Annotated["Cemetery", strawberry.lazy("schema.cemetery")] | None = parent(
        "Cemetery", "cemetery_id", "公墓", "The cemetery."
    )
