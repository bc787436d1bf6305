"""Documents of clients that the bureau knows, which a request names by their digest.

Revision 20261127_documents, on 20261127_running; 2026-11-27.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic import op
from sqlalchemy.util import await_only

revision = "20261127_documents"
down_revision = "20261127_running"

SCRIPT = Path(__file__).resolve().parents[1] / "sql" / revision / "documents.sql"


def upgrade() -> None:
    """One table and one narrow function."""
    # A script holds many statements, which only the driver itself takes in one call; it runs in the open transaction.
    op.execute("SELECT 1")
    driver: Any = op.get_bind().connection.driver_connection
    await_only(driver.execute(SCRIPT.read_text(encoding="utf-8")))
