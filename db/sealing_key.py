"""Gives the keys of sealed values as a process knows them, and reads them again when another key has come into force.

In       the path of the key file; an Engine.
Out      Keys: ``ring`` is the KeyRing of the moment.
Refuses  SettingsRefused: a key file that lacks the key in force, or that belongs to another database; SEALING_KEY_AWAY where a
         request needs such a file.
Never    makes a key; asks the database before a value was refused.

Which key is in force stands in the database, the keys stand in the file. A process takes the newest of its file until the
database refuses a value (KeyTurned); then it looks at both. So a key may lie in the file before it comes into force.
"""

from __future__ import annotations

import hmac
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from db.engine import Connection, Engine, connection
from db.sealed import KeyRing
from errors import Refused, SettingsRefused
from errors.acts import SEALING_KEY_AWAY

IN_FORCE = "SELECT current, fingerprint FROM sealing_key"
ENTER = "SELECT guard.enter($1)"
SEALED_OF = "SELECT field, sealed FROM guard.sealed_of($1)"

_log = logging.getLogger("registry")


@dataclass(frozen=True, slots=True)
class InForce:
    """The number of the key in force, and its fingerprint, which nobody may have noted yet."""

    number: int
    fingerprint: bytes | None


class Keys:
    """The keys of one process; the file is read when they are first asked for."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._ring: KeyRing | None = None

    @property
    def ring(self) -> KeyRing:
        """The keys of the moment."""
        if self._ring is None:
            try:
                self._ring = KeyRing.read(self._file)
            except SettingsRefused as refused:
                raise _away(refused) from refused
        return self._ring

    async def renew(self, engine: Engine) -> None:
        """Read the file again, and seal with the key in force."""
        async with connection(engine) as lent:
            known = await in_force(lent)
        try:
            self._ring = ring_in_force(self._file, known)
        except SettingsRefused as refused:
            raise _away(refused) from refused


async def sealed_of(engine: Engine, account: UUID, entry: UUID) -> Mapping[str, bytes | None]:
    """The sealed values that an entry of audit names, by field, for whoever made that entry; few or none if it is too old.

    In a transaction of its own: the database gives nothing to one that has written.
    """
    async with connection(engine) as lent, lent.transaction():
        await lent.fetchval(ENTER, account)
        return {row["field"]: row["sealed"] for row in await lent.fetch(SEALED_OF, entry)}


async def in_force(lent: Connection) -> InForce:
    """What the database says of the key in force."""
    row = await lent.fetchrow(IN_FORCE)
    return InForce(row["current"], row["fingerprint"])


def ring_in_force(file: Path, known: InForce) -> KeyRing:
    """The keys in the file, of which the one in force seals; refused if it is another than the database has been sealed with."""
    ring = KeyRing.read(file).sealing_with(known.number)
    if known.fingerprint is not None and not hmac.compare_digest(known.fingerprint, ring.mark()):
        raise SettingsRefused(
            f"Key {known.number} in {file.name} is not the one with which this database was sealed; bring back the right file."
        )
    return ring


def _away(refused: SettingsRefused) -> Refused:
    # Whoever asks is told to come again; whoever runs the platform reads why. The message holds no secret.
    _log.error("%s", refused.message)
    return Refused(SEALING_KEY_AWAY)
