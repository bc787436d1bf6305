"""Household memberships 户成员: who belongs to which household as what (GB/T 4761-2008), dated.

A membership lies in its household's division. On any day a person is in one household at most, a household has at most one
head (relation 02 户主), and a household with members has a head (migrations: trigger ``household_has_head``).
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.lineage import Keyed, Row, Tenant, Versioned
from db.tables.period import Lasting, never_twice

HEAD = "02"
"""GB/T 4761-2008: 户主, the head of the household."""


class HouseholdMembershipRow(Lasting, Keyed, Tenant, Versioned, Row):
    """One person's membership of one household in one period."""

    __tablename__ = "household_membership"
    __table_args__ = (
        never_twice("person_id", hidden=True),
        never_twice("household_id", where=f"relation = '{HEAD}'", hidden=True),
        Index(None, "household_id"),
        Index(None, "person_id"),
        Index("uq_household_membership_person_id", "person_id", unique=True, postgresql_where=text("ended_on IS NULL")),
        Index(None, "division_id"),
        Index(None, "started_on", "id"),
        {"info": {"object": "household", "large": True}},
    )

    household_id: Mapped[UUID] = mapped_column(ForeignKey("household.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    relation: Mapped[str] = mapped_column(Text)
