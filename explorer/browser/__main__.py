"""Walks over the explorer in headless Chromium: ``python -m explorer.browser``, or ``make browser``.

A demo city is loaded and served; the browser resolves no name and may ask nobody but the server. Ends with 0 when every step was
taken, nothing else was asked for, and neither the console nor the page's policy had anything to say. The last argument is a
directory for pictures. Chromium is the machine's: nothing is installed here but the program that drives it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from pathlib import Path

from conformance.city import Served, served
from conformance.failure import ConformanceFailed
from explorer.building import build
from node.failure import NodeFailed
from node.packages import install
from node.program import any_new

HERE = Path(__file__).parent
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PEOPLE = "60000"
"""As many as `make serve` loads: fewer leave villages empty."""

SECONDS = 600


def walk(pictures: str) -> int:
    """1 if anything was wrong."""
    browser = next((found for name in NAMES if (found := shutil.which(name))), None)
    if browser is None:
        print("Chromium is missing; install it (Debian: apt-get install chromium).", file=sys.stderr)
        return 1
    try:
        print("Building the explorer, and loading a city ...", file=sys.stderr, flush=True)
        build()
        node = any_new()
        install(node, HERE)
        with tempfile.TemporaryDirectory(prefix="registry-") as directory:
            with served(Path(directory), PEOPLE) as city:
                wrong = _walked(node, browser, city, pictures)
            wrong += _shut(Path(directory))
    except (NodeFailed, ConformanceFailed) as failed:
        print(failed, file=sys.stderr)
        return 1
    print("".join(f"wrong: {each}\n" for each in wrong), file=sys.stderr, end="")
    return 1 if wrong else 0


def _walked(node: Path, browser: str, city: Served, pictures: str) -> list[str]:
    """What was wrong on the way; the steps are printed as they were taken."""
    command = (str(node), str(HERE / "walk.mjs"), browser, pictures)
    environment = os.environ | {"URL": city.url.removesuffix("graphql")}
    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True, timeout=SECONDS)
    if done.returncode:
        return [f"the walk broke off:\n{done.stderr[-2000:]}"]
    told = json.loads(done.stdout)
    print("".join(f"  {step}\n" for step in told["steps"]), end="")
    wrong: list[str] = told["wrong"]
    return wrong


def _shut(directory: Path) -> list[str]:
    """Where it is switched off there is no page, no file, and no sign-in by a click."""
    wrong = []
    with served(directory, REGISTRY_EXPLORER="off") as city:
        for path in ("", "explorer/desk.json", "auth/demo"):
            try:
                with urllib.request.urlopen(city.url.removesuffix("graphql") + path):  # noqa: S310 - our own address
                    wrong.append(f"/{path} is there although the explorer is off")
            except urllib.error.HTTPError as refused:
                if refused.code != 404:  # noqa: PLR2004 - not found
                    wrong.append(f"/{path} is {refused.code} where the explorer is off")
    if not wrong:
        print("  switched off, there is none of it")
    return wrong


if __name__ == "__main__":
    sys.exit(walk(sys.argv[1] if len(sys.argv) > 1 else ""))
