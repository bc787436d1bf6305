"""Objects over a row source: scalars in place, to-one relations as laterals, lists and pages as subselects."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, assert_never

from sqlalchemy import (
    CTE,
    Select,
    alias,
    and_,
    exists,
    literal_column,
    or_,
    select,
    true,
)
from sqlalchemy.sql import ColumnElement, FromClause
from sqlalchemy.sql.selectable import NamedFromClause

from db.tables.lineage import LEVELS
from resolvers.catalogue import Entity, constant
from resolvers.plan.breadth import always
from resolvers.plan.conditions import Related
from resolvers.plan.indexes import is_large
from resolvers.plan.nodes import (
    Altered,
    Link,
    Many,
    Measure,
    Nothing,
    Object,
    One,
    OrderKey,
    Output,
    Page,
    Source,
    Text,
    Value,
)
from resolvers.statement import pages
from resolvers.statement.changes import changes
from resolvers.statement.expressions import Origins, written
from resolvers.statement.json_text import json_list, json_object, json_string, json_text, or_null


@dataclass(frozen=True, slots=True)
class Row:
    """A row source while objects are written over it: it grows joins. With ``ctes`` it is a page, whose to-one targets are
    gathered there, each once: people of one household stand together, and all of them in few divisions.
    """

    origins: Origins
    source: NamedFromClause
    entity: Entity
    ctes: list[CTE] | None = None
    joins: list[tuple[FromClause, ColumnElement[bool]]] = field(default_factory=list)

    def json(self, asked: Object) -> json_text:
        """The object's JSON; call ``origin`` afterwards, for the joins that it needs."""
        return json_object(*((key, self._output(output)) for key, output in asked.outputs))

    def origin(self) -> FromClause:
        """The source with all that was joined to it."""
        joined: FromClause = self.source
        for other, condition in self.joins:
            joined = joined.outerjoin(other, condition)
        return joined

    def keys(self, order: Iterable[OrderKey], *, reverse: bool = False) -> list[ColumnElement[Any]]:
        """The ordering over this source."""
        ways = [(key.descending != reverse, self.key(key)) for key in order]
        return [expression.desc() if descending else expression.asc() for descending, expression in ways]

    def key(self, key: OrderKey) -> ColumnElement[Any]:
        """One key of an ordering; over relations, the column in which this page carries it."""
        return self.source.c[key.carried] if key.links else self.origins.measure(key.measure, self.source)

    def _output(self, output: Output) -> ColumnElement[Any]:  # noqa: PLR0911 - a way for each kind of output
        match output:
            case Text(text):
                return json_string(text)
            case Nothing():
                return json_text("null")
            case Value(measure):
                return written(measure, self.origins.measure(measure, self.source), self.entity.name)
            case One(link, asked, coded):
                return or_null(self._coded(link.source, asked, *coded) if coded else self._one(link, asked))
            case Many():
                return self._many(output)
            case Page():
                return pages.page(self.origins, output, self.source)
            case Altered():
                return changes(self.origins, output, self.source)
        assert_never(output)

    def _one(self, link: Link, asked: Object) -> ColumnElement[Any]:
        if self.ctes is not None:
            keyed = self._keyed(link, self.ctes)
            if keyed is not None:
                return self._gathered(link, asked, keyed, self.ctes)
        row, chosen = linked(self.origins, link, self.source)
        lateral = lateral_object(row, chosen, asked, self.source)
        self.joins.append((lateral, true()))
        return lateral.c.object

    def _keyed(self, link: Link, ctes: list[CTE]) -> tuple[FromClause, set[str]] | None:
        """Where the keys of a relation's targets stand, and which they are; nothing if every row has a target of its own."""
        relation = link.relation
        if relation.through is None:
            names = relation.own_columns(self.entity.table)
            return None if "id" in names else (self.source, names)
        assert link.between is not None
        middle = alias(link.between.entity.table, link.between.alias)
        names = relation.through.child_columns(middle)
        between = (
            select(self.source.c.id.label("row"), *(middle.c[name] for name in sorted(names)))
            .select_from(self.source.join(middle, relation.through.to_parent(self.source, middle)))
            .where(*self.origins.within(link.between, middle))
            .cte(f"{link.between.alias}_keys")
            .prefix_with("MATERIALIZED")
        )
        ctes.append(between)
        self.joins.append((between, between.c.row == self.source.c.id))
        return between, names

    def _gathered(
        self, link: Link, asked: Object, keyed: tuple[FromClause, set[str]], ctes: list[CTE]
    ) -> ColumnElement[Any]:
        keys, names = keyed
        distinct = select(*(keys.c[name] for name in sorted(names))).distinct().subquery(f"{link.source.alias}_key")
        row, chosen = open_row(self.origins, link.source)
        through = link.relation.through
        join = through.to_child if through else link.relation.join
        assert join is not None
        lateral = lateral_object(row, chosen.where(join(distinct, row.source)), asked, distinct)
        gathered = (
            select(*distinct.c, lateral.c.object)
            .select_from(distinct.join(lateral, true()))
            .cte(f"{link.source.alias}_objects")
            .prefix_with("MATERIALIZED")
        )
        ctes.append(gathered)
        self.joins.append((gathered, and_(*(gathered.c[name] == keys.c[name] for name in sorted(names)))))
        return gathered.c.object

    def _coded(self, source: Source, asked: Object, measure: Measure, code_list: str) -> ColumnElement[Any]:
        row, chosen = open_row(self.origins, source)
        code = self.origins.measure(measure, self.source)
        found = chosen.where(row.source.c.list == constant(code_list), row.source.c.code == code)
        return found.add_columns(row.json(asked)).select_from(row.source).correlate(self.source).scalar_subquery()

    def _many(self, output: Many) -> ColumnElement[Any]:
        row, chosen = linked(self.origins, output.link, self.source)
        listed = json_list(row.json(output.object), row.keys(output.order))
        return chosen.add_columns(listed).select_from(row.origin()).correlate(self.source).scalar_subquery()


def lateral_object(row: Row, chosen: Select[Any], asked: Object, parent: FromClause) -> FromClause:
    """The object over the chosen rows, to be joined to the parent of which they are chosen."""
    value = row.json(asked)
    named = chosen.add_columns(value.label("object")).select_from(row.origin())
    return named.correlate(parent).lateral(f"{row.source.name}_object")


def open_row(origins: Origins, source: Source, suffix: str = "") -> tuple[Row, Select[Any]]:
    """A table under its alias, and a Select confined to the scope."""
    table = alias(source.entity.table, source.alias + suffix)
    row = Row(origins, table, source.entity)
    return row, select().where(*origins.within(source, table))


def linked(origins: Origins, link: Link, parent: FromClause) -> tuple[Row, Select[Any]]:
    """The rows that a relation leads to from the parent, each register on the way under its scope."""
    row, chosen = open_row(origins, link.source)
    if link.between is not None:
        return row, _through(origins, link, parent, row, chosen)
    assert link.relation.join is not None
    return row, chosen.where(link.relation.join(parent, row.source))


def related(origins: Origins, link: Related, parent: FromClause) -> ColumnElement[bool]:
    """Whether some row over a relation fulfils a condition.

    Under a division of whatever level it is a question a level, of which only that of the division's own is asked.
    """
    if link.link.relation.under:
        return or_(*(_related_under(origins, link, parent, level) for level in LEVELS))
    return _some(origins, link, parent, *linked(origins, link.link, parent))


def _related_under(origins: Origins, link: Related, parent: FromClause, level: str) -> ColumnElement[bool]:
    """Whether the division of this level has such a row: one is looked for in the division, by a range of one index.

    Where a condition is asked of a large table, all such rows are found once, and in which divisions they lie: few may fulfil
    it, and then every division would be looked through in vain; or the planner would find them all again for each division.
    """
    row, chosen = open_row(origins, link.link.source, f"_{level}")
    column = row.source.c[f"{level}_id"]
    if is_large(link.link.source.entity) and not always(link.condition):
        found = chosen.add_columns(column).where(column.is_not(None), _fulfilled(origins, link, row)).distinct()
        return and_(parent.c.level == constant(level), parent.c.id.in_(found.select_from(row.source)))
    return and_(
        parent.c.level == constant(level), _some(origins, link, parent, row, chosen.where(column == parent.c.id))
    )


def _some(origins: Origins, link: Related, parent: FromClause, row: Row, chosen: Select[Any]) -> ColumnElement[bool]:
    found = chosen.add_columns(literal_column("1")).select_from(row.source).where(_fulfilled(origins, link, row))
    return exists(found.correlate(parent))


def _fulfilled(origins: Origins, link: Related, row: Row) -> ColumnElement[bool]:
    return origins.condition(link.condition, row.source, lambda part, source: related(origins, part, source))


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
        case One(link) | Many(link) | Page(link=Link() as link):
            return link.relation.own_columns(entity.table)
        case Altered(column):
            return {column, *_lineage(entity)}
    return set()


def _lineage(entity: Entity) -> set[str]:
    return {"id", *(f"{level}_id" for level in LEVELS)} & set(entity.table.c.keys())


def _through(origins: Origins, link: Link, parent: FromClause, row: Row, chosen: Select[Any]) -> Select[Any]:
    through, between = link.relation.through, link.between
    assert through is not None and between is not None
    middle = alias(between.entity.table, between.alias)
    return chosen.select_from(middle).where(
        through.to_parent(parent, middle), through.to_child(middle, row.source), *origins.within(between, middle)
    )
