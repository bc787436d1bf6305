"""Gives the file of keys: how it is read, made, and grows by one key.

In       the path of a file that holds keys of 32 bytes, one after the other, and nothing else.
Out      the bytes of all keys; a key's number is its place, from 1.
Refuses  SettingsRefused: a file that others can read, that cannot be read, that is full.
Never    leaves half a key, nor a moment without a file; takes a key out.
"""

from __future__ import annotations

import fcntl
import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from errors import SettingsRefused

KEY_BYTES = 32
MOST_KEYS = 255
"""A key's number is one byte of each ciphertext."""


def read_keys(path: Path) -> bytes:
    """The keys in the file, which nobody but its owner may read."""
    try:
        with path.open("rb") as file:
            mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
            keys = file.read(KEY_BYTES * MOST_KEYS + 1)
    except OSError as error:
        raise SettingsRefused(f"The key file {path.name} cannot be read: {error.strerror}.") from error
    if mode & 0o077:
        raise SettingsRefused(f"The key file {path.name} has mode {mode:04o}; others may read it. Make it 0600.")
    return keys


def create_key(path: Path) -> None:
    """A new file with one random key, mode 0600, unless there is a file."""
    if path.exists():
        return
    draft = _draft(path, os.urandom(KEY_BYTES))
    try:
        # Linked into place when complete: of two starters one wins.
        with _alone(path.parent) as settle, suppress(FileExistsError):
            os.link(draft, path)
            settle()
    finally:
        draft.unlink()


def append_key(path: Path) -> int:
    """One more random key at the end of the file; gives its number."""
    # The file itself, not a link to it: a link would be replaced by a file.
    file = path.resolve()
    with _alone(file.parent) as settle:
        keys = read_keys(file)
        number = len(keys) // KEY_BYTES + 1
        if number > MOST_KEYS:
            raise SettingsRefused(f"The key file {path.name} is full: it holds {MOST_KEYS} keys.")
        _replace(file, keys + os.urandom(KEY_BYTES))
        settle()
    return number


def _replace(file: Path, keys: bytes) -> None:
    draft = _draft(file, keys)
    try:
        _give_to_owner(draft, file)
        # In the place of the old one when complete: whoever reads finds all keys of one or of the other.
        draft.replace(file)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _draft(path: Path, keys: bytes) -> Path:
    handle, draft = tempfile.mkstemp(prefix=".key-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(keys)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        Path(draft).unlink()
        raise
    return Path(draft)


def _give_to_owner(draft: Path, file: Path) -> None:
    # An administrator may turn the key of a server that runs as somebody else.
    owner = file.stat()
    if (owner.st_uid, owner.st_gid) != (os.getuid(), os.getgid()):
        os.chown(draft, owner.st_uid, owner.st_gid)


@contextmanager
def _alone(directory: Path) -> Iterator[Callable[[], None]]:
    """Nobody else of this machine changes a key file there meanwhile; gives what makes a new name in it durable."""
    handle = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield lambda: os.fsync(handle)
    finally:
        os.close(handle)
