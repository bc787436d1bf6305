"""Households of the small world as clients name them, and who belonged to one when, as the tables hold it.

Out      ids and inputs; the memberships of a household; what a payload says against an act.
Never    asks through the application: that is what is tested.
"""

from __future__ import annotations

from typing import Any

from tests.asking import Asking
from tests.ground import connected
from tests.world import division_id, household_id, person_id

SELECTION = "household { id number memberCount head { name } members { relation { code } startedOn person { name } } }"


def of_household(number: int) -> str:
    """The global id of a household."""
    return f"Household:{household_id(number)}"


def of_person(number: int) -> str:
    """The global id of a person."""
    return f"Person:{person_id(number)}"


def of_division(code: str) -> str:
    """The global id of a division."""
    return f"Division:{division_id(code)}"


def relations(*people: tuple[int, str]) -> list[dict[str, str]]:
    """These people with their relations to the head, as an input names them."""
    return [{"personId": of_person(person), "relation": relation} for person, relation in people]


def against(payload: dict[str, Any]) -> set[tuple[str, str]]:
    """What stood against an act, and where."""
    return {(each["problem"], ".".join(each["path"])) for each in payload["errors"]}


def doubts(payload: dict[str, Any]) -> set[tuple[str, str]]:
    """What was doubtful about an act, and where."""
    return {(each["problem"], ".".join(each["path"])) for each in payload["warnings"]}


async def rows(asking: Asking, sql: str, *values: object) -> list[tuple[Any, ...]]:
    """What the owner of the database sees."""
    async with connected(asking.settings.owner_database_url or "") as owner:
        return [tuple(row) for row in await owner.fetch(sql, *values)]


async def stays(asking: Asking, home: str) -> set[tuple[str, str, str, str | None]]:
    """Who belonged to a household as what, from when to when: its head's number in the list, or the whole global id."""
    found = await rows(
        asking,
        "SELECT relation, person_id, started_on, ended_on FROM household_membership WHERE household_id = $1",
        home.partition(":")[2],
    )
    return {(one, f"Person:{who}", str(since), until and str(until)) for one, who, since, until in found}


async def standing(asking: Asking, home: str) -> set[tuple[str, str]]:
    """Who belongs to a household as what at present."""
    return {(relation, person) for relation, person, _, until in await stays(asking, home) if until is None}


async def touched(asking: Asking, action: str) -> set[str]:
    """What has a history and was touched by the acts of a kind."""
    found = await rows(
        asking,
        "SELECT DISTINCT o.object_type || ':' || o.object_id FROM audit_object AS o"
        " JOIN audit_entry AS e ON e.id = o.entry_id WHERE e.action = $1",
        action,
    )
    return {name for (name,) in found}


def founding(*members: tuple[int, str], division: str = "321322001002", **more: Any) -> dict[str, Any]:
    """The input of a new household of these people."""
    return {
        "divisionId": of_division(division),
        "kind": "URBAN",
        "address": "古城巷11号",
        "members": relations(*members),
        **more,
    }


async def power(asking: Asking, kept: dict[str, Any]) -> tuple[str, int]:
    """The item and the step of the list of powers that an entry names."""
    ((code, step),) = await rows(
        asking,
        "SELECT i.code, s.position FROM power_item AS i JOIN power_step AS s ON s.id = $2 WHERE i.id = $1",
        kept["power_item_id"],
        kept["power_step_id"],
    )
    return code, step
