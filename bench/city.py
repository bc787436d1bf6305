"""Gives a database that holds the demo city, ready for every contender.

In       how many people, and the directory where the city is kept between runs.
Out      City: the URLs of its roles and the county that is asked about, for the length of a block.
Refuses  BenchFailed: the city there is of another size, or was made by other migrations.
Never    touches another data directory; leaves PostgreSQL running.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import asyncpg
from rich.console import Console

from bench.failure import BenchFailed
from bench.processor import parent
from server import embedded, migrating, stocking, vouching
from server.settings import Settings, read_settings

COUNTY_CODE = "321322"
ASKER = f"viewer@{COUNTY_CODE}"
ROOT = Path(__file__).parents[1]
_POSTGRAPHILE = ROOT / "bench" / "peers" / "postgraphile"


@dataclass(frozen=True, slots=True)
class City:
    """Where the city lies; `peer_url` is of PostGraphile's role, `owner_url` of the one that row security lets pass."""

    data_dir: Path
    owner_url: str
    peer_url: str
    county: str
    token: str
    people: int
    postgres: str
    postmaster: int
    databases: embedded.Databases | None = None


@contextmanager
def running(data_dir: Path, people: int, console: Console) -> Iterator[City]:
    """The city, loaded first where it is not there yet."""
    databases = embedded.start(data_dir)
    try:
        settings = read_settings(
            {
                "REGISTRY_DATA_DIR": str(data_dir),
                "REGISTRY_DATABASE_URL": databases.runtime_url,
                "REGISTRY_OWNER_DATABASE_URL": databases.owner_url,
            }
        )
        _fill(settings, databases.owner_url, people, console)
        asyncio.run(_prepare_peer(databases))
        yield asyncio.run(_found(settings, databases, people))
    finally:
        databases.stop()


def _fill(settings: Settings, owner_url: str, people: int, console: Console) -> None:
    stamp = settings.data_dir / "migrations.sha256"
    if stamp.is_file() and stamp.read_text(encoding="ascii") != _migrations():
        raise BenchFailed(f"{settings.data_dir} was made by other migrations; remove it.")
    migrating.migrate(owner_url)
    if stocking.is_empty(settings):
        stocking.stock(settings, people, console)
    stamp.write_text(_migrations(), encoding="ascii")


def _migrations() -> str:
    """While a migration is being written, the database cannot tell that it has changed."""
    files = sorted(file for file in (ROOT / "migrations").rglob("*") if file.suffix in (".py", ".sql"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


async def _prepare_peer(databases: embedded.Databases) -> None:
    """The role, views and policies of PostGraphile."""
    for url, file in ((databases.superuser_url, "role.sql"), (databases.owner_url, "ground.sql")):
        connection = await asyncpg.connect(url)
        try:
            await connection.execute((_POSTGRAPHILE / file).read_text(encoding="utf-8"))
        finally:
            await connection.close()


async def _found(settings: Settings, databases: embedded.Databases, people: int) -> City:
    connection = await asyncpg.connect(databases.owner_url)
    try:
        there = await connection.fetchval("SELECT count(*) FROM person")
        county = await connection.fetchval("SELECT id FROM division WHERE code = $1", COUNTY_CODE)
        postgres = await connection.fetchval("SHOW server_version")
        postmaster = parent(connection.get_server_pid())
    finally:
        await connection.close()
    if there != people:
        raise BenchFailed(f"{settings.data_dir} holds {there:,} people and not {people:,}; remove it, or name another.")
    peer_url = databases.owner_url.replace("//registry_owner@", "//bench_postgraphile@localhost", 1)
    token = await asyncio.to_thread(vouching.token, settings, ASKER)
    known = (str(county), token, there, postgres, postmaster, databases)
    return City(settings.data_dir, databases.owner_url, peer_url, *known)
