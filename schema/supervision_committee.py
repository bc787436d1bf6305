"""Village supervision committees 村务监督委员会 (村民委员会组织法 art. 32), and who sits in them."""

from enum import Enum
from typing import TYPE_CHECKING, Annotated

import strawberry

from db.tables.supervision_committee import (
    SupervisionCommitteeMemberRow,
    SupervisionCommitteeRow,
    VillageCommitteeMemberRow,
)
from resolvers.catalogue import Kind
from schema.enums import value
from schema.fields import children, column, parent
from schema.register import Located, Register
from schema.scalars import Date

if TYPE_CHECKING:
    from schema.person import Person


@strawberry.enum(description="委员会职务 / Post in a supervision committee.")
class CommitteePost(Enum):
    """A committee has one director at most on any day."""

    DIRECTOR = value("DIRECTOR", "主任", "Director.")
    MEMBER = value("MEMBER", "委员", "Member.")


@strawberry.enum(description="村民委员会职务 / Post in a village's committee.")
class VillageCommitteePost(Enum):
    """主任, 副主任, 委员 (村民委员会组织法 art. 6)."""

    DIRECTOR = value("DIRECTOR", "主任", "Director.")
    DEPUTY = value("DEPUTY", "副主任", "Deputy director.")
    MEMBER = value("MEMBER", "委员", "Member.")


@strawberry.type(description="村务监督委员会 / A village's supervision committee in one term.")
class SupervisionCommittee(Register):
    """One committee; its village is its division."""

    term: int = column(SupervisionCommitteeRow.term, "届次", "Number of the term.")
    started_on: Date = column(SupervisionCommitteeRow.started_on, "任期起始日期", "First day of the term.")
    ended_on: Date | None = column(
        SupervisionCommitteeRow.ended_on, "任期届满日期", "First day after the term; null while none is set."
    )
    members: list[Annotated["SupervisionCommitteeMember", strawberry.lazy("schema.supervision_committee")]] = children(
        "SupervisionCommitteeMember",
        "supervision_committee_id",
        "历任成员",
        "All who sat or sit in it, oldest first.",
        order=("startedOn",),
    )


@strawberry.type(description="村务监督委员会成员 / A person's seat in a supervision committee, dated.")
class SupervisionCommitteeMember(Located):
    """Who holds which post in a period."""

    post: CommitteePost = column(SupervisionCommitteeMemberRow.post, "委员会职务", "The post.", kind=Kind.ENUM)
    started_on: Date = column(SupervisionCommitteeMemberRow.started_on, "任职日期", "First day in the post.")
    ended_on: Date | None = column(
        SupervisionCommitteeMemberRow.ended_on,
        "离任日期",
        "First day on which it no longer holds; null while it holds.",
    )
    supervision_committee: Annotated["SupervisionCommittee", strawberry.lazy("schema.supervision_committee")] | None = (
        parent("SupervisionCommittee", "supervision_committee_id", "村务监督委员会", "The committee.")
    )
    person: Annotated["Person", strawberry.lazy("schema.person")] | None = parent(
        "Person", "person_id", "成员", "The person; null if the person's record lies outside the asker's area."
    )


@strawberry.type(description="村民委员会成员 / A person's seat in a village's committee, dated.")
class VillageCommitteeMember(Located):
    """Who holds which post in a period. None of them, nor near kin, sits in the committee that supervises them."""

    post: VillageCommitteePost = column(VillageCommitteeMemberRow.post, "村民委员会职务", "The post.", kind=Kind.ENUM)
    started_on: Date = column(VillageCommitteeMemberRow.started_on, "任职日期", "First day in the post.")
    ended_on: Date | None = column(
        VillageCommitteeMemberRow.ended_on, "离任日期", "First day on which it no longer holds; null while it holds."
    )
    person: Annotated["Person", strawberry.lazy("schema.person")] | None = parent(
        "Person", "person_id", "成员", "The person; null if the person's record lies outside the asker's area."
    )
