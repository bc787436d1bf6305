"""Committees of the small world, and how one is filed for a test.

Out      ids as the graph writes them; the input of a committee that nothing stands against; what only the owner may do.
"""

from __future__ import annotations

from typing import Any

from tests.acting import done
from tests.asking import Asking
from tests.ground import connected
from tests.world_accounts import COUNTY_REGISTRAR
from tests.world_committees import COMMITTEES
from tests.world_divisions import division_id
from tests.world_facts import fact_id
from tests.world_people import person_id

DINGCAO, LIUHE, HUJI = (f"Division:{division_id(code)}" for code in ("321322101200", "321322102200", "321322102"))
DIRECTOR, MEMBER = "DIRECTOR", "MEMBER"


def person(number: int) -> str:
    return f"Person:{person_id(number)}"


def committee(number: int) -> str:
    return f"SupervisionCommittee:{fact_id('supervision_committee', number)}"


def version(number: int) -> int:
    found: int = COMMITTEES[number - 1]["version"]
    return found


def members(*numbers: int) -> list[dict[str, str]]:
    """The first is the director."""
    return [{"personId": person(number), "post": MEMBER if place else DIRECTOR} for place, number in enumerate(numbers)]


NEW: dict[str, Any] = {
    "divisionId": LIUHE,
    "name": "刘河村村务监督委员会",
    "term": 13,
    "startedOn": "2026-10-01",
    "endedOn": "2031-10-01",
    "members": members(22, 1, 9),
}
TOLD = (
    "supervisionCommittee { id name status openedOn startedOn endedOn version"
    " members { id version post startedOn endedOn person { id } } }"
)


async def filed(asking: Asking, **given: Any) -> dict[str, Any]:
    payload = await done(asking, COUNTY_REGISTRAR, "registerSupervisionCommittee", {**NEW, **given}, TOLD)
    made: dict[str, Any] = payload["supervisionCommittee"]
    return made


def seat_of(told: dict[str, Any], number: int) -> str:
    """The id of a person's open seat."""
    found: list[str] = [
        each["id"] for each in told["members"] if each["person"]["id"] == person(number) and each["endedOn"] is None
    ]
    (own,) = found
    return own


async def owner(asking: Asking, statement: str, *values: object) -> None:
    async with connected(asking.settings.owner_database_url or "") as hand:
        await hand.execute(statement, *values)
