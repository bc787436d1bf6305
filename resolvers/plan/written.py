"""What is asked of the row that an act is about, in; the plan of reading it, out. The row's id is bound when it is known.

So a payload shows what a query by the same asker would, and nothing else; and what may not be asked is refused before the act.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from authz.policy import Grants
from authz.principal import Place
from resolvers.catalogue import Catalogue, Kind
from resolvers.document import Operation, Selection
from resolvers.identity import GlobalId
from resolvers.plan.draft import Draft
from resolvers.plan.nodes import Plan, Single
from resolvers.plan.objects import object_of
from resolvers.plan.parameters import Parameter, Reading
from resolvers.plan.places import Spot

_ID = "id"


def with_row(operation: Operation, kind: str, row: UUID) -> Operation:
    """The operation with the id of the row as its last argument."""
    return replace(operation, arguments=(*operation.arguments, {_ID: GlobalId(kind, row)}))


def written(  # noqa: PLR0917 - what is asked, of which type, by whom
    operation: Operation,
    asked: Sequence[Selection],
    kind: str,
    grants: Grants,
    places: Mapping[Spot, Place],
    catalogue: Catalogue,
) -> Plan:
    """The plan of one row of a type; ``operation`` has its id as its last argument."""
    draft = Draft(operation, grants, catalogue, {spot: place.level for spot, place in places.items()})
    number = len(operation.arguments) - 1
    return Plan(tuple((field.key, _single(draft, field, kind, number)) for field in asked))


def _single(draft: Draft, field: Selection, kind: str, number: int) -> Single:
    source = draft.source(kind, field.path, tombstones=True)
    key = Parameter(number, (_ID,), Reading.ROW, Kind.ID, detail=kind, field=field.path)
    return Single(source=source, key=(_ID, key), object=object_of(draft, source, field))
