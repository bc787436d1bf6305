"""Gives a Python of its own that holds what a lock names, and nothing else.

In       where it is to lie, and the lock.
Out      its program `python`.
Refuses  NodeFailed: the packages cannot be installed.
Never    takes a package whose hash is not that of the lock.
"""

from __future__ import annotations

import sys
from pathlib import Path

from node.running import run
from node.stamp import Stamp


def environment(home: Path, lock: Path) -> Path:
    """The program; nothing is done where it is there already."""
    program = home / "bin" / "python"
    stamp = Stamp.of(home, lock)
    if not stamp.there():
        run(sys.executable, "-m", "venv", "--clear", str(home))
        run(str(program), "-m", "pip", "install", "-qq", "--require-hashes", "-r", str(lock))
        stamp.write()
    return program
