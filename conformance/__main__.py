"""Runs the suites and clients of others against the served demo city: ``python -m conformance``, or ``make conformance``.

Ends with 0 when all that they demand is met, a mere recommendation included.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from conformance import cop, report
from conformance.audits import Audit, audit
from conformance.city import served
from conformance.cop import Finding
from conformance.environments import environment
from conformance.failure import ConformanceFailed
from conformance.groups import WORK, Group, groups
from conformance.program import HERE, Runner, versions
from node.failure import NodeFailed
from node.packages import install
from node.program import locked

ROOT = HERE.parent
PAGE = ROOT / "docs" / "conformance.md"


@dataclass(frozen=True, slots=True)
class Found:
    """What the run found."""

    audits: tuple[Audit, ...]
    groups: tuple[Group, ...]
    findings: tuple[Finding, ...]


def run() -> int:
    """1 if anything failed; the page is written in any case in which the suites ran."""
    try:
        found = _asked()
    except (NodeFailed, ConformanceFailed) as failed:
        print(failed, file=sys.stderr)
        return 1
    PAGE.write_text(
        report.page(found.audits, found.groups, found.findings, versions()["graphql-http"]), encoding="utf-8"
    )
    failures = failed_ones(found)
    print("\n".join(failures), file=sys.stderr, end="\n" if failures else "")
    steps = sum(len(each.programs) for each in found.groups)
    told = f"{len(found.audits)} audits, {steps} steps of programs and {len(found.findings)} checks"
    print(f"{told}, {len(failures)} failed; see {PAGE.relative_to(ROOT)}.")
    return 1 if failures else 0


def _asked() -> Found:
    WORK.mkdir(exist_ok=True)
    node = locked()
    install(node, HERE)
    python = environment(WORK / "python", HERE / "requirements.txt")
    fuzzer = environment(WORK / "fuzzer", HERE / "fuzzing" / "requirements.txt")
    with tempfile.TemporaryDirectory(prefix="registry-") as directory, served(Path(directory)) as city:
        runner = Runner(node, python, fuzzer, versions(), city.told())
        findings = cop.findings(city.url, city.in_production, city.viewer)
        return Found(audit(node, city), tuple(groups(runner, city)), findings)


def failed_ones(found: Found) -> list[str]:
    """What failed, one line each."""
    programs = [each for group in found.groups for each in group.programs if each.failure]
    return [
        *(f"{each.id} {each.level} {each.demand}: {each.failure}" for each in found.audits if each.failure),
        *(f"{each.name} {each.version}, {each.did}: {each.failure}" for each in programs),
        *(f"{each.name}: {each.failure}" for each in found.findings if each.failure),
    ]


if __name__ == "__main__":
    sys.exit(run())
