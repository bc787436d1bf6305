"""Gives a mark that something was made wholly, and of what: written last, so a run that was killed is noticed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

NAME = ".stamp"


@dataclass(frozen=True, slots=True)
class Stamp:
    """The mark of one directory, and what it says when all was made of these sources."""

    directory: Path
    sum: str

    @classmethod
    def of(cls, directory: Path, *sources: Path) -> Stamp:
        """The mark of what is made of these files."""
        return cls(directory, summed(sources))

    def there(self) -> bool:
        """Whether the directory was made wholly, of just these sources."""
        mark = self.directory / NAME
        return mark.is_file() and mark.read_text(encoding="ascii") == self.sum

    def write(self) -> None:
        """Say that all is made."""
        (self.directory / NAME).write_text(self.sum, encoding="ascii")

    def clear(self) -> None:
        """Say nothing any more."""
        (self.directory / NAME).unlink(missing_ok=True)


def summed(sources: Iterable[Path]) -> str:
    """One sum of names and contents."""
    sums = hashlib.sha256()
    for source in sources:
        sums.update(f"{source.name}\0{hashlib.sha256(source.read_bytes()).hexdigest()}\n".encode())
    return sums.hexdigest()
