"""The audit trail 监督留痕: what was done or refused, by whom, in which post, by which power, to which object, and why."""

from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any

import strawberry
from sqlalchemy import Text as SqlText
from sqlalchemy import cast, func
from sqlalchemy.sql import ColumnElement, FromClause

from authz.policy import OBJECTS
from db.tables.audit import AuditEntryRow
from resolvers.catalogue import CATALOGUE, POINTED, Argument, Changes, Kind, Scalar, Through, constant
from schema.enums import Role, value
from schema.fields import column, computed, connection, described, parent
from schema.node import Node
from schema.scalars import Instant

if TYPE_CHECKING:
    from schema.division import Division
    from schema.power import PowerItem, PowerStep

TOUCHED = "AuditObject"
"""What an entry tells of, row by row: no type of the graph, but the way from an object to its history."""

NEEDS = tuple(name for name in OBJECTS if name.partition(".")[0] not in {"division", "account", "audit"})
"""The objects of the policy that a change may need. A change that needs another is shown to nobody."""


def history(zh: str, en: str) -> Any:
    """The field of an object that leads to the entries that tell of it."""
    way = Through(
        TOUCHED,
        lambda row, touched: touched.c.object_id == row.c.id,
        lambda touched, entry: entry.c.id == touched.c.entry_id,
    )
    return connection("AuditEntry", zh, en, through=way)


def _object(row: FromClause, _: Argument) -> ColumnElement[Any]:
    return row.c.object_type + constant(":") + cast(row.c[POINTED], SqlText)


def _refusal(row: FromClause, _: Argument) -> ColumnElement[Any]:
    return func.coalesce(row.c.refusal, cast(constant("{}"), AuditEntryRow.refusal.type))


@strawberry.enum(description="办理结果 / Outcome of an act.")
class ActOutcome(Enum):
    """Whether the act was done. A refused one changed nothing."""

    DONE = value("DONE", "已办", "Done.")
    REFUSED = value("REFUSED", "被拒", "Refused; nothing was changed.")


@strawberry.type(description="字段变更 / What became of one field of one record.")
class FieldChange:
    """Values as text, as they are stored. Sealed values are their keyed digests, in hex."""

    object: strawberry.ID = strawberry.field(description="变更对象 / The record, by its id.")
    field: str = strawberry.field(description="字段 / The name of what was changed.")
    before: str | None = strawberry.field(description="变更前 / What it was; null if empty or not there.")
    after: str | None = strawberry.field(description="变更后 / What it became; null if empty or no longer there.")


@strawberry.type(description="监督留痕 / An entry of the audit trail: an act, or one that was refused.")
class AuditEntry(Node):
    """One act in one division, written with it and never changed. An act that touches two divisions has an entry in each."""

    id: strawberry.ID = column(
        AuditEntryRow.id, "标识", "The entry's id. The order of ids is that of time.", kind=Kind.ID
    )
    at: Instant = column(AuditEntryRow.at, "办理时间", "When it was done.")
    act: strawberry.ID = column(
        AuditEntryRow.act_id, "办理标识", "The act: the id of the first of its entries.", kind=Kind.ID
    )
    account: str = column(AuditEntryRow.account, "账号名", "The account that acted, by the name typed at sign-in.")
    actor: str = column(AuditEntryRow.actor, "经办人", "Who acted, by the name shown then.")
    role: Role | None = column(
        AuditEntryRow.role, "角色", "The role in which it was done; null if the account held none.", kind=Kind.ENUM
    )
    post: str | None = column(AuditEntryRow.post, "岗位", "The post of the one who acted, as it was then.")
    division: Annotated["Division", strawberry.lazy("schema.division")] | None = parent(
        "Division", "division_id", "办理区划", "The division in which it was done. It lies where that lay then."
    )
    power_item: Annotated["PowerItem", strawberry.lazy("schema.power")] | None = parent(
        "PowerItem", "power_item_id", "小微权力事项", "The power that was exercised; null if it was none."
    )
    step: Annotated["PowerStep", strawberry.lazy("schema.power")] | None = parent(
        "PowerStep", "power_step_id", "办理步骤", "The step of that power."
    )
    action: str = column(AuditEntryRow.action, "操作", "What was done: the name of the mutation.", kind=Kind.CODE)
    object_type: str | None = column(
        AuditEntryRow.object_type, "对象类型", "The type of the record that it was about.", kind=Kind.CODE
    )
    object: strawberry.ID | None = computed(
        Scalar(_object, Kind.OBJECT, nullable=True),
        "对象",
        "The record that it was about, by its id; null if there was none.",
    )
    changes: list[FieldChange] = strawberry.field(
        description=described("变更内容", "What was changed, as far as the asker may see it there."),
        metadata={CATALOGUE: Changes("FieldChange", AuditEntryRow.changes.name, NEEDS)},
    )
    reason: str | None = column(AuditEntryRow.reason, "办理理由", "Why, in the words of the one who acted.")
    outcome: ActOutcome = column(AuditEntryRow.outcome, "办理结果", "Whether it was done or refused.", kind=Kind.ENUM)
    refusal: list[str] = computed(
        Scalar(_refusal, Kind.TEXTS), "拒绝原因", "The names of the problems for which it was refused; empty if done."
    )
    request_id: str | None = column(AuditEntryRow.request_id, "请求编号", "The request, as its answer named it.")
    client_address: str | None = column(AuditEntryRow.client_address, "客户端地址", "From which address it came.")
    document_hash: str | None = column(
        AuditEntryRow.document_hash, "请求文本摘要", "SHA-256 of the document's text, in hex."
    )
