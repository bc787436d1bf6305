"""Parameter and Operation in, the value to bind out: the last look at what a client wrote.

In       Parameter (plan), Operation (document).
Out      a value of the type that the driver wants.
Refuses  BAD_USER_INPUT: a page size out of range, an id of another type, a cursor of another ordering, an unknown code list,
         a reading that is none, a text too long to search for, an empty one where much would have to be sorted.
Never    makes SQL of anything.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

from db.code_lists import lists
from errors import (
    CODE_LIST_UNKNOWN,
    INVALID_CURSOR,
    NOT_A_READING,
    PAGE_SIZE_RANGE,
    SEARCH_TEXT_LENGTH,
    TEXT_EMPTY,
    WRONG_ID_TYPE,
    Refused,
)
from resolvers.catalogue import Kind
from resolvers.document import Operation
from resolvers.identity import Cursor, GlobalId
from resolvers.plan.pages import MAX_PAGE
from resolvers.plan.parameters import Folding, Parameter, Reading

MAX_SOUGHT = 50
"""The most characters of a text that is searched for."""

_LAST_LETTER = "\U0010ffff"
_CURSOR_KEYS: Mapping[Kind, tuple[re.Pattern[str], Callable[[str], object]]] = {
    Kind.ID: (re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"), UUID),
    Kind.DATE: (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), date.fromisoformat),
    Kind.INSTANT: (
        re.compile(r"[0-9]{4}(-[0-9]{2}){2} [0-9]{2}(:[0-9]{2}){2}(\.[0-9]{1,6})?\+00"),
        datetime.fromisoformat,
    ),
    Kind.INTEGER: (re.compile(r"-?[0-9]{1,18}"), int),
    Kind.DECIMAL: (re.compile(r"-?[0-9]{1,20}(\.[0-9]{1,20})?"), Decimal),
    Kind.BOOLEAN: (re.compile(r"true|false"), "true".__eq__),
}
"""How PostgreSQL writes the keys of a cursor, and how they are read. A text stands as it is."""


def read_value(parameter: Parameter, operation: Operation) -> object:
    """The value that the request gives for a parameter; refused if it cannot be one."""
    value: Any = operation.arguments[parameter.argument]
    for step in parameter.path:
        value = value[step]
    if parameter.folding is not Folding.NONE:
        value = _FOLDINGS[parameter.folding](parameter, value)
    return None if value is None else _READERS[parameter.reading](parameter, value)


def _letters(_: Parameter, value: str) -> str | None:
    """The letters of a reading as the database writes them, or nothing if the text is none."""
    folded = "".join(unicodedata.normalize("NFC", value).lower().split()).replace("ü", "v")
    return folded if folded.isascii() and folded.isalpha() else None


def _reading(parameter: Parameter, value: str) -> str:
    letters = _letters(parameter, value)
    if letters is None:
        raise Refused(NOT_A_READING, path=(*parameter.field, *parameter.path), value=value[:40])
    return letters


def _sought(parameter: Parameter, value: str) -> str:
    text = value.strip()
    if not 1 <= len(text) <= MAX_SOUGHT:
        raise Refused(SEARCH_TEXT_LENGTH, path=(*parameter.field, *parameter.path), limit=MAX_SOUGHT)
    return text


def _sought_part(parameter: Parameter, value: str) -> str | None:
    text = _sought(parameter, value)
    return text if len(text) > 1 else None


_FOLDINGS: Mapping[Folding, Callable[[Parameter, str], str | None]] = {
    Folding.LETTERS: _reading,
    Folding.SOUGHT: _sought,
    Folding.SOUGHT_PART: _sought_part,
    Folding.SOUGHT_LETTERS: _letters,
}


def _plain(_: Parameter, value: Any) -> object:  # noqa: ANN401 - any coerced value
    if isinstance(value, list):
        return [item.value if isinstance(item, Enum) else item for item in value]
    return value.value if isinstance(value, Enum) else value


def _contains(_: Parameter, value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _some_text(parameter: Parameter, value: str) -> str:
    if not value:
        path = (*parameter.field, *parameter.path)
        raise Refused(TEXT_EMPTY, path=path, name=".".join(map(str, parameter.path)))
    return value


def _prefix_end(_: Parameter, value: str) -> str:
    """The least text that is greater than every text with this prefix, in the order of code points."""
    shortened = value.rstrip(_LAST_LETTER)
    if not shortened:
        return _LAST_LETTER * (len(value) + 1)
    following = ord(shortened[-1]) + 1
    return shortened[:-1] + chr(0xE000 if following == 0xD800 else following)  # noqa: PLR2004 - no surrogates in text


def _row(parameter: Parameter, value: GlobalId) -> UUID:
    if value.type != parameter.detail:
        path = (*parameter.field, *parameter.path)
        raise Refused(WRONG_ID_TYPE, path=path, expected=parameter.detail, given=value.type)
    return value.row


def _rows(parameter: Parameter, value: list[GlobalId]) -> list[UUID]:
    return [_row(parameter, item) for item in value]


def _any_row(_: Parameter, value: Any) -> object:  # noqa: ANN401 - an id or a list of ids
    """The key of an id of whatever type."""
    return [item.row for item in value] if isinstance(value, list) else value.row


def _any_id(_: Parameter, value: Any) -> object:  # noqa: ANN401 - an id or a list of ids
    """The whole of an id of whatever type, as the graph writes it."""
    return [str(item) for item in value] if isinstance(value, list) else str(value)


def _nodes(parameter: Parameter, value: list[GlobalId]) -> list[UUID | None]:
    return [item.row if item.type == parameter.detail else None for item in value]


def _size(parameter: Parameter, value: int) -> int:
    limit = int(parameter.detail or MAX_PAGE)
    if not 1 <= value <= limit:
        raise Refused(PAGE_SIZE_RANGE, path=(*parameter.field, *parameter.path), limit=limit)
    return value


def _limit(parameter: Parameter, value: int) -> int:
    return _size(parameter, value) + 1


def _cursor(parameter: Parameter, value: Cursor) -> object:
    try:
        if f"{value.mark} {len(value.keys)}" != parameter.detail:
            raise ValueError(value.mark)
        text = value.keys[parameter.index]
        return None if text is None else _key(parameter.kind, text)
    except (ValueError, OverflowError) as foreign:
        raise Refused(INVALID_CURSOR, path=(*parameter.field, *parameter.path)) from foreign


def _key(kind: Kind, text: str) -> object:
    if kind not in _CURSOR_KEYS:
        return text
    pattern, read = _CURSOR_KEYS[kind]
    if pattern.fullmatch(text) is None:
        raise ValueError(text)
    return read(text)


def _code_list(parameter: Parameter, value: str) -> str:
    if value not in lists():
        path = (*parameter.field, *parameter.path)
        raise Refused(CODE_LIST_UNKNOWN, path=path, name=value[:80], names=", ".join(lists()))
    return value


def _code(_: Parameter, value: str) -> str:
    """A division's code without the trailing zeros of its twelve-digit form."""
    if len(value) == 12 and value.isdigit():  # noqa: PLR2004 - the length of a statistical code
        return value[:6] if value.endswith("000000") else value[:9] if value.endswith("000") else value
    return value


_READERS: Mapping[Reading, Callable[[Parameter, Any], object]] = {
    Reading.PLAIN: _plain,
    Reading.CONTAINS: _contains,
    Reading.SOME_TEXT: _some_text,
    Reading.PREFIX: _plain,
    Reading.PREFIX_END: _prefix_end,
    Reading.ROW: _row,
    Reading.ROWS: _rows,
    Reading.ANY_ROW: _any_row,
    Reading.ANY_ID: _any_id,
    Reading.NODES: _nodes,
    Reading.SIZE: _size,
    Reading.LIMIT: _limit,
    Reading.CURSOR: _cursor,
    Reading.CODE: _code,
    Reading.CODE_LIST: _code_list,
}
