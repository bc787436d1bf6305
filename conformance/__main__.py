"""Runs the suites of others against the served demo city: ``python -m conformance``, or ``make conformance``.

Ends with 0 when all that they demand is met, a mere recommendation included.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from bench import packages
from bench.failure import BenchFailed
from conformance import report
from conformance.audits import audit
from conformance.city import served
from conformance.failure import ConformanceFailed

HERE = Path(__file__).parent
ROOT = HERE.parent
WORK = ROOT / "bench" / ".work"
PAGE = ROOT / "docs" / "conformance.md"


def run() -> int:
    """1 if anything failed; the page is written in any case in which the suites ran."""
    WORK.mkdir(exist_ok=True)
    try:
        node = packages.node(WORK)
        packages.install(node, HERE)
        with tempfile.TemporaryDirectory(prefix="registry-") as directory, served(Path(directory)) as city:
            audits = audit(node, city)
    except (BenchFailed, ConformanceFailed) as failed:
        print(failed, file=sys.stderr)
        return 1
    PAGE.write_text(report.page(audits, suite()), encoding="utf-8")
    failures = [each for each in audits if each.failure]
    for each in failures:
        print(f"{each.id} {each.level} {each.demand}: {each.failure}", file=sys.stderr)
    print(f"{len(audits) - len(failures)} of {len(audits)} audits passed; written to {PAGE.relative_to(ROOT)}.")
    return 1 if failures else 0


def suite() -> str:
    """The version of the audits, as locked."""
    lock = json.loads((HERE / "package-lock.json").read_text(encoding="utf-8"))
    version: str = lock["packages"]["node_modules/graphql-http"]["version"]
    return version


if __name__ == "__main__":
    sys.exit(run())
