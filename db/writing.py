"""Gives the SQL of what an act changes: a statement for one row, or one for all rows that are new.

In       Change (changes).
Out      SQL with numbered parameters, and the values. Its names are those of our own tables and columns.
Refuses  nothing.
Never    holds a value of a row in its text.
"""

from __future__ import annotations

from collections.abc import Sequence

from db.changes import Change, Kind


def statement(change: Change) -> tuple[str, list[object]]:
    """The SQL of one change, which gives the row's id."""
    table, columns, values = change.register.table, _columns(change), [*change.new.values()]
    match change.kind:
        case Kind.INSERT:
            sql = f"INSERT INTO {_into(change)} VALUES ({_places(change, 1)}) RETURNING id"  # noqa: S608
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
    parts, values = [], list[object]()
    for position, change in enumerate(changes, 1):
        chosen = f"SELECT {_places(change, number + len(values))} FROM {source}"  # noqa: S608
        parts.append(f"row_{position} AS (INSERT INTO {_into(change)} {chosen} RETURNING id)")
        values += [change.row, *change.new.values()]
        source = f"row_{position}"
    return ", ".join(parts), values


def _columns(change: Change) -> list[str]:
    return [f'"{column}"' for column in change.new]


def _into(change: Change) -> str:
    return f"{change.register.table} ({', '.join(['id', *_columns(change)])})"


def _places(change: Change, first: int) -> str:
    return ", ".join(f"${number}" for number in range(first, first + len(change.new) + 1))
