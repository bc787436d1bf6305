"""A city that is sealed, the place of its key file, and looks at what is sealed with which key.

In       a database of the small world, an empty directory.
Out      House: runs the commands of the keys, here or as a process; ``everything`` in clear.
Never    changes the world's own key.
"""

from __future__ import annotations

import asyncio
import io
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
from rich.console import Console

from db import resealing
from db.engine import Engine
from db.resealing import SEALED_TABLES, SealedTable
from db.sealed import KeyRing, Kind
from server.settings import Settings
from tests.ground import Database
from tests.test_repository import ROOT
from tests.world import WORLD
from tests.world_filling import KEY_RING

SEALED = next(each for each in WORLD.people.values() if each.id_number and each.phone)
NUMBER = str(SEALED.id_number)
STRANGER = next(each for each in WORLD.people.values() if each.id_number is None)
UNKNOWN_NUMBER = "321399199001010014"
TAKEN = "SELECT guard.digest_taken('id_number', $1)"
GIVE_NUMBER = "UPDATE person SET id_number_sealed = $2, id_number_digest = $3, id_number_masked = $4 WHERE id = $1"
WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = $1 AND wait_event_type = 'Lock'"


@dataclass(frozen=True, slots=True)
class House:
    """A city that is sealed with one key, and the place of its key file."""

    database: Database
    settings: Settings

    @property
    def file(self) -> Path:
        return self.settings.sealing_key

    async def run(self, command: Any) -> str:
        """What a command of the keys prints."""
        console = Console(file=io.StringIO(), width=200)
        await asyncio.to_thread(command, self.settings, console)
        assert isinstance(console.file, io.StringIO)
        return console.file.getvalue()

    def process(self, *words: str) -> subprocess.Popen[bytes]:
        """The command line, in a process of its own."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith("REGISTRY_")}
        given = {
            "REGISTRY_DATA_DIR": str(self.settings.data_dir),
            "REGISTRY_DATABASE_URL": self.database.runtime_url,
            "REGISTRY_OWNER_DATABASE_URL": self.database.owner_url,
        }
        command = [sys.executable, "-m", "server.cli", *words]
        return subprocess.Popen(
            command, cwd=ROOT, env=clean | given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )


def settings_of(database: Database, keys_in: Path) -> Settings:
    return Settings(data_dir=keys_in, database_url=database.runtime_url, owner_database_url=database.owner_url)


def house_of(database: Database, keys_in: Path) -> House:
    """The small world with its key, which seals everything in it."""
    made = House(database, settings_of(database, keys_in))
    made.file.touch(mode=0o600)
    made.file.write_bytes(KEY_RING.keys)
    return made


async def sealed_rows(owner: asyncpg.Connection, table: SealedTable) -> list[Mapping[str, Any]]:
    """All rows of a table with their sealed values and digests, in order."""
    names = ", ".join(f"{value}_{part}" for value in table.values for part in ("sealed", "digest", "masked"))
    return [
        dict(row) for row in await owner.fetch(f"SELECT id, version, updated_at, {names} FROM {table.name} ORDER BY id")
    ]


async def everything(owner: asyncpg.Connection, ring: KeyRing) -> dict[tuple[str, UUID, str], str]:
    """Every sealed value in clear, after a look at its digest."""
    opened = {}
    for table in SEALED_TABLES:
        for row in await sealed_rows(owner, table):
            for value, kind in table.values.items():
                if row[f"{value}_sealed"] is not None:
                    plaintext = ring.open_sealed(kind, row[f"{value}_sealed"])
                    assert row[f"{value}_digest"] in ring.digests(kind, plaintext)
                    opened[table.name, row["id"], value] = plaintext
    return opened


def sealed_number(ring: KeyRing, number: str = UNKNOWN_NUMBER) -> tuple[bytes, bytes, str]:
    sealed = ring.seal(Kind.CITIZEN_NUMBER, number)
    return sealed.ciphertext, sealed.digest, sealed.masked


def numbers(ring: KeyRing, number: str = UNKNOWN_NUMBER) -> list[bytes]:
    return list(ring.digests(Kind.CITIZEN_NUMBER, number))


async def waits(watch: asyncpg.Connection, database: Database, how_many: int = 1) -> bool:
    """Whether so many processes of the database wait for somebody's lock."""
    return int(await watch.fetchval(WAITING, database.name)) >= how_many


async def sealed_anew(engine: Engine, ring: KeyRing) -> None:
    """Everything under the ring's current key."""
    async for _ in resealing.reseal(engine, ring):
        pass
