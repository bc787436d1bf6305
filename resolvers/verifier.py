"""Statement in, nothing out: the second look at every finished Select, by one that knows nothing of plans.

In       a Select.
Out      nothing, if every register in it is confined.
Refuses  Unscoped, a defect of ours: a table with lineage columns stands in a FROM, and that very SELECT has no condition that
         compares its lineage with scope parameters of its own object; or an asker's own table lacks its equality; or it shows
         tombstones that it does not name; or a column whose parts need grants of their own is read part by part without them, or
         otherwise than part by part.
Never    reads the catalogue or the plan: only SQL and table definitions.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Alias, BinaryExpression, BindParameter, Column, ColumnClause, Join, Select, Table
from sqlalchemy.sql import ClauseElement, FromClause, operators
from sqlalchemy.sql.elements import (
    BooleanClauseList,
    CollectionAggregate,
    ColumnElement,
    False_,
    Grouping,
    Null,
)
from sqlalchemy.sql.selectable import TableValuedAlias

OBJECT = "object"
"""The key of a table's ``info``: what the policy grants for its rows."""

OWN = "own"
"""The key of a table's ``info``: its column that holds the account to whom a row belongs."""

TOMBSTONE = "tombstone"
"""The key of a table's ``info``: the column that is filled where a row lives on in another."""

LEVELS = ("city", "county", "township", "village")

NEEDS = "needs"
"""The key of a column's ``info``: the key under which each part of its value names the object that must be granted for it."""


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
        if TOMBSTONE in table.info and not any(_leaves_tombstones(each, source, table) for each in conditions):
            raise Unscoped(f"{table.name} is read with its tombstones")
    _verify_parts(select)
    for inner in _inner(select, set()):
        _verify(inner, around.union(own), seen)


def _verify_parts(select: Select[Any]) -> None:
    """Of a value whose parts need grants: only a SELECT that asks of each part what it needs looks into it.

    Any other may hand it on as it is.
    """
    for source in _froms(select):
        if (
            isinstance(source, TableValuedAlias)
            and _needs(_taken_apart(source))
            and not _shows(source, select.whereclause)
        ):
            raise Unscoped("what the parts of a value need is not asked")
    written = (part for part in select._raw_columns if not isinstance(part, Column))  # noqa: SLF001
    if any(map(_looks_in, (*written, *select._where_criteria))):  # noqa: SLF001
        raise Unscoped("a value is read whose parts need grants of their own")


def _taken_apart(parts: TableValuedAlias) -> Any:  # noqa: ANN401 - any element of SQL
    """What a function that gives rows takes."""
    function: Any = parts.element
    return next(iter(function.clauses), None)


def _looks_in(element: ClauseElement) -> bool:
    """Whether an expression reads a value whose parts need grants; its subselects are looked at by themselves."""
    if isinstance(element, Select | FromClause):
        return False
    return _needs(element) or any(map(_looks_in, element.get_children()))


def _needs(element: object) -> bool:
    """Whether it is such a column, through however many subselects it was handed on."""
    return isinstance(element, ColumnElement) and bool(_needed_by(element))


def _needed_by(column: ColumnElement[Any]) -> set[str]:
    """The key under which each part of the column's value says what it needs."""
    return {own.info[NEEDS] for own in column.base_columns if isinstance(own, Column) and NEEDS in own.info}


def _shows(parts: TableValuedAlias, where: Any) -> bool:  # noqa: ANN401 - any element of SQL
    """Whether a condition is nothing but a choice of: the part names an object, and the row lies in the scope of that object."""
    if isinstance(where, Grouping):
        return _shows(parts, where.element)
    if isinstance(where, BooleanClauseList) and where.operator is operators.or_:
        return all(_shows(parts, part) for part in where.clauses)
    if not isinstance(where, BooleanClauseList):
        return isinstance(where, False_)
    row = _taken_apart(parts).table
    named = [name for part in where.clauses for name in _named(parts, part)]
    return len(named) == 1 and any(_covers(part, named[0], row) for part in where.clauses)


def _named(parts: TableValuedAlias, condition: Any) -> Iterator[str]:  # noqa: ANN401 - any element of SQL
    """The object that the part is to name, if the condition is about that."""
    if isinstance(condition, BinaryExpression) and condition.operator is operators.eq:
        key: Any = condition.left.element if isinstance(condition.left, Grouping) else condition.left
        known = {f"'{name}'" for name in _needed_by(_taken_apart(parts))}
        if isinstance(key, BinaryExpression) and key.left.table is parts and str(key.right) in known:
            yield str(condition.right).strip("'")


def _covers(condition: Any, name: str, row: FromClause) -> bool:  # noqa: ANN401 - any element of SQL
    """Whether a condition is nothing but a choice of comparisons of the row's lineage with the scope of an object."""
    if isinstance(condition, Grouping):
        return _covers(condition.element, name, row)
    if isinstance(condition, BooleanClauseList) and condition.operator is operators.or_:
        return all(_covers(part, name, row) for part in condition.clauses)
    return isinstance(condition, BinaryExpression) and _compared(condition, row) in _scoped(name)


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
    column, parameter = _compared(condition, alias)
    return parameter in _names(column, table)


def _leaves_tombstones(condition: Any, row: FromClause, table: Table) -> bool:  # noqa: ANN401 - any element of SQL
    """Whether no row that lives on in another is among the rows, or only such as are named by their ids."""
    if not isinstance(condition, BinaryExpression):
        return False
    column: Any = condition.left
    if not isinstance(column, Column) or column.table is not row:
        return False
    if column.name == table.info[TOMBSTONE]:
        return condition.operator is operators.is_ and isinstance(condition.right, Null)
    return (
        column.name == "id" and condition.operator in {operators.eq, operators.in_op} and _names_rows(condition, table)
    )


def _names_rows(condition: BinaryExpression[bool], table: Table) -> bool:
    """Whether ids are compared with values, with a list of values, or with what a tombstone says of where it lives on."""
    value: Any = condition.right
    if isinstance(value, Column | ColumnClause):
        return isinstance(value.table, TableValuedAlias) or value.name == table.info[TOMBSTONE]
    return isinstance(value, BindParameter)


def _compared(condition: BinaryExpression[bool], row: FromClause) -> tuple[str, str]:
    """The row's column and the parameter to which it is to be equal, or to one of which; nothing if it is another condition."""
    column: Any = condition.left
    value: Any = condition.right
    if isinstance(value, CollectionAggregate):
        value = value.element
    if isinstance(value, Grouping):
        value = value.element
    if condition.operator is not operators.eq or not isinstance(column, Column) or not isinstance(value, BindParameter):
        return "", ""
    return (column.name, value.key) if column.table is row else ("", "")


def _scoped(name: str) -> set[tuple[str, str]]:
    """By which comparisons a row lies in the scope of an object."""
    return {(f"{level}_id", f"scope_{name.replace('.', '_')}_{level}") for level in LEVELS}


def _names(column: str, table: Table) -> set[str]:
    """The parameters with which a column of the table may be compared to confine it."""
    if table.info.get(OWN) == column:
        return {"subject"}
    name = table.info.get(OBJECT)
    if name is None:
        return set()
    if column == "id":
        return {f"scope_{name}_above"} if name == "division" else set()
    return {parameter for own, parameter in _scoped(name) if own == column}
