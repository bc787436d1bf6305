"""An act and its changes in, audit entries out: who did what to which row, by which power, and why.

In       Act, Actor, the changes of one transaction (changes).
Out      the SQL and the values of an entry, one for each division that the act concerns (migrations: function ``audit.tell``).
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
    """In which sign-in, role and post somebody acts; who that is, the database knows from whom it let enter."""

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


ENTRY = f"SELECT audit.tell({', '.join(f'${number}' for number in range(1, 21))}) AS id"
"""Writes an entry with the objects that it touches, and gives its id: what ``entry`` or ``refusal`` gives, in that order."""


@lru_cache(maxsize=256)
def entry_with(parts: str, count: int) -> str:
    """ENTRY together with so many new rows, as parts of its WITH that follow from ``own``: it is told before any is written.

    The act's first entry has its id.
    """
    if not count:
        return ENTRY
    begun = "CAST(current_setting('registry.act') AS uuid)"
    return f"WITH own AS MATERIALIZED ({ENTRY}), {parts} SELECT {begun} FROM row_{count}"  # noqa: S608


def entry(  # noqa: PLR0917 - who, what, by which power, about what, where
    actor: Actor, act: Act, power: Power, about: Object, division: UUID, changes: Sequence[Change], *, further: bool
) -> tuple[object, ...]:
    """The values of an entry of an act that is done, of what it changes in a division; ``further`` of all but the first."""
    what = (act.action, about.type, about.row, told(changes), act.reason, "DONE", None)
    return (further, division, *_by(actor, power), *what, *_whence(act), *_columns(touched(changes)))


def refusal(actor: Actor, act: Act, power: Power, about: Object, names: Sequence[str]) -> tuple[object, ...]:
    """The values of an entry of an act that is refused, for the reasons named."""
    known = about.row is not None and about.type in ROOTS.values()
    objects = [(str(about.type), about.row)] if known and about.row else []
    what = (act.action, about.type, about.row, "[]", act.reason, "REFUSED", list(names))
    return (False, about.division, *_by(actor, power), *what, *_whence(act), *_columns(objects))


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


def _told(change: Change) -> list[str]:
    # The names are our own and need no escaping; an encoder that asks of each value what it is takes three times as long.
    start = f'{{"object":"{change.name}","field":"'
    return [
        f'{start}{recorded.field}","before":{_text(before)},"after":{_text(after)},"need":"{recorded.need}"}}'
        for recorded, before, after in change.items()
    ]


def _text(value: str | None) -> str:
    return "null" if value is None else encode_basestring(value)


def _touched(change: Change) -> Iterator[tuple[str, UUID]]:
    if change.register.table in ROOTS:
        yield change.register.type, change.row
    for column, kind in _LEADING.items():
        if column in change.new or column in change.old:
            for row in change.known(column):
                yield kind, row


def _by(actor: Actor, power: Power) -> tuple[object, ...]:
    return (actor.session_id, actor.role, actor.post, power.item, power.step)


def _whence(act: Act) -> tuple[str | None, ...]:
    return (act.request_id, act.client_address, act.document_hash, act.client_mutation_id)


def _columns(objects: Sequence[tuple[str, UUID]]) -> tuple[list[str], list[UUID]]:
    return [kind for kind, _ in objects], [row for _, row in objects]
