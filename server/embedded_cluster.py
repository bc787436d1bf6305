"""Gives a PostgreSQL cluster on disk that holds the roles, the database and the extensions, made once and whole.

In       the data directory and the directory of PostgreSQL's programs.
Out      Cluster: where its files lie and who runs it.
Refuses  SettingsRefused: it cannot be made here, or was made by another major version.
Never    leaves half a cluster under the final name; listens to anybody.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from errors import SettingsRefused
from server.embedded_binaries import major
from server.embedded_runner import Runner, runner

SQL = Path(__file__).resolve().parent.parent / "db"
MEBI = 1024 * 1024

# Trust instead of passwords: the socket lies in a directory that only its owner may enter and there is no TCP port, so
# whoever can reach it could read the files of the cluster as well. "peer" would not do, since the server may run in a
# user namespace, where it sees its clients under other numbers.
_AUTHENTICATION = ("--auth-local=trust", "--auth-host=reject")
_ORDER = ("--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C")

# For tests: nothing waits for a disk, and little is kept for a recovery that never comes.
_FLEETING = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_wal_size": "512MB"}


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster on disk."""

    directory: Path
    programs: Path
    runner: Runner

    def program(self, name: str) -> Path:
        """The path of one of PostgreSQL's programs."""
        return self.programs / name


def cluster(data_dir: Path, programs: Path, *, durable: bool) -> Cluster:
    """The cluster of this data directory; made if it is not there yet."""
    directory = data_dir / "postgres"
    if not directory.exists():
        _make(data_dir / "postgres.new", programs, durable=durable)
        (data_dir / "postgres.new").rename(directory)
    made_by, here = (directory / "PG_VERSION").read_text().strip(), str(major(programs))
    if made_by != here:
        raise SettingsRefused(
            f"{directory} was made by PostgreSQL {made_by}, here is {here}: upgrade it or set REGISTRY_DATA_DIR."
        )
    return Cluster(directory, programs, runner(directory, programs, fresh=False))


def _make(directory: Path, programs: Path, *, durable: bool) -> None:
    # Single-user mode needs no server: when we are killed half-way nothing runs on, and the next start begins afresh.
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(mode=0o700)
    made = Cluster(directory, programs, runner(directory, programs, fresh=True))
    options = ("--username=postgres", *_AUTHENTICATION, *_ORDER, *(() if durable else ("--no-sync",)))
    _succeed(made.runner.run([made.program("initdb"), "-D", directory, *options]))
    for database, file in (("postgres", "roles.sql"), ("registry", "extensions.sql")):
        _run_sql(made, database, SQL / file, fsync="on" if durable else "off")


def _run_sql(made: Cluster, database: str, file: Path, *, fsync: str) -> None:
    # With -j a statement ends at a semicolon and an empty line.
    options = ("--single", "-j", "-D", made.directory, "-c", "exit_on_error=on", "-c", f"fsync={fsync}")
    _succeed(made.runner.run([made.program("postgres"), *options, database], text=file.read_text(encoding="utf-8")))


def _succeed(done: subprocess.CompletedProcess[str]) -> None:
    if done.returncode != 0:
        last = (done.stderr or done.stdout).strip().splitlines()[-3:]
        raise SettingsRefused("PostgreSQL's files could not be made: " + " ".join(last))


def configure(made: Cluster, socket_directory: Path, *, durable: bool) -> None:
    """Write the parameters anew before each start, so that a newer version of the project brings its own."""
    lines = [f"{name} = '{value}'" for name, value in _parameters(socket_directory, durable=durable).items()]
    for name, text in (("registry.conf", "\n".join(lines) + "\n"), ("postgresql.conf", "include 'registry.conf'\n")):
        part = made.directory / f"{name}.new"
        part.write_text(text)
        made.runner.own(part)
        part.rename(made.directory / name)


def _parameters(socket_directory: Path, *, durable: bool) -> dict[str, str | int]:
    return {
        "listen_addresses": "",
        "unix_socket_directories": str(socket_directory),
        "unix_socket_permissions": "0700",
        "max_connections": 100,
        "timezone": "UTC",
        "log_timezone": "UTC",
        "log_min_messages": "warning",
        "log_checkpoints": "off",
        "jit": "off",
        "random_page_cost": "1.1",
        # Nobody replicates the demo, and COPY into a table made in the same transaction then writes no WAL.
        "wal_level": "minimal",
        "max_wal_senders": 0,
        "max_wal_size": "8GB",
        **_memory(),
        **({} if durable else _FLEETING),
    }


def _memory() -> dict[str, str]:
    share = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // MEBI // 8
    return {
        "shared_buffers": f"{min(512, share)}MB",
        "work_mem": f"{min(32, max(4, share // 16))}MB",
        "maintenance_work_mem": f"{min(512, share)}MB",
    }
