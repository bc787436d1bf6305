"""Runs graphql-eslint over the printed schema: ``python -m lint``, or ``make lint-schema``.

Node is that of the lock. Ends with 0 when no rule of eslint.config.mjs finds anything, a warning included.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from node.failure import NodeFailed
from node.packages import install
from node.program import locked

HERE = Path(__file__).parent
ROOT = HERE.parent
ESLINT = HERE / "node_modules" / "eslint" / "bin" / "eslint.js"
SCHEMA = ROOT / "schema" / "schema.graphql"


def lint(*arguments: str) -> int:
    """Whatever eslint ends with; ``arguments`` are its own."""
    try:
        node = locked()
        install(node, HERE)
    except NodeFailed as failed:
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
