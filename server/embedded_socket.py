"""Gives the directory, open to its owner only, in which the embedded PostgreSQL puts its Unix socket.

In       the data directory and the user who runs the server.
Out      a directory with mode 0700 whose path fits a socket address and every driver's URL.
Refuses  SettingsRefused: no such directory can be made.
Never    opens a TCP port.
"""

from __future__ import annotations

import os
import re
import socket
import stat
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from errors import SettingsRefused
from server.embedded_runner import Runner

PORT = 5432
OWNER_ONLY = 0o700
# Drivers split host lists at commas and ports at colons; percent and spaces are spelt differently by each of them.
_PLAIN = re.compile(r"[A-Za-z0-9/_.-]+")


def socket_directory(data_dir: Path, owner: Runner) -> Path:
    """The data directory's own `socket`, or a short name under the temporary directory if that cannot hold a socket."""
    for directory in _candidates(data_dir):
        if _PLAIN.fullmatch(str(directory)) and _made(directory, owner.uid) and _holds_a_socket(directory):
            owner.own(directory)
            return directory
    raise SettingsRefused(
        f"No directory for a Unix socket can be made, neither under {data_dir} nor under {tempfile.gettempdir()}."
    )


def _candidates(data_dir: Path) -> Iterator[Path]:
    name = f"registry-{os.geteuid()}-{fingerprint(data_dir)}"
    yield data_dir / "socket"
    yield Path(tempfile.gettempdir()) / name
    yield Path("/tmp") / name  # noqa: S108 - TMPDIR itself may be too long; ownership and mode are checked below


def fingerprint(path: Path) -> str:
    """A short name for a path, the same on every call."""
    return sha256(os.fsencode(path)).hexdigest()[:16]


def _made(directory: Path, owner: int) -> bool:
    """Whether it is there with mode 0700; under a shared /tmp somebody else may have put it there first."""
    try:
        directory.mkdir(mode=OWNER_ONLY, exist_ok=True)
        found = directory.lstat()
    except OSError:
        return False
    ours = found.st_uid in (os.geteuid(), owner)
    return ours and stat.S_ISDIR(found.st_mode) and stat.S_IMODE(found.st_mode) == OWNER_ONLY


def _holds_a_socket(directory: Path) -> bool:
    """Whether one can be bound: the path may be too long (107 bytes), or the file system may know no sockets."""
    probe = directory / f".s.PGSQL.{PORT + 1}"
    try:
        probe.unlink(missing_ok=True)
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(os.fsencode(probe))
        probe.unlink()
    except OSError:
        return False
    return True
