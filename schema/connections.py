"""Connections in the sense of Relay: pages of a list by cursor."""

from typing import Generic, TypeVar

import strawberry

from schema.scalars import Cursor

Node = TypeVar("Node")


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


@strawberry.type(description="列表的一条 / One row of a list, with its cursor.")
class Edge(Generic[Node]):
    """A node and where it stands in the ordering."""

    cursor: Cursor = strawberry.field(description="此条的游标 / The cursor of this row.")
    node: Node = strawberry.field(description="此条的对象 / The object itself.")


@strawberry.type(description="列表的一页 / A page of a list.")
class Connection(Generic[Node]):
    """Edges or bare nodes, page information, and the count where it is asked for."""

    edges: list[Edge[Node]] = strawberry.field(description="带游标的各条 / The rows with their cursors.")
    nodes: list[Node] = strawberry.field(description="各条的对象 / The rows without cursors.")
    page_info: PageInfo = strawberry.field(description="分页信息 / About the page.")
    total_count: int = strawberry.field(
        description="符合条件的总数,与页无关,要时才数 / All rows of the filter, whatever the page; counted only when asked."
    )
