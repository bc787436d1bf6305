"""How a field is declared: its description, Chinese official term first, and its part of the catalogue beside it."""

import inspect
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Optional

import strawberry

from resolvers.catalogue import CATALOGUE, Coded, Form, Kind, Part, Relation, Root, Scalar, stored
from schema.scalars import Cursor

_FILTERS = "schema.filters"
_ORDERS = "schema.orders"
_CONNECTIONS = "schema.connections"
_PAGING = {
    "first": (Optional[int], "向后取几条,1 至 500 / How many from the start (or after a cursor), 1 to 500."),
    "after": (Optional[Cursor], "从此游标之后 / Only what comes after this cursor."),
    "last": (Optional[int], "向前取几条,1 至 500 / How many from the end (or before a cursor), 1 to 500."),
    "before": (Optional[Cursor], "到此游标之前 / Only what comes before this cursor."),
}


def refuse_to_resolve(*_: Any, **__: Any) -> Any:
    """Stands where a resolver would be: queries are planned, never resolved, so reaching this is a defect."""
    raise AssertionError("a field of a query was resolved in Python")


def described(zh: str, en: str) -> str:
    """A description: the Chinese official term, then English."""
    return f"{zh} / {en}"


def term(description: str | None) -> str:
    """The Chinese official term with which a description begins."""
    return (description or "").split(" / ")[0]


def column(attribute: object, zh: str, en: str, *, kind: Kind | None = None, group: str | None = None) -> Any:
    """A field that is a column of the type's table."""
    return _declared(stored(attribute, kind, group=group), zh, en)


def coded(attribute: object, code_list: str, zh: str, en: str, *, group: str | None = None) -> Any:
    """A field that is a value of a national code list."""
    return _declared(Coded(code_list, stored(attribute, Kind.CODE, group=group)), zh, en)


def computed(scalar: Scalar, zh: str, en: str) -> Any:
    """A field that is an expression over the row."""
    return _declared(scalar, zh, en)


def related(relation: Relation, zh: str, en: str) -> Any:
    """A field that leads to one row or to a plain list."""
    return _declared(relation, zh, en)


def parent(target: str, key: str, zh: str, en: str) -> Any:
    """A field that leads to the one row whose id stands in this row's column ``key``."""
    return related(Relation(target, Form.ONE, join=lambda row, other: other.c.id == row.c[key]), zh, en)


def onward(target: str, key: str, zh: str, en: str) -> Any:
    """A field that leads from a tombstone to the row in which it lives on; none filters by it, or orders."""
    relation = Relation(target, Form.ONE, join=lambda row, other: other.c.id == row.c[key], onward=True)
    return related(relation, zh, en)


def children(target: str, key: str, zh: str, en: str, *, order: tuple[str, ...]) -> Any:
    """A field that leads to all rows in whose column ``key`` this row's id stands."""
    relation = Relation(target, Form.LIST, join=lambda row, other: other.c[key] == row.c.id, order=(*order, "id"))
    return related(relation, zh, en)


def connection(target: str, zh: str, en: str, **relation: Any) -> Any:
    """A field that leads to a connection."""
    part = Relation(target, Form.PAGE, **relation)
    return _paged(target, described(zh, en), part)


def listing(target: str, zh: str, en: str, root: Root) -> Any:
    """A root field that gives a connection over a whole register."""
    return _paged(target, described(zh, en), root)


def root(part: Root, returns: Any, zh: str, en: str, arguments: Mapping[str, tuple[Any, str]] | None = None) -> Any:
    """A root field that gives rows by its arguments."""
    resolver = _resolver(returns, arguments or {})
    return strawberry.field(resolver=resolver, description=described(zh, en), metadata={CATALOGUE: part})


def _declared(part: Part, zh: str, en: str) -> Any:
    return strawberry.field(description=described(zh, en), metadata={CATALOGUE: part})


def argued(returns: Any, description: str, arguments: Mapping[str, tuple[Any, str]]) -> Any:
    """A field with arguments that stands for no column: part of a connection."""
    return strawberry.field(resolver=_resolver(returns, arguments), description=description)


def _paged(target: str, description: str, part: object) -> Any:
    where: Any = Optional[_lazy(f"{target}Filter", _FILTERS)]
    item: Any = _lazy(f"{target}Order", _ORDERS)
    order: Any = Optional[list[item]]
    arguments = {
        **_PAGING,
        "where": (where, "筛选条件,各项同时成立 / The filter: all its fields hold."),
        "orderBy": (order, "排序,依次比较 / The ordering: keys compared one after the other."),
    }
    resolver = _resolver(_lazy(f"{target}Connection", _CONNECTIONS), arguments)
    return strawberry.field(resolver=resolver, description=description, metadata={CATALOGUE: part})


def _lazy(name: str, module: str) -> Any:
    """A type that its module will have made by the time the schema is built."""
    return Annotated[name, strawberry.lazy(module)]


def _resolver(returns: Any, arguments: Mapping[str, tuple[Any, str]]) -> Callable[..., Any]:
    """A function with this signature that nobody may call."""

    def resolver(**_: Any) -> Any:
        return refuse_to_resolve()

    annotations = {
        name: Annotated[kind, strawberry.argument(name=name, description=text)]
        for name, (kind, text) in arguments.items()
    }
    resolver.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            inspect.Parameter(
                name,
                inspect.Parameter.KEYWORD_ONLY,
                default=inspect.Parameter.empty if _is_required(arguments[name][0]) else strawberry.UNSET,
                annotation=annotation,
            )
            for name, annotation in annotations.items()
        ],
        return_annotation=returns,
    )
    resolver.__annotations__ = {**annotations, "return": returns}
    return resolver


def _is_required(kind: Any) -> bool:
    return type(None) not in getattr(kind, "__args__", ())
