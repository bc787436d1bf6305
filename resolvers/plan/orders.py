"""``orderBy`` in, the keys of a total order out: what was asked, then the row's id in the direction of the last key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from errors import EMPTY_ORDER, LIST_TOO_LONG, Refused
from resolvers.catalogue import Coded, Entity, Relation, Scalar
from resolvers.plan.draft import Draft, Path
from resolvers.plan.nodes import OrderKey

DESCENDING = "DESC"

MAX_KEYS = 20
"""The most keys of an ordering: past a cursor each is compared behind all that stand before it."""


def order(draft: Draft, entity: Entity, asked: object, path: Path) -> tuple[OrderKey, ...]:
    """The keys. Nulls come last in ascending and first in descending order, as in PostgreSQL."""
    assert asked is None or isinstance(asked, list)
    if len(asked or ()) > MAX_KEYS:
        raise Refused(LIST_TOO_LONG, path=(*path, "orderBy"), limit=MAX_KEYS)
    keys = [_key(draft, entity, item, path) for item in asked or ()]
    last = keys[-1].descending if keys else False
    return (*keys, named(draft, entity, "id", path, descending=last))


def named(draft: Draft, entity: Entity, name: str, path: Path, *, descending: bool = False) -> OrderKey:
    """One key by the name of its field."""
    part = entity.parts[name]
    assert isinstance(part, Scalar | Coded)
    scalar: Scalar = part.scalar if isinstance(part, Coded) else part
    measure = draft.measure(entity, scalar, path)
    return OrderKey(measure, descending, scalar.kind, scalar.nullable or measure.visible is not None)


def mark(entity: Entity, asked: Sequence[Mapping[str, object]] | None) -> str:
    """A short name of an ordering, by which a cursor of another is told: every key with its whole path."""
    words = [" ".join(_words(item)) for item in asked or ()]
    return sha256(" ".join([entity.name, *words]).encode()).hexdigest()[:8]


def _words(item: object) -> Iterator[str]:
    if isinstance(item, Mapping):
        for name, inner in item.items():
            yield name
            yield from _words(inner)
    else:
        yield str(getattr(item, "value", item))


def _key(draft: Draft, entity: Entity, item: object, path: Path) -> OrderKey:
    """One key; over to-one relations as deep as it is written, each register on the way under its scope."""
    chosen = item if isinstance(item, Mapping) else {}
    if len(chosen) != 1 or None in chosen.values():
        raise Refused(EMPTY_ORDER, path=(*path, "orderBy"))
    ((name, way),) = chosen.items()
    if not isinstance(way, Mapping):
        return named(draft, entity, name, path, descending=getattr(way, "value", way) == DESCENDING)
    link = draft.link(_relation(entity, name), path)
    key = _key(draft, link.source.entity, way, path)
    return replace(key, nullable=True, links=(link, *key.links))


def _relation(entity: Entity, name: str) -> Relation:
    """A to-one relation of the type; every row that lies in a division leads to it by that name."""
    relation = entity.parts.get(name, entity.division)
    assert isinstance(relation, Relation)
    return relation
