"""Gives a demo city: writes divisions, accounts, people and households into an empty, migrated database.

In       the owner's URL, how many people, the key ring, a seed.
Out      DemoCity: what was written, and the password of all accounts.
Refuses  SettingsRefused: the database already holds divisions; a number of people that is not 1 to 6,000,000.
Never    leaves half a city: all is one transaction, so what is killed has not begun.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
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
from server.demo.making import made
from server.demo.names import name_book
from server.demo.people import PERSON_COLUMNS
from server.demo.registry import write_accounts, write_divisions
from server.demo.sizes import village_shares

SEED = 321300
MOST_PEOPLE = 6_000_000
ONE_LOADER = 3213001
"""The advisory lock under which a city is loaded: of two loaders the second finds it done."""

VILLAGES_A_CHUNK = 8
COPY_BYTES = 16_000_000
"""So much text goes into one COPY: each leaves some empty pages at the end of what it wrote."""

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "household": HOUSEHOLD_COLUMNS,
    "person": PERSON_COLUMNS,
    "household_membership": MEMBERSHIP_COLUMNS,
}
WRITTEN = ("division", "division_governance", "division_code", *COLUMNS, "user_account", "role_assignment")
SETTINGS = {
    "maintenance_work_mem": "512MB",
    "max_parallel_maintenance_workers": "2",
    "synchronous_commit": "off",
}
HEADLESS = """
SELECT count(*)
  FROM household AS h
  LEFT JOIN (SELECT m.household_id, count(*) FILTER (WHERE m.relation = '02') AS heads, count(*) AS members
               FROM household_membership AS m WHERE m.ended_on IS NULL GROUP BY m.household_id) AS m ON m.household_id = h.id
 WHERE (m.heads, m.members) IS DISTINCT FROM (1, h.member_count)
"""


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
        await _prove(lent, progress)
        accounts = await write_accounts(lent, order.password)
    return DemoCity(order.people, households, accounts, order.password)


def _plan(order: _Order) -> tuple[Recipe, tuple[Chunk, ...]]:
    villages = [each for each in divisions() if each.level == "village"]
    shares = village_shares(order.people, villages, order.seed)
    parts = [shares[start : start + VILLAGES_A_CHUNK] for start in range(0, len(shares), VILLAGES_A_CHUNK)]
    recipe = Recipe(order.seed, name_book(order.seed), order.key_ring, tuple(each.id.hex for each in villages))
    return recipe, tuple(Chunk(number, len(parts), part) for number, part in enumerate(parts))


async def _fill(lent: Any, order: _Order, progress: Progress) -> int:  # noqa: ANN401
    aside = await take_aside(lent, tuple(COLUMNS))
    households = await _stream(lent, order, progress)
    bar = progress.add_task("索引 indexes", total=len(aside.statements))
    for statement in aside.statements:
        await lent.execute(statement)
        progress.advance(bar)
    await triggers_back(lent, aside)
    return households


async def _stream(lent: Any, order: _Order, progress: Progress) -> int:  # noqa: ANN401
    bar, households = progress.add_task("人口 people", total=order.people), 0
    waiting: dict[str, bytearray] = {table: bytearray() for table in COLUMNS}
    async for rows in made(*_plan(order)):
        for table, text in waiting.items():
            text.extend(getattr(rows, table))
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


async def _prove(lent: Any, progress: Progress) -> None:  # noqa: ANN401
    """What the triggers would have kept, had they not been asleep."""
    bar = progress.add_task("核对 checks", total=2)
    await lent.execute("SELECT check_lineage()")
    progress.advance(bar)
    headless = await lent.fetchval(HEADLESS)
    progress.advance(bar)
    if headless:
        raise AssertionError(f"{headless} households of the demo city have not one head, or not the members they say")


async def _vacuum(lent: Any, progress: Progress) -> None:  # noqa: ANN401
    """The visibility map, for index-only scans, and the planner's statistics."""
    bar = progress.add_task("统计 statistics", total=len(WRITTEN))
    for table in WRITTEN:
        await lent.execute(f"VACUUM (ANALYZE) {table}")
        progress.advance(bar)


def _progress(console: Console | None) -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=console, disable=console is None)
