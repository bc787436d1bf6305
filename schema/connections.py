"""Connections in the sense of Relay, made for each type of row: pages of a list by cursor, and what is told of the whole list."""

from typing import Any, Optional

import strawberry

from schema import aggregates
from schema.aggregates import GroupOrder, made
from schema.entities import ENTITIES, LYING
from schema.fields import argued, described
from schema.scalars import Cursor


@strawberry.type(description="分页信息 / About a page of a list.")
class PageInfo:
    """Whether there is more on either side, and the cursors of the page's ends."""

    has_next_page: bool = strawberry.field(description="后面还有 / More rows come after the page.")
    has_previous_page: bool = strawberry.field(description="前面还有 / Rows come before the page.")
    start_cursor: Cursor | None = strawberry.field(
        description="首条的游标 / Cursor of the first row; null on an empty page."
    )
    end_cursor: Cursor | None = strawberry.field(
        description="末条的游标 / Cursor of the last row; null on an empty page."
    )


def _edge(name: str, node: type[Any]) -> Any:
    fields = {
        "cursor": (Cursor, described("此条的游标", "The cursor of this row.")),
        "node": (node, described("此条的对象", "The object itself.")),
    }
    return made(__name__, f"{name}Edge", fields, described("列表的一条", "One row of a list, with its cursor."))


def _connection(name: str, node: type[Any]) -> None:
    fields = {
        "edges": (list[_edge(name, node)], described("带游标的各条", "The rows with their cursors.")),  # type: ignore[misc]
        "nodes": (list[node], described("各条的对象", "The rows without cursors.")),  # type: ignore[valid-type]
        "pageInfo": (PageInfo, described("分页信息", "About the page.")),
        "totalCount": (
            int,
            described(
                "符合条件的总数,与页无关,要时才数",
                "All rows of the filter, whatever the page; counted only when asked.",
            ),
        ),
        "aggregate": (
            aggregates.of(name, "Aggregate"),
            described("全部符合条件者的汇总,与页无关", "Worked out over all rows of the filter, whatever the page."),
        ),
    }
    if aggregates.is_grouped(name):
        fields["groups"] = _groups(name)
    made(
        __name__,
        f"{name}Connection",
        fields,
        described("列表的一页", "A page of a list, and what is told of the whole."),
    )


def _groups(name: str) -> Any:
    grouping: Any = aggregates.of(name, "Grouping")
    group: Any = aggregates.of(name, "Group")
    arguments = {
        "by": (list[grouping], described("分组项,1 至 6 个", "The keys, from 1 to 6, each once.")),
        "orderBy": (
            Optional[list[GroupOrder]],
            described(
                "各组的排序,默认按分组项升序", "The ordering of the groups; by their keys ascending if left out."
            ),
        ),
        "first": (int, described("取前几组,1 至 500", "How many groups, 1 to 500.")),
    }
    text = described("全部符合条件者分组汇总,与页无关", "All rows of the filter by what they share, whatever the page.")
    return argued(list[group], text, arguments)


for _lying in LYING:
    if ENTITIES[_lying.kind.__name__].node:
        _connection(_lying.kind.__name__, _lying.kind)
