"""Village supervision committees 村务监督委员会 (村民委员会组织法 art. 32): one a village and term, and who sits in it; and the
village committees 村民委员会 that they supervise.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.constraints import one_of
from db.tables.lineage import Keyed, Row, Tenant, Versioned, lineage_indexes
from db.tables.period import Lasting, never_twice
from db.tables.registered import Registered, register

COMMITTEE_POSTS = ("DIRECTOR", "MEMBER")
"""主任, 委员."""

VILLAGE_COMMITTEE_POSTS = ("DIRECTOR", "DEPUTY", "MEMBER")
"""主任, 副主任, 委员 (村民委员会组织法 art. 6)."""


class SupervisionCommitteeRow(Lasting, Registered, Row):
    """One committee in one term 届; a division has one at most on any day, and that division is a village."""

    __tablename__ = "supervision_committee"
    __table_args__ = register(
        "supervision_committee",
        CheckConstraint("village_id IS NOT NULL", name="in_a_village"),
        never_twice("division_id", of="supervision_committee"),
    )

    term: Mapped[int] = mapped_column(Integer)


class SupervisionCommitteeMemberRow(Lasting, Keyed, Tenant, Versioned, Row):
    """One person holds one post in a committee in one period; a committee has one director at most on any day."""

    __tablename__ = "supervision_committee_member"
    __table_args__ = (
        one_of("post", COMMITTEE_POSTS),
        never_twice("supervision_committee_id", of="director", where="post = 'DIRECTOR'"),
        never_twice("supervision_committee_id", "person_id", of="seat"),
        *lineage_indexes(),
        Index(None, "supervision_committee_id"),
        Index(None, "person_id"),
        {"info": {"object": "supervision_committee"}},
    )

    supervision_committee_id: Mapped[UUID] = mapped_column(ForeignKey("supervision_committee.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    post: Mapped[str] = mapped_column(Text)


class VillageCommitteeMemberRow(Lasting, Keyed, Tenant, Versioned, Row):
    """One person holds one post in a village's committee 村民委员会 in one period; its own division is that village.

    None of them, nor near kin of one, sits in the committee that supervises them (村民委员会组织法 art. 32).
    """

    __tablename__ = "village_committee_member"
    __table_args__ = (
        one_of("post", VILLAGE_COMMITTEE_POSTS),
        CheckConstraint("village_id IS NOT NULL", name="in_a_village"),
        never_twice("division_id", "person_id", of="village_committee_seat"),
        *lineage_indexes(),
        Index(None, "person_id"),
        {"info": {"object": "supervision_committee"}},
    )

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    post: Mapped[str] = mapped_column(Text)
