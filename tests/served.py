"""The application behind a real HTTP server on loopback, and one connection to it that is kept.

In       Asking: whose tokens, which settings.
Out      Line: sends bytes as they are, checks what every refusal must be, and that the connection goes on.
Never    uses a fixed port.
"""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute

from errors import Code
from server.app import create_app
from server.lines import WIRE
from server.sockets import Sockets
from tests.asking import GRAPHQL_RESPONSE, Asking
from tests.world_accounts import COUNTY_REGISTRAR

GOOD = "{ me { account } }"
LEAKS = ("Traceback", 'File "', ".py", "asyncpg", "sqlalchemy", "SELECT ", "postgres", "registry_", "$1")
LONGEST_REFUSAL = 20_000
"""However long a request, its refusal repeats little of it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One connection to the server, an account's token, and the server itself."""

    client: httpx.AsyncClient
    token: str
    sockets: Sockets
    """What the server holds of WebSockets, and through it of all streams."""
    server: uvicorn.Server

    async def send(self, method: str, url: str, content: bytes | None = None, **headers: str) -> httpx.Response:
        """The response to exactly these bytes; a header ``""`` is left out."""
        given = {
            "authorization": f"Bearer {self.token}",
            "accept": GRAPHQL_RESPONSE,
            "content-type": "application/json",
        }
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        sent = {name: value for name, value in given.items() if value}
        return await self.client.request(method, url, content=content, headers=sent)

    async def post(self, body: object, **headers: str) -> httpx.Response:
        """The response to a JSON body; lone surrogates go out as escapes."""
        return await self.send("POST", "/graphql", json.dumps(body).encode(), **headers)

    async def ask(self, text: str, variables: object = None, **more: object) -> httpx.Response:
        """The response to a document."""
        return await self.post({"query": text, "variables": variables, **more})

    async def goes_on(self, response: httpx.Response, *, here: bool = True) -> None:
        """A good request is answered afterwards, ``here`` on the same connection."""
        after = await self.ask(GOOD)
        assert after.json()["data"] == {"me": {"account": COUNTY_REGISTRAR}}
        if here:
            assert _socket(after) == _socket(response)


@asynccontextmanager
async def served(asking: Asking) -> AsyncIterator[Line]:
    """A server for the length of a block."""
    taken = socket.socket()
    taken.bind(("127.0.0.1", 0))
    app = create_app(asking.settings)
    server = uvicorn.Server(uvicorn.Config(app, lifespan="on", timeout_keep_alive=600, **WIRE))
    task = asyncio.create_task(server._serve([taken]))
    host, port = taken.getsockname()
    async with asyncio.timeout(60):
        while not server.started and not task.done():
            await asyncio.sleep(0.01)
    limits = httpx.Limits(max_connections=1)
    try:
        async with httpx.AsyncClient(base_url=f"http://{host}:{port}", limits=limits, timeout=60) as client:
            yield Line(client, await asking.token(COUNTY_REGISTRAR), _sockets(app), server)
    finally:
        server.should_exit = True
        await task


def refused(response: httpx.Response, code: str | Code, *, status: int | None = None) -> Mapping[str, Any]:
    """The first error, after a look at what all refusals have in common."""
    name = code if isinstance(code, str) else code.name
    told = response.json()
    assert list(told) == ["errors"], told
    assert len(response.content) < LONGEST_REFUSAL
    assert [leak for leak in LEAKS if leak in response.text] == []
    for error in told["errors"]:
        assert error["extensions"].keys() == {"code", "requestId"}
        assert error["extensions"]["requestId"] == response.headers["x-request-id"]
        assert error["message"]
    first: Mapping[str, Any] = told["errors"][0]
    assert first["extensions"]["code"] == name, first
    assert response.status_code == (status or Code[name].status)
    return first


def _sockets(app: Starlette) -> Sockets:
    (found,) = (getattr(route.endpoint, "__self__", None) for route in app.routes if isinstance(route, WebSocketRoute))
    assert isinstance(found, Sockets)
    return found


def _socket(response: httpx.Response) -> Any:
    return response.extensions["network_stream"].get_extra_info("client_addr")
