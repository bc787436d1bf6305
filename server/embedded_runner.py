"""Gives the operating system user under whom the embedded PostgreSQL runs, since PostgreSQL refuses to run as root.

In       the cluster directory (existing, perhaps empty) and the directory of PostgreSQL's programs.
Out      Runner: the words to put before each command, and the uid and gid that own the cluster's files.
Refuses  SettingsRefused: nobody here can run this cluster.
Never    starts a server; changes the owner of anything but the cluster directory.

An ordinary user runs it as herself. For root there are three ways, tried in this order:

1. A user namespace in which root has another number. Nothing changes its owner, and a checkout under /root works,
   because outside the namespace the server is still root's. Containers often forbid it.
2. An unprivileged user who owns the cluster directory.
3. The same, with the one capability of passing through directories that are closed to that user (/root is 0700). The
   secure bit is needed because access(2), by which PostgreSQL looks for its own programs, otherwise drops capabilities.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from errors import SettingsRefused

# A file is really written and a program really run: only doing it tells what namespaces and capabilities allow.
_PROBE = (
    ': > "$1/.probe" && rm "$1/.probe" && "$2/initdb" --version && "$2/pg_ctl" --version && "$2/postgres" --version'
)

NOBODY = 65534


@dataclass(frozen=True, slots=True)
class Runner:
    """Who runs the server."""

    prefix: tuple[str, ...]
    uid: int
    gid: int

    def run(self, command: Sequence[str | Path], text: str = "") -> subprocess.CompletedProcess[str]:
        """Run a command as this user, from a directory that everybody can enter, without PostgreSQL's own variables."""
        words = [*self.prefix, *map(str, command)]
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
        return subprocess.run(
            words, input=text, capture_output=True, text=True, check=False, cwd="/", env=clean | {"LC_ALL": "C"}
        )

    def own(self, path: Path) -> None:
        """Make this user the owner of a file or directory that we have just made."""
        if os.geteuid() == 0:
            os.chown(path, self.uid, self.gid)


def runner(cluster: Path, programs: Path, *, fresh: bool) -> Runner:
    """The first of the ways that works for this cluster; of an existing one, only its owner's way."""
    owner = cluster.stat().st_uid
    if os.geteuid() != 0:
        return _ordinary(cluster, owner)
    for way in _ways_of_root(None if fresh else owner):
        if fresh:
            way.own(cluster)
        if _works(way, cluster, programs):
            return way
    raise SettingsRefused(
        f"PostgreSQL refuses to run as root, and none of the other ways works here for {cluster} "
        "(a user namespace by unshare; an unprivileged user by setpriv). "
        "Run as an ordinary user, or set REGISTRY_DATABASE_URL."
    )


def _ordinary(cluster: Path, owner: int) -> Runner:
    if owner != os.geteuid():
        raise SettingsRefused(
            f"{cluster} belongs to another user; run as that user, or set REGISTRY_DATA_DIR to a directory of your own."
        )
    return Runner((), os.geteuid(), os.getegid())


def _works(way: Runner, cluster: Path, programs: Path) -> bool:
    if shutil.which(way.prefix[0]) is None:
        return False
    return way.run(["sh", "-c", _PROBE, "sh", cluster, programs]).returncode == 0


def _ways_of_root(owner: int | None) -> Iterator[Runner]:
    if owner in (None, 0):
        yield Runner(("unshare", "--user", f"--map-user={_mapped()}", "--"), 0, 0)
    if owner != 0:
        yield from _ways_of_another(*(_unprivileged() if owner is None else (owner, _group(owner))))


def _ways_of_another(uid: int, gid: int) -> Iterator[Runner]:
    plain = ("setpriv", f"--reuid={uid}", f"--regid={gid}", "--clear-groups")
    yield Runner((*plain, "--"), uid, gid)
    # Some containers keep back the narrower of the two capabilities.
    for capability in ("dac_read_search", "dac_override"):
        passing = (f"--inh-caps=+{capability}", f"--ambient-caps=+{capability}", "--securebits=+no_setuid_fixup", "--")
        yield Runner((*plain, *passing), uid, gid)


def _mapped() -> int:
    # initdb wants a name for its user. The kernel shows every foreign file as nobody's, so nobody is the wrong mask.
    return next((user.pw_uid for user in pwd.getpwall() if user.pw_uid not in (0, NOBODY)), NOBODY)


def _unprivileged() -> tuple[int, int]:
    try:
        nobody = pwd.getpwnam("nobody")
    except KeyError:
        return NOBODY, NOBODY
    return nobody.pw_uid, nobody.pw_gid


def _group(uid: int) -> int:
    try:
        return pwd.getpwuid(uid).pw_gid
    except KeyError:
        return uid
