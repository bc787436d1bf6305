"""Households 户: people registered together at one address, in one division."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, Date, Index, Integer, Numeric, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.constraints import one_of
from db.tables.lineage import Keyed, Row, Tenant, Versioned, lineage_indexes

HOUSEHOLD_KINDS = ("RURAL", "URBAN")

ASSISTANCES = ("NONE", "SUBSISTENCE_ALLOWANCE", "LOW_INCOME_MARGIN", "SPECIAL_HARDSHIP")
"""无, 低保, 低保边缘, 特困: what the household as a whole receives."""

FOUND_BY = (
    "kind",
    "income_per_capita_year",
    "member_count",
    "low_income_register_on",
    "assistance",
    "updated_at",
)
"""By what the households of a whole county are filtered and ordered; each has its index."""


class HouseholdRow(Keyed, Tenant, Versioned, Row):
    """One household; ``income_per_capita_year`` in yuan, of the year ``income_year``; both null where not recorded.

    ``low_income_register_on``: since when it is on the low-income register 建档立卡.

    ``member_count``, how many memberships hold now, is kept by the database (migrations: trigger ``count_members``).
    """

    __tablename__ = "household"
    __table_args__ = (
        one_of("kind", HOUSEHOLD_KINDS),
        one_of("assistance", ASSISTANCES),
        CheckConstraint("(income_per_capita_year IS NULL) = (income_year IS NULL)", name="income_of_a_year"),
        *lineage_indexes(),
        Index("uq_household_number", "number", unique=True),
        *(Index(None, column, "id") for column in FOUND_BY),
        {"info": {"object": "household", "large": True}},
    )

    number: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    address: Mapped[str] = mapped_column(Text)
    income_per_capita_year: Mapped[Decimal | None] = mapped_column(Numeric(12, 2))
    income_year: Mapped[int | None] = mapped_column(Integer)
    low_income_register_on: Mapped[date | None] = mapped_column(Date)
    assistance: Mapped[str] = mapped_column(Text, server_default="NONE")
    assistance_since: Mapped[date | None] = mapped_column(Date)
    member_count: Mapped[int] = mapped_column(Integer, server_default="0")
