"""Sets up what the process logs to stderr: one JSON object a line in production, readable lines in the demo.

In       the mode and the level of the settings.
Out      nothing: the root logger writes, under the id of the request for which it was said.
Refuses  nothing.
Never    in production writes what a failure says of itself: the words of a driver or of a parser repeat the value that was
         wrong, which may be a person's name or number. Its type, its SQLSTATE and where it happened are enough to find it.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Iterator, MutableMapping
from typing import Any, Final, TextIO

import structlog
from structlog.typing import EventDict, Processor

from server.passage import CURRENT
from server.settings import LogLevel, Mode

OWN: Final = "registry"
"""The logger of our own sentences, which hold no value of anybody."""
_FRAMES = 30
"""How many of the innermost frames of a failure are told."""


def set_up(mode: Mode, level: LogLevel, stream: TextIO | None = None) -> None:
    """Let everything that is logged in this process go to stderr, or to another stream."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(formatter(mode, colors=handler.stream.isatty()))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    logging.captureWarnings(capture=True)


def formatter(mode: Mode, *, colors: bool = False) -> logging.Formatter:
    """How a record becomes a line."""
    shared: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _for_request,
    ]
    last: list[Processor] = (
        [_first_line, _failure, structlog.processors.JSONRenderer(ensure_ascii=False)]
        if mode is Mode.PRODUCTION
        else [structlog.dev.ConsoleRenderer(colors=colors, exception_formatter=structlog.dev.plain_traceback)]
    )
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared, processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last]
    )


def _for_request(_logger: object, _method: str, event: EventDict) -> EventDict:
    """The id of the request for which this was said; not what the server's library adds for coloured terminals."""
    event.pop("color_message", None)
    passage = CURRENT.get()
    if passage is not None:
        event.setdefault("request_id", passage.request_id)
    return event


def _first_line(_logger: object, _method: str, event: EventDict) -> EventDict:
    """Of what others say only the first line: asyncio shows whole tasks in the next ones, with the failures in them."""
    if event.get("logger") != OWN:
        event["event"] = str(event.get("event", "")).partition("\n")[0]
    return event


def _failure(_logger: object, _method: str, event: EventDict) -> MutableMapping[str, Any]:
    """The exception as types and places, without its words."""
    given = event.pop("exc_info", None)
    event.pop("stack_info", None)
    failure = given[1] if isinstance(given, tuple) else given
    if failure is True:
        failure = sys.exc_info()[1]
    if isinstance(failure, BaseException):
        event["failure"] = [_told(each) for each in _chain(failure)]
    return event


def _chain(failure: BaseException) -> Iterator[BaseException]:
    """The failure, and those from which it came."""
    seen: set[int] = set()
    each: BaseException | None = failure
    while each is not None and id(each) not in seen:
        seen.add(id(each))
        yield each
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)


def _told(failure: BaseException) -> dict[str, object]:
    frames = traceback.extract_tb(failure.__traceback__)[-_FRAMES:]
    told: dict[str, object] = {"type": f"{type(failure).__module__}.{type(failure).__qualname__}"}
    state = getattr(failure, "sqlstate", None)
    if isinstance(state, str):
        told["sqlstate"] = state
    told["at"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return told
