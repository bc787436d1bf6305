"""What the graph is made of: which type lies in which table, and which field is which column, expression or relation.

The schema declares each part beside its field (``strawberry.field(metadata={CATALOGUE: …})``) and builds the Catalogue once;
from then on it is only read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, TypeAlias

from sqlalchemy import Column, Table, Text, column, literal_column
from sqlalchemy.sql import ColumnElement, FromClause

CATALOGUE = "catalogue"
"""The key under which a field's metadata holds its part of the catalogue."""

PERIODS = (("started_on", "ended_on"), ("opened_on", "closed_on"))
"""The pairs of columns that say when a row holds: a dated fact, else a place or body that opens and closes."""

SPELLED = {"pinyin": "spelling", "initials": "initials"}
"""The operators that find a name by its reading, and the columns, kept by the database, in which they look."""

TOMBSTONE = "tombstone"
"""The key of a table's ``info``: the column that is filled where a row lives on in another."""

POINTED = "object_id"
"""The column of the key where an id of any type is told by two columns, and by which it is found."""

Argument: TypeAlias = Callable[[str], ColumnElement[Any] | None]
"""Gives a field's argument as SQL, or nothing if the client left it out."""


class Kind(Enum):
    """How a scalar compares, orders and is written as JSON."""

    ID = "ID"
    TEXT = "TEXT"
    ENUM = "ENUM"
    CODE = "CODE"
    DATE = "DATE"
    INSTANT = "INSTANT"
    INTEGER = "INTEGER"
    DECIMAL = "DECIMAL"
    BOOLEAN = "BOOLEAN"
    OBJECT = "OBJECT"
    """The id of a row of any type, as the graph writes it."""
    TEXTS = "TEXTS"
    """A list of texts; neither filtered nor ordered by."""


class Form(Enum):
    """What a relation gives: one object or null, a plain list, or a connection."""

    ONE = "ONE"
    LIST = "LIST"
    PAGE = "PAGE"


class _Recorder:
    """Stands in for a table and notes which of its columns an expression touches."""

    def __init__(self, source: FromClause) -> None:
        self.source = source
        self.used: set[str] = set()
        self.c = self

    def __getattr__(self, name: str) -> ColumnElement[Any]:
        return self[name]

    def __getitem__(self, name: str) -> ColumnElement[Any]:
        self.used.add(name)
        return self.source.c[name]


class _Anything:
    """Stands in for the other end of a join, whose columns do not matter."""

    @property
    def c(self) -> _Anything:
        return self

    def __getattr__(self, name: str) -> ColumnElement[Any]:
        return self[name]

    def __getitem__(self, name: str) -> ColumnElement[Any]:
        return column(name)


Expression: TypeAlias = Callable[[FromClause, Argument], ColumnElement[Any]]
Join: TypeAlias = Callable[[FromClause, FromClause], ColumnElement[bool]]


@dataclass(frozen=True, slots=True, eq=False)
class Scalar:
    """One value of a row. ``group`` is the field group (``identity``, ``contact`` …) that must be granted as well.

    ``grams``: the characters of the text are indexed, for ``contains``.
    """

    expression: Expression
    kind: Kind
    nullable: bool = False
    group: str | None = None
    has_arguments: bool = False
    grams: bool = False

    def columns(self, table: FromClause) -> set[str]:
        """The columns of the table that it needs."""
        recorder = _Recorder(table)
        self.expression(recorder, lambda _: None)  # type: ignore[arg-type]
        return recorder.used


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """A value of a national code list, given as an object with code and name, filtered and ordered by its code."""

    list: str
    scalar: Scalar


@dataclass(frozen=True, slots=True, eq=False)
class Changes:
    """What an entry of the audit trail says was changed: a list of JSON objects in one column.

    Each says itself what must be granted for it (``needs`` are all that there are). Where that is not granted in the division
    of the entry, the change is left out, and nobody is refused for it.
    """

    target: str
    column: str
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Through:
    """The register that lies between the two ends of a relation; it is scoped like any other."""

    entity: str
    to_parent: Join
    to_child: Join

    def child_columns(self, table: FromClause) -> set[str]:
        """The columns of the register between that lead on to the child."""
        recorder = _Recorder(table)
        self.to_child(recorder, _Anything())  # type: ignore[arg-type]
        return recorder.used


@dataclass(frozen=True, slots=True, eq=False)
class Relation:
    """From a row to others. ``join(parent, child)``; with ``under`` the children are all rows under the parent division.

    ``onward``: it leads from a tombstone to the row in which that lives on, which may be a tombstone by then.
    """

    target: str
    form: Form
    join: Join | None = None
    through: Through | None = None
    under: bool = False
    order: tuple[str, ...] = ()
    onward: bool = False

    def own_columns(self, table: FromClause) -> set[str]:
        """The columns of the parent's table that the join needs."""
        recorder = _Recorder(table)
        if self.under:
            return {"id", "level"}
        join = self.through.to_parent if self.through else self.join
        assert join is not None
        join(recorder, _Anything())  # type: ignore[arg-type]
        return recorder.used


@dataclass(frozen=True, slots=True, eq=False)
class Lookup:
    """A root field that gives one row by exactly one of its arguments; ``keys`` maps arguments to columns."""

    target: str
    keys: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """A root field that gives a connection over a whole register."""

    target: str


@dataclass(frozen=True, slots=True, eq=False)
class AnyNode:
    """The root field ``node``, or with ``many`` the root field ``nodes``."""

    many: bool


@dataclass(frozen=True, slots=True, eq=False)
class CodeList:
    """A root field that gives all values of the national code list that its argument ``name`` names."""

    target: str


@dataclass(frozen=True, slots=True, eq=False)
class Seek:
    """The root field that finds rows of all these types by what they are called; ``words`` are their values of ``types``."""

    words: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Own:
    """A root field that gives the asker's own row."""

    target: str


Part: TypeAlias = Scalar | Coded | Relation | Changes
Root: TypeAlias = CodeList | Lookup | Listing | AnyNode | Seek | Own


@dataclass(frozen=True, slots=True, eq=False)
class Entity:
    """A type of the graph and its table. ``object`` is what the policy grants; ``own`` the column of the asker's own rows.

    With neither, the table is reference data that belongs to nobody.
    """

    name: str
    table: Table
    object: str | None
    own: str | None
    node: bool
    parts: Mapping[str, Part]
    division: Relation | None = field(default=None)
    """The row's own division, by which it is filtered."""

    @property
    def tombstone(self) -> str | None:
        """The column that is filled where a row lives on in another; no list, count or relation shows such a row."""
        return self.table.info.get(TOMBSTONE)

    @property
    def period(self) -> tuple[str, str] | None:
        """The columns of its first day and of the first day after it, where rows of the type hold for a period."""
        return next((pair for pair in PERIODS if set(pair) <= set(self.table.c.keys())), None)


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """All entities by type name, and the root fields by name."""

    entities: Mapping[str, Entity]
    roots: Mapping[str, Root]


def constant(text: str) -> ColumnElement[str]:
    """A constant of our own in SQL: a GraphQL name, a code of a standard. Never anything that a client wrote."""
    assert "'" not in text and "\\" not in text
    return literal_column(f"'{text}'", Text())


def stored(attribute: Any, kind: Kind | None = None, *, group: str | None = None) -> Scalar:  # noqa: ANN401
    """A scalar that is a column as it lies."""
    own: Column[Any] = getattr(attribute, "expression", attribute)  # a mapped attribute, or the column itself
    name = own.name
    expression: Expression = lambda row, _: row.c[name]  # noqa: E731 - an expression of one column
    return Scalar(expression, kind or _kind(own), bool(own.nullable), group, grams="grams" in own.info)


def spelled(table: Table, operator: str) -> Scalar:
    """What an operator of a name's filter looks at: the column of its reading, or of the initials of that."""
    return stored(table.c[SPELLED[operator]])


def pointed(table: Table) -> Scalar:
    """What a filter by the id of a row of any type looks at first, because an index leads to it."""
    return stored(table.c[POINTED], Kind.ID)


def _kind(column: Column[Any]) -> Kind:
    kinds = {
        "str": Kind.TEXT,
        "date": Kind.DATE,
        "datetime": Kind.INSTANT,
        "int": Kind.INTEGER,
        "Decimal": Kind.DECIMAL,
        "bool": Kind.BOOLEAN,
    }
    return kinds[column.type.python_type.__name__]
