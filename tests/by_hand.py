"""Acts done by hand on the runtime role's own connection, without the unit of work: what the database itself lets through.

Out      Hand: a connection that begins acts, tells of rows in entries, and writes; the tables and columns of the registers.
Never    asks the application.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import asyncpg

from db.tables import METADATA
from tests.ground import Database, connected

WRITTEN = tuple(
    name
    for name, table in sorted(METADATA.tables.items())
    if "city_id" in table.c and table.info["object"] not in {"audit", "division"}
)
"""Every table of a register."""

REMOVABLE = ("facility_assessment_item", "facility_function")
"""The tables whose rows may be deleted: of all others a row is ended, never removed."""

WRITES = frozenset({"register", "change", "approve"})


def type_of(table: str) -> str:
    """The type by which entries name the rows of a table."""
    return "".join(part.title() for part in table.split("_"))


def object_of(table: str) -> str:
    """The object of the policy that a table's rows belong to."""
    return str(METADATA.tables[table].info["object"])


@dataclass(frozen=True, slots=True)
class Hand:
    """The runtime role's connection, and the account that acts by it."""

    line: Any
    account: UUID

    async def begin(self) -> UUID:
        """Begin an act in the transaction that is open; gives its id."""
        act: UUID = await self.line.fetchval(
            "SELECT a.id FROM (SELECT uuidv7() AS id) AS a WHERE guard.act($1, a.id)", self.account
        )
        return act

    async def tell(
        self, act: UUID, division: UUID, *named: str, outcome: str = "DONE", own: UUID | None = None
    ) -> UUID:
        """Write an entry of the act that names rows, ``Person:<id>``; gives its id."""
        entry = own or act
        changes = [
            {"object": each, "field": "remarks", "before": None, "after": "试", "need": "person"} for each in named
        ]
        await self.line.execute(
            "INSERT INTO audit_entry (id, act_id, account_id, account, actor, division_id, action, changes, outcome)"
            " VALUES ($1, $2, $3, '试', '某人', $4, 'updatePerson', $5, $6)",
            entry,
            act,
            self.account,
            division,
            json.dumps(changes),
            outcome,
        )
        return entry


@asynccontextmanager
async def hand_of(database: Database, *held: tuple[str, UUID]) -> AsyncIterator[Hand]:
    """The hand of a new account that holds these roles in these divisions."""
    account = uuid4()
    async with connected(database.owner_url) as owner, connected(database.runtime_url) as runtime:
        await owner.execute(
            "INSERT INTO user_account (id, name, display_name) VALUES ($1, $2, '某人')", account, str(account)
        )
        await owner.executemany(
            "INSERT INTO role_assignment (account_id, role, division_id, started_on) VALUES ($1, $2, $3, $4)",
            [(account, role, division, date(2001, 1, 1)) for role, division in held],
        )
        yield Hand(runtime, account)


async def granted_columns(line: asyncpg.Connection, table: str, privilege: str) -> list[str]:
    """The columns of a table that the runtime role may write."""
    rows = await line.fetch(
        "SELECT attname FROM pg_attribute WHERE attrelid = CAST($1 AS regclass) AND attnum > 0 AND NOT attisdropped"
        "   AND has_column_privilege('registry_runtime', attrelid, attnum, $2) ORDER BY attnum",
        table,
        privilege,
    )
    return [row[0] for row in rows]


def insertion(table: str, columns: Sequence[str]) -> str:
    """A statement that inserts a row given as JSON."""
    quoted = ", ".join(f'"{column}"' for column in columns)
    return f"INSERT INTO {table} ({quoted}) SELECT {quoted} FROM jsonb_populate_record(CAST(NULL AS {table}), $1)"


@asynccontextmanager
async def undone(line: Any) -> AsyncIterator[None]:
    """A transaction that leaves nothing behind, and is not settled."""
    transaction = line.transaction()
    await transaction.start()
    try:
        yield
    finally:
        await transaction.rollback()
