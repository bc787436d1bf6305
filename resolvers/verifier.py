"""Statement in, nothing out: the second look at every finished Select, by one that knows nothing of plans.

In       a Select.
Out      nothing, if every register in it is confined.
Refuses  Unscoped, a defect of ours: a table with lineage columns stands in a FROM, and that very SELECT has no condition that
         compares its lineage with scope parameters of its own object; or an asker's own table lacks its equality.
Never    reads the catalogue or the plan: only SQL and table definitions.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Alias, BinaryExpression, BindParameter, Column, Join, Select, Table
from sqlalchemy.sql import ClauseElement, FromClause, operators
from sqlalchemy.sql.elements import BooleanClauseList, CollectionAggregate, False_, Grouping

OBJECT = "object"
"""The key of a table's ``info``: what the policy grants for its rows."""

OWN = "own"
"""The key of a table's ``info``: its column that holds the account to whom a row belongs."""


class Unscoped(AssertionError):
    """A statement would read a register without its scope: a defect of ours, never a client's fault."""


def verify(statement: Select[Any]) -> None:
    """Raise ``Unscoped`` unless every register in the statement is confined, wherever it stands."""
    _verify(statement, frozenset(), set())


def _verify(select: Select[Any], around: frozenset[FromClause], seen: set[tuple[int, frozenset[FromClause]]]) -> None:
    """One SELECT, within those that introduce ``around``. It may borrow from these; all else it must confine itself."""
    if (id(select), around) in seen:  # a lateral is met in the FROM and again in each column that is taken from it
        return
    seen.add((id(select), around))
    conditions = list(_conditions(select.whereclause))
    borrowed = around.intersection(select._correlate or ())  # noqa: SLF001 - what it correlates to has no public name
    own = {source: table for source, table in _guarded(select) if source not in borrowed}
    for source, table in own.items():
        if not any(_confines(condition, source, table) for condition in conditions):
            raise Unscoped(f"{table.name} is read without its scope")
    for inner in _inner(select, set()):
        _verify(inner, around.union(own), seen)


def _inner(element: ClauseElement, seen: set[int]) -> Iterator[Select[Any]]:
    """The next SELECTs below an element, however deep in its expressions."""
    for child in element.get_children():
        if id(child) in seen:
            continue
        seen.add(id(child))
        if isinstance(child, Select):
            yield child
        else:
            yield from _inner(child, seen)


def _guarded(select: Select[Any]) -> Iterator[tuple[FromClause, Table]]:
    for source in _froms(select):
        for alias in _tables(source):
            table = alias.element if isinstance(alias, Alias) else alias
            if isinstance(table, Table) and _is_guarded(table):
                yield alias, table


def _froms(select: Select[Any]) -> set[FromClause]:
    """All that could stand in its FROM: named there, or named by a column or a condition. (``get_final_froms`` compiles.)"""
    parts = (*select._raw_columns, *select._where_criteria)  # noqa: SLF001 - a select has no public name for these
    named = (source for part in parts for source in part._from_objects)  # noqa: SLF001
    return {*select._from_obj, *named}  # noqa: SLF001


def _is_guarded(table: Table) -> bool:
    return "city_id" in table.c or OBJECT in table.info or OWN in table.info


def _tables(source: FromClause) -> Iterator[FromClause]:
    if isinstance(source, Join):
        yield from _tables(source.left)
        yield from _tables(source.right)
    elif isinstance(source, Table) or (isinstance(source, Alias) and isinstance(source.element, Table)):
        yield source


def _conditions(where: Any) -> Iterator[Any]:  # noqa: ANN401 - any element of SQL
    """The parts of a WHERE that must all hold."""
    if isinstance(where, Grouping):
        yield from _conditions(where.element)
    elif isinstance(where, BooleanClauseList) and where.operator is operators.and_:
        for part in where.clauses:
            yield from _conditions(part)
    elif where is not None:
        yield where


def _confines(condition: Any, alias: FromClause, table: Table) -> bool:  # noqa: ANN401 - any element of SQL
    """Whether a condition is nothing but a choice of scope comparisons on this alias, or ``false``."""
    if isinstance(condition, False_):
        return True
    if isinstance(condition, Grouping):
        return _confines(condition.element, alias, table)
    if isinstance(condition, BooleanClauseList) and condition.operator is operators.or_:
        return all(_confines(part, alias, table) for part in condition.clauses)
    return isinstance(condition, BinaryExpression) and _is_scope(condition, alias, table)


def _is_scope(condition: BinaryExpression[bool], alias: FromClause, table: Table) -> bool:
    column: Any = condition.left
    value: Any = condition.right
    if isinstance(value, CollectionAggregate):
        value = value.element
    if isinstance(value, Grouping):
        value = value.element
    if condition.operator is not operators.eq or not isinstance(column, Column) or not isinstance(value, BindParameter):
        return False
    return column.table is alias and value.key in _names(column.name, table)


def _names(column: str, table: Table) -> set[str]:
    """The parameters with which a column of the table may be compared to confine it."""
    if table.info.get(OWN) == column:
        return {"subject"}
    name = table.info.get(OBJECT)
    if name is None:
        return set()
    if column == "id":
        return {f"scope_{name}_above"} if name == "division" else set()
    level = column.removesuffix("_id")
    return {f"scope_{name}_{level}"} if level in {"city", "county", "township", "village"} else set()
