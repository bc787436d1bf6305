"""Texts and bytes that are no messages of graphql-transport-ws.

Out      BAD, by what is wrong with each.
"""

from __future__ import annotations

import json

ME = "{ me { account } }"
BAD: dict[str, str | bytes] = {
    "no JSON": "x",
    "nothing": "",
    "half of it": '{"type": "connection_init"',
    "a list": "[]",
    "a number": "1",
    "null": "null",
    "no type": "{}",
    "a type that is a number": '{"type": 1}',
    "a type that is a list": '{"type": ["ping"]}',
    "a type of the legacy protocol": '{"type": "start", "id": "1", "payload": {"query": "{ me { id } }"}}',
    "a type that only we say": '{"type": "connection_ack"}',
    "a name twice": '{"type": "ping", "type": "pong"}',
    "not a number": '{"type": "ping", "payload": {"a": NaN}}',
    "more than any number": '{"type": "ping", "payload": {"a": 1e999}}',
    "deep": '{"type": "ping", "payload": {"a": ' + "[" * 20_000 + "]" * 20_000 + "}}",
    "a number of 10,000 digits": '{"type": "ping", "payload": {"a": ' + "9" * 10_000 + "}}",
    "a payload that is a list": '{"type": "ping", "payload": []}',
    "a payload that is a text": '{"type": "pong", "payload": "x"}',
    "a payload of the beginning that is a text": '{"type": "connection_init", "payload": "x"}',
    "an authorization that is a number": '{"type": "connection_init", "payload": {"authorization": 1}}',
    "a language that is a list": '{"type": "connection_init", "payload": {"acceptLanguage": []}}',
    "no id": '{"type": "subscribe", "payload": {"query": "{ me { id } }"}}',
    "an id that is a number": '{"type": "subscribe", "id": 1, "payload": {"query": "{ me { id } }"}}',
    "an empty id": '{"type": "subscribe", "id": "", "payload": {"query": "{ me { id } }"}}',
    "a long id": json.dumps({"type": "subscribe", "id": "a" * 129, "payload": {"query": ME}}),
    "no payload": '{"type": "subscribe", "id": "1"}',
    "no query": '{"type": "subscribe", "id": "1", "payload": {}}',
    "a query that is a number": '{"type": "subscribe", "id": "1", "payload": {"query": 1}}',
    "variables that are a list": '{"type": "subscribe", "id": "1", "payload": {"query": "{ me { id } }", "variables": []}}',
    "extensions that are a text": '{"type": "subscribe", "id": "1", "payload": {"query": "{ me { id } }", "extensions": ""}}',
    "a wrong documentId": '{"type": "subscribe", "id": "1", "payload": {"documentId": "x"}}',
    "complete without an id": '{"type": "complete"}',
    "complete with a list": '{"type": "complete", "id": []}',
    "bytes": b'{"type": "ping"}',
    "no bytes": b"",
}
