"""Several operations find out at once that the client of their conversation is gone: that is no error of ours."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from starlette.websockets import WebSocket, WebSocketState

from server.conversation import Conversation
from server.streams import Caller

NOBODY = Caller(None, "", "zh", {})


async def test_the_second_to_find_the_client_gone_ends_as_quietly_as_the_first(
    caplog: pytest.LogCaptureFixture,
) -> None:
    socket = WebSocket({"type": "websocket", "headers": []}, gone, gone)
    socket.client_state = socket.application_state = WebSocketState.CONNECTED
    nothing: Any = None  # nothing is carried
    conversation = Conversation(socket, nothing, NOBODY)
    with caplog.at_level(logging.DEBUG, "registry"):
        for _ in range(2):
            await conversation._part(conversation._send("{}"))
    assert conversation._over.result() is None, "it is over, and nobody is told with which code"
    assert caplog.records == []


async def gone(*_: Any) -> Any:
    raise OSError("the line is cut")
