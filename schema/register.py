"""What all types of the new registers have in common: entries of registers, rows that lie in a division, reference data."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from db.tables.institution import InstitutionRow
from resolvers.catalogue import Kind
from schema.audit import history
from schema.enums import RegisterStatus
from schema.fields import column, parent
from schema.node import Node
from schema.scalars import Date, Instant

if TYPE_CHECKING:
    from schema.division import Division

# A part of the catalogue names its column, not its table, so the columns of one register stand for those of all.
_ROW = InstitutionRow


@strawberry.interface(
    description="登记对象:机构、公墓、社会组织、社区设施、村务监督委员会 / An entry of a register: a place or a body."
)
class Register(Node):
    """What is asked of a place or body, whichever register it stands in."""

    id: strawberry.ID = column(_ROW.id, "标识", "The id, good across the whole graph.", kind=Kind.ID)
    name: str = column(_ROW.name, "名称", "Official name.")
    pinyin: str = column(_ROW.pinyin, "名称拼音", "The name in pinyin, syllables separated by spaces, without tones.")
    division: Annotated["Division", strawberry.lazy("schema.division")] | None = parent(
        "Division", "division_id", "所属区划", "The division to which the record belongs."
    )
    address: str | None = column(_ROW.address, "地址", "Address.")
    phone_masked: str | None = column(_ROW.phone_masked, "联系电话(掩码)", "Phone number, masked.")
    status: RegisterStatus = column(_ROW.status, "登记状态", "Where it stands now.", kind=Kind.ENUM)
    status_since: Date | None = column(_ROW.status_since, "状态起始日期", "First day of this status.")
    opened_on: Date | None = column(_ROW.opened_on, "启用日期", "First day on which it was open.")
    closed_on: Date | None = column(_ROW.closed_on, "停用日期", "First day on which it was no longer open.")
    remarks: str | None = column(_ROW.remarks, "备注", "Remarks.")
    history = history("办理记录", "The entries of the audit trail that tell of it.")
    version: int = column(_ROW.version, "版本号", "How often the record was changed, from 1.")
    created_at: Instant = column(_ROW.created_at, "登记时间", "When the record was made.")
    updated_at: Instant = column(_ROW.updated_at, "更新时间", "When the record was last changed.")


@strawberry.type(description="登记记录 / A record with its version.")
class Recorded(Node):
    """What every record has. No type of the graph by itself."""

    id: strawberry.ID = column(_ROW.id, "标识", "The id, good across the whole graph.", kind=Kind.ID)
    version: int = column(_ROW.version, "版本号", "How often the record was changed, from 1.")
    created_at: Instant = column(_ROW.created_at, "登记时间", "When the record was made.")
    updated_at: Instant = column(_ROW.updated_at, "更新时间", "When the record was last changed.")


@strawberry.type(description="有所属区划的登记记录 / A record that lies in a division.")
class Located(Recorded):
    """What every record has that lies where its parent lies. No type of the graph by itself."""

    division: Annotated["Division", strawberry.lazy("schema.division")] | None = parent(
        "Division", "division_id", "所属区划", "The division to which the record belongs: that of what it is about."
    )
