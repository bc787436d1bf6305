"""Gives the clients that subscribe, by WebSocket and by events, and must see what writers change; and writers on WebSockets."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from random import Random

from soak.acts import Writer, correct, deed, over_http, register
from soak.asking import Json, check
from soak.ground import REGISTRAR, WATCHER, Ground
from soak.outcomes import Meant, Unmeant
from soak.speaking import plain, speaking, streaming

ONE = "subscription One($id: ID!) { person(id: $id) { id version } }"
ALL = "subscription All { people { totalCount } }"
CHANGES = 3
ACTS_AT_ONCE = 8
HELD_SECONDS = 20.0
FORBIDDEN = 4403

SEEN, ENDED = "changes seen", "session ended, and seen anew"
SUBSCRIBER = Meant((SEEN, ENDED))
HOLDER = Meant(("counts seen",))
SOCKET_WRITER = Meant(("acts done",))


@dataclass(slots=True)
class SocketWriter:
    """Several acts over one WebSocket."""

    ground: Ground
    writer: Writer = field(init=False)

    def __post_init__(self) -> None:
        self.writer = Writer(self.ground)

    async def step(self, random: Random) -> str:
        """One connection with its acts."""
        async with speaking(self.ground) as spoken:
            await spoken.meet(self.ground.tokens[REGISTRAR])
            for _ in range(ACTS_AT_ONCE):
                await deed(self.writer, spoken.ask, random)
        return "acts done"


@dataclass(slots=True)
class SocketSubscriber:
    """Subscribes by WebSocket to somebody who is changed."""

    ground: Ground

    async def step(self, random: Random) -> str:
        """Somebody is registered, watched and changed; now and then the watcher's session is ended meanwhile."""
        carry = over_http(self.ground)
        person = await register(self.ground, carry)
        if random.random() < 0.15:  # noqa: PLR2004
            return await self._revoked(person)
        async with speaking(self.ground) as spoken:
            await spoken.meet(self.ground.tokens[WATCHER])
            name = await spoken.subscribe(ONE, {"id": person["id"]})
            _same(await spoken.next(name), person)
            for _ in range(CHANGES):
                person = await correct(carry, person)
                _same(await spoken.next(name), person)
            await spoken.say("complete", id=name)
        return SEEN

    async def _revoked(self, person: Json) -> str:
        token = await self.ground.fresh_token(WATCHER)
        async with speaking(self.ground) as spoken:
            await spoken.meet(token)
            name = await spoken.subscribe(ONE, {"id": person["id"]})
            _same(await spoken.next(name), person)
            await self.ground.end_session(token)
            code = await spoken.closed()
            if code != FORBIDDEN:
                raise Unmeant(f"closed {code} for an ended session")
        person = await correct(over_http(self.ground), person)
        async with speaking(self.ground) as spoken:
            await spoken.meet(self.ground.tokens[WATCHER])
            _same(await spoken.next(await spoken.subscribe(ONE, {"id": person["id"]})), person)
        return ENDED


@dataclass(slots=True)
class EventSubscriber:
    """The same by server-sent events."""

    ground: Ground

    async def step(self, random: Random) -> str:
        """As by WebSocket."""
        carry = over_http(self.ground)
        person = await register(self.ground, carry)
        if random.random() < 0.15:  # noqa: PLR2004
            return await self._revoked(person)
        async with streaming(self.ground, self.ground.tokens[WATCHER], ONE, {"id": person["id"]}) as events:
            _same(_result(await anext(events)), person)
            for _ in range(CHANGES):
                person = await correct(carry, person)
                _same(_result(await anext(events)), person)
        return SEEN

    async def _revoked(self, person: Json) -> str:
        token = await self.ground.fresh_token(WATCHER)
        async with streaming(self.ground, token, ONE, {"id": person["id"]}) as events:
            _same(_result(await anext(events)), person)
            await self.ground.end_session(token)
            # Nothing need be asked again for it: some change of the database comes soon under this load.
            name, told = await anext(events)
            code = told["errors"][0]["extensions"]["code"] if told and told.get("errors") else name
            if code != "UNAUTHENTICATED":
                raise Unmeant(f"{code} for an ended session", told)
            check((await anext(events))[0] == "complete", "no end")
        person = await correct(over_http(self.ground), person)
        async with streaming(self.ground, self.ground.tokens[WATCHER], ONE, {"id": person["id"]}) as events:
            _same(_result(await anext(events)), person)
        return ENDED


@dataclass(slots=True)
class Holder:
    """Holds a connection for long, with several subscriptions to the whole county, where people only become more."""

    ground: Ground

    async def step(self, _: Random) -> str:
        """One connection."""
        seen: dict[str, int] = {}
        async with speaking(self.ground) as spoken:
            await spoken.meet(self.ground.tokens[WATCHER])
            for _number in range(3):
                await spoken.subscribe(ALL)
            results = 0
            try:
                async with asyncio.timeout(HELD_SECONDS):
                    while True:
                        told = await spoken.hear()
                        check(told["type"] == "next", "another message", told)
                        count = plain(told["payload"])["people"]["totalCount"]
                        check(count > seen.get(told["id"], 0), "fewer people, or as many again", (seen, told))
                        seen[told["id"]] = count
                        results += 1
            except TimeoutError:
                pass
        check(results > 2 * len(seen) == 6, "too few results", (results, seen))  # noqa: PLR2004
        return "counts seen"


def _same(told: Json, person: Json) -> None:
    seen = told["person"]
    check(bool(seen) and seen["version"] == person["version"], "another version", (told, person))


def _result(event: Json) -> Json:
    name, told = event
    check(name == "next", "another event", event)
    return plain(told)
