"""The application: who asks, what is asked, the answer; and every exception as one refusal.

In       Settings.
Out      a Starlette application: ``/graphql`` and ``/auth/sign-in``.
Refuses  what the stages refuse; anything else becomes INTERNAL_SERVER_ERROR with the request's id, and a log entry.
Never    decides about a row.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from random import getrandbits

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from authz.token import TokenKey, TokenReader
from db.engine import Engine, create_engine
from db.sealing_key import Keys
from errors import INTERNAL, METHOD_NOT_ALLOWED, PAGE_NOT_FOUND, Refusals, Refused
from resolvers.acting import Acts, Envelope
from resolvers.commands.recording import Recording
from resolvers.document import Documents, Operation
from resolvers.read import Reader
from resolvers.write import Writer
from schema.contract import build_catalogue, build_schema
from schema.execution import Answering
from schema.mutation import COMMANDS
from server import http
from server.authority import Authority, bearer_token
from server.midnight import keep_days
from server.settings import Settings
from server.sign_in import SignInDesk

_log = logging.getLogger("registry")
Endpoint = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Desk:
    """What one worker answers with."""

    authority: Authority
    answering: Answering

    async def ask(self, request: Request) -> Response:
        """Answer one GraphQL request."""
        asker = await self.authority.principal(bearer_token(request.headers.get("authorization")))
        by_post = request.method == "POST"
        asked = await http.read_post(request) if by_post else http.read_get(request)
        operation = self.answering.documents.read(asked.text, asked.name, asked.variables)
        if not by_post and not operation.is_query:
            raise http.only_by_post()
        if operation.is_mutation:
            written = await self.answering.write(operation, asker, _envelope(request, operation))
            errors = http.errors(written.refusals, http.language(request), request.state.request_id)
            return http.answer(written.data, http.wants(request), errors)
        data = await self.answering.answer(operation, asker)
        return http.answer(data, http.wants(request))


def create_app(settings: Settings) -> Starlette:
    """The application of one worker."""
    engine = open_engine(settings)
    key = TokenKey.load_or_create(settings.token_key)
    reader = TokenReader(key, settings.token_issuer, settings.token_audience)
    authority = Authority(engine, reader)
    desk = Desk(authority, answering(engine, Keys(settings.sealing_key)))
    sign_in = SignInDesk(engine, key, settings.token_issuer, settings.token_audience, settings.token_lifetime)
    app = Starlette(
        routes=[
            Route("/graphql", _spoken(desk.ask), methods=["GET", "POST"]),
            Route("/auth/sign-in", _spoken(sign_in.answer), methods=["POST"]),
        ],
        exception_handlers={HTTPException: _no_page},
        lifespan=_lifespan(engine, authority),
    )
    app.router.redirect_slashes = False  # an address that is none is refused, not guessed
    return app


def open_engine(settings: Settings) -> Engine:
    """The engine of the runtime role.

    A statement is planned once, not for each request: planning costs more than running it, and the divisions of one level
    are alike in size.
    """
    planning = {"plan_cache_mode": "force_generic_plan"}
    return create_engine(settings.database_url or "", settings.pool_size, settings.statement_timeout_ms, planning)


def answering(engine: Engine, keys: Keys) -> Answering:
    """What answers the graph's queries and mutations over this engine."""
    schema, catalogue = build_schema(), build_catalogue()
    reader = Reader(catalogue, engine)
    writer = Writer(COMMANDS, Acts(engine, keys, Recording(catalogue)), reader)
    return Answering(schema, Documents(schema._schema), reader, writer)  # noqa: SLF001 - no public name


def _lifespan(engine: Engine, authority: Authority) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def living(_: Starlette) -> AsyncIterator[None]:
        authority.start()
        days = asyncio.create_task(keep_days(engine))
        try:
            yield
        finally:
            days.cancel()
            await asyncio.gather(days, return_exceptions=True)
            await authority.stop()
            await engine.dispose()

    return living


def _spoken(endpoint: Endpoint) -> Endpoint:
    """The endpoint with everything that it may raise as a response, and the request's id on it."""

    async def spoken(request: Request) -> Response:
        request_id = request.state.request_id = _request_id()
        try:
            response = await endpoint(request)
        except Refused as refused:
            response = _refusal(request, [refused], request_id)
        except Refusals as several:
            response = _refusal(request, several.refusals, request_id)
        except Exception:  # noqa: BLE001 - whatever it was, the client is told nothing but where to ask
            _log.exception("request %s failed", request_id)
            response = _refusal(request, [Refused(INTERNAL)], request_id)
        response.headers["X-Request-Id"] = request_id
        return response

    return spoken


def _envelope(request: Request, operation: Operation) -> Envelope:
    """What of a request stands in the record of the acts that it asks for."""
    address = "" if request.client is None else request.client.host
    return Envelope(request.state.request_id, address, operation.digest, http.language(request))


def _request_id() -> str:
    # To tell requests apart in a log, not to keep a secret.
    return f"{getrandbits(96):024x}"


def _refusal(request: Request, refusals: Sequence[Refused], request_id: str) -> Response:
    return http.refusal(refusals, http.wants(request), http.language(request), request_id)


async def _no_page(request: Request, wrong: Exception) -> Response:
    """Starlette's own refusals (404, 405) in our shape."""
    assert isinstance(wrong, HTTPException)
    no_page, no_method = Refused(PAGE_NOT_FOUND), Refused(METHOD_NOT_ALLOWED, detail=request.method)
    refused = no_page if wrong.status_code == 404 else no_method  # noqa: PLR2004
    request_id = _request_id()
    response = _refusal(request, [refused], request_id)
    response.status_code = wrong.status_code
    response.headers.update({**(wrong.headers or {}), "X-Request-Id": request_id})
    return response
