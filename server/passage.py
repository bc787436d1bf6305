"""Gives one request's passage through the server: its id, what it asked for, what came of it, how long each stage took.

In       a stage's name, around what the stage does.
Out      Passage, found by whoever works for the request, without being handed down.
Refuses  nothing.
Never    holds what a client wrote: an operation goes by the names of its root fields, which are the graph's own.
"""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass, field
from random import getrandbits
from time import perf_counter_ns, time_ns
from types import TracebackType

NO_OPERATION = "none"
"""What a request asked that was refused before its document was read."""

ANSWERED = "OK"


def new_request_id() -> str:
    """To tell requests apart in a log, not to keep a secret."""
    return f"{getrandbits(96):024x}"


@dataclass(slots=True)
class Passage:
    """What is known of a request so far. Times are nanoseconds of a clock that never jumps; ``epoch`` is the real one."""

    timed: bool
    request_id: str = field(default_factory=new_request_id)
    operation: str = NO_OPERATION
    outcome: str = ANSWERED
    epoch: int = field(default_factory=time_ns)
    began: int = field(default_factory=perf_counter_ns)
    stages: list[tuple[str, int, int]] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        """How long it has taken until now."""
        return (perf_counter_ns() - self.began) / 1e9


CURRENT: ContextVar[Passage | None] = ContextVar("passage", default=None)
"""The passage of the request for which this task works."""


class stage:  # noqa: N801 - used like a function: with stage("plan")
    """Note how long a block takes, if the request's stages are timed."""

    __slots__ = ("_began", "_name", "_passage")

    def __init__(self, name: str) -> None:
        self._name = name

    def __enter__(self) -> None:
        passage = CURRENT.get()
        self._passage = passage if passage is not None and passage.timed else None
        if self._passage is not None:
            self._began = perf_counter_ns()

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        if self._passage is not None:
            self._passage.stages.append((self._name, self._began, perf_counter_ns()))
