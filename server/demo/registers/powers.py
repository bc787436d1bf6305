"""Gives the list of small powers 小微权力清单: one edition for the city, 19 collective and 17 service items, with their steps.

In       powers.csv and power_steps.csv beside this module; a Ledger, the Sites.
Out      rows of ``power_list``, ``power_item``, ``power_step``.
Refuses  nothing.
Never    claims to be the city's own list: it follows the pattern of 宁海's 36 items, in this project's wording.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from server.demo.registers.ledger import FIRST_INSTANT, Entry, Ledger
from server.demo.registers.sites import Sites

ADOPTED_ON, IN_FORCE_FROM = date(2019, 4, 26), date(2019, 6, 1)
_INSTANTS: Mapping[str, object] = {"version": 1, "created_at": FIRST_INSTANT, "updated_at": FIRST_INSTANT}


def write_powers(ledger: Ledger, sites: Sites) -> None:
    """The edition with all its items."""
    edition = ledger.plain(
        "power_list",
        division_id=sites.city.id,
        title="村级小微权力清单",
        edition="2019年版",
        adopted_on=ADOPTED_ON,
        started_on=IN_FORCE_FROM,
        ended_on=None,
        document="宿民发〔2019〕小微权力清单试点通知",
        **_INSTANTS,
    )
    steps = _rows("power_steps.csv")
    for row in _rows("powers.csv"):
        own = [each for each in steps if each["pattern"] == row["pattern"]]
        _write_item(ledger, edition, row, own)


def _write_item(ledger: Ledger, edition: Entry, row: Mapping[str, str], steps: list[dict[str, str]]) -> None:
    words = {name: row[name] for name in ("name", "group", "category", "basis", "holder_post", "risk_points")}
    numbers = {name: int(row[name]) for name in ("number", "publicity_days")}
    item = ledger.plain("power_item", power_list_id=edition["id"], **words, **numbers, **_INSTANTS)
    for position, step in enumerate(steps, 1):
        limit = step["time_limit_days"]
        ledger.plain(
            "power_step",
            power_item_id=item["id"],
            position=position,
            name=step["name"],
            actor_post=row["holder_post"] if step["actor_post"] == "经办人" else step["actor_post"],
            evidence=step["evidence"],
            time_limit_days=int(limit) if limit else None,
            **_INSTANTS,
        )


def _rows(file: str) -> list[dict[str, str]]:
    with Path(__file__).with_name(file).open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))
