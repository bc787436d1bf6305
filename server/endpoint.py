"""Answers GraphQL over HTTP: who asks, what is asked, one answer; or, where events are wanted, a stream of them.

In       a Starlette request.
Out      a response: JSON in the media type that the client likes best, kept by its browser where it may be; or Events.
Refuses  what authority, http and the desk refuse; a mutation by GET, where it is closed any text by GET; a subscription where no
         events are wanted.
Never    carries anything out by itself.
"""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from errors import Refused
from errors.streams import STREAM_NEEDED
from resolvers.acting import Envelope
from resolvers.document import Operation
from server import caching, http
from server.authority import Authority, bearer_token
from server.desk import Desk
from server.events import Events
from server.leaving import unless_left
from server.messages import PROTOCOL
from server.passage import stage
from server.streams import Caller, Streams
from server.watch import entitle_stream


@dataclass(frozen=True, slots=True)
class Endpoint:
    """``/graphql`` over HTTP."""

    authority: Authority
    desk: Desk
    streams: Streams
    cache_seconds: int
    closed: bool
    """Whether a text that comes in an address is refused."""

    async def answer(self, request: Request) -> Response:
        """The response to one request."""
        with stage("authority"):
            bearer = bearer_token(request.headers.get("authorization"))
            asker = await self.authority.principal(bearer)
        by_post = request.method == "POST"
        asked = await http.read_post(request) if by_post else http.read_get(request)
        if self.closed and not by_post and asked.text is not None:
            raise http.only_by_name()
        media = http.wants(request)
        if media == http.EVENTS:
            entitle_stream()
            caller = Caller(bearer, address(request), http.language(request), request.headers)
            return Events(self.streams, asked, caller, asker.principal.account_id, acts=by_post)
        carried = await self.desk.carry(asked, asker, _Plain(request, by_post))
        response = http.answer(carried.body, media)
        if by_post or asked.text is not None:
            return response
        return caching.keep(request, response, carried.data, self.cache_seconds)


class _Plain:
    """One request and its response, as a way."""

    __slots__ = ("_by_post", "_request")

    def __init__(self, request: Request, by_post: bool) -> None:  # noqa: FBT001 - two words of one place
        self._request = request
        self._by_post = by_post

    def check(self, operation: Operation) -> None:
        """Only queries are carried by GET, and no subscription."""
        if operation.is_subscription:
            raise Refused(STREAM_NEEDED, protocol=PROTOCOL, media=http.EVENTS)
        if operation.is_mutation and not self._by_post:
            raise http.only_by_post()

    def envelope(self, operation: Operation) -> Envelope:
        """What of a request stands in the record of the acts that it asks for."""
        request = self._request
        return Envelope(request.state.request_id, address(request), operation.digest, http.language(request))

    def awaited(self) -> AbstractAsyncContextManager[None]:
        """As long as the client is there."""
        return unless_left(self._request)


def address(request: Request) -> str:
    """The client's address, if it is known."""
    return "" if request.client is None else request.client.host
