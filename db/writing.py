"""Gives the SQL of what an act changes: a statement for one row, or one for all rows that are new.

In       Change (changes).
Out      SQL with numbered parameters, and the values. Its names are those of our own tables and columns.
Refuses  nothing.
Never    holds a value of a row in its text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from db.changes import Change, Kind


def statement(change: Change) -> tuple[str, list[object]]:
    """The SQL of one change, which gives the row's id."""
    table, columns, values = change.register.table, _quoted(change.new), [*change.new.values()]
    match change.kind:
        case Kind.INSERT:
            into = ", ".join(["id", *columns])
            sql = f"INSERT INTO {table} ({into}) VALUES ({_places(1, len(columns) + 1)}) RETURNING id"  # noqa: S608
            return sql, [change.row, *values]
        case Kind.UPDATE:
            given = "".join(f"{column} = ${number}, " for number, column in enumerate(columns, 3))
            own = "version = version + 1, updated_at = now() WHERE id = $1 AND version = $2 RETURNING id"
            return f"UPDATE {table} SET {given}{own}", [change.row, change.version, *values]  # noqa: S608
        case Kind.DELETE:
            sql = f"DELETE FROM {table} WHERE id = $1 AND version = $2 RETURNING id"  # noqa: S608
            return sql, [change.row, change.version]
        case Kind.SHOWN:
            raise AssertionError("what is only shown is not written")


def insertions(changes: Sequence[Change], number: int, source: str) -> tuple[str, list[object]]:
    """New rows as parts of a WITH, ``row_1`` and so on, with parameters from this number on.

    Each is inserted from the one before, the first from ``source``, so that they are inserted in this order.
    """
    shapes = tuple((change.register.table, *change.new) for change in changes)
    return _parts(shapes, number, source), [value for change in changes for value in (change.row, *change.new.values())]


@lru_cache(maxsize=256)
def _parts(shapes: Sequence[tuple[str, ...]], number: int, source: str) -> str:
    """The text for rows of these tables and columns. Acts are of few shapes, so that it is put together once for each."""
    parts = []
    for position, (table, *columns) in enumerate(shapes, 1):
        into = f"{table} ({', '.join(['id', *_quoted(columns)])})"
        chosen = f"SELECT {_places(number, len(columns) + 1)} FROM {source}"  # noqa: S608
        parts.append(f"row_{position} AS (INSERT INTO {into} {chosen} RETURNING id)")
        source, number = f"row_{position}", number + len(columns) + 1
    return ", ".join(parts)


def _quoted(columns: Iterable[str]) -> list[str]:
    return [f'"{column}"' for column in columns]


def _places(first: int, count: int) -> str:
    return ", ".join(f"${number}" for number in range(first, first + count))
