"""Gives the demo city, served on loopback by the same command as for anybody, for the length of a block.

In       a directory that does not live longer than the block.
Out      Served: the address of /graphql, and an access token.
Refuses  ConformanceFailed: a command that fails, a server that does not get ready.
Never    touches ./var; uses a fixed port; ends a process that it did not start.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from conformance.failure import ConformanceFailed

ROOT = Path(__file__).parents[1]
PEOPLE = "2000"
ACCOUNT = "viewer@321300"
SECONDS_TO_BE_READY = 120.0
SECONDS_TO_END = 30.0


@dataclass(frozen=True, slots=True)
class Served:
    """Where the graph answers, and who may ask it."""

    url: str
    token: str


@contextmanager
def served(directory: Path, people: str = PEOPLE, **settings: str) -> Iterator[Served]:
    """The city; loaded where it is not there yet, then served until the block ends."""
    environment = _environment(directory) | settings
    if not (directory / "demo-password").exists():
        _registry(environment, "demo", "--people", people)
    port = str(_free_port())
    log = directory / "server.log"
    with log.open("wb") as output:
        command = (sys.executable, "-m", "server.cli", "serve", "--port", port)
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)
    try:
        _await_ready(f"http://127.0.0.1:{port}/readyz", process, log)
        yield Served(f"http://127.0.0.1:{port}/graphql", _registry(environment, "token", ACCOUNT).strip())
    finally:
        _end(process)


def _environment(directory: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("REGISTRY_")}
    return kept | {"REGISTRY_DATA_DIR": str(directory)}


def _registry(environment: dict[str, str], *arguments: str) -> str:
    command = (sys.executable, "-m", "server.cli", *arguments)
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True)
    if done.returncode:
        raise ConformanceFailed(f"registry {' '.join(arguments)} failed:\n{done.stderr[-2000:]}")
    return done.stdout


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def _await_ready(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_BE_READY
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310 - an address of our own making
                return
        except (OSError, urllib.error.URLError):
            time.sleep(0.2)
    raise ConformanceFailed(
        f"The server does not get ready:\n{log.read_text(encoding='utf-8', errors='replace')[-3000:]}"
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
