"""Gives the answer of a contender to one question, over HTTP."""

from __future__ import annotations

import http.client
import json
from collections.abc import Sequence

from bench.contenders import Contender
from bench.failure import BenchFailed
from bench.questions import Json, Question

SECONDS_TO_ANSWER = 60.0


def ask(contender: Contender, question: Question) -> Json:
    """One answer."""
    return ask_all(contender, [question])[0]


def ask_all(contender: Contender, asked: Sequence[Question]) -> list[Json]:
    """The answers in order, over one connection."""
    connection = http.client.HTTPConnection("127.0.0.1", contender.port, timeout=SECONDS_TO_ANSWER)
    try:
        return [_answer(connection, contender, question) for question in asked]
    except (OSError, http.client.HTTPException) as error:
        raise BenchFailed(f"{contender.title} does not answer: {type(error).__name__}: {error}") from error
    finally:
        connection.close()


def _answer(connection: http.client.HTTPConnection, contender: Contender, question: Question) -> Json:
    method = "POST" if question.body else "GET"
    headers = {"Content-Type": "application/json", "Accept": "application/json", **contender.headers}
    connection.request(method, question.path, question.body.encode() or None, headers)
    body = connection.getresponse().read()
    try:
        return json.loads(body)
    except ValueError as error:
        raise BenchFailed(f"{contender.title} gives no JSON: {body[:500]!r}") from error
