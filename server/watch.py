"""Watches what passes through a worker: each request is counted, timed, traced and, if it is refused, logged.

In       a request when it comes, and its response when it goes.
Out      the id and, in the demo, the times of its stages as headers; figures, spans and a line of the log.
Refuses  nothing.
Never    keeps or tells anything of a request but its id, its root field, its outcome and its times.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from authz.policy import Asker
from db.engine import Engine
from resolvers.document import Operation
from resolvers.read import Prepared, Reader
from server.metrics import Metrics
from server.passage import ANSWERED, CURRENT, Passage, stage
from server.traces import Traces

LEFT = "CANCELLED"
"""The outcome of a request whose client went away, or that outlasted the stop of the server."""

SEVERAL, INTROSPECTION, STREAM = "several", "introspection", "stream"
_SERVER_FAULT = 500
_log = logging.getLogger("registry")


@dataclass(frozen=True, slots=True)
class Watch:
    """What one worker watches with. ``timings`` sends the times of the stages to the client."""

    metrics: Metrics
    traces: Traces | None
    timings: bool

    def begin(self) -> Passage:
        """A request has come."""
        passage = Passage(self.timings or self.traces is not None)
        CURRENT.set(passage)
        return passage

    def end(self, passage: Passage, request: Request, response: Response) -> None:
        """Its response is about to go."""
        response.headers["X-Request-Id"] = passage.request_id
        if self.timings:
            response.headers["Server-Timing"] = _timing(passage)
        self.over(passage, response.status_code, request.headers)

    def over(self, passage: Passage, status: int, headers: Mapping[str, str]) -> None:
        """It is answered; the headers are those by which it came, or the stream on which it did."""
        _tell(passage, status)
        self.metrics.count(passage)
        if self.traces is not None:
            self.traces.record(passage, headers)

    def leave(self, passage: Passage, headers: Mapping[str, str]) -> None:
        """Nobody waits for its answer any more."""
        passage.outcome = LEFT
        self.over(passage, 0, headers)


class WatchedEngine(Engine):
    """An engine whose statements are a stage."""

    __slots__ = ()

    async def fetch_value(self, sql: str, values: Sequence[object]) -> object:
        """The first value of the first row, with the wait for a connection."""
        with stage("database"):
            return await super().fetch_value(sql, values)


class WatchedReader(Reader):
    """A reader whose plans are a stage."""

    def prepare(self, operation: Operation, asker: Asker) -> Prepared:
        """The plan and SQL of an operation."""
        with stage("plan"):
            return super().prepare(operation, asker)


def entitle(operation: Operation) -> None:
    """Tell the passage what is asked: the root field, where there is one only."""
    passage = CURRENT.get()
    if passage is not None:
        passage.operation = title(operation)


def entitle_stream() -> None:
    """Tell the passage that it opened a stream; what is asked over it has passages of its own."""
    passage = CURRENT.get()
    if passage is not None:
        passage.operation = STREAM


def title(operation: Operation) -> str:
    """What an operation goes by. Its own name is the client's words, and might hold a person's name or number."""
    if operation.introspection is not None:
        return INTROSPECTION
    names = {field.name for field in operation.selections}
    return names.pop() if len(names) == 1 else SEVERAL


def _tell(passage: Passage, status: int) -> None:
    """A line of the log: of what is answered only for those who look for everything, of what is refused always."""
    refused = passage.outcome != ANSWERED
    level = logging.WARNING if status >= _SERVER_FAULT else logging.INFO if refused else logging.DEBUG
    if _log.isEnabledFor(level):
        facts = {
            "operation": passage.operation,
            "outcome": passage.outcome,
            "status": status,
            "milliseconds": round(passage.seconds * 1000, 1),
        }
        _log.log(level, "refused" if refused else "answered", extra=facts)


def _timing(passage: Passage) -> str:
    stages = [f"{name};dur={(end - start) / 1e6:.3f}" for name, start, end in passage.stages]
    return ", ".join((*stages, f"total;dur={passage.seconds * 1000:.3f}"))
