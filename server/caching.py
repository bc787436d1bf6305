"""Gives the headers by which a browser may keep the answer to a named query that came by GET.

In       the request, the response with its data; for how many seconds nothing need be asked.
Out      the response for this one principal's own cache; 304 without a body if that cache has the same data already.
Refuses  nothing.
Never    lets a shared cache keep an answer, or one principal's cache answer another; is asked about refusals and mutations.
"""

from __future__ import annotations

from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

VARY = "Authorization, Accept"
"""What an answer depends on beside its address: who asks, and in which media type."""


def keep(request: Request, response: Response, data: bytes, seconds: int) -> Response:
    """The response with the headers, or that nothing has changed."""
    tag = _tag(data, response.media_type or "")
    headers = {
        "Cache-Control": f"private, max-age={seconds}, must-revalidate" if seconds else "private, no-cache",
        "Vary": VARY,
        "ETag": tag,
    }
    if tag in _known(request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers=headers)
    response.headers.update(headers)
    return response


def _tag(data: bytes, media: str) -> str:
    # Weak: what the answer has cost is told beside the data, and is another each time.
    return f'W/"{sha256(media.encode() + data).hexdigest()[:32]}"'


def _known(header: str) -> set[str]:
    return {each.strip() for each in header.split(",")}
