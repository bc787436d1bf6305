"""An entry costs less beside the rows that it tells of, and speaks only for what its own transaction changes.

Revision 20261130_lighter_record, on 20261128_planned_lineage; 2026-11-30.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic import op
from sqlalchemy.util import await_only

revision = "20261130_lighter_record"
down_revision = "20261128_planned_lineage"

SCRIPT = Path(__file__).resolve().parents[1] / "sql" / revision / "lighter_record.sql"


def upgrade() -> None:
    """Two foreign keys less, a trigger in their place, another compression, and one function in the place of another."""
    # A script holds many statements, which only the driver itself takes in one call; it runs in the open transaction.
    op.execute("SELECT 1")
    driver: Any = op.get_bind().connection.driver_connection
    await_only(driver.execute(SCRIPT.read_text(encoding="utf-8")))
