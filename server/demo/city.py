"""Gives a demo city: writes divisions, accounts, registers, people and households into an empty, migrated database.

In       the owner's URL, how many people, the key ring, a seed.
Out      DemoCity: what was written, and the password of all accounts.
Refuses  SettingsRefused: the database already holds divisions; a number of people that is not 1 to 6,000,000.
Never    leaves half a city: all is one transaction, so what is killed has not begun.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from db.engine import connection, create_engine
from db.sealed import KeyRing
from errors import SettingsRefused
from server.demo.accounts import new_password
from server.demo.bulk import take_aside, triggers_back
from server.demo.chunk import Chunk, Recipe
from server.demo.divisions import divisions
from server.demo.homes import HOUSEHOLD_COLUMNS, MEMBERSHIP_COLUMNS
from server.demo.lodging import RESIDENCY_COLUMNS, Slot, slots
from server.demo.making import made
from server.demo.names import NameBook, name_book
from server.demo.people import PERSON_COLUMNS
from server.demo.proof import OCCUPIED, prove
from server.demo.registers.city_registers import LYING, PUBLISHED, city_registers
from server.demo.registers.ledger import Entry
from server.demo.registry import write_accounts, write_divisions, write_register
from server.demo.roll import CLASSIFICATION_COLUMNS
from server.demo.seats import SEAT_COLUMNS
from server.demo.sizes import VillageShare, village_shares
from server.demo.targets import FULL, Targets, share, targets

SEED = 321300
MOST_PEOPLE = FULL
ONE_LOADER = 3213001
"""The advisory lock under which a city is loaded: of two loaders the second finds it done."""

VILLAGES_A_CHUNK = 8
COPY_BYTES = 16_000_000
"""So much text goes into one COPY: each leaves some empty pages at the end of what it wrote."""

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "household": HOUSEHOLD_COLUMNS,
    "person": PERSON_COLUMNS,
    "household_membership": MEMBERSHIP_COLUMNS,
    "person_classification": CLASSIFICATION_COLUMNS,
    "institution_residency": RESIDENCY_COLUMNS,
    "supervision_committee_member": SEAT_COLUMNS,
}
"""What is made with the people, and streams in."""

STREAMED = (*COLUMNS, *LYING)
"""Tables that are empty until now. The lists of powers are not: that of the whole platform is there."""

WRITTEN = ("division", "division_governance", "division_code", *STREAMED, *PUBLISHED, "user_account", "role_assignment")
SETTINGS = {
    "maintenance_work_mem": "512MB",
    "max_parallel_maintenance_workers": "2",
    "synchronous_commit": "off",
}


@dataclass(frozen=True, slots=True)
class DemoCity:
    """What was loaded, and with what password every demo account signs in."""

    people: int
    households: int
    accounts: int
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Order:
    people: int
    key_ring: KeyRing
    seed: int
    password: str = field(repr=False)


async def load(
    owner_url: str,
    people: int,
    key_ring: KeyRing,
    seed: int = SEED,
    console: Console | None = None,
    *,
    password: str | None = None,
) -> DemoCity:
    """Load the city; a caller who must not lose the password brings one along that is written down already."""
    if not 1 <= people <= MOST_PEOPLE:
        raise SettingsRefused(f"The demo city has from 1 to {MOST_PEOPLE:,} people, not {people:,}.")
    order = _Order(people, key_ring, seed, password or new_password())
    engine = create_engine(owner_url, 1, 0, SETTINGS)
    try:
        async with connection(engine) as lent:
            with _progress(console) as progress:
                city = await _load(lent, order, progress)
                await _vacuum(lent, progress)
        return city
    finally:
        await engine.dispose()


async def _load(lent: Any, order: _Order, progress: Progress) -> DemoCity:  # noqa: ANN401 - the driver has no types
    async with lent.transaction():
        await lent.execute("SELECT pg_advisory_xact_lock($1)", ONE_LOADER)
        if await lent.fetchval("SELECT EXISTS (SELECT FROM division)"):
            raise SettingsRefused("The database already holds divisions; the demo city needs an empty one.")
        await write_divisions(lent)
        households = await _fill(lent, order, progress)
        await prove(lent, progress)
        accounts = await write_accounts(lent, order.password)
    return DemoCity(order.people, households, accounts, order.password)


def _plan(order: _Order, book: NameBook, institutions: Sequence[Entry]) -> tuple[Recipe, tuple[Chunk, ...]]:
    villages = [each for each in divisions() if each.level == "village"]
    shares = village_shares(order.people, villages, order.seed)
    parts = [shares[start : start + VILLAGES_A_CHUNK] for start in range(0, len(shares), VILLAGES_A_CHUNK)]
    beds, whole = slots(institutions, shares), targets(order.people)
    recipe = Recipe(order.seed, book, order.key_ring, tuple(each.id.hex for each in villages))
    return recipe, tuple(_chunk(number, parts, whole, beds) for number in range(len(parts)))


def _chunk(
    number: int, parts: Sequence[tuple[VillageShare, ...]], whole: Targets, beds: Mapping[str, tuple[Slot, ...]]
) -> Chunk:
    own, people = parts[number], sum(each.people for part in parts for each in part)
    wanted = share(whole, own[0].first, sum(each.people for each in own), people)
    codes = [each.division.code for each in own]
    return Chunk(number, len(parts), own, wanted, {code: beds[code] for code in codes if code in beds})


async def _fill(lent: Any, order: _Order, progress: Progress) -> int:  # noqa: ANN401
    aside = await take_aside(lent, STREAMED)
    book = name_book(order.seed)
    institutions = await _write_registers(lent, order, book, progress)
    households = await _stream(lent, order, _plan(order, book, institutions), progress)
    bar = progress.add_task("索引 indexes", total=len(aside.statements))
    for statement in aside.statements:
        await lent.execute(statement)
        progress.advance(bar)
    await lent.execute(OCCUPIED)
    await triggers_back(lent, aside)
    return households


async def _write_registers(lent: Any, order: _Order, book: NameBook, progress: Progress) -> Sequence[Entry]:  # noqa: ANN401
    """What counts places and bodies; gives the institutions, in which people will live."""
    bar = progress.add_task("登记 registers", total=len(LYING) + len(PUBLISHED))
    rows = city_registers(divisions(), book, order.seed).rows
    for table, own in rows.items():
        await write_register(lent, order.key_ring, table, own)
        progress.advance(bar)
    return rows["institution"]


async def _stream(
    lent: Any,  # noqa: ANN401
    order: _Order,
    plan: tuple[Recipe, tuple[Chunk, ...]],
    progress: Progress,
) -> int:
    bar, households = progress.add_task("人口 people", total=order.people), 0
    waiting: dict[str, bytearray] = {table: bytearray() for table in COLUMNS}
    async for rows in made(*plan):
        for table, text in waiting.items():
            text.extend(rows.texts[table])
            if len(text) >= COPY_BYTES:
                await _copy(lent, table, text)
        households += rows.households
        progress.advance(bar, rows.people)
    for table, text in waiting.items():
        await _copy(lent, table, text)
    return households


async def _copy(lent: Any, table: str, text: bytearray) -> None:  # noqa: ANN401
    """Write what waits, and let nothing wait any more."""
    await lent.copy_to_table(table, source=io.BytesIO(text), columns=COLUMNS[table], format="text", freeze=True)
    text.clear()


async def _vacuum(lent: Any, progress: Progress) -> None:  # noqa: ANN401
    """The visibility map, for index-only scans, and the planner's statistics."""
    bar = progress.add_task("统计 statistics", total=len(WRITTEN))
    for table in WRITTEN:
        await lent.execute(f"VACUUM (ANALYZE) {table}")
        progress.advance(bar)


def _progress(console: Console | None) -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=console, disable=console is None)
