"""Gives sealed values: ciphertext to keep, keyed digest to look up, masked text to show.

In       keys (key_file), and citizen, phone or bank account numbers as people write them.
Out      Sealed(ciphertext, digest, masked); the plaintext again for those who may reveal it.
Refuses  SettingsRefused: a key file that others can read, or that is no key; SealBroken: what does not open.
Never    shows a key, nor logs a plaintext.

A ciphertext is one byte that numbers the key, twelve of nonce, then AES-256-GCM's output with the kind as associated data: a
phone number moved into the place of a citizen number does not open. One key seals, each opens what it sealed; digests differ
from key to key, so what is looked up is looked up under all of them.
"""

from __future__ import annotations

import hmac
import os
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from db.key_file import KEY_BYTES, MOST_KEYS, create_key, read_keys
from errors import SettingsRefused

NONCE_BYTES = 12
MARK_BYTES = 16


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
    """The root keys of all sealed values, one after the other; they never print. ``current`` seals, by default the newest."""

    keys: bytes = field(repr=False)
    current: int = field(default=0, repr=False)

    def __post_init__(self) -> None:
        if len(self.keys) % KEY_BYTES or not 1 <= self.newest <= MOST_KEYS:
            raise SettingsRefused(
                f"The key file of sealed values must hold keys of {KEY_BYTES} bytes, 1 to {MOST_KEYS}."
            )
        if self.current == 0:
            object.__setattr__(self, "current", self.newest)
        if not 1 <= self.current <= self.newest:
            raise SettingsRefused(
                f"The key file of sealed values holds {self.newest} keys, and values are sealed with number {self.current}."
            )

    @classmethod
    def load_or_create(cls, path: Path) -> KeyRing:
        """The keys in the file; a new random one, in a new file with mode 0600, if there is none."""
        create_key(path)
        return cls.read(path)

    @classmethod
    def read(cls, path: Path) -> KeyRing:
        """The keys in the file, which nobody but its owner may read."""
        return cls(read_keys(path))

    @property
    def newest(self) -> int:
        """The number of the last key, which is how many there are."""
        return len(self.keys) // KEY_BYTES

    def sealing_with(self, number: int) -> KeyRing:
        """The same keys, of which this one seals."""
        return replace(self, current=number)

    def seal(self, kind: Kind, plaintext: str) -> Sealed:
        """One value, normalised and sealed."""
        return next(self.seal_all(kind, (plaintext,)))

    def seal_all(self, kind: Kind, plaintexts: Sequence[str]) -> Iterator[Sealed]:
        """Many values of one kind; nonces come from one draw of randomness, the cipher is set up once."""
        root, number = self._root(self.current), bytes((self.current,))
        encrypt, label, key = _cipher(root, kind).encrypt, kind.value.encode(), _key(root, "digest", kind)
        nonces = os.urandom(NONCE_BYTES * len(plaintexts))
        normalise, mask = _FORM[kind]
        for place, plaintext in enumerate(plaintexts):
            nonce = nonces[place * NONCE_BYTES : (place + 1) * NONCE_BYTES]
            value = normalise(plaintext)
            data = value.encode()
            ciphertext = number + nonce + encrypt(nonce, data, label)
            yield Sealed(ciphertext, hmac.digest(key, data, "sha256"), mask(value))

    def digest(self, kind: Kind, plaintext: str) -> bytes:
        """What ``seal`` gives as the digest of the value: equal for equal values, however they are written."""
        return self._digest(self.current, kind, plaintext)

    def digests(self, kind: Kind, plaintext: str) -> tuple[bytes, ...]:
        """The digests of the value under all keys, the newest first: where keys are being changed, it may have any of them."""
        return tuple(self._digest(number, kind, plaintext) for number in range(self.newest, 0, -1))

    def open_sealed(self, kind: Kind, ciphertext: bytes) -> str:
        """The normalised plaintext."""
        nonce, sealed = ciphertext[1 : 1 + NONCE_BYTES], ciphertext[1 + NONCE_BYTES :]
        number = ciphertext[0] if ciphertext else 0
        if not 1 <= number <= self.newest or len(nonce) < NONCE_BYTES:
            raise SealBroken(f"The sealed {kind.value} names a key that this installation does not have.")
        try:
            return _cipher(self._root(number), kind).decrypt(nonce, sealed, kind.value.encode()).decode()
        except InvalidTag as error:
            raise SealBroken(f"The sealed {kind.value} does not open.") from error

    def mark(self) -> bytes:
        """What tells the key that seals from another one, and nothing of the key."""
        return _derived(self._root(self.current), "fingerprint")[:MARK_BYTES]

    def fingerprint(self, data: bytes) -> bytes:
        """A digest of anything that may hold such a value, so that nobody finds it by trying all numbers.

        By the first key, whichever seals: it stays the same when keys change.
        """
        return hmac.digest(_derived(self._root(1), "receipt"), data, "sha256")

    def _digest(self, number: int, kind: Kind, plaintext: str) -> bytes:
        normalise, _ = _FORM[kind]
        return hmac.digest(_key(self._root(number), "digest", kind), normalise(plaintext).encode(), "sha256")

    def _root(self, number: int) -> bytes:
        return self.keys[(number - 1) * KEY_BYTES : number * KEY_BYTES]


def _key(root: bytes, purpose: str, kind: Kind) -> bytes:
    return _derived(root, f"{purpose}/{kind.value}")


@lru_cache(maxsize=256)
def _derived(root: bytes, purpose: str) -> bytes:
    info = f"civil registry/sealed/1/{purpose}".encode()
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=info).derive(root)


@lru_cache(maxsize=64)
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
