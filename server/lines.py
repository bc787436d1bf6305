"""Gives the lines on which uvicorn speaks HTTP and WebSocket, bounded where it leaves them to the client.

In       bytes of a client; the word that the process is to end.
Out      ASGI, as uvicorn makes it of them.
Refuses  text that is no UTF-8, with the close code 1007; a head that is too long, with 400.
Never    waits for a client that has stopped reading or answering, or within a request: its line is cut; logs what was said
         on a line.

A line that is cut looks to the client like a broken network, after which it comes again. A close frame of uvicorn's would say
1011, which clients take for the end.
"""

from __future__ import annotations

import asyncio
import logging
from asyncio import TimerHandle
from collections.abc import Callable, Mapping
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from server.asked import MAX_BODY

STALL_SECONDS = 20.0
"""How long a client may read nothing of what is sent to it."""

PING_SECONDS = 20.0
"""After how long a WebSocket is asked for a sign of life, and how long it is waited for."""

REQUEST_SECONDS = 30.0
"""Within how many seconds a request must have come whole, from its first byte or from the beginning of the connection."""

MAX_HEAD = 100_000
"""The most bytes of the head of a request."""

CLOSING = "closing"
"""Under which name the application's state has what to call when the process is told to end."""

_NOT_TEXT = 1007
_log = logging.getLogger("registry.lines")
_log.setLevel(logging.WARNING)


class _Bounded(asyncio.Protocol):
    """A line that is cut when what was written to it stays there."""

    loop: asyncio.AbstractEventLoop
    transport: asyncio.Transport
    app_state: dict[str, Any]
    _stalled: TimerHandle | None = None

    def pause_writing(self) -> None:
        """So much is waiting to be read that nothing more is to be written."""
        super().pause_writing()
        self._stalled = self.loop.call_later(STALL_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        """Enough was read."""
        self._go_on()
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        """The line is gone."""
        self._go_on()
        super().connection_lost(exc)

    def tell(self) -> bool:
        """Tell the application that the process is to end; whether it listens."""
        closing: Callable[[], None] | None = self.app_state.get(CLOSING)
        if closing is not None:
            closing()
        return closing is not None

    def _go_on(self) -> None:
        if self._stalled is not None:
            self._stalled.cancel()
            self._stalled = None


class HttpLine(_Bounded, HttpToolsProtocol):
    """A connection over which HTTP is spoken."""

    _late: TimerHandle | None = None
    _head: int | None = 0
    """How many bytes have come of a head that is not whole yet."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Somebody has come."""
        super().connection_made(transport)
        self._await()

    def connection_lost(self, exc: Exception | None) -> None:
        """The line is gone."""
        self._arrived()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on: what comes while nothing is answered is to become a request in time."""
        if self.cycle is None or self.cycle.response_complete:
            self._await()
        if self._head is not None:
            self._head += len(data)
        super().data_received(data)
        if self._head is not None and self._head > MAX_HEAD and not self.transport.is_closing():
            self.send_400_response("The head of the request is too long.")

    def on_message_begin(self) -> None:
        """A request begins."""
        self._await()
        self._head = self._head or 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Its head is whole."""
        self._head = None
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """It is whole."""
        self._arrived()
        super().on_message_complete()

    def handle_websocket_upgrade(self) -> None:
        """The line is one of WebSocket from now on."""
        self._arrived()
        super().handle_websocket_upgrade()

    def shutdown(self) -> None:
        """Let the request under way end, and streams of events at once."""
        self.tell()
        super().shutdown()

    def _await(self) -> None:
        if self._late is None:
            self._late = self.loop.call_later(REQUEST_SECONDS, self.transport.abort)

    def _arrived(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None


class SocketLine(_Bounded, WebSocketsSansIOProtocol):
    """A connection over which WebSocket is spoken."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as uvicorn calls it
        super().__init__(*args, **kwargs)
        # uvicorn logs addresses with their query strings; at the level of debugging the library logs every frame, tokens and all.
        self.logger = self.conn.logger = _log
        self.conn.debug = False
        self._pong = b""

    def shutdown(self) -> None:
        """Let the application close the connection, once the acts under way have ended."""
        if self.close_sent or not self.handshake_complete or not self.tell():
            super().shutdown()

    async def send(self, message: Any) -> None:  # noqa: ANN401 - as ASGI has it
        """Send what the application says."""
        await super().send(message)
        if message["type"] == "websocket.http.response.body" and not message.get("more_body", False):
            self.handshake_complete = True  # refused: uvicorn would log an error of ours

    def handle_ping(self) -> None:
        """Answer; while the client reads nothing, only what it asked last, or its pings would pile up as answers."""
        pong = b"".join(self.conn.data_to_send())
        if self.writable.is_set():
            self.transport.write(pong)
        elif pong:
            self._pong = pong

    def resume_writing(self) -> None:
        """Enough was read."""
        super().resume_writing()
        pong, self._pong = self._pong, b""
        if pong and not self.transport.is_closing():
            self.transport.write(pong)

    def handle_cont(self, event: Any) -> None:  # noqa: ANN401 - a frame of the library, which has its door elsewhere
        """Add a piece to the message. It is kept as one text: of many small or empty pieces each would take room."""
        whole: Any = self.frames[0]
        if not isinstance(whole, bytearray):
            whole = bytearray(whole)
        whole += event.data
        self.frames = [whole]
        if event.fin:
            self.send_receive_event_to_app()

    def keepalive_timeout(self) -> None:
        """No sign of life came."""
        self.transport.abort()

    def send_receive_event_to_app(self) -> None:
        """Hand a message on, if its text is text."""
        if self.curr_msg_data_type == "text" and not _is_text(self.frames):
            self.frames = []
            self.conn.fail(_NOT_TEXT)
            self.handle_parser_exception()
            return
        super().send_receive_event_to_app()


def _is_text(frames: list[bytes]) -> bool:
    try:
        b"".join(frames).decode()
    except UnicodeDecodeError:
        return False
    return True


WIRE: Mapping[str, Any] = {
    "http": HttpLine,
    "ws": SocketLine,
    "ws_max_size": MAX_BODY,
    "ws_ping_interval": PING_SECONDS,
    "ws_ping_timeout": PING_SECONDS,
    "ws_per_message_deflate": False,
    "log_config": None,
    "access_log": False,
    "server_header": False,
}
"""How uvicorn is told of these lines: nothing is compressed, which would let a client send little and mean much."""
