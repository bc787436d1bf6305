"""Whether a page first looks at the rows that stand next in its order, before an index is asked for all that fulfil its filter.

An index by the filter gives its rows in an order of its own: all of them are fetched and sorted before the first is known,
and a frequent surname has half a million. But what is frequent is soon met: among the next few thousand rows there are enough
of it to fill a page. What is not met there is rare enough to be fetched and sorted.
"""

from __future__ import annotations

from authz.scopes import Scope
from resolvers.plan.breadth import is_many, parts_of
from resolvers.plan.conditions import Compare, Comparison, Condition, Within
from resolvers.plan.nodes import Page

_WIDE = frozenset(
    {
        Comparison.CONTAINS,
        Comparison.STARTS_WITH,
        Comparison.LT,
        Comparison.LTE,
        Comparison.GT,
        Comparison.GTE,
    }
)
_NARROW = frozenset({Comparison.EQ, Comparison.IN})


def glances(page: Page) -> bool:
    """Whether the page takes a first look: at a whole county or more, by id, with a filter that many rows may fulfil."""
    if not page.has_rows or page.link is not None or len(page.order) > 1 or not is_many(page):
        return False
    found = {part.comparison for part in parts_of(page.where) if isinstance(part, Compare)}
    return _is_one_range(page) and not found.isdisjoint(_WIDE) and found.isdisjoint(_NARROW)


def lying(where: Condition) -> tuple[Condition, ...]:
    """What of a filter says where the rows lie: the first look goes along an index by that."""
    return tuple(part for part in parts_of(where) if isinstance(part, Within))


def _is_one_range(page: Page) -> bool:
    """Whether the rows in scope are one range of an index that ends with the id."""
    scope = page.source.scope
    return isinstance(scope, Scope) and len(scope.values) == 1 and not scope.values[0].many
