"""Whatever a client says is a message of the protocol, or the connection is closed with 4400; nothing else comes of it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from errors import Refused
from errors.limits import RATE_SPENT
from server import messages
from server.answers import errors
from server.messages import Close, Closing
from tests.test_bad_requests import JSON_VALUES

TYPES = ("connection_init", "connection_ack", "ping", "pong", "subscribe", "next", "error", "complete", "start")
PAYLOADS = st.fixed_dictionaries(
    {},
    optional={
        name: JSON_VALUES | st.just("{ me { id } }")
        for name in (
            "query",
            "variables",
            "operationName",
            "extensions",
            "documentId",
            "authorization",
            "acceptLanguage",
        )
    },
)
SAID = st.fixed_dictionaries(
    {}, optional={"type": st.sampled_from(TYPES) | JSON_VALUES, "id": JSON_VALUES, "payload": PAYLOADS | JSON_VALUES}
)


@given(JSON_VALUES.map(json.dumps) | SAID.map(json.dumps) | st.text())
def test_a_text_is_a_message_or_closes_the_connection(text: str) -> None:
    read = _read(text)
    assert isinstance(read, messages.Message) or read.code is Close.BAD_MESSAGE


def _read(text: str) -> messages.Message | Closing:
    try:
        return messages.read(text)
    except Closing as closing:
        return closing


@given(st.text(min_size=1, max_size=messages.MAX_ID), JSON_VALUES)
def test_what_we_say_is_json_with_the_id_as_it_was_given(name: str, value: object) -> None:
    refusals = [Refused(RATE_SPENT, requested=name, remaining=0, limit=1, seconds=1)]
    told = {
        "next": messages.result(name, json.dumps({"data": value}).encode()),
        "error": messages.error(name, errors(refusals, "zh", "1")),
        "complete": messages.complete(name),
    }
    for kind, text in told.items():
        read = json.loads(text)
        assert (read["type"], read["id"]) == (kind, name)
        text.encode()  # a frame of text is UTF-8


@pytest.mark.parametrize("reason", ["", "短", "长" * 200, "\ud800" * 200, "x" * 122 + "甲"])
def test_a_reason_fits_into_the_frame(reason: str) -> None:
    made = Closing(Close.FORBIDDEN, reason).reason
    assert len(made.encode()) <= 123
    assert made == reason or made in reason.encode(errors="replace").decode()
