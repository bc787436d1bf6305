"""Gives the readers of settings: how the text of one variable becomes its value.

In       the text of a variable.
Out      a value of the setting's type.
Refuses  ValueError, whose words never hold the text: it may be a secret put under a wrong name.
Never    looks at another setting, or at the machine.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit


def word(kind: type[StrEnum]) -> Callable[[str], StrEnum]:
    """One of the words of an enum."""

    def parse(text: str) -> StrEnum:
        if text not in list(kind):
            raise ValueError("must be one of " + ", ".join(kind))
        return kind(text)

    return parse


def whole(least: int, most: int) -> Callable[[str], int]:
    """A whole number within bounds."""

    def parse(text: str) -> int:
        # Only plain digits: int() would also take "1_000" and Arabic-Indic ones.
        if not (text.isascii() and text.isdigit() and least <= int(text[:19]) <= most):
            raise ValueError(f"must be a whole number from {least} to {most}")
        return int(text)

    return parse


def path(text: str) -> Path:
    """A path; ``~`` is the home of whoever runs the process."""
    if not text or "\0" in text:
        raise ValueError("must be a path")
    return Path(text).expanduser()


def text(text: str) -> str:
    """A text without blanks around it."""
    if not text or not text.isprintable() or text != text.strip():
        raise ValueError("must be a text without blanks around it")
    return text


def database_url(text: str) -> str:
    """The URL of a PostgreSQL database."""
    # The value holds a password, so the refusal says nothing of it, and hides the parser's own error, which would.
    try:
        parts = urlsplit(text)
        sound = parts.scheme in ("postgresql", "postgres") and len(parts.path) > 1
    except ValueError:
        sound = False
    if not sound:
        raise ValueError("must be postgresql://ROLE:PASSWORD@HOST:PORT/DATABASE")
    return text
