"""Gives the packages of a lock, installed beside it by npm.

In       Node; a directory with package.json and package-lock.json.
Out      the directory's node_modules.
Refuses  NodeFailed: npm did not come to its end.
Never    runs a script of a package; takes anything whose hash is not that of the lock.
"""

from __future__ import annotations

from pathlib import Path

from node.program import npm
from node.running import run
from node.stamp import Stamp

QUIET = ("--no-audit", "--no-fund", "--ignore-scripts")
PATIENCE = ("--fetch-retries=1", "--fetch-timeout=30000")


def install(program: Path, home: Path) -> Path:
    """The packages of the lock in ``home``; nothing is done where they are there already."""
    packages = home / "node_modules"
    stamp = Stamp.of(packages, home / "package-lock.json")
    if not stamp.there():
        run(str(program), str(npm(program)), "ci", *QUIET, *PATIENCE, "--prefix", str(home), also=program.parent)
        stamp.write()
    return packages
