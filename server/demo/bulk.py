"""Gives tables a state in which millions of rows stream in fast, and afterwards what they had before.

In       a connection of the owner, inside a transaction; the names of empty tables.
Out      the definitions of indexes, keys and constraints that were taken away, to be built again one by one.
Refuses  what the database refuses: a row that breaks a key or constraint breaks the transaction.
Never    knows an index by name: the catalogue says what there is, so a new migration needs no change here.

All of it is undone when the transaction is: the schema never stands without its constraints.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

CONSTRAINTS = """
SELECT quote_ident(c.conname) AS name, c.conrelid::regclass::text AS "table", pg_get_constraintdef(c.oid) AS definition
  FROM pg_constraint AS c
 WHERE c.contype IN ('p', 'u', 'x', 'f') AND c.conparentid = 0
   AND (c.conrelid = ANY ($1::regclass[]) OR c.contype = 'f' AND c.confrelid = ANY ($1::regclass[]))
 ORDER BY array_position(ARRAY['p', 'u', 'x', 'f'], c.contype::text), c.conrelid, c.conname
"""
INDEXES = """
SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
  FROM pg_index AS i
 WHERE i.indrelid = ANY ($1::regclass[])
   AND NOT EXISTS (SELECT FROM pg_constraint AS c WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u', 'x'))
 ORDER BY i.indrelid, i.indexrelid
"""


@dataclass(frozen=True, slots=True)
class Aside:
    """What was taken away, as statements that bring it back: first indexes, then keys, then what refers to keys."""

    tables: tuple[str, ...]
    statements: tuple[str, ...]


async def take_aside(connection: Any, tables: Sequence[str]) -> Aside:  # noqa: ANN401 - the driver has no types
    """Empty tables without indexes, keys, constraints between rows, and triggers."""
    constraints = await connection.fetch(CONSTRAINTS, tables)
    indexes = await connection.fetch(INDEXES, tables)
    # Foreign keys stand last and go first: they hang on the keys.
    for row in reversed(constraints):
        await connection.execute(f"ALTER TABLE {row['table']} DROP CONSTRAINT {row['name']}")
    for row in indexes:
        await connection.execute(f"DROP INDEX {row['name']}")
    # A table emptied in this transaction needs no write-ahead log of its rows, and takes them frozen.
    await connection.execute(f"TRUNCATE {', '.join(tables)}")
    for table in tables:
        await connection.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    return Aside(
        tuple(tables),
        (
            *(row["definition"] for row in indexes),
            *(f"ALTER TABLE {row['table']} ADD CONSTRAINT {row['name']} {row['definition']}" for row in constraints),
        ),
    )


async def triggers_back(connection: Any, aside: Aside) -> None:  # noqa: ANN401
    """The triggers fire again."""
    for table in aside.tables:
        await connection.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
