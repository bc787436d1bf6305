"""Gives requests over HTTP, and what every answer must be whoever asked.

In       where the server answers; an account's token.
Out      Answer; the data of an answer without errors.
Refuses  Unmeant: our own failure, something of the inside in it, an error where none was meant.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import httpx

from soak.outcomes import Unmeant

Json: TypeAlias = Any
"""What json.loads gives: nothing is known of it before it is read."""

GRAPHQL = "application/graphql-response+json"
EVENTS = "text/event-stream"
_INSIDE = ("Traceback", 'File "', "asyncpg", "sqlalchemy", "SELECT ", "registry_")
_SERVER_FAULT = 500
KEPT_SECONDS = 3.0
"""How long a connection is kept: less than the server does, or a request could meet its end."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    text: str
    headers: Mapping[str, str]

    @property
    def json(self) -> Json:
        """The body, which must be JSON."""
        try:
            return json.loads(self.text)
        except ValueError:
            raise Unmeant("no JSON", self) from None

    @property
    def code(self) -> str:
        """The code of the first error, if there is one."""
        told = self.json
        errors = told.get("errors") if isinstance(told, dict) else None
        return str(errors[0]["extensions"]["code"]) if errors else ""


@dataclass(frozen=True, slots=True)
class Web:
    """One server over HTTP."""

    base: str
    client: httpx.AsyncClient

    async def send(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """The answer to exactly this; a failure of ours is none of those that were meant."""
        told = await self.client.request(method, f"{self.base}{path}", content=body, headers=headers)
        answer = Answer(told.status_code, told.text, told.headers)
        if answer.status >= _SERVER_FAULT:
            raise Unmeant(f"{answer.status} {answer.code}".strip(), answer.text)
        if any(word in answer.text for word in _INSIDE):
            raise Unmeant("something of the inside", answer.text)
        return answer

    async def post(self, token: str, body: Json) -> Answer:
        """The answer to a request in JSON."""
        return await self.send("POST", "/graphql", json.dumps(body, ensure_ascii=False).encode(), headers(token))

    async def ask(self, token: str, text: str, variables: Json = None) -> Json:
        """The data of an operation that is meant to have no errors."""
        return data(await self.post(token, {"query": text, "variables": variables}))


def web(base: str) -> Web:
    """A client with connections of its own."""
    limits = httpx.Limits(keepalive_expiry=KEPT_SECONDS)
    return Web(base, httpx.AsyncClient(limits=limits, timeout=None))  # noqa: S113 - each step has a time of its own


def headers(token: str) -> dict[str, str]:
    """Those of a request by an account."""
    return {"authorization": f"Bearer {token}", "accept": GRAPHQL, "content-type": "application/json"}


def data(answer: Answer) -> Json:
    """The data of an answer without errors."""
    if answer.code:
        raise Unmeant(answer.code, answer.text)
    return answer.json["data"]


def check(fact: bool, what: str, example: object = "") -> None:  # noqa: FBT001 - as an assertion has it
    """An answer that is wrong is a failure."""
    if not fact:
        raise Unmeant(f"wrong: {what}", example)
