"""Entries written by the owner of the database, as no act would write them.

Out      told: an entry of a row that was added, by whom and where a test wants it.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from tests.lineage_world import VILLAGE

ACCOUNT = UUID(int=1)


async def told(
    line: Any,
    own: UUID,
    row: UUID | None = None,
    *,
    account: UUID = ACCOUNT,
    field: str = "divisionId",
    outcome: str = "DONE",
    about: UUID | None = None,
    division: UUID = VILLAGE,
) -> UUID:
    """An entry written by the owner, of a row that was added; with the object that it touches."""
    await line.execute(
        "INSERT INTO audit_entry (id, act_id, account_id, account, actor, division_id, city_id, county_id, township_id,"
        "                         village_id, action, outcome, changes)"
        " SELECT $1, $1, $2, '试', '某人', d.id, d.city_id, d.county_id, d.township_id, d.village_id, 'registerPerson', $4,"
        "        jsonb_build_array(jsonb_build_object("
        "         'object', 'Person:' || CAST($5 AS uuid), 'field', CAST($6 AS text), 'before', NULL, 'after', '试'))"
        "   FROM division AS d WHERE d.id = $3",
        own,
        account,
        division,
        outcome,
        row,
        field,
    )
    if row is not None:
        await line.execute(
            "INSERT INTO audit_object (entry_id, object_type, object_id, division_id, city_id, county_id, township_id,"
            "                          village_id)"
            " SELECT e.id, 'Person', $2, e.division_id, e.city_id, e.county_id, e.township_id, e.village_id"
            "   FROM audit_entry AS e WHERE e.id = $1",
            own,
            about or row,
        )
    return own
