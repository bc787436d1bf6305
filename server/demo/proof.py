"""Gives certainty that a loaded city is what its triggers would have kept, had they not been asleep.

In       a connection of the owner, inside the transaction of the load.
Out      nothing.
Refuses  AssertionError with the first thing that does not hold; the load is undone.
Never    mends anything.
"""

from __future__ import annotations

from typing import Any

from rich.progress import Progress

OCCUPIED = """
UPDATE institution AS i
   SET beds_occupied = r.residents
  FROM (SELECT institution_id, count(*) AS residents FROM institution_residency WHERE ended_on IS NULL GROUP BY 1) AS r
 WHERE r.institution_id = i.id
"""
PROOFS = {
    "households have not one head, or not the members they say": """
SELECT count(*)
  FROM household AS h
  LEFT JOIN (SELECT m.household_id, count(*) FILTER (WHERE m.relation = '02') AS heads, count(*) AS members
               FROM household_membership AS m WHERE m.ended_on IS NULL GROUP BY m.household_id) AS m ON m.household_id = h.id
 WHERE (m.heads, m.members) IS DISTINCT FROM (1, h.member_count)""",
    "institutions have not the residents they say, or more than beds": """
SELECT count(*)
  FROM institution AS i
  LEFT JOIN (SELECT r.institution_id, count(*) AS residents FROM institution_residency AS r
              WHERE r.ended_on IS NULL GROUP BY r.institution_id) AS r ON r.institution_id = i.id
 WHERE i.beds_occupied <> coalesce(r.residents, 0) OR i.beds_occupied > i.beds_usable""",
    "cemeteries are not whose they say": """
SELECT count(*)
  FROM cemetery AS c LEFT JOIN cemetery_ownership AS o ON o.cemetery_id = c.id AND o.ended_on IS NULL
 WHERE c.ownership IS DISTINCT FROM o.nature""",
}


async def prove(lent: Any, progress: Progress) -> None:  # noqa: ANN401 - the driver has no types
    """All proofs, the divisions of all rows first."""
    bar = progress.add_task("核对 checks", total=1 + len(PROOFS))
    await lent.execute("SELECT check_lineage()")
    progress.advance(bar)
    for sentence, question in PROOFS.items():
        wrong = await lent.fetchval(question)
        progress.advance(bar)
        if wrong:
            raise AssertionError(f"{wrong} {sentence}")
