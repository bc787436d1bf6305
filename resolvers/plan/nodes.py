"""The nodes of a plan: frozen, free of GraphQL and of the asker's divisions, ready to become SQL without looking anything up.

A ``Source`` over a register cannot be made without its scope: that argument has no default.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from authz.scopes import AnyScope
from resolvers.catalogue import Entity, Kind, Relation, Scalar

if TYPE_CHECKING:
    from resolvers.plan.conditions import Condition


class Reading(Enum):
    """How a parameter's value is made of the argument as the client gave it."""

    PLAIN = "PLAIN"
    CONTAINS = "CONTAINS"
    PREFIX = "PREFIX"
    PREFIX_END = "PREFIX_END"
    ROW = "ROW"
    ROWS = "ROWS"
    LIMIT = "LIMIT"
    SIZE = "SIZE"
    CURSOR = "CURSOR"
    NODES = "NODES"
    CODE = "CODE"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that comes with each request: which argument, where in it, and how it is read.

    ``detail`` is the type an id must have, or the mark of a cursor's ordering; ``index`` the key of a cursor.
    """

    argument: int
    path: tuple[str | int, ...]
    reading: Reading = Reading.PLAIN
    kind: Kind = Kind.TEXT
    many: bool = False
    detail: str = ""
    index: int = 0
    field: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Its name in the statement: the same for the same place."""
        steps = [f"a{self.argument}", *map(str, self.path)]
        if self.reading is not Reading.PLAIN:
            steps.append(self.reading.value.lower())
        if self.reading is Reading.CURSOR:
            steps.append(str(self.index))
        if self.reading is Reading.NODES:
            steps.append(self.detail.lower())
        return "_".join(steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Rows of one table under an alias, confined to a scope."""

    entity: Entity
    alias: str
    scope: AnyScope


@dataclass(frozen=True, slots=True)
class Measure:
    """A scalar of a source as this asker may see it: null outside ``visible``, where a field group is granted in part."""

    scalar: Scalar
    visible: AnyScope | None
    arguments: Mapping[str, Parameter]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """From a parent row to a source, through another register or directly."""

    relation: Relation
    source: Source
    between: Source | None = None


@dataclass(frozen=True, slots=True)
class OrderKey:
    """One key of an ordering. The row's id is always the last."""

    measure: Measure
    descending: bool
    kind: Kind
    nullable: bool


@dataclass(frozen=True, slots=True)
class Text:
    """A constant: ``__typename``."""

    text: str


@dataclass(frozen=True, slots=True)
class Value:
    """A scalar of the row."""

    measure: Measure


@dataclass(frozen=True, slots=True)
class Object:
    """The fields of a row as a JSON object, in the order asked."""

    outputs: tuple[tuple[str, Output], ...]


@dataclass(frozen=True, slots=True)
class One:
    """One related row or null. ``coded`` finds a value of a code list by the parent's code."""

    link: Link
    object: Object
    coded: tuple[Measure, str] | None = None


@dataclass(frozen=True, slots=True)
class Many:
    """All related rows as a list."""

    link: Link
    object: Object
    order: tuple[OrderKey, ...]


@dataclass(frozen=True, slots=True)
class Bound:
    """A cursor that the page lies after (or before), with which of its keys are null."""

    keys: tuple[Parameter, ...]
    nulls: tuple[bool, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A connection: a page of rows by keyset, in one ordering, forward or back. ``link`` is absent at the root."""

    source: Source
    link: Link | None
    where: Condition
    order: tuple[OrderKey, ...]
    mark: str
    backward: bool
    size: Parameter
    limit: Parameter
    after: Bound | None
    before: Bound | None
    fields: tuple[tuple[str, PageField], ...]


@dataclass(frozen=True, slots=True)
class Edges:
    """``edges`` of a page: objects of node, cursor and __typename."""

    outputs: tuple[tuple[str, EdgeField], ...]


@dataclass(frozen=True, slots=True)
class Nodes:
    """``nodes`` of a page."""

    object: Object


@dataclass(frozen=True, slots=True)
class PageInfo:
    """``pageInfo``: response key and which of its fields."""

    outputs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TotalCount:
    """``totalCount``: all rows of the filter, whatever the page."""


EdgeField: TypeAlias = "Object | Text | CursorText"
PageField: TypeAlias = "Edges | Nodes | PageInfo | TotalCount | Text"
Output: TypeAlias = "Text | Value | One | Many | Page"


@dataclass(frozen=True, slots=True)
class CursorText:
    """``cursor`` of an edge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Single:
    """A root row found by a key, or the asker's own row; null if there is none in scope."""

    source: Source
    key: tuple[str, Parameter] | None
    object: Object


@dataclass(frozen=True, slots=True)
class NodeList:
    """``nodes``: rows of several types in the order of their ids, null where there is none in scope."""

    singles: tuple[Single, ...]


RootOutput: TypeAlias = "Text | Single | NodeList | Page"


@dataclass(frozen=True, slots=True)
class Plan:
    """All root fields of a query, in the order asked."""

    outputs: tuple[tuple[str, RootOutput], ...]
