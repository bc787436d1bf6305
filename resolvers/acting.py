"""One act: tried until nobody is in its way, done wholly with its entry, or refused with an entry of the refusal.

In       Asked: the command, its input as document gave it, the Asker, the Envelope; how the row is read afterwards.
Out      Outcome (payload): the row as read, or what stood against the act.
Refuses  UNAVAILABLE and TIMEOUT of the database; ACT_COLLIDED after some attempts.
Never    leaves anything of an act that failed, but the entry that says so.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias
from uuid import UUID

from authz.policy import Asker
from db.audit import Act, Actor, Object
from db.engine import Engine
from db.failures import Collided, KeyTurned, Violated
from db.powers import title
from db.sealed import SealBroken
from db.sealing_key import Keys, sealed_of
from db.unit_of_work import UnitOfWork, unit_of_work
from errors import TEXT_TOO_LONG, Refused
from errors.acts import ACT_COLLIDED, ACTION_NOT_GRANTED, POWER_NOT_LISTED, REASON_MISSING
from resolvers.commands.command import Command
from resolvers.commands.constraints import CONSTRAINTS
from resolvers.commands.inputs import read_input
from resolvers.commands.problems import Problem, Problems
from resolvers.commands.recording import Recording
from resolvers.commands.work import Done, Work
from resolvers.identity import GlobalId
from resolvers.payload import Outcome, names
from resolvers.receipts import RECEIPT, keep, recall

ATTEMPTS = 5
"""How often an act is tried when others are in its way."""

MAX_CLIENT_MUTATION_ID = 100
"""The most characters of the client's own name for an act: it is the key of the receipt."""

Read: TypeAlias = Callable[[UnitOfWork, Done], Awaitable[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Envelope:
    """Which request it is, from where it came, what it said, and in which language it wants its answer."""

    request_id: str
    client_address: str
    document_hash: str
    language: str


@dataclass(frozen=True, slots=True)
class Asked:
    """An act as it is asked for."""

    command: Command
    given: Mapping[str, Any]
    asker: Asker
    envelope: Envelope
    read: Read

    @property
    def client_mutation_id(self) -> str | None:
        """The client's own name for the act."""
        own: str | None = self.given.get("clientMutationId")
        return own


@dataclass(frozen=True, slots=True)
class _Committed:
    """An act that is done and durable, with its first entry."""

    outcome: Outcome
    entry: UUID


class Acts:
    """Does acts over one database."""

    def __init__(self, engine: Engine, keys: Keys, recording: Recording) -> None:
        self._engine = engine
        self._keys = keys
        self._recording = recording

    async def act(self, asked: Asked) -> Outcome:
        """Do it, or say why not."""
        problems: list[Problem] = []
        command = asked.command
        given = read_input(command.input, asked.given, command.ids, problems.append)
        if len(asked.client_mutation_id or "") > MAX_CLIENT_MUTATION_ID:
            problems.append(Problem(TEXT_TOO_LONG, ("clientMutationId",), {"limit": MAX_CLIENT_MUTATION_ID}))
        if asked.asker.grants.get(command.object, command.action) is None:
            facts = {"object_": command.object, "action": command.action}
            problems.append(Problem(ACTION_NOT_GRANTED, (), facts))
        act = _act(asked, None if given is None else getattr(given, "reason", None))
        if problems or given is None:
            return await self._refused(asked, act, problems, None)
        return await self._tried(asked, act, given)

    async def _tried(self, asked: Asked, act: Act, given: Any) -> Outcome:  # noqa: ANN401 - any input
        for attempt in range(1, ATTEMPTS + 1):
            work: list[Work] = []
            try:
                return await self._told(asked, given, await self._once(asked, act, given, work))
            except Problems as against:
                return await self._refused(asked, act, against.problems, work[0] if work else None)
            except Violated as violated:
                if violated.constraint != RECEIPT:  # somebody did the same act: what came of it is read next time
                    return await self._refused(asked, act, [_said(violated)], work[0] if work else None)
            except KeyTurned:
                await self._keys.renew(self._engine)
            except Collided:
                await asyncio.sleep(random.uniform(0, 0.02 * 2**attempt))  # noqa: S311 - to part two who collided
        raise Refused(ACT_COLLIDED)

    async def _once(self, asked: Asked, act: Act, given: Any, made: list[Work]) -> _Committed:  # noqa: ANN401
        command, asker = asked.command, asked.asker
        account = asker.principal.account_id
        async with unit_of_work(self._engine, account, act) as unit:
            if act.client_mutation_id is not None:
                receipt = await recall(unit, account, command.name, asked.given, self._keys.ring)
                if receipt is not None:
                    row = await asked.read(unit, receipt.done)
                    again = Outcome(row=row, warnings=receipt.warnings, client_mutation_id=act.client_mutation_id)
                    return _Committed(again, receipt.entry)
            work = Work(asker, unit, self._keys.ring, self._recording, asker.principal.day)
            made.append(work)
            _check_power(command, act, unit, work)
            done = await command.run(work, given)
            work.agree()
            about = _about(done, unit, work)
            await unit.flush(lambda division: _actor(asked, division, work.right), about)
            row = await asked.read(unit, done)
            if act.client_mutation_id is not None:
                await keep(unit, account, command.name, asked.given, self._keys.ring, done, work.warnings)
        assert unit.entry is not None
        first = Outcome(row=row, warnings=work.warnings, client_mutation_id=act.client_mutation_id)
        return _Committed(first, unit.entry)

    async def _told(self, asked: Asked, given: Any, committed: _Committed) -> Outcome:  # noqa: ANN401
        """The outcome, with the sealed values that the entry names, now that nobody can undo that entry."""
        reveal = asked.command.reveal
        if reveal is None:
            return committed.outcome
        sealed = await sealed_of(self._engine, asked.asker.principal.account_id, committed.entry)
        try:
            extra = reveal(sealed, self._keys.ring, given)
        except SealBroken:
            # Sealed with a key that came into force since we read the file.
            await self._keys.renew(self._engine)
            extra = reveal(sealed, self._keys.ring, given)
        return replace(committed.outcome, extra=extra)

    async def _refused(self, asked: Asked, act: Act, problems: Sequence[Problem], work: Work | None) -> Outcome:
        """The refusal is an entry too: what was asked, by whom, and why it was not done."""
        about = _refused_about(asked, work)
        async with unit_of_work(self._engine, asked.asker.principal.account_id, act) as unit:
            await unit.refuse(_actor(asked, about.division), about, names(problems))
        return Outcome(problems=problems, client_mutation_id=act.client_mutation_id)


def _said(violated: Violated) -> Problem:
    """What a constraint says that stands against an act; one of which nobody says it is a defect of ours."""
    if violated.constraint not in CONSTRAINTS:
        raise violated
    return Problem(*CONSTRAINTS[violated.constraint])


def _act(asked: Asked, reason: str | None) -> Act:
    command, envelope = asked.command, asked.envelope
    power, step = command.power or (None, None)
    return Act(
        command.name,
        power,
        step,
        reason,
        envelope.request_id,
        envelope.client_address,
        envelope.document_hash,
        asked.client_mutation_id,
    )


def _check_power(command: Command, act: Act, unit: UnitOfWork, work: Work) -> None:
    """What the law does not list may not be done; what the list wants a reason for needs one."""
    if command.power is None:
        return
    code, step = command.power
    if unit.power.item is None:
        work.note(POWER_NOT_LISTED, power=title(code), step=step)
        work.agree()
    if unit.power.reason_required and not act.reason:
        work.note(REASON_MISSING, "reason", power=title(code))


def _actor(asked: Asked, division: UUID, right: tuple[str, str] | None = None) -> Actor:
    """Who acts, as what: by the narrowest assignment that allows it there; of one who may not, the first that is held."""
    principal = asked.asker.principal
    capacity = asked.asker.capacity(*(right or (asked.command.object, asked.command.action)), division)
    held = capacity or next(iter(principal.assignments), None)
    return Actor(
        principal.session_id,
        held.role if held else None,
        held.post if held else None,
    )


def _about(done: Done, unit: UnitOfWork, work: Work) -> Object:
    """What the act is about, in the division where it lay before; of a new row, where it lies."""
    own = [change for change in unit.changes if change.row == done.id] or unit.changes
    for change in own:
        division = change.old.get("division_id") or change.new.get("division_id")
        if isinstance(division, UUID):
            return Object(done.type, done.id, division)
    assert work.about is not None
    return Object(done.type, done.id, work.about.division_id)


def _refused_about(asked: Asked, work: Work | None) -> Object:
    """What a refused act was about: the row if it was seen, else what the input names, where the actor holds a role."""
    if work is not None and work.about is not None:
        return Object(work.about_type, work.about.id, work.about.division_id)
    named = [value for value in asked.given.values() if isinstance(value, GlobalId) and value.type != "Division"]
    row = next(iter(named), None)
    return Object(row.type if row else None, row.row if row else None, _seat(asked.asker))


def _seat(asker: Asker) -> UUID:
    """Where an account without a row in sight acted: where it holds a role, else the city."""
    for assignment in asker.principal.assignments:
        return assignment.division_id
    return next(place.id for place in asker.divisions.by_id.values() if place.level == "city")
