"""What is told of all rows of a connection: aggregates and groups, types made for each type of row of what its fields declare."""

import sys
import types
from collections.abc import Mapping
from typing import Any, Optional

import strawberry

from resolvers.catalogue import Kind
from resolvers.document import Shaping
from resolvers.plan.groupings import Function, Grouping, groupings, measured
from schema.code import CodedValue
from schema.division import Division
from schema.entities import ENTITIES, enums_of, terms_of
from schema.enums import OrderDirection
from schema.fields import described
from schema.scalars import Amount, Date, Instant

_LEVELS = {
    "divisionCounty": "所属县级区划",
    "divisionTownship": "所属乡级区划",
    "divisionVillage": "所属村级区划",
}
_MEANINGS = {
    Function.SUM: ("Sum", "sum", "合计", "sum; 0 over no value"),
    Function.AVERAGE: ("Average", "avg", "平均", "average, to six places, half rounded up; null over no value"),
    Function.MINIMUM: ("Minimum", "min", "最小", "least value; null if there is none"),
    Function.MAXIMUM: ("Maximum", "max", "最大", "greatest value; null if there is none"),
}
_TYPES: Mapping[Kind, Any] = {
    Kind.CODE: str,
    Kind.INTEGER: int,
    Kind.DECIMAL: Amount,
    Kind.DATE: Date,
    Kind.INSTANT: Instant,
    Kind.BOOLEAN: bool,
}


@strawberry.input(description="分组排序的一项,恰好写一个字段 / One key of an ordering of groups: exactly one field.")
class GroupOrder:
    """By the size of the groups or by their keys; the keys ascending are always the last."""

    count: OrderDirection | None = strawberry.field(
        default=strawberry.UNSET, description="按组内条数 / By how many rows a group has."
    )
    key: OrderDirection | None = strawberry.field(
        default=strawberry.UNSET,
        description="按分组项依次,空值最大 / By the keys in the order of by; empty ones are the greatest.",
    )


def made(module: str, name: str, fields: Mapping[str, Any], description: str) -> Any:
    """An object type of a module, under its name there; ``fields`` are types with their descriptions, or whole fields."""
    body: dict[str, Any] = {"__module__": module, "__annotations__": {}, "__doc__": description}
    for field, declared in fields.items():
        if isinstance(declared, tuple):
            kind, text = declared
            body["__annotations__"][field] = kind
            body[field] = strawberry.field(name=field, description=text)
        else:
            body[field] = declared
    kind = strawberry.type(type(name, (), body), description=description)
    setattr(sys.modules[module], name, kind)
    return kind


def _figures(name: str, function: Function) -> tuple[Any, str] | None:
    """``XSum`` and its like, as the field of an aggregate; nothing where the type has no such field."""
    suffix, _, zh, en = _MEANINGS[function]
    scalars = measured(ENTITIES[name], function)
    if not scalars:
        return None
    terms = terms_of(name)
    fields = {
        field: (_figure(function, scalar.kind), described(f"{terms[field]}:{zh}", f"{field}: {en}."))
        for field, scalar in scalars.items()
    }
    meaning = described(f"各项之{zh}", f"Of {name} rows, by field: {en}.")
    return made(__name__, f"{name}{suffix}", fields, meaning), meaning


def _figure(function: Function, kind: Kind) -> Any:
    if function is Function.SUM:
        return Amount
    return Optional[Amount if function is Function.AVERAGE else _TYPES[kind]]


def _aggregate(name: str) -> Any:
    fields: dict[str, Any] = {"count": (int, described("条数", "How many rows."))}
    for function, (_, field, _, _) in _MEANINGS.items():
        figures = _figures(name, function)
        if figures is not None:
            fields[field] = figures
    meaning = described("汇总:条数、合计、平均、最小、最大", f"What is counted and worked out over {name} rows.")
    return made(__name__, f"{name}Aggregate", fields, meaning)


def _grouping(name: str, keys: Mapping[str, Grouping]) -> None:
    values: Any = {
        value: strawberry.enum_value(value, description=described(_term(name, key), f"By {_meaning(key)}."))
        for value, key in keys.items()
    }
    enum: Any = types.new_class(f"{name}Grouping", (Shaping,), exec_body=lambda body: body.update(values))
    strawberry.enum(enum, description=described("分组项", f"By what {name} rows are grouped."))
    setattr(sys.modules[__name__], f"{name}Grouping", enum)


def _key(name: str, keys: Mapping[str, Grouping]) -> Any:
    enums = enums_of(name)
    fields = {
        key.field: (
            Optional[_key_type(key, enums)],
            described(_term(name, key), f"The {_meaning(key)}; null if empty, or not in by."),
        )
        for key in keys.values()
    }
    return made(__name__, f"{name}GroupKey", fields, described("分组的各项", f"What the {name} rows of a group share."))


def _key_type(key: Grouping, enums: Mapping[str, Any]) -> Any:
    if key.division:
        return Division
    if key.code_list is not None:
        return CodedValue
    return enums[key.field] if key.scalar.kind is Kind.ENUM else _TYPES[key.scalar.kind]


def _term(name: str, key: Grouping) -> str:
    terms = terms_of(name)
    if key.division:
        return _LEVELS[key.field]
    return f"{terms[key.field.removesuffix('Year')]}的年份" if key.year else terms[key.field]


def _meaning(key: Grouping) -> str:
    if key.division:
        return f"{key.field.removeprefix('division').lower()} in which a row lies, if it is in sight"
    return f"year of {key.field.removesuffix('Year')}, in Asia/Shanghai" if key.year else key.field


def _group(name: str) -> None:
    keys = groupings(ENTITIES[name])
    aggregate = _aggregate(name)
    if keys:
        _grouping(name, keys)
        fields = {
            "key": (_key(name, keys), described("分组的各项", "What its rows have in common.")),
            "aggregate": (aggregate, described("组内汇总", "What is counted and worked out over its rows.")),
        }
        made(__name__, f"{name}Group", fields, described("一组", f"{name} rows that have the same key."))


for _name in (name for name, entity in ENTITIES.items() if entity.node):
    _group(_name)


def is_grouped(name: str) -> bool:
    """Whether the rows of a type can be grouped at all."""
    return f"{name}Group" in globals()


def of(name: str, suffix: str) -> Any:
    """A type that was made here for a type of row: its Aggregate, Grouping, GroupKey or Group."""
    return getattr(sys.modules[__name__], f"{name}{suffix}")
