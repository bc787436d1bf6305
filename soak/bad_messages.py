"""Gives the clients that WebSockets are closed on: foreign pages, other protocols, bytes, broken messages, one too many."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from random import Random
from typing import TypeAlias

from websockets.exceptions import ConnectionClosed, InvalidStatus

from soak.ground import BAD, CROWDED, Ground
from soak.outcomes import Meant, Unmeant
from soak.speaking import Spoken, speaking

GOOD = "{ me { account } }"
LIVE = "subscription { me { account } }"
MOST_STREAMS = 20
Fault: TypeAlias = Callable[[Ground, Spoken], Awaitable[None]]


async def _bytes(_: Ground, spoken: Spoken) -> None:
    await spoken.socket.send(b"\x00\x01")


async def _no_json(_: Ground, spoken: Spoken) -> None:
    await spoken.socket.send("{")


async def _unknown(_: Ground, spoken: Spoken) -> None:
    await spoken.say("start", id="1")


async def _no_text(_: Ground, spoken: Spoken) -> None:
    await spoken.socket.send(b"\xff\xfe", text=True)


async def _large(_: Ground, spoken: Spoken) -> None:
    await spoken.socket.send('{"type": "ping", "payload": {"a": "' + "x" * 1_100_000 + '"}}')


async def _early(_: Ground, spoken: Spoken) -> None:
    await spoken.subscribe(GOOD)


async def _garbage(_: Ground, spoken: Spoken) -> None:
    await spoken.say("connection_init", payload={"authorization": "Bearer a.b.c"})


async def _expired(ground: Ground, spoken: Spoken) -> None:
    await spoken.say("connection_init", payload={"authorization": f"Bearer {ground.expired(BAD)}"})


async def _nobody(_: Ground, spoken: Spoken) -> None:
    await spoken.say("connection_init")


async def _twice(ground: Ground, spoken: Spoken) -> None:
    await spoken.meet(ground.tokens[BAD])
    await spoken.say("connection_init")


async def _taken(ground: Ground, spoken: Spoken) -> None:
    await spoken.meet(ground.tokens[BAD])
    for _ in range(2):
        await spoken.say("subscribe", id="same", payload={"query": LIVE})


async def _silent(_: Ground, __: Spoken) -> None:
    """Nothing is said, and the server waits no longer than it should."""


FAULTS: tuple[tuple[Fault, int], ...] = (
    (_bytes, 4400),
    (_no_json, 4400),
    (_unknown, 4400),
    (_no_text, 1007),
    (_large, 1009),
    (_early, 4401),
    (_garbage, 4403),
    (_expired, 4403),
    (_nobody, 4403),
    (_twice, 4429),
    (_taken, 4409),
    (_silent, 4408),
)
CLOSED = tuple(sorted({f"closed {code}" for _, code in FAULTS} | {"closed 4406"}))
MEANT = Meant((*CLOSED, "403 to a foreign page"))
CROWD = Meant(("closed 1013, one too many",))


@dataclass(frozen=True, slots=True)
class Stranger:
    """One that is sent away."""

    ground: Ground

    async def step(self, random: Random) -> str:
        """One fault."""
        way = random.random()
        if way < 0.1:  # noqa: PLR2004
            return await self._foreign()
        if way < 0.2:  # noqa: PLR2004
            return await self._other_protocol(random)
        fault, code = random.choice(FAULTS)
        async with speaking(self.ground) as spoken:
            with suppress(ConnectionClosed):  # what is too large is refused by its head, before all of it is sent
                await fault(self.ground, spoken)
            closed = await spoken.closed()
        if closed != code:
            raise Unmeant(f"closed {closed} for {fault.__name__.strip('_')}, not {code}")
        return f"closed {code}"

    async def _foreign(self) -> str:
        try:
            async with speaking(self.ground, origin="https://elsewhere.example"):
                raise Unmeant("a foreign page let in")
        except InvalidStatus as told:
            status = told.response.status_code
        if status != 403:  # noqa: PLR2004
            raise Unmeant(f"{status} to a foreign page")
        return "403 to a foreign page"

    async def _other_protocol(self, random: Random) -> str:
        async with speaking(self.ground, protocol=random.choice(("graphql-ws", None))) as spoken:
            closed = await spoken.closed()
        if closed != 4406:  # noqa: PLR2004
            raise Unmeant(f"closed {closed} for another protocol")
        return "closed 4406"


@dataclass(frozen=True, slots=True)
class Crowd:
    """An account that opens one connection more than it may."""

    ground: Ground

    async def step(self, _: Random) -> str:
        """As many as all workers take together, and one more."""
        asked = MOST_STREAMS * self.ground.settings.workers + 1
        async with AsyncExitStack() as stack:
            told = await asyncio.gather(*(self._come(stack) for _ in range(asked)))
        closed = [code for code in told if code is not None]
        if not closed or set(closed) != {1013}:
            raise Unmeant(f"closed {sorted(set(closed))} for one too many")
        # Who comes to which worker is the system's choice, so one may be full long before the other.
        if asked - len(closed) < MOST_STREAMS:
            raise Unmeant("too many too early", f"{asked - len(closed)} let in")
        return CROWD.always[0]

    async def _come(self, stack: AsyncExitStack) -> int | None:
        spoken = await stack.enter_async_context(speaking(self.ground))
        return await spoken.refused(self.ground.tokens[CROWDED])
