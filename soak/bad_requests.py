"""Gives the clients that ask what is refused over HTTP: what holds no request, is malicious, is too much, or by nobody known."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from uuid import UUID

from soak.asking import GRAPHQL, Answer, check, data, headers
from soak.ground import BAD, SPENDTHRIFT, Ground
from soak.outcomes import Meant, Unmeant

MALICIOUS = sorted((Path(__file__).parents[1] / "tests" / "malicious").glob("*.graphql"))
GOOD = "{ me { account } }"
_MANY = "{ divisions(first: 500) { nodes { name } } }"
_QUERY = json.dumps(GOOD)
_TOO_LARGE = b'{"query": "' + b"x" * 1_200_000 + b'"}'
_DEAR = (
    "{ people(first: 500) { nodes { household { members { person { household { members { person { id } } } } } } } } }"
)
_ACT = (
    f'mutation {{ updatePerson(input: {{ id: "Person:{UUID(int=0)}", expectedVersion: 1 }}) {{ errors {{ code }} }} }}'
)


@dataclass(frozen=True, slots=True)
class Bad:
    """One request and what it must be refused with."""

    name: str
    status: int
    code: str
    body: bytes | None = None
    method: str = "POST"
    path: str = "/graphql"
    headers: Mapping[str, str] | None = None


def _asks(name: str, status: int, code: str, query: str, **variables: object) -> Bad:
    return Bad(name, status, code, json.dumps({"query": query, "variables": variables}).encode())


_INPUT, _WAY = "BAD_USER_INPUT", "OPERATION_RESOLUTION_FAILURE"
REQUESTS = (
    Bad("half an object", 400, _INPUT, b'{"query": '),
    Bad("a number", 400, _INPUT, b"3"),
    Bad("a batch", 400, _INPUT, f'[{{"query": {_QUERY}}}]'.encode()),
    Bad("broken UTF-8", 400, _INPUT, b'{"query": "\xff\xfe"}'),
    Bad("a query twice", 400, _INPUT, f'{{"query": {_QUERY}, "query": {_QUERY}}}'.encode()),
    Bad("a query that is a number", 400, _INPUT, b'{"query": 1}'),
    Bad("variables that are a text", 400, _INPUT, f'{{"query": {_QUERY}, "variables": "x"}}'.encode()),
    Bad("10,000 levels", 400, _INPUT, b"[" * 10_000 + b"]" * 10_000),
    Bad("more than a megabyte", 413, _INPUT, _TOO_LARGE),
    Bad("another type", 415, _INPUT, b"{}", headers={"content-type": "text/plain"}),
    Bad("a method", 405, _WAY, b"{}", method="PUT"),
    Bad("a page", 404, "NOT_FOUND", method="GET", path="/nothing"),
    Bad("an act by GET", 405, _WAY, method="GET", path=f"/graphql?query={_ACT.replace(' ', '%20')}"),
    Bad("a document unknown", 404, "PERSISTED_QUERY_NOT_FOUND", b'{"documentId": "sha256:%s"}' % (b"0" * 64)),
    _asks("no GraphQL", 400, "GRAPHQL_PARSE_FAILED", "{ me { "),
    _asks("an unknown field", 400, "GRAPHQL_VALIDATION_FAILED", "{ nothing }"),
    _asks("a negative page", 400, _INPUT, "{ people(first: -1) { nodes { id } } }"),
    _asks("a broken cursor", 400, _INPUT, '{ people(first: 1, after: "x") { nodes { id } } }'),
    _asks("a variable of another type", 400, _INPUT, "query($n: Int!) { people(first: $n) { nodes { id } } }", n="x"),
    _asks("no id", 400, _INPUT, '{ node(id: "x") { id } }'),
    _asks("too many rows", 400, "COST_LIMIT_EXCEEDED", _DEAR),
    _asks("introspection of a city that lives", 400, _WAY, "{ __schema { queryType { name } } }"),
    _asks("a subscription without a stream", 400, _WAY, "subscription { me { account } }"),
)
ANYWAY = (_INPUT, "GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "COST_LIMIT_EXCEEDED")
"""What a malicious document may be refused with."""
BROKEN = Meant(tuple(sorted({each.code for each in REQUESTS})))
HOSTILE = Meant(("GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "COST_LIMIT_EXCEEDED"), (_INPUT,))
NOBODY = Meant(("UNAUTHENTICATED",))
SPENDER = Meant(("RATE_LIMITED, and answered after Retry-After",))


def refused(answer: Answer, status: int, code: str, name: str) -> str:
    """The code, if it is the one that is meant."""
    if (answer.status, answer.code) != (status, code):
        raise Unmeant(f"{answer.status} {answer.code} for {name}", answer.text)
    check(set(answer.json) == {"errors"}, "data beside a refusal", answer.text)
    return code


@dataclass(frozen=True, slots=True)
class Broken:
    """Requests of which nothing can be carried out."""

    ground: Ground

    async def step(self, random: Random) -> str:
        """One of them."""
        bad = random.choice(REQUESTS)
        given = headers(self.ground.tokens[BAD]) | dict(bad.headers or {})
        answer = await self.ground.web.send(bad.method, bad.path, bad.body, given)
        return refused(answer, bad.status, bad.code, bad.name)


@dataclass(frozen=True, slots=True)
class Hostile:
    """Documents made to let the server work for nothing."""

    ground: Ground

    async def step(self, random: Random) -> str:
        """One of them."""
        file = random.choice(MALICIOUS)
        answer = await self.ground.web.post(self.ground.tokens[BAD], {"query": file.read_text(encoding="utf-8")})
        if answer.code not in ANYWAY:
            raise Unmeant(f"{answer.status} {answer.code} for {file.stem}", answer.text)
        return refused(answer, 400, answer.code, file.stem)


@dataclass(frozen=True, slots=True)
class Nobody:
    """Requests by nobody who is known: without a token, with one of nobody, with one that was good once; and passwords tried."""

    ground: Ground

    async def step(self, random: Random) -> str:
        """One of them."""
        if random.random() < 0.1:  # noqa: PLR2004 - each check of a password takes a core for a while
            return await self._guess()
        good = self.ground.tokens[BAD]
        token = random.choice(("", "x", "a.b.c", "a" * 20_000, good[:-10], self.ground.expired(BAD)))
        given = headers(token) if token else {"accept": GRAPHQL, "content-type": "application/json"}
        answer = await self.ground.web.send("POST", "/graphql", json.dumps({"query": GOOD}).encode(), given)
        return refused(answer, 401, "UNAUTHENTICATED", token[:20] or "no token")

    async def _guess(self) -> str:
        body = json.dumps({"account": BAD, "password": "guessed"}).encode()
        given = {"accept": GRAPHQL, "content-type": "application/json"}
        answer = await self.ground.web.send("POST", "/auth/sign-in", body, given)
        return refused(answer, 401, "UNAUTHENTICATED", "a wrong password")


@dataclass(frozen=True, slots=True)
class Spender:
    """An account that asks for more than its allowance holds, is told when to come again, and is answered then."""

    ground: Ground

    async def step(self, _: Random) -> str:
        """Spend, wait, ask."""
        answer = await self._until_spent()
        check(answer.status == 429, "another status", answer)  # noqa: PLR2004
        seconds = int(answer.headers.get("retry-after", "0"))
        check(seconds >= 1, "no Retry-After", dict(answer.headers))
        await asyncio.sleep(seconds)
        told = await self.ground.web.ask(self.ground.tokens[SPENDTHRIFT], GOOD)
        check(told["me"]["account"] == SPENDTHRIFT, "somebody else", told)
        return SPENDER.always[0]

    async def _until_spent(self) -> Answer:
        for _ in range(50):
            answer = await self.ground.web.post(self.ground.tokens[SPENDTHRIFT], {"query": _MANY})
            if answer.code == "RATE_LIMITED":
                return answer
            data(answer)
        raise Unmeant("never spent", answer.text)
