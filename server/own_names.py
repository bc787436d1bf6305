"""Tells whether a request came under a name of this server, or under one that somebody else has pointed here.

In       the headers of a request; the names that the settings give this server.
Out      yes or no.
Refuses  nothing.
Never    believes a name because the connection arrived: a page may have its own name answered with our address after it was
         loaded (DNS rebinding), and then its browser takes us for the page's server. An address cannot be pointed elsewhere.
"""

from __future__ import annotations

from collections.abc import Collection
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers

LOOPBACK = "localhost"


def is_own(headers: Headers, names: Collection[str]) -> bool:
    """Whether ``Host`` is an address, a name of loopback, or one of these names, in small letters; whatever the port."""
    told = headers.getlist("host")
    name = _name(told[0]) if len(told) == 1 else None
    if name is None:
        return False
    return name == LOOPBACK or name.endswith(f".{LOOPBACK}") or name in names or _is_address(name)


def _name(host: str) -> str | None:
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port
    except ValueError:
        return None
    return parts.hostname if parts.netloc == host and "@" not in host else None


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
