"""Gives the figures that Prometheus collects, of one process or of all the workers of this host.

In       finished passages; what the parts of a worker have counted.
Out      the text of ``/metrics``.
Refuses  nothing.
Never    takes a label from a client: operations are root fields of the graph, outcomes are codes, so there are few of both,
         and none is about a person.

With several workers each writes into files of its own under PROMETHEUS_MULTIPROC_DIR, which the parent makes, and whoever is
asked adds them up. The library decides by that variable when it is imported.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

from server.passage import Passage

FILES: Final = "PROMETHEUS_MULTIPROC_DIR"
MEDIA: Final = CONTENT_TYPE_LATEST
BOUNDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 15.0)
"""Upper bounds of the latencies in seconds; the last is the default for a statement."""

_PAGE = os.sysconf("SC_PAGE_SIZE")
_STATM = Path("/proc/self/statm")


class Metrics:
    """The instruments of one worker."""

    def __init__(self) -> None:
        own = self._own = CollectorRegistry()
        self._requests = Counter(
            "registry_requests", "Requests by root field and outcome.", ("operation", "outcome"), registry=own
        )
        self._seconds = Histogram(
            "registry_request_seconds", "From the head to the answer.", ("operation",), registry=own, buckets=BOUNDS
        )
        self._lookups = Counter(
            "registry_memory_lookups", "Whether what was needed was remembered.", ("memory", "found"), registry=own
        )
        self._pool = Gauge(
            "registry_pool_connections",
            "Database connections of the workers.",
            ("state",),
            registry=own,
            multiprocess_mode="livesum",
        )
        self._live = Gauge(
            "registry_live",
            "WebSockets, streams that were let in (WebSockets and events), and subscriptions on them.",
            ("what",),
            registry=own,
            multiprocess_mode="livesum",
        )
        self._turns = Gauge(
            "registry_turns",
            "Operations that are at work, and that wait for their turn.",
            ("state",),
            registry=own,
            multiprocess_mode="livesum",
        )
        self._tasks = Gauge("registry_tasks", "Tasks of the workers.", registry=own, multiprocess_mode="livesum")
        self._resident = Gauge(
            "registry_resident_bytes", "Memory of the workers.", registry=own, multiprocess_mode="livesum"
        )
        self._lag = Gauge(
            "registry_audit_newest_entry_age_seconds",
            "Age of the newest entry of the record of power.",
            registry=own,
            multiprocess_mode="mostrecent",
        )
        self._told: dict[tuple[str, str], float] = {}
        # A labelled instrument looks its child up under a lock; the few that there are may as well be kept.
        self._kept: dict[tuple[str, str], tuple[Callable[[], None], Callable[[float], None]]] = {}

    def count(self, passage: Passage) -> None:
        """Count a finished request."""
        key = (passage.operation, passage.outcome)
        kept = self._kept.get(key)
        if kept is None:
            kept = self._kept[key] = (self._requests.labels(*key).inc, self._seconds.labels(key[0]).observe)
        kept[0]()
        kept[1](passage.seconds)

    def lookups(self, memory: str, *, found: int, missed: int) -> None:
        """How often something was remembered, and how often not, since the process began."""
        for word, total in (("yes", found), ("no", missed)):
            key = (memory, word)
            self._lookups.labels(*key).inc(total - self._told.get(key, 0))
            self._told[key] = total

    def pool(self, states: Mapping[str, int]) -> None:
        """How the connections of this worker's pool stand, and how many wait for one."""
        for state, number in states.items():
            self._pool.labels(state).set(number)

    def live(self, **standing: int) -> None:
        """How many sockets, streams and subscriptions this worker holds."""
        for what, number in standing.items():
            self._live.labels(what).set(number)

    def turns(self, **standing: int) -> None:
        """How many operations are at work in this worker, and how many wait."""
        for state, number in standing.items():
            self._turns.labels(state).set(number)

    def tasks(self, number: int) -> None:
        """How many things go on at once in this worker, its own among them."""
        self._tasks.set(number)

    def memory(self) -> None:
        """The resident memory of this worker, where the system tells it."""
        try:
            self._resident.set(int(_STATM.read_text().split()[1]) * _PAGE)
        except OSError:
            return

    def lag(self, seconds: float) -> None:
        """How old the newest entry of the record is; not a number where nobody can tell."""
        self._lag.set(seconds)

    def text(self) -> bytes:
        """All figures of all workers, in Prometheus' text format."""
        files = os.environ.get(FILES)
        if files is None:
            return generate_latest(self._own)
        _bury(Path(files))
        everybody = CollectorRegistry()
        MultiProcessCollector(everybody, path=files)  # type: ignore[no-untyped-call]
        return generate_latest(everybody)


def _bury(files: Path) -> None:
    """Take the present state of workers that are gone out of the sums; what they have counted stays."""
    for file in files.glob("gauge_live*_*.db"):
        pid = file.stem.rpartition("_")[2]
        if pid.isdigit() and not _lives(int(pid)):
            mark_process_dead(int(pid), str(files))  # type: ignore[no-untyped-call]


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
