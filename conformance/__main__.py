"""Runs the suites of others against the served demo city: ``python -m conformance``, or ``make conformance``.

Ends with 0 when all that they demand is met, a mere recommendation included.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from conformance import report
from conformance.audits import audit
from conformance.city import served
from conformance.clients import persisted
from conformance.failure import ConformanceFailed
from node.failure import NodeFailed
from node.packages import install
from node.program import locked

HERE = Path(__file__).parent
ROOT = HERE.parent
PAGE = ROOT / "docs" / "conformance.md"


def run() -> int:
    """1 if anything failed; the page is written in any case in which the suites ran."""
    try:
        node = locked()
        install(node, HERE)
        with tempfile.TemporaryDirectory(prefix="registry-") as directory, served(Path(directory)) as city:
            audits, clients = audit(node, city), persisted(node, city)
    except (NodeFailed, ConformanceFailed) as failed:
        print(failed, file=sys.stderr)
        return 1
    PAGE.write_text(report.page(audits, clients, versions()), encoding="utf-8")
    failures = [f"{each.id} {each.level} {each.demand}: {each.failure}" for each in audits if each.failure]
    failures += [f"{each.name}: {each.failure}" for each in clients if each.failure]
    print("\n".join(failures), file=sys.stderr, end="\n" if failures else "")
    print(f"{len(audits)} audits and {len(clients)} clients, {len(failures)} failed; see {PAGE.relative_to(ROOT)}.")
    return 1 if failures else 0


def versions() -> dict[str, str]:
    """Which version of each package is locked."""
    lock = json.loads((HERE / "package-lock.json").read_text(encoding="utf-8"))
    return {name.removeprefix("node_modules/"): each["version"] for name, each in lock["packages"].items() if name}


if __name__ == "__main__":
    sys.exit(run())
