"""HTTP's side of GraphQL: a request's body or query string in, what it asks out; refusals as responses in one shape.

In       a Starlette request.
Out      Asked: text or what names it, operation name, variables; and which media type and language the client wants back.
Refuses  Unread: no JSON in UTF-8, not an object, a name twice, fields of the wrong type, too large, a wrong content type.
Never    looks into the document; mends what is broken: a replaced letter would ask for something else.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from errors import INVALID_REQUEST, METHOD_NOT_ALLOWED, Code, Refused, Sentence
from server.document_names import Named, named

JSON = "application/json"
GRAPHQL = "application/graphql-response+json"
MAX_BODY = 1_000_000
"""The most bytes of a request's body."""

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


@dataclass(frozen=True, slots=True)
class Asked:
    """One GraphQL request: the text of a document, or what names it, or by Apollo's protocol both."""

    text: str | None
    name: str | None
    variables: Mapping[str, Any] | None
    named: Named | None


class Unread(Refused):
    """A request of which nothing can be carried out; its HTTP status holds whatever media type the client wants."""

    def __init__(self, status: int, detail: str, sentence: Sentence = INVALID_REQUEST) -> None:
        super().__init__(sentence, detail=detail)
        self.status = status


async def read_post(request: Request) -> Asked:
    """The request in a JSON body."""
    if not _is_json(request.headers.get("content-type", "")):
        raise Unread(415, f"Content-Type: {JSON}")
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > MAX_BODY:
                raise Unread(413, f"> {MAX_BODY} bytes")
    except ClientDisconnect as gone:
        raise Unread(400, "body") from gone
    return _asked(_json(body, "body"))


def read_get(request: Request) -> Asked:
    """The request in a query string; its variables are JSON."""
    given: dict[str, Any] = _query(request.scope["query_string"])
    for name in ("variables", "extensions"):
        if given.get(name):
            given[name] = _json(given[name].encode(), name)
        else:
            given.pop(name, None)
    return _asked(given)


def only_by_post() -> Unread:
    """The refusal of an operation that changes something and came in a GET."""
    return Unread(405, "GET: query", METHOD_NOT_ALLOWED)


def only_by_name() -> Unread:
    """The refusal of a text that came in a GET, where addresses are kept out of logs."""
    return Unread(405, "GET: documentId", METHOD_NOT_ALLOWED)


def wants(request: Request) -> str:
    """The media type of the answer: GraphQL's own if the client names it and likes it no less, else plain JSON."""
    accepted = request.headers.get("accept", "")
    if GRAPHQL not in accepted.lower():
        return JSON
    weights = dict(_weighted(accepted))
    return GRAPHQL if weights.get(GRAPHQL, 0.0) >= max(weights.get(JSON, 0.0), 0.001) else JSON


def language(request: Request) -> str:
    """``zh`` or ``en``, whichever the client likes better; Chinese if it does not say."""
    best, chosen = 0.0, "zh"
    for tag, weight in _weighted(request.headers.get("accept-language", "")):
        name = tag.partition("-")[0]
        if name in {"zh", "en"} and weight > best:
            best, chosen = weight, name
    return chosen


def answer(
    data: bytes, media: str, cost: Mapping[str, object], errors: Sequence[Mapping[str, object]] = ()
) -> Response:
    """The data, as the database wrote it, and what it cost; with the errors of those acts that could not be tried."""
    told = b',"errors":' + json.dumps(errors, ensure_ascii=False).encode(errors="replace") if errors else b""
    beside = b',"extensions":{"cost":' + json.dumps(cost).encode() + b"}}"
    return Response(b'{"data":' + data + told + beside, media_type=media, headers=_HEADERS)


def errors(refusals: Sequence[Refused], spoken: str, request_id: str) -> list[dict[str, object]]:
    """The refusals as GraphQL errors."""
    return [_error(refused, spoken, request_id) for refused in refusals]


def refusal(refusals: Sequence[Refused], media: str, spoken: str, request_id: str) -> Response:
    """The refusals as GraphQL errors; there is no data beside them."""
    told = errors(refusals, spoken, request_id)
    body = json.dumps({"errors": told}, ensure_ascii=False).encode(errors="replace")
    first = refusals[0]
    return Response(body, _status(first, media), _HEADERS | _headers(first), media)


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


def _error(refused: Refused, spoken: str, request_id: str) -> dict[str, object]:
    error: dict[str, object] = {"message": refused.text(spoken)}
    if refused.locations:
        error["locations"] = [{"line": line, "column": column} for line, column in refused.locations]
    if refused.path is not None:
        error["path"] = list(refused.path)
    error["extensions"] = {"code": refused.code.name, "requestId": request_id}
    return error


def _is_json(content_type: str) -> bool:
    kind, _, parameters = content_type.lower().partition(";")
    _, _, charset = parameters.replace('"', "").partition("charset=")
    return kind.strip() == JSON and charset.strip() in {"", "utf-8", "utf8"}


def _query(raw: bytes) -> dict[str, str]:
    try:
        pairs = parse_qsl(raw.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MAX_PARAMETERS)
        return _object(pairs)
    except ValueError as broken:
        raise Unread(400, "query string") from broken


def _json(text: bytes | bytearray, what: str) -> Any:  # noqa: ANN401 - any JSON
    try:
        return _DECODER.decode(text.decode())
    except (ValueError, RecursionError) as unreadable:
        raise Unread(400, f"{what}: JSON") from unreadable


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    # Of a name that is given twice, one reader takes the first and another the last.
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError(pairs)
    return found


def _no_number(name: str) -> None:
    raise ValueError(name)  # NaN and Infinity, which Python reads though they are no JSON


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_no_number)


def _asked(given: Any) -> Asked:  # noqa: ANN401 - any JSON
    if isinstance(given, dict) and all(isinstance(given.get(name), kind) for name, kind in _KINDS.items()):
        text, found = given.get("query"), _named(given)
        if text or (found is not None and text is None):
            return Asked(text, given.get("operationName") or None, given.get("variables"), found)
    raise Unread(400, '{"query": "…", "operationName": "…", "variables": {…}}')


_KINDS = {"query": str | None, "operationName": str | None, "variables": dict | None, "extensions": dict | None}


def _named(given: Mapping[str, Any]) -> Named | None:
    try:
        return named(given)
    except ValueError as wrong:
        raise Unread(400, str(wrong)) from wrong


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
