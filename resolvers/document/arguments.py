"""A field's arguments: coerced by graphql-core, their ids read, bounded; and the shape that they give to SQL."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, TypeAlias, cast

from graphql import (
    FieldNode,
    GraphQLError,
    GraphQLField,
    GraphQLID,
    GraphQLInputType,
    get_argument_values,
    get_nullable_type,
    is_input_object_type,
    is_list_type,
)
from graphql.execution.values import VariableValues

from errors import (
    INVALID_ARGUMENT,
    INVALID_ID,
    LIST_TOO_LONG,
    TEXT_TOO_LONG,
    TOO_DEEP,
    UNSTORABLE_TEXT,
    Refused,
    Sentence,
)
from resolvers.identity import Cursor, GlobalId, parse_id

MAX_TEXT = 1_000
MAX_LIST = 500
MAX_DEPTH = 60
"""The most characters of a text, items of a list, and levels of nesting, of fields and filters together."""

MAX_DETAIL = 300
"""The most characters that an error of graphql-core may say: it quotes what the client wrote, however long that is."""

Shape: TypeAlias = tuple[Any, ...] | str | bool | Enum | None


class Shaping(Enum):
    """An enum whose values decide what is written, in a list too: by what is grouped, where is looked.

    Of all other lists only the types of ids shape SQL: their values are bound.
    """


def read_arguments(
    definition: GraphQLField, node: FieldNode, path: tuple[str, ...], values: VariableValues
) -> Mapping[str, Any]:
    """The values, with ids read; refused if one is not fit to be asked for."""
    try:
        given = get_argument_values(definition, node, values, hide_suggestions=True)
    except GraphQLError as wrong:
        raise refused(wrong, INVALID_ARGUMENT) from wrong
    return {name: _accept(value, definition.args[name].type, (*path, name)) for name, value in given.items()}


def _accept(value: Any, kind: GraphQLInputType, path: tuple[str | int, ...]) -> Any:  # noqa: ANN401 - any coerced value
    """The value with its ids read. Refuses what no column could hold, before it comes near the database."""
    if len(path) > MAX_DEPTH:
        raise Refused(TOO_DEEP, path=path[:MAX_DEPTH])
    kind = cast("GraphQLInputType", get_nullable_type(kind))
    match value:
        case str() if kind is GraphQLID:
            return _id(value, path)
        case str():
            _check_text(value, path)
        case Cursor(keys=keys):
            for key in keys:
                _check_text(key or "", path)
        case dict():
            assert is_input_object_type(kind)
            return {name: _accept(inner, kind.fields[name].type, (*path, name)) for name, inner in value.items()}
        case list():
            assert is_list_type(kind)
            if len(value) > MAX_LIST:
                raise Refused(LIST_TOO_LONG, path=path, limit=MAX_LIST)
            return [_accept(inner, kind.of_type, (*path, index)) for index, inner in enumerate(value)]
    return value


def _id(text: str, path: tuple[str | int, ...]) -> GlobalId:
    try:
        return parse_id(text)
    except Refused as garbage:
        raise Refused(INVALID_ID, path=path, id=text[:80]) from garbage


def _check_text(text: str, path: tuple[str | int, ...]) -> None:
    if len(text) > MAX_TEXT:
        raise Refused(TEXT_TOO_LONG, path=path, limit=MAX_TEXT)
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise Refused(UNSTORABLE_TEXT, path=path)


def shape(value: object) -> Shape:
    """What of a coerced value may shape SQL: its structure, its enums, booleans and nulls, the type of an id, never a text."""
    match value:
        case None | bool() | Enum():
            return value
        case dict():
            return tuple((name, shape(inner)) for name, inner in value.items())
        case list():
            return (
                ("list", *(shape(inner) for inner in value)) if any(isinstance(i, dict) for i in value) else _ids(value)
            )
        case GlobalId():
            return value.type
        case Cursor():
            return (value.mark, value.nulls)
        case _:
            return "value"


def _ids(values: list[object]) -> Shape:
    # Which types of ids are in a list decides which tables are read; how many and in which order does not.
    shaping = tuple(value for value in values if isinstance(value, Shaping))
    return shaping or ("values", *sorted({value.type for value in values if isinstance(value, GlobalId)}))


def locations(wrong: GraphQLError) -> list[tuple[int, int]]:
    """Line and column of each place that an error of graphql-core names."""
    return [(place.line, place.column) for place in wrong.locations or ()]


def refused(wrong: GraphQLError, sentence: Sentence) -> Refused:
    """An error of graphql-core as a refusal of ours."""
    # A scalar of ours that refused its text says so itself, and better than graphql-core, which wraps it once or twice.
    cause: BaseException | None = wrong
    while isinstance(cause, GraphQLError):
        cause = cause.original_error or cause.__cause__
    if isinstance(cause, Refused):
        return Refused(cause.sentence, path=cause.path, locations=locations(wrong), **cause.facts)
    return Refused(sentence, locations=locations(wrong), detail=told(wrong))


def told(wrong: GraphQLError) -> str:
    """What an error of graphql-core says, in one line and not too long."""
    line = " ".join(wrong.message.split())
    return line if len(line) <= MAX_DETAIL else f"{line[:MAX_DETAIL]}…"
