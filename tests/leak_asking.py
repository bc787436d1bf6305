"""Paths asked of server and oracle: the document is read once, the oracle answers each account once.

Out      Asked: a path as a request.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from string import ascii_lowercase
from typing import Any
from uuid import UUID

from graphql import DocumentNode, execute_sync, parse
from graphql.execution import ExecutionResult

from errors import Refused
from tests.leak_paths import Ground, Path, paths
from tests.leak_seats import WHERE, Holder
from tests.oracle_agreement import check_refusal, same
from tests.oracle_graph import as_json, root
from tests.oracle_needs import needs
from tests.oracle_search import SEARCHED, best
from tests.oracle_stand import SDL, Seat, Stand
from tests.oracle_types import SCALARS, SPELLED
from tests.oracle_world import Row, World

NUMBERS = "3213"
"""The beginning of every household's number, and of every division's code."""


@dataclass(frozen=True)
class Asked:
    """A path as a request."""

    path: Path
    text: str
    _wanted: dict[int, Any] = field(default_factory=dict)

    @cached_property
    def document(self) -> DocumentNode:
        """The text read; by whoever asks it, since several share the paths."""
        return parse(self.text, no_location=True)

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


def requests(world: World, *, whole: bool = True) -> list[Asked]:
    """Every path of the schema as a request over the rows of a world: with all its root fields, or one of them, turn by turn."""
    return [_asked(path if whole else _in_turn(path, turn)) for turn, path in enumerate(paths(SDL, ground(world)))]


def _in_turn(path: Path, turn: int) -> Path:
    return replace(path, fields=(path.fields[turn % len(path.fields)],))


def ground(world: World) -> Ground:
    """What paths take from a world."""
    county = next(row for row in world.rows["Division"] if row["code"] == WHERE["county"])
    return Ground(
        ids={
            kind: [as_json(kind, row.id) for row in _spread(world, rows)]
            for kind, rows in world.rows.items()
            if _keyed(rows)
        },
        conditions={kind: _conditions(kind, rows) for kind, rows in world.rows.items()},
        texts={kind: _common(world.rows[kind]) for kind in SEARCHED.values()},
        anything=(NUMBERS, max(ascii_lowercase, key=lambda text: _least(world, text))),
        division=as_json("Division", county.id),
    )


def _asked(path: Path) -> Asked:
    return Asked(path, f"{{ {path.asked('p')} }}")


def _conditions(kind: str, rows: Sequence[Row]) -> list[str]:
    """Conditions that half of the rows and very few fulfil, by their ids or by the field that tells them apart best."""
    field, column = ("id", "id") if _keyed(rows) else max(SCALARS[kind].items(), key=lambda item: _texts(rows, item[1]))
    values = sorted({as_json(kind, row[column]) for row in rows})
    return [f"{{{field}: {{in: [{', '.join(map(json.dumps, some))}]}}}}" for some in (values[1::2], values[5::11])]


def _texts(rows: Sequence[Row], column: str) -> int:
    """How many different texts a column has."""
    return len({row[column] for row in rows if isinstance(row[column], str)})


def _common(rows: Sequence[Row]) -> str:
    """The text by which a search finds most of the rows: a few characters of a name, or the first letter of its reading."""
    tried = {row["name"][at : at + 2] for row in rows if "name" in row.columns for at in range(len(row["name"]) - 1)}
    tried |= {*ascii_lowercase, NUMBERS}
    return str(max(sorted(tried), key=lambda text: _hits(rows, text)))


def _least(world: World, text: str) -> int:
    """How many rows a search finds of the type of which it finds the fewest; of households it finds none by their names."""
    return min(_hits(world.rows[kind], text) for kind in SPELLED)


def _hits(rows: Sequence[Row], text: str) -> int:
    return sum(1 for row in rows if best(row, text))


def _keyed(rows: Sequence[Row]) -> bool:
    return bool(rows) and "id" in rows[0].columns


def _spread(world: World, rows: Sequence[Row]) -> list[Row]:
    """The rows: first one of each division where roles are held, but not of the next below it; then some far from all that."""
    every = sorted(rows, key=lambda row: row.id)
    near = [
        row for depth in range(len(WHERE), 0, -1) for row in [row for row in every if _depth(world, row) == depth][:1]
    ]
    far = sorted(every, key=lambda row: -_lies(world, row, ("321302",)) * len(_line(world, row)))
    return list(dict.fromkeys([*near[:3], *far[:2], *near, *every]))


def _depth(world: World, row: Row) -> int:
    """How many of the divisions where roles are held the row lies in."""
    return sum(_lies(world, row, (code,)) for code in WHERE.values())


def _lies(world: World, row: Row, codes: Sequence[str]) -> bool:
    return any(world.by_id["Division", key]["code"] in codes for key in _line(world, row))


def _line(world: World, row: Row) -> Sequence[UUID]:
    return world.line(row.division) if row.division else ()
