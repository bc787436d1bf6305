"""The server's own log of the statements that one of its backends executed: a witness that no driver can fool.

In       a database of its own, told to log every statement; an engine over it that has executed one.
Out      Witness: ``mark()`` now, ``since(mark)`` the statements since.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tests.ground import Database, Ground, connected

_SAID = re.compile(r"\[(\d+)\] LOG:  (?:execute [^:]+|statement): ((?:.*\n?)(?:\t.*\n?)*)")


@dataclass(frozen=True, slots=True)
class Witness:
    """What the backends ``pids`` executed."""

    log: Path
    pids: frozenset[int]

    def mark(self) -> int:
        """The end of the log as it is now. A statement is written there before its answer is sent."""
        return self.log.stat().st_size

    def since(self, mark: int) -> list[str]:
        """The statements executed since the mark."""
        with self.log.open("rb") as file:
            file.seek(mark)
            text = file.read().decode(errors="replace")  # others write meanwhile, and not always whole letters
        return [found[2] for found in _SAID.finditer(text) if int(found[1]) in self.pids]


async def log_statements(ground: Ground, database: Database) -> None:
    """Have every statement in this database logged, from the next connection on."""
    async with connected(ground.databases.superuser_url) as superuser:
        await superuser.execute(f"ALTER DATABASE {database.name} SET log_statement = 'all'")


async def witness(ground: Ground, database: Database) -> Witness:
    """The witness of all backends that have answered a question there."""
    async with connected(ground.databases.superuser_url) as superuser:
        rows = await superuser.fetch(
            "SELECT pid FROM pg_stat_activity WHERE datname = $1 AND query LIKE '%guard.enter%'", database.name
        )
    return Witness(ground.log, frozenset(row["pid"] for row in rows))
