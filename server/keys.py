"""Gives the keys of sealed values to those who run the platform: the right ones, what is sealed with which, new ones.

In       settings that `databases.running` gave; the key file that they name.
Out      a KeyRing with the key in force; a new key in the file; every value sealed with the newest.
Refuses  SettingsRefused: a key file that is missing while values are sealed, that lacks the key in force, or that belongs to
         another database; keys that somebody else is changing.
Never    shows a key; takes one out of the file: a backup of the database still needs it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from db import resealing
from db.engine import Connection, Engine, connection, create_engine
from db.key_file import append_key, create_key
from db.sealed import KeyRing, Kind, SealBroken
from db.sealing_key import InForce, in_force, ring_in_force
from errors import SettingsRefused
from server.databases import urls
from server.settings import Settings


def settle(settings: Settings) -> KeyRing:
    """The keys of this database; made if nothing is sealed yet, refused if they are not those with which it was sealed."""
    return asyncio.run(_settle(settings))


def show(settings: Settings, console: Console) -> None:
    """Print each key's number, fingerprint and how many values are sealed with it."""
    ring, counts = asyncio.run(_counted(settings))
    table = Table("key", "fingerprint", "values", "")
    for number in range(1, ring.newest + 1):
        said = "in force" if number == ring.current else ""
        mark = ring.sealing_with(number).mark().hex()
        table.add_row(str(number), mark, f"{counts.get(number, 0):,}", said)
    console.print(table)


def add(settings: Settings, console: Console) -> None:
    """A new key at the end of the file, not in force yet: first every host gets the file, then the keys are rotated."""
    settle(settings)
    number, file = asyncio.run(_add(settings)), settings.sealing_key.name
    console.print(f"Key {number} is in {file}. Give it to every host, then run `registry keys rotate`.", soft_wrap=True)


def rotate(settings: Settings, console: Console) -> None:
    """Seal everything with a new key; go on with a rotation that was broken off, if there is one."""
    settle(settings)
    number, values = asyncio.run(_rotate(settings, console))
    told = f"All {values:,} sealed values are under key {number}. Keep the older keys: backups need them."
    console.print(told, soft_wrap=True)


async def _settle(settings: Settings) -> KeyRing:
    async with _owner(settings) as engine, connection(engine) as lent:
        known, sealed = await in_force(lent), await resealing.any_sealed(lent)
        if sealed is None and known == InForce(1, None):
            create_key(settings.sealing_key)
        ring = ring_in_force(settings.sealing_key, known)
        if sealed is not None and known.fingerprint is None:
            _try(ring, *sealed)
        await resealing.note_fingerprint(lent, ring)
        return ring


def _try(ring: KeyRing, kind: Kind, sealed: bytes) -> None:
    try:
        ring.open_sealed(kind, sealed)
    except SealBroken:
        raise SettingsRefused(
            "The key file does not open what this database holds; bring back the right file."
        ) from None


async def _counted(settings: Settings) -> tuple[KeyRing, dict[int, int]]:
    async with _owner(settings) as engine, connection(engine) as lent:
        ring = ring_in_force(settings.sealing_key, await in_force(lent))
        return ring, dict(await resealing.by_key(lent))


async def _add(settings: Settings) -> int:
    async with _owner(settings) as engine, resealing.alone(engine) as lent:
        ring = ring_in_force(settings.sealing_key, await in_force(lent))
        if ring.newest > ring.current:
            raise SettingsRefused(f"Key {ring.newest} is in the file and not in force yet; run `registry keys rotate`.")
        return append_key(settings.sealing_key)


async def _rotate(settings: Settings, console: Console) -> tuple[int, int]:
    async with _owner(settings) as engine, resealing.alone(engine) as lent:
        ring = await _new_ring(settings, engine, lent, console)
        await _reseal(engine, lent, ring, console)
        counts = await resealing.by_key(lent)
    others = {number: count for number, count in counts.items() if number != ring.current}
    if others:
        raise AssertionError(f"values are left under other keys: {others}")
    return ring.current, sum(counts.values())


async def _new_ring(settings: Settings, engine: Engine, lent: Connection, console: Console) -> KeyRing:
    """The keys with the newest in force: one that waits in the file, or a new one unless a rotation was broken off."""
    file, known = settings.sealing_key, await in_force(lent)
    ring = ring_in_force(file, known)
    left = await resealing.rows_left(lent, known.number)
    if ring.newest == known.number:
        if left:
            console.print(f"Going on with the rotation to key {known.number}.")
            return ring
        append_key(file)
    ring = KeyRing.read(file)
    await resealing.turn(engine, ring, known.number)
    console.print(f"Key {ring.current} is in force.")
    return ring


async def _reseal(engine: Engine, lent: Connection, ring: KeyRing, console: Console) -> None:
    """Batch by batch, again from the beginning as long as somebody has slipped through."""
    while left := await resealing.rows_left(lent, ring.current):
        with _progress(console) as progress:
            bar = progress.add_task("密钥 keys", total=left)
            async for size in resealing.reseal(engine, ring):
                progress.advance(bar, size)


@asynccontextmanager
async def _owner(settings: Settings) -> AsyncIterator[Engine]:
    _, owner_url = urls(settings)
    # Counting all values of a city takes as long as it takes.
    engine = create_engine(owner_url, 3, 0)
    try:
        yield engine
    finally:
        await engine.dispose()


def _progress(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), console=console
    )
