"""What the tests of lineage have in common: the town that moves, and the owner's hand that moves it.

Out      Owner: runs statements as the owner of a database; move() is a dated move in one transaction.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import asyncpg

from db.tables import METADATA
from tests.world import WORLD, division_id

CITY, OLD_COUNTY, NEW_COUNTY = division_id("321300"), division_id("321322"), division_id("321323")
TOWN, VILLAGE = division_id("321322101"), division_id("321322101200")
ELSEWHERE = division_id("321323100001")
REGISTERS = tuple(
    name
    for name, table in sorted(METADATA.tables.items())
    if "city_id" in table.c and "division_id" in table.c and table.info["object"] != "audit"
)
"""Every table whose rows lie in a division and follow it when it moves; entries of the audit trail stay."""
TODAY = "CAST(now() AT TIME ZONE 'Asia/Shanghai' AS date)"
MEMBER = (
    "INSERT INTO household_membership (division_id, household_id, person_id, relation, started_on)"
    " VALUES ($1, $2, $3, $4, '2020-01-01')"
)


BELOW = """
WITH RECURSIVE tree (id) AS (
    SELECT CAST($1 AS uuid)
    UNION ALL
    SELECT g.division_id FROM division_governance AS g JOIN tree AS t ON t.id = g.parent_id
     WHERE daterange(g.started_on, g.ended_on) @> civil_day()
)
SELECT r.id FROM {table} AS r JOIN tree AS t ON t.id = r.division_id
"""


@dataclass(frozen=True, slots=True)
class Owner:
    """The owner's connection to a database, and what the tests do with it."""

    line: asyncpg.Connection

    async def run(self, statement: str, *values: Any) -> None:
        await self.line.execute(statement, *values)

    async def value(self, question: str, *values: Any) -> Any:
        return await self.line.fetchval(question, *values)

    async def move(self, division: UUID, parent: UUID, on: str = TODAY) -> None:
        """Under another parent from a day on, in one transaction."""
        async with self.line.transaction():
            await self.run(
                f"UPDATE division_governance SET ended_on = {on} WHERE division_id = $1 AND ended_on IS NULL", division
            )
            await self.run(
                f"INSERT INTO division_governance (division_id, parent_id, started_on) VALUES ($1, $2, {on})",
                division,
                parent,
            )

    async def lineages(self, table: str, division: UUID) -> set[tuple[UUID | None, ...]]:
        """The lineages of the rows that lie in the division's subtree."""
        rows = await self.line.fetch(
            f"SELECT city_id, county_id, township_id, village_id FROM {table} WHERE $1 IN (township_id, village_id)",
            division,
        )
        return {tuple(row) for row in rows}

    async def below(self, table: str, division: UUID) -> int:
        """How many rows of a table lie in the division's subtree, by the dated tree and not by lineage."""
        return len(await self.line.fetch(BELOW.format(table=table), division))

    async def lies_right(self) -> None:
        await self.run("SELECT check_lineage()")


def under(division: UUID, register: str = "people") -> int:
    things = getattr(WORLD, register).values()
    return sum(division in WORLD.line(each.division_id) for each in things)
