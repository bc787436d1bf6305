"""``orderBy`` in, the keys of a total order out: what was asked, then the row's id in the direction of the last key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256

from errors import EMPTY_ORDER, Refused
from resolvers.catalogue import Coded, Entity, Relation, Scalar
from resolvers.plan.draft import Draft, Path
from resolvers.plan.nodes import OrderKey

DESCENDING = "DESC"


def order(draft: Draft, entity: Entity, asked: object, path: Path) -> tuple[OrderKey, ...]:
    """The keys. Nulls come last in ascending and first in descending order, as in PostgreSQL."""
    assert asked is None or isinstance(asked, list)
    keys = [_key(draft, entity, item, path) for item in asked or ()]
    last = keys[-1].descending if keys else False
    return (*keys, named(draft, entity, "id", path, descending=last))


def named(draft: Draft, entity: Entity, name: str, path: Path, *, descending: bool = False) -> OrderKey:
    """One key by the name of its field."""
    part = entity.parts[name]
    assert not isinstance(part, Relation)
    scalar: Scalar = part.scalar if isinstance(part, Coded) else part
    measure = draft.measure(entity, scalar, path)
    return OrderKey(measure, descending, scalar.kind, scalar.nullable or measure.visible is not None)


def mark(entity: Entity, asked: Sequence[Mapping[str, object]] | None) -> str:
    """A short name of an ordering, by which a cursor of another is told."""
    words = [f"{name} {getattr(way, 'value', way)}" for item in asked or () for name, way in item.items()]
    return sha256(" ".join([entity.name, *words]).encode()).hexdigest()[:8]


def _key(draft: Draft, entity: Entity, item: Mapping[str, object] | None, path: Path) -> OrderKey:
    chosen = [(name, way) for name, way in (item or {}).items() if way is not None]
    if len(chosen) != 1 or len(item or {}) != 1:
        raise Refused(EMPTY_ORDER, path=(*path, "orderBy"))
    ((name, way),) = chosen
    return named(draft, entity, name, path, descending=getattr(way, "value", way) == DESCENDING)
