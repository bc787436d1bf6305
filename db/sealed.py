"""Gives sealed values: ciphertext to keep, keyed digest to look up, masked text to show.

In       a key file, and citizen, phone or bank account numbers as people write them.
Out      Sealed(ciphertext, digest, masked); the plaintext again for those who may reveal it.
Refuses  SettingsRefused: a key file that others can read, or that is no key; SealBroken: what does not open.
Never    shows a key, nor logs a plaintext.

A ciphertext is one byte of key id, twelve of nonce, then AES-256-GCM's output with the kind as associated data: a phone
number moved into the place of a citizen number does not open. The key id is there for rotation later.
"""

from __future__ import annotations

import hmac
import os
import stat
import tempfile
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from errors import SettingsRefused

KEY_BYTES = 32
NONCE_BYTES = 12
FIRST_KEY = b"\x01"


class Kind(Enum):
    """What is sealed; each kind has keys of its own."""

    CITIZEN_NUMBER = "citizen_number"
    PHONE = "phone"
    BANK_ACCOUNT = "bank_account"


class SealBroken(Exception):
    """The ciphertext was not made with this key for this kind, or was changed since."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """One sealed value, ready for its three columns."""

    ciphertext: bytes
    digest: bytes
    masked: str


@dataclass(frozen=True, slots=True)
class KeyRing:
    """The root key of all sealed values; it never prints."""

    root: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.root) != KEY_BYTES:
            raise SettingsRefused(f"The key of sealed values must be {KEY_BYTES} bytes long.")

    @classmethod
    def load_or_create(cls, path: Path) -> KeyRing:
        """The key in the file; a new random one, in a new file with mode 0600, if there is none."""
        with suppress(FileExistsError):
            if not path.exists():
                _write_new(path, os.urandom(KEY_BYTES))
        return cls.read(path)

    @classmethod
    def read(cls, path: Path) -> KeyRing:
        """The key in the file, which nobody but its owner may read."""
        try:
            with path.open("rb") as file:
                mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
                root = file.read(KEY_BYTES + 1)
        except OSError as error:
            raise SettingsRefused(f"The key file {path.name} cannot be read: {error.strerror}.") from error
        if mode & 0o077:
            raise SettingsRefused(f"The key file {path.name} has mode {mode:04o}; others may read it. Make it 0600.")
        return cls(root)

    def seal(self, kind: Kind, plaintext: str) -> Sealed:
        """One value, normalised and sealed."""
        return next(self.seal_all(kind, (plaintext,)))

    def seal_all(self, kind: Kind, plaintexts: Sequence[str]) -> Iterator[Sealed]:
        """Many values of one kind; nonces come from one draw of randomness, the cipher is set up once."""
        encrypt, label, key = _cipher(self.root, kind).encrypt, kind.value.encode(), _key(self.root, "digest", kind)
        nonces = os.urandom(NONCE_BYTES * len(plaintexts))
        normalise, mask = _FORM[kind]
        for number, plaintext in enumerate(plaintexts):
            nonce = nonces[number * NONCE_BYTES : (number + 1) * NONCE_BYTES]
            value = normalise(plaintext)
            data = value.encode()
            ciphertext = FIRST_KEY + nonce + encrypt(nonce, data, label)
            yield Sealed(ciphertext, hmac.digest(key, data, "sha256"), mask(value))

    def digest(self, kind: Kind, plaintext: str) -> bytes:
        """What ``seal`` gives as the digest of the value: equal for equal values, however they are written."""
        normalise, _ = _FORM[kind]
        return hmac.digest(_key(self.root, "digest", kind), normalise(plaintext).encode(), "sha256")

    def open_sealed(self, kind: Kind, ciphertext: bytes) -> str:
        """The normalised plaintext."""
        nonce, sealed = ciphertext[1 : 1 + NONCE_BYTES], ciphertext[1 + NONCE_BYTES :]
        if ciphertext[:1] != FIRST_KEY or len(nonce) < NONCE_BYTES:
            raise SealBroken(f"The sealed {kind.value} names a key that this installation does not have.")
        try:
            return _cipher(self.root, kind).decrypt(nonce, sealed, kind.value.encode()).decode()
        except InvalidTag as error:
            raise SealBroken(f"The sealed {kind.value} does not open.") from error


def _write_new(path: Path, root: bytes) -> None:
    # Linked into place when complete, so that a crash leaves no half key and of two starters one wins.
    handle, draft = tempfile.mkstemp(prefix=".key-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(root)
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    finally:
        Path(draft).unlink()


@lru_cache(maxsize=64)
def _key(root: bytes, purpose: str, kind: Kind) -> bytes:
    info = f"civil registry/sealed/1/{purpose}/{kind.value}".encode()
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=info).derive(root)


@lru_cache(maxsize=32)
def _cipher(root: bytes, kind: Kind) -> AESGCM:
    return AESGCM(_key(root, "encryption", kind))


def _compact(text: str) -> str:
    """Full-width digits made narrow, capitals, no blanks or hyphens; the cheap way out for what is so already."""
    if text.isascii() and text.isalnum():
        return text.upper()
    narrow = unicodedata.normalize("NFKC", text).upper()
    return "".join(sign for sign in narrow if not sign.isspace() and sign not in "-‐–—")


def _national(text: str) -> str:
    """A phone number without the country's prefix."""
    compact = _compact(text)
    for prefix in ("+86", "0086"):
        compact = compact.removeprefix(prefix)
    return compact


def _mask_number(value: str) -> str:
    return _mask(value, 4, 4)


def _mask_phone(value: str) -> str:
    return _mask(value, 3, 4)


def _mask(value: str, first: int, last: int) -> str:
    """The first and last signs, with stars between; only stars where those would be more than two thirds of all."""
    hidden = len(value) - first - last
    if 3 * hidden < len(value):
        return "*" * len(value)
    return f"{value[:first]}{'*' * hidden}{value[-last:]}"


_FORM: dict[Kind, tuple[Callable[[str], str], Callable[[str], str]]] = {
    Kind.CITIZEN_NUMBER: (_compact, _mask_number),
    Kind.PHONE: (_national, _mask_phone),
    Kind.BANK_ACCOUNT: (_compact, _mask_number),
}
