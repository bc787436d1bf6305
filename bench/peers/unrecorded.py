"""This server without its record of acts: what the audit trail costs is the difference. For the bench only.

It runs over a copy of the city in which the triggers that ask for an entry are dropped; else no act of it would be committed.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from starlette.applications import Starlette

from db import unit_of_work
from db.audit import Actor, Object
from db.changes import Kind
from db.writing import insertions
from server import serving


class Unrecorded(unit_of_work.UnitOfWork):
    """Writes the changes, and no entry that tells of them."""

    async def flush(self, actor: Callable[[UUID], Actor], about: Object) -> None:  # noqa: ARG002 - an entry would tell of both
        """Write the new rows in one statement, as they are else with their entry."""
        self.entry = unit_of_work.new_id()
        assert all(change.kind is Kind.INSERT for change in self.changes), "only people are registered here"
        parts, values = insertions(self.changes, 1, "one")
        last = f"row_{len(self.changes)}"
        await self.value(f"WITH one AS (SELECT), {parts} SELECT id FROM {last}", *values)  # noqa: S608 - our own names


def application() -> Starlette:
    """The application of one worker, with units of work of this kind."""
    unit_of_work.UnitOfWork = Unrecorded  # type: ignore[misc]
    return serving.application()
