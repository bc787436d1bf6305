"""The ordering inputs: one for each type, made of what its fields declare. Each item of ``orderBy`` names one field."""

import sys
from typing import Any, Optional

import strawberry

from resolvers.catalogue import Coded, Scalar
from schema.entities import ENTITIES
from schema.enums import OrderDirection
from schema.fields import described

_ORDERED = ("Person", "Household", "Division")


def _order(name: str) -> None:
    body: dict[str, Any] = {"__module__": __name__, "__annotations__": {}, "__doc__": f"An ordering of {name} rows."}
    for field, part in ENTITIES[name].parts.items():
        if isinstance(part, Coded) or (isinstance(part, Scalar) and not part.has_arguments):
            body["__annotations__"][field] = Optional[OrderDirection]
            body[field] = strawberry.field(
                name=field, default=strawberry.UNSET, description=described("按此项", f"Order by {field}.")
            )
    made = strawberry.input(
        type(f"{name}Order", (), body),
        description=described("排序的一项,恰好写一个字段", "One key of an ordering: exactly one field."),
    )
    setattr(sys.modules[__name__], f"{name}Order", made)


for _name in _ORDERED:
    _order(_name)
