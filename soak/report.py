"""Gives the tables of a run, for the terminal and for RESULTS.md.

In       Run: what was counted, what was seen, what was found wrong.
Out      lines and tables.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from rich.table import Table

from soak import figures
from soak.outcomes import Row
from soak.verdicts import FLAT, Sample, Trend

MIB = 2**20
POINTS = 16
"""Lines of the table of memory over time."""

_CLIENTS = ("client", "outcome", "times", "typical ms", "longest ms")
_TIMES = ("minute", "MiB", "PostgreSQL MiB", "tasks", "WebSockets", "subscriptions", "lent", "descriptors")
_SHOWN = (figures.TASKS, figures.SOCKETS, figures.SUBSCRIPTIONS, figures.LENT, figures.DESCRIPTORS)
_LIBRARIES = ("uvicorn", "uvloop", "starlette", "asyncpg", "websockets", "httpx")


@dataclass(frozen=True, slots=True)
class Run:
    """One soak."""

    rows: Sequence[Row]
    samples: Sequence[Sample]
    before: Mapping[str, float]
    after: Mapping[str, float]
    memory: Trend | None
    failures: Sequence[str]
    known: Mapping[str, str]


def tables(run: Run) -> Iterator[Table]:
    """For the terminal."""
    yield _table("Clients and what they came to", _CLIENTS, _clients(run.rows), words=2)
    yield _table("The server over time", _TIMES, _times(run.samples), words=0)
    yield _table("Before the load and after it", ("", "before", "after"), _rest(run), words=1)


def markdown(run: Run) -> str:
    """The page of results."""
    parts = [
        "# Results of `make soak`",
        "As measured; absolute figures are this machine's.",
        _page(("machine", ""), list(run.known.items()), words=2),
        "## Verdict",
        "\n".join(f"* {line}" for line in verdict(run)),
        "## Clients and what they came to",
        _page(_CLIENTS, _clients(run.rows), words=2),
        "## The server over time",
        _page(_TIMES, _times(run.samples), words=0),
        "## Before the load and after it",
        _page(("", "before", "after"), _rest(run), words=1),
    ]
    return "\n\n".join(parts) + "\n"


def verdict(run: Run) -> list[str]:
    """What is to be said in a few lines."""
    steps, wrong = sum(row.times for row in run.rows), sum(row.times for row in run.rows if not row.meant)
    told = [f"{steps:,} steps of clients, {wrong:,} of which came to what was not meant."]
    if run.memory is not None:
        told.append(
            f"Memory: {run.memory.warm / MIB:.1f} MiB after the warm-up, {run.memory.last / MIB:.1f} MiB at the end:"
            f" {run.memory.change:+.1%} (at most ±{FLAT:.0%})."
        )
    told += [f"FAILED: {each}" for each in run.failures]
    return told if run.failures else [*told, "No failure; nothing was left behind."]


def known(people: int, minutes: float, seed: int, workers: int, postgres: str) -> dict[str, str]:
    """What a reader must know of the machine and the versions."""
    return {
        "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "processor": f"{_processor()}, {os.cpu_count()} cores",
        "load before": " ".join(f"{load:.2f}" for load in os.getloadavg()),
        "system": f"{platform.system()} {platform.release()}, Python {platform.python_version()}",
        "PostgreSQL": postgres,
        "libraries": ", ".join(f"{name} {version(name)}" for name in _LIBRARIES),
        "city": f"{people:,} people, {workers} worker{'s' if workers > 1 else ''}",
        "load": f"{minutes:g} minutes, seed {seed}",
    }


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.is_file() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def _clients(rows: Sequence[Row]) -> list[tuple[str, ...]]:
    told: list[tuple[str, ...]] = []
    last = ""
    for row in rows:
        outcome = row.outcome if row.meant else f"NOT MEANT: {row.outcome}"
        times = (f"{row.times:,}", f"{row.typical * 1000:,.0f}", f"{row.longest * 1000:,.0f}")
        told.append(("" if row.kind == last else row.kind, outcome, *times))
        last = row.kind
    return told


def _times(samples: Sequence[Sample]) -> list[tuple[str, ...]]:
    shown = samples[:: max(1, len(samples) // POINTS)]
    return [
        (
            f"{each.at / 60:.1f}",
            f"{each.figures.get(figures.MEMORY, 0) / MIB:.1f}",
            f"{each.figures.get(figures.POSTGRES, 0) / MIB:.1f}",
            *(f"{each.figures.get(name, 0):g}" for name in _SHOWN),
        )
        for each in shown
    ]


def _rest(run: Run) -> list[tuple[str, ...]]:
    return [(name, f"{run.before.get(name, 0):g}", f"{run.after.get(name, 0):g}") for name in figures.AT_REST]


def _table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]], words: int) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", show_edge=False, pad_edge=False)
    for number, name in enumerate(head):
        table.add_column(name, justify="left" if number < words else "right", overflow="fold")
    for row in rows:
        table.add_row(*row, style="red" if any(cell.startswith("NOT MEANT") for cell in row) else None)
    return table


def _page(head: Sequence[str], rows: Sequence[Sequence[str]], words: int) -> str:
    dashes = ["---" if number < words else "---:" for number in range(len(head))]
    lines = [head, dashes, *([cell.replace("|", "\\|").replace("\n", " ") for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
