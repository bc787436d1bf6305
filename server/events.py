"""Answers by server-sent events, as graphql-sse has them with a connection for each operation.

In       Asked, the Caller and the account; whether acts may come this way.
Out      a response: ``next`` with each result, ``complete`` at the end, a comment now and then so that nobody takes it for dead.
Refuses  TOO_MANY_STREAMS; what else is refused comes as ``next`` with errors.
Never    says ``complete`` when the process is to end: the client sees a stream that broke off, and comes again.
"""

from __future__ import annotations

import asyncio
from uuid import UUID

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from server.answers import without_data
from server.asked import Asked
from server.http import EVENTS
from server.streams import Caller, Ended, Restarting, Streams, StreamWay

BEAT_SECONDS = 12.0
"""How long nothing is sent at most."""

_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
"""Nobody keeps what is sent, nobody gathers it before it is passed on."""

_COMPLETE = b"event: complete\ndata:\n\n"
_COMMENT = b":\n\n"


class Events(Response):
    """The stream of one operation."""

    media_type = EVENTS

    def __init__(self, streams: Streams, asked: Asked, caller: Caller, account: UUID, *, acts: bool) -> None:
        self.status_code = 200
        self.background = None
        self.init_headers(_HEADERS)
        streams.take(account)
        self._streams = streams
        self._asked = asked
        self._account = account
        self._way = StreamWay(caller, acts)
        self._sending = asyncio.Lock()

    async def __call__(self, _: Scope, receive: Receive, send: Send) -> None:
        """Send it, until the operation or the client has come to its end."""
        work, left, beat = tasks = [
            asyncio.create_task(self._work(send)),
            asyncio.create_task(_left(receive)),
            asyncio.create_task(self._beat(send)),
        ]
        try:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            await asyncio.wait({work, left}, return_when=asyncio.FIRST_COMPLETED)
            beat.cancel()
            if self._way.acting:
                await asyncio.wait({work})
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            self._streams.give(self._account)
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _work(self, send: Send) -> None:
        async def told(body: bytes) -> None:
            await self._send(send, _next(body))

        try:
            async with self._streams.live.joined():
                await self._streams.carry(self._asked, self._way, told)
        except Ended as ended:
            await told(without_data(ended.errors))
        except Restarting:
            return
        await self._send(send, _COMPLETE)

    async def _beat(self, send: Send) -> None:
        while True:
            await asyncio.sleep(BEAT_SECONDS)
            await self._send(send, _COMMENT)

    async def _send(self, send: Send, body: bytes) -> None:
        async with self._sending:
            await send({"type": "http.response.body", "body": body, "more_body": True})


async def _left(receive: Receive) -> None:
    """Wait until the client has gone."""
    while (await receive())["type"] != "http.disconnect":
        pass


def _next(body: bytes) -> bytes:
    # In JSON an end of line is a blank wherever it may stand.
    return b"event: next\ndata: " + body.replace(b"\r", b" ").replace(b"\n", b" ") + b"\n\n"
