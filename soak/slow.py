"""Gives the clients that are slow: that send or read a byte at a time, stop in the middle, read nothing, or hold a line idly."""

from __future__ import annotations

import asyncio
import json
from asyncio import IncompleteReadError
from dataclasses import dataclass
from random import Random

from soak.asking import check
from soak.bad_requests import GOOD
from soak.ground import SLOW, Ground
from soak.lines import head, line, request
from soak.outcomes import Meant, Unmeant
from soak.readers import PAGE
from soak.speaking import NO_CODE, speaking

BYTE_SECONDS = 0.005
LONGEST = 60.0
"""Within which time the server must have cut whoever leaves it hanging."""
AT_ONCE = 12
"""So many great answers are asked for without one being read: more than the system takes in."""

DRIBBLER = Meant(("sent by bytes", "read by bytes"))
HANGER = Meant(
    (
        "half a head: cut",
        "half a body: cut",
        "nothing said: cut",
        "a head without end: cut",
        "idle after an answer: closed",
    )
)
DEAF = Meant(("nothing read: cut", "nothing heard: cut"))
_GREAT = {"first": 500, "after": None}


@dataclass(frozen=True, slots=True)
class Dribbler:
    """Slow, but never at rest: it is answered."""

    ground: Ground

    async def step(self, random: Random) -> str:
        """One request."""
        return await (self._send() if random.random() < 0.5 else self._read())  # noqa: PLR2004

    async def _send(self) -> str:
        async with line(self.ground) as one:
            for byte in request(self.ground.tokens[SLOW], GOOD):
                one.writer.write(bytes((byte,)))
                await asyncio.sleep(BYTE_SECONDS)
            self._told(*await one.answer())
        return "sent by bytes"

    async def _read(self) -> str:
        async with line(self.ground, narrow=True) as one:
            one.writer.write(request(self.ground.tokens[SLOW], GOOD))
            told = bytearray()
            while not told.endswith(b"}}"):  # the end of what it cost
                told += await one.reader.readexactly(1)
                await asyncio.sleep(BYTE_SECONDS)
        check(told.startswith(b"HTTP/1.1 200 "), "another status", bytes(told))
        return "read by bytes"

    @staticmethod
    def _told(status: int, body: bytes) -> None:
        check(status == 200 and json.loads(body)["data"]["me"]["account"] == SLOW, "an answer", (status, body))  # noqa: PLR2004


@dataclass(frozen=True, slots=True)
class Hanger:
    """Stops in the middle and waits for the server to wait."""

    ground: Ground

    async def step(self, random: Random) -> str:
        """One line, until it is cut."""
        token = self.ground.tokens[SLOW]
        whole = head(token, 1000)
        name, sent = random.choice(
            (
                ("half a head: cut", whole[:60]),
                ("half a body: cut", whole + b'{"query": "'),
                ("nothing said: cut", b""),
                ("a head without end: cut", whole[:-2] + b"x-long: " + b"x" * 200_000),
                ("idle after an answer: closed", request(token, GOOD)),
            )
        )
        async with line(self.ground) as one:
            one.writer.write(sent)
            if name.startswith("idle"):
                await one.answer()
            try:
                async with asyncio.timeout(LONGEST):
                    await one.reader.read()
            except ConnectionError:
                pass
            except TimeoutError:
                raise Unmeant(f"{name.partition(':')[0]}: never cut") from None
        return name


@dataclass(frozen=True, slots=True)
class Deaf:
    """Asks for much, over HTTP or a WebSocket, and reads nothing of it."""

    ground: Ground
    who: str
    by_socket: bool

    async def step(self, _: Random) -> str:
        """One line, until it is cut."""
        return await (self._by_socket() if self.by_socket else self._by_http())

    async def _by_http(self) -> str:
        async with line(self.ground, narrow=True) as one:
            one.writer.write(request(self.ground.tokens[self.who], PAGE, _GREAT) * AT_ONCE)
            await asyncio.sleep(LONGEST / 2)
            try:
                answers = 0
                while True:
                    await one.answer()
                    answers += 1
            except (ConnectionError, IncompleteReadError):
                check(answers < AT_ONCE, "all of it kept", answers)
        return "nothing read: cut"

    async def _by_socket(self) -> str:
        async with speaking(self.ground, kept=1) as spoken:
            await spoken.meet(self.ground.tokens[self.who])
            for _ in range(AT_ONCE):
                await spoken.subscribe(PAGE, _GREAT)
            await asyncio.sleep(LONGEST * 3 / 4)
            code = await spoken.closed()
        if code != NO_CODE:
            raise Unmeant(f"closed {code} for one who hears nothing")
        return "nothing heard: cut"
