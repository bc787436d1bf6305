"""The registers of people and households, accounts and the policy.

Revision 20261124_registers, the first; 2026-11-24.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.util import await_only

from db.code_lists import coded_values

revision = "20261124_registers"
down_revision = None

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ("tables", "lineage", "membership", "row_security", "authz", "authz_version")


def upgrade() -> None:
    """Tables, then the functions, triggers and policies that guard them, then the rows every installation needs."""
    for script in SCRIPTS:
        _run(ROOT / "migrations" / "sql" / revision / f"{script}.sql")
    _insert("coded_value", ("list", "code", "name", "name_en"), map(asdict, coded_values()))
    with (ROOT / "authz" / "rules.csv").open(encoding="utf-8", newline="") as shipped:
        _insert("policy_rule", ("role", "object", "action", "reason"), csv.DictReader(shipped))


def _run(script: Path) -> None:
    # A script holds many statements, which only the driver itself takes in one call; it runs in the open transaction.
    op.execute("SELECT 1")
    driver: Any = op.get_bind().connection.driver_connection
    await_only(driver.execute(script.read_text(encoding="utf-8")))


def _insert(table: str, columns: tuple[str, ...], rows: Iterable[Mapping[str, str]]) -> None:
    target = sa.table(table, *map(sa.column, columns))
    op.bulk_insert(target, [{column: row[column] for column in columns} for row in rows])
