"""The Node interface of Relay."""

import strawberry


@strawberry.interface(description="有标识的对象 / An object with an id.")
class Node:
    """Anything that ``node(id)`` can give."""

    id: strawberry.ID = strawberry.field(description="标识 / The id, good across the whole graph.")
