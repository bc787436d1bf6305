"""How much of a statement a plan fills: what is planned once may be written many times.

What is read many times costs more than it fills: a total over a whole county or city passes over millions of rows, and so does
what is asked there of related rows. Of such passes some thirty fit into one plan.

A condition on what lies under a division is written once a level, and every total of a list repeats the list's filter; inside
one another these multiply. So the planner weighs them before anything is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.tables.lineage import LEVELS
from resolvers.plan.breadth import is_many, passes
from resolvers.plan.conditions import All, Any, Condition, Not, Related
from resolvers.plan.nodes import Aggregate, Groups, Link, Page, PageField, PageInfo, TotalCount

if TYPE_CHECKING:
    from resolvers.plan.search import Search

PASS = 60
"""What a pass over a large table weighs: it takes a second or more, and writing it nothing."""

SOURCE = 5
"""What a register weighs where it is read; a comparison weighs one."""

_BEYOND = frozenset({"hasNextPage", "hasPreviousPage"})


def of_page(page: Page) -> int:
    """What the rows of a connection weigh, in all places where they are looked for; without what is asked of each row."""
    joined = sum(_of_link(link) for key in page.order for link in key.links)
    rows = SOURCE + of_condition(page.where) + joined
    looks = sum(_looks(page, field) for _, field in page.fields)
    cuts = 1 + page.glances if page.has_rows else 0
    many = is_many(page)
    beside = passes(page.where, many=many)
    return _copies(page.link) * (cuts + looks) * rows + PASS * (looks * many + (cuts + looks) * beside)


def of_search(search: Search) -> int:
    """What a search weighs: each way to find something is a list of its own, ordered and cut."""
    return sum(SOURCE * len(sought.ways) for sought in search.sought)


def of_condition(condition: Condition) -> int:
    """What a condition weighs in one place."""
    match condition:
        case All(parts) | Any(parts):
            return 1 + sum(map(of_condition, parts))
        case Not(part):
            return 1 + of_condition(part)
        case Related(link, inner):
            return _copies(link) * (_of_link(link) + of_condition(inner))
    return 1


def _looks(page: Page, field: PageField) -> int:
    """How often a field looks at the rows beside the page."""
    match field:
        case TotalCount() | Aggregate() | Groups():
            return 1
        case PageInfo(outputs) if page.after or page.before:
            return sum(name in _BEYOND for _, name in outputs)
    return 0


def _copies(link: Link | None) -> int:
    """How often what lies over the link is written: under a division once a level."""
    return len(LEVELS) if link is not None and link.relation.under else 1


def _of_link(link: Link) -> int:
    return SOURCE if link.between is None else 2 * SOURCE
