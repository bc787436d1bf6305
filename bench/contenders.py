"""Gives the contenders: how each is started, asked and read.

In       City, the programs, the samples.
Out      Contender: a command with its environment, and the same questions in its own words.
"""

from __future__ import annotations

import base64
import json
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from bench import questions
from bench.city import City
from bench.copies import Copy
from bench.packages import POSTGRAPHILE
from bench.questions import Json, Question

Ask: TypeAlias = Callable[[str, str], Question]
"""Workload and variable in, request out."""

Read: TypeAlias = Callable[[str, Json], Json]
"""Workload and parsed answer in, the answer in the one form out."""

CONNECTIONS = 8
_UVICORN = (
    *("--host", "127.0.0.1", "--loop", "uvloop", "--http", "httptools", "--log-level", "warning"),
    *("--no-access-log", "--no-server-header", "--no-date-header"),
)


@dataclass(frozen=True, slots=True)
class Contender:
    """One process that listens on loopback."""

    key: str
    title: str
    port: int
    command: tuple[str, ...]
    environment: Mapping[str, str]
    ask: Ask
    read: Read
    headers: Mapping[str, str] = field(default_factory=dict)


_ALIVE = {"REGISTRY_MODE": "production", "REGISTRY_LOG_LEVEL": "warning"}
"""The settings of a city that lives, as the peers run with theirs."""

_UNLIMITED = {"REGISTRY_RATE_CAPACITY": "1000000000", "REGISTRY_RATE_PER_SECOND": "10000000"}
"""One account asks as much as the machine gives, which no account of a bureau may."""


def contenders(city: City, node: Path) -> tuple[Contender, ...]:
    """This server, the limit, PostGraphile and plain Strawberry, in the order in which they are asked."""
    return (_ours(city), _limit(city), _postgraphile(city, node), _plain(city))


def _ours(city: City) -> Contender:
    return Contender(
        "ours",
        "this server",
        18301,
        (sys.executable, "-m", "server.cli", "serve", "--port", "18301", "--data-dir", str(city.data_dir)),
        {**_clean(), **_ALIVE, **_UNLIMITED, **_databases(city)},
        lambda workload, variable: questions.post(questions.GRAPH, workload, variable),
        questions.read_graphql,
        {"Authorization": f"Bearer {city.token}"},
    )


def _databases(city: City) -> dict[str, str]:
    if city.databases is None:
        return {}
    return {
        "REGISTRY_DATABASE_URL": city.databases.runtime_url,
        "REGISTRY_OWNER_DATABASE_URL": city.databases.owner_url,
    }


def _limit(city: City) -> Contender:
    return _uvicorn("limit", "the limit", 18302, city, (questions.get, questions.read_limit))


def _plain(city: City) -> Contender:
    def ask(workload: str, variable: str) -> Question:
        return questions.post(questions.PLAIN, workload, variable)

    return _uvicorn("plain", "plain Strawberry", 18304, city, (ask, questions.read_graphql))


def _uvicorn(key: str, title: str, port: int, city: City, words: tuple[Ask, Read]) -> Contender:
    command = (sys.executable, "-m", "uvicorn", f"bench.peers.{key}:app", "--port", str(port), *_UVICORN)
    return Contender(key, title, port, command, _peer(city.owner_url, city), *words)


def _postgraphile(city: City, node: Path) -> Contender:
    environment = {
        **_peer(city.peer_url, city),
        "NODE_ENV": "production",
        "GRAPHILE_ENV": "production",
        "BENCH_PORT": "18303",
    }
    return Contender(
        "postgraphile",
        "PostGraphile 5",
        18303,
        (str(node), str(POSTGRAPHILE / "server.mjs")),
        environment,
        lambda workload, variable: questions.post(questions.POSTGRAPHILE, workload, variable),
        questions.read_graphql,
        {"x-county": city.county},
    )


def actors(copy: Copy, unrecorded: Copy) -> tuple[Contender, ...]:
    """Who registers people: this server, the hand-written transaction, this server without its record of acts."""
    return (
        _acting("acting", "this server", 18311, copy, "server.serving:application"),
        _handwritten(copy),
        _acting(
            "unrecorded", "this server without its record", 18313, unrecorded, "bench.peers.unrecorded:application"
        ),
    )


def _acting(key: str, title: str, port: int, copy: Copy, application: str) -> Contender:
    command = (sys.executable, "-m", "uvicorn", "--factory", application, "--port", str(port), *_UVICORN)
    headers = {"Authorization": f"Bearer {copy.token}"}
    environment = {**_clean(), **_ALIVE, **_UNLIMITED, **copy.environment}
    return Contender(key, title, port, command, environment, questions.post_act, questions.read_act, headers)


def _handwritten(copy: Copy) -> Contender:
    command = (sys.executable, "-m", "uvicorn", "bench.peers.handwritten:app", "--port", "18312", *_UVICORN)
    environment = {
        **_clean(),
        "BENCH_DATABASE_URL": copy.environment["REGISTRY_DATABASE_URL"],
        "BENCH_OWNER_URL": copy.owner_url,
        "BENCH_SEALING_KEY": str(copy.sealing_key),
        "BENCH_ACCOUNT": copy.account,
        "BENCH_CONNECTIONS": str(CONNECTIONS),
    }
    words = (questions.post_plain, questions.read_plain)
    return Contender("handwritten", "the hand-written transaction", 18312, command, environment, *words)


def postgraphile_cursor(example: str, person: str) -> str:
    """PostGraphile's cursor of a person: [mark of the ordering, id], with the mark of a cursor that it gave."""
    mark, _ = json.loads(base64.b64decode(example))
    return base64.b64encode(json.dumps([mark, person], separators=(",", ":")).encode()).decode()


def _clean() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("REGISTRY_")}


def _peer(url: str, city: City) -> dict[str, str]:
    bench = {"BENCH_DATABASE_URL": url, "BENCH_COUNTY": city.county, "BENCH_CONNECTIONS": str(CONNECTIONS)}
    return {**_clean(), **bench}
