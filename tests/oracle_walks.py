"""Walks over the pages of a connection, and rows that come and go while one walks."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from tests.oracle_agreement import ROOTS
from tests.oracle_filters import key_of
from tests.oracle_stand import Seat, Stand
from tests.oracle_types import TYPES
from tests.oracle_ways import PAGE, WAYS

NESTED = {name: way.target for (kind, name), way in WAYS.items() if kind == "Division" and way.form == PAGE}
"""Connections inside a division, and of what they are."""

TRAVELLED = (
    "people",
    "households",
    "divisions",
    "institutions",
    "cemeteries",
    "socialOrganizations",
    "communityFacilities",
)
"""The roots of whose rows there may be copies, since no two of them must not hold at one time."""

Between = Callable[[], Awaitable[None]]


class Traffic:
    """Rows that come and go between two pages: copies of rows on this and that side of where the walk is."""

    def __init__(self, stand: Stand, root: str, models: list[UUID]) -> None:
        self._stand = stand
        self._table = TYPES[ROOTS[root]].table
        self._models = models
        self._turn = count()
        self.come: list[UUID] = []

    async def more(self) -> None:
        """Two more rows; and of those that came before, one goes."""
        turn = next(self._turn)
        for step in (5, 11):
            model = self._models[turn * step % len(self._models)]
            self.come.append(await copied(self._stand, self._table, model))
        if turn % 2:
            await self._leave(self.come[turn])

    async def end(self) -> None:
        """All that came go."""
        for row in self.come:
            await self._leave(row)

    async def _leave(self, row: UUID) -> None:
        async with self._stand.owner.transaction():
            if self._table == "division":
                await self._stand.owner.execute("DELETE FROM division_governance WHERE division_id = $1", row)
            await self._stand.owner.execute(f"DELETE FROM {self._table} WHERE id = $1", row)


async def copied(stand: Stand, table: str, model: UUID) -> UUID:
    """A new row that is like another in all but its keys."""
    columns = ", ".join(f'"{name}"' for name in await _written(stand, table))
    row = dict(await stand.owner.fetchrow(f"SELECT {columns} FROM {table} WHERE id = $1", model))
    own = uuid4()
    row |= {name: value for name, value in _unique(own).items() if name in row}
    places = ", ".join(f"${place}" for place in range(1, len(row) + 1))
    async with stand.owner.transaction():
        await stand.owner.execute(f"INSERT INTO {table} ({columns}) VALUES ({places})", *row.values())
        if table == "division":
            await stand.owner.execute(
                "INSERT INTO division_governance SELECT $1, parent_id, started_on, ended_on FROM division_governance"
                " WHERE division_id = $2",
                own,
                model,
            )
    return own


async def _written(stand: Stand, table: str) -> list[str]:
    """The columns that are not worked out from others."""
    found = await stand.owner.fetch(
        "SELECT column_name FROM information_schema.columns WHERE table_name = $1 AND is_generated = 'NEVER'", table
    )
    return [row[0] for row in found]


def _unique(own: UUID) -> dict[str, Any]:
    """What no two rows share, and what others' rows make of a row."""
    counted = {"member_count": 0, "beds_occupied": 0, "ownership": None}
    sealed = {"id_number_digest": None, "id_number_sealed": None}
    return {"id": own, "number": str(own), "code": str(own), "unified_credit_code": str(own), **counted, **sealed}


async def walk(
    stand: Stand,
    seat: Seat,
    field: str,
    order: list[dict[str, str]],
    size: int,
    *,
    backward: bool = False,
    parent: UUID | None = None,
    between: Between | None = None,
) -> list[UUID]:
    """All rows that the pages give, in the order of the connection."""
    met: list[UUID] = []
    cursor: str | None = None
    for number in count():
        cut = {"last": size, "before": cursor} if backward else {"first": size, "after": cursor}
        told = await page(stand, seat, field, order, cut, parent)
        met = [*ids(told), *met] if backward else [*met, *ids(told)]
        info = told["pageInfo"]
        assert info["hasNextPage" if backward else "hasPreviousPage"] == (number > 0)
        if not info["hasPreviousPage" if backward else "hasNextPage"]:
            return met
        assert len(told["nodes"]) == size
        cursor = info["startCursor" if backward else "endCursor"]
        if between:
            await between()
    raise AssertionError("a walk without end")


async def page(  # noqa: PLR0917 - the field's arguments
    stand: Stand,
    seat: Seat,
    field: str,
    order: list[dict[str, str]],
    cut: dict[str, Any],
    parent: UUID | None = None,
) -> Any:
    kind = ({**ROOTS, **NESTED})[field]
    asked = f"""{field}(first: $first, after: $after, last: $last, before: $before, orderBy: $order)
        {{ nodes {{ id }} pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }}"""
    of = "$parent: ID, " if parent else ""
    body = f"division(id: $parent) {{ {asked} }}" if parent else asked
    text = f"query({of}$first: Int, $after: Cursor, $last: Int, $before: Cursor, $order: [{kind}Order!]) {{ {body} }}"
    given = {"parent": f"Division:{parent}"} if parent else {}
    told = await stand.ask(seat.asker, text, order=order, **cut, **given)
    return told["division"][field] if parent else told[field]


async def cursor_of(stand: Stand, seat: Seat, order: list[dict[str, str]], row: UUID) -> str:
    text = "query($order: [PersonOrder!]) { people(first: 500, orderBy: $order) { edges { cursor node { id } } } }"
    edges = (await stand.ask(seat.asker, text, order=order))["people"]["edges"]
    return next(str(edge["cursor"]) for edge in edges if key_of(edge["node"]["id"]) == row)


def ids(told: Any) -> list[UUID]:
    return [key_of(node["id"]) for node in told["nodes"]]
