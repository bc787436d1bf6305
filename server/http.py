"""HTTP's side of GraphQL: a request's body or query string in, what it asks out; refusals as responses in one shape.

In       a Starlette request.
Out      Asked; which media type and language the client wants back; responses.
Refuses  Unread: what asked refuses; too large, a wrong content type, a broken query string.
Never    looks into the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from errors import METHOD_NOT_ALLOWED, Code, Refused
from server.answers import errors, without_data
from server.asked import MAX_BODY, Asked, Unread, read_asked, read_json, unique

JSON = "application/json"
GRAPHQL = "application/graphql-response+json"
EVENTS = "text/event-stream"
MAX_PARAMETERS = 10
"""The most fields of a query string; five have a meaning."""

_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
"""Answers hold personal data: nobody keeps them, and nobody takes them for a page."""

_ALWAYS = frozenset(
    {Code.UNAUTHENTICATED, Code.RATE_LIMITED, Code.UNAVAILABLE, Code.TIMEOUT, Code.INTERNAL_SERVER_ERROR}
)
"""Codes whose HTTP status tells even a client that asked for plain JSON, which else gets 200 with errors."""

_LATER = frozenset({Code.RATE_LIMITED, Code.UNAVAILABLE})
RETRY_SECONDS = 5
"""Refusals after which the same request may do later; and when, where the refusal does not say."""


async def read_post(request: Request) -> Asked:
    """The request in a JSON body."""
    demand_json(request)
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > MAX_BODY:
                raise Unread(413, f"> {MAX_BODY} bytes")
    except ClientDisconnect as gone:
        raise Unread(400, "body") from gone
    return read_asked(read_json(body, "body"))


def demand_json(request: Request) -> None:
    """Refuse a body that is not said to be JSON: no form of another site can say so."""
    if not _is_json(request.headers.get("content-type", "")):
        raise Unread(415, f"Content-Type: {JSON}")


def read_get(request: Request) -> Asked:
    """The request in a query string; its variables are JSON."""
    given: dict[str, Any] = _query(request.scope["query_string"])
    for name in ("variables", "extensions"):
        if given.get(name):
            given[name] = read_json(given[name], name)
        else:
            given.pop(name, None)
    return read_asked(given)


def only_by_post() -> Unread:
    """The refusal of an operation that changes something and came in a GET."""
    return Unread(405, "GET: query", METHOD_NOT_ALLOWED)


def only_by_name() -> Unread:
    """The refusal of a text that came in a GET, where addresses are kept out of logs."""
    return Unread(405, "GET: documentId", METHOD_NOT_ALLOWED)


def wants(request: Request) -> str:
    """The media type of the answer.

    GraphQL's own if the client names it and likes it no less than plain JSON; events if it likes them better than both.
    """
    accepted = request.headers.get("accept", "").lower()
    if GRAPHQL not in accepted and EVENTS not in accepted:
        return JSON
    weights = dict(_weighted(accepted))
    graphql, plain, events = (weights.get(media, 0.0) for media in (GRAPHQL, JSON, EVENTS))
    if events > max(graphql, plain):
        return EVENTS
    return GRAPHQL if graphql >= max(plain, 0.001) else JSON


def language(request: Request) -> str:
    """``zh`` or ``en``, whichever the client likes better; Chinese if it does not say."""
    return preferred(request.headers.get("accept-language", ""))


def preferred(accepted: str) -> str:
    """The same of the text of an ``Accept-Language`` header."""
    best, chosen = 0.0, "zh"
    for tag, weight in _weighted(accepted):
        name = tag.partition("-")[0]
        if name in {"zh", "en"} and weight > best:
            best, chosen = weight, name
    return chosen


def answer(body: bytes, media: str) -> Response:
    """What was carried out."""
    return Response(body, media_type=media, headers=_HEADERS)


def refusal(refusals: Sequence[Refused], media: str, spoken: str, request_id: str) -> Response:
    """The refusals as GraphQL errors; there is no data beside them."""
    body = without_data(errors(refusals, spoken, request_id))
    first = refusals[0]
    shown = GRAPHQL if media == EVENTS else media
    return Response(body, _status(first, shown), _HEADERS | _headers(first), shown)


def _status(refused: Refused, media: str) -> int:
    if isinstance(refused, Unread):
        return refused.status
    return refused.code.status if media == GRAPHQL or refused.code in _ALWAYS else 200


def _headers(refused: Refused) -> dict[str, str]:
    if refused.code is Code.UNAUTHENTICATED:
        return {"WWW-Authenticate": "Bearer"}
    if refused.code in _LATER:
        return {"Retry-After": str(refused.facts.get("seconds", RETRY_SECONDS))}
    return {"Allow": "POST"} if isinstance(refused, Unread) and refused.sentence is METHOD_NOT_ALLOWED else {}


def _is_json(content_type: str) -> bool:
    kind, _, parameters = content_type.lower().partition(";")
    _, _, charset = parameters.replace('"', "").partition("charset=")
    return kind.strip() == JSON and charset.strip() in {"", "utf-8", "utf8"}


def _query(raw: bytes) -> dict[str, str]:
    try:
        pairs = parse_qsl(raw.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MAX_PARAMETERS)
        return unique(pairs)
    except ValueError as broken:
        raise Unread(400, "query string") from broken


def _weighted(header: str) -> Iterator[tuple[str, float]]:
    """What a header of the Accept family lists, in small letters, with how much each is liked."""
    for item in header.lower().split(","):
        name, _, parameters = item.partition(";")
        yield name.strip(), _weight(parameters)


def _weight(parameters: str) -> float:
    _, _, number = parameters.partition("q=")
    try:
        return float(number.partition(";")[0]) if number else 1.0
    except ValueError:
        return 0.0
