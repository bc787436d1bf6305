"""Gives the city that is soaked: loaded, and served as one that lives, with some limits of its own.

In       a directory that does not live longer than the block; how many people, how many workers.
Out      City: where it answers, its process, its database, the settings by which tokens are made.
Refuses  ConformanceFailed: a city that cannot be loaded or served.
Never    ends a process that it did not start.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from conformance.city import registry, serving, without_settings
from server import embedded
from server.embedded import Databases
from server.settings import Settings, read_settings

LIMITS = {
    "REGISTRY_LIMIT_ROWS": "100000 ADMINISTRATOR=1000",
    "REGISTRY_RATE_CAPACITY": "1000000 ADMINISTRATOR=2000",
    "REGISTRY_RATE_PER_SECOND": "10000 ADMINISTRATOR=100",
}
"""An administrator's allowance is soon spent."""
DOCUMENT = "{ me { account } }\n"


@dataclass(frozen=True, slots=True)
class City:
    """One city. ``document`` is the name of the one document that was taken in."""

    base: str
    pid: int
    process: Path
    databases: Databases
    settings: Settings = field(repr=False)
    document: str

    @property
    def log(self) -> Path:
        """What the server said."""
        return self.process.with_name("server.log")

    def complaints(self) -> list[str]:
        """The errors that it logged, each kind once: a client sees little of them."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        return sorted({complaint for line in lines if (complaint := complained(line))})

    @property
    def lives(self) -> bool:
        """Whether the process is still the same."""
        return self.process.read_text(encoding="ascii") == str(self.pid) and Path(f"/proc/{self.pid}").exists()


def complained(line: str) -> str:
    """What a line of the log says of a defect; nothing of a line that is as it should be."""
    try:
        told = json.loads(line)
    except ValueError:
        return line
    return str(told["event"]) if told["level"] in {"error", "critical"} else ""


@contextmanager
def served(directory: Path, people: int, workers: int) -> Iterator[City]:
    """The city, for the length of a block."""
    demo = without_settings(directory) | LIMITS | {"REGISTRY_WORKERS": str(workers)}
    databases = embedded.start(directory)
    try:
        registry(demo, "demo", "--people", str(people))
        document = _taken_in(demo, directory / "documents")
        urls = {"REGISTRY_DATABASE_URL": databases.runtime_url, "REGISTRY_OWNER_DATABASE_URL": databases.owner_url}
        alive = {"REGISTRY_MODE": "production"}
        with serving(demo | urls | alive, directory / "server") as (url, process):
            pid = int(process.read_text(encoding="ascii"))
            yield City(url.removesuffix("/graphql"), pid, process, databases, read_settings(demo | urls), document)
    finally:
        databases.stop()


def _taken_in(environment: Mapping[str, str], folder: Path) -> str:
    """By which name the document is asked for."""
    folder.mkdir()
    (folder / "me.graphql").write_text(DOCUMENT, encoding="utf-8")
    printed = registry(environment, "documents", "add", str(folder))
    return next(line.split()[0] for line in printed.splitlines() if line.startswith("sha256:"))
