"""Brings the database to the newest version of the schema.

In       the owner's URL.
Out      the database at the newest version.
Refuses  SettingsRefused: the database does not answer, or lacks what a superuser makes in it. What PostgreSQL refuses in
         a migration is that migration's fault, and is shown whole.
Never    goes back a version.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from server import databases

SCRIPTS = Path(__file__).resolve().parent.parent / "migrations"


def migrate(owner_url: str) -> None:
    """Run every migration that this database has not seen."""
    databases.check_extensions(owner_url)
    command.upgrade(_config(owner_url), "head")


def newest() -> str:
    """The version to which ``migrate`` brings a database."""
    head = ScriptDirectory.from_config(_config("")).get_current_head()
    assert head is not None
    return head


def _config(owner_url: str) -> Config:
    config = Config(attributes={"url": owner_url})
    # The doubled sign is for the ini syntax, in which a percent sign begins a substitution.
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    return config
