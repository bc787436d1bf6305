"""Divisions 区划."""

from typing import Annotated

import strawberry
from sqlalchemy import any_, func
from sqlalchemy.dialects.postgresql import array as sql_array
from sqlalchemy.sql import ColumnElement, FromClause

from db.tables.division import DivisionCodeRow, DivisionRow
from resolvers.catalogue import Form, Kind, Relation, Scalar
from schema.enums import CodeSystem, DivisionKind, DivisionLevel
from schema.fields import column, computed, connection, related
from schema.node import Node
from schema.scalars import Date, Instant


def _above(division: FromClause, other: FromClause) -> ColumnElement[bool]:
    line = sql_array([division.c.city_id, division.c.county_id, division.c.township_id])
    return (other.c.id == any_(line)) & (other.c.id != division.c.id)


@strawberry.type(description="区划代码 / A code that a system gave to a division in a period.")
class DivisionCode:
    """A code is a key only together with its system and a day."""

    system: CodeSystem = column(DivisionCodeRow.system, "代码体系", "Who gives the code.", kind=Kind.ENUM)
    code: str = column(DivisionCodeRow.code, "代码", "The code, 6, 9 or 12 digits.")
    started_on: Date = column(DivisionCodeRow.started_on, "启用日期", "First day on which the code is known to hold.")
    ended_on: Date | None = column(DivisionCodeRow.ended_on, "停用日期", "First day on which it no longer holds.")


@strawberry.type(description="区划:市、县、乡、村四级 / A division: city, county, township or village level.")
class Division(Node):
    """A node of the tree of who governs whom (管辖), as it stands today."""

    id: strawberry.ID = column(DivisionRow.id, "标识", "The division's id.", kind=Kind.ID)
    name: str = column(DivisionRow.name, "名称", "Official name.")
    pinyin: str = column(DivisionRow.pinyin, "名称拼音", "The name in pinyin, without tones.")
    kind: DivisionKind = column(DivisionRow.kind, "区划类型", "What the division is.", kind=Kind.ENUM)
    level: DivisionLevel = computed(
        Scalar(lambda row, _: func.upper(row.c.level), Kind.ENUM), "区划级别", "At which of the four levels it stands."
    )
    code: str = column(DivisionRow.code, "代码", "The code by which it goes here: statistical, or the bureau's own.")
    codes: list[DivisionCode] = related(
        Relation(
            "DivisionCode",
            Form.LIST,
            join=lambda division, code: code.c.division_id == division.c.id,
            order=("system", "startedOn", "code"),
        ),
        "历次代码",
        "All codes of all systems, with their periods.",
    )
    parent: Annotated["Division", strawberry.lazy("schema.division")] | None = related(
        Relation("Division", Form.ONE, join=lambda division, parent: parent.c.id == division.c.parent_id),
        "上级区划",
        "The division that governs it.",
    )
    ancestors: list[Annotated["Division", strawberry.lazy("schema.division")]] = related(
        Relation("Division", Form.LIST, join=_above, order=("level", "id")),
        "各上级区划",
        "The divisions above it, city first.",
    )
    children = connection(
        "Division",
        "下级区划",
        "The divisions that it governs.",
        join=lambda division, child: child.c.parent_id == division.c.id,
    )
    path: str = column(DivisionRow.path, "全称路径", "The names from the city down, separated by slashes.")
    people = connection("Person", "辖区人口", "People living in the division or anywhere below it.", under=True)
    households = connection("Household", "辖区户", "Households in the division or anywhere below it.", under=True)
    institutions = connection("Institution", "辖区机构", "Institutions in the division or below it.", under=True)
    cemeteries = connection("Cemetery", "辖区公墓", "Cemeteries in the division or below it.", under=True)
    social_organizations = connection(
        "SocialOrganization",
        "辖区社会组织",
        "Social organizations in the division or below it.",
        under=True,
    )
    community_facilities = connection(
        "CommunityFacility",
        "辖区社区设施",
        "Community facilities in the division or below it.",
        under=True,
    )
    supervision_committees = connection(
        "SupervisionCommittee",
        "辖区村务监督委员会",
        "Supervision committees in the division or below it, of all terms.",
        under=True,
    )
    village_committee_members = connection(
        "VillageCommitteeMember",
        "辖区村民委员会成员",
        "Who sat or sits in the committees of the division's villages.",
        under=True,
    )
    counted: bool = column(DivisionRow.counted, "是否计入统计", "Whether it counts in the bureau's figures.")
    data_note: str | None = column(
        DivisionRow.data_note, "数据说明", "Why it does not count, or what else is to be known."
    )
    version: int = column(DivisionRow.version, "版本号", "How often the record was changed, from 1.")
    created_at: Instant = column(DivisionRow.created_at, "登记时间", "When the record was made.")
    updated_at: Instant = column(DivisionRow.updated_at, "更新时间", "When the record was last changed.")
