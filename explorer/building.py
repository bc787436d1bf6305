"""Gives the page as files in `explorer/dist`, made by Vite from what lies here and nothing else.

In       the sources beside this file; Node with the packages of the lock.
Out      dist/index.html and dist/files, stamped with the sum of all sources.
Refuses  NodeFailed: the packages cannot be had, or the build fails.
Never    leaves half a page: what is built takes the old one's place in one step.
"""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from node.failure import NodeFailed
from node.packages import install
from node.program import any_new
from node.running import run
from node.stamp import Stamp

HERE = Path(__file__).parent
DIST = HERE / "dist"
WORK = HERE / ".work"
SOURCES = ("package-lock.json", "vite.config.js", "index.html", "src/*", "examples/*")


def stamp() -> Stamp:
    """What the built page says when it is that of these sources."""
    return Stamp.of(DIST, *sources())


def sources() -> list[Path]:
    """What the page is made of."""
    return sorted(path for pattern in SOURCES for path in HERE.glob(pattern))


def build() -> None:
    """Make the page; two at once wait for each other."""
    with _alone():
        wanted = stamp()
        if wanted.there():
            return
        program = any_new()
        packages = install(program, HERE)
        made = WORK / "dist"
        vite = packages / "vite" / "bin" / "vite.js"
        run(str(program), str(vite), "build", "--emptyOutDir", "--outDir", str(made), where=HERE)
        if not (made / "index.html").is_file():
            raise NodeFailed("Vite ended without a page.")
        shutil.rmtree(DIST, ignore_errors=True)
        made.rename(DIST)
        wanted.write()


def given_up() -> Stamp:
    """The mark of a build that failed, which is not tried again unasked while nothing has changed."""
    return Stamp.of(WORK, *sources())


@contextmanager
def _alone() -> Iterator[None]:
    WORK.mkdir(exist_ok=True)
    with (WORK / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
