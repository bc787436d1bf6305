"""Gives a contender that answers, for the length of a block.

In       a Contender.
Out      its process, once the port takes connections.
Refuses  BenchFailed: it ends, or does not listen in time.
Never    ends a process that it did not start.
"""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.contenders import Contender
from bench.failure import BenchFailed

ROOT = Path(__file__).parents[1]
SECONDS_TO_LISTEN = 60.0
SECONDS_TO_END = 20.0


@contextmanager
def listening(contender: Contender, logs: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The contender's process."""
    logs.mkdir(parents=True, exist_ok=True)
    log = logs / f"{contender.key}.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            contender.command, cwd=ROOT, env=dict(contender.environment), stdout=output, stderr=subprocess.STDOUT
        )
    try:
        _await_port(contender, process, log)
        yield process
    finally:
        _end(process)


def _await_port(contender: Contender, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_LISTEN
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            socket.create_connection(("127.0.0.1", contender.port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise BenchFailed(
        f"{contender.title} does not listen:\n{log.read_text(encoding='utf-8', errors='replace')[-3000:]}"
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
