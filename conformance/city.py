"""Gives the demo city, served on loopback by the same commands as for anybody, for the length of a block.

In       a directory that does not live longer than the block.
Out      Served: where the graph answers, as the demo and as a city that lives; access tokens; the command `registry`.
Refuses  ConformanceFailed: a command that fails, a server that does not get ready.
Never    touches ./var; uses a fixed port; ends a process that it did not start.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from conformance.failure import ConformanceFailed
from conformance.keeping import ROOT, kept
from server import embedded

PEOPLE = "2000"
VIEWER, REGISTRAR = "viewer@321300", "registrar@321322001001"
SHORT = {"REGISTRY_TOKEN_LIFETIME": "60"}
"""What makes a token that ends while the programs run: the shortest life that the settings take."""


@dataclass(frozen=True, slots=True)
class Served:
    """Where the graph answers, and who may ask it. ``in_production`` is the same city under the settings of one that lives."""

    url: str
    in_production: str
    process: Path
    viewer: str = field(repr=False)
    registrar: str = field(repr=False)
    environment: Mapping[str, str] = field(repr=False)

    def told(self) -> dict[str, str]:
        """What programs are told."""
        return {"URL": self.url, "VIEWER": self.viewer, "REGISTRAR": self.registrar, "PROCESS": str(self.process)}

    def brief(self) -> str:
        """A token of the viewer that ends in a minute."""
        return registry(dict(self.environment) | SHORT, "token", VIEWER).strip()


@contextmanager
def served(directory: Path, people: str = PEOPLE, **settings: str) -> Iterator[Served]:
    """The city; loaded where it is not there yet, then served until the block ends.

    Its database is held meanwhile, so a server starts anew at once.
    """
    environment = without_settings(directory) | settings
    if not (directory / "demo-password").exists():
        registry(environment, "demo", "--people", people)
    databases = embedded.start(directory)
    alive = environment | {
        "REGISTRY_MODE": "production",
        "REGISTRY_DATABASE_URL": databases.runtime_url,
        "REGISTRY_OWNER_DATABASE_URL": databases.owner_url,
    }
    try:
        with (
            serving(environment, directory / "demo") as (url, pid),
            serving(alive, directory / "alive") as (other, _),
        ):
            viewer, registrar = (registry(environment, "token", name).strip() for name in (VIEWER, REGISTRAR))
            yield Served(url, other, pid, viewer, registrar, environment)
    finally:
        databases.stop()


@contextmanager
def serving(environment: Mapping[str, str], directory: Path) -> Iterator[tuple[str, Path]]:
    """A server of this environment: where the graph answers, and the file that holds the id of its process."""
    port = str(_free_port())
    command = (sys.executable, "-m", "server.cli", "serve", "--port", port)
    with kept(command, environment, f"http://127.0.0.1:{port}/readyz", directory) as pid:
        yield f"http://127.0.0.1:{port}/graphql", pid


def without_settings(directory: Path) -> dict[str, str]:
    """The environment of a city in this directory, whose settings are all as they come."""
    kept_ones = {name: value for name, value in os.environ.items() if not name.startswith("REGISTRY_")}
    return kept_ones | {"REGISTRY_DATA_DIR": str(directory)}


def registry(environment: Mapping[str, str], *arguments: str) -> str:
    """What the command prints."""
    command = (sys.executable, "-m", "server.cli", *arguments)
    done = subprocess.run(command, cwd=ROOT, env=dict(environment), check=False, capture_output=True, text=True)
    if done.returncode:
        raise ConformanceFailed(f"registry {' '.join(arguments)} failed:\n{done.stderr[-2000:]}")
    return done.stdout


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port
