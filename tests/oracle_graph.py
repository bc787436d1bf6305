"""The graph as plain Python objects of one asker, for graphql-core's own executor and its default resolvers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from graphql import ExecutionResult, GraphQLSchema, get_named_type, graphql_sync

from tests.oracle_fields import age, changes, code_of, coded_value, related, value
from tests.oracle_filters import key_of
from tests.oracle_pages import Page, keys, page, row_of
from tests.oracle_search import Hit, name_of, search
from tests.oracle_sight import Sight
from tests.oracle_totals import LEVELS, Group, average, greatest, grouped, groups, least, total
from tests.oracle_types import CODED, SCALARS
from tests.oracle_ways import MANY, PAGE, WAYS
from tests.oracle_world import Row


def answer(
    schema: GraphQLSchema, sight: Sight, text: str, name: str | None, variables: Mapping[str, Any]
) -> ExecutionResult:
    """What graphql-core answers when it walks the asker's objects."""
    return graphql_sync(schema, text, root(schema, sight), operation_name=name, variable_values=dict(variables))


class Fields(Mapping[str, Any]):
    """An object whose fields are worked out when they are asked: values, or functions of the field's arguments."""

    def __init__(self, kind: str, resolve: Callable[[str], Any]) -> None:
        self._kind = kind
        self._resolve = resolve

    def get(self, name: str, default: Any = None) -> Any:  # noqa: ARG002 - a field that is not known is a mistake
        return self[name]

    def __getitem__(self, name: str) -> Any:
        return self._kind if name == "__typename" else self._resolve(name)

    def __iter__(self) -> Iterator[str]:
        raise NotImplementedError

    def __len__(self) -> int:
        return 1


def root(schema: GraphQLSchema, sight: Sight) -> Fields:
    """The root of all queries: what is not named here is a connection over a type, or a row by its id."""
    known: Mapping[str, Any] = {
        "me": lambda _: shown(sight, sight.world.find("Account", sight.principal.account_id)),
        "nodes": lambda _, ids: [_node(sight, key) for key in ids],
        "division": lambda _, **by: _node(sight, by["id"]) if by.get("id") else _coded(sight, by["code"]),
        "codeList": lambda _, name: _code_list(sight, name),
        "search": lambda _, **given: [_hit(sight, hit) for hit in search(sight, **given)],
    }
    assert schema.query_type is not None
    types = {name: get_named_type(field.type).name for name, field in schema.query_type.fields.items()}

    def resolve(name: str) -> Any:
        kind = types[name].removesuffix("Connection")
        if name in known:
            return known[name]
        if kind == types[name]:
            return lambda _, id: _node(sight, id)  # noqa: A006 - the graph's own word
        return lambda _, **given: _page(sight, kind, sight.rows(kind), given)

    return Fields("Query", resolve)


def shown(sight: Sight, row: Row | None) -> Fields | None:
    """A row as an object of the graph; none where the asker does not see it."""
    if row is None or not sight.sees(row):
        return None
    return Fields(row.type, lambda name: _field(sight, row, name))


@dataclass(frozen=True, slots=True)
class Cursor:
    """A cursor of the oracle: the row, and the connection's type and ordering."""

    row: Row
    order: tuple[tuple[tuple[str, ...], bool], ...]

    def is_like(self, text: object) -> bool:
        """Whether the server's cursor stands on the same row."""
        return isinstance(text, str) and row_of(text) == self.row.id


def _field(sight: Sight, row: Row, name: str) -> Any:
    if (row.type, name) in CODED:
        return shown(sight, code_of(sight, row, name))
    if name in SCALARS[row.type]:
        return as_json(row.type, value(sight, row, name))
    if (row.type, name) == ("AuditEntry", "changes"):
        return [_change(each) for each in changes(sight, row)]
    if name == "age":
        return lambda _, on=None: _age(sight, row, on)
    if (row.type, name) not in WAYS:
        raise AssertionError(f"the oracle knows nothing of {row.type}.{name}")
    way = WAYS[row.type, name]
    if way.form == PAGE:
        return lambda _, **given: _page(sight, way.target, related(sight, row, name), given)
    found = [shown(sight, other) for other in related(sight, row, name)]
    return found if way.form == MANY else next(iter(found), None)


def _change(told: Mapping[str, Any]) -> Fields:
    """What became of one field; a number or a yes or no is told as the text that JSON has for it."""
    texts = {name: each if isinstance(each, str | None) else json.dumps(each) for name, each in told.items()}
    return Fields("FieldChange", texts.__getitem__)


def _age(sight: Sight, row: Row, on: str | None) -> int:
    return age(row["birth_date"], sight.principal.day if on is None else date.fromisoformat(on))


def _page(sight: Sight, kind: str, rows: Iterable[Row], given: Mapping[str, Any]) -> Fields:
    cut = page(sight, rows, given)
    order = tuple(keys(given.get("orderBy")))
    fields: Mapping[str, Callable[[], Any]] = {
        "edges": lambda: [_edge(sight, kind, row, order) for row in cut.rows],
        "nodes": lambda: [shown(sight, row) for row in cut.rows],
        "pageInfo": lambda: _info(cut, order),
        "totalCount": lambda: len(cut.all),
        "aggregate": lambda: _aggregate(sight, kind, cut.all),
        "groups": lambda: lambda _, **asked: _groups(sight, kind, cut.all, **asked),
    }
    return Fields(f"{kind}Connection", lambda name: fields[name]())


def _edge(sight: Sight, kind: str, row: Row, order: tuple[tuple[tuple[str, ...], bool], ...]) -> Fields:
    return Fields(f"{kind}Edge", {"cursor": Cursor(row, order), "node": shown(sight, row)}.__getitem__)


def _info(cut: Page, order: tuple[tuple[tuple[str, ...], bool], ...]) -> Fields:
    ends = [Cursor(row, order) for row in (*cut.rows[:1], *cut.rows[-1:])]
    info = {
        "hasNextPage": cut.has_next,
        "hasPreviousPage": cut.has_previous,
        "startCursor": ends[0] if ends else None,
        "endCursor": ends[1] if ends else None,
    }
    return Fields("PageInfo", info.__getitem__)


def _aggregate(sight: Sight, kind: str, rows: Sequence[Row]) -> Fields:
    functions: Mapping[str, tuple[str, Callable[[Sight, Sequence[Row], str], Any]]] = {
        "sum": ("Sum", total),
        "avg": ("Average", average),
        "min": ("Minimum", least),
        "max": ("Maximum", greatest),
    }

    def resolve(name: str) -> Any:
        if name == "count":
            return len(rows)
        word, function = functions[name]
        return Fields(f"{kind}{word}", lambda field: as_json(kind, function(sight, rows, field)))

    return Fields(f"{kind}Aggregate", resolve)


def _groups(
    sight: Sight,
    kind: str,
    rows: Iterable[Row],
    *,
    by: Sequence[str],
    first: int,
    orderBy: Any = None,  # noqa: N803
) -> list[Fields]:
    found = groups(sight, rows, by, orderBy)[:first]
    return [_group(sight, kind, group) for group in found]


def _group(sight: Sight, kind: str, group: Group) -> Fields:
    key, rows = group
    fields = {
        "key": Fields(f"{kind}GroupKey", lambda name: _key_part(sight, kind, key, name)),
        "aggregate": _aggregate(sight, kind, rows),
    }
    return Fields(f"{kind}Group", fields.__getitem__)


def _key_part(sight: Sight, kind: str, key: Mapping[str, Any], name: str) -> Any:
    if name in LEVELS:
        return shown(sight, sight.world.find("Division", key.get(name)))
    code_list = CODED.get((kind, grouped(kind, name) or ""))
    if code_list is not None:
        return shown(sight, coded_value(sight, code_list, key.get(name)))
    return key.get(name)


def _hit(sight: Sight, hit: Hit) -> Fields:
    fields = {
        "type": name_of(hit.row.type),
        "score": hit.score,
        "matched": hit.matched,
        "division": shown(sight, sight.world.find("Division", hit.row.named)),
        "node": shown(sight, hit.row),
    }
    return Fields("SearchHit", fields.__getitem__)


def _code_list(sight: Sight, name: str) -> list[Fields | None]:
    found = sorted(sight.world.owned("CodedValue", "list", name), key=lambda coded: str(coded["code"]))
    return [shown(sight, coded) for coded in found]


def _node(sight: Sight, global_id: str) -> Fields | None:
    return shown(sight, sight.world.find(global_id.partition(":")[0], key_of(global_id)))


def _coded(sight: Sight, code: str) -> Fields | None:
    found = (row for row in sight.world.rows["Division"] if row["code"] == shortened(code))
    return shown(sight, next(found, None))


def shortened(code: str) -> str:
    """A division's code as it is stored: twelve digits are a village's; others end in zeros that are left out."""
    if len(code) != 12 or not code.endswith("000"):
        return code
    return code[:6] if code.endswith("000000") else code[:9]


def as_json(kind: str, stored: Any) -> Any:
    """A stored value as the graph shows it."""
    match stored:
        case UUID():
            return f"{kind}:{stored}"
        case datetime():
            return _instant(stored)
        case date():
            return stored.isoformat()
        case Decimal():
            return str(stored)
    return stored


def _instant(stored: datetime) -> str:
    """In UTC with its offset, and no more digits of a second than there are."""
    whole, _, fraction = stored.strftime("%Y-%m-%dT%H:%M:%S.%f").partition(".")
    return whole + (f".{fraction}".rstrip("0").rstrip(".")) + "+00:00"
