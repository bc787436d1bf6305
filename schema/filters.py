"""The filter inputs: one for each kind of value, and one for each type, made of what its fields declare.

``where`` reads them; a filter that is not here cannot be written, and one that is here is never ignored.
"""

import sys
from enum import Enum
from typing import Any, Optional

import strawberry

from resolvers.catalogue import SPELLED, Coded, Entity, Form, Kind, Part, Relation, Scalar
from schema.entities import ASKED, ENTITIES, enums_of, terms_of
from schema.fields import described, term
from schema.scalars import Amount, Date, Instant

_MEANINGS = {
    "eq": described("等于", "Equal."),
    "in": described("其中之一,至多 500 项", "One of these, at most 500."),
    "lt": described("小于", "Less than."),
    "lte": described("小于或等于", "Less than or equal."),
    "gt": described("大于", "Greater than."),
    "gte": described("大于或等于", "Greater than or equal."),
    "contains": described("包含", "Contains this text."),
    "startsWith": described("以此开头", "Starts with this text."),
    "pinyin": described(
        "拼音以此开头,空格与大小写不计,如 zhangwei", "The reading begins with this; blanks and case do not count."
    ),
    "initials": described(
        "拼音首字母以此开头,如 zw", "The initials of the reading begin with this; blanks and case do not count."
    ),
    "isNull": described("为空(true)或不为空(false)", "Empty (true) or not (false)."),
}
_EXACT = ("eq", "in")
_ORDERED = ("lt", "lte", "gt", "gte")


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


_ID_FILTER = _comparing("IDFilter", strawberry.ID, _EXACT, "按标识筛选", "A condition on an id.")
_BY_KIND = {
    Kind.ID: _ID_FILTER,
    Kind.OBJECT: _ID_FILTER,
    Kind.TEXT: _comparing(
        "StringFilter",
        str,
        (*_EXACT, "contains", "startsWith"),
        "按文字筛选,区分大小写",
        "A condition on a text, case-sensitive.",
    ),
    Kind.CODE: _comparing(
        "CodeFilter", str, _EXACT, "按代码筛选", "A condition on the code of a coded value, or on a word of the graph."
    ),
    Kind.DATE: _comparing("DateFilter", Date, (*_EXACT, *_ORDERED), "按日期筛选", "A condition on a day."),
    Kind.INSTANT: _comparing(
        "DateTimeFilter", Instant, (*_EXACT, *_ORDERED), "按时刻筛选", "A condition on an instant."
    ),
    Kind.BOOLEAN: _comparing("BooleanFilter", bool, ("eq",), "按是否筛选", "A condition on a yes or no."),
    Kind.INTEGER: _comparing("IntFilter", int, (*_EXACT, *_ORDERED), "按整数筛选", "A condition on a whole number."),
    Kind.DECIMAL: _comparing(
        "DecimalFilter", Amount, (*_EXACT, *_ORDERED), "按十进制数筛选", "A condition on a decimal number."
    ),
}


NAME_FILTER = _comparing(
    "NameFilter",
    str,
    (*_EXACT, "contains", "startsWith", *SPELLED),
    "按名称筛选,区分大小写,也可按拼音或首字母",
    "A condition on a name, case-sensitive; or on its reading.",
)


def _by_enum(enum: type[Enum]) -> type[Any]:
    """The condition on an enum, made once for all fields that hold it."""
    name = f"{enum.__name__}Filter"
    made: type[Any] | None = getattr(sys.modules[__name__], name, None)
    zh = term(enum.__strawberry_definition__.description)  # type: ignore[attr-defined]
    return made or _comparing(name, enum, _EXACT, f"按{zh}筛选", f"A condition on {enum.__name__}.")


def _is_spelled(entity: Entity, name: str) -> bool:
    """Whether a field is the name of something whose reading is kept too."""
    return name == "name" and set(SPELLED.values()) <= set(entity.table.c.keys())


def _filter_of(entity: Entity, name: str, part: Part) -> tuple[Any, str] | None:
    zh = terms_of(entity.name)[name]
    match part:
        case Scalar(has_arguments=True) | Scalar(kind=Kind.TEXTS) | Relation(onward=True):
            return None
        case Scalar(kind=Kind.ENUM):
            return _by_enum(enums_of(entity.name)[name]), described(zh, f"A condition on {name}.")
        case Scalar(kind=kind) | Coded(scalar=Scalar(kind=kind)):
            made = NAME_FILTER if _is_spelled(entity, name) else _BY_KIND[kind]
            return made, described(zh, f"A condition on {name}.")
        case Relation(form=Form.ONE, target=target) if target in ASKED:
            return f"{target}Filter", described(f"{zh}须符合", f"The related {target} must fulfil this.")
        case Relation(form=Form.LIST | Form.PAGE, target=target) if target in ASKED:
            return f"{target}ListFilter", described(f"{zh}须符合", f"The related {target} rows must fulfil this.")
    return None


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
    if entity.period is not None:
        fields["activeOn"] = (Date, described("在此日有效(已起始、未终止)", "Holds on this day: begun and not ended."))
    if name == "Division":
        fields["within"] = (
            strawberry.ID,
            described("在此区划之内(含本身)", "Lies in the subtree of this division, itself included."),
        )
    fields["and"] = (list[own], described("各项同时成立", "All of these hold."))  # type: ignore[valid-type]
    fields["or"] = (list[own], described("至少一项成立", "At least one of these holds."))  # type: ignore[valid-type]
    fields["not"] = (own, described("不成立", "This does not hold."))
    _input(own, fields, described("筛选条件,各项同时成立", f"A condition on {name}: all its fields hold."))


for _name in ASKED:
    _listed(_name)
    _entity_filter(_name)
