"""A mutation and Asker in, JSON out: each root field one act, one after the other.

In       Operation (document), Asker (authz), Envelope: which request, from where, in which language.
Out      Written: ``data`` as JSON in UTF-8, and why root fields could not be tried.
Refuses  what the plan of a payload refuses, before anything is done; UNAVAILABLE and TIMEOUT of the database.
Never    shows of a row what a query by the same asker would not.

What stands against an act is told in its payload's ``errors``; what kept it from being tried is an error of the response.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from authz.policy import Asker
from db.unit_of_work import UnitOfWork
from errors import INTERNAL, Refused
from resolvers.acting import Acts, Asked, Envelope
from resolvers.commands.command import Command
from resolvers.commands.work import Done
from resolvers.document import Operation, Selection, shape
from resolvers.payload import TYPENAME, objects, payload
from resolvers.plan.cost import ACT
from resolvers.plan.written import with_row
from resolvers.read import Admit, Prepared, Reader, at_once

MUTATION = "Mutation"
_NOBODY = UUID(int=0)
_log = logging.getLogger("registry")


@dataclass(frozen=True, slots=True)
class Written:
    """The answer of a mutation."""

    data: bytes
    refusals: tuple[Refused, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reading:
    """How the row that an act is about is read afterwards; nothing where nothing is asked of it."""

    prepared: Prepared | None = None
    values: tuple[object, ...] = ()
    """What is bound to its statement, with nobody's id where that of the row belongs."""
    rows: int = 0
    """How many rows it could give."""

    async def __call__(self, unit: UnitOfWork, done: Done) -> Mapping[str, Any]:
        """The row as the asker may see it, by response key."""
        if self.prepared is None:
            return {}
        told: bytes = await unit.value(
            self.prepared.sql, *(done.id if each is _NOBODY else each for each in self.values)
        )
        row: dict[str, Any] = json.loads(told)
        return row


class Writer:
    """Answers mutations."""

    def __init__(self, commands: Mapping[str, Command], acts: Acts, reader: Reader) -> None:
        self._commands = commands
        self._acts = acts
        self._reader = reader

    async def write(self, operation: Operation, asker: Asker, envelope: Envelope, admit: Admit = at_once) -> Written:
        """``data`` as JSON in UTF-8. Every payload is planned before anything is done."""
        planned = [(field, *self._asked(operation, field, asker, envelope)) for field in operation.selections]
        await admit(sum(rows for _, _, rows in planned))
        acts = [(field, asked) for field, asked, _ in planned]
        data: dict[str, Any] = {}
        refusals: list[Refused] = []
        for field, asked in acts:
            try:
                data[field.key] = MUTATION if asked is None else await self._answer(field, asked)
            except Refused as refused:
                data[field.key] = None
                refusals.append(_at(refused, field))
            except Exception:
                if len(acts) == 1:
                    raise
                _log.exception("request %s failed", envelope.request_id)
                data[field.key] = None
                refusals.append(_at(Refused(INTERNAL), field))
        if len(refusals) == len(acts):
            raise refusals[0]
        return Written(json.dumps(data, ensure_ascii=False).encode(), tuple(refusals))

    def _asked(
        self, operation: Operation, field: Selection, asker: Asker, envelope: Envelope
    ) -> tuple[Asked | None, int]:
        """The act, and how many rows it counts; none for ``__typename``."""
        if field.name == TYPENAME:
            return None, 0
        command = self._commands[field.name]
        assert field.arguments is not None
        given: Mapping[str, Any] = operation.arguments[field.arguments]["input"]
        reading = self._reading(operation, field, command, asker)
        return Asked(command, given, asker, envelope, reading), ACT + reading.rows

    def _reading(self, operation: Operation, field: Selection, command: Command, asker: Asker) -> _Reading:
        asked = objects(field, command.field)
        if not asked:
            return _Reading()
        placed = with_row(operation, command.gives, _NOBODY)
        prepared = self._reader.prepare_row(placed, _key(operation, field), asked, command.gives, asker)
        # What a client wrote into the payload is refused here, before anything is done.
        return _Reading(prepared, tuple(prepared.values(placed, asker)), prepared.price.of(placed))

    async def _answer(self, field: Selection, asked: Asked) -> dict[str, Any]:
        outcome = await self._acts.act(asked)
        return payload(field, asked.command.field, outcome, asked.envelope.language)


def _key(operation: Operation, field: Selection) -> tuple[object, ...]:
    """What shapes the reading of a payload: the document and its switches, not the input, whose values only are written."""
    shapes = tuple(
        shape(argument) for argument, path in zip(operation.arguments, operation.paths, strict=True) if len(path) > 1
    )
    return (*operation.key[:3], field.key, shapes)


def _at(refused: Refused, field: Selection) -> Refused:
    return Refused(refused.sentence, path=refused.path or field.path, locations=refused.locations, **refused.facts)
