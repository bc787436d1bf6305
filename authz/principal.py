"""Claims in, Principal out: who asks, which roles they hold where today, and the tree of divisions to read that by.

In       a connection, Claims (token), the civil day.
Out      Principal: account, session, assignments in force that day; Divisions: a frozen snapshot of the tree.
Refuses  SESSION_ENDED: the session is missing, ended or expired, or its account is disabled.
Never    decides what anybody may do; keeps anything between two calls.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from types import MappingProxyType
from typing import Any, Protocol
from uuid import UUID

from db.engine import Connection
from errors import SESSION_ENDED, Refused

# China keeps one time all year round, so the civil day needs no time zone data, which small images lack.
SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")


class Identity(Protocol):
    """What of a token's claims names a session; ``authz.token`` stands alone, so its class is not named here."""

    @property
    def subject(self) -> UUID:
        """The account."""

    @property
    def session(self) -> UUID:
        """The sign-in."""


@dataclass(frozen=True, slots=True)
class Place:
    """A division's place in the tree: ``line`` holds the ids from the city down to the division itself."""

    id: UUID
    level: str
    line: tuple[UUID, ...]

    @property
    def path(self) -> str:
        """The line as text, ``/city/county/…``: the domain by which the policy is asked."""
        return "".join(f"/{step}" for step in self.line)


@dataclass(frozen=True, slots=True)
class Divisions:
    """The tree of divisions as it stood when it was read; what lies outside the tree is not in it."""

    by_id: Mapping[UUID, Place]

    @classmethod
    def of(cls, places: Iterable[Place]) -> Divisions:
        """The snapshot of these places, without those that nobody governs: they have no line, and all the same path."""
        return cls(MappingProxyType({place.id: place for place in places if place.line[-1:] == (place.id,)}))

    def find(self, division_id: UUID) -> Place | None:
        """The place of a division, or nothing if there is no such division."""
        return self.by_id.get(division_id)

    def within(self, inner: UUID, outer: UUID) -> bool:
        """Whether ``inner`` is ``outer`` or lies below it; an unknown division lies nowhere and holds nothing."""
        place = self.by_id.get(inner)
        return place is not None and outer in self.by_id and outer in place.line


@dataclass(frozen=True, slots=True)
class Assignment:
    """A role held in a division (and all below it) from ``started_on`` up to, not including, ``ended_on``.

    ``post``: the post 岗位 by which it is held.
    """

    role: str
    division_id: UUID
    started_on: date
    ended_on: date | None
    post: str | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the assignment is in force on this civil day."""
        return self.started_on <= day and (self.ended_on is None or day < self.ended_on)


@dataclass(frozen=True, slots=True)
class Principal:
    """Who asks: an account in one of its sessions, with the assignments in force on ``day``.

    ``expires_at`` (seconds since the epoch) is the end of the session: 0, long past, unless the database gave it.
    """

    account_id: UUID
    account: str
    session_id: UUID
    assignments: tuple[Assignment, ...]
    day: date
    display_name: str = ""
    expires_at: int = 0


def civil_day(at: datetime | None = None) -> date:
    """The day in Asia/Shanghai, now or at an instant: the day by which assignments begin and end."""
    return (datetime.now(SHANGHAI) if at is None else at.astimezone(SHANGHAI)).date()


async def read_divisions(connection: Connection) -> Divisions:
    """The tree as it stands, in one statement."""
    rows = await connection.fetch("SELECT id, level, line FROM authz_divisions()")
    # The driver has its own UUID class; the standard one hashes and compares the same but is what everyone else builds.
    return Divisions.of(Place(_uuid(row[0]), row[1], tuple(map(_uuid, row[2]))) for row in rows)


async def read_principal(connection: Connection, claims: Identity, day: date) -> Principal:
    """The principal behind a token, in one statement."""
    text = await connection.fetchval("SELECT authz_principal($1, $2)", claims.subject, claims.session)
    if text is None:
        raise Refused(SESSION_ENDED)
    told: dict[str, Any] = json.loads(text)
    held = tuple(held for held in map(_assignment, told["assignments"]) if held.holds_on(day))
    return Principal(
        account_id=claims.subject,
        account=told["account"],
        session_id=claims.session,
        assignments=held,
        day=day,
        display_name=told["display_name"],
        expires_at=told["expires_at"],
    )


def _assignment(told: list[Any]) -> Assignment:
    role, division_id, started_on, ended_on, post = told
    until = None if ended_on is None else date.fromisoformat(ended_on)
    return Assignment(role, UUID(division_id), date.fromisoformat(started_on), until, post)


def _uuid(value: UUID) -> UUID:
    return UUID(int=value.int)
