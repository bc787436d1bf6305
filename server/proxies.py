"""Gives a request the address and the scheme that its client had, where a proxy that we trust stands between.

In       an ASGI request; the addresses of the proxies that the settings trust.
Out      the same request, with the client's address: the record of power shows it.
Refuses  nothing: what cannot be read counts as not said.
Never    believes a header of somebody who is no such proxy.

``X-Forwarded-For`` grows to the right. So it is read from the right, as long as what stands there is a trusted proxy: the first
other address is the client's, whatever the client may itself have written further left.
"""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import ip_address

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from server.setting_values import Network

FOR, PROTO = "x-forwarded-for", "x-forwarded-proto"
FORWARDED = (FOR, "forwarded", "x-real-ip")
"""The headers by which a proxy, trusted or not, may be known."""

_SECURE = {"http": "https", "ws": "wss"}
_LONGEST = 20
"""How many hops are looked at."""


class Proxies:
    """Reads the headers of trusted proxies, before anything else looks at the request."""

    def __init__(self, app: ASGIApp, trusted: Sequence[Network]) -> None:
        self._app = app
        self._trusted = trusted

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""
        if self._trusted and scope["type"] in {"http", "websocket"}:
            peer = scope.get("client")
            if peer is not None and within(peer[0], self._trusted):
                scope = self._forwarded(scope)
        await self._app(scope, receive, send)

    def _forwarded(self, scope: Scope) -> Scope:
        headers = Headers(scope=scope)
        changed = dict(scope)
        client = self._client(headers.getlist(FOR))
        if client is not None:
            changed["client"] = (client, 0)
        protocols = headers.getlist(PROTO)
        if protocols and protocols[-1].strip().lower() == "https":
            changed["scheme"] = _SECURE.get(scope["scheme"], scope["scheme"])
        return changed

    def _client(self, lines: Sequence[str]) -> str | None:
        """The address nearest to us that is no trusted proxy's; nothing if a proxy has written something else."""
        hops = [hop.strip() for line in lines for hop in line.split(",")]
        client = None
        for hop in hops[: -_LONGEST - 1 : -1]:
            client = _address(hop)
            if client is None or not within(client, self._trusted):
                return client
        return client


def within(address: str, networks: Sequence[Network]) -> bool:
    """Whether an address lies in one of the networks; an IPv4 address in the clothes of IPv6 is what it is."""
    plain = _address(address)
    if plain is None:
        return False
    found = ip_address(plain)
    return any(found in network for network in networks)


def _address(text: str) -> str | None:
    host = text[1:].partition("]")[0] if text.startswith("[") else text
    if host.count(":") == 1:  # an IPv4 address with its port
        host = host.partition(":")[0]
    try:
        found = ip_address(host)
    except ValueError:
        return None
    mapped = getattr(found, "ipv4_mapped", None)
    return str(mapped or found)
