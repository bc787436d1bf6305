"""Asking over a whole county or city, and below: the accounts, the places, and what a question is refused for."""

from __future__ import annotations

from errors import Refused
from tests.asking import Asking
from tests.world import division_id
from tests.world_accounts import (
    BOTH_COUNTIES,
    CITY_VIEWER,
    COUNTY_REGISTRAR,
    COUNTY_VIEWER,
    MIXED,
    STACKED,
    TOWNSHIP_REGISTRAR,
    VILLAGE_VIEWER,
)

CITY, COUNTY = f"Division:{division_id('321300')}", f"Division:{division_id('321322')}"
TOWN, OTHER_TOWN = f"Division:{division_id('321322101')}", f"Division:{division_id('321322102')}"
VILLAGE = f"Division:{division_id('321322101200')}"

FAR = (CITY_VIEWER, COUNTY_VIEWER, COUNTY_REGISTRAR, BOTH_COUNTIES, MIXED, STACKED)
"""Accounts of which some grant covers a whole county at least; the last holds a village beside it."""
NEAR = (TOWNSHIP_REGISTRAR, VILLAGE_VIEWER)
"""Accounts all of whose grants are townships or villages."""


def people(where: str, rest: str = "") -> str:
    return f"{{ people(first: 5, where: {where}{rest}) {{ totalCount nodes {{ id }} }} }}"


async def refusal(asking: Asking, account: str, text: str) -> Refused | None:
    try:
        await asking.prepare(account, text)
    except Refused as refused:
        return refused
    return None


def told(refused: Refused | None) -> tuple[object, ...] | None:
    if refused is None:
        return None
    return refused.sentence, refused.facts.get("type"), refused.facts.get("field")
