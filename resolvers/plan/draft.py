"""What a plan is drafted with: the operation, the grants, the catalogue; and the only place where a Source is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count

from authz.policy import Grants
from authz.scopes import AnyScope, OwnScope, PublicScope, Scope, scope
from errors import NOT_GRANTED, TOO_HEAVY, TOO_MANY_SOURCES, Refused
from resolvers.catalogue import Catalogue, Entity, Kind, Relation, Scalar
from resolvers.document import Operation, Selection
from resolvers.plan.nodes import Link, Measure, Source
from resolvers.plan.parameters import Parameter
from resolvers.plan.places import Spot

Path = tuple[str, ...]

MAX_SOURCES = 300
"""The most places of one plan that read a register: each is joined into its statement, whose planning they make dear."""

MAX_WEIGHT = 2_000
"""The most that the filters, orderings, totals and searches of one plan weigh: written and planned within two seconds, and no
more than some thirty passes over a large table."""


@dataclass(slots=True)
class _Tally:
    """What was weighed so far."""

    weight: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """One plan in the making; it only counts aliases and adds up weights, everything else is given."""

    operation: Operation
    grants: Grants
    catalogue: Catalogue
    levels: Mapping[Spot, str]
    _numbers: count[int] = field(default_factory=count)
    _tally: _Tally = field(default_factory=_Tally)

    def source(self, entity_name: str, path: Path, *, tombstones: bool = False) -> Source:
        """Rows of a type under the asker's scope; FORBIDDEN if the type is granted nowhere."""
        entity = self.catalogue.entities[entity_name]
        number = next(self._numbers)
        if number >= MAX_SOURCES:
            raise Refused(TOO_MANY_SOURCES, path=path, limit=MAX_SOURCES)
        alias, scope = f"{entity.table.name}_{number}", self._scope(entity, path)
        return Source(entity=entity, alias=alias, scope=scope, tombstones=tombstones)

    def link(self, relation: Relation, path: Path) -> Link:
        """The way over a relation, every register on it under its scope."""
        between = self.source(relation.through.entity, path) if relation.through else None
        target = self.source(relation.target, path, tombstones=relation.onward)
        return Link(relation=relation, source=target, between=between)

    def measure(self, entity: Entity, scalar: Scalar, path: Path, number: int | None = None) -> Measure:
        """A scalar as the asker may see it; FORBIDDEN if its field group is granted nowhere."""
        arguments = self._arguments(number, path) if scalar.has_arguments and number is not None else {}
        return Measure(scalar, self._visible(entity, scalar, path), arguments)

    def weigh(self, weight: int, path: Path) -> None:
        """Add what part of the plan weighs; refused if all together would be too much."""
        self._tally.weight += weight
        if self._tally.weight > MAX_WEIGHT:
            raise Refused(TOO_HEAVY, path=path, limit=MAX_WEIGHT)

    def _scope(self, entity: Entity, path: Path) -> AnyScope:
        if entity.own is not None:
            return OwnScope(entity.own)
        if entity.object is None:
            return PublicScope()
        return self._granted(entity.object, path)

    def _visible(self, entity: Entity, scalar: Scalar, path: Path) -> AnyScope | None:
        if scalar.group is None or entity.object is None:
            return None
        group = self._granted(f"{entity.object}.{scalar.group}", path)
        same = self.grants.get(group.object) == self.grants.get(entity.object)
        return None if same else group

    def _granted(self, name: str, path: Path) -> Scope:
        granted = scope(self.grants, name)
        if granted is None:
            raise Refused(NOT_GRANTED, path=path, object=name)
        return granted

    def _arguments(self, number: int, path: Path) -> Mapping[str, Parameter]:
        given = self.operation.arguments[number]
        return {
            name: Parameter(number, (name,), kind=Kind.DATE, field=path)
            for name, value in given.items()
            if value is not None
        }


def argument(draft: Draft, selection: Selection) -> Mapping[str, object]:
    """The coerced arguments of a field."""
    return {} if selection.arguments is None else draft.operation.arguments[selection.arguments]
