"""The PostgreSQL of a test run: one server for all its workers, an empty city and a filled one to copy.

In       a directory that the workers of this run share.
Out      Ground: makes and drops databases that are copies.
Never    touches ./var; connects to a template, since a database with guests cannot be copied.

The server's own rule does the sharing: whoever comes first starts it, whoever leaves last stops it (server.embedded).
"""

from __future__ import annotations

import asyncio
import fcntl
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import asyncpg

from server import embedded, migrating
from server.embedded import Databases
from tests.world_filling import fill

EMPTY = "registry"
"""Migrated, without a row of its own."""
WORLD = "world"
"""The same with the small world in it."""

IN_MEMORY = "TESTS_IN_MEMORY"
"""The variable that tells the workers of a run where in memory the server's files lie; empty where there is no room."""
_TIMES = 11
"""How often those who leave a database are waited for, five seconds each time, before the last."""
_MEMORY = Path("/dev/shm")
_ROOM = 4 << 30
"""Bytes of memory that must be free: five times as many as a whole run was seen to take, which was 755 MB."""


@dataclass(frozen=True, slots=True)
class Database:
    """One database and how each role reaches it."""

    name: str
    runtime_url: str
    owner_url: str
    superuser_url: str


@dataclass(frozen=True, slots=True)
class Ground:
    """The running server, and the log in which it writes what it was told to."""

    databases: Databases
    log: Path

    def database(self, name: str) -> Database:
        """The database of this name."""
        runtime_url, owner_url = (
            url.replace("/registry?", f"/{name}?") for url in (self.databases.runtime_url, self.databases.owner_url)
        )
        return Database(name, runtime_url, owner_url, self.databases.superuser_url.replace("/postgres?", f"/{name}?"))

    async def copy(self, template: str) -> Database:
        """A new database with all that the template holds."""
        name = f"copy_{uuid4().hex}"
        await self.create(name, template)
        return self.database(name)

    async def create(self, name: str, template: str) -> None:
        """A copy of the template under a name. The rights on a database itself are not copied, so they are given anew.

        Copying files is as quick as the other strategy here, and writes no log that would fill the disk of a long run.
        """
        await self._run(
            f"CREATE DATABASE {name} TEMPLATE {template} OWNER registry_owner STRATEGY file_copy",
            f"REVOKE ALL ON DATABASE {name} FROM PUBLIC",
            f"GRANT CONNECT ON DATABASE {name} TO registry_runtime",
        )

    async def drop(self, database: Database) -> None:
        """Away with it, and with whoever is connected."""
        await self._run(f"DROP DATABASE {database.name} WITH (FORCE)")

    async def has(self, name: str) -> bool:
        """Whether there is a database of this name."""
        async with connected(self.databases.superuser_url) as superuser:
            return bool(await superuser.fetchval("SELECT count(*) FROM pg_database WHERE datname = $1", name))

    async def rename(self, old: str, new: str) -> None:
        """Another name for a database without guests."""
        await self._run(f"ALTER DATABASE {old} RENAME TO {new}")

    async def _run(self, *statements: str) -> None:
        async with connected(self.databases.superuser_url) as superuser:
            for statement in statements:
                await _carried_out(superuser, statement)


async def _carried_out(superuser: asyncpg.Connection, statement: str) -> None:
    """Whoever was in a database may still be leaving it: PostgreSQL waits five seconds, and a busy machine may need more."""
    for _ in range(_TIMES):
        with suppress(asyncpg.ObjectInUseError):
            await superuser.execute(statement)
            return
    await superuser.execute(statement)


def in_memory() -> Path | None:
    """A new directory in memory, if there is room: a database is a thousand files, and a disk may take a second for a copy.

    What was left there by a run that was killed is cleared away.
    """
    for left in _MEMORY.glob("registry-tests-*"):
        if not Path("/proc", left.name.split("-")[2]).exists():
            shutil.rmtree(left, ignore_errors=True)
    if not os.access(_MEMORY, os.W_OK) or min(shutil.disk_usage(_MEMORY).free, _free()) < _ROOM:
        return None
    made = Path(tempfile.mkdtemp(prefix=f"registry-tests-{os.getpid()}-", dir=_MEMORY))
    made.chmod(0o711)  # PostgreSQL may have to run as somebody else
    return made


def _free() -> int:
    told = dict(line.split(":") for line in Path("/proc/meminfo").read_text(encoding="ascii").splitlines())
    return int(told["MemAvailable"].split()[0]) * 1024


@asynccontextmanager
async def connected(url: str) -> AsyncIterator[asyncpg.Connection]:
    """A connection for the length of a block."""
    connection = await asyncpg.connect(url)
    try:
        yield connection
    finally:
        await connection.close()


@contextmanager
def ground_in(directory: Path) -> Iterator[Ground]:
    """The server in a directory, with both templates, for the length of a block."""
    databases = embedded.start(directory, durable=False)
    try:
        made = Ground(databases, directory / "postgres" / "server.log")
        with (directory / "templates.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            _make_templates(made)
        yield made
    finally:
        databases.stop()


def _make_templates(ground: Ground) -> None:
    if asyncio.run(ground.has(WORLD)):
        return
    migrating.migrate(ground.databases.owner_url)
    asyncio.run(_make_world(ground))


async def _make_world(ground: Ground) -> None:
    # Under its final name only when it is whole: of two workers the second finds all or nothing.
    draft = await ground.copy(EMPTY)
    async with connected(draft.owner_url) as owner:
        await fill(owner)
    await ground.rename(draft.name, WORLD)
