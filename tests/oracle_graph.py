"""The graph as plain Python objects of one asker, for graphql-core's own executor and its default resolvers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from graphql import ExecutionResult, GraphQLSchema, graphql_sync

from tests.oracle_fields import CODED, SCALARS, WAYS, age, code_of, related, value
from tests.oracle_filters import LISTS, key_of
from tests.oracle_pages import keys, page, row_of
from tests.oracle_sight import Sight
from tests.oracle_world import Row

CONNECTIONS = {"children": "Division", "people": "Person", "households": "Household"}
"""Fields of a division that are pages, and of what."""

_PLAIN_LISTS = LISTS | {("Division", "codes"), ("Account", "roles")}


def answer(
    schema: GraphQLSchema, sight: Sight, text: str, name: str | None, variables: Mapping[str, Any]
) -> ExecutionResult:
    """What graphql-core answers when it walks the asker's objects."""
    return graphql_sync(schema, text, root(sight), operation_name=name, variable_values=dict(variables))


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


def root(sight: Sight) -> Fields:
    """The root of all queries."""
    resolvers: Mapping[str, Any] = {
        "me": lambda _: shown(sight, sight.world.find("Account", sight.principal.account_id)),
        "node": lambda _, id: _node(sight, id),  # noqa: A006 - the graph's own word
        "nodes": lambda _, ids: [_node(sight, key) for key in ids],
        "division": lambda _, **by: _node(sight, by["id"]) if by.get("id") else _coded(sight, by["code"]),
        "person": lambda _, id: _node(sight, id),  # noqa: A006
        "household": lambda _, id: _node(sight, id),  # noqa: A006
        "divisions": lambda _, **given: _page(sight, "Division", sight.rows("Division"), given),
        "people": lambda _, **given: _page(sight, "Person", sight.rows("Person"), given),
        "households": lambda _, **given: _page(sight, "Household", sight.rows("Household"), given),
    }
    return Fields("Query", resolvers.__getitem__)


def shown(sight: Sight, row: Row | None) -> Fields | None:
    """A row as an object of the graph; none where the asker does not see it."""
    if row is None or not sight.sees(row):
        return None
    return Fields(row.type, lambda name: _field(sight, row, name))


@dataclass(frozen=True, slots=True)
class Cursor:
    """A cursor of the oracle: the row, and the connection's type and ordering."""

    row: Row
    order: tuple[tuple[str, bool], ...]

    def is_like(self, text: object) -> bool:
        """Whether the server's cursor stands on the same row."""
        return isinstance(text, str) and row_of(text) == self.row.id


def _field(sight: Sight, row: Row, name: str) -> Any:
    if (row.type, name) in CODED:
        return shown(sight, code_of(sight, row, name))
    if name in SCALARS[row.type]:
        return as_json(row.type, value(sight, row, name))
    if name == "age":
        return lambda _, on=None: _age(sight, row, on)
    if (row.type, name) not in WAYS:
        raise AssertionError(f"the oracle knows nothing of {row.type}.{name}")
    if row.type == "Division" and name in CONNECTIONS:
        return lambda _, **given: _page(sight, CONNECTIONS[name], related(sight, row, name), given)
    return _related(sight, row, name)


def _related(sight: Sight, row: Row, name: str) -> Any:
    found = [shown(sight, other) for other in related(sight, row, name)]
    if (row.type, name) in _PLAIN_LISTS:
        return found
    assert len(found) <= 1, f"{row.type}.{name} leads to several rows"
    return found[0] if found else None


def _age(sight: Sight, row: Row, on: str | None) -> int:
    return age(row["birth_date"], sight.principal.day if on is None else date.fromisoformat(on))


def _page(sight: Sight, kind: str, rows: Iterable[Row], given: Mapping[str, Any]) -> Fields:
    cut, order = page(sight, rows, given), tuple(keys(given.get("orderBy")))

    def edge(row: Row) -> Fields:
        return Fields(f"{kind}Edge", {"cursor": Cursor(row, order), "node": shown(sight, row)}.__getitem__)

    ends = [Cursor(row, order) for row in (*cut.rows[:1], *cut.rows[-1:])]
    info = {
        "hasNextPage": cut.has_next,
        "hasPreviousPage": cut.has_previous,
        "startCursor": ends[0] if ends else None,
        "endCursor": ends[1] if ends else None,
    }
    fields = {
        "edges": list(map(edge, cut.rows)),
        "nodes": [shown(sight, row) for row in cut.rows],
        "pageInfo": Fields("PageInfo", info.__getitem__),
        "totalCount": len(cut.all),
    }
    return Fields(f"{kind}Connection", fields.__getitem__)


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
