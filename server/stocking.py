"""Fills an empty database with the demo city, and keeps the accounts' password where the demo's user finds it.

In       settings that `databases.running` gave, and how many people.
Out      a database that holds a city, and what is said of its figures; the file demo-password in the data directory,
         readable by its owner only.
Refuses  SettingsRefused: production; a database that holds a city already.
Never    adds to a city that is there.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

import asyncpg
from rich.console import Console

from errors import SettingsRefused
from server import demo, keys
from server.databases import urls
from server.demo.accounts import new_password
from server.demo.targets import said
from server.settings import Settings, demo_only

PEOPLE = 60_000


def stock(settings: Settings, people: int, console: Console) -> None:
    """Load the demo city."""
    if not is_empty(demo_only(settings)):
        raise SettingsRefused("The database holds a city already; the demo is loaded into an empty one only.")
    _, owner_url = urls(settings)
    settings.data_dir.mkdir(mode=0o711, parents=True, exist_ok=True)
    key_ring = keys.settle(settings)
    # Written down first: a password that was lost between the load and the file could not be found again.
    chosen = password(settings) or _written(password_file(settings), new_password())
    city = asyncio.run(demo.load(owner_url, people, key_ring, console=console, password=chosen))
    console.print(f"Loaded {city.people:,} people in {city.households:,} households, and {city.accounts:,} accounts.")


def is_empty(settings: Settings) -> bool:
    """Whether nothing has been loaded; divisions are committed together with everything else."""
    _, owner_url = urls(settings)

    async def ask() -> bool:
        connection = await asyncpg.connect(owner_url)
        try:
            return not await connection.fetchval("SELECT EXISTS (SELECT FROM division)")
        finally:
            await connection.close()

    return asyncio.run(ask())


def figures(settings: Settings) -> str:
    """One line: which figures of the report the city that is there has exactly, and how much the others are scaled."""
    _, owner_url = urls(settings)

    async def ask() -> int:
        connection = await asyncpg.connect(owner_url)
        try:
            return int(await connection.fetchval("SELECT count(*) FROM person"))
        finally:
            await connection.close()

    return said(asyncio.run(ask()))


def password_file(settings: Settings) -> Path:
    """Where the demo accounts' password lies."""
    return settings.data_dir / "demo-password"


def password(settings: Settings) -> str | None:
    """The demo accounts' password, unless another machine's data directory has it."""
    try:
        return password_file(settings).read_text(encoding="utf-8").strip()
    except OSError:
        return None


def _written(file: Path, text: str) -> str:
    part = file.with_name(f"{file.name}.new")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600, exist_ok=False)
    part.write_text(text + "\n", encoding="utf-8")
    part.rename(file)
    return text
