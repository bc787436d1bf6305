"""What acts need: the audit trail, the second wall for writes, the list of powers, receipts, merged people, village committees.

Revision 20261126_commands, on 20261125_six_registers; 2026-11-26.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.util import await_only

from db.powers import EDITION, FIRST_ID, STARTED_ON, TITLE, Power, powers

revision = "20261126_commands"
down_revision = "20261125_six_registers"

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = (
    "tables",
    "audit",
    "lineage",
    "reach",
    "acting",
    "powers",
    "access",
    "sealing",
    "kin",
    "households",
    "merging",
)


def upgrade() -> None:
    """Tables, the audit trail, lineage, reach, the walls for writes; then the new rules where missing, and the list of powers."""
    for script in SCRIPTS:
        _run(ROOT / "migrations" / "sql" / revision / f"{script}.sql")
    _add_rules()
    _add_powers()


def _run(script: Path) -> None:
    # A script holds many statements, which only the driver itself takes in one call; it runs in the open transaction.
    op.execute("SELECT 1")
    driver: Any = op.get_bind().connection.driver_connection
    await_only(driver.execute(script.read_text(encoding="utf-8")))


def _add_rules() -> None:
    """Only of what could not be granted before: a rule that a bureau took back stays away."""
    columns = ("role", "object", "action", "reason")
    with (ROOT / "authz" / "rules.csv").open(encoding="utf-8", newline="") as shipped:
        rules = [rule for rule in csv.DictReader(shipped) if rule["action"] != "read" or rule["object"] == "audit"]
    target = sa.table("policy_rule", *map(sa.column, columns))
    op.get_bind().execute(insert(target).on_conflict_do_nothing(), rules)


def _add_powers() -> None:
    day = date.fromisoformat(STARTED_ON)
    edition = _row("power_list", 0, title=TITLE, edition=EDITION, adopted_on=day, started_on=day)
    for number, power in enumerate(powers(), 1):
        _add_power(edition, number, power)


def _add_power(edition: UUID, number: int, power: Power) -> None:
    item = _row(
        "power_item",
        number * 100,
        power_list_id=edition,
        number=number,
        code=power.code,
        name=power.name,
        group=power.group,
        category=power.category,
        basis=power.basis,
        holder_post=power.holder_post,
        publicity_days=power.publicity_days,
        risk_points=power.risk_points,
        reason_required=power.reason_required,
    )
    for step in power.steps:
        _row(
            "power_step",
            number * 100 + step.position,
            power_item_id=item,
            position=step.position,
            name=step.name,
            actor_post=step.actor_post,
            evidence=step.evidence,
            time_limit_days=step.time_limit_days,
        )


def _row(table: str, place: int, **values: object) -> UUID:
    own = UUID(int=FIRST_ID.int + place)
    target = sa.table(table, sa.column("id", sa.Uuid), *map(sa.column, values))
    op.get_bind().execute(insert(target).values(id=own, **values))
    return own
