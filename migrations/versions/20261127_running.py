"""What those who run the platform ask: the version of the tables, and how old the newest entry of the record of power is.

Revision 20261127_running, on 20261126_commands; 2026-11-27.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic import op
from sqlalchemy.util import await_only

revision = "20261127_running"
down_revision = "20261126_commands"

SCRIPT = Path(__file__).resolve().parents[1] / "sql" / revision / "running.sql"


def upgrade() -> None:
    """Two narrow functions."""
    # A script holds many statements, which only the driver itself takes in one call; it runs in the open transaction.
    op.execute("SELECT 1")
    driver: Any = op.get_bind().connection.driver_connection
    await_only(driver.execute(SCRIPT.read_text(encoding="utf-8")))
