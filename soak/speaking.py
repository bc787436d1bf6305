"""Gives graphql-transport-ws as a client speaks it, and server-sent events as they come.

In       the ground; a token.
Out      Spoken: one connection; heard: the events of one stream.
Refuses  Unmeant: another message than the one that is due, an error where none was meant.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from httpx import Response
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Origin, Subprotocol

from soak.asking import EVENTS, Json, check, headers
from soak.ground import Ground
from soak.outcomes import Unmeant

PROTOCOL = "graphql-transport-ws"
NO_CODE = 1006


@dataclass(slots=True)
class Spoken:
    """One connection."""

    socket: ClientConnection
    _names: Iterator[int] = field(default_factory=itertools.count)

    async def say(self, kind: str, **fields: object) -> None:
        """One message."""
        await self.socket.send(json.dumps({"type": kind, **fields}))

    async def hear(self) -> Json:
        """The next message."""
        try:
            return json.loads(await self.socket.recv())
        except ConnectionClosed as closed:
            raise Unmeant(f"closed {_code(closed)}", closed) from None

    async def meet(self, token: str) -> None:
        """Be let in."""
        await self._introduce(token)
        told = await self.hear()
        check(told["type"] == "connection_ack", "no acknowledgement", told)

    async def refused(self, token: str) -> int | None:
        """The code with which it is closed instead of being let in; nothing if it is."""
        await self._introduce(token)
        try:
            told = json.loads(await self.socket.recv())
        except ConnectionClosed as closed:
            return _code(closed)
        check(told["type"] == "connection_ack", "no acknowledgement", told)
        return None

    async def subscribe(self, text: str, variables: Json = None) -> str:
        """Ask for an operation; the name by which it goes."""
        name = str(next(self._names))
        await self.say("subscribe", id=name, payload={"query": text, "variables": variables})
        return name

    async def next(self, name: str) -> Json:
        """The data of the next result."""
        told = await self.hear()
        check((told["type"], told.get("id")) == ("next", name), "another message", told)
        return plain(told["payload"])

    async def ask(self, text: str, variables: Json) -> Json:
        """The data of an operation that is answered once."""
        name = await self.subscribe(text, variables)
        found = await self.next(name)
        told = await self.hear()
        check(told == {"type": "complete", "id": name}, "no end", told)
        return found

    async def closed(self) -> int:
        """The code with which the connection is closed, whatever is said before."""
        while True:
            try:
                await self.socket.recv()
            except ConnectionClosed as closed:
                return _code(closed)

    async def _introduce(self, token: str) -> None:
        await self.say("connection_init", payload={"authorization": f"Bearer {token}"})


@asynccontextmanager
async def speaking(
    ground: Ground, *, protocol: str | None = PROTOCOL, origin: str | None = None, kept: int | None = 16
) -> AsyncIterator[Spoken]:
    """A connection for the length of a block; of what is not heard, so many messages are kept."""
    async with connect(
        f"{ground.web.base.replace('http', 'ws', 1)}/graphql",
        subprotocols=None if protocol is None else [Subprotocol(protocol)],
        origin=None if origin is None else Origin(origin),
        max_size=None,
        max_queue=kept,
        compression=None,
        proxy=None,
        close_timeout=5,
    ) as socket:
        yield Spoken(socket)


@asynccontextmanager
async def streaming(ground: Ground, token: str, text: str, variables: Json) -> AsyncIterator[AsyncIterator[Json]]:
    """The events of one operation, as (name, what it holds), for the length of a block."""
    body = json.dumps({"query": text, "variables": variables}).encode()
    asked = headers(token) | {"accept": EVENTS}
    async with ground.web.client.stream("POST", f"{ground.web.base}/graphql", content=body, headers=asked) as response:
        check(response.status_code == 200, "no stream", response.status_code)  # noqa: PLR2004
        yield heard(response)


async def heard(response: Response) -> AsyncIterator[Json]:
    """The events of a stream; comments are passed over."""
    name, told = "", ""
    async for line in response.aiter_lines():
        label, _, value = line.partition(":")
        if not line and name:
            yield name, json.loads(told) if told else None
            name, told = "", ""
        elif label == "event":
            name = value.strip()
        elif label == "data":
            told += value.strip()


def plain(payload: Json) -> Json:
    """The data of a result without errors."""
    if payload.get("errors"):
        raise Unmeant(str(payload["errors"][0]["extensions"]["code"]), payload)
    return payload["data"]


def _code(closed: ConnectionClosed) -> int:
    return closed.rcvd.code if closed.rcvd else NO_CODE
