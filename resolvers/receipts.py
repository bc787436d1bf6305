"""What an account has had done under a ``clientMutationId``: the same id again gives the first result, and does nothing.

In       the unit of work, the command, the input as it came.
Out      Receipt: what the act was about, and what it warned of.
Refuses  CLIENT_MUTATION_ID_USED: the id belongs to another act.
Never    holds the input: only a keyed digest of it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from db.sealed import KeyRing
from db.unit_of_work import UnitOfWork
from errors import SENTENCES
from errors.acts import CLIENT_MUTATION_ID_USED
from resolvers.commands.problems import Problem, Problems
from resolvers.commands.work import Done
from resolvers.identity import parse_id

RECEIPT = "pk_act_receipt"
"""The constraint that lets an id be used once by an account."""

_HOLD = "SELECT pg_advisory_xact_lock(hashtextextended($1 || ' ' || $2, 0))"
"""The same act, sent again while it is being done, waits until it is: else it would be refused for what it did itself."""

_RECALL = """
SELECT mutation, input_digest, object_type, object_id, warnings, entry_id FROM act_receipt
 WHERE account_id = $1 AND client_mutation_id = $2
"""
_KEEP = """
INSERT INTO act_receipt (account_id, client_mutation_id, mutation, input_digest, object_type, object_id, warnings, entry_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
"""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was done, what it warned of, and the entry of it."""

    done: Done
    warnings: tuple[Problem, ...]
    entry: UUID


async def recall(
    unit: UnitOfWork, account: UUID, mutation: str, given: Mapping[str, Any], ring: KeyRing
) -> Receipt | None:
    """The receipt of an act that was done before under the same id."""
    await unit.value(_HOLD, str(account), unit.act.client_mutation_id)
    rows = await unit.fetch(_RECALL, account, unit.act.client_mutation_id)
    if not rows:
        return None
    name, digest, kind, row, warnings, entry = rows[0]
    if name != mutation or digest != _digest(given, ring):
        raise Problems([Problem(CLIENT_MUTATION_ID_USED, ("clientMutationId",))])
    return Receipt(Done(kind, UUID(int=row.int)), tuple(map(_warning, json.loads(warnings))), UUID(int=entry.int))


async def keep(  # noqa: PLR0917 - who, what, what came of it
    unit: UnitOfWork,
    account: UUID,
    mutation: str,
    given: Mapping[str, Any],
    ring: KeyRing,
    done: Done,
    warnings: Sequence[Problem],
) -> None:
    """Keep a receipt, in the transaction of the act."""
    told = json.dumps([_told(warning) for warning in warnings], default=str, ensure_ascii=False)
    own = unit.act.client_mutation_id
    await unit.fetch(_KEEP, account, own, mutation, _digest(given, ring), done.type, done.id, told, unit.entry)


def _digest(given: Mapping[str, Any], ring: KeyRing) -> bytes:
    return ring.fingerprint(json.dumps(given, default=str, sort_keys=True, ensure_ascii=False).encode())


def _told(warning: Problem) -> dict[str, Any]:
    shown = None if warning.object is None else str(warning.object)
    return {"name": warning.name, "path": warning.path, "facts": dict(warning.facts), "object": shown}


def _warning(told: Mapping[str, Any]) -> Problem:
    shown = None if told["object"] is None else parse_id(told["object"])
    return Problem(SENTENCES[told["name"]], tuple(told["path"]), told["facts"], shown)
