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
from tests.lineage_world import VILLAGE

WRITTEN = tuple(
    name
    for name, table in sorted(METADATA.tables.items())
    if "city_id" in table.c and table.info["object"] not in {"audit", "division"}
)
"""Every table of a register."""

REMOVABLE = ("facility_assessment_item", "facility_function")
"""The tables whose rows may be deleted: of all others a row is ended, never removed."""

TELL = """
SELECT audit.tell($1, $2, NULL, NULL, NULL, NULL, NULL, $3, $4, $5, $6, NULL, $7, NULL, NULL, NULL, NULL, NULL, '{}', '{}')
"""
"""An entry: whether it is a further one, where, the action, the object, the changes, and the outcome."""

CHANGE = "UPDATE {table} SET version = version + 1 WHERE id = $1"

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

    async def enter(self) -> None:
        """Enter the account in the transaction that is open."""
        await self.line.execute("SELECT guard.enter($1)", self.account)

    async def begin(self, division: UUID = VILLAGE, *named: str, outcome: str = "DONE") -> UUID:
        """Enter, and begin an act by an entry that names these rows, ``Person:<id>``; gives its id, which is that of the act."""
        await self.enter()
        return await self.tell(division, *named, outcome=outcome, further=False)

    async def tell(
        self,
        division: UUID,
        *named: str,
        outcome: str = "DONE",
        further: bool = True,
        action: str = "updatePerson",
        about: UUID | None = None,
        field: tuple[str, str] = ("remarks", "试"),
    ) -> UUID:
        """Write an entry that names rows, of the act that has begun, or one that begins an act; gives its id."""
        changes = [
            {"object": each, "field": field[0], "before": None, "after": field[1], "need": "person"} for each in named
        ]
        told = json.dumps(changes)
        own: UUID = await self.line.fetchval(TELL, further, division, action, about and "Person", about, told, outcome)
        return own

    async def tell_of(self, table: str, rows: Sequence[tuple[UUID, UUID]]) -> None:
        """Tell of rows of a table, each given with its division."""
        for division in sorted({division for _, division in rows}):
            await self.tell(division, *(f"{type_of(table)}:{row}" for row, there in rows if there == division))


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


async def first_row(database: Database, table: str) -> tuple[UUID, UUID]:
    """A row's id and division."""
    async with connected(database.owner_url) as owner:
        row = await owner.fetchrow(f"SELECT id, division_id FROM {table} ORDER BY id DESC LIMIT 1")
    assert row is not None
    return row[0], row[1]


async def added_again(database: Database, table: str) -> tuple[str, str]:
    """A statement that adds a row of the table, and one that is there already as its value."""
    async with connected(database.owner_url) as owner:
        columns = await granted_columns(owner, table, "INSERT")
        whole: str = await owner.fetchval(f"SELECT to_jsonb(r) FROM {table} AS r ORDER BY id DESC LIMIT 1")
    return insertion(table, columns), whole


def code_of(error: BaseException) -> str:
    return str(getattr(error, "sqlstate", ""))
