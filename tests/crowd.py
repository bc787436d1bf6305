"""A hundred thousand people more than the small world has: enough for PostgreSQL to prefer an index.

Out      crowded: an application over them; explained: how the runtime role runs a question there.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tests.asking import Asking, asking_in
from tests.ground import WORLD, Ground, connected

MANY = 100_000

# Scattered over three counties; one in ten is a 王, one in a thousand has 瑗 in the name.
CROWD = """
INSERT INTO person (id, division_id, city_id, county_id, township_id, village_id, name, pinyin, sex, birth_date)
SELECT uuidv7(), d.id, d.city_id, d.county_id, d.township_id, d.village_id,
       CASE WHEN n % 10 = 0 THEN '王' ELSE '李' END || CASE WHEN n % 1000 = 7 THEN '瑗' ELSE chr(19968 + n % 800) END,
       CASE WHEN n % 10 = 0 THEN 'wang' ELSE 'li' END || ' ' || chr(97 + n % 26), 'MALE', '1990-01-01'
  FROM generate_series(1, $1) AS n
  JOIN (SELECT *, row_number() OVER (ORDER BY code) AS place, count(*) OVER () AS places
          FROM division WHERE level = 'village') AS d ON d.place = 1 + n % d.places
"""


@asynccontextmanager
async def crowded(ground: Ground, keys: Path) -> AsyncIterator[Asking]:
    """An application over the small world among the many, for the length of a block."""
    made = await ground.copy(WORLD)
    async with connected(made.superuser_url) as superuser:
        # The lineage is written here; the triggers that would look it up for each row are asleep.
        await superuser.execute("SET session_replication_role = replica")
        await superuser.execute(CROWD, MANY)
        await superuser.execute("ANALYZE person")
    async with asking_in(made, keys) as asking:
        yield asking
    await ground.drop(made)


async def explained(
    asking: Asking, account: str, question: str, variables: Mapping[str, Any], *, run: bool = False
) -> str:
    """How the runtime role runs a question under row security, by a plan for no value in particular."""
    prepared, values = await asking.prepare(account, question, variables)
    async with connected(asking.settings.database_url or "") as runtime:
        await runtime.execute("SET plan_cache_mode = force_generic_plan")
        await runtime.execute(f"PREPARE question AS {prepared.sql}")
        way = "EXPLAIN (ANALYZE, TIMING OFF)" if run else "EXPLAIN"
        told = await runtime.fetch(f"{way} EXECUTE question ({', '.join(map(_literal, values))})")
    return "\n".join(row[0] for row in told)


def _literal(value: object) -> str:
    if isinstance(value, list):
        return f"ARRAY[{', '.join(map(_literal, value))}]::uuid[]"
    return str(value) if isinstance(value, int) else f"'{value}'"
