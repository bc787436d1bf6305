"""Objects over a row source: scalars in place, to-one relations as laterals, lists and pages as subselects."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Select, alias, exists, func, literal_column, select, true, union_all
from sqlalchemy.sql import ColumnElement, FromClause

from db.tables.lineage import LEVELS
from resolvers.catalogue import Coded, Entity, Relation, Scalar, constant
from resolvers.plan.nodes import (
    Count,
    Link,
    Many,
    Measure,
    Object,
    One,
    OrderKey,
    Output,
    Page,
    Related,
    Source,
    Text,
    Value,
)
from resolvers.statement import pages
from resolvers.statement.expressions import Origins, json_list, shown
from resolvers.statement.json_object import json_object


@dataclass(frozen=True, slots=True)
class Row:
    """A row source while objects are written over it: it grows laterals."""

    origins: Origins
    source: FromClause
    entity: Entity
    joins: list[FromClause] = field(default_factory=list)

    def object(self, asked: Object) -> ColumnElement[object]:
        """The object's JSON; call ``origin`` afterwards, for the laterals that it needs."""
        return json_object(*((constant(key), self._output(key, output)) for key, output in asked.outputs))

    def origin(self) -> FromClause:
        """The source with all laterals joined to it."""
        joined = self.source
        for lateral in self.joins:
            joined = joined.outerjoin(lateral, true())
        return joined

    def keys(self, order: Iterable[OrderKey], *, reverse: bool = False) -> list[ColumnElement[object]]:
        """The ordering over this source."""
        measured = [(key.descending != reverse, self.origins.measure(key.measure, self.source)) for key in order]
        return [expression.desc() if descending else expression.asc() for descending, expression in measured]

    def _output(self, key: str, output: Output) -> ColumnElement[object]:
        match output:
            case Text(text):
                return constant(text)
            case Value(measure):
                return shown(measure, self.origins.measure(measure, self.source), self.entity.name)
            case One():
                return self._one(output)
            case Many():
                return self._many(output)
            case Count(link):
                row, chosen = linked(self.origins, link, self.source)
                counted = chosen.add_columns(func.count()).select_from(row.source)
                return counted.correlate(self.source).scalar_subquery()
            case Page():
                return pages.page(self.origins, output, self)
        raise AssertionError(key)

    def _one(self, output: One) -> ColumnElement[object]:
        row, chosen = linked(self.origins, output.link, self.source, coded=output.coded)
        value = row.object(output.object)
        lateral = (
            chosen.add_columns(value.label("object"))
            .select_from(row.origin())
            .correlate(self.source)
            .lateral(f"{output.link.source.alias}_object")
        )
        self.joins.append(lateral)
        return lateral.c.object

    def _many(self, output: Many) -> ColumnElement[object]:
        row, chosen = linked(self.origins, output.link, self.source)
        value = row.object(output.object)
        rows = json_list(value, row.keys(output.order))
        return chosen.add_columns(rows).select_from(row.origin()).correlate(self.source).scalar_subquery()


def open_row(origins: Origins, source: Source) -> tuple[Row, Select[tuple[()]]]:
    """A table under its alias, and a Select confined to the scope."""
    table = alias(source.entity.table, source.alias)
    row = Row(origins, table, source.entity)
    return row, select().where(*origins.confine(source.scope, table))


def linked(
    origins: Origins, link: Link, parent: FromClause, *, coded: tuple[Measure, str] | None = None
) -> tuple[Row, Select[tuple[()]]]:
    """The rows that a relation leads to from the parent, each register on the way under its scope."""
    if link.relation.under:
        return _under(origins, link, parent)
    row, chosen = open_row(origins, link.source)
    if coded is not None:
        measure, list_name = coded
        code = origins.measure(measure, parent)
        return row, chosen.where(row.source.c.list == constant(list_name), row.source.c.code == code)
    if link.between is None:
        assert link.relation.join is not None
        return row, chosen.where(link.relation.join(parent, row.source))
    return row, _through(origins, link, parent, row, chosen)


def related(origins: Origins, link: Related, parent: FromClause) -> ColumnElement[bool]:
    """Whether some row over a relation fulfils a condition."""
    row, chosen = linked(origins, link.link, parent)
    inner = origins.condition(link.condition, row.source, lambda part, source: related(origins, part, source))
    return exists(chosen.add_columns(literal_column("1")).select_from(row.source).where(inner).correlate(parent))


def columns_of(entity: Entity) -> set[str]:
    """The columns that any part of a type may need: never a sealed one."""
    parts = [*entity.parts.values(), *([entity.division] if entity.division else [])]
    return _lineage(entity) | {name for part in parts for name in _part_columns(entity, part)}


def needed(entity: Entity, asked: Object) -> set[str]:
    """The columns that an object over a row of the type reads."""
    return {name for _, output in asked.outputs for name in _output_columns(entity, output)}


def measured(entity: Entity, measure: Measure) -> set[str]:
    """The columns that a measure reads; where a field group is granted in part, the lineage too."""
    return measure.scalar.columns(entity.table) | (_lineage(entity) if measure.visible else set())


def _output_columns(entity: Entity, output: Output) -> set[str]:
    match output:
        case Value(measure) | One(coded=(measure, _)):
            return measured(entity, measure)
        case One(link) | Many(link) | Count(link) | Page(link=Link() as link):
            return link.relation.own_columns(entity.table)
    return set()


def _lineage(entity: Entity) -> set[str]:
    return {"id", *(f"{level}_id" for level in LEVELS)} & set(entity.table.c.keys())


def _part_columns(entity: Entity, part: Scalar | Coded | Relation) -> set[str]:
    match part:
        case Scalar():
            return part.columns(entity.table)
        case Coded(scalar=scalar):
            return scalar.columns(entity.table)
        case Relation():
            return part.own_columns(entity.table)


def _through(
    origins: Origins, link: Link, parent: FromClause, row: Row, chosen: Select[tuple[()]]
) -> Select[tuple[()]]:
    through, between = link.relation.through, link.between
    assert through is not None and between is not None
    middle = alias(between.entity.table, between.alias)
    return chosen.select_from(middle).where(
        through.to_parent(parent, middle), through.to_child(middle, row.source), *origins.confine(between.scope, middle)
    )


def _under(origins: Origins, link: Link, parent: FromClause) -> tuple[Row, Select[tuple[()]]]:
    """All rows under a division of whatever level: a branch a level, of which only the division's own runs.

    Each branch is a range of one index, so a page of a county's people costs what a page of a village's does.
    """
    source = link.source
    names = sorted(columns_of(source.entity))
    branches = []
    for level in LEVELS:
        table = alias(source.entity.table, f"{source.alias}_{level}")
        branches.append(
            select(*(table.c[name] for name in names))
            .where(
                parent.c.level == constant(level),
                table.c[f"{level}_id"] == parent.c.id,
                *origins.confine(source.scope, table),
            )
            .correlate(parent)
        )
    union = union_all(*branches).subquery(source.alias)
    return Row(origins, union, source.entity), select()


