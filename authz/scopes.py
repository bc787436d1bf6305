"""Grants in, Scope out: which rows of a register the asker may see, as a predicate with the divisions left open.

In       Grants (policy) and the name of an object.
Out      Scope: builds the SQL predicate over any alias of the register's table; ``bindings`` names where its values come
         from, so two principals with the same shape of grants share one statement.
Refuses  nothing: without a grant there is no Scope, and without a Scope no plan can be made.
Never    opens a row by default: a scope without roots is ``false``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, false, or_
from sqlalchemy.sql import ColumnElement, FromClause

from authz.policy import Asker, Grants
from db.tables.lineage import LEVELS

SUBJECT = "subject"
"""The parameter that holds the asker's account id, for the second wall and for the asker's own rows."""


@dataclass(frozen=True, slots=True)
class ScopeValue:
    """Where the value of one scope parameter comes from: the roots of an object's grant at one level."""

    object: str
    level: str
    many: bool

    @property
    def name(self) -> str:
        """The parameter's name in the statement."""
        return f"scope_{self.object.replace('.', '_')}_{self.level}"

    def of(self, asker: Asker) -> UUID | list[UUID]:
        """The root, or the list of roots, of this asker."""
        if self.level == "above":
            return superiors(asker)
        grant = asker.grants.get(self.object)
        roots = () if grant is None else grant.roots(self.level)
        return list(roots) if self.many else roots[0]


def bound(asker: Asker, name: str, value: ScopeValue) -> object:
    """The value of a scope's parameter, remembered with the asker."""
    key = (name, value.many)
    found = asker.bound.get(key)
    if found is None:
        found = asker.bound[key] = value.of(asker)
    return found


@dataclass(frozen=True, slots=True)
class Scope:
    """The rows of one register within the roots of a grant. For divisions also those above the roots, by name only."""

    object: str
    values: tuple[ScopeValue, ...]

    def predicate(self, source: FromClause) -> ColumnElement[bool]:
        """An equality on a lineage column for each level that has roots; ``false`` if none has."""
        return or_(false(), *(_within(source, value) for value in self.values))


@dataclass(frozen=True, slots=True)
class OwnScope:
    """The rows of the asker's own account: ``column`` equals the subject."""

    column: str

    def predicate(self, source: FromClause) -> ColumnElement[bool]:
        """The equality with the subject."""
        return source.c[self.column] == bindparam(SUBJECT, type_=Uuid())


@dataclass(frozen=True, slots=True)
class PublicScope:
    """Every row: only for reference data, which belongs to no division (the verifier holds this to it)."""

    def predicate(self, source: FromClause) -> None:
        """No predicate."""


AnyScope: TypeAlias = Scope | OwnScope | PublicScope


def scope(grants: Grants, name: str) -> Scope | None:
    """The scope of an object (a register, or a field group like ``person.identity``); nothing where nothing is granted."""
    grant = grants.get(name)
    if grant is None:
        return None
    counts = zip(LEVELS, grant.counts, strict=True)
    values = tuple(ScopeValue(name, level, many=count == "many") for level, count in counts if count != "none")
    above = (ScopeValue(name, "above", many=True),) if name == "division" else ()
    return Scope(name, values + above)


def superiors(asker: Asker) -> list[UUID]:
    """The divisions above the roots in which the asker may read divisions."""
    grant = asker.grants.get("division")
    if grant is None:
        return []
    places = (asker.divisions.find(root) for level in LEVELS for root in grant.roots(level))
    return sorted({above for place in places if place is not None for above in place.line[:-1]})


def _within(source: FromClause, value: ScopeValue) -> ColumnElement[bool]:
    column = source.c["id" if value.level == "above" else f"{value.level}_id"]
    if value.many:
        return column == any_(bindparam(value.name, type_=ARRAY(Uuid())))
    return column == bindparam(value.name, type_=Uuid())
