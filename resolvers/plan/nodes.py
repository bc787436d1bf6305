"""The nodes of a plan: frozen, free of GraphQL and of the asker's divisions, ready to become SQL without looking anything up.

A ``Source`` over a register cannot be made without its scope: that argument has no default.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from authz.scopes import AnyScope, Scope
from resolvers.catalogue import Entity, Kind, Relation, Scalar
from resolvers.plan.groupings import Function
from resolvers.plan.parameters import Parameter

if TYPE_CHECKING:
    from resolvers.plan.conditions import Condition
    from resolvers.plan.search import Search


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Rows of one table under an alias, confined to a scope. Tombstones are among them only where a row is named by its id."""

    entity: Entity
    alias: str
    scope: AnyScope
    tombstones: bool = False


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
    """One key of an ordering. The row's id is always the last.

    With ``links`` the measure is that of the row at the end of these to-one relations, null where none is in sight.
    """

    measure: Measure
    descending: bool
    kind: Kind
    nullable: bool
    links: tuple[Link, ...] = ()

    @property
    def carried(self) -> str:
        """The column of a page in which a key over relations stands."""
        return f"{self.links[-1].source.alias}_key"


@dataclass(frozen=True, slots=True)
class Text:
    """A constant: ``__typename``."""

    text: str


@dataclass(frozen=True, slots=True)
class Value:
    """A scalar of the row."""

    measure: Measure


@dataclass(frozen=True, slots=True)
class Nothing:
    """Always null: a key by which is not grouped."""


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
class Shown:
    """Where the changes that need a grant of this object are shown."""

    need: str
    scope: Scope


@dataclass(frozen=True, slots=True)
class Altered:
    """The changes that an entry of the audit trail tells, those left out that the asker may not see there.

    ``outputs``: the response keys, and which key of a change each gives.
    """

    column: str
    shown: tuple[Shown, ...]
    outputs: tuple[tuple[str, Text | str], ...]


@dataclass(frozen=True, slots=True)
class Bound:
    """A cursor that the page lies after (or before), with which of its keys are null."""

    keys: tuple[Parameter, ...]
    nulls: tuple[bool, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A connection: a page of rows by keyset, in one ordering, forward or back. ``link`` is absent at the root.

    Where no rows are asked, ``size`` and ``limit`` may be absent.
    """

    source: Source
    link: Link | None
    where: Condition
    order: tuple[OrderKey, ...]
    mark: str
    backward: bool
    size: Parameter | None
    limit: Parameter | None
    after: Bound | None
    before: Bound | None
    fields: tuple[tuple[str, PageField], ...]
    glances: bool = False
    """Whether the rows next in its order are looked at before all that fulfil the filter are fetched."""

    texts: tuple[Parameter, ...] = ()
    """The texts of the filter that keep what is to be sorted from being too much."""

    @property
    def has_rows(self) -> bool:
        """Whether any of its rows are asked, or where the page ends."""
        return any(isinstance(field, Edges | Nodes | PageInfo) for _, field in self.fields)

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """What the client gave about the page. All of it is checked, even where no rows are asked and nothing needs it."""
        sizes = [parameter for parameter in (self.size, self.limit) if parameter]
        return (*sizes, *self.texts, *(key for bound in (self.after, self.before) if bound for key in bound.keys))


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


@dataclass(frozen=True, slots=True)
class Figures:
    """``sum``, ``avg``, ``min`` or ``max``: one function over some fields of all rows."""

    function: Function
    outputs: tuple[tuple[str, Measure | Text], ...]


@dataclass(frozen=True, slots=True)
class Aggregate:
    """``aggregate``: what is counted and worked out over all rows of the filter, or of a group."""

    outputs: tuple[tuple[str, Figures | TotalCount | Text], ...]


@dataclass(frozen=True, slots=True)
class Groups:
    """``groups``: the rows of the filter by what they have in common, as columns of that name; ``COUNT`` is one too.

    ``order`` names columns, descending or not, and each key at least once, so it is total.
    """

    keys: tuple[tuple[str, Measure], ...]
    order: tuple[tuple[str, bool], ...]
    size: Parameter
    fields: tuple[tuple[str, GroupField], ...]


COUNT = "count"
"""The column of groups that counts the rows of each."""

EdgeField: TypeAlias = "Object | Text | CursorText"
GroupField: TypeAlias = "Object | Aggregate | Text"
PageField: TypeAlias = "Edges | Nodes | PageInfo | TotalCount | Aggregate | Groups | Text"
Output: TypeAlias = "Text | Value | Nothing | One | Many | Page | Altered"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeValues:
    """``codeList``: all values of the code list that a parameter names."""

    source: Source
    name: Parameter
    object: Object
    order: tuple[OrderKey, ...]


RootOutput: TypeAlias = "CodeValues | Text | Single | NodeList | Page | Search"


@dataclass(frozen=True, slots=True)
class Plan:
    """All root fields of a query, in the order asked."""

    outputs: tuple[tuple[str, RootOutput], ...]
