"""Runs graphql-eslint over the printed schema: ``python -m lint``, or ``make lint-schema``.

Node is the bench's. Ends with 0 when no rule of eslint.config.mjs finds anything, a warning included.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bench import packages
from bench.failure import BenchFailed

HERE = Path(__file__).parent
ROOT = HERE.parent
WORK = ROOT / "bench" / ".work"
ESLINT = HERE / "node_modules" / "eslint" / "bin" / "eslint.js"
SCHEMA = ROOT / "schema" / "schema.graphql"


def lint(*arguments: str) -> int:
    """Whatever eslint ends with; ``arguments`` are its own."""
    WORK.mkdir(exist_ok=True)
    try:
        node = packages.node(WORK)
        packages.install(node, HERE)
    except BenchFailed as failed:
        print(failed, file=sys.stderr)
        return 1
    config = HERE / "eslint.config.mjs"
    command = [str(node), str(ESLINT), "--config", str(config), "--max-warnings", "0", *arguments, str(SCHEMA)]
    ended = subprocess.run(command, cwd=ROOT, check=False).returncode
    if not ended:
        print(f"{SCHEMA.relative_to(ROOT)}: nothing found")
    return ended


if __name__ == "__main__":
    sys.exit(lint(*sys.argv[1:]))
