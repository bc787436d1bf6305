"""Brings the database to the newest version of the schema.

In       the owner's URL.
Out      the database at the newest version.
Refuses  nothing of its own: what PostgreSQL refuses is a fault of the migration, and is shown whole.
Never    goes back a version.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config

SCRIPTS = Path(__file__).resolve().parent.parent / "migrations"


def migrate(owner_url: str) -> None:
    """Run every migration that this database has not seen."""
    config = Config(attributes={"url": owner_url})
    # The doubled sign is for the ini syntax, in which a percent sign begins a substitution.
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    command.upgrade(config, "head")
