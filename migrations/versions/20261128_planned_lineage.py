"""A child finds its division by a statement that is planned once, not anew for each row.

Revision 20261128_planned_lineage, on 20261127_documents; 2026-11-24.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic import op
from sqlalchemy.util import await_only

revision = "20261128_planned_lineage"
down_revision = "20261127_documents"

SCRIPT = Path(__file__).resolve().parents[1] / "sql" / revision / "planned_lineage.sql"


def upgrade() -> None:
    """One function in the place of another."""
    # A script holds many statements, which only the driver itself takes in one call; it runs in the open transaction.
    op.execute("SELECT 1")
    driver: Any = op.get_bind().connection.driver_connection
    await_only(driver.execute(SCRIPT.read_text(encoding="utf-8")))
