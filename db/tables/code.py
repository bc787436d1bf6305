"""National code lists, one row a value; db/code_lists has them."""

from __future__ import annotations

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.lineage import Row


class CodedValueRow(Row):
    """One value of a code list; ``list`` is the standard's number without its year, e.g. ``GB/T 3304``."""

    __tablename__ = "coded_value"

    list: Mapped[str] = mapped_column(Text, primary_key=True)
    code: Mapped[str] = mapped_column(Text, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    name_en: Mapped[str] = mapped_column(Text)
