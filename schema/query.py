"""The root fields of queries."""

from typing import Optional

import strawberry

from resolvers.catalogue import AnyNode, Listing, Lookup, Own
from schema.account import Account
from schema.division import Division
from schema.fields import listing, root
from schema.household import Household
from schema.node import Node
from schema.person import Person

_ID = {"id": (strawberry.ID, "标识 / The id.")}


@strawberry.type(description="查询 / Queries.")
class Query:
    """Everything that can be read. A row outside the asker's area and a row that does not exist give the same answer."""

    me: Account = root(Own("Account"), Account, "当前账号", "The account that asks.")
    node: Node | None = root(
        AnyNode(many=False),
        Optional[Node],
        "按标识取对象",
        "The object with this id; null if there is none in sight.",
        _ID,
    )
    nodes: list[Node | None] = root(
        AnyNode(many=True),
        list[Node | None],
        "按多个标识取对象,次序不变",
        "The objects with these ids, in their order; null where there is none in sight.",
        {"ids": (list[strawberry.ID], "标识,至多 500 个 / The ids, at most 500.")},
    )
    division: Division | None = root(
        Lookup("Division", {"id": "id", "code": "code"}),
        Optional[Division],
        "按标识或代码取区划",
        "The division with this id or code (give exactly one); null if there is none in sight.",
        {
            "id": (Optional[strawberry.ID], "标识 / The id."),
            "code": (Optional[str], "代码,6、9 或 12 位 / The code by which it goes here, 6, 9 or 12 digits."),
        },
    )
    divisions = listing("Division", "schema.division", "区划", "All divisions in sight.", Listing("Division"))
    person: Person | None = root(
        Lookup("Person", {"id": "id"}),
        Optional[Person],
        "按标识取人口",
        "The person with this id; null if there is none in sight.",
        _ID,
    )
    people = listing("Person", "schema.person", "人口", "All people in sight.", Listing("Person"))
    household: Household | None = root(
        Lookup("Household", {"id": "id"}),
        Optional[Household],
        "按标识取户",
        "The household with this id; null if there is none in sight.",
        _ID,
    )
    households = listing("Household", "schema.household", "户", "All households in sight.", Listing("Household"))
