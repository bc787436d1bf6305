"""The application: what stands at which address; and every exception of HTTP as one refusal.

In       Settings.
Out      a Starlette application: ``/graphql``, ``/auth/sign-in``, the explorer, and the pages for those who run it.
Refuses  what the stages refuse; anything else becomes INTERNAL_SERVER_ERROR with the request's id, and a log entry.
Never    decides about a row.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute

from authz.token import TokenKey, TokenReader
from db.engine import PLANNED_ONCE, Engine, create_engine
from db.sealing_key import Keys
from errors import INTERNAL, METHOD_NOT_ALLOWED, PAGE_NOT_FOUND, Refusals, Refused
from resolvers.acting import Acts
from resolvers.commands.recording import Recording
from resolvers.document import Documents
from resolvers.write import Writer
from schema.contract import build_catalogue, build_schema
from schema.execution import Answering
from schema.mutation import COMMANDS
from server import explorer, http, migrating
from server.authority import Authority
from server.desk import Desk
from server.endpoint import Endpoint
from server.figures import Figures
from server.gate import Gate
from server.health import Health
from server.leaving import Left
from server.lines import CLOSING
from server.live import Live
from server.metrics import Metrics
from server.midnight import keep_days
from server.passage import Passage
from server.persisted import Persisted
from server.protections import Protections
from server.proxies import Proxies
from server.rates import Rates
from server.settings import Accepted, Mode, Settings
from server.sign_in import SignInDesk
from server.sockets import Sockets
from server.streams import Streams
from server.traces import traces_to
from server.watch import Watch, WatchedEngine, WatchedReader

_log = logging.getLogger("registry")
_NOBODY = 499
"""The status of a response to a client who is gone; nobody reads it."""

Answer = Callable[[Request], Awaitable[Response]]


def create_app(settings: Settings) -> Starlette:
    """The application of one worker."""
    engine = open_engine(settings)
    key = TokenKey.load_or_create(settings.token_key)
    reader = TokenReader(key, settings.token_issuer, settings.token_audience)
    authority = Authority(engine, reader)
    gate = Gate(settings, Rates(settings.rates), settings.pool_size)
    answers = answering(engine, Keys(settings.sealing_key))
    closed = settings.mode is Mode.PRODUCTION
    persisted = Persisted(engine, answers.documents, only=settings.documents is Accepted.REGISTERED, closed=closed)
    watch = _watch(settings)
    live = Live(engine, settings.live_seconds, settings.pool_size, lambda: authority.version)
    desk = Desk(answers, gate, persisted)
    streams = Streams(authority, desk, watch, live)
    endpoint = Endpoint(authority, desk, streams, settings.cache_seconds, closed)
    sockets = Sockets(streams, settings.cors_origins)
    sign_in = SignInDesk(engine, key, settings.token_issuer, settings.token_audience, settings.token_lifetime)
    health = Health(engine, settings.sealing_key, migrating.newest())
    figures = Figures(watch.metrics, engine, authority, answers.reader, sockets, settings.metrics_from)
    app = Starlette(
        routes=[
            Route("/graphql", _spoken(watch, endpoint.answer), methods=["GET", "POST"]),
            WebSocketRoute("/graphql", sockets.answer),
            Route("/auth/sign-in", _spoken(watch, sign_in.answer), methods=["POST"]),
            Route("/livez", health.livez),
            Route("/readyz", health.readyz),
            Route("/metrics", figures.answer),
            *explorer.routes(settings, sign_in, lambda endpoint: _spoken(watch, endpoint)),
        ],
        middleware=[
            *([Middleware(Proxies, trusted=settings.trusted_proxies)] if settings.trusted_proxies else []),
            Middleware(Protections, origins=settings.cors_origins),
        ],
        exception_handlers={HTTPException: _no_page(watch)},
        lifespan=_lifespan(engine, streams, figures),
    )
    app.router.redirect_slashes = False  # an address that is none is refused, not guessed
    return app


def open_engine(settings: Settings) -> Engine:
    """The engine of the runtime role."""
    url, milliseconds = settings.database_url or "", settings.statement_timeout_ms
    return create_engine(url, settings.pool_size, milliseconds, PLANNED_ONCE, WatchedEngine)


def answering(engine: Engine, keys: Keys) -> Answering:
    """What answers the graph's queries and mutations over this engine."""
    schema, catalogue = build_schema(), build_catalogue()
    reader = WatchedReader(catalogue, engine)
    writer = Writer(COMMANDS, Acts(engine, keys, Recording(catalogue)), reader)
    return Answering(schema, Documents(schema._schema), reader, writer)  # noqa: SLF001 - no public name


def _watch(settings: Settings) -> Watch:
    traces = None if settings.traces_endpoint is None else traces_to(settings.traces_endpoint)
    return Watch(Metrics(), traces, timings=settings.mode is Mode.DEMO)


def _lifespan(
    engine: Engine, streams: Streams, figures: Figures
) -> Callable[[Starlette], AbstractAsyncContextManager[Mapping[str, Any]]]:
    authority, watch, live = streams.authority, streams.watch, streams.live

    @asynccontextmanager
    async def living(_: Starlette) -> AsyncIterator[Mapping[str, Any]]:
        authority.start()
        tasks = [asyncio.create_task(keep_days(engine)), asyncio.create_task(figures.keep())]
        try:
            yield {CLOSING: live.close}
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await live.stop()
            await authority.stop()
            await engine.dispose()
            streams.desk.gate.rates.close()
            if watch.traces is not None:
                await asyncio.to_thread(watch.traces.close)

    return living


def _spoken(watch: Watch, endpoint: Answer) -> Answer:
    """The endpoint with everything that it may raise as a response, and the request's id on it."""

    async def spoken(request: Request) -> Response:
        passage = watch.begin()
        request.state.request_id = passage.request_id
        try:
            response = await endpoint(request)
        except Refused as refused:
            response = _refusal(request, [refused], passage)
        except Refusals as several:
            response = _refusal(request, several.refusals, passage)
        except Left:
            watch.leave(passage, request.headers)
            return Response(status_code=_NOBODY)
        except Exception:  # noqa: BLE001 - whatever it was, the client is told nothing but where to ask
            _log.exception("request %s failed", passage.request_id)
            response = _refusal(request, [Refused(INTERNAL)], passage)
        except asyncio.CancelledError:
            watch.leave(passage, request.headers)
            raise
        watch.end(passage, request, response)
        return response

    return spoken


def _refusal(request: Request, refusals: Sequence[Refused], passage: Passage) -> Response:
    passage.outcome = refusals[0].code.name
    return http.refusal(refusals, http.wants(request), http.language(request), passage.request_id)


def _no_page(watch: Watch) -> Callable[[Request, Exception], Awaitable[Response]]:
    """Starlette's own refusals (404, 405) in our shape."""

    async def no_page(request: Request, wrong: Exception) -> Response:
        assert isinstance(wrong, HTTPException)
        passage = watch.begin()
        no_page, no_method = Refused(PAGE_NOT_FOUND), Refused(METHOD_NOT_ALLOWED, detail=request.method)
        response = _refusal(request, [no_page if wrong.status_code == 404 else no_method], passage)  # noqa: PLR2004
        response.status_code = wrong.status_code
        response.headers.update(wrong.headers or {})
        watch.end(passage, request, response)
        return response

    return no_page
