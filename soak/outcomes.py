"""Gives how a step of a client ended, counted beside what was meant for it.

In       what each kind of client may come to; each step with its outcome and its time.
Out      Tally: rows for a table; what failed, each with its first example.
Never    passes over an outcome that was not meant, nor one that had to come and never came.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from statistics import median

LONGEST_EXAMPLE = 600
_KEPT = 20_000
"""So many times are kept of each outcome; the memory that is measured is not this one, but it need not grow either."""


class Unmeant(Exception):
    """A step came to what was not meant: the outcome as it is to be counted, and an example."""

    def __init__(self, outcome: str, example: object = "") -> None:
        super().__init__(outcome)
        self.outcome = outcome
        self.example = str(example)[:LONGEST_EXAMPLE]


@dataclass(frozen=True, slots=True)
class Meant:
    """What a kind of client may come to: what must come at least once, and what may."""

    always: tuple[str, ...]
    perhaps: tuple[str, ...] = ()

    def allows(self, outcome: str) -> bool:
        """Whether it was meant."""
        return outcome in self.always or outcome in self.perhaps


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    kind: str
    outcome: str
    times: int
    typical: float
    longest: float
    meant: bool


@dataclass(slots=True)
class _Counted:
    times: int = 0
    longest: float = 0.0
    seconds: list[float] = field(default_factory=list)

    def add(self, seconds: float) -> None:
        self.times += 1
        self.longest = max(self.longest, seconds)
        if len(self.seconds) < _KEPT:
            self.seconds.append(seconds)


@dataclass(slots=True)
class Tally:
    """What all steps came to."""

    meant: dict[str, Meant]
    _counted: dict[tuple[str, str], _Counted] = field(default_factory=dict)
    _examples: dict[tuple[str, str], str] = field(default_factory=dict)
    _steps: Counter[str] = field(default_factory=Counter)

    @property
    def steps(self) -> int:
        """How many steps were made."""
        return self._steps.total()

    @property
    def unmeant(self) -> int:
        """How many of them came to what was not meant."""
        return sum(row.times for row in self.rows() if not row.meant)

    def note(self, kind: str, outcome: str, seconds: float, example: str = "") -> None:
        """Count one step."""
        key = (kind, outcome)
        self._steps[kind] += 1
        self._counted.setdefault(key, _Counted()).add(seconds)
        if not self.meant[kind].allows(outcome):
            self._examples.setdefault(key, example)

    def rows(self) -> Iterator[Row]:
        """The table, in the order of the kinds, of each the most frequent outcome first."""
        order = {kind: number for number, kind in enumerate(self.meant)}
        for (kind, outcome), found in sorted(
            self._counted.items(), key=lambda item: (order[item[0][0]], -item[1].times)
        ):
            allowed = self.meant[kind].allows(outcome)
            yield Row(kind, outcome, found.times, median(found.seconds), found.longest, allowed)

    def failures(self) -> list[str]:
        """What was not meant, with an example; and what had to come and did not."""
        wrong = [
            f"{row.kind}: {row.outcome}, {row.times} times: {self._examples.get((row.kind, row.outcome), '')}"
            for row in self.rows()
            if not row.meant
        ]
        seen = self._counted.keys()
        wrong += [
            f"{kind}: never {outcome}"
            for kind, meant in self.meant.items()
            for outcome in meant.always
            if (kind, outcome) not in seen
        ]
        return wrong

    def newest_failure(self) -> str:
        """One of them, for a line of the screen."""
        return next((f"{kind}: {outcome}" for kind, outcome in islice(reversed(self._examples), 1)), "")
