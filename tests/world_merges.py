"""The merges of the small world, all of them undone but one: 王芳, number 43, lives on in number 3.

Out      MERGES, in the order of their ids.
"""

from __future__ import annotations

from tests.world_facts import facts

MERGES = facts(
    "person_merge",
    "winner_id loser_id merged_on undone_on moved",
    (16, 17, "2026-10-08", "2026-10-09", "[]"),
    (3, 9, "2026-10-10", "2026-10-12", "[]"),
    (26, 3, "2026-10-12", "2026-10-13", "[]"),
    (41, 40, "2026-10-20", "2026-10-20", "[]"),
    (3, 43, "2026-10-21", None, "[]"),
)
