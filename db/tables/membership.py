"""Household memberships 户成员: who belongs to which household as what (GB/T 4761-2008), dated.

A membership lies in its household's division. On any day a person is in one household at most, a household has at most one
head (relation 02 户主), and a household with members has a head (migrations: trigger ``household_has_head``).
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import Date, ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.lineage import Keyed, Row, Tenant, Versioned
from db.tables.period import never_twice

HEAD = "02"
"""GB/T 4761-2008: 户主, the head of the household."""


class HouseholdMembershipRow(Keyed, Tenant, Versioned, Row):
    """One person's membership of one household in one period."""

    __tablename__ = "household_membership"
    __table_args__ = (
        never_twice("person_id", hidden=True),
        never_twice("household_id", where=f"relation = '{HEAD}'", hidden=True),
        Index("ix_household_membership_household_id", "household_id", postgresql_where=text("ended_on IS NULL")),
        Index("uq_household_membership_person_id", "person_id", unique=True, postgresql_where=text("ended_on IS NULL")),
        Index("ix_household_membership_division_id", "division_id"),
        {"info": {"object": "household"}},
    )

    household_id: Mapped[UUID] = mapped_column(ForeignKey("household.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    relation: Mapped[str] = mapped_column(Text)
    started_on: Mapped[date] = mapped_column(Date)
    ended_on: Mapped[date | None] = mapped_column(Date)
