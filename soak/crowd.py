"""Gives everybody who takes part: which clients, how many of each, how often, for how long a step may take at most."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Protocol

from soak import acts, bad_messages, bad_requests, keepers, leavers, readers, slow, subscribers
from soak.ground import DEAF, LEAVERS, READERS, SLOW, Ground
from soak.outcomes import Meant, Tally, Unmeant

HANG = "hang"
_BROKEN_OFF = "broken off at the end"
ENDING_SECONDS = 120.0
"""How long steps that were begun may take when the load is over; longer than any of them is meant to."""


class Client(Protocol):
    """Somebody who does one thing after the other."""

    async def step(self, random: Random) -> str:
        """One thing; to what it came."""


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of client: each waits on average for ``pause`` seconds between two steps, each taking ``patience`` at most."""

    kind: str
    meant: Meant
    clients: Sequence[Client]
    pause: float
    patience: float


def parts(ground: Ground) -> Iterator[Part]:
    """All who take part."""
    yield Part("reader", readers.MEANT, [readers.Reader(ground, who) for who in READERS], 0.25, 20)
    yield Part("writer", acts.MEANT, [acts.Writer(ground) for _ in range(2)], 0.3, 20)
    yield Part(
        "writer on a WebSocket", subscribers.SOCKET_WRITER, [subscribers.SocketWriter(ground) for _ in range(2)], 2, 60
    )
    yield Part(
        "subscriber by WebSocket",
        subscribers.SUBSCRIBER,
        [subscribers.SocketSubscriber(ground) for _ in range(3)],
        1,
        60,
    )
    yield Part(
        "subscriber by events", subscribers.SUBSCRIBER, [subscribers.EventSubscriber(ground) for _ in range(3)], 1, 60
    )
    yield Part("holder of subscriptions", subscribers.HOLDER, [subscribers.Holder(ground) for _ in range(2)], 1, 60)
    yield Part("broken requests", bad_requests.BROKEN, [bad_requests.Broken(ground) for _ in range(2)], 0.3, 20)
    yield Part("malicious documents", bad_requests.HOSTILE, [bad_requests.Hostile(ground)], 0.4, 20)
    yield Part("nobody known", bad_requests.NOBODY, [bad_requests.Nobody(ground)], 0.4, 30)
    yield Part("allowance spent", bad_requests.SPENDER, [bad_requests.Spender(ground)], 5, 30)
    yield Part("bad WebSockets", bad_messages.MEANT, [bad_messages.Stranger(ground) for _ in range(2)], 0.4, 20)
    yield Part("too many connections", bad_messages.CROWD, [bad_messages.Crowd(ground)], 15, 30)
    yield Part("slow", slow.DRIBBLER, [slow.Dribbler(ground) for _ in range(3)], 0.5, 40)
    yield Part("hanging", slow.HANGER, [slow.Hanger(ground) for _ in range(4)], 1, slow.LONGEST + 20)
    yield Part(
        "deaf",
        slow.DEAF,
        [slow.Deaf(ground, SLOW, by_socket=True), slow.Deaf(ground, DEAF, by_socket=False)],
        5,
        slow.LONGEST + 40,
    )
    yield Part("leaving", leavers.MEANT, [leavers.Leaver(ground, who) for who in LEAVERS], 0.3, 30)
    yield Part("keeper", keepers.KEEPER, [keepers.Keeper(ground)], 1, 15)
    yield Part("signing in", keepers.SIGNER, [keepers.Signer(ground)], 10, 30)


async def press(taking_part: Sequence[Part], tally: Tally, seconds: float, seed: int) -> None:
    """All of them at once for so long; returns when everybody has left."""
    until = time.monotonic() + seconds
    tasks = [
        asyncio.create_task(_go_on(part, client, tally, until, Random(f"{seed} {part.kind} {number}")))
        for part in taking_part
        for number, client in enumerate(part.clients)
    ]
    _, late = await asyncio.wait(tasks, timeout=seconds + ENDING_SECONDS)
    for task in late:
        task.cancel()
    for told in await asyncio.gather(*tasks, return_exceptions=True):
        if isinstance(told, BaseException) and not isinstance(told, asyncio.CancelledError):
            raise told
    if late:
        tally.note(taking_part[0].kind, _BROKEN_OFF, seconds, f"{len(late)} clients")


async def _go_on(part: Part, client: Client, tally: Tally, until: float, random: Random) -> None:
    await asyncio.sleep(random.random() * part.pause)
    while time.monotonic() < until:
        begun = time.monotonic()
        outcome, example = await _step(part, client, random)
        tally.note(part.kind, outcome, time.monotonic() - begun, example)
        await asyncio.sleep(min(random.expovariate(1 / part.pause), max(until - time.monotonic(), 0)))


async def _step(part: Part, client: Client, random: Random) -> tuple[str, str]:
    """To what a step came, and an example where that was not meant."""
    try:
        async with asyncio.timeout(part.patience):
            return await client.step(random), ""
    except Unmeant as unmeant:
        return unmeant.outcome, unmeant.example
    except TimeoutError:
        return HANG, f"longer than {part.patience:g} seconds"
    except Exception as failure:  # noqa: BLE001 - whatever a client met that it was not made for
        return type(failure).__name__, repr(failure)
