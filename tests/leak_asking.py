"""Paths asked of server and oracle: the document is read once, the oracle answers each account once.

Out      Asked: a path as a request; ``ids`` and ``texts`` say which rows of the world paths begin at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from graphql import DocumentNode, execute_sync, parse
from graphql.execution import ExecutionResult

from errors import Refused
from tests.leak_connections import Ids
from tests.leak_paths import Path, paths
from tests.leak_seats import WHERE, Holder
from tests.oracle_agreement import check_refusal, same
from tests.oracle_graph import as_json, root
from tests.oracle_needs import needs
from tests.oracle_search import SEARCHED
from tests.oracle_stand import SDL, Seat, Stand
from tests.oracle_world import Row, World


@dataclass(frozen=True, slots=True)
class Asked:
    """A path as a request."""

    path: Path
    text: str
    document: DocumentNode
    _wanted: dict[int, Any] = field(default_factory=dict)

    def wanted(self, seat: Seat) -> Any:
        """What the oracle answers."""
        if id(seat) not in self._wanted:
            made = execute_sync(SDL, self.document, root(SDL, seat.sight))
            assert isinstance(made, ExecutionResult) and not made.errors, (self.path.name, made)
            self._wanted[id(seat)] = made.data
        return self._wanted[id(seat)]

    def differs(self, seat: Seat, got: Any) -> bool:
        """Whether an answer is another than the oracle's."""
        try:
            list(same(self.wanted(seat), got, ()))
        except AssertionError:
            return True
        return False


async def agree(stand: Stand, holder: Holder, asked: Asked) -> None:
    """Server and oracle answer an account alike, or the server refuses for a reason."""
    seat = holder.seat
    needed = needs(SDL, asked.document, None, {})
    try:
        got = await stand.answer(seat.asker, asked.text, None, {})
    except Refused as refused:
        check_refusal(refused, needed, seat.sight)
        return
    assert not [need for need in needed if need.unmet(seat.sight)], (holder.name, asked.text)
    list(same(asked.wanted(seat), got, (holder.name, asked.text)))


def requests(world: World) -> list[Asked]:
    """Every path of the schema as a request over the rows of a world."""
    county = next(row for row in world.rows["Division"] if row["code"] == WHERE["county"])
    return [_asked(path) for path in paths(SDL, ids(world), texts(world), as_json("Division", county.id))]


def _asked(path: Path) -> Asked:
    text = f"{{ {path.asked('p')} }}"
    document = parse(text, no_location=True)
    return Asked(path, text, document)


def ids(world: World) -> Ids:
    """Per type the ids of its rows: first one that every account sees, then one that most do not."""
    return {
        kind: [as_json(kind, row.id) for row in _spread(world, rows)]
        for kind, rows in world.rows.items()
        if _keyed(rows)
    }


def texts(world: World) -> Mapping[str, str]:
    """Per type that is searched two characters that most of its rows have in common."""
    return {kind: _common(kind, world.rows[kind]) for kind in SEARCHED.values()}


def _common(kind: str, rows: Sequence[Row]) -> str:
    if kind == "Household":
        return "3213"
    pairs = Counter(pair for row in rows for pair in {row["name"][at : at + 2] for at in range(len(row["name"]) - 1)})
    return str(max(pairs, key=lambda pair: (pairs[pair], pair)))


def _keyed(rows: Sequence[Row]) -> bool:
    return bool(rows) and "id" in rows[0].columns


def _spread(world: World, rows: Sequence[Row]) -> list[Row]:
    """The rows: first one of the village where roles are held, or near it, then one far from all of that."""
    every = sorted(rows, key=lambda row: row.id)
    near = sorted(every, key=lambda row: -_depth(world, row))
    far = sorted(every, key=lambda row: -_lies(world, row, ("321302",)) * len(_line(world, row)))
    first = list(dict.fromkeys([*near[:1], *far[:1], *every[len(every) // 2 :][:1], *far[-1:]]))
    return [*first, *(row for row in every if row not in first)]


def _depth(world: World, row: Row) -> int:
    """How many of the divisions where roles are held the row lies in."""
    return sum(_lies(world, row, (code,)) for code in WHERE.values())


def _lies(world: World, row: Row, codes: Sequence[str]) -> bool:
    return any(world.by_id["Division", key]["code"] in codes for key in _line(world, row))


def _line(world: World, row: Row) -> Sequence[UUID]:
    return world.line(row.division) if row.division else ()
