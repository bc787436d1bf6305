"""Leaks planted in a plan: each scope in it gets a switch; with one switched off the planner might have forgotten that scope.

In       a request, and who asks.
Out      Planted: one statement whose scopes can be switched off one by one by its parameters, and what they are.
Never    touches the code under test: the nodes of a plan are frozen, so it is built anew around the scopes with switches.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from sqlalchemy import Boolean, bindparam, or_
from sqlalchemy.sql import ColumnElement, FromClause

from authz.policy import Asker
from authz.scopes import Scope
from resolvers import catalogue
from resolvers.document import Operation
from resolvers.plan import plan
from resolvers.plan.nodes import Link, Measure, Plan, Shown, Source
from resolvers.plan.places import places
from resolvers.read import _DIALECT, _value
from resolvers.statement import statement
from resolvers.statement.expressions import Origin
from tests.oracle_stand import CATALOGUE, Stand

_STATIC = (
    catalogue.Entity,
    catalogue.Relation,
    catalogue.Scalar,
    catalogue.Coded,
    catalogue.Through,
    catalogue.Changes,
    type,
)
"""What a plan shares with every other: it is neither looked into nor built anew."""


ABOVE = "a division above"
"""What the divisions above a division are called: they are in sight by the rule itself, so a scope there could hide nothing."""

_ABOVE = tuple(CATALOGUE.entities["Division"].parts[name] for name in ("ancestors", "parent"))


@dataclass(frozen=True, slots=True)
class Switched(Scope):
    """A scope that lets every row through while its parameter says so."""

    switch: str

    def predicate(self, source: FromClause) -> ColumnElement[bool]:
        return or_(bindparam(self.switch, type_=Boolean()), Scope(self.object, self.values).predicate(source))


@dataclass(frozen=True, slots=True)
class Planted:
    """A statement with switches: per switch the object of its scope and the node that it belongs to."""

    operation: Operation
    sql: str
    names: tuple[str, ...]
    origins: Mapping[str, Origin]
    switches: Mapping[str, tuple[str, str]]

    async def answer(self, stand: Stand, asker: Asker, off: Collection[str] = ()) -> Any:
        """The data with these scopes switched off."""
        by_name: dict[str, object] = {name: name in off for name in self.switches}
        by_name |= {name: _value(origin, self.operation, asker) for name, origin in self.origins.items()}
        return json.loads(await stand.engine.fetch_value(self.sql, [by_name[name] for name in self.names]))


def planted(operation: Operation, asker: Asker) -> Planted:
    """The request's statement for askers with grants of this shape."""
    made = plan(operation, asker.grants, places(operation, asker), CATALOGUE)
    # The root fields of a path are one question about several rows: what stands at one place in them has one switch.
    each = [_Switching({}, {}) for _ in made.outputs]
    outputs = (switching.built(output) for switching, output in zip(each, made.outputs, strict=True))
    written = statement(Plan(tuple(outputs)))
    compiled = written.select.compile(dialect=_DIALECT)
    switches = {name: scoped for switching in each for name, scoped in switching.switches.items()}
    return Planted(operation, str(compiled), tuple(compiled.positiontup or ()), written.origins, switches)


@dataclass(frozen=True, slots=True)
class _Switching:
    """Builds a plan anew; a node that stands in several places stays one node, with one switch."""

    switches: dict[str, tuple[str, str]]
    known: dict[int, Any]

    def built(self, node: Any) -> Any:
        if id(node) not in self.known:
            self.known[id(node)] = self._built(node)
        return self.known[id(node)]

    def _built(self, node: Any) -> Any:
        if isinstance(node, tuple):
            return tuple(map(self.built, node))
        if not is_dataclass(node) or isinstance(node, _STATIC):
            return node
        if isinstance(node, Link) and node.relation in _ABOVE:
            self.known[id(node.source)] = self._switched(node.source, ABOVE)
        made = {field.name: self.built(getattr(node, field.name)) for field in fields(node) if field.init}
        return self._switched(replace(node, **made))

    def _switched(self, node: Any, name: str = "") -> Any:
        match node:
            case Source(alias=alias, scope=Scope() as scope):
                return replace(node, scope=self._switch(scope, name or alias))
            case Measure(visible=Scope() as scope):
                return replace(node, visible=self._switch(scope, "a field"))
            case Shown(scope=Scope() as scope):
                return replace(node, scope=self._switch(scope, "a change"))
        return node

    def _switch(self, scope: Scope, node: str) -> Switched:
        name = f"open_{len(self.switches)}"
        self.switches[name] = (scope.object, node)
        return Switched(scope.object, scope.values, name)


def of_object(made: Planted, granted: str) -> set[str]:
    """The switches of the scopes of one object."""
    return {switch for switch, (scoped, _) in made.switches.items() if scoped == granted}
