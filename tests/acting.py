"""Acting as an account of the small world: a mutation through the whole application, its payload, and the entry that it left.

In       Asking, an account, a mutation's name, its input, what is asked of its payload.
Out      the payload; the entries of the record as rows.
Never    goes round a stage.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from tests.asking import Asking
from tests.ground import connected
from tests.world import WORLD

ERRORS = "errors { code problem path message object currentVersion } warnings { problem path message object } clientMutationId"


async def act(
    asking: Asking, account: str, mutation: str, given: Mapping[str, Any], selection: str = "", **headers: str
) -> dict[str, Any]:
    """The payload of a mutation: its errors, its warnings, and what ``selection`` asks of its object."""
    kind = mutation[0].upper() + mutation[1:]
    text = f"mutation M($input: {kind}Input!) {{ {mutation}(input: $input) {{ {selection} {ERRORS} }} }}"
    told = (await asking(account, text, {"input": given}, **headers)).json()
    assert "errors" not in told, told
    payload: dict[str, Any] = told["data"][mutation]
    return payload


async def done(
    asking: Asking, account: str, mutation: str, given: Mapping[str, Any], selection: str = ""
) -> dict[str, Any]:
    """The payload of a mutation that was done."""
    payload = await act(asking, account, mutation, given, selection)
    assert payload["errors"] == [], payload["errors"]
    return payload


async def problems(
    asking: Asking, account: str, mutation: str, given: Mapping[str, Any]
) -> list[tuple[str, tuple[str, ...]]]:
    """The names and paths of what stood against a mutation, sorted; none if it was done."""
    payload = await act(asking, account, mutation, given)
    return sorted((error["problem"], tuple(error["path"])) for error in payload["errors"])


async def entries(asking: Asking, **equal: object) -> list[dict[str, Any]]:
    """What was done since the world began: entries whose columns equal these, oldest first; ``changes`` as they are told."""
    where = "".join(f" AND {column} = ${number}" for number, column in enumerate(equal, 2))
    known = [fact["id"] for fact in WORLD.facts["audit_entry"]]
    async with connected(asking.settings.owner_database_url or "") as owner:
        text = f"SELECT * FROM audit_entry WHERE id <> ALL ($1){where} ORDER BY id"
        rows = await owner.fetch(text, known, *equal.values())
    return [{**row, "changes": json.loads(row["changes"])} for row in rows]


async def entry(asking: Asking, **equal: object) -> dict[str, Any]:
    """The one entry of the record whose columns equal these."""
    (found,) = await entries(asking, **equal)
    return found
