"""``where`` told a second time: whether a row fulfils a filter, in plain Python.

A comparison with an empty value does not hold, nor does its opposite; ``not`` is the complement, so it does hold there.
"""

from __future__ import annotations

import operator
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from tests.oracle_fields import related, value
from tests.oracle_sight import Sight
from tests.oracle_types import CODED, SCALARS, TYPES
from tests.oracle_ways import ONE, WAYS
from tests.oracle_world import Row

Where = Mapping[str, Any]


def holds(sight: Sight, row: Row, where: Where) -> bool:
    """Whether all fields of the filter hold of the row."""
    return all(_part(sight, row, name, wanted) for name, wanted in where.items())


def _part(sight: Sight, row: Row, name: str, wanted: Any) -> bool:
    match name:
        case "and":
            return all(holds(sight, row, inner) for inner in wanted)
        case "or":
            return any(holds(sight, row, inner) for inner in wanted)
        case "not":
            return not holds(sight, row, wanted)
    return _own_part(sight, row, name, wanted)


def _own_part(sight: Sight, row: Row, name: str, wanted: Any) -> bool:
    match name:
        case "within":
            return _within(sight, row, wanted)
        case "division":
            return _division(sight, row, wanted)
        case "activeOn":
            return _holds_on(sight, row, date.fromisoformat(wanted))
    if name in SCALARS[row.type]:
        return _scalar(sight, row, name, wanted)
    return _relation(sight, row, name, wanted)


def _within(sight: Sight, row: Row, wanted: str) -> bool:
    assert row.division is not None
    return key_of(wanted) in sight.world.line(row.division)


def _division(sight: Sight, row: Row, wanted: Where) -> bool:
    """Where a row lies is told without its division's being seen; anything else of the division is not."""
    rest = {name: inner for name, inner in wanted.items() if name != "within"}
    lies = "within" not in wanted or _within(sight, row, wanted["within"])
    if "within" in wanted and not rest:
        return lies
    return lies and any(holds(sight, division, rest) for division in related(sight, row, "division"))


def _relation(sight: Sight, row: Row, name: str, wanted: Where) -> bool:
    others = related(sight, row, name)
    if WAYS[row.type, name].form == ONE:
        return any(holds(sight, other, wanted) for other in others)
    some = "some" not in wanted or any(holds(sight, other, wanted["some"]) for other in others)
    none = "none" not in wanted or not any(holds(sight, other, wanted["none"]) for other in others)
    return some and none


def _holds_on(sight: Sight, row: Row, day: date) -> bool:
    """Whether the fact holds on a day: it began then or before, and did not end then or before."""
    period = TYPES[row.type].period
    assert period is not None
    began, ended = (value(sight, row, name) for name in period)
    return began is not None and began <= day and (ended is None or day < ended)


def _scalar(sight: Sight, row: Row, name: str, wanted: Where) -> bool:
    stored = value(sight, row, name)
    return all(_says(row, stored, name, how, given) for how, given in wanted.items())


def _says(row: Row, stored: Any, name: str, how: str, given: Any) -> bool:
    """One operator; a reading is asked for by its beginning, or by that of its first letters."""
    if how in READINGS:
        return READINGS[how](row).startswith(letters(given))
    return _compare(stored, how, _like(stored, row.type, name, given))


def spelling(row: Row) -> str:
    """The reading of a name without blanks."""
    return "".join(row["pinyin"].split())


def initials(row: Row) -> str:
    """The first letters of the syllables of a name."""
    return "".join(syllable[0] for syllable in row["pinyin"].split())


def letters(text: str) -> str:
    """What a client wrote for a reading: blanks are nothing, capitals are small letters, and ü is written v."""
    return "".join(unicodedata.normalize("NFC", text).lower().split()).replace("ü", "v")


READINGS: Mapping[str, Callable[[Row], str]] = {"pinyin": spelling, "initials": initials}


def _compare(stored: Any, name: str, given: Any) -> bool:
    if name == "isNull":
        return (stored is None) is given
    return stored is not None and bool(_OPERATORS[name](stored, given))


_OPERATORS: Mapping[str, Callable[[Any, Any], object]] = {
    "eq": operator.eq,
    "in": lambda stored, given: stored in given,
    "lt": operator.lt,
    "lte": operator.le,
    "gt": operator.gt,
    "gte": operator.ge,
    "contains": operator.contains,
    "startsWith": str.startswith,
}


def key_of(global_id: str) -> UUID:
    """The key in an id of the graph."""
    return UUID(global_id.partition(":")[2])


def _like(stored: Any, kind: str, name: str, given: Any) -> Any:
    """What the client wrote, as a value of the kind that is stored."""
    if isinstance(given, list | tuple):
        return [_like(stored, kind, name, item) for item in given]
    if isinstance(given, bool) or stored is None or (kind, name) in CODED:
        return given
    reader = next((reader for stored_kind, reader in _READERS if isinstance(stored, stored_kind)), None)
    return given if reader is None else reader(given)


# An instant is a date too in Python, so it stands before it.
_READERS: Sequence[tuple[type[Any], Callable[[Any], Any]]] = (
    (UUID, key_of),
    (datetime, datetime.fromisoformat),
    (date, date.fromisoformat),
    (Decimal, Decimal),
)
