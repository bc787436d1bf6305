"""Reads and writes the messages of graphql-transport-ws.

In       the text of a message.
Out      a Message; the texts of those that we send.
Refuses  Closing: the connection is to be closed with a code, because the message is none of the protocol.
Never    knows what was said before.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, TypeAlias

from server.answers import written
from server.asked import Asked, Unread, read_asked, read_json

PROTOCOL = "graphql-transport-ws"
MAX_ID = 128
"""The most characters of the id of an operation."""

_LONGEST_REASON = 120
"""Bytes of the reason of a close; the frame takes 123."""


class Close(IntEnum):
    """With which code a connection is closed. Those of 4000 and more are the protocol's own."""

    NORMAL = 1000
    RESTART = 1012
    LATER = 1013
    BAD_MESSAGE = 4400
    NOT_YET = 4401
    FORBIDDEN = 4403
    SUBPROTOCOL = 4406
    SLOW_START = 4408
    TAKEN = 4409
    TWICE = 4429
    INTERNAL = 4500


class Closing(Exception):
    """The connection is to be closed."""

    def __init__(self, code: Close, reason: str) -> None:
        super().__init__(code.name)
        self.code = code
        self.reason = reason.encode(errors="replace")[:_LONGEST_REASON].decode(errors="ignore")


@dataclass(frozen=True, slots=True)
class Init:
    """The client presents itself: by a token, and in which language it wants to be spoken to."""

    authorization: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class Ping:
    """The client asks whether we are there."""

    payload: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Pong:
    """The client is there."""


@dataclass(frozen=True, slots=True)
class Subscribe:
    """The client asks for an operation, whether it is a subscription or not."""

    id: str
    asked: Asked


@dataclass(frozen=True, slots=True)
class Complete:
    """The client waits for an operation no longer."""

    id: str


Message: TypeAlias = Init | Ping | Pong | Subscribe | Complete


def read(text: str) -> Message:
    """The message that a text is."""
    try:
        given = read_json(text, "message")
    except Unread as unread:
        raise _bad("JSON") from unread
    if not isinstance(given, dict):
        raise _bad('{"type": "…"}')
    match given.get("type"):
        case "connection_init":
            return _init(_payload(given) or {})
        case "ping":
            return Ping(_payload(given))
        case "pong":
            _payload(given)
            return Pong()
        case "subscribe":
            return _subscribe(given)
        case "complete":
            return Complete(_id(given))
    raise _bad("type")


ACK = '{"type":"connection_ack"}'


def pong(payload: Mapping[str, Any] | None) -> str:
    """We are there; with what was said in the question."""
    return json.dumps({"type": "pong"} if payload is None else {"type": "pong", "payload": payload})


def result(name: str, body: bytes) -> str:
    """A result of an operation."""
    return f'{{"id":{json.dumps(name)},"type":"next","payload":{body.decode()}}}'


def error(name: str, errors: Sequence[Mapping[str, object]]) -> str:
    """Why an operation is over without a result."""
    return f'{{"id":{json.dumps(name)},"type":"error","payload":{written(errors).decode()}}}'


def complete(name: str) -> str:
    """There will be no more of an operation."""
    return f'{{"id":{json.dumps(name)},"type":"complete"}}'


def _init(payload: Mapping[str, Any]) -> Init:
    known = {name.lower(): value for name, value in payload.items()}
    authorization, language = known.get("authorization"), known.get("acceptlanguage", known.get("accept-language"))
    if isinstance(authorization, str | None) and isinstance(language, str | None):
        return Init(authorization, language)
    raise _bad('connection_init: {"authorization": "Bearer …", "acceptLanguage": "…"}')


def _without_blank(payload: Any) -> Any:  # noqa: ANN401 - any JSON
    """A blank text is none where a document is named: clients of the protocol send a text in any case."""
    if isinstance(payload, dict) and payload.get("query") == "":
        return {name: value for name, value in payload.items() if name != "query"}
    return payload


def _subscribe(given: Mapping[str, Any]) -> Subscribe:
    name = _id(given)
    try:
        return Subscribe(name, read_asked(_without_blank(given.get("payload"))))
    except Unread as unread:
        raise _bad(f"payload: {unread.facts['detail']}") from unread


def _id(given: Mapping[str, Any]) -> str:
    name = given.get("id")
    if isinstance(name, str) and 0 < len(name) <= MAX_ID:
        return name
    raise _bad(f"id: 1 - {MAX_ID}")


def _payload(given: Mapping[str, Any]) -> Mapping[str, Any] | None:
    payload = given.get("payload")
    if payload is None or isinstance(payload, dict):
        return payload
    raise _bad("payload: {…}")


def _bad(what: str) -> Closing:
    return Closing(Close.BAD_MESSAGE, f"Invalid message: {what}")
