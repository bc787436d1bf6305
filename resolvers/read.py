"""Operation and Asker in, JSON out: the plan found or made, its values bound, one statement sent.

In       Operation (document), Asker (authz).
Out      ``data`` as PostgreSQL wrote it, in UTF-8.
Refuses  what the plan refuses; BAD_USER_INPUT for values out of range; TIMEOUT and UNAVAILABLE of the database.
Never    sends more than one statement; keeps a row.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from sqlalchemy import Dialect
from sqlalchemy.dialects.postgresql.asyncpg import dialect as asyncpg_dialect

from authz.policy import Asker
from authz.scopes import ScopeValue, bound
from db.engine import Engine
from errors import TOO_DEEP, Refused
from resolvers.catalogue import Catalogue
from resolvers.document import Operation, Selection
from resolvers.plan import plan
from resolvers.plan.cost import Price, price
from resolvers.plan.nodes import Plan
from resolvers.plan.places import places
from resolvers.plan.written import written
from resolvers.statement import statement
from resolvers.statement.expressions import Origin
from resolvers.values import read_value
from resolvers.verifier import verify

ROOM = 10_000_000
"""Characters of SQL that one worker remembers; a plan takes many times as much memory."""

Admit: TypeAlias = Callable[[int], Awaitable[None]]
"""Asked with the rows that an answer could hold, when all else is decided: waits for a turn, or refuses."""

_DIALECT: Dialect = asyncpg_dialect()  # type: ignore[no-untyped-call]


async def at_once(_rows: int) -> None:
    """Let whatever comes pass."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A plan as SQL text with numbered parameters, where the value of each comes from, and what rows it could give."""

    plan: Plan
    sql: str
    names: tuple[str, ...]
    origins: Mapping[str, Origin]
    price: Price

    def values(self, operation: Operation, asker: Asker) -> list[object]:
        """The values of one request, in the order of the parameters; every one is checked, used or not."""
        by_name = {
            name: bound(asker, name, origin) if isinstance(origin, ScopeValue) else _value(origin, operation, asker)
            for name, origin in self.origins.items()
        }
        return [by_name[name] for name in self.names]


class Reader:
    """Answers queries; remembers the plans asked for last, as many as ``room`` characters of SQL."""

    def __init__(self, catalogue: Catalogue, engine: Engine, room: int = ROOM) -> None:
        self._catalogue = catalogue
        self._engine = engine
        self._room = room
        self._prepared: OrderedDict[tuple[object, ...], Prepared] = OrderedDict()
        self.found = 0
        """How often a plan was remembered."""
        self.made = 0
        """How often one had to be made."""

    async def read(self, operation: Operation, asker: Asker, admit: Admit = at_once) -> bytes:
        """``data`` as JSON in UTF-8."""
        prepared = self.prepare(operation, asker)
        values = prepared.values(operation, asker)
        await admit(prepared.price.of(operation))
        data: bytes = await self._engine.fetch_value(prepared.sql, values)
        return data

    def prepare(self, operation: Operation, asker: Asker) -> Prepared:
        """The plan and SQL of an operation, from memory if the same shapes were asked before."""
        named = places(operation, asker)
        return self._remembered(
            (operation.key, asker.grants.shape, tuple(place.level for place in named.values())),
            lambda: plan(operation, asker.grants, named, self._catalogue),
        )

    def prepare_row(
        self, operation: Operation, key: tuple[object, ...], asked: Sequence[Selection], kind: str, asker: Asker
    ) -> Prepared:
        """The same of one row that an act is about; the operation has the row's id as its last argument."""
        named = places(operation, asker)
        return self._remembered(
            (kind, key, asker.grants.shape, tuple(place.level for place in named.values())),
            lambda: written(operation, asked, kind, asker.grants, named, self._catalogue),
        )

    def _remembered(self, key: tuple[object, ...], make: Callable[[], Plan]) -> Prepared:
        found = self._prepared.get(key)
        if found is None:
            self.made += 1
            found = self._prepared[key] = _prepared(make)
            self._room -= len(found.sql)
            while self._room < 0 and len(self._prepared) > 1:
                _, forgotten = self._prepared.popitem(last=False)
                self._room += len(forgotten.sql)
        else:
            self.found += 1
            self._prepared.move_to_end(key)
        return found


def _prepared(make: Callable[[], Plan]) -> Prepared:
    try:
        made = make()
        told = statement(made)
        compiled = told.select.compile(dialect=_DIALECT)
        sql = str(compiled)
        verify(told.select)
    except RecursionError as deep:
        raise Refused(TOO_DEEP) from deep
    return Prepared(made, sql, tuple(compiled.positiontup or ()), told.origins, price(made))


def _value(origin: Origin, operation: Operation, asker: Asker) -> object:
    if origin is None:
        return asker.principal.account_id
    if isinstance(origin, ScopeValue):
        return origin.of(asker)
    return read_value(origin, operation)
