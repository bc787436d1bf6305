"""Gives every response the headers by which a browser protects who reads it, and lets the pages of listed origins ask.

In       an ASGI request; the origins that the settings list.
Out      its response with these headers; the answer to a browser's question before a request from another origin (CORS).
Refuses  nothing: the browser keeps from a page of another origin what the headers do not open to it.
Never    opens anything to an origin that is not listed; takes away a header that the page itself has set.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ALWAYS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
"""What every response says unless the page says it otherwise."""

SECURE: Mapping[str, str] = {"Strict-Transport-Security": "max-age=31536000"}
"""What a response over TLS says besides."""

METHODS = "GET, POST"
ASKED = "Authorization, Content-Type, Accept, Accept-Language"
SHOWN = "X-Request-Id, Retry-After, Server-Timing"
SECONDS_REMEMBERED = "600"


class Protections:
    """Adds the headers to whatever answers below."""

    def __init__(self, app: ASGIApp, origins: Collection[str]) -> None:
        self._app = app
        self._origins = frozenset(origins)
        self._plain = [(name.lower().encode(), value.encode()) for name, value in ALWAYS.items()]
        self._secure = [(name.lower().encode(), value.encode()) for name, value in SECURE.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        origin = self._origin(scope)

        async def protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._add(message, origin, secure=scope["scheme"] == "https")
            await send(message)

        app = _preflight() if origin and _is_preflight(scope) else self._app
        await app(scope, receive, protected)

    def _origin(self, scope: Scope) -> str | None:
        """The origin that asks, if it is listed."""
        if not self._origins:
            return None
        told = Headers(scope=scope).get("origin", "")
        return told if told in self._origins else None

    def _add(self, message: Message, origin: str | None, *, secure: bool) -> None:
        headers = message.setdefault("headers", [])
        there = {name for name, _ in headers}
        ours = [*self._plain, *self._secure] if secure else self._plain
        headers.extend(each for each in ours if each[0] not in there)
        if self._origins:
            _open(MutableHeaders(raw=headers), origin)


def _open(headers: MutableHeaders, origin: str | None) -> None:
    headers.add_vary_header("Origin")
    if origin is not None:
        headers["Access-Control-Allow-Origin"] = origin
        headers["Access-Control-Expose-Headers"] = SHOWN


def _is_preflight(scope: Scope) -> bool:
    return scope["method"] == "OPTIONS" and "access-control-request-method" in Headers(scope=scope)


def _preflight() -> Response:
    headers = {
        "Access-Control-Allow-Methods": METHODS,
        "Access-Control-Allow-Headers": ASKED,
        "Access-Control-Max-Age": SECONDS_REMEMBERED,
    }
    return Response(status_code=204, headers=headers)
