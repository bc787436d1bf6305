"""People 人口: one row a living or dead person known to the city; belongs to the division where the person resides.

Citizen and phone numbers are sealed (db/sealed): ciphertext, keyed digest for exact look-up, masked text to show.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, LargeBinary, Text, func, literal_column, null
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.constraints import one_of
from db.tables.lineage import Keyed, Row, Tenant, Versioned, lineage_indexes
from db.tables.registered import Spelled, spelled_indexes

SEXES = ("UNKNOWN", "MALE", "FEMALE", "UNSTATED")
"""GB/T 2261.1-2003: 0 未知的性别, 1 男性, 2 女性, 9 未说明的性别."""


FOUND_BY = (
    "pinyin",
    "sex",
    "birth_date",
    "ethnic_group",
    "marital_status",
    "education",
    "registered_division_id",
    "id_number_masked",
    "updated_at",
)
"""By what, beside the name, the people of a whole county are filtered and ordered; each has its index."""


class PersonRow(Spelled, Keyed, Tenant, Versioned, Row):
    """One person. ``division_id`` is the residence 居住地; ``registered_division_id`` the household registration 户籍地.

    ``merged_into_id``: the row is a tombstone; the person is known by that other row (db/tables/person_merge). Its name in the
    table's ``info`` tells every reader, so that a tombstone is found by its id only.

    ``grams`` in a column's ``info``: its characters are indexed, so that ``contains`` needs no look at every row.
    """

    __tablename__ = "person"
    __table_args__ = (
        one_of("sex", SEXES),
        *lineage_indexes(),
        *spelled_indexes(),
        *(Index(None, column, "id") for column in FOUND_BY),
        Index(
            "ix_person_name_grams",
            func.grams(literal_column("name"), null()).label("grams"),
            postgresql_using="gin",
            postgresql_ops={"grams": "grams_ops"},
        ),
        Index("uq_person_id_number_digest", "id_number_digest", unique=True),
        Index("ix_person_phone_digest", "phone_digest"),
        Index(None, "merged_into_id"),
        CheckConstraint("died_on >= birth_date", name="died_after_birth"),
        CheckConstraint("merged_into_id <> id", name="merged_into_another"),
        {"info": {"object": "person", "large": True, "tombstone": "merged_into_id"}},
    )

    registered_division_id: Mapped[UUID | None] = mapped_column(ForeignKey("division.id"))
    name: Mapped[str] = mapped_column(Text, info={"grams": True})
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
    died_on: Mapped[date | None] = mapped_column(Date)
    merged_into_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
