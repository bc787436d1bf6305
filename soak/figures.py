"""Gives what can be seen of the server from outside: by the system, by its page of figures, by its database.

In       the server's process; where it answers; a connection of the owner.
Out      Sample: memory, descriptors, connections, streams, turns, tasks.
Never    asks the server for anything that monitoring would not ask.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import asyncpg
import httpx
from prometheus_client.parser import text_string_to_metric_families

from soak.verdicts import Sample

MEMORY = "memory"
PROCESSES = "processes"
LENT, IDLE, WAITING = "connections lent", "connections idle", "requests waiting for a connection"
SOCKETS, STREAMS, SUBSCRIPTIONS = "WebSockets", "streams", "subscriptions"
AT_WORK, IN_LINE = "operations at work", "operations in line"
TASKS = "tasks"
DESCRIPTORS = "descriptors beside idle connections"
SESSIONS = "database sessions beside idle connections"
POSTGRES = "memory of PostgreSQL's processes, their own"
AT_REST = (LENT, WAITING, SOCKETS, STREAMS, SUBSCRIPTIONS, AT_WORK, IN_LINE, TASKS, DESCRIPTORS, SESSIONS, PROCESSES)
"""What must be as it was, once everybody has left."""

FIGURES = "/registry-figures-"
"""What the directory is called in which several workers keep their figures for each other."""

_NAMES = {
    ("registry_pool_connections", "lent"): LENT,
    ("registry_pool_connections", "idle"): IDLE,
    ("registry_pool_connections", "waiting"): WAITING,
    ("registry_live", "sockets"): SOCKETS,
    ("registry_live", "streams"): STREAMS,
    ("registry_live", "subscriptions"): SUBSCRIPTIONS,
    ("registry_turns", "at_work"): AT_WORK,
    ("registry_turns", "waiting"): IN_LINE,
    ("registry_tasks", ""): TASKS,
}
_SESSIONS = "SELECT count(*) FROM pg_stat_activity WHERE usename = 'registry_runtime'"
_PROC = Path("/proc")
_KIB = 1024


@dataclass(frozen=True, slots=True)
class Onlooker:
    """Who looks."""

    pid: int
    postmaster: int
    base: str
    owner: asyncpg.Connection

    async def look(self, at: float) -> Sample:
        """What is seen now."""
        async with httpx.AsyncClient(timeout=15) as client:
            told = await client.get(f"{self.base}/metrics")
        figures = read(told.text)
        workers = [self.pid, *children(self.pid)]
        idle = figures.get(IDLE, 0)
        figures[MEMORY] = sum(memory(pid, "VmRSS") for pid in workers)
        figures[PROCESSES] = len(workers)
        figures[DESCRIPTORS] = sum(map(descriptors, workers)) - idle
        figures[SESSIONS] = await self.owner.fetchval(_SESSIONS) - idle
        figures[POSTGRES] = sum(memory(pid, "RssAnon") for pid in children(self.postmaster))
        return Sample(at, figures)


def read(text: str) -> dict[str, float]:
    """The figures of the page that are looked at, by our names."""
    return {
        _NAMES[key]: sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
        if (key := (sample.name, next(iter(sample.labels.values()), ""))) in _NAMES
    }


def children(pid: int) -> list[int]:
    """The processes that this one started and that run."""
    return [child for child, parent in _parents() if parent == pid]


def memory(pid: int, what: str) -> int:
    """The bytes of a line of a process' status; none of a process that is gone."""
    return int(_status(pid).get(what, "0").split()[0]) * _KIB


def descriptors(pid: int) -> int:
    """How many descriptors a process has open; not those of its files of figures, which it opens at its first request."""
    try:
        return sum(_counts(each) for each in (_PROC / str(pid) / "fd").iterdir())
    except OSError:
        return 0


def _counts(descriptor: Path) -> bool:
    try:
        return FIGURES not in str(descriptor.readlink())
    except OSError:  # closed meanwhile
        return False


def _parents() -> Iterator[tuple[int, int]]:
    for each in _PROC.iterdir():
        if each.name.isdigit() and (parent := _status(int(each.name)).get("PPid")):
            yield int(each.name), int(parent)


def _status(pid: int) -> Mapping[str, str]:
    try:
        lines = (_PROC / str(pid) / "status").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return {}
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}
