"""Gives sealed values in clear to who may have them, for a reason that stands on record before the value leaves.

The act writes nothing but its entry, which names the values. They are fetched and opened when that is durable, so whoever was
shown a number is known, even if the answer was lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from authz.policy import READ
from db.sealed import KeyRing, Kind
from db.tables.person import PersonRow
from errors.acts import REVEAL_EXPIRED, REVEAL_NOTHING
from errors.bodies import LISTED_TWICE
from resolvers.commands.command import Sealed
from resolvers.commands.problems import Problem, Problems
from resolvers.commands.work import Done, Want, Work

REVEAL = "reveal"
_DURABLE = "SELECT set_config('synchronous_commit', 'on', true)"


@dataclass(frozen=True, slots=True)
class Hidden:
    """A value that can be revealed: its field of the graph, the column that stands for it on record, what is granted."""

    field: str
    column: str
    object: str
    kind: Kind


HIDDEN: Mapping[str, Hidden] = {
    "ID_NUMBER": Hidden("idNumber", "id_number_digest", "person.identity", Kind.CITIZEN_NUMBER),
    "PHONE": Hidden("phone", "phone_digest", "person.contact", Kind.PHONE),
}
"""By the word of the graph, the most sensitive first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RevealIdentity:
    """Whose values, which, and why."""

    id: UUID
    fields: tuple[str, ...]
    reason: str | None = None


async def reveal_identity(work: Work, given: RevealIdentity) -> Done:
    """Put on record that the values are shown to the asker."""
    (person,) = await work.take(Want(PersonRow, given.id, READ, ("id",)))
    if not given.fields:
        work.note(REVEAL_NOTHING, "fields")
    for place, name in enumerate(given.fields):
        work.allow(HIDDEN[name].object, REVEAL, person.division_id, "fields", str(place))
        if name in given.fields[:place]:
            work.note(LISTED_TWICE, "fields", str(place))
    work.agree()
    asked = [hidden for name, hidden in HIDDEN.items() if name in given.fields]
    work.right = (asked[0].object, REVEAL)
    work.show(person, *(hidden.column for hidden in asked))
    await work.value(_DURABLE)
    return Done("Person", person.id)


def revealed(sealed: Sealed, ring: KeyRing, given: RevealIdentity) -> Mapping[str, Any]:
    """The values in clear, in the order asked; refused unless the database gave each of them for this entry."""
    asked = {name: HIDDEN[name] for name in given.fields}
    if any(hidden.field not in sealed for hidden in asked.values()):
        raise Problems([Problem(REVEAL_EXPIRED, ())])
    values = {name: _opened(ring, hidden.kind, sealed[hidden.field]) for name, hidden in asked.items()}
    return {"values": [{"field": name, "value": value} for name, value in values.items()]}


def _opened(ring: KeyRing, kind: Kind, sealed: bytes | None) -> str | None:
    return None if sealed is None else ring.open_sealed(kind, sealed)
