"""Gives the clients that leave at the worst moment: within a request, an answer, a handshake, a subscription; or all at once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from random import Random
from typing import TypeAlias

from soak.acts import REGISTER, newborn
from soak.asking import EVENTS
from soak.ground import REGISTRAR, Ground
from soak.lines import Line, head, line, request
from soak.outcomes import Meant
from soak.readers import PAGE
from soak.speaking import PROTOCOL, speaking
from soak.subscribers import ALL

BURST = 15
LONGEST_PAUSE = 0.05
_GREAT = {"first": 150, "after": None}
_HANDSHAKE = (
    "GET /graphql HTTP/1.1\r\nhost: registry\r\nupgrade: websocket\r\nconnection: upgrade\r\n"
    f"sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\nsec-websocket-version: 13\r\nsec-websocket-protocol: {PROTOCOL}\r\n"
).encode()
Leave: TypeAlias = Callable[[Ground, str, Line, Random], Awaitable[None]]


async def _head(_: Ground, token: str, one: Line, __: Random) -> None:
    one.writer.write(head(token, 100)[:80])


async def _body(_: Ground, token: str, one: Line, __: Random) -> None:
    one.writer.write(head(token, 100) + b'{"query": ')


async def _question(_: Ground, token: str, one: Line, __: Random) -> None:
    one.writer.write(request(token, PAGE, _GREAT))


async def _answer(_: Ground, token: str, one: Line, __: Random) -> None:
    one.writer.write(request(token, PAGE, _GREAT))
    await one.reader.read(1000)


async def _act(ground: Ground, _: str, one: Line, __: Random) -> None:
    one.writer.write(request(ground.tokens[REGISTRAR], REGISTER, {"input": newborn(ground)}))


async def _handshake(_: Ground, __: str, one: Line, random: Random) -> None:
    one.writer.write(_HANDSHAKE + b"\r\n" * random.randrange(2))


async def _events(_: Ground, token: str, one: Line, __: Random) -> None:
    body = f'{{"query": "{ALL}"}}'.encode()
    one.writer.write(head(token, len(body), EVENTS) + body)
    await one.reader.read(1000)


WAYS: dict[str, Leave] = {
    "within the head": _head,
    "within the body": _body,
    "after the question": _question,
    "within the answer": _answer,
    "within an act": _act,
    "within the handshake": _handshake,
    "within a stream of events": _events,
}
SUBSCRIBED = "within a subscription"
MEANT = Meant((*(f"left {name}" for name in (*WAYS, SUBSCRIBED)), "left in a burst"))


@dataclass(frozen=True, slots=True)
class Leaver:
    """One that leaves; whether the server minds is seen by all others, and in what is left of it."""

    ground: Ground
    who: str

    async def step(self, random: Random) -> str:
        """Leave once, or many at once."""
        if random.random() < 0.05:  # noqa: PLR2004
            await asyncio.gather(*(self._leave(random) for _ in range(BURST)))
            return "left in a burst"
        return f"left {await self._leave(random)}"

    async def _leave(self, random: Random) -> str:
        name = random.choice((*WAYS, SUBSCRIBED))
        await (self._subscribed(random) if name == SUBSCRIBED else self._line(WAYS[name], random))
        return name

    async def _line(self, leave: Leave, random: Random) -> None:
        async with line(self.ground) as one:
            await leave(self.ground, self.ground.tokens[self.who], one, random)
            await asyncio.sleep(random.random() * LONGEST_PAUSE)
            one.cut()

    async def _subscribed(self, random: Random) -> None:
        async with speaking(self.ground) as spoken:
            await spoken.meet(self.ground.tokens[self.who])
            await spoken.subscribe(ALL)
            await asyncio.sleep(random.random() * LONGEST_PAUSE)
            spoken.socket.transport.abort()
