"""Carries one operation out, whichever way it came: let in, read, answered or acted, in this order and by nothing else.

In       Asked, Asker, and the Way: what the transport carries, from where the operation came, how long it is waited for.
Out      Carried.
Refuses  what the gate, the document, the plan, the acts and the way refuse.
Never    knows of HTTP, WebSocket or events; decides about a row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Protocol

from authz.policy import Asker
from resolvers.acting import Envelope
from resolvers.document import Operation
from schema.execution import Answering
from server.answers import Carried, errors
from server.asked import Asked
from server.gate import Gate
from server.passage import stage
from server.persisted import Persisted
from server.watch import entitle


class Way(Protocol):
    """A transport's side of one operation."""

    def check(self, operation: Operation) -> None:
        """Refuse an operation that does not go this way."""

    def envelope(self, operation: Operation) -> Envelope:
        """What of the operation's coming stands in the record of its acts."""

    def awaited(self) -> AbstractAsyncContextManager[None]:
        """A block that ends early when nobody waits for its answer any more."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What one worker carries operations out with."""

    answering: Answering
    gate: Gate
    persisted: Persisted

    async def carry(self, asked: Asked, asker: Asker, way: Way) -> Carried:
        """What came of an operation."""
        with self.gate.admit(asker) as admission:
            account = asker.principal.account_id
            with stage("document"):
                operation = await self.persisted.read(asked, account, admission.bounds)
            again = self.persisted.again(asked, account) if operation.is_subscription else None
            entitle(operation)
            way.check(operation)
            told: Sequence[Mapping[str, object]] = ()
            if operation.is_mutation:
                envelope = way.envelope(operation)
                with stage("acts"):
                    written = await self.answering.write(operation, asker, envelope, admission)
                told = errors(written.refusals, envelope.language, envelope.request_id)
                data = written.data
            else:
                async with way.awaited():
                    data = await self.answering.answer(operation, asker, admission)
            return Carried(data, admission.told(), told, again)
