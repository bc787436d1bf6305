"""Classifications of people 人员类别: hardship support, allowances, disability, elder and child classes, self-care."""

from enum import Enum
from typing import TYPE_CHECKING, Annotated

import strawberry

from db.code_lists import DISABILITY_KIND
from db.tables.classification import PersonClassificationRow
from resolvers.catalogue import Kind
from schema.code import CodedValue
from schema.enums import value
from schema.fields import coded, column, parent
from schema.register import Located
from schema.scalars import Date

if TYPE_CHECKING:
    from schema.person import Person

HEALTH = "health"
"""The field group of what tells of a person's health."""


@strawberry.enum(description="人员类别 / Kind of a classification.")
class ClassificationKind(Enum):
    """What a classification says of a person."""

    SPECIAL_HARDSHIP = value("SPECIAL_HARDSHIP", "特困", "In special hardship: no labour, no means, no supporter.")
    SUBSISTENCE_ALLOWANCE = value("SUBSISTENCE_ALLOWANCE", "低保", "Receives the subsistence allowance.")
    SINGLE_PERSON_GUARANTEE = value(
        "SINGLE_PERSON_GUARANTEE", "单人保", "Receives the allowance alone, apart from the household."
    )
    DISABILITY = value("DISABILITY", "残疾", "Has a disability.")
    ELDER = value("ELDER", "老年人类别", "Belongs to a class of elders.")
    CHILD = value("CHILD", "儿童类别", "Belongs to a class of children.")
    SELF_CARE = value("SELF_CARE", "自理能力", "How far the person can live without help.")
    LOW_INCOME_REGISTER = value("LOW_INCOME_REGISTER", "建档立卡低收入", "Stands on the low-income register.")


@strawberry.enum(description="特困供养形式 / Form of support in special hardship.")
class SupportForm(Enum):
    """Where a person in special hardship is supported: the person's own choice (社会救助暂行办法 art. 19)."""

    CONCENTRATED = value("CONCENTRATED", "集中供养", "In an institution.")
    DISPERSED = value("DISPERSED", "分散供养", "At home.")


@strawberry.enum(description="单人保事由 / Ground of a single-person guarantee.")
class GuaranteeGround(Enum):
    """Why a person receives the allowance alone."""

    SERIOUS_ILLNESS = value("SERIOUS_ILLNESS", "重病", "Serious illness.")
    SEVERE_DISABILITY = value("SEVERE_DISABILITY", "重残", "Severe disability.")


@strawberry.enum(description="老年人类别 / Class of an elder.")
class ElderClass(Enum):
    """Why an elder is visited."""

    EMPTY_NEST = value("EMPTY_NEST", "空巢", "Whose children live elsewhere.")
    LIVING_ALONE = value("LIVING_ALONE", "独居", "Living alone.")
    LEFT_BEHIND = value("LEFT_BEHIND", "留守", "Left behind by children who work elsewhere.")
    DISABLED = value("DISABLED", "失能", "Unable to live without help.")
    FAMILY_PLANNING_SPECIAL = value("FAMILY_PLANNING_SPECIAL", "计划生育特殊家庭", "Who lost an only child.")


@strawberry.enum(description="儿童类别 / Class of a child.")
class ChildClass(Enum):
    """Why a child is looked after."""

    LEFT_BEHIND = value("LEFT_BEHIND", "留守", "Left behind by parents who work elsewhere.")
    IN_DIFFICULTY = value("IN_DIFFICULTY", "困境", "In difficulty.")
    ORPHAN = value("ORPHAN", "孤儿", "Orphan.")
    UNATTENDED = value("UNATTENDED", "事实无人抚养", "Whom in fact nobody raises.")


@strawberry.enum(description="自理能力 / Ability of self-care.")
class SelfCare(Enum):
    """Of six things a person must be able to do: all, some, or at most two (民发〔2021〕43号)."""

    FULL = value("FULL", "具备", "Full.")
    PARTIAL = value("PARTIAL", "部分丧失", "Lost in part.")
    NONE = value("NONE", "完全丧失", "Lost.")


@strawberry.type(description="人员类别认定 / A classification of a person, dated.")
class PersonClassification(Located):
    """What a document says a person is, in a period. The details of other kinds are null; the group health is granted apart."""

    kind: ClassificationKind = column(PersonClassificationRow.kind, "人员类别", "What it says.", kind=Kind.ENUM)
    support_form: SupportForm | None = column(
        PersonClassificationRow.support_form,
        "供养形式",
        "Where a person in special hardship is supported.",
        kind=Kind.ENUM,
    )
    ground: GuaranteeGround | None = column(
        PersonClassificationRow.ground,
        "单人保事由",
        "Why the allowance is received alone.",
        kind=Kind.ENUM,
        group=HEALTH,
    )
    disability_kind: CodedValue | None = coded(
        PersonClassificationRow.disability_kind,
        DISABILITY_KIND,
        "残疾类别,GB/T 26341",
        "Kind of disability.",
        group=HEALTH,
    )
    disability_grade: int | None = column(
        PersonClassificationRow.disability_grade,
        "残疾等级,GB/T 26341",
        "Grade of disability, 1 (the most severe) to 4.",
        group=HEALTH,
    )
    elder_class: ElderClass | None = column(
        PersonClassificationRow.elder_class, "老年人类别", "Which class of elders.", kind=Kind.ENUM
    )
    child_class: ChildClass | None = column(
        PersonClassificationRow.child_class, "儿童类别", "Which class of children.", kind=Kind.ENUM
    )
    self_care: SelfCare | None = column(
        PersonClassificationRow.self_care,
        "自理能力",
        "How far the person can live without help.",
        kind=Kind.ENUM,
        group=HEALTH,
    )
    document: str | None = column(PersonClassificationRow.document, "认定文书", "The document that says so.")
    started_on: Date = column(PersonClassificationRow.started_on, "起始日期", "First day on which it holds.")
    ended_on: Date | None = column(
        PersonClassificationRow.ended_on, "终止日期", "First day on which it no longer holds; null while it holds."
    )
    person: Annotated["Person", strawberry.lazy("schema.person")] | None = parent(
        "Person", "person_id", "人员", "The person; null if the person's record is not in sight."
    )
