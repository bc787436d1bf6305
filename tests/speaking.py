"""graphql-transport-ws as a client speaks it, by the `websockets` library; and server-sent events as they come.

In       a served Line or the address of a running server; a token.
Out      Spoken: one connection, on which messages are said and heard; heard_events: the events of one stream.
Never    waits for ever: whoever hears nothing for long enough fails.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Origin, Subprotocol

PROTOCOL = "graphql-transport-ws"
PATIENT = 60.0
NO_CODE = 1006
QUICK = 0.1
"""Seconds between two looks for changes, so that a test need not wait for a whole one."""


@dataclass(slots=True)
class Spoken:
    """One connection."""

    socket: ClientConnection
    heard: list[dict[str, Any]] = field(default_factory=list)

    async def say(self, kind: str, **fields: object) -> None:
        """One message."""
        await self.socket.send(json.dumps({"type": kind, **fields}))

    async def hear(self) -> dict[str, Any]:
        """The next message."""
        async with asyncio.timeout(PATIENT):
            told: dict[str, Any] = json.loads(await self.socket.recv())
        return told

    async def meet(self, token: str | None, **payload: object) -> None:
        """connection_init with a token, and its acknowledgement."""
        told = {} if token is None else {"authorization": f"Bearer {token}"}
        await self.say("connection_init", payload={**told, **payload})
        assert await self.hear() == {"type": "connection_ack"}

    async def subscribe(self, text: str, variables: Mapping[str, Any] | None = None, name: str = "1") -> None:
        """Ask for an operation."""
        await self.say("subscribe", id=name, payload={"query": text, "variables": variables})

    async def result(self, name: str = "1") -> dict[str, Any]:
        """The next result of an operation."""
        told = await self.hear()
        assert (told.get("type"), told.get("id")) == ("next", name), told
        payload: dict[str, Any] = told["payload"]
        return payload

    async def data(self, name: str = "1") -> dict[str, Any]:
        """The data of the next result, which has no errors."""
        payload = await self.result(name)
        assert "errors" not in payload, payload
        assert payload["extensions"]["cost"]["requested"] >= 1
        data: dict[str, Any] = payload["data"]
        return data

    async def error(self, name: str = "1") -> dict[str, Any]:
        """The first error with which an operation ends."""
        told = await self.hear()
        assert (told.get("type"), told.get("id")) == ("error", name), told
        first: dict[str, Any] = told["payload"][0]
        assert first["extensions"].keys() == {"code", "requestId"}
        return first

    async def completed(self, name: str = "1") -> None:
        """The operation has ended."""
        assert await self.hear() == {"type": "complete", "id": name}

    async def closed(self) -> tuple[int, str]:
        """The code and the reason with which the connection was closed; what is heard before is kept."""
        async with asyncio.timeout(PATIENT):
            while True:
                try:
                    self.heard.append(json.loads(await self.socket.recv()))
                except ConnectionClosed as closed:
                    return (closed.rcvd.code, closed.rcvd.reason) if closed.rcvd else (NO_CODE, "")


@asynccontextmanager
async def speaking(
    base: httpx.URL | str, *, protocol: str | None = PROTOCOL, origin: str | None = None, **headers: str
) -> AsyncIterator[Spoken]:
    """A connection for the length of a block."""
    url = httpx.URL(base)
    async with connect(
        f"ws://{url.host}:{url.port}/graphql",
        subprotocols=None if protocol is None else [Subprotocol(protocol)],
        origin=None if origin is None else Origin(origin),
        additional_headers={name.replace("_", "-"): value for name, value in headers.items()},
        max_size=None,
        proxy=None,
    ) as socket:
        yield Spoken(socket)


async def heard_events(response: httpx.Response) -> AsyncIterator[tuple[str, Any]]:
    """The events of a stream with their data; comments as ``("", None)``."""
    name, data = "", ""
    async for line in response.aiter_lines():
        field, _, value = line.partition(":")
        if not line:
            if name:
                yield name, json.loads(data) if data else None
            name, data = "", ""
        elif not field:
            yield "", None
        elif field == "event":
            name = value.strip()
        elif field == "data":
            data += value.strip()
