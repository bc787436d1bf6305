"""What every register's row has: a UUIDv7 key, a version with its instants, and its division with lineage.

The lineage columns say under which city, county-level unit, township and village a row lies (null below its own level).
The database keeps them (migrations: trigger ``keep_lineage``), so a scope is an equality on one indexed column.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, DateTime, ForeignKey, Index, MetaData, Table, Uuid, func
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

LEVELS = ("city", "county", "township", "village")
"""The four levels of a division, from the city down; ``<level>_id`` is the lineage column of each."""


class Row(DeclarativeBase):
    """The declarative base of all tables."""

    metadata = METADATA


class Keyed:
    """A UUIDv7 primary key, made by the database where the writer brings none."""

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, server_default=func.uuidv7(), sort_order=-100)


class Versioned:
    """How often a row was changed, when it was made and when it was last changed (UTC)."""

    version: Mapped[int] = mapped_column(BigInteger, server_default="1", sort_order=100)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now(), sort_order=101)
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now(), sort_order=102)


class Tenant:
    """A row that lies in a division: without one it cannot exist."""

    @declared_attr
    def division_id(cls) -> Mapped[UUID]:  # noqa: N805 - declared_attr gives it the class
        """The division that the row belongs to."""
        return mapped_column(ForeignKey("division.id"), sort_order=-50)

    city_id: Mapped[UUID] = mapped_column(Uuid, sort_order=-49)
    county_id: Mapped[UUID | None] = mapped_column(Uuid, sort_order=-48)
    township_id: Mapped[UUID | None] = mapped_column(Uuid, sort_order=-47)
    village_id: Mapped[UUID | None] = mapped_column(Uuid, sort_order=-46)


def lineage_indexes() -> tuple[Index, ...]:
    """What a page of a county, township or village walks, and how a division's rows are found when it moves."""
    walked = (Index(None, f"{level}_id", "id") for level in LEVELS if level != "city")
    return (*walked, Index(None, "division_id"))


def table(row: type[Any]) -> Table:
    """The Core table of a mapped class."""
    mapped = row.__table__
    assert isinstance(mapped, Table)
    return mapped
