"""The ordering inputs: one for each type, made of what its fields declare. Each item of ``orderBy`` names one field.

A large register is ordered by the fields by which an index begins; any type also by those of the rows that it leads to.
"""

import sys
from typing import Any, Optional

import strawberry

from resolvers.catalogue import Coded, Entity, Form, Part, Relation, Scalar
from resolvers.plan.indexes import is_large, leads
from schema.entities import ASKED, ENTITIES, terms_of
from schema.enums import OrderDirection
from schema.fields import described


def _key_of(entity: Entity, name: str, part: Part) -> tuple[Any, str] | None:
    zh = terms_of(entity.name)[name]
    match part:
        case Relation(form=Form.ONE, onward=False, target=target) if target in ASKED:
            return f"{target}Order", described(f"按{zh}的一项", f"Order by a field of {name}.")
        case Coded(scalar=scalar) | (Scalar() as scalar) if _is_ordered(entity, scalar):
            return OrderDirection, described(f"按{zh}", f"Order by {name}.")
    return None


def _is_ordered(entity: Entity, scalar: Scalar) -> bool:
    return not scalar.has_arguments and (leads(entity, scalar) or not is_large(entity))


def _order(name: str) -> None:
    entity = ENTITIES[name]
    made = {field: _key_of(entity, field, part) for field, part in entity.parts.items()}
    body: dict[str, Any] = {"__module__": __name__, "__annotations__": {}, "__doc__": f"An ordering of {name} rows."}
    for field, (kind, text) in ((field, key) for field, key in made.items() if key is not None):
        body["__annotations__"][field] = Optional[kind]
        body[field] = strawberry.field(name=field, default=strawberry.UNSET, description=text)
    kind = strawberry.input(
        type(f"{name}Order", (), body),
        description=described("排序的一项,恰好写一个字段", "One key of an ordering: exactly one field."),
    )
    setattr(sys.modules[__name__], f"{name}Order", kind)


for _name in ASKED:
    _order(_name)
