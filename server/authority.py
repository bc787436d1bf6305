"""A bearer token in, Asker out: who asks and what they may, remembered until anything that decides it changes.

In       the token's text; an Engine; a TokenReader.
Out      Asker (policy): principal, grants, divisions.
Refuses  TOKEN_MISSING, TOKEN_INVALID, TOKEN_EXPIRED, SESSION_ENDED; DATABASE_AWAY when it must ask and cannot.
Never    believes what it remembers once the version is another or unknown, or the civil day is over.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import date

from authz.policy import Asker, Rule, derive, read_rules
from authz.principal import Divisions, Principal, civil_day, read_divisions, read_principal
from authz.token import Claims, TokenReader
from db.engine import Connection, Engine, connection
from errors import TOKEN_MISSING, Refused
from server.version_watch import VersionWatch

REMEMBERED = 10_000
"""How many tokens' askers one worker remembers, the ones used last."""


@dataclass(frozen=True, slots=True)
class _Basis:
    """What grants are derived from apart from the principal; at least as young as ``version``."""

    version: int
    divisions: Divisions
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    version: int
    rules: tuple[Rule, ...]
    asker: Asker

    def still_holds(self, version: int | None, day: date) -> bool:
        principal = self.asker.principal
        return self.version == version and principal.day == day and time.time() < principal.expires_at


class Authority:
    """The one place in a worker that turns tokens into askers."""

    __slots__ = ("_basis", "_engine", "_known", "_reader", "_reading", "_watch", "asked", "found")

    def __init__(self, engine: Engine, reader: TokenReader) -> None:
        self._engine = engine
        self._reader = reader
        self._watch = VersionWatch(engine)
        self._basis: _Basis | None = None
        self._reading = asyncio.Lock()
        self._known: OrderedDict[str, _Known] = OrderedDict()
        self.found = 0
        """How often an asker was remembered."""
        self.asked = 0
        """How often the database had to be asked."""

    def start(self) -> None:
        """Begin to listen for changes. It works without, but then asks the database at every request."""
        self._watch.start()

    async def stop(self) -> None:
        """End listening."""
        await self._watch.stop()

    @property
    def version(self) -> int | None:
        """The version of what decides access, while somebody vouches for it."""
        return self._watch.version

    async def principal(self, bearer: str | None) -> Asker:
        """The asker behind a token."""
        if not bearer:
            raise Refused(TOKEN_MISSING)
        claims = self._reader.read(bearer)
        day = civil_day()
        known = self._known.get(bearer)
        if known is not None and known.still_holds(self._watch.version, day):
            self._known.move_to_end(bearer)
            self.found += 1
            return known.asker
        self.asked += 1
        return await self._ask(bearer, claims, day)

    def expires_at(self, bearer: str | None) -> float:
        """When a token expires, in seconds since the epoch; 0 of one that holds no longer."""
        try:
            return self._reader.read(bearer or "").expires_at
        except Refused:
            return 0.0

    async def _ask(self, bearer: str, claims: Claims, day: date) -> Asker:
        try:
            async with connection(self._engine) as lent:
                # The version comes first: what is read after it can be younger than it says, never older.
                version = await self._version(lent)
                known = self._known.get(bearer)
                if known is not None and known.still_holds(version, day):
                    return known.asker
                basis = await self._basis_at(version, lent)
                principal = await read_principal(lent, claims, day)
        except Refused:
            self._known.pop(bearer, None)
            raise
        return self._remember(bearer, version, basis, principal)

    async def _version(self, lent: Connection) -> int:
        version = self._watch.version
        if version is None:
            version = int(await lent.fetchval("SELECT authz_version()"))
        return version

    async def _basis_at(self, version: int, lent: Connection) -> _Basis:
        async with self._reading:
            if self._basis is None or self._basis.version != version:
                young = _Basis(version, await read_divisions(lent), await read_rules(lent))
                self._basis = _kept(self._basis, young)
            return self._basis

    def _remember(self, bearer: str, version: int, basis: _Basis, principal: Principal) -> Asker:
        known = self._known.get(bearer)
        same = known is not None and known.rules is basis.rules and known.asker.divisions is basis.divisions
        if known is not None and same and known.asker.principal == principal:
            asker = known.asker
        else:
            grants = derive(principal, basis.rules, basis.divisions)
            asker = Asker(principal, grants, basis.divisions, basis.rules)
        self._known[bearer] = _Known(version, basis.rules, asker)
        self._known.move_to_end(bearer)
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return asker


def bearer_token(authorization: str | None) -> str | None:
    """The token of an ``Authorization`` header of the Bearer scheme; nothing if there is none."""
    scheme, _, token = (authorization or "").partition(" ")
    return token.strip() or None if scheme.lower() == "bearer" else None


def _kept(old: _Basis | None, young: _Basis) -> _Basis:
    # Most changes are of sessions and assignments; then the same objects stay, and so do the grants derived from them.
    if old is not None and old.rules == young.rules and old.divisions == young.divisions:
        return replace(old, version=young.version)
    return young
