"""JSON as concatenated text. PostgreSQL's own JSON functions look up the type of every argument at every call, which costs a
page a quarter of its time; we know the types when the statement is written.

A part that is SQL null would make the whole text null, so every value here is written as ``null`` where it may be empty.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from sqlalchemy import Text, cast, func
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql import ColumnElement, operators
from sqlalchemy.sql.functions import FunctionElement

from resolvers.catalogue import Kind, constant

Part: TypeAlias = "str | ColumnElement[Any]"


class json_text(FunctionElement[str]):  # noqa: N801 - it is written like a function of SQL
    """Constant pieces and expressions of type text, one after the other; flat, however objects are nested."""

    type = Text()
    name = "json_text"
    inherit_cache = False

    def __init__(self, *parts: Part) -> None:
        flat: list[Part] = []
        for part in parts:
            flat.extend(part.pieces() if isinstance(part, json_text) else [part])
        # A string is a constant piece, a number the place of an expression among the clauses, which SQLAlchemy may copy.
        expressions = [part.self_group(against=operators.concat_op) for part in flat if not isinstance(part, str)]
        numbers = iter(range(len(expressions)))
        self.layout = tuple(part if isinstance(part, str) else next(numbers) for part in flat)
        super().__init__(*expressions)

    def pieces(self) -> list[Part]:
        """Its parts, to be set among others."""
        clauses = list(self.clauses)
        return [part if isinstance(part, str) else clauses[part] for part in self.layout]


@compiles(json_text)
def _compile(element: json_text, compiler: Any, **options: Any) -> str:  # noqa: ANN401 - SQLAlchemy's protocol
    written: list[str] = []
    run = ""
    for piece in element.pieces():
        if isinstance(piece, str):
            run += piece
            continue
        if run:
            written.append(_quoted(run))
        run = ""
        written.append(compiler.process(piece, **options))
    if run:
        written.append(_quoted(run))
    return f"({' || '.join(written)})" if len(written) > 1 else written[0]


def json_object(*pairs: tuple[str, ColumnElement[Any]]) -> json_text:
    """An object; the keys are GraphQL names, the values already JSON text and never null."""
    parts: list[Part] = []
    for key, value in pairs:
        parts += [f'{"," if parts else "{"}"{key}":', value]
    return json_text(*parts, "}") if parts else json_text("{}")


def json_list(rows: ColumnElement[Any], order: list[ColumnElement[Any]]) -> json_text:
    """All rows' JSON as a list in the given order; an empty list if there are none."""
    joined = func.string_agg(rows, aggregate_order_by(constant(","), *order))
    return json_text("[", func.coalesce(joined, constant("")), "]")


def json_string(text: str) -> json_text:
    """A constant string: a GraphQL name."""
    return json_text(f'"{text}"')


def or_null(value: ColumnElement[Any]) -> ColumnElement[Any]:
    """The value, or JSON's null where SQL has none."""
    return func.coalesce(value, constant("null"))


def json_value(kind: Kind, value: ColumnElement[Any], type_name: str, *, nullable: bool) -> ColumnElement[Any]:
    """A scalar. A decimal is a string so that no digit is lost; an id says its type."""
    match kind:
        case Kind.INTEGER | Kind.BOOLEAN:
            written: ColumnElement[Any] = cast(value, Text)
        case Kind.DATE | Kind.DECIMAL | Kind.OBJECT:
            written = json_text('"', cast(value, Text), '"')
        case Kind.ENUM:  # one of our own names, by a check constraint
            written = json_text('"', value, '"')
        case Kind.ID:
            written = json_text(f'"{type_name}:', cast(value, Text), '"')
        case _:
            written = cast(func.to_json(value), Text)
    return or_null(written) if nullable else written


def _quoted(text: str) -> str:
    assert "'" not in text and "\\" not in text
    return f"'{text}'"
