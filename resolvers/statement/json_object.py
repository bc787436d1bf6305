"""A JSON object in SQL. Up to 50 fields by ``json_build_object``; more by SQL/JSON's own constructor, which has no limit."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql import ColumnElement
from sqlalchemy.sql.functions import FunctionElement

MAX_ARGUMENTS = 100
"""PostgreSQL's limit for the arguments of a function."""


class json_object(FunctionElement[object]):  # noqa: N801 - it is written like a function of SQL
    """``json_object(key, value, key, value …)``."""

    type = JSON()
    name = "json_object"
    inherit_cache = True

    def __init__(self, *pairs: tuple[ColumnElement[str], ColumnElement[Any]]) -> None:
        super().__init__(*(part for pair in pairs for part in pair))


@compiles(json_object)
def _compile(element: json_object, compiler: Any, **options: Any) -> str:  # noqa: ANN401 - SQLAlchemy's protocol
    parts = [compiler.process(clause, **options) for clause in element.clauses]
    if len(parts) <= MAX_ARGUMENTS:
        return f"json_build_object({', '.join(parts)})"
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return f"JSON_OBJECT({', '.join(f'{key} VALUE {value}' for key, value in pairs)} RETURNING json)"
