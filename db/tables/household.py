"""Households 户: people registered together at one address, in one division."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import CheckConstraint, Index, Integer, Numeric, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.lineage import Keyed, Row, Tenant, Versioned

HOUSEHOLD_KINDS = ("RURAL", "URBAN")


class HouseholdRow(Keyed, Tenant, Versioned, Row):
    """One household; ``income_per_capita_year`` in yuan a year, null where not recorded.

    ``member_count``, how many memberships hold now, is kept by the database (migrations: trigger ``count_members``).
    """

    __tablename__ = "household"
    __table_args__ = (
        CheckConstraint(f"kind IN {HOUSEHOLD_KINDS!r}", name="kind"),
        Index("ix_household_county_id_id", "county_id", "id"),
        Index("ix_household_township_id_id", "township_id", "id"),
        Index("ix_household_village_id_id", "village_id", "id"),
        Index("ix_household_division_id", "division_id"),
        Index("uq_household_number", "number", unique=True),
        {"info": {"object": "household"}},
    )

    number: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    address: Mapped[str] = mapped_column(Text)
    income_per_capita_year: Mapped[Decimal | None] = mapped_column(Numeric(12, 2))
    member_count: Mapped[int] = mapped_column(Integer, server_default="0")
