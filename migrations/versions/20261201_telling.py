"""Entries are told before what they speak of, in one way only; and what they do not name does not come to be.

Revision 20261201_telling, on 20261130_lighter_record; 2026-12-01.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic import op
from sqlalchemy.util import await_only

revision = "20261201_telling"
down_revision = "20261130_lighter_record"

SCRIPTS = Path(__file__).resolve().parents[1] / "sql" / revision


def upgrade() -> None:
    """One function that writes entries, in the place of rights to the tables; triggers that look for them at once; a wall."""
    # A script holds many statements, which only the driver itself takes in one call; it runs in the open transaction.
    op.execute("SELECT 1")
    driver: Any = op.get_bind().connection.driver_connection
    for script in ("telling.sql", "told.sql", "writes.sql"):
        await_only(driver.execute((SCRIPTS / script).read_text(encoding="utf-8")))
