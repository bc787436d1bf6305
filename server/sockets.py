"""Lets WebSockets in: of pages that are ours, for the one protocol that is spoken.

In       a handshake.
Out      a Conversation.
Refuses  ORIGIN_FOREIGN before the handshake; by a close after it, a subprotocol that is not graphql-transport-ws.
Never    asks for the token: that comes with the first message, or came with the handshake and is read then.
"""

from __future__ import annotations

import logging
from collections.abc import Collection
from dataclasses import dataclass

from starlette.websockets import WebSocket

from errors import Refused
from errors.streams import ORIGIN_FOREIGN
from server import http
from server.authority import bearer_token
from server.conversation import Conversation
from server.messages import PROTOCOL, Close
from server.origins import may_connect
from server.streams import Caller, Streams

_log = logging.getLogger("registry")


@dataclass(eq=False, slots=True)
class Sockets:
    """``/graphql`` over WebSocket."""

    streams: Streams
    origins: Collection[str]
    open: int = 0
    """How many connections there are, whoever they are of."""

    async def answer(self, socket: WebSocket) -> None:
        """One connection."""
        spoken = http.preferred(socket.headers.get("accept-language", ""))
        if not may_connect(socket.headers, self.origins):
            await self._refuse(socket, spoken)
            return
        if PROTOCOL not in socket.scope["subprotocols"]:
            await socket.accept()
            await socket.close(Close.SUBPROTOCOL, "Subprotocol not acceptable")
            return
        await socket.accept(PROTOCOL)
        address = "" if socket.client is None else socket.client.host
        bearer = bearer_token(socket.headers.get("authorization"))
        self.open += 1
        try:
            await Conversation(socket, self.streams, Caller(bearer, address, spoken, socket.headers)).hold()
        finally:
            self.open -= 1

    async def _refuse(self, socket: WebSocket, spoken: str) -> None:
        passage = self.streams.watch.begin()
        response = http.refusal([Refused(ORIGIN_FOREIGN)], http.GRAPHQL, spoken, passage.request_id)
        passage.outcome = ORIGIN_FOREIGN.code.name
        self.streams.watch.over(passage, response.status_code, socket.headers)
        response.headers["X-Request-Id"] = passage.request_id
        await socket.send_denial_response(response)
