"""An account's name and password in, an access token out: ``POST /auth/sign-in``, in JSON.

In       a request whose body is ``{"account": …, "password": …}``; the engine, the key and the terms of a token.
Out      ``{"accessToken": …, "tokenType": "Bearer", "expiresAt": …}``.
Refuses  INVALID_REQUEST: the body is not that; SIGN_IN_FAILED: the account, or the password, whichever it was.
Never    tells whether an account exists, neither by a sentence nor by the time it takes; logs or returns a password.
"""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse

from authz.token import TokenKey, issue
from db.engine import Connection, Engine, connection
from errors import INVALID_REQUEST, SIGN_IN_FAILED, Refused

LONGEST_BODY = 8192
LONGEST_NAME = 256
LONGEST_PASSWORD = 1024
AT_ONCE = 2
"""How many passwords one worker checks at a time: each check takes 64 MB and a core, by design of Argon2."""

_HASHER = PasswordHasher()
_SHAPE = '{"account": "…", "password": "…"}'


@dataclass(frozen=True, slots=True)
class Pass:
    """A token and when it ends, in seconds since the epoch."""

    token: str = field(repr=False)
    expires_at: int


@dataclass(frozen=True, slots=True)
class SignInDesk:
    """Hands out tokens; ``lifetime`` is in seconds. Mount ``answer`` as the endpoint."""

    engine: Engine
    key: TokenKey
    issuer: str
    audience: str
    lifetime: int
    turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE), repr=False)

    async def answer(self, request: Request) -> JSONResponse:
        """The endpoint."""
        name, password = _credentials(await asked(request, _SHAPE))
        return admitted(await self.sign_in(name, password))

    async def sign_in(self, name: str, password: str) -> Pass:
        """A token for an account whose password is right."""
        async with connection(self.engine) as lent:
            account_id, password_hash = await _account(lent, name)
        # No connection is held meanwhile: a check takes far longer than a query.
        async with self.turns:
            right = await asyncio.to_thread(_right, password_hash, password)
        if account_id is None or not right:
            raise Refused(SIGN_IN_FAILED)
        return await self._admit(account_id)

    async def vouch(self, name: str) -> Pass:
        """A token for an account without its password: for the command line and the page of the demo only."""
        async with connection(self.engine) as lent:
            account_id, _ = await _account(lent, name)
        if account_id is None:
            raise Refused(SIGN_IN_FAILED)
        return await self._admit(account_id)

    async def _admit(self, account_id: UUID) -> Pass:
        expires_at = int(time.time()) + self.lifetime
        async with connection(self.engine) as lent:
            session_id = await lent.fetchval(
                "SELECT authz_open_session($1, $2)", account_id, datetime.fromtimestamp(expires_at, UTC)
            )
        if session_id is None:  # disabled while the password was checked
            raise Refused(SIGN_IN_FAILED)
        return Pass(issue(self.key, self.issuer, self.audience, account_id, session_id, expires_at), expires_at)


def hash_password(password: str) -> str:
    """The Argon2id hash to keep of a password."""
    return _HASHER.hash(password)


def admitted(given: Pass) -> JSONResponse:
    """The response to whoever is let in."""
    until = datetime.fromtimestamp(given.expires_at, UTC).isoformat()
    told = {"accessToken": given.token, "tokenType": "Bearer", "expiresAt": until}
    return JSONResponse(told, headers={"Cache-Control": "no-store"})


async def asked(request: Request, shape: str) -> Any:  # noqa: ANN401 - any JSON
    """The JSON of a short body; ``shape`` is what to send instead of one that cannot be read."""
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > LONGEST_BODY:
                raise Refused(INVALID_REQUEST, detail=shape)
    except ClientDisconnect as gone:
        raise Refused(INVALID_REQUEST, detail=shape) from gone
    try:
        return json.loads(bytes(body))
    except (ValueError, RecursionError) as unreadable:
        raise Refused(INVALID_REQUEST, detail=shape) from unreadable


def _credentials(told: Any) -> tuple[str, str]:  # noqa: ANN401 - any JSON
    match told:
        case {"account": str(name), "password": str(password), **rest} if not rest:
            return name, password
        case _:
            raise Refused(INVALID_REQUEST, detail=_SHAPE)


async def _account(lent: Connection, name: str) -> tuple[UUID | None, str | None]:
    """The account and its hash, or nothing of either; names that cannot be stored cannot be looked up."""
    if len(name) > LONGEST_NAME or not _storable(name):
        return None, None
    row = await lent.fetchrow("SELECT account_id, password_hash FROM authz_sign_in($1)", name)
    return (row[0], row[1]) if row is not None else (None, None)


def _storable(text: str) -> bool:
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def _right(password_hash: str | None, password: str) -> bool:
    """Whether the password fits; where there is no hash, a check against another one takes the same time."""
    if len(password) > LONGEST_PASSWORD or not _storable(password):
        password_hash = None
    try:
        _HASHER.verify(password_hash or _nobodys_hash(), password if password_hash else "")
    except (Argon2Error, InvalidHashError):
        return False
    return password_hash is not None


@cache
def _nobodys_hash() -> str:
    return _HASHER.hash("nobody")
