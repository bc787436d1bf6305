"""Gives the catalogue of powers 民政业务权力清单: by which item and step each mutation exercises a public power.

In       powers.csv and power_steps.csv beside this module, joined by the item's code.
Out      Power rows with their steps, in the order of the file; its place is the item's number.
Refuses  nothing: a step of an unknown item, or a gap in the steps, stops the reader as a defect.
Never    touches the database; the migration loads them as the list of the whole platform.

Step 1 receives an application; step 2 is the act itself; step 3, where there is one, changes it or takes it back.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from uuid import UUID

TITLE = "民政业务权力清单"
EDITION = "2026-11"
STARTED_ON = "2026-01-01"
"""The list of the whole platform, its edition, and its first day in force."""

FIRST_ID = UUID("019b7523-3400-7000-8000-000000000000")
"""The least UUIDv7 of that day in Asia/Shanghai: the list and its items have the same ids in every city."""


@dataclass(frozen=True, slots=True)
class PowerStep:
    """One step: who acts, what proves it, and within how many days; ``position`` counts from 1."""

    position: int
    name: str
    actor_post: str
    evidence: str
    time_limit_days: int | None


@dataclass(frozen=True, slots=True)
class Power:
    """One item: what it is called, on what basis, which post holds it, and whether each exercise needs a reason."""

    code: str
    group: str
    category: str
    name: str
    basis: str
    holder_post: str
    publicity_days: int
    reason_required: bool
    risk_points: str
    steps: tuple[PowerStep, ...]


@lru_cache(maxsize=1)
def powers() -> tuple[Power, ...]:
    """All items with their steps."""
    steps: dict[str, list[PowerStep]] = {row["code"]: [] for row in _rows("powers.csv")}
    for row in _rows("power_steps.csv"):
        steps[row["code"]].append(_step(row))
        assert int(row["position"]) == len(steps[row["code"]]), row
    return tuple(_power(row, tuple(steps[row["code"]])) for row in _rows("powers.csv"))


def title(code: str) -> str:
    """What an item is called."""
    return next(power.name for power in powers() if power.code == code)


def _power(row: dict[str, str], steps: tuple[PowerStep, ...]) -> Power:
    return Power(
        code=row["code"],
        group=row["group"],
        category=row["category"],
        name=row["name"],
        basis=row["basis"],
        holder_post=row["holder_post"],
        publicity_days=int(row["publicity_days"]),
        reason_required={"yes": True, "no": False}[row["reason_required"]],
        risk_points=row["risk_points"],
        steps=steps,
    )


def _step(row: dict[str, str]) -> PowerStep:
    limit = row["time_limit_days"]
    return PowerStep(
        int(row["position"]), row["name"], row["actor_post"], row["evidence"], int(limit) if limit else None
    )


def _rows(file: str) -> list[dict[str, str]]:
    with Path(__file__).with_name(file).open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))
