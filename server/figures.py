"""Answers ``/metrics``, and keeps what a worker's parts have counted where the answer is made of.

In       the parts of a worker: its engine, its memory of askers, its reader of plans, its streams.
Out      the figures in Prometheus' text format.
Refuses  whoever is not listed, or comes by a proxy, as if the page did not exist.
Never    asks the database for more than the moment of the newest entry of the record.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from math import nan

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from db.engine import Engine, connection
from errors import Refused
from resolvers.read import Reader
from server.authority import Authority
from server.metrics import MEDIA, Metrics
from server.proxies import FORWARDED, within
from server.setting_values import Network
from server.sockets import Sockets

EVERY_SECONDS = 1.0
"""How often a worker tells how its parts stand, in case another worker is asked."""
PATIENCE = 2.0
_AGE = "SELECT extract(epoch FROM clock_timestamp() - guard.audit_newest())::float8"


@dataclass(frozen=True, slots=True)
class Figures:
    """The page of one worker."""

    metrics: Metrics
    engine: Engine
    authority: Authority
    reader: Reader
    sockets: Sockets
    readers: Sequence[Network]

    async def answer(self, request: Request) -> Response:
        """The endpoint."""
        if not self._may_read(request):
            raise HTTPException(404)
        self.publish()
        self.metrics.lag(await self._age())
        return Response(self.metrics.text(), headers={"Content-Type": MEDIA})

    def publish(self) -> None:
        """Tell how the parts stand now."""
        self.metrics.pool(self.engine.standing())
        self.metrics.lookups("asker", found=self.authority.found, missed=self.authority.asked)
        self.metrics.lookups("plan", found=self.reader.found, missed=self.reader.made)
        streams = self.sockets.streams
        self.metrics.live(sockets=self.sockets.open, streams=streams.open, subscriptions=streams.subscriptions)
        queue = streams.desk.gate.queue
        self.metrics.turns(at_work=queue.at_work, waiting=queue.waiting)
        self.metrics.tasks(len(asyncio.all_tasks()))
        self.metrics.memory()

    async def keep(self) -> None:
        """Go on until cancelled."""
        while True:
            self.publish()
            await asyncio.sleep(EVERY_SECONDS)

    def _may_read(self, request: Request) -> bool:
        # A proxy on this host would lend its own address, which is listed, to everybody outside.
        forwarded = any(name in request.headers for name in FORWARDED)
        return not forwarded and request.client is not None and within(request.client.host, self.readers)

    async def _age(self) -> float:
        try:
            async with asyncio.timeout(PATIENCE), connection(self.engine) as lent:
                age: float | None = await lent.fetchval(_AGE)
        except (Refused, TimeoutError):
            return nan
        return nan if age is None else age
