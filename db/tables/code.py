"""National code lists, one row a value: GB/T 3304 ethnic groups, GB/T 4761 kin, GB/T 4658 education, GB/T 2261.2 marriage."""

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
