"""Gives copies of the city to write to: one as it is, one whose rows may change without an entry in the record.

In       City, before anybody is connected to it.
Out      Copy: how it is reached, and by whom; where people may be registered.
Never    writes to the city itself; leaves a copy behind.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg

from bench.city import COUNTY_CODE, City
from server import vouching
from server.settings import Settings, read_settings

ACCOUNT = f"registrar@{COUNTY_CODE}"
HOMES = 20_000
_HOMES = """
SELECT h.id, h.division_id FROM household AS h JOIN division AS c ON c.id = h.county_id
 WHERE c.code = $1 AND h.member_count > 0 ORDER BY h.id LIMIT $2
"""
_WATCHING = """
SELECT format('DROP TRIGGER %I ON %s', tgname, tgrelid::regclass)
  FROM pg_trigger WHERE tgname IN ('acting', 'leaves_an_entry') AND tgparentid = 0
"""
_UNWATCHED = """
CREATE OR REPLACE FUNCTION keep_lineage() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    SELECT d.city_id, d.county_id, d.township_id, d.village_id
      INTO STRICT NEW.city_id, NEW.county_id, NEW.township_id, NEW.village_id
      FROM division AS d
     WHERE d.id = NEW.division_id
       FOR SHARE;
    RETURN NEW;
END
$$
"""
"""The same trigger as there is, without its question whether a new row was told."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy. ``homes``: households of the county with the divisions where they lie."""

    environment: Mapping[str, str]
    owner_url: str
    sealing_key: Path
    account: str
    token: str
    homes: tuple[tuple[str, str], ...]

    async def ask(self, question: str, *values: object) -> Any:  # noqa: ANN401 - whatever the question gives
        """The rows, as the owner sees them."""
        return await _with(self.owner_url, "fetch", question, *values)


@contextmanager
def copied(city: City) -> Iterator[tuple[Copy, Copy]]:
    """A copy as it is, and one in which nothing asks for an entry."""
    names = ("bench_acts", "bench_unrecorded")
    try:
        made = [_copy(city, name) for name in names]
        for drop in asyncio.run(made[1].ask(_WATCHING)):
            asyncio.run(made[1].ask(drop[0]))
        asyncio.run(made[1].ask(_UNWATCHED))
        yield made[0], made[1]
    finally:
        for name in names:
            asyncio.run(_order(city, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))


def _copy(city: City, name: str) -> Copy:
    assert city.databases is not None
    asyncio.run(_order(city, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
    asyncio.run(_order(city, f"CREATE DATABASE {name} TEMPLATE registry OWNER registry_owner STRATEGY file_copy"))
    asyncio.run(_order(city, f"GRANT CONNECT ON DATABASE {name} TO registry_runtime"))
    runtime, owner = (
        url.replace("/registry?", f"/{name}?") for url in (city.databases.runtime_url, city.databases.owner_url)
    )
    environment = {
        "REGISTRY_DATA_DIR": str(city.data_dir),
        "REGISTRY_DATABASE_URL": runtime,
        "REGISTRY_OWNER_DATABASE_URL": owner,
    }
    settings: Settings = read_settings(environment)
    homes = asyncio.run(_with(owner, "fetch", _HOMES, COUNTY_CODE, HOMES))
    told = tuple((str(home), str(division)) for home, division in homes)
    return Copy(environment, owner, settings.sealing_key, ACCOUNT, vouching.token(settings, ACCOUNT), told)


async def _order(city: City, order: str) -> None:
    assert city.databases is not None
    await _with(city.databases.superuser_url, "execute", order)


async def _with(url: str, method: str, *words: object) -> Any:  # noqa: ANN401
    connection = await asyncpg.connect(url)
    try:
        return await getattr(connection, method)(*words)
    finally:
        await connection.close()
