"""A real `registry serve` for production, over a database of the tests: its process, its port, what it says on stderr.

In       a Database; a directory of its own; settings besides.
Out      Running: asked over HTTP by an account, told to stop, read.
Refuses  AssertionError: a server that does not come up, with its last words.
Never    ends a process that it did not start.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import httpx

from server.app import create_app
from server.settings import Settings
from tests.asking import PATIENT, lay_key
from tests.crashing import free_port
from tests.ground import Database
from tests.test_repository import ROOT
from tests.world_accounts import COUNTY_REGISTRAR
from tests.world_filling import PASSWORD

UP = 300.0
"""Seconds within which a server must answer; the machine may be busy."""


@dataclass(frozen=True, slots=True)
class Running:
    """One server."""

    process: subprocess.Popen[bytes]
    client: httpx.Client
    home: Path

    @property
    def said(self) -> list[str]:
        """The lines on stderr."""
        return (self.home / "stderr").read_text(encoding="utf-8").splitlines()

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The same, as what they are in production: objects."""
        return [json.loads(line) for line in self.said]

    def sign_in(self, account: str = COUNTY_REGISTRAR) -> dict[str, str]:
        """The headers of an account's requests."""
        told = self.client.post("/auth/sign-in", json={"account": account, "password": PASSWORD})
        assert told.status_code == 200, told.text
        return {"authorization": f"Bearer {told.json()['accessToken']}"}

    def stop(self, within: float = 120.0) -> int:
        """SIGTERM, and the exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(within)


@contextmanager
def running(database: Database, home: Path, **settings: str) -> Iterator[Running]:
    """A server for the length of a block; ``workers="2"`` is REGISTRY_WORKERS."""
    home.mkdir(exist_ok=True)
    lay_key(home / "sealing.key")
    port = free_port()
    scheme, verify = ("https", False) if "tls_key_file" in settings else ("http", True)
    with (home / "stderr").open("wb") as stderr:
        process = subprocess.Popen(
            command("serve"),
            env=environment(database, home, port=str(port), **settings),
            stdout=subprocess.DEVNULL,
            stderr=stderr,
            cwd=ROOT,
        )
    with httpx.Client(base_url=f"{scheme}://127.0.0.1:{port}", timeout=60, verify=verify) as client:
        made = Running(process, client, home)
        try:
            _wait(made)
            yield made
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()


@asynccontextmanager
async def opened(
    settings: Settings, base_url: str = "http://registry", address: str = "127.0.0.1"
) -> AsyncIterator[httpx.AsyncClient]:
    """An application of its own, in this process, asked from an address."""
    app = create_app(settings)
    transport = httpx.ASGITransport(app=app, client=(address, 1))
    async with app.router.lifespan_context(app), httpx.AsyncClient(transport=transport, base_url=base_url) as client:
        yield client


def command(*words: str) -> list[str]:
    """The command line of a command of ours."""
    return [sys.executable, "-m", "server.cli", *words]


def environment(database: Database, home: Path, **settings: str) -> dict[str, str]:
    """The environment of a server for production."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("REGISTRY_")}
    given = {
        "mode": "production",
        "data_dir": str(home),
        "database_url": database.runtime_url,
        "owner_database_url": database.owner_url,
        "pool_size": "3",
        **{name: str(value) for name, value in PATIENT.items()},
        **settings,
    }
    return clean | {f"REGISTRY_{name.upper()}": value for name, value in given.items()}


def _wait(made: Running) -> None:
    until = monotonic() + UP
    while True:
        assert made.process.poll() is None, "\n".join(made.said[-20:])
        assert monotonic() < until, f"in {UP:g} seconds it was not ready: {made.said[-20:]}"
        try:
            if made.client.get("/readyz").status_code == 200:
                return
        except httpx.TransportError:
            pass
        sleep(0.05)
