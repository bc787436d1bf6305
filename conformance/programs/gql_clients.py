"""gql's client over HTTP, by each of its transports: a query with variables, an act, its errors, a refusal."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from gql import Client, GraphQLRequest
from gql.transport.aiohttp import AIOHTTPTransport
from gql.transport.exceptions import TransportQueryError
from gql.transport.httpx import HTTPXAsyncTransport
from steps import BORN, URL, WRONG_NUMBER, Steps, demand, headers, refused

DOCUMENTS = Path(__file__).parents[1] / "documents"
SCHEMA = Path(__file__).parents[2] / "schema" / "schema.graphql"
TRANSPORTS = {"aiohttp": AIOHTTPTransport, "httpx": HTTPXAsyncTransport}


def _document(name: str) -> str:
    return (DOCUMENTS / f"{name}.graphql").read_text(encoding="utf-8")


async def _ask(client: Client, name: str, **variables: object) -> Any:
    async with client as session:
        return await session.execute(GraphQLRequest(_document(name), variable_values=variables))


async def _register(client: Client, **changes: object) -> Any:
    division = (await _ask(client, "here"))["me"]["roles"][0]["division"]["id"]
    return (await _ask(client, "register_person", input={**BORN, "divisionId": division, **changes}))["registerPerson"]


async def _http(steps: Steps, name: str) -> None:
    schema = SCHEMA.read_text(encoding="utf-8")
    viewer, registrar = (
        Client(transport=TRANSPORTS[name](url=URL, headers=headers(who)), schema=schema)
        for who in ("VIEWER", "REGISTRAR")
    )
    async with steps.step(f"{name}: pages by their cursors, checked against the printed schema"):
        first = (await _ask(viewer, "people", first=3))["people"]
        after = (await _ask(viewer, "people", first=3, after=first["pageInfo"]["endCursor"]))["people"]
        demand(len({each["node"]["id"] for each in (*first["edges"], *after["edges"])}) == 6, after)
    async with steps.step(f"{name}: a mutation that is done, and one that is not, with the act's own errors"):
        demand((await _register(registrar))["person"]["version"] == 1)
        done = await _register(registrar, idNumber=WRONG_NUMBER)
        demand(done["person"] is None and done["errors"][0]["path"] == ["idNumber"], done)
    async with steps.step(f"{name}: a refusal is raised, with our code in its extensions"):
        failed = await refused(lambda: _ask(viewer, "people", first=501), TransportQueryError)
        demand(failed.errors[0]["extensions"]["code"] == "BAD_USER_INPUT", failed)
    async with steps.step(f"{name}: the schema, fetched by introspection"):
        transport = TRANSPORTS[name](url=URL, headers=headers("VIEWER"))
        async with Client(transport=transport, fetch_schema_from_transport=True) as session:
            demand("Person" in session.client.schema.type_map)


async def run() -> None:
    """All transports."""
    steps = Steps("gql")
    for name in TRANSPORTS:
        await _http(steps, name)
    steps.end()


if __name__ == "__main__":
    asyncio.run(run())
