"""Gives one measurement: a contender under load for some seconds.

In       a Contender, its questions in a file, wrk or (where the machine has none) autocannon.
Out      Load: requests a second, p50, p99, and what the processors spent on a request.
Refuses  BenchFailed: any request that was not answered with 200, or a generator that failed.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.contenders import Contender
from bench.failure import BenchFailed
from bench.packages import POSTGRAPHILE
from bench.processor import cpu_seconds
from bench.questions import Json, Question

CONNECTIONS = 16
_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Load:
    """One measurement. Times are in milliseconds; `own_ms` and `postgres_ms` are processor time a request."""

    rate: float
    p50: float
    p99: float
    own_ms: float
    postgres_ms: float
    size: float
    requests: float = 0


@dataclass(frozen=True, slots=True)
class Generator:
    """Who sends the requests."""

    name: str
    wrk: str | None
    node: Path

    def command(self, contender: Contender, questions: Path, path: str, method: str, seconds: int) -> list[str]:
        """The command line."""
        url = f"http://127.0.0.1:{contender.port}{path}"
        headers = [word for pair in contender.headers.items() for word in pair]
        if self.wrk is None:
            script = str(POSTGRAPHILE / "load.mjs")
            return [str(self.node), script, url, str(CONNECTIONS), str(seconds), str(questions), method, *headers]
        shape = ["-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "20s", "-s", str(_HERE / "rotate.lua")]
        return [self.wrk, *shape, url, "--", str(questions), method, *headers]


@dataclass(frozen=True, slots=True)
class Running:
    """A contender with the processes that work for it."""

    contender: Contender
    pid: int
    postmaster: int

    def spent(self) -> tuple[float, float]:
        """Processor seconds so far: its own, and PostgreSQL's."""
        return cpu_seconds(self.pid), cpu_seconds(self.postmaster)


def write(asked: Sequence[Question], file: Path) -> tuple[str, str]:
    """The questions, one a line, for the generator; and the path and the method of all of them."""
    method = "POST" if asked[0].body else "GET"
    lines = [question.body or question.path for question in asked]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return (asked[0].path if method == "POST" else "/"), method


def measure(generator: Generator, running: Running, asked: Sequence[Question], seconds: int, work: Path) -> Load:
    """Put the contender under load."""
    file = work / f"{running.contender.key}.requests"
    path, method = write(asked, file)
    command = generator.command(running.contender, file, path, method, seconds)
    before = running.spent()
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    after = running.spent()
    found = _result(running.contender, done)
    own, postgres = (1000 * (b - a) / found["requests"] for a, b in zip(before, after, strict=True))
    return Load(
        rate=1e6 * found["requests"] / found["microseconds"],
        p50=found["p50"] / 1000,
        p99=found["p99"] / 1000,
        own_ms=own,
        postgres_ms=postgres,
        size=found["bytes"] / found["requests"],
        requests=found["requests"],
    )


def _result(contender: Contender, done: subprocess.CompletedProcess[str]) -> Json:
    lines = [line for line in done.stdout.splitlines() if line.startswith("RESULT ")]
    if done.returncode or not lines:
        raise BenchFailed(f"The load generator failed on {contender.title}:\n{(done.stdout + done.stderr)[-2000:]}")
    found = json.loads(lines[0].removeprefix("RESULT "))
    if found["bad"] or not found["requests"]:
        raise BenchFailed(f"{contender.title}: {found['requests']} requests were answered, {found['bad']} were not.")
    return found
