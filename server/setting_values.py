"""Gives the readers of settings: how the text of one variable becomes its value.

In       the text of a variable.
Out      a value of the setting's type.
Refuses  ValueError, whose words never hold the text: it may be a secret put under a wrong name.
Never    looks at another setting, or at the machine.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import TypeAlias
from urllib.parse import urlsplit

Network: TypeAlias = IPv4Network | IPv6Network
LOOPBACK: tuple[Network, ...] = (ip_network("127.0.0.0/8"), ip_network("::1/128"))


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


def postgres_url(text: str) -> str:
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


def networks(text: str) -> tuple[Network, ...]:
    """Addresses or networks, with commas between them; none in an empty text."""
    try:
        return tuple(ip_network(each) for each in _listed(text))
    except ValueError:
        raise ValueError("must be addresses or networks with commas between them, like 10.1.2.3,10.2.0.0/16") from None


def origins(text: str) -> tuple[str, ...]:
    """Origins as a browser writes them, with commas between them; none in an empty text."""
    found = _listed(text)
    if not all(map(_is_origin, found)):
        raise ValueError("must be origins with commas between them, like https://bureau.example; no path, no asterisk")
    return tuple(found)


def web_address(text: str) -> str:
    """An address of http or https."""
    try:
        parts = urlsplit(text)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.username
    except ValueError:
        sound = False
    if not sound:
        raise ValueError("must be an address like http://127.0.0.1:4318/v1/traces")
    return text


def _listed(text: str) -> list[str]:
    return [each.strip() for each in text.split(",")] if text else []


def _is_origin(text: str) -> bool:
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    # Written back from its parts it must be the same: in small letters, without the port that goes without saying.
    spelt = f"{parts.scheme}://{host}" + (f":{port}" if port is not None else "")
    return parts.scheme in ("http", "https") and bool(host) and spelt == text and port != _OWN_PORT[parts.scheme]


_OWN_PORT = {"http": 80, "https": 443}
