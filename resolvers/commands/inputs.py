"""Coerced arguments in, the dataclass of a command's input out.

In       the value of ``input`` as document gave it; the dataclass; the type that each id must name.
Out      the dataclass: texts without blanks around them, ids as UUIDs, closed sets as their words.
Refuses  nothing by itself: every problem is noted with its path, and the caller raises them together.
Never    asks the database.
"""

from __future__ import annotations

import types
import typing
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import Enum
from typing import Any, TypeAlias, TypeVar, Union
from uuid import UUID

from errors import TEXT_TOO_LONG, WRONG_ID_TYPE
from errors.acts import EMPTY_TEXT, NULL_FIELD
from resolvers.commands.problems import Problem
from resolvers.identity import GlobalId

_UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
"""Signs that nobody sees: a reason of these alone is none."""

MAX_REASON = 500
"""The most characters of a reason."""


class Omitted(Enum):
    """What stands in an input for a field that the client left out."""

    OMITTED = "OMITTED"


OMITTED = Omitted.OMITTED
T = TypeVar("T")
Maybe: TypeAlias = T | Omitted
"""A field that may be left out: then what it names stays as it is."""

Note: TypeAlias = Callable[[Problem], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one field of an input takes."""

    name: str
    key: str
    kind: Any
    many: bool
    nullable: bool
    required: bool


def given_fields(given: Any) -> dict[str, Any]:  # noqa: ANN401 - any input
    """The fields of an input that were not left out."""
    told = {field.name: getattr(given, field.name) for field in fields(given)}
    return {name: value for name, value in told.items() if value is not OMITTED}


def read_input(kind: type[T], told: Mapping[str, Any], ids: Mapping[str, str], note: Note) -> T | None:
    """The input as its dataclass; nothing if a problem was noted that leaves a field without a value."""
    return _read(kind, told, ids, note, ())


def wanted(kind: type[Any]) -> tuple[Wanted, ...]:
    """The fields of an input, in their order."""
    if kind not in _WANTED:
        _WANTED[kind] = _wanted_of(kind)
    return _WANTED[kind]


def _wanted_of(kind: type[Any]) -> tuple[Wanted, ...]:
    hints = typing.get_type_hints(kind)
    return tuple(_wanted(field.name, hints[field.name], required=_is_required(field)) for field in fields(kind))


_WANTED: dict[type[Any], tuple[Wanted, ...]] = {}


def camel(name: str) -> str:
    """A name of Python as a name of the graph."""
    first, *rest = name.split("_")
    return first + "".join(part.title() for part in rest)


def _is_required(field: Any) -> bool:  # noqa: ANN401 - a field of a dataclass
    return field.default is MISSING and field.default_factory is MISSING


def _wanted(name: str, hint: Any, *, required: bool) -> Wanted:  # noqa: ANN401 - any annotation
    parts = typing.get_args(hint) if typing.get_origin(hint) in {Union, types.UnionType} else (hint,)
    (kind,) = (part for part in parts if part not in {type(None), Omitted})
    many = typing.get_origin(kind) is tuple
    inner = typing.get_args(kind)[0] if many else kind
    return Wanted(name, camel(name), inner, many, type(None) in parts, required)


def _read(
    kind: type[T], told: Mapping[str, Any], ids: Mapping[str, str], note: Note, path: tuple[str, ...]
) -> T | None:
    values: dict[str, Any] = {}
    sound = True
    for field in wanted(kind):
        if field.key not in told or (told[field.key] is None and field.nullable):
            if field.key in told:
                values[field.name] = None
            continue
        value = _field(field, told[field.key], ids, note, (*path, field.key))
        sound = sound and value is not None
        values[field.name] = value
    return kind(**values) if sound else None


def _field(
    field: Wanted,
    value: Any,  # noqa: ANN401 - any coerced value
    ids: Mapping[str, str],
    note: Note,
    path: tuple[str, ...],
) -> Any:  # noqa: ANN401 - what the field takes
    if value is None:
        note(Problem(NULL_FIELD, path))
        return None
    if not field.many:
        return _value(field, value, ids, note, path)
    each = [_value(field, item, ids, note, (*path, str(place))) for place, item in enumerate(value)]
    return None if any(item is None for item in each) else tuple(each)


def _value(
    field: Wanted,
    value: Any,  # noqa: ANN401 - any coerced value
    ids: Mapping[str, str],
    note: Note,
    path: tuple[str, ...],
) -> Any:  # noqa: ANN401 - what the field takes
    if is_dataclass(field.kind):
        return _read(typing.cast("type[Any]", field.kind), value, ids, note, path)
    if isinstance(value, GlobalId):
        return _id(value, ids[field.name], note, path)
    if isinstance(value, Enum):
        return value.value
    return _text(field, value, note, path) if isinstance(value, str) else value


def _id(value: GlobalId, expected: str, note: Note, path: tuple[str, ...]) -> UUID | None:
    if value.type != expected:
        note(Problem(WRONG_ID_TYPE, path, {"expected": expected, "given": value.type}))
        return None
    return value.row


def _text(field: Wanted, value: str, note: Note, path: tuple[str, ...]) -> str | None:
    text = value.strip()
    if all(unicodedata.category(sign) in _UNSEEN for sign in text):
        note(Problem(EMPTY_TEXT, path))
        return None
    if field.name == "reason" and len(text) > MAX_REASON:
        note(Problem(TEXT_TOO_LONG, path, {"limit": MAX_REASON}))
        return None
    return text
