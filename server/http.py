"""HTTP's side of GraphQL: a request's body or query string in, what it asks out; refusals as responses in one shape.

In       a Starlette request.
Out      Asked: text, operation name, variables, and which media type the client wants back.
Refuses  BAD_USER_INPUT: not JSON, not an object, fields of the wrong type, too large, a wrong content type.
Never    looks into the document.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from errors import INVALID_REQUEST, Code, Refused

JSON = "application/json"
GRAPHQL = "application/graphql-response+json"
MAX_BODY = 1_000_000
"""The most bytes of a request's body."""

_ALWAYS = frozenset(
    {Code.UNAUTHENTICATED, Code.RATE_LIMITED, Code.UNAVAILABLE, Code.TIMEOUT, Code.INTERNAL_SERVER_ERROR}
)
"""Codes whose HTTP status tells even a client that asked for plain JSON, which else gets 200 with errors."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One GraphQL request."""

    text: str
    name: str | None
    variables: Mapping[str, Any] | None


async def read_post(request: Request) -> Asked:
    """The request in a JSON body."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != JSON:
        raise Refused(INVALID_REQUEST, detail="Content-Type: application/json")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY:
            raise Refused(INVALID_REQUEST, detail=f"> {MAX_BODY} bytes")
    return _asked(_json(bytes(body), "body"))


def read_get(request: Request) -> Asked:
    """The request in a query string; its variables are JSON."""
    given: dict[str, Any] = dict(request.query_params)
    for name in ("variables", "extensions"):
        if given.get(name):
            given[name] = _json(given[name].encode(errors="replace"), name)
        else:
            given.pop(name, None)
    return _asked(given)


def wants(request: Request) -> str:
    """The media type of the answer: GraphQL's own if the client names it, else plain JSON."""
    return GRAPHQL if GRAPHQL in request.headers.get("accept", "") else JSON


def language(request: Request) -> str:
    """``zh`` or ``en``, whichever the client likes better; Chinese if it does not say."""
    best, chosen = 0.0, "zh"
    for item in request.headers.get("accept-language", "").split(","):
        tag, _, parameters = item.partition(";")
        name = tag.strip().lower()[:2]
        weight = _weight(parameters)
        if name in {"zh", "en"} and weight > best:
            best, chosen = weight, name
    return chosen


def answer(data: bytes, media: str) -> Response:
    """The data, as the database wrote it."""
    return Response(b'{"data":' + data + b"}", media_type=media)


def refusal(refusals: Sequence[Refused], media: str, spoken: str, request_id: str) -> Response:
    """The refusals as GraphQL errors; there is no data beside them."""
    errors = [_error(refused, spoken, request_id) for refused in refusals]
    code = refusals[0].code
    status = code.status if media == GRAPHQL or code in _ALWAYS or refusals[0].sentence is INVALID_REQUEST else 200
    body = json.dumps({"errors": errors}, ensure_ascii=False).encode(errors="replace")
    headers = {"WWW-Authenticate": "Bearer"} if code is Code.UNAUTHENTICATED else {}
    return Response(body, status_code=status, media_type=media, headers=headers)


def _error(refused: Refused, spoken: str, request_id: str) -> dict[str, object]:
    error: dict[str, object] = {"message": refused.text(spoken)}
    if refused.locations:
        error["locations"] = [{"line": line, "column": column} for line, column in refused.locations]
    if refused.path is not None:
        error["path"] = list(refused.path)
    error["extensions"] = {"code": refused.code.name, "requestId": request_id}
    return error


def _json(text: bytes, what: str) -> Any:  # noqa: ANN401 - any JSON
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as unreadable:
        raise Refused(INVALID_REQUEST, detail=f"{what}: JSON") from unreadable


def _asked(given: Any) -> Asked:  # noqa: ANN401 - any JSON
    match given:
        case {"query": str(text), **rest} if text:
            name, variables = rest.get("operationName"), rest.get("variables")
            if isinstance(name, str | None) and isinstance(variables, dict | None):
                return Asked(text, name or None, variables)
    raise Refused(INVALID_REQUEST, detail='{"query": "…", "operationName": "…", "variables": {…}}')


def _weight(parameters: str) -> float:
    _, _, number = parameters.partition("q=")
    try:
        return float(number) if number else 1.0
    except ValueError:
        return 0.0
