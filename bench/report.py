"""Gives the table of a run, for the terminal and for RESULTS.md.

In       Measured, and what is known of the machine.
Out      Lines: medians over the rounds, the ratios to the limit and to the peers, and what each request cost.
"""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.table import Table

from bench.contenders import Contender
from bench.load import CONNECTIONS, Load
from bench.questions import ACTS
from bench.rounds import Course, Measured

TARGETS = {
    ("page", "postgraphile"): 3.0,
    ("page", "limit"): 0.75,
    ("page", "plain"): 15.0,
    ("node", "postgraphile"): 2.0,
    ("node", "limit"): 0.65,
    ("node", "plain"): 15.0,
    ("register", "handwritten"): 0.5,
    ("register", "unrecorded"): 0.8,
}
"""0.8 of the rate without the record: the record makes an act a quarter dearer at most."""
OURS = ("ours", "acting")
"""This server where it is asked, and where it acts."""
_HEAD = ("contender", "req/s", "range", "p50", "p99", "own", "pg", "bytes")


@dataclass(frozen=True, slots=True)
class Ratio:
    """This server's rate over another's: the median of the rounds' own ratios, so that a slow round counts for both."""

    workload: str
    other: str
    value: float
    target: float

    @property
    def reached(self) -> bool:
        """Whether it is what was aimed at."""
        return self.value >= self.target


def median(loads: Sequence[Load]) -> Load:
    """The median of each figure."""
    names = Load.__dataclass_fields__
    return Load(**{name: statistics.median(getattr(load, name) for load in loads) for name in names})


def ratios(measured: Measured) -> list[Ratio]:
    """All ratios that both sides were measured for."""
    found = []
    for (workload, other), target in TARGETS.items():
        ours, theirs = measured.get((workload, OURS[workload in ACTS])), measured.get((workload, other))
        if ours and theirs:
            value = statistics.median(a.rate / b.rate for a, b in zip(ours, theirs, strict=True))
            found.append(Ratio(workload, other, value, target))
    return found


def rows(workload: str, parties: Sequence[Contender], measured: Measured) -> list[tuple[str, ...]]:
    """The table of one workload."""
    found = []
    for party in _of(workload, parties, measured):
        loads = measured[workload, party.key]
        middle, rates = median(loads), [load.rate for load in loads]
        figures = (middle.p50, middle.p99, middle.own_ms, middle.postgres_ms)
        spread = f"{min(rates):,.0f}-{max(rates):,.0f}"
        found.append(
            (
                party.title,
                f"{middle.rate:,.0f}",
                spread,
                *(f"{figure:.2f}" for figure in figures),
                f"{middle.size:,.0f}",
            )
        )
    return found


def table(workload: str, parties: Sequence[Contender], measured: Measured) -> Table:
    """For the terminal."""
    shown = Table(title=f"{workload} (p50, p99, and processor time a request, in ms)")
    for name in (*_HEAD[:2], *_HEAD[3:7]):
        shown.add_column(name, no_wrap=True, justify="left" if name == _HEAD[0] else "right")
    for row in rows(workload, parties, measured):
        shown.add_row(*row[:2], *row[3:7])
    return shown


def verdicts(measured: Measured, titles: Mapping[str, str]) -> list[str]:
    """One sentence a ratio."""
    return [
        f"{ratio.workload}: {ratio.value:.2f} x {titles[ratio.other]}, "
        f"{'reached' if ratio.reached else 'NOT reached'} (target {ratio.target:g})"
        for ratio in ratios(measured)
    ]


def markdown(
    course: Course, parties: Sequence[Contender], measured: Measured, machine: Mapping[str, str], remark: str
) -> str:
    """The whole of RESULTS.md."""
    lines = ["# Results of `make bench`", "", remark, "", "| machine | |", "|---|---|"]
    lines += [f"| {name} | {value} |" for name, value in machine.items()]
    lines += [
        "",
        f"{CONNECTIONS} connections; medians of {course.rounds} rounds of {course.seconds} s, all contenders ",
    ]
    lines[-1] += "in every round; answers compared before and after. p50, p99 in ms; "
    lines[-1] += "own and pg: processor time for one request in the contender's process and in PostgreSQL, in ms."
    for workload in told(measured):
        lines += ["", f"## {workload}", "", "| " + " | ".join(_HEAD) + " |", "|---" + "|---:" * (len(_HEAD) - 1) + "|"]
        lines += ["| " + " | ".join(row) + " |" for row in rows(workload, parties, measured)]
    lines += ["", "## Ratios", "", *(f"* {line}" for line in verdicts(measured, _titles(parties)))]
    lines += ["", "## What bounds it", "", *(f"* {line}" for line in bounds(parties, measured)), ""]
    return "\n".join(lines)


def bounds(parties: Sequence[Contender], measured: Measured) -> list[str]:
    """Which process was busy: one is full when it spends a second a second."""
    found = []
    for workload in told(measured):
        for party in _of(workload, parties, measured):
            middle = median(measured[workload, party.key])
            own, postgres = middle.rate * middle.own_ms / 1000, middle.rate * middle.postgres_ms / 1000
            found.append(
                f"{workload}, {party.title}: its process keeps {own:.2f} cores busy, PostgreSQL {postgres:.2f}: "
                + _bound(own, postgres)
            )
    return found


def _bound(own: float, postgres: float) -> str:
    full = 0.9
    if own >= full:
        return "its one worker bounds it."
    return "PostgreSQL costs more than the worker." if postgres > own else "the worker costs more than PostgreSQL."


def told(measured: Measured) -> list[str]:
    """The workloads that were measured, in their order."""
    return list(dict.fromkeys(workload for workload, _ in measured))


def _of(workload: str, parties: Sequence[Contender], measured: Measured) -> list[Contender]:
    return [party for party in parties if (workload, party.key) in measured]


def _titles(parties: Sequence[Contender]) -> dict[str, str]:
    return {party.key: party.title for party in parties}
