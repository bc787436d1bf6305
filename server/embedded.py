"""Gives a running PostgreSQL under the data directory, shared by all the processes that ask for it.

In       the data directory.
Out      Databases: the URLs of the two roles, and `stop`.
Refuses  SettingsRefused: no PostgreSQL here, nobody who may run it, a cluster of another version or another user.
Never    opens a TCP port; stops a server that another process still uses.

In order of control flow: embedded_binaries (which programs), embedded_cluster (files, made once), embedded_runner (as
whom), embedded_socket (where it listens), embedded_process (found, started, stopped). Whoever uses the server holds a
shared lock; whoever lets go of it last stops the server. The system lets go for those who are killed.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from errors import SettingsRefused
from server import embedded_process as process
from server.embedded_binaries import programs
from server.embedded_cluster import Cluster, cluster
from server.embedded_socket import PORT, socket_directory


@dataclass(frozen=True, slots=True)
class Databases:
    """Where the database is, for whom. The superuser is for tests, which make databases of their own."""

    runtime_url: str
    owner_url: str
    superuser_url: str
    stop: Callable[[], None] = field(repr=False, compare=False)


def start(data_dir: Path, *, durable: bool = True) -> Databases:
    """The server of this data directory, started if it is not running. Without `durable` a power cut may ruin it."""
    home = _home(data_dir)
    with _alone(home):
        users = _share(home)
        try:
            found, sockets = _running(home, durable=durable)
        except BaseException:
            os.close(users)
            raise
    # The list is emptied by the first call, so that stopping twice does no harm.
    held = [users]
    return _databases(sockets, lambda: _leave(home, found, sockets, held.pop()) if held else None)


def _home(data_dir: Path) -> Path:
    home = data_dir.expanduser().resolve()
    try:
        # All may pass through: as root we may run PostgreSQL as another user. Secrets in it have their own modes.
        home.mkdir(mode=0o711, parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsRefused(f"REGISTRY_DATA_DIR: {home} cannot be made: {error.strerror}.") from error
    return home


def _running(home: Path, *, durable: bool) -> tuple[Cluster, Path]:
    found = cluster(home, programs(), durable=durable)
    sockets = process.running_socket(found)
    if sockets is None:
        sockets = socket_directory(home, found.runner)
        process.start(found, sockets, durable=durable)
    return found, sockets


def _databases(sockets: Path, stop: Callable[[], None]) -> Databases:
    def url(role: str, database: str) -> str:
        return f"postgresql://{role}@/{database}?host={quote(str(sockets))}&port={PORT}"

    return Databases(
        url("registry_runtime", "registry"), url("registry_owner", "registry"), url("postgres", "postgres"), stop
    )


def _leave(home: Path, found: Cluster, sockets: Path, users: int) -> None:
    with _alone(home):
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            pass
        else:
            process.stop(found)
            # It may lie in the temporary directory, where nobody else would clear it away.
            with suppress(OSError):
                sockets.rmdir()
        finally:
            os.close(users)


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """One process at a time makes, starts or stops the server."""
    lock = _open(home / "postgres.lock")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _share(home: Path) -> int:
    users = _open(home / "postgres.users")
    fcntl.flock(users, fcntl.LOCK_SH)
    return users


def _open(file: Path) -> int:
    try:
        return os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise SettingsRefused(f"REGISTRY_DATA_DIR: {file} cannot be written: {error.strerror}.") from error
