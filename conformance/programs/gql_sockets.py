"""gql's client over WebSocket, by its transport over websockets and graphql-transport-ws."""

from __future__ import annotations

import asyncio
import os
from typing import Any

from gql import Client, gql
from gql.transport.exceptions import TransportQueryError
from gql.transport.websockets import WebsocketsTransport
from steps import BORN, URL, Steps, demand, refused

COUNT = gql("subscription { people { totalCount } }")
HERE = gql("{ me { account roles { division { id } } } }")
REGISTER = (
    "mutation($input: RegisterPersonInput!) { registerPerson(input: $input) { person { name } errors { code } } }"
)


def _client(who: str) -> Client:
    transport = WebsocketsTransport(
        url=URL.replace("http", "ws"),
        init_payload={"authorization": f"Bearer {os.environ[who]}"},
        subprotocols=[WebsocketsTransport.GRAPHQLWS_SUBPROTOCOL],
    )
    return Client(transport=transport)


async def _born(session: Any) -> Any:
    division = (await session.execute(HERE))["me"]["roles"][0]["division"]["id"]
    request = gql(REGISTER)
    request.variable_values = {"input": {**BORN, "divisionId": division}}
    return (await session.execute(request))["registerPerson"]


async def run() -> None:
    """All steps."""
    steps = Steps("gql")
    async with (
        steps.step("websockets: a query and a mutation, the token in connection_init"),
        _client("REGISTRAR") as session,
    ):
        done = await _born(session)
        demand(done == {"person": {"name": BORN["name"]}, "errors": []}, done)
    did = "websockets: a subscription answers at once, and again when its answer has changed"
    async with steps.step(did), _client("REGISTRAR") as session:
        answers = session.subscribe(COUNT)
        before = (await anext(answers))["people"]["totalCount"]
        await _born(session)
        after = (await anext(answers))["people"]["totalCount"]
        demand(after > before, (before, after))
        await answers.aclose()
    async with (
        steps.step("websockets: a refusal is raised, with our code in its extensions"),
        _client("VIEWER") as session,
    ):
        request = gql("{ people(first: 501) { nodes { id } } }")
        failed = await refused(lambda: session.execute(request), TransportQueryError)
        demand(failed.errors[0]["extensions"]["code"] == "BAD_USER_INPUT", failed)
    steps.end()


if __name__ == "__main__":
    asyncio.run(run())
