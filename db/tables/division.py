"""Divisions 区划: the tree of who governs whom (管辖), dated, and the codes that others give to its nodes.

A statutory code is an attribute (system, code, period), never the key: two official systems disagree and codes change
(domain: 行政区划代码管理办法, 民政部令第79号). ``code`` on the division is the one it goes by here: the statistical code
where it has one, else the bureau's own, without trailing zeros (6, 9 or 12 digits).
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import Boolean, CheckConstraint, Date, ForeignKey, Index, Text, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.lineage import LEVELS, Keyed, Row, Versioned
from db.tables.period import Dated, never_twice
from db.tables.registered import Spelled, spelled_indexes

KINDS = (
    "PREFECTURE_CITY",
    "DISTRICT",
    "COUNTY",
    "COUNTY_CITY",
    "FUNCTIONAL_ZONE",
    "STREET",
    "TOWN",
    "TOWNSHIP",
    "QUASI_TOWNSHIP",
    "RESIDENTS_COMMITTEE",
    "VILLAGERS_COMMITTEE",
    "QUASI_RESIDENTIAL",
    "QUASI_VILLAGE",
)
"""What a division is; kept as an attribute because neither code range nor name tells it reliably."""

CODE_SYSTEMS = ("NBS", "MCA", "LOCAL")
"""Who gives a code: the statistics bureau 统计用区划代码, the ministry 民政部, this bureau itself."""


class DivisionRow(Spelled, Keyed, Versioned, Row):
    """One division. ``parent_id``, lineage and ``path`` are kept by the database from ``division_governance``.

    ``counted``: whether it counts in the bureau's figures; where not, ``data_note`` says why.
    """

    __tablename__ = "division"
    __table_args__ = (
        CheckConstraint(f"level IN {LEVELS!r}", name="level"),
        CheckConstraint(f"kind IN {KINDS!r}", name="kind"),
        UniqueConstraint("code"),
        Index("ix_division_parent_id_id", "parent_id", "id"),
        Index("ix_division_pinyin_id", "pinyin", "id"),
        *spelled_indexes(),
        {"info": {"object": "division"}},
    )

    level: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    code: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    pinyin: Mapped[str] = mapped_column(Text)
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("division.id"))
    city_id: Mapped[UUID | None] = mapped_column(Uuid)
    county_id: Mapped[UUID | None] = mapped_column(Uuid, index=True)
    township_id: Mapped[UUID | None] = mapped_column(Uuid, index=True)
    village_id: Mapped[UUID | None] = mapped_column(Uuid)
    path: Mapped[str] = mapped_column(Text, server_default="")
    established_on: Mapped[date | None] = mapped_column(Date)
    abolished_on: Mapped[date | None] = mapped_column(Date)
    counted: Mapped[bool] = mapped_column(Boolean, server_default="true")
    data_note: Mapped[str | None] = mapped_column(Text)


class DivisionGovernanceRow(Dated, Row):
    """Who governs a division in which period (管辖): the dated tree. On any day a division has at most one parent."""

    __tablename__ = "division_governance"
    __table_args__ = (never_twice("division_id"),)

    division_id: Mapped[UUID] = mapped_column(ForeignKey("division.id"), primary_key=True)
    parent_id: Mapped[UUID] = mapped_column(ForeignKey("division.id"), index=True)


class DivisionCodeRow(Dated, Row):
    """A code that a system gave to a division in a period; (system, code) means one division on any day."""

    __tablename__ = "division_code"
    __table_args__ = (
        CheckConstraint(f"system IN {CODE_SYSTEMS!r}", name="system"),
        never_twice("system", "code"),
    )

    system: Mapped[str] = mapped_column(Text, primary_key=True)
    code: Mapped[str] = mapped_column(Text, primary_key=True)
    division_id: Mapped[UUID] = mapped_column(ForeignKey("division.id"), index=True)
