"""Gives what the rows of a village have in common: its lineage as COPY text, and how people call it.

In       a village's Division.
Out      Place.
Refuses  nothing.
Never    leaves a level of the lineage out: all people of the demo city live in villages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from server.demo.divisions import VILLAGE, Division

_COMMITTEE = re.compile(r"(居民|村民|居|村)?(委员会|委会)$")


@dataclass(frozen=True, slots=True)
class Place:
    """A village; ``lineage`` is division_id and the four lineage columns, with tabs between them."""

    code: str
    id: str
    lineage: str
    name: str
    rural: bool


def place(village: Division) -> Place:
    """The place that a village is."""
    city, county, township, own = (each.hex for each in village.line)
    lineage = f"{own}\t{city}\t{county}\t{township}\t{own}"
    return Place(village.code, own, lineage, spoken(village), village.kind == VILLAGE)


def spoken(division: Division) -> str:
    """How people call it: 刘庄村委会 is 刘庄村, 凤凰居委会 is 凤凰社区, 古楚街道办 is 古楚街道."""
    name = division.name.removesuffix("办") if division.kind == "STREET" else division.name
    base = _COMMITTEE.sub("", name)
    if base == name or base.endswith(("社区", "村")):
        return base
    return base + ("村" if "村" in name else "社区")
