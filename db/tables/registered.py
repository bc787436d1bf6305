"""What every register of places and bodies has: a name with its readings, a division, a status with dates, a contact.

The phone number is sealed (db/sealed): ciphertext, keyed digest for exact look-up, masked text to show.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, Computed, Date, Index, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.schema import SchemaItem

from db.tables.constraints import one_of
from db.tables.lineage import Keyed, Tenant, Versioned, lineage_indexes

STATUSES = ("PREPARING", "ACTIVE", "SUSPENDED", "CLOSED")
"""筹备, 正常, 暂停, 终止."""

NATURES = ("PUBLIC", "SOCIAL")
"""公办, 社会力量: who founds or operates something."""

SPELLING = "replace(pinyin, ' ', '')"
INITIALS = r"regexp_replace(pinyin, '(\S)\S*\s*', '\1', 'g')"


class Spelled:
    """A name's reading without its blanks, and the first letters of its syllables; kept by the database from ``pinyin``."""

    spelling: Mapped[str] = mapped_column(Text, Computed(SPELLING, persisted=True), sort_order=90)
    initials: Mapped[str] = mapped_column(Text, Computed(INITIALS, persisted=True), sort_order=91)


class Registered(Spelled, Keyed, Tenant, Versioned):
    """The common columns. ``pinyin``: syllables without tones, blanks between. ``closed_on``: the first day no longer open."""

    name: Mapped[str] = mapped_column(Text, sort_order=-40)
    pinyin: Mapped[str] = mapped_column(Text, sort_order=-39)
    address: Mapped[str | None] = mapped_column(Text, sort_order=80)
    phone_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, sort_order=81)
    phone_digest: Mapped[bytes | None] = mapped_column(LargeBinary, sort_order=82)
    phone_masked: Mapped[str | None] = mapped_column(Text, sort_order=83)
    status: Mapped[str] = mapped_column(Text, sort_order=84)
    status_since: Mapped[date | None] = mapped_column(Date, sort_order=85)
    opened_on: Mapped[date | None] = mapped_column(Date, sort_order=86)
    closed_on: Mapped[date | None] = mapped_column(Date, sort_order=87)
    remarks: Mapped[str | None] = mapped_column(Text, sort_order=88)


def register(name: str, *own: SchemaItem) -> tuple[Any, ...]:
    """The table arguments of a register: the object of the policy, what all of them have, and what it has of its own."""
    return (
        one_of("status", STATUSES),
        CheckConstraint("closed_on >= opened_on", name="closed_after_opened"),
        *lineage_indexes(),
        *spelled_indexes(),
        *own,
        {"info": {"object": name}},
    )


def spelled_indexes() -> tuple[Index, ...]:
    """A name is found by itself, by its reading, by its initials."""
    return tuple(Index(None, column, "id") for column in ("name", "spelling", "initials"))
