"""Gives the divisions of the demo city, in an order in which every division comes after the one that governs it.

In       divisions_nbs_2019-10-31.csv beside this module.
Out      Division values with ids, parents and the pinyin of their names.
Refuses  nothing.
Never    invents a division, except 洋河新区, which is real but has no code in any list (NOTICE.md).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from db.readings import place_pinyin
from server.demo.numbers import fixed_id

LISTED_ON = date(2019, 10, 31)
LIST = Path(__file__).with_name(f"divisions_nbs_{LISTED_ON}.csv")
CITY = "321300"
ZONE = "321391"
ZONE_TOWN = "321302150"
"""洋河镇: its code lies under 宿城区, the zone governs it."""
ZONE_OPENED = date(2011, 4, 29)
BEFORE_THE_ZONE = ("321302", date(2004, 4, 1))
VILLAGE = "VILLAGERS_COMMITTEE"
COMMUNITY = "RESIDENTS_COMMITTEE"
UNCOUNTED = "321371351207"
"""The list has 894 villagers' committees, the report of the same year 893; which one it leaves out is not known."""
UNCOUNTED_NOTE = (
    "统计口径差异:年度报告计893个村,本名单(国家统计局2019年10月31日)计894个村委会。报告未列村名,"
    "究竟少计哪一个无从查考;本村仅代表这一差额,不计入村的总数,不表示本村有何不同。"
)
LEVELS = {"prefecture": "city", "county": "county", "township": "township", "village": "village"}
LENGTHS = {"city": 6, "county": 6, "township": 9, "village": 12}
KINDS = {
    "development_zone": "FUNCTIONAL_ZONE",
    "quasi_residents": "QUASI_RESIDENTIAL",
}


@dataclass(frozen=True, slots=True)
class Division:
    """One division; ``line`` holds the ids from the city down to itself, ``path`` the names.

    ``parent`` is the code of who governs it.
    """

    id: UUID
    code: str
    system: str
    name: str
    pinyin: str
    level: str
    kind: str
    parent: str | None
    line: tuple[UUID, ...]
    path: str

    @property
    def counted(self) -> bool:
        """Whether the report counts it."""
        return self.code != UNCOUNTED


@dataclass(frozen=True, slots=True)
class Governance:
    """Who governs a division in a period, by codes."""

    code: str
    parent: str
    started_on: date
    ended_on: date | None


@lru_cache(maxsize=1)
def divisions() -> tuple[Division, ...]:
    """All 1,646: the list's 1,645 and the zone."""
    found: dict[str, Division] = {}
    for number, row in enumerate(_in_order(_rows())):
        found[row["code"]] = _division(number, row, found)
    return tuple(found.values())


def governance() -> tuple[Governance, ...]:
    """Who governs whom: from the date of the list on, and for 洋河镇 what is known before."""
    current = tuple(
        Governance(each.code, each.parent, ZONE_OPENED if ZONE in (each.code, each.parent) else LISTED_ON, None)
        for each in divisions()
        if each.parent is not None
    )
    former, since = BEFORE_THE_ZONE
    return (*current, Governance(ZONE_TOWN, former, since, ZONE_OPENED))


def _rows() -> Iterable[Mapping[str, str]]:
    with LIST.open(encoding="utf-8", newline="") as file:
        yield from (_short(row) for row in csv.DictReader(file))
    zone = {"level": "county", "kind": "FUNCTIONAL_ZONE", "parent": CITY, "system": "LOCAL"}
    yield {"code": ZONE, "name": "洋河新区", **zone}


def _short(row: Mapping[str, str]) -> Mapping[str, str]:
    level = LEVELS[row["level"]]
    code, parent = row["code"][: LENGTHS[level]], _parent(row["parent"], level)
    return {**row, "code": code, "level": level, "parent": parent, "kind": _kind(row), "system": "NBS"}


def _parent(code: str, level: str) -> str:
    if level == "city":
        return ""
    return code[: 9 if level == "village" else 6]


def _kind(row: Mapping[str, str]) -> str:
    # The list computes the kind from the code's range; 321371400 古楚街道办 lies in the range of enterprise units.
    if row["level"] == "township" and row["name"].endswith(("街道", "街道办")):
        return "STREET"
    return KINDS.get(row["kind"], row["kind"].upper())


def _in_order(rows: Iterable[Mapping[str, str]]) -> list[Mapping[str, str]]:
    governed = [{**row, "parent": ZONE} if row["code"] == ZONE_TOWN else row for row in rows]
    order = list(LENGTHS)
    return sorted(governed, key=lambda row: (order.index(row["level"]), row["code"]))


def _division(number: int, row: Mapping[str, str], above: Mapping[str, Division]) -> Division:
    own = fixed_id("division", number)
    parent = above.get(row["parent"])
    return Division(
        id=own,
        code=row["code"],
        system=row["system"],
        name=row["name"],
        pinyin=place_pinyin(row["name"]),
        level=row["level"],
        kind=row["kind"],
        parent=parent.code if parent else None,
        line=(*(parent.line if parent else ()), own),
        path=f"{parent.path}/{row['name']}" if parent else row["name"],
    )
