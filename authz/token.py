"""A token's text in, Claims out: who says they ask, in which sign-in, until when; nothing about what they may.

In       the text of a token; the key, issuer and audience that it must be of.
Out      Claims: subject, session, expiry.
Refuses  TOKEN_INVALID: not ours, altered, or lacking a claim; TOKEN_EXPIRED.
Never    carries or reads scopes; takes any algorithm but EdDSA; forgets the expiry of a token it has seen before.
"""

from __future__ import annotations

import os
import stat
import tempfile
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import jwt
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from errors import TOKEN_EXPIRED, TOKEN_INVALID, Refused, SettingsRefused

ALGORITHM = "EdDSA"
LONGEST = 4096
"""No token of ours is near as long; a longer one is refused before anything is worked out from it."""

REMEMBERED = 10_000
"""How many verified tokens a reader remembers: a verification costs 100 µs, a look-up less than one."""

_REQUIRED = ["sub", "sid", "exp", "iss", "aud"]


@dataclass(frozen=True, slots=True)
class Claims:
    """Who: an account in one of its sessions, until ``expires_at`` (seconds since the epoch)."""

    subject: UUID
    session: UUID
    expires_at: int


@dataclass(frozen=True, slots=True)
class TokenKey:
    """The key that signs tokens; its public half, which reads them, may be known to anybody."""

    private: Ed25519PrivateKey = field(repr=False)

    @property
    def public(self) -> Ed25519PublicKey:
        """The half that verifies."""
        return self.private.public_key()

    @classmethod
    def load_or_create(cls, path: Path) -> TokenKey:
        """The key in a PEM file; the file is made, for its owner only, if it is not there."""
        if not path.exists():
            _create(path)
        return cls(_load(path))


def issue(key: TokenKey, issuer: str, audience: str, subject: UUID, session: UUID, expires_at: int) -> str:  # noqa: PLR0917
    """A signed token."""
    claims = {"iss": issuer, "aud": audience, "sub": str(subject), "sid": str(session), "exp": expires_at}
    return jwt.encode(claims, key.private, algorithm=ALGORITHM)


class TokenReader:
    """Reads the tokens of one issuer for one audience."""

    __slots__ = ("_audience", "_issuer", "_key", "_known")

    def __init__(self, key: TokenKey | Ed25519PublicKey, issuer: str, audience: str) -> None:
        self._key = key.public if isinstance(key, TokenKey) else key
        self._issuer = issuer
        self._audience = audience
        self._known: OrderedDict[str, Claims] = OrderedDict()

    def read(self, text: str) -> Claims:
        """The claims of a token that is ours and has not expired."""
        claims = self._known.get(text)
        if claims is None:
            claims = self._verified(text)
            self._remember(text, claims)
        else:
            self._known.move_to_end(text)
        if claims.expires_at <= time.time():
            self._known.pop(text, None)
            raise Refused(TOKEN_EXPIRED)
        return claims

    def _verified(self, text: str) -> Claims:
        if len(text) > LONGEST:
            raise Refused(TOKEN_INVALID)
        try:
            told = jwt.decode(
                text,
                self._key,
                algorithms=[ALGORITHM],
                issuer=self._issuer,
                audience=self._audience,
                # One clock decides about the expiry, on every call: see read().
                options={"require": _REQUIRED, "verify_exp": False, "strict_aud": True},
            )
            return _claims(told)
        # The library also lets out plain errors for texts that only look like a token.
        except (jwt.PyJWTError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as foreign:
            raise Refused(TOKEN_INVALID) from foreign

    def _remember(self, text: str, claims: Claims) -> None:
        self._known[text] = claims
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)


def _claims(told: dict[str, Any]) -> Claims:
    expires_at = told["exp"]
    if type(expires_at) is not int:
        raise TypeError(expires_at)
    return Claims(_canonical(told["sub"]), _canonical(told["sid"]), expires_at)


def _canonical(text: str) -> UUID:
    # UUID() also takes braces, urn: and missing hyphens; one account has one spelling.
    value = UUID(text)
    if str(value) != text:
        raise ValueError(text)
    return value


def _create(path: Path) -> None:
    pem = Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # made with mode 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(pem)
            file.flush()
            os.fsync(file.fileno())
        # A link, unlike a rename, does not replace the key that another process may have made meanwhile.
        os.link(name, path)
    except FileExistsError:
        pass
    finally:
        Path(name).unlink()


def _load(path: Path) -> Ed25519PrivateKey:
    with path.open("rb") as file:
        if stat.S_IMODE(os.fstat(file.fileno()).st_mode) & 0o077:
            raise SettingsRefused(f"The key file {path} can be read by others; give it the mode 0600.")
        pem = file.read()
    try:
        key = serialization.load_pem_private_key(pem, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as unreadable:
        raise SettingsRefused(f"The key file {path} holds no readable PEM key.") from unreadable
    if not isinstance(key, Ed25519PrivateKey):
        raise SettingsRefused(f"The key in {path} is not an Ed25519 key.")
    return key
