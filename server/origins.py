"""Tells whether the page that opens a connection is one of ours.

In       the headers of a request; the origins that the settings list.
Out      yes or no.
Refuses  nothing.
Never    believes what a page could write itself: a browser sets Origin, and nobody who is no browser is kept out.
"""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers

_PORTS = {"http": 80, "https": 443}


def may_connect(headers: Headers, listed: Collection[str]) -> bool:
    """Whether a page of this origin may open a connection: of the same host and port, or listed. No origin, no page."""
    told = headers.getlist("origin")
    if not told:
        return True
    if len(told) > 1:
        return False
    scheme = told[0].partition("://")[0]
    own = _place(scheme, f"{scheme}://{headers.get('host', '')}")
    return told[0] in listed or (own is not None and own == _place(scheme, told[0]))


def _place(scheme: str, url: str) -> tuple[str, int] | None:
    """Host and port of an address."""
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS[scheme]
    except (ValueError, KeyError):
        return None
    return (parts.hostname, port) if parts.hostname else None
