"""How many rows a part of a plan may look at: few enough to look at each, or perhaps millions.

Rows of a large table are many unless something bounds them:

* a township or village, as the root of the asker's grant or in ``within``;
* a row that they belong to;
* ``eq`` or ``in`` on a field of which one value belongs to few rows, be it of theirs or of a related row of a large table.

A range, the beginning of a text or a value that many share bounds nothing: the plan holds no values, so it cannot know that it
does. Nor does a small table: a division has as many people as it has.
"""

from __future__ import annotations

from collections.abc import Iterator

from authz.scopes import AnyScope, Scope
from resolvers.catalogue import Entity
from resolvers.plan.conditions import All, Any, Compare, Comparison, Condition, Not, Related, Within
from resolvers.plan.indexes import is_large, tells
from resolvers.plan.nodes import Link, Page, Source

SMALL_LEVELS = frozenset({"township", "village"})
"""The levels whose divisions hold few enough rows to look at each."""

EXACT = frozenset({Comparison.EQ, Comparison.IN})
"""The comparisons with a value, or with some."""


def is_many(page: Page) -> bool:
    """Whether its rows may be too many to look at each."""
    return are_many(page.source, page.link, page.where)


def are_many(source: Source, link: Link | None, where: Condition) -> bool:
    """Whether the rows of a source that fulfil a condition may be too many to look at each."""
    entity, belongs = source.entity, link is not None and not link.relation.under
    return is_large(entity) and not (belongs or _is_narrow(source.scope) or is_bounded(entity, where))


def is_bounded(entity: Entity, where: Condition, *, own: bool = False) -> bool:
    """Whether the condition alone leaves few rows of a large table; with ``own``, without a look at related rows.

    Of an OR each case must do so by itself: an index is no help to it beside rows that are related.
    """
    match where:
        case Within(level):
            return level in SMALL_LEVELS
        case Compare(measure, comparison):
            return comparison in EXACT and tells(entity, measure.scalar)
        case Related(link, inner, none=False):
            return not own and is_large(link.source.entity) and is_bounded(link.source.entity, inner)
        case All(parts):
            return any(is_bounded(entity, part, own=own) for part in parts)
        case Any(parts):
            return all(is_bounded(entity, part, own=True) for part in parts)
    return False


def passes(where: Condition, *, many: bool) -> int:
    """How many times a condition passes over a large table beside that of its own rows, of which there are ``many`` or few."""
    match where:
        case All(parts) | Any(parts):
            return sum(passes(part, many=many) for part in parts)
        case Not(part):
            return passes(part, many=many)
        case Related(link, inner):
            over = (many or link.relation.under) and are_many(link.source, None, inner) and not always(inner)
            return over + passes(inner, many=over)
    return 0


def always(where: Condition) -> bool:
    """Whether every row fulfils it, whatever the values."""
    match where:
        case All(parts):
            return all(map(always, parts))
        case Any(parts):
            return any(map(always, parts))
    return False


def parts_of(condition: Condition) -> Iterator[Condition]:
    """The parts of an AND, nested or not."""
    if isinstance(condition, All):
        for part in condition.parts:
            yield from parts_of(part)
    else:
        yield condition


def _is_narrow(scope: AnyScope) -> bool:
    return not isinstance(scope, Scope) or all(value.level in SMALL_LEVELS for value in scope.values)
