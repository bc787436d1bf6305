"""The registers of institutions, cemeteries, social organisations, facilities, committees, classifications and powers.

Revision 20261125_six_registers, on 20261124_registers; 2026-11-25.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.util import await_only

from db.code_lists import coded_values

revision = "20261125_six_registers"
down_revision = "20261124_registers"

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ("tables", "names", "kept", "lineage", "reach", "access")
OBJECTS = frozenset(
    {
        "institution",
        "residency",
        "cemetery",
        "social_organization",
        "community_facility",
        "supervision_committee",
        "classification",
        "classification.health",
    }
)
"""What can be granted from now on. A bureau's own changes to its other rules are left as they are."""


def upgrade() -> None:
    """Tables, what is kept beside, lineage, reach and access; then the rules of the new objects, and code lists that are missing.

    The first migration reads the same files, so in a new database most of the rows are there.
    """
    for script in SCRIPTS:
        _run(ROOT / "migrations" / "sql" / revision / f"{script}.sql")
    _add("coded_value", ("list", "code", "name", "name_en"), map(asdict, coded_values()))
    with (ROOT / "authz" / "rules.csv").open(encoding="utf-8", newline="") as shipped:
        rules = [rule for rule in csv.DictReader(shipped) if rule["object"] in OBJECTS]
    _add("policy_rule", ("role", "object", "action", "reason"), rules)


def _run(script: Path) -> None:
    # A script holds many statements, which only the driver itself takes in one call; it runs in the open transaction.
    op.execute("SELECT 1")
    driver: Any = op.get_bind().connection.driver_connection
    await_only(driver.execute(script.read_text(encoding="utf-8")))


def _add(table: str, columns: tuple[str, ...], rows: Iterable[Mapping[str, str]]) -> None:
    target = sa.table(table, *map(sa.column, columns))
    missing = [{column: row[column] for column in columns} for row in rows]
    op.get_bind().execute(insert(target).on_conflict_do_nothing(), missing)
