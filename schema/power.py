"""Lists of small powers 小微权力清单: what a village may do, on what basis, step by step. Published by law: all read them."""

from enum import Enum
from typing import TYPE_CHECKING, Annotated

import strawberry

from db.tables.power import PowerItemRow, PowerListRow, PowerStepRow
from resolvers.catalogue import Kind
from schema.enums import value
from schema.fields import children, column, parent
from schema.register import Recorded
from schema.scalars import Date

if TYPE_CHECKING:
    from schema.division import Division


@strawberry.enum(description="权力事项分组 / Group of a power.")
class PowerGroup(Enum):
    """Whether a power concerns the collective or serves single people."""

    COLLECTIVE = value("COLLECTIVE", "集体管理事项", "Matters of the collective.")
    SERVICE = value("SERVICE", "便民服务事项", "Services to people.")


@strawberry.type(description="小微权力清单 / An edition of the list of small powers.")
class PowerList(Recorded):
    """One edition, in force for a period."""

    title: str = column(PowerListRow.title, "清单名称", "Title.")
    edition: str = column(PowerListRow.edition, "版本", "The edition.")
    adopted_on: Date = column(PowerListRow.adopted_on, "通过日期", "Day on which it was adopted.")
    started_on: Date = column(PowerListRow.started_on, "施行日期", "First day in force.")
    ended_on: Date | None = column(
        PowerListRow.ended_on, "废止日期", "First day on which it is no longer in force; null while it is."
    )
    document: str | None = column(PowerListRow.document, "发布文件", "The document that published it.")
    division: Annotated["Division", strawberry.lazy("schema.division")] | None = parent(
        "Division",
        "division_id",
        "适用区划",
        "The division where it is in force; null if it is outside the asker's area, or if the list is the platform's.",
    )
    items: list[Annotated["PowerItem", strawberry.lazy("schema.power")]] = children(
        "PowerItem", "power_list_id", "权力事项", "Its powers by their number.", order=("number",)
    )


@strawberry.type(description="小微权力事项 / A small power of a list.")
class PowerItem(Recorded):
    """One power: who holds it, on what basis, how it is made public."""

    number: int = column(PowerItemRow.number, "序号", "Number in its list.")
    code: str | None = column(
        PowerItemRow.code, "事项代码", "The code by which the platform's own acts name it; null if none does."
    )
    name: str = column(PowerItemRow.name, "事项名称", "Name.")
    group: PowerGroup = column(PowerItemRow.group, "事项分组", "The collective's or a service.", kind=Kind.ENUM)
    category: str = column(PowerItemRow.category, "事项类别", "Category.")
    basis: str = column(PowerItemRow.basis, "法律政策依据", "The law or policy that gives it.")
    holder_post: str = column(PowerItemRow.holder_post, "责任岗位", "The post that holds it.")
    publicity_days: int = column(
        PowerItemRow.publicity_days, "公示天数", "For how many days its exercise is made public."
    )
    reason_required: bool = column(
        PowerItemRow.reason_required, "是否须说明理由", "Whether an act must say why it is done."
    )
    risk_points: str | None = column(PowerItemRow.risk_points, "廉政风险点", "Where it may be abused.")
    power_list: Annotated["PowerList", strawberry.lazy("schema.power")] | None = parent(
        "PowerList", "power_list_id", "小微权力清单", "The list."
    )
    steps: list[Annotated["PowerStep", strawberry.lazy("schema.power")]] = children(
        "PowerStep", "power_item_id", "办理步骤", "Its steps in their order.", order=("position",)
    )


@strawberry.type(description="小微权力办理步骤 / A step in the exercise of a power.")
class PowerStep(Recorded):
    """Who acts, what proves it, and within how many days."""

    position: int = column(PowerStepRow.position, "步骤序号", "Place among the steps, from 1.")
    name: str = column(PowerStepRow.name, "步骤名称", "What is done.")
    actor_post: str = column(PowerStepRow.actor_post, "办理岗位", "The post that acts.")
    evidence: str | None = column(PowerStepRow.evidence, "留痕材料", "What proves that it was done.")
    time_limit_days: int | None = column(PowerStepRow.time_limit_days, "办理时限(天)", "Within how many days.")
    power_item: Annotated["PowerItem", strawberry.lazy("schema.power")] | None = parent(
        "PowerItem", "power_item_id", "小微权力事项", "The power."
    )
