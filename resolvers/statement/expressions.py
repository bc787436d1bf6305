"""Measures, conditions and parameters as SQL expressions over a row source."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from sqlalchemy import (
    ARRAY,
    BigInteger,
    BindParameter,
    Boolean,
    Date,
    DateTime,
    Numeric,
    Text,
    Uuid,
    and_,
    any_,
    bindparam,
    case,
    false,
    func,
    not_,
    null,
    or_,
    true,
)
from sqlalchemy.sql import ColumnElement, FromClause
from sqlalchemy.types import TypeEngine

from authz.scopes import SUBJECT, AnyScope, Scope, ScopeValue
from resolvers.catalogue import Kind
from resolvers.plan import conditions
from resolvers.plan.conditions import Compare, Comparison, Condition, Holds, IsNull, Related, Within
from resolvers.plan.nodes import Measure, Source
from resolvers.plan.parameters import Parameter, Reading
from resolvers.statement.json_text import json_value

Origin: TypeAlias = Parameter | ScopeValue | None
"""Where a parameter's value comes from; ``None`` for the subject."""

_TYPES: dict[Kind, TypeEngine[Any]] = {
    Kind.ID: Uuid(),
    Kind.TEXT: Text(),
    Kind.ENUM: Text(),
    Kind.CODE: Text(),
    Kind.DATE: Date(),
    Kind.INSTANT: DateTime(timezone=True),
    Kind.INTEGER: BigInteger(),
    Kind.DECIMAL: Numeric(),
    Kind.BOOLEAN: Boolean(),
}
_OPERATORS: dict[Comparison, Callable[[ColumnElement[Any], ColumnElement[Any]], ColumnElement[bool]]] = {
    Comparison.EQ: lambda left, right: left == right,
    Comparison.LT: lambda left, right: left < right,
    Comparison.LTE: lambda left, right: left <= right,
    Comparison.GT: lambda left, right: left > right,
    Comparison.GTE: lambda left, right: left >= right,
}
Exists: TypeAlias = Callable[[Related, FromClause], ColumnElement[bool]]


@dataclass(slots=True)
class Origins:
    """Notes where each parameter of the statement comes from, while it is written."""

    by_name: dict[str, Origin] = field(default_factory=lambda: {SUBJECT: None})

    def bind(self, parameter: Parameter) -> BindParameter[Any]:
        """The parameter in SQL."""
        self.by_name[parameter.name] = parameter
        type_ = BigInteger() if parameter.reading in {Reading.SIZE, Reading.LIMIT} else _TYPES[parameter.kind]
        return bindparam(parameter.name, type_=ARRAY(type_) if parameter.many else type_)

    def note(self, parameters: Iterable[Parameter]) -> None:
        """Parameters whose values are checked, whether the statement needs them or not."""
        self.by_name.update({parameter.name: parameter for parameter in parameters})

    def confine(self, scope: AnyScope, source: FromClause) -> list[ColumnElement[bool]]:
        """The predicate of a scope over a source, or none for reference data."""
        if isinstance(scope, Scope):
            self.by_name.update({value.name: value for value in scope.values})
        predicate = scope.predicate(source)
        return [] if predicate is None else [predicate]

    def within(self, source: Source, rows: FromClause) -> list[ColumnElement[bool]]:
        """What makes the rows of a table those of a source: its scope, and no tombstones where they are not meant."""
        column = None if source.tombstones else source.entity.tombstone
        alive = [] if column is None else [rows.c[column].is_(None)]
        return [*self.confine(source.scope, rows), *alive]

    def measure(self, measure: Measure, source: FromClause) -> ColumnElement[Any]:
        """The scalar of the source, null where the asker may not see it."""

        def argument(name: str) -> ColumnElement[Any] | None:
            given = measure.arguments.get(name)
            return None if given is None else self.bind(given)

        expression = measure.scalar.expression(source, argument)
        if measure.visible is None:
            return expression
        return case((and_(*self.confine(measure.visible, source)), expression), else_=null())

    def condition(  # noqa: PLR0911 - a way for each kind of condition
        self, condition: Condition, source: FromClause, exists: Exists
    ) -> ColumnElement[bool]:
        """The condition over a source; ``exists`` writes the subselects of relation filters."""
        match condition:
            case conditions.All(parts):
                return and_(true(), *(self.condition(part, source, exists) for part in parts))
            case conditions.Any(parts):
                return or_(false(), *(self.condition(part, source, exists) for part in parts))
            case conditions.Not(part):
                return self.condition(part, source, exists).is_not(true())
            case IsNull(measure, wanted):
                expression = self.measure(measure, source)
                return expression.is_(None) if wanted else expression.is_not(None)
            case Within(level, value):
                return source.c[f"{level}_id"] == self.bind(value)
            case Holds(start, end, day):
                return (source.c[start] <= self.bind(day)) & (
                    source.c[end].is_(None) | (source.c[end] > self.bind(day))
                )
            case Compare():
                return self._compare(condition, source)
            case Related(none=none):
                found = exists(condition, source)
                return not_(found) if none else found

    def _compare(self, compare: Compare, source: FromClause) -> ColumnElement[bool]:
        """The comparison. A field granted in part fulfils none elsewhere; said apart from the column, so that an index serves."""
        visible = compare.measure.visible
        found = self._compare_seen(replace(compare, measure=replace(compare.measure, visible=None)), source)
        return found if visible is None else and_(*self.confine(visible, source), found)

    def _compare_seen(self, compare: Compare, source: FromClause) -> ColumnElement[bool]:
        left = self.measure(compare.measure, source)
        match compare.comparison:
            case Comparison.IN:
                return left == any_(self.bind(compare.value))
            case Comparison.CONTAINS:
                return self._contains(left, compare)
            case Comparison.STARTS_WITH:
                return self._prefix(left, compare.value)
        return _OPERATORS[compare.comparison](left, self.bind(compare.value))

    def _contains(self, left: ColumnElement[Any], compare: Compare) -> ColumnElement[bool]:
        like = left.like(self.bind(compare.value))
        if not compare.grams:
            return like
        # The operator is ours (db/extensions.sql), leakproof, and has an index; LIKE then sees to the order of the characters.
        whole = self.bind(replace(compare.value, reading=Reading.PLAIN))
        held = func.grams(left, null()).op("@>>", is_comparison=True)(func.grams(whole, null()))
        return and_(held, like)

    def _prefix(self, left: ColumnElement[Any], value: Parameter) -> ColumnElement[bool]:
        # A range, not LIKE: it may use an index under row security, because comparing text is leakproof and LIKE is not.
        end = replace(value, reading=Reading.PREFIX_END)
        return and_(left >= self.bind(value), left < self.bind(end))


def written(measure: Measure, expression: ColumnElement[Any], type_name: str) -> ColumnElement[Any]:
    """A scalar of a row as JSON text."""
    nullable = measure.scalar.nullable or measure.visible is not None
    return json_value(measure.scalar.kind, expression, type_name, nullable=nullable)
