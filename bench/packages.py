"""Gives the programs that are not Python: PostGraphile with its packages, and a load generator.

In       the lock of PostGraphile's packages.
Out      where they lie; the path of wrk, if the machine has it.
Refuses  nothing: `node` installs.
Never    takes a load generator that is not there.
"""

from __future__ import annotations

import shutil
from pathlib import Path

POSTGRAPHILE = Path(__file__).parent / "peers" / "postgraphile"


def wrk() -> str | None:
    """The program `wrk`, if it is on the path."""
    return shutil.which("wrk")
