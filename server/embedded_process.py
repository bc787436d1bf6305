"""Gives the running server process of a cluster: found, started, waited for, stopped.

In       a Cluster and its socket directory.
Out      a server that takes connections, or none.
Refuses  SettingsRefused: the server does not come up; the last lines of its log say why.
Never    touches a process that does not name this cluster.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from errors import SettingsRefused
from server.embedded_cluster import Cluster, configure
from server.embedded_socket import PORT, fingerprint

# Recovery after a hard stop may have to read gigabytes of WAL.
PATIENCE_SECONDS = 600
# Those who outlive a killed postmaster notice it at once; a second is long.
ORPHANS_SECONDS = 15
PROC = Path("/proc")
# The line of postmaster.pid that tells its state, and the one that tells the directory of its socket.
STATE, SOCKET = 7, 4


def running_socket(cluster: Cluster) -> Path | None:
    """The socket directory of the server that now runs this cluster and takes connections; None if none does."""
    if not _is_server(cluster, _pid(cluster)):
        return None
    _wait(lambda: _status(cluster) in ("ready", "stopping") or not _is_server(cluster, _pid(cluster)), PATIENCE_SECONDS)
    if _status(cluster) == "stopping":
        _wait(lambda: not _is_server(cluster, _pid(cluster)), PATIENCE_SECONDS)
    return Path(_pid_file(cluster)[SOCKET]) if _is_server(cluster, _pid(cluster)) else None


def start(cluster: Cluster, socket_directory: Path, *, durable: bool) -> None:
    """Start the server and come back when it takes connections."""
    _clear_what_was_killed(cluster, socket_directory)
    configure(cluster, socket_directory, durable=durable)
    log = cluster.directory / "server.log"
    options = f"-c cluster_name={_name(cluster)} -c port={PORT}"
    if _pg_ctl(cluster, "start", "-l", str(log), "-w", "-t", str(PATIENCE_SECONDS), "-o", options) != 0:
        last = log.read_text(errors="replace").splitlines()[-5:] if log.exists() else []
        raise SettingsRefused(f"The embedded PostgreSQL did not start; {log} ends with: " + " / ".join(last))


def stop(cluster: Cluster) -> None:
    """Stop the server: sessions are broken off, the cluster is left clean."""
    pid = _pid(cluster)
    if _is_server(cluster, pid):
        _pg_ctl(cluster, "stop", "-m", "fast", "-w", "-t", str(PATIENCE_SECONDS))
        # The file goes a moment before the process does.
        _wait(lambda: not _is_server(cluster, pid), PATIENCE_SECONDS)


def _pg_ctl(cluster: Cluster, *words: str) -> int:
    command = (words[0], "-D", str(cluster.directory), *words[1:])
    return cluster.runner.run([cluster.program("pg_ctl"), *command]).returncode


def _clear_what_was_killed(cluster: Cluster, socket_directory: Path) -> None:
    # After kill -9 these files name a process that is dead but not yet buried, or by now quite another one; PostgreSQL
    # itself would take either for a running server. They may only go when nobody uses the old shared memory any longer.
    _wait(lambda: not _survivors(cluster), ORPHANS_SECONDS)
    socket = socket_directory / f".s.PGSQL.{PORT}"
    for left in (cluster.directory / "postmaster.pid", socket, socket.with_name(f"{socket.name}.lock")):
        left.unlink(missing_ok=True)


def _wait(until: Callable[[], bool], seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not until():
        if time.monotonic() > deadline:
            raise SettingsRefused(
                "The embedded PostgreSQL neither starts nor stops; end its processes, then try again."
            )
        time.sleep(0.02)


def _pid_file(cluster: Cluster) -> list[str]:
    try:
        return (cluster.directory / "postmaster.pid").read_text().splitlines()
    except OSError:
        return []


def _pid(cluster: Cluster) -> int:
    lines = _pid_file(cluster)
    return int(lines[0]) if lines and lines[0].isdigit() else 0


def _status(cluster: Cluster) -> str:
    lines = _pid_file(cluster)
    return lines[STATE].strip() if len(lines) > STATE else "none"


def _name(cluster: Cluster) -> str:
    return f"registry-{fingerprint(cluster.directory)}"


def _is_server(cluster: Cluster, pid: int) -> bool:
    """Whether this process is the postmaster of this cluster; a number alone may have been given to another since."""
    if not pid:
        return False
    return _speaks_of(cluster, PROC / str(pid)) if PROC.exists() else _pg_ctl(cluster, "status") == 0


def _survivors(cluster: Cluster) -> bool:
    # The name stands in the title of each process of the server, where every user can read it.
    return PROC.exists() and any(_speaks_of(cluster, entry) for entry in PROC.iterdir() if entry.name.isdigit())


def _speaks_of(cluster: Cluster, entry: Path) -> bool:
    try:
        words = (entry / "cmdline").read_bytes()
    except OSError:
        return False
    return _name(cluster).encode() in words
