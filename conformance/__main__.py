"""Runs the suites and clients of others against the served demo city: ``python -m conformance``, or ``make conformance``.

Ends with 0 when all that they demand is met, a mere recommendation included.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench import packages
from bench.failure import BenchFailed
from conformance import report
from conformance.audits import Audit, audit
from conformance.city import served
from conformance.failure import ConformanceFailed
from conformance.groups import WORK, Group, groups
from conformance.program import HERE, Runner, versions

ROOT = HERE.parent
OF_BENCH = ROOT / "bench" / ".work"
PAGE = ROOT / "docs" / "conformance.md"


def run() -> int:
    """1 if anything failed; the page is written in any case in which the suites ran."""
    try:
        audits, found = _asked()
    except (BenchFailed, ConformanceFailed) as failed:
        print(failed, file=sys.stderr)
        return 1
    PAGE.write_text(report.page(audits, found, versions()["graphql-http"]), encoding="utf-8")
    failures = failed_ones(audits, found)
    print("\n".join(failures), file=sys.stderr, end="\n" if failures else "")
    steps = sum(len(each.programs) for each in found)
    print(f"{len(audits)} audits and {steps} steps of programs, {len(failures)} failed; see {PAGE.relative_to(ROOT)}.")
    return 1 if failures else 0


def _asked() -> tuple[tuple[Audit, ...], tuple[Group, ...]]:
    OF_BENCH.mkdir(exist_ok=True)
    WORK.mkdir(exist_ok=True)
    node = packages.node(OF_BENCH)
    packages.install(node, HERE)
    python = packages.environment(WORK / "python", HERE / "requirements.txt")
    with tempfile.TemporaryDirectory(prefix="registry-") as directory, served(Path(directory)) as city:
        runner = Runner(node, python, versions(), city.told())
        return audit(node, city), tuple(groups(runner, city))


def failed_ones(audits: Sequence[Audit], groups: Sequence[Group]) -> list[str]:
    """What failed, one line each."""
    programs = [each for group in groups for each in group.programs if each.failure]
    return [
        *(f"{each.id} {each.level} {each.demand}: {each.failure}" for each in audits if each.failure),
        *(f"{each.name} {each.version}, {each.did}: {each.failure}" for each in programs),
    ]


if __name__ == "__main__":
    sys.exit(run())
