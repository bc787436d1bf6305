"""An act and its changes in, audit entries out: who did what to which row, by which power, and why.

In       Act, Actor, the changes of one transaction (changes).
Out      Entry: rows of ``audit_entry`` and ``audit_object``, one entry for each division that the act concerns.
Refuses  nothing.
Never    is called by a command; holds a sealed value in clear: only its digest.

An act nearly always concerns one division. One that moves something leaves 迁出 in the one and 迁入 in the other: two entries of
one act, which is named by the id of the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from json.encoder import encode_basestring
from uuid import UUID

from db.changes import Change

ROOTS = {
    "person": "Person",
    "household": "Household",
    "institution": "Institution",
    "cemetery": "Cemetery",
    "social_organization": "SocialOrganization",
    "community_facility": "CommunityFacility",
    "supervision_committee": "SupervisionCommittee",
}
"""The registers whose rows have a history."""

_LEADING = {
    **{f"{table}_id": kind for table, kind in ROOTS.items()},
    "winner_id": "Person",
    "loser_id": "Person",
}
"""The columns that lead from a row to what has a history."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, in which role and post, and in which sign-in."""

    account_id: UUID
    account: str
    name: str
    session_id: UUID
    role: str | None
    post: str | None


@dataclass(frozen=True, slots=True)
class Act:
    """What is done: the mutation, the power and its step, the reason; and which request asked for it, from where."""

    action: str
    power: str | None
    step: int | None
    reason: str | None
    request_id: str
    client_address: str
    document_hash: str
    client_mutation_id: str | None


@dataclass(frozen=True, slots=True)
class Object:
    """What an act is about: a row of a type, in a division; of a refused act perhaps no row."""

    type: str | None
    row: UUID | None
    division: UUID


@dataclass(frozen=True, slots=True)
class Power:
    """The item and step of the list of powers in force."""

    item: UUID | None = None
    step: UUID | None = None
    reason_required: bool = False


_TOLD = """
WITH own AS MATERIALIZED (SELECT uuidv7() AS id), told AS (
    INSERT INTO audit_entry (id, act_id, account_id, account, actor, session_id, role, post, division_id, power_item_id,
        power_step_id, action, object_type, object_id, changes, reason, outcome, refusal, request_id, client_address,
        document_hash, client_mutation_id)
    SELECT o.id, coalesce(CAST($1 AS uuid), o.id), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
        $19, $20, $21
      FROM own AS o), touched AS (
    INSERT INTO audit_object (entry_id, object_type, object_id, division_id)
    SELECT o.id, t.kind, t.row, $8 FROM own AS o, unnest(CAST($22 AS text[]), CAST($23 AS uuid[])) AS t (kind, row))
"""
_BEGUN = "set_config('registry.act', CAST(coalesce(CAST($1 AS uuid), o.id) AS text), true) <> ''"
ENTRY = f"{_TOLD} SELECT o.id FROM own AS o WHERE {_BEGUN}"  # noqa: S608 - both are written above
"""Writes an entry and gives its id; the first begins the act, whose id it is, and names what was touched in one go."""

OBJECTS = """
INSERT INTO audit_object (entry_id, object_type, object_id, division_id)
SELECT $1, o.kind, o.row, $4 FROM unnest(CAST($2 AS text[]), CAST($3 AS uuid[])) AS o (kind, row)
"""
"""Names what was touched, of a further entry of an act: row security looks for that entry, so it must be there before."""


@lru_cache(maxsize=256)
def entry_with(parts: str, count: int) -> str:
    """ENTRY together with so many new rows, as parts of its WITH. The act has begun before the first of them is written."""
    if not count:
        return ENTRY
    # Whatever else may be worked out in another order, a CASE is not.
    sure = f"CASE WHEN {_BEGUN} THEN (SELECT count(*) FROM row_{count}) = 1 END"  # noqa: S608
    return f"{_TOLD}, {parts} SELECT o.id FROM own AS o WHERE {sure}"  # noqa: S608


def entry(  # noqa: PLR0917 - who, what, by which power, about what, where
    first: UUID | None, actor: Actor, act: Act, power: Power, about: Object, division: UUID, told: str
) -> tuple[object, ...]:
    """The values of an entry of an act that is done; ``told`` is what it changes, as JSON; ``first`` is null for the first."""
    return _entry(first, actor, act, power, about, division, told, "DONE", None)


def refusal(actor: Actor, act: Act, power: Power, about: Object, names: Sequence[str]) -> tuple[object, ...]:
    """The values of an entry of an act that is refused, for the reasons named."""
    return _entry(None, actor, act, power, about, about.division, "[]", "REFUSED", list(names))


def within(changes: Iterable[Change], division: UUID) -> list[Change]:
    """The changes of rows that lie in a division, or lay there: its entry tells of these and no others."""
    return [change for change in changes if division in change.divisions]


def told(changes: Iterable[Change]) -> str:
    """What the changes say, as the JSON of an entry."""
    return f"[{','.join(item for change in changes for item in _told(change))}]"


def divisions(about: Object, changes: Iterable[Change]) -> list[UUID]:
    """The divisions that an act concerns, that of what it is about first: wherever a row changes, before and after."""
    concerned = {division for change in changes for division in change.divisions}
    return [about.division, *sorted(concerned - {about.division})]


def touched(changes: Iterable[Change]) -> list[tuple[str, UUID]]:
    """What has a history and is touched by the changes: the rows themselves, and those that they belong to."""
    return sorted({each for change in changes for each in _touched(change)})


def _told(change: Change) -> Iterator[str]:
    # The names are our own and need no escaping; an encoder that asks of each value what it is takes three times as long.
    name = change.name
    for recorded, before, after in change.items():
        values = f'"before":{_text(before)},"after":{_text(after)}'
        yield f'{{"object":"{name}","field":"{recorded.field}",{values},"need":"{recorded.need}"}}'


def _text(value: str | None) -> str:
    return "null" if value is None else encode_basestring(value)


def _touched(change: Change) -> Iterator[tuple[str, UUID]]:
    if change.register.table in ROOTS:
        yield change.register.type, change.row
    for column, kind in _LEADING.items():
        if column in change.new or column in change.old:
            for row in change.known(column):
                yield kind, row


def _entry(  # noqa: PLR0917 - the columns of an entry
    first: UUID | None,
    actor: Actor,
    act: Act,
    power: Power,
    about: Object,
    division: UUID,
    changes: str,
    outcome: str,
    names: list[str] | None,
) -> tuple[object, ...]:
    who = (actor.account_id, actor.account, actor.name, actor.session_id, actor.role, actor.post)
    what = (power.item, power.step, act.action, about.type, about.row, changes, act.reason, outcome, names)
    whence = (act.request_id, act.client_address, act.document_hash, act.client_mutation_id)
    return (first, *who, division, *what, *whence)
