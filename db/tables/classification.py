"""Classifications of people 人员类别: hardship support, allowances, disability, elder and child classes, self-care; dated.

Each kind has its own detail and none of the others'. Of 特困, 低保 and 单人保 a person has one on any day.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.constraints import from_one_to, one_of
from db.tables.lineage import Keyed, Row, Tenant, Versioned, lineage_indexes
from db.tables.period import Lasting, in_order, never_twice

CLASSIFICATION_KINDS = (
    "SPECIAL_HARDSHIP",
    "SUBSISTENCE_ALLOWANCE",
    "SINGLE_PERSON_GUARANTEE",
    "DISABILITY",
    "ELDER",
    "CHILD",
    "SELF_CARE",
    "LOW_INCOME_REGISTER",
)
"""特困, 低保, 单人保, 残疾, 老年人类别, 儿童类别, 自理能力, 建档立卡低收入."""

SUPPORT_FORMS = ("CONCENTRATED", "DISPERSED")
"""集中供养, 分散供养 (社会救助暂行办法 art. 19)."""

GUARANTEE_GROUNDS = ("SERIOUS_ILLNESS", "SEVERE_DISABILITY")
"""重病, 重残."""

ELDER_CLASSES = ("EMPTY_NEST", "LIVING_ALONE", "LEFT_BEHIND", "DISABLED", "FAMILY_PLANNING_SPECIAL")
"""空巢, 独居, 留守, 失能, 计划生育特殊家庭."""

CHILD_CLASSES = ("LEFT_BEHIND", "IN_DIFFICULTY", "ORPHAN", "UNATTENDED")
"""留守, 困境, 孤儿, 事实无人抚养."""

SELF_CARE_LEVELS = ("FULL", "PARTIAL", "NONE")
"""具备, 部分丧失, 完全丧失 (民发〔2021〕43号)."""

LIVELIHOODS = ("SPECIAL_HARDSHIP", "SUBSISTENCE_ALLOWANCE", "SINGLE_PERSON_GUARANTEE")
"""The kinds that exclude each other."""

DETAILS = {
    "support_form": "SPECIAL_HARDSHIP",
    "ground": "SINGLE_PERSON_GUARANTEE",
    "disability_kind": "DISABILITY",
    "disability_grade": "DISABILITY",
    "elder_class": "ELDER",
    "child_class": "CHILD",
    "self_care": "SELF_CARE",
}
"""Which detail belongs to which kind."""


class PersonClassificationRow(Lasting, Keyed, Tenant, Versioned, Row):
    """One person is of one kind in one period, by a document. It lies where the person lies."""

    __tablename__ = "person_classification"
    __table_args__ = (
        one_of("kind", CLASSIFICATION_KINDS),
        one_of("support_form", SUPPORT_FORMS),
        one_of("ground", GUARANTEE_GROUNDS),
        from_one_to("disability_grade", 4),
        one_of("elder_class", ELDER_CLASSES),
        one_of("child_class", CHILD_CLASSES),
        one_of("self_care", SELF_CARE_LEVELS),
        CheckConstraint(
            " AND ".join(f"({detail} IS NOT NULL) = (kind = '{kind}')" for detail, kind in DETAILS.items()),
            name="detail_of_its_kind",
        ),
        in_order(),
        never_twice("person_id", of="livelihood", where=f"kind IN {LIVELIHOODS!r}", hidden=True),
        never_twice("person_id", "kind", of="classification", where="kind NOT IN ('ELDER', 'CHILD')", hidden=True),
        *lineage_indexes(),
        Index(None, "person_id"),
        *(Index(None, column, "id") for column in ("kind", *DETAILS, "started_on", "ended_on")),
        {"info": {"object": "classification", "large": True}},
    )

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str] = mapped_column(Text)
    support_form: Mapped[str | None] = mapped_column(Text)
    ground: Mapped[str | None] = mapped_column(Text)
    disability_kind: Mapped[str | None] = mapped_column(Text)
    disability_grade: Mapped[int | None] = mapped_column(Integer)
    elder_class: Mapped[str | None] = mapped_column(Text)
    child_class: Mapped[str | None] = mapped_column(Text)
    self_care: Mapped[str | None] = mapped_column(Text)
    document: Mapped[str | None] = mapped_column(Text)
