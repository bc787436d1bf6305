"""The catalogue in, Registers out: how each column of a table stands in the record of power.

In       Catalogue; the mapped class of a table.
Out      Register (db.changes): the columns on record with the field's name, and the object of the policy that opens each.
Refuses  nothing.
Never    puts a sealed value on record: its digest stands for it, under the field group of its masked text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Column, Table

from db.changes import Recorded, Register
from db.tables.lineage import LEVELS
from resolvers.catalogue import Catalogue, Coded, Entity, Scalar
from resolvers.commands.inputs import camel

_NEVER = frozenset({"id", "version", "created_at", "updated_at", "member_count", "beds_occupied", "ownership"})
"""What the database keeps itself, or what every entry says anyway."""

_LINEAGE = frozenset(f"{level}_id" for level in LEVELS)
_DIGEST, _MASKED, _SEALED = "_digest", "_masked", "_sealed"


class Recording:
    """Gives the Register of each table."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._by_table: Mapping[Table, Entity] = {entity.table: entity for entity in catalogue.entities.values()}
        self.of = cache(self._of)

    def _of(self, table: Table) -> Register:
        name, object_ = table.name, str(table.info["object"])
        entity = self._by_table.get(table)
        groups = dict(_groups(entity)) if entity else {}
        columns = {column: _of_column(table.c[column], _need(object_, column, groups)) for column in _recorded(table)}
        return Register(name, "".join(part.title() for part in name.split("_")), object_, columns)


def _recorded(table: Table) -> Iterator[str]:
    for column in table.c:
        kept = column.name in _NEVER or column.name in _LINEAGE or column.computed is not None
        if not kept and not column.name.endswith((_MASKED, _SEALED)):
            yield column.name


def _of_column(column: Column[Any], need: str) -> Recorded:
    default = getattr(column.server_default, "arg", None)
    places = getattr(column.type, "scale", None)
    return Recorded(_field(column.name), need, places, default if isinstance(default, str) else None)


def _field(column: str) -> str:
    return camel(column.removesuffix(_DIGEST))


def _need(object_: str, column: str, groups: Mapping[str, str]) -> str:
    group = groups.get(column.replace(_DIGEST, _MASKED))
    return f"{object_}.{group}" if group else object_


def _groups(entity: Entity) -> Iterator[tuple[str, str]]:
    """The field group of each column that has one."""
    for part in entity.parts.values():
        scalar: Any = part.scalar if isinstance(part, Coded) else part
        if isinstance(scalar, Scalar) and scalar.group is not None and not scalar.has_arguments:
            for column in scalar.columns(entity.table):
                yield column, scalar.group
