"""Named documents for the tests: some that are registered, and requests that name one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from db import persisted
from db.engine import connection, create_engine
from tests.asking import Asking
from tests.ground import Database
from tests.world_accounts import COUNTY_REGISTRAR

MINE = "query Mine { me { account } }"
PEOPLE = "query People($n: Int!) { people(first: $n) { nodes { name } } }"
CLOSE = f"""mutation Close {{
    closeSocialOrganization(input: {{id: "SocialOrganization:{UUID(int=1)}", expectedVersion: 1, closedOn: "2020-01-01"}})
    {{ __typename }} }}"""
TWO = "query A { me { account } } query B { me { displayName } }"
UNSEEN = "query Unseen { me { id } }"
PLAIN = "application/json"


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def named(text: str) -> str:
    return f"sha256:{digest(text)}"


def automatic(text: str, **more: object) -> dict[str, object]:
    return {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": digest(text)}}, **more}


async def register(database: Database, *texts: str) -> int:
    engine = create_engine(database.owner_url, 1, 60_000)
    async with connection(engine) as lent:
        new = await persisted.register(lent, {digest(text): text for text in texts})
    await engine.dispose()
    return new


async def post(asking: Asking, body: Mapping[str, object], account: str = COUNTY_REGISTRAR, **headers: str) -> Any:
    return await asking.client.post("/graphql", json=body, headers=await asking.headers(account, **headers))


async def get(
    asking: Asking, account: str | None = COUNTY_REGISTRAR, /, *, headers: Any = None, **fields: object
) -> Any:
    pairs = "&".join(
        f"{name}={quote(value if isinstance(value, str) else json.dumps(value))}" for name, value in fields.items()
    )
    given = await asking.headers(account) | (headers or {})
    return await asking.client.get(f"/graphql?{pairs}", headers=given)


def data(response: httpx.Response) -> Any:
    told = response.json()
    assert response.status_code == 200, told
    assert "errors" not in told
    return told["data"]
