"""Holds one conversation over graphql-transport-ws, from connection_init to its end.

In       a WebSocket that was accepted; its Caller as far as the handshake tells.
Out      acknowledgement, results, errors; a close with the code that is due.
Refuses  by a close: what messages refuse, an operation too early or under an id that is taken, a token that holds no longer.
Never    lets a client keep what it left: its operations are cancelled with their statements. Acts run to their end.

Whoever finds that the conversation is over says so in one place, ``_over``; the rest is taking leave.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field, replace
from uuid import UUID

from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketDisconnected

from errors import Code, Refused
from errors.streams import TOO_MANY_AT_ONCE
from server import http, messages
from server.answers import errors
from server.authority import bearer_token
from server.messages import Close, Closing, Complete, Init, Ping, Pong, Subscribe
from server.passage import new_request_id
from server.streams import Caller, Ended, Restarting, Streams, StreamWay

INIT_SECONDS = 3.0
"""How long a connection may be open without connection_init."""

MAX_AT_ONCE = 50
"""The most operations that are under way on one connection."""

FAREWELL_SECONDS = 5.0
"""How long the sending of a close may take."""

_log = logging.getLogger("registry")


@dataclass(eq=False, slots=True)
class _Operation:
    id: str
    way: StreamWay
    task: asyncio.Task[None] | None = None
    wanted: bool = True
    """Whether the client still waits for results."""


@dataclass(eq=False, slots=True)
class Conversation:
    """One connection."""

    socket: WebSocket
    streams: Streams
    caller: Caller
    _over: asyncio.Future[Closing | None] = field(default_factory=lambda: asyncio.get_running_loop().create_future())
    _welcome: asyncio.Event = field(default_factory=asyncio.Event)
    _stack: AsyncExitStack = field(default_factory=AsyncExitStack)
    _sending: asyncio.Lock = field(default_factory=asyncio.Lock)
    _named: dict[str, _Operation] = field(default_factory=dict)
    _running: set[_Operation] = field(default_factory=set)

    async def hold(self) -> None:
        """From the first message to the close."""
        async with self._stack:
            parts = [asyncio.create_task(self._part(part)) for part in (self._listen(), self._guard())]
            try:
                closing = await self._over
                await _cancelled(parts)
                await self._take_leave(closing)
            finally:
                await _cancelled([*parts, *self._tasks()])

    def _tasks(self, *, acting: bool | None = None) -> list[asyncio.Task[None]]:
        """The operations under way."""
        return [
            each.task
            for each in self._running
            if each.task is not None and (acting is None or each.way.acting is acting)
        ]

    async def _part(self, part: Awaitable[None]) -> None:
        """A part of the conversation, with which it may end."""
        try:
            await part
        except Closing as closing:
            self._end(closing)
        except (WebSocketDisconnect, WebSocketDisconnected):
            # The latter is raised to whoever comes after the first who found the client gone.
            self._end(None)
        except Exception:  # noqa: BLE001 - whatever it was, the client is told nothing of it
            _log.exception("a conversation failed")
            self._end(Closing(Close.INTERNAL, "Internal error"))

    def _end(self, closing: Closing | None) -> None:
        if not self._over.done():
            self._over.set_result(closing)

    async def _listen(self) -> None:
        try:
            async with asyncio.timeout(INIT_SECONDS):
                while not isinstance(first := await self._heard(), Init):
                    await self._before(first)
        except TimeoutError:
            raise Closing(Close.SLOW_START, "Connection initialisation timeout") from None
        await self._meet(first)
        while True:
            await self._take(await self._heard())

    async def _heard(self) -> messages.Message:
        told = await self.socket.receive()
        if told["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(told.get("code", 1006))
        text = told.get("text")
        if text is None:
            raise Closing(Close.BAD_MESSAGE, "Invalid message: binary")
        return messages.read(text)

    async def _before(self, message: messages.Message) -> None:
        if isinstance(message, Subscribe):
            raise Closing(Close.NOT_YET, "Unauthorized")
        if isinstance(message, Ping):
            await self._send(messages.pong(message.payload))

    async def _meet(self, init: Init) -> None:
        """Let the client in, whose token may come with the message or have come with the handshake."""
        bearer = self.caller.bearer if init.authorization is None else bearer_token(init.authorization)
        spoken = self.caller.language if init.language is None else http.preferred(init.language)
        self.caller = replace(self.caller, bearer=bearer, language=spoken)
        account = await self._known()
        try:
            self.streams.take(account)
        except Refused as refused:
            raise Closing(Close.LATER, refused.text(spoken)) from refused
        self._stack.callback(self.streams.give, account)
        await self._stack.enter_async_context(self.streams.live.joined())
        self._welcome.set()
        await self._send(messages.ACK)

    async def _known(self) -> UUID:
        """The account, as long as its token holds."""
        try:
            return (await self.streams.authority.principal(self.caller.bearer)).principal.account_id
        except Refused as refused:
            if refused.code is Code.UNAUTHENTICATED:
                raise Closing(Close.FORBIDDEN, refused.text(self.caller.language)) from refused
            raise Closing(Close.LATER, refused.text(self.caller.language)) from refused

    async def _guard(self) -> None:
        """End the conversation when the token holds no longer, or the process is to end."""
        await self._welcome.wait()
        turn = self.streams.live.turn
        try:
            while True:
                turn = await self.streams.wait(turn, self.caller.bearer)
                await self._still_known()
        except Restarting:
            raise Closing(Close.RESTART, "Service restart") from None

    async def _still_known(self) -> None:
        """Ask until the database says: a turn that nobody looked at would not come again."""
        while True:
            try:
                await self._known()
                return
            except Closing as closing:
                if closing.code is Close.FORBIDDEN:
                    raise
            await self.streams.rest()

    async def _take(self, message: messages.Message) -> None:
        match message:
            case Init():
                raise Closing(Close.TWICE, "Too many initialisation requests")
            case Ping(payload):
                await self._send(messages.pong(payload))
            case Subscribe():
                await self._begin(message)
            case Complete(name):
                self._leave(name)
            case Pong():
                pass

    async def _begin(self, message: Subscribe) -> None:
        if message.id in self._named:
            raise Closing(Close.TAKEN, f"Subscriber for {message.id} already exists")
        if len(self._running) >= MAX_AT_ONCE:
            refused = Refused(TOO_MANY_AT_ONCE, limit=MAX_AT_ONCE)
            told = errors([refused], self.caller.language, new_request_id())
            await self._send(messages.error(message.id, told))
            return
        operation = _Operation(message.id, StreamWay(self.caller))
        self._named[message.id] = operation
        self._running.add(operation)
        operation.task = asyncio.create_task(self._operate(operation, message))
        # Not by a block of its own: of a task that is cancelled before it has begun, nothing runs at all.
        operation.task.add_done_callback(lambda _: self._running.discard(operation))

    def _leave(self, name: str) -> None:
        """The client waits for an operation no longer."""
        operation = self._named.pop(name, None)
        if operation is not None:
            operation.wanted = False
            if operation.task is not None and not operation.way.acting:
                operation.task.cancel()

    async def _operate(self, operation: _Operation, message: Subscribe) -> None:
        await self._part(self._carry(operation, message))

    async def _carry(self, operation: _Operation, message: Subscribe) -> None:
        async def send(body: bytes) -> None:
            await self._tell(operation, messages.result(operation.id, body))

        try:
            await self.streams.carry(message.asked, operation.way, send)
            await self._last(operation, messages.complete(operation.id))
        except Ended as ended:
            if ended.code is Code.UNAUTHENTICATED:
                raise Closing(Close.FORBIDDEN, str(ended.errors[0]["message"])) from ended
            await self._last(operation, messages.error(operation.id, ended.errors))
        except Restarting:
            pass  # the guard says so for all

    async def _last(self, operation: _Operation, text: str) -> None:
        """The last word of an operation, whose id is free again when the client hears it."""
        if self._named.get(operation.id) is operation:
            del self._named[operation.id]
        await self._tell(operation, text)

    async def _tell(self, operation: _Operation, text: str) -> None:
        if operation.wanted:
            await self._send(text)

    async def _send(self, text: str) -> None:
        async with self._sending:
            await self.socket.send({"type": "websocket.send", "text": text})

    async def _take_leave(self, closing: Closing | None) -> None:
        """Cancel what nobody waits for; before a restart the acts tell what came of them."""
        acts = self._tasks(acting=True)
        await _cancelled(self._tasks(acting=False))
        if closing is not None and closing.code is Close.RESTART:
            await asyncio.gather(*acts, return_exceptions=True)
        for operation in self._running:
            operation.wanted = False
        if closing is not None:
            await self._close(closing)
        await asyncio.gather(*acts, return_exceptions=True)

    async def _close(self, closing: Closing) -> None:
        with suppress(TimeoutError, WebSocketDisconnect, RuntimeError):
            async with asyncio.timeout(FAREWELL_SECONDS):
                await self.socket.close(closing.code, closing.reason)


async def _cancelled(tasks: list[asyncio.Task[None]]) -> None:
    """Cancel these, and wait until they have ended."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
