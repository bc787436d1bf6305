"""Builds the explorer: ``python -m explorer``, or ``make explorer``.

``--before-serving`` is for `make serve`: only where the page is wanted at all; a build that fails is told in one line, is not
tried again by itself, and stops nothing. Imports the standard library only: it runs before anything is installed.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from explorer.building import build, given_up, stamp
from node.failure import NodeFailed

LOG = Path(__file__).parent / ".work" / "failure.log"


def make() -> int:
    """Build the page, if it is not that of these sources."""
    if stamp().there():
        print("The explorer is built.")
        return 0
    try:
        _build()
    except NodeFailed as failed:
        print(failed, file=sys.stderr)
        return 1
    return 0


def make_before_serving() -> int:
    """The same for `make serve`; always 0."""
    if not _wanted() or stamp().there():
        return 0
    if given_up().there():
        _tell("The explorer could not be built before")
        return 0
    try:
        _build()
    except NodeFailed as failed:
        LOG.write_text(str(failed), encoding="utf-8")
        given_up().write()
        _tell("The explorer could not be built")
    return 0


def _build() -> None:
    print("Building the explorer, the page at / (a minute, once) ...", file=sys.stderr, flush=True)
    build()
    given_up().clear()
    print("The explorer is built: explorer/dist", file=sys.stderr)


def _wanted() -> bool:
    told = os.environ.get("REGISTRY_EXPLORER")
    return told == "on" or (told is None and os.environ.get("REGISTRY_MODE", "demo") == "demo")


def _tell(what: str) -> None:
    print(
        f"{what} (explorer/.work/failure.log says why); all else works. "
        "`make explorer` tries again, or copy explorer/dist from another machine.",
        file=sys.stderr,
    )


if __name__ == "__main__":
    sys.exit(make_before_serving() if "--before-serving" in sys.argv[1:] else make())
