"""What the tests of commands about places send and look at: inputs that are right, the problems told, the entries written.

Out      an_institution, a_cemetery: inputs with what a test changes in them; told, warned: problems with their paths; entry.
"""

from __future__ import annotations

import json
from itertools import count
from typing import Any
from uuid import UUID

from db.credit_codes import completed
from tests.ground import Database, connected
from tests.world_divisions import division_id
from tests.world_facts import fact_id
from tests.world_people import person_id

_numbers = count(1)

_ENTRY = """
SELECT e.action, e.role, e.outcome, e.account, e.reason, e.object_type, i.code, s.position, e.changes, e.refusal,
       e.division_id
  FROM audit_entry AS e LEFT JOIN power_item AS i ON i.id = e.power_item_id LEFT JOIN power_step AS s ON s.id = e.power_step_id
 WHERE e.object_id = $1 ORDER BY e.id DESC LIMIT 1
"""


def division(code: str) -> str:
    return f"Division:{division_id(code)}"


def person(number: int) -> str:
    return f"Person:{person_id(number)}"


def institution(number: int) -> str:
    return f"Institution:{fact_id('institution', number)}"


def cemetery(number: int) -> str:
    return f"Cemetery:{fact_id('cemetery', number)}"


def own_id(text: str) -> UUID:
    """The row's id in a global one."""
    return UUID(text.partition(":")[2])


def a_code(begins: str = "52321322") -> str:
    """A unified credit code that nobody has yet; it begins with authority, kind and region."""
    return completed(begins, f"MJ2{next(_numbers):05d}")


def an_institution(**changes: Any) -> dict[str, Any]:
    """An institution that may be filed in the town of 陇集, open since 2020."""
    return {
        "divisionId": division("321322101"),
        "name": f"试办养老院{next(_numbers)}",
        "kind": "ELDER_CARE_HOME",
        "founderNature": "SOCIAL",
        "operatorNature": "SOCIAL",
        "bedsRegistered": 20,
        "bedsUsable": 16,
        "bedsNursing": 8,
        "openedOn": "2020-05-01",
    } | changes


def a_cemetery(**changes: Any) -> dict[str, Any]:
    """A cemetery that may be registered in the town of 陇集, planned in 2024."""
    return {
        "divisionId": division("321322101"),
        "name": f"试建公墓{next(_numbers)}",
        "kind": "TOWNSHIP_PUBLIC",
        "plannedOn": "2024-01-10",
        "areaMu": "12.500",
        "plotsTotal": 400,
    } | changes


def told(payload: dict[str, Any]) -> set[tuple[str, str]]:
    """The problems of a payload, each with its path."""
    return {(error["problem"], ".".join(error["path"])) for error in payload["errors"]}


def warned(payload: dict[str, Any]) -> set[tuple[str, str]]:
    """The doubts of a payload, each with its path."""
    return {(each["problem"], ".".join(each["path"])) for each in payload["warnings"]}


async def entry(database: Database, row: str) -> dict[str, Any]:
    """The newest entry about a row; its changes by field as (before, after)."""
    async with connected(database.superuser_url) as superuser:
        found = dict(await superuser.fetchrow(_ENTRY, own_id(row)))
    changes = json.loads(found["changes"])
    return found | {"changes": {each["field"]: (each["before"], each["after"]) for each in changes}}
