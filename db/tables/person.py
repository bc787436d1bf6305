"""People 人口: one row a living or dead person known to the city; belongs to the division where the person resides.

Citizen and phone numbers are sealed (db/sealed): ciphertext, keyed digest for exact look-up, masked text to show.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.lineage import Keyed, Row, Tenant, Versioned

SEXES = ("UNKNOWN", "MALE", "FEMALE", "UNSTATED")
"""GB/T 2261.1-2003: 0 未知的性别, 1 男性, 2 女性, 9 未说明的性别."""


class PersonRow(Keyed, Tenant, Versioned, Row):
    """One person. ``division_id`` is the residence 居住地; ``registered_division_id`` the household registration 户籍地."""

    __tablename__ = "person"
    __table_args__ = (
        CheckConstraint(f"sex IN {SEXES!r}", name="sex"),
        Index("ix_person_county_id_id", "county_id", "id"),
        Index("ix_person_township_id_id", "township_id", "id"),
        Index("ix_person_village_id_id", "village_id", "id"),
        Index("ix_person_division_id", "division_id"),
        Index("ix_person_name_id", "name", "id"),
        Index("ix_person_pinyin_id", "pinyin", "id"),
        Index("ix_person_birth_date_id", "birth_date", "id"),
        Index("uq_person_id_number_digest", "id_number_digest", unique=True),
        Index("ix_person_phone_digest", "phone_digest"),
        {"info": {"object": "person"}},
    )

    registered_division_id: Mapped[UUID | None] = mapped_column(ForeignKey("division.id"))
    name: Mapped[str] = mapped_column(Text)
    pinyin: Mapped[str] = mapped_column(Text)
    sex: Mapped[str] = mapped_column(Text)
    birth_date: Mapped[date] = mapped_column(Date)
    ethnic_group: Mapped[str | None] = mapped_column(Text)
    marital_status: Mapped[str | None] = mapped_column(Text)
    education: Mapped[str | None] = mapped_column(Text)
    id_number_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    id_number_digest: Mapped[bytes | None] = mapped_column(LargeBinary)
    id_number_masked: Mapped[str | None] = mapped_column(Text)
    phone_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    phone_digest: Mapped[bytes | None] = mapped_column(LargeBinary)
    phone_masked: Mapped[str | None] = mapped_column(Text)
