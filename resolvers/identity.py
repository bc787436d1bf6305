"""Global ids and cursors: opaque to clients, checked when they come back.

A global id is ``Type:uuid``. A cursor holds the values of its ordering's keys, the row's id last, and a mark of the ordering
it belongs to, so that it cannot be used with another.
"""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from uuid import UUID

from errors import INVALID_CURSOR, INVALID_ID, Refused


@dataclass(frozen=True, slots=True)
class GlobalId:
    """What an ``ID`` means: a row of a type."""

    type: str
    row: UUID

    def __str__(self) -> str:
        return f"{self.type}:{self.row}"


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in an ordering: the mark of the ordering and the keys' values as text, null where the row has none."""

    mark: str
    keys: tuple[str | None, ...]

    @property
    def nulls(self) -> tuple[bool, ...]:
        """Which keys are null: this decides the comparison, so it is part of a plan's shape."""
        return tuple(key is None for key in self.keys)


def parse_id(text: object) -> GlobalId:
    """Read an ``ID``; INVALID_ID if it was never one of this graph's."""
    kind, colon, row = text.partition(":") if isinstance(text, str) else ("", "", "")
    try:
        if not (colon and kind.isidentifier() and kind.isascii() and len(row) == 36):  # noqa: PLR2004 - a UUID as text
            raise ValueError(text)
        return GlobalId(kind, UUID(row))
    except ValueError as garbage:
        raise Refused(INVALID_ID, id=str(text)[:80]) from garbage


def parse_cursor(text: object) -> Cursor:
    """Read a cursor; INVALID_CURSOR if it is not one."""
    try:
        if not isinstance(text, str):
            raise TypeError(text)
        mark, *keys = json.loads(base64.b64decode(text.encode("ascii"), validate=True))
        if not (isinstance(mark, str) and keys and all(key is None or isinstance(key, str) for key in keys)):
            raise ValueError(text)
    except (ValueError, TypeError, binascii.Error, RecursionError) as garbage:
        raise Refused(INVALID_CURSOR) from garbage
    return Cursor(mark, tuple(keys))
