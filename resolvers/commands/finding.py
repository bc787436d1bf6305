"""A table and the asker's grants in, one Select out: rows within the asker's scope, locked if they are to be changed.

In       a table, the conditions, the Grants.
Out      Finding: SQL with numbered parameters, and the values of its scope.
Refuses  nothing.
Never    reads a row outside the scope; the verifier looks at every statement as at those of queries.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BinaryExpression, Column, Dialect, Select, Table, bindparam, select
from sqlalchemy.dialects.postgresql.asyncpg import dialect as asyncpg_dialect
from sqlalchemy.sql import ColumnElement
from sqlalchemy.sql.cache_key import CacheKey
from sqlalchemy.sql.compiler import SQLCompiler

from authz.policy import Asker
from authz.scopes import Scope, ScopeValue, bound, scope
from resolvers.verifier import TOMBSTONE, verify

REMEMBERED = 500
"""How many statements are remembered, the ones used last: writing one costs more than sending it."""

_DIALECT: Dialect = asyncpg_dialect()  # type: ignore[no-untyped-call]
_remembered: OrderedDict[tuple[Any, ...], SQLCompiler] = OrderedDict()


@dataclass(frozen=True, slots=True)
class Finding:
    """A statement of one asker, ready to be sent."""

    sql: str
    values: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _Equal:
    """A statement about equal values: what is bound in which order, and which of it is the scope's."""

    sql: str
    names: tuple[str, ...]
    scoped: Mapping[str, ScopeValue]


_equal: OrderedDict[tuple[Any, ...], _Equal] = OrderedDict()


def finding(
    asker: Asker,
    table: Table,
    conditions: Sequence[ColumnElement[bool]],
    *,
    lock: bool,
    order: Sequence[Any] = (),
) -> Finding:
    """The rows of the table that the asker may read and that fulfil the conditions."""
    granted = scope(asker.grants, str(table.info["object"]))
    assert granted is not None, "the caller asks whether anything is granted"
    told, ordered = _key(conditions), _key(order)
    shape = (table.name, granted, lock, told.key, ordered.key)
    compiled = _remembered.get(shape)
    if compiled is None:
        compiled = _remember(shape, _chosen(granted, table, conditions, order, lock=lock), told)
    else:
        _remembered.move_to_end(shape)
    given = compiled.construct_params(extracted_parameters=told.bindparams, _check=False)
    return _finding(compiled, {**given, **_scope_values(granted, asker)})


def equal(asker: Asker, table: Table, values: Mapping[str, object], *, lock: bool) -> Finding:
    """The rows of the table that the asker may read and that have these values, in the order of their ids; None is no value.

    Most of what commands look for is of this kind: its statement is found by the names of the columns.
    """
    shape = (table.name, asker.grants.shape, lock, tuple((name, value is None) for name, value in values.items()))
    known = _equal.get(shape)
    if known is None:
        known = _equal[shape] = _written(asker, table, values, lock=lock)
        if len(_equal) > REMEMBERED:
            _equal.popitem(last=False)
    else:
        _equal.move_to_end(shape)
    scoped = known.scoped
    given = (bound(asker, name, scoped[name]) if name in scoped else values[name] for name in known.names)
    return Finding(known.sql, tuple(given))


def _written(asker: Asker, table: Table, values: Mapping[str, object], *, lock: bool) -> _Equal:
    granted = scope(asker.grants, str(table.info["object"]))
    assert granted is not None, "the caller asks whether anything is granted"
    columns = [(table.c[name], value) for name, value in values.items()]
    conditions = [
        column.is_(None) if value is None else column == bindparam(column.name, type_=column.type)
        for column, value in columns
    ]
    chosen = _chosen(granted, table, conditions, (), lock=lock)
    verify(chosen)
    compiled = chosen.compile(dialect=_DIALECT)
    return _Equal(str(compiled), tuple(compiled.positiontup or ()), {value.name: value for value in granted.values})


def _key(parts: Sequence[Any]) -> CacheKey:
    """What the parts say without their values, and the values: SQLAlchemy has no public name for it."""
    known = [part._generate_cache_key() for part in parts]  # noqa: SLF001
    values = [value for each in known for value in each.bindparams]
    return CacheKey(tuple(each.key for each in known), values, {})


def _chosen(
    granted: Scope, table: Table, conditions: Sequence[ColumnElement[bool]], order: Sequence[Any], *, lock: bool
) -> Select[Any]:
    chosen = select(*readable(table)).where(granted.predicate(table), *conditions, *_alive(table, conditions))
    ordered = chosen.order_by(*order, table.c.id)
    return ordered.with_for_update(key_share=True) if lock else ordered


def _remember(shape: tuple[Any, ...], chosen: Select[Any], told: CacheKey) -> SQLCompiler:
    verify(chosen)
    compiled = _remembered[shape] = _DIALECT.statement_compiler(_DIALECT, chosen, cache_key=told)
    if len(_remembered) > REMEMBERED:
        _remembered.popitem(last=False)
    return compiled


def _alive(table: Table, conditions: Sequence[ColumnElement[bool]]) -> list[ColumnElement[bool]]:
    """No row that lives on in another is found but by its id: so a command can say what it lives on in."""
    column = table.info.get(TOMBSTONE)
    if column is None or any(
        isinstance(each, BinaryExpression) and table.c.id.shares_lineage(each.left) for each in conditions
    ):
        return []
    return [table.c[column].is_(None)]


def readable(table: Table) -> list[Column[Any]]:
    """The columns that may be read at all: sealed values may not."""
    return [column for column in table.c if not column.name.endswith("_sealed")]


def _scope_values(granted: Scope, asker: Asker) -> Mapping[str, object]:
    return {value.name: bound(asker, value.name, value) for value in granted.values}


def _finding(compiled: SQLCompiler, given: dict[str, object]) -> Finding:
    if compiled.post_compile_params:  # a list is written at its length
        state = compiled.construct_expanded_state(given)
        return Finding(state.statement, tuple(state.parameters[name] for name in state.positiontup or ()))
    return Finding(str(compiled), tuple(given[name] for name in compiled.positiontup or ()))
