"""The filter inputs: one for each kind of value, and one for each type, made of what its fields declare.

``where`` reads them; a filter that is not here cannot be written, and one that is here is never ignored.
"""

import sys
from enum import Enum
from typing import Any, Optional

import strawberry

from resolvers.catalogue import Coded, Entity, Form, Kind, Part, Relation, Scalar
from schema import enums
from schema.entities import ENTITIES
from schema.fields import described
from schema.scalars import Date, Instant, Yuan

_MEANINGS = {
    "eq": described("等于", "Equal."),
    "in": described("其中之一,至多 500 项", "One of these, at most 500."),
    "lt": described("小于", "Less than."),
    "lte": described("小于或等于", "Less than or equal."),
    "gt": described("大于", "Greater than."),
    "gte": described("大于或等于", "Greater than or equal."),
    "contains": described("包含", "Contains this text."),
    "startsWith": described("以此开头", "Starts with this text."),
    "isNull": described("为空(true)或不为空(false)", "Empty (true) or not (false)."),
}
_EXACT = ("eq", "in")
_ORDERED = ("lt", "lte", "gt", "gte")
_ENUMS: dict[str, type[Enum]] = {
    "sex": enums.Sex,
    "Household.kind": enums.HouseholdKind,
    "Division.kind": enums.DivisionKind,
    "level": enums.DivisionLevel,
}


def _input(name: str, fields: dict[str, tuple[Any, str]], description: str) -> type[Any]:
    """An input type of this module, all of whose fields may be left out."""
    body: dict[str, Any] = {"__module__": __name__, "__annotations__": {}, "__doc__": description}
    for field, (kind, text) in fields.items():
        attribute = f"{field}_" if field in {"in", "and", "or", "not"} else field
        body["__annotations__"][attribute] = Optional[kind]
        body[attribute] = strawberry.field(name=field, default=strawberry.UNSET, description=text)
    made = strawberry.input(type(name, (), body), description=description)
    setattr(sys.modules[__name__], name, made)
    return made


def _comparing(name: str, kind: Any, operators: tuple[str, ...], zh: str, en: str) -> type[Any]:
    types = {"in": list[kind], "isNull": bool}
    fields = {operator: (types.get(operator, kind), _MEANINGS[operator]) for operator in (*operators, "isNull")}
    return _input(name, fields, described(zh, en))


_BY_KIND = {
    Kind.ID: _comparing("IDFilter", strawberry.ID, _EXACT, "按标识筛选", "A condition on an id."),
    Kind.TEXT: _comparing(
        "StringFilter",
        str,
        (*_EXACT, "contains", "startsWith"),
        "按文字筛选,区分大小写",
        "A condition on a text, case-sensitive.",
    ),
    Kind.CODE: _comparing("CodeFilter", str, _EXACT, "按代码筛选", "A condition on the code of a coded value."),
    Kind.DATE: _comparing("DateFilter", Date, (*_EXACT, *_ORDERED), "按日期筛选", "A condition on a day."),
    Kind.INSTANT: _comparing(
        "DateTimeFilter", Instant, (*_EXACT, *_ORDERED), "按时刻筛选", "A condition on an instant."
    ),
    Kind.INTEGER: _comparing("IntFilter", int, (*_EXACT, *_ORDERED), "按整数筛选", "A condition on a whole number."),
    Kind.DECIMAL: _comparing(
        "DecimalFilter", Yuan, (*_EXACT, *_ORDERED), "按十进制数筛选", "A condition on a decimal number."
    ),
}
_BY_ENUM = {
    kind: _comparing(
        f"{kind.__name__}Filter", kind, _EXACT, f"按{kind.__name__}筛选", f"A condition on {kind.__name__}."
    )
    for kind in _ENUMS.values()
}


def _filter_of(entity: Entity, name: str, part: Part) -> tuple[Any, str] | None:
    match part:
        case Scalar(has_arguments=True) | Relation(form=Form.PAGE):
            return None
        case Scalar(kind=Kind.ENUM):
            enum = _ENUMS.get(name) or _ENUMS[f"{entity.name}.{name}"]
            return _BY_ENUM[enum], described("条件", f"A condition on {name}.")
        case Scalar(kind=kind) | Coded(scalar=Scalar(kind=kind)):
            return _BY_KIND[kind], described("条件", f"A condition on {name}.")
        case Relation(form=Form.ONE, target=target) if target in _FILTERED:
            return f"{target}Filter", described("相关对象须符合", f"The related {target} must fulfil this.")
        case Relation(form=Form.LIST, target=target) if target in _FILTERED:
            return f"{target}ListFilter", described("相关各对象须符合", f"The related {target} rows must fulfil this.")
    return None


_FILTERED = ("Person", "Household", "HouseholdMembership", "Division")


def _listed(target: str) -> None:
    fields = {
        "some": (f"{target}Filter", described("至少一个符合", "At least one visible row fulfils this.")),
        "none": (f"{target}Filter", described("没有一个符合", "No visible row fulfils this.")),
    }
    _input(f"{target}ListFilter", fields, described("按相关各对象筛选", f"A condition on the related {target} rows."))


def _entity_filter(name: str) -> None:
    entity, own = ENTITIES[name], f"{name}Filter"
    made = {field: _filter_of(entity, field, part) for field, part in entity.parts.items()}
    fields = {field: kind for field, kind in made.items() if kind is not None}
    if entity.division is not None:
        fields["division"] = ("DivisionFilter", described("所属区划", "The division to which the row belongs."))
    if name == "Division":
        fields["within"] = (
            strawberry.ID,
            described("在此区划之内(含本身)", "Lies in the subtree of this division, itself included."),
        )
    fields["and"] = (list[own], described("各项同时成立", "All of these hold."))  # type: ignore[valid-type]
    fields["or"] = (list[own], described("至少一项成立", "At least one of these holds."))  # type: ignore[valid-type]
    fields["not"] = (own, described("不成立", "This does not hold."))
    _input(own, fields, described("筛选条件,各项同时成立", f"A condition on {name}: all its fields hold."))


for _name in _FILTERED:
    _listed(_name)
    _entity_filter(_name)
