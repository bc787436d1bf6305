"""Gives a server that is started again whenever it ends, as a service is that systemd keeps.

In       a command and its environment; the address at which it says that it is ready.
Out      the server, for the length of a block; a file that holds the id of its process.
Refuses  ConformanceFailed: a server that does not get ready.
Never    ends a process that it did not start; starts one anew once the block has ended.
"""

from __future__ import annotations

import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from conformance.failure import ConformanceFailed

ROOT = Path(__file__).parents[1]
SECONDS_TO_BE_READY = 120.0
SECONDS_TO_END = 30.0


class Kept:
    """One server; its watcher waits for its end, and starts it again."""

    def __init__(self, command: tuple[str, ...], environment: Mapping[str, str], log: Path, pid: Path) -> None:
        self._command, self._environment = command, environment
        self._log, self._pid = log, pid
        self._over = False
        self.process = self._start()
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()

    def _start(self) -> subprocess.Popen[bytes]:
        with self._log.open("ab") as output:
            process = subprocess.Popen(
                self._command, cwd=ROOT, env=dict(self._environment), stdout=output, stderr=subprocess.STDOUT
            )
        self._pid.write_text(str(process.pid), encoding="ascii")
        return process

    def _watch(self) -> None:
        while True:
            # One that cannot start says so at once; it is not started again and again.
            if self.process.wait() or self._over:
                return
            self.process = self._start()

    def end(self) -> None:
        """The end of the server and of its watcher."""
        self._over = True
        self.process.terminate()
        self._watcher.join(SECONDS_TO_END)
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


@contextmanager
def kept(command: tuple[str, ...], environment: Mapping[str, str], ready: str, directory: Path) -> Iterator[Path]:
    """The server, ready; where the id of its process is to be read."""
    directory.mkdir(exist_ok=True)
    log, pid = directory / "server.log", directory / "server.pid"
    server = Kept(command, environment, log, pid)
    try:
        _await_ready(ready, server, log)
        yield pid
    finally:
        server.end()


def _await_ready(url: str, server: Kept, log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_BE_READY
    while time.monotonic() < deadline and server.process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310 - an address of our own making
                return
        except (OSError, urllib.error.URLError):
            time.sleep(0.2)
    raise ConformanceFailed(
        f"The server does not get ready:\n{log.read_text(encoding='utf-8', errors='replace')[-3000:]}"
    )
