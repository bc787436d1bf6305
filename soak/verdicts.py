"""Gives what the figures say: whether memory stayed flat, and whether anything was left behind.

In       samples taken from outside while the load lasted; those of before it and of after it.
Out      Trend; the sentences of what failed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

WARM_UP = 1 / 3
"""Which part of the time is warm-up: caches fill, the pool opens its connections."""
PART = 1 / 5
"""Of which part of the whole time a median is taken, after the warm-up and at the end."""
FLAT = 0.05
LEAST_SAMPLES = 3


@dataclass(frozen=True, slots=True)
class Sample:
    """What was seen at one moment: seconds since the load began, and figures by name."""

    at: float
    figures: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Trend:
    """The memory after the warm-up and at the end, in bytes."""

    warm: float
    last: float

    @property
    def change(self) -> float:
        """What has come to it, as a part of what was there."""
        return self.last / self.warm - 1 if self.warm else float("inf")

    @property
    def flat(self) -> bool:
        """Whether that is nothing."""
        return abs(self.change) <= FLAT


def trend(samples: Sequence[Sample], figure: str, seconds: float) -> Trend | None:
    """How a figure went over a load of so many seconds; nothing if too little was seen of it."""
    warm = _part(samples, figure, seconds * WARM_UP, seconds * (WARM_UP + PART))
    last = _part(samples, figure, seconds * (1 - PART), seconds)
    if min(len(warm), len(last)) < LEAST_SAMPLES:
        return None
    return Trend(median(warm), median(last))


def left_behind(before: Mapping[str, float], after: Mapping[str, float], names: Sequence[str]) -> list[str]:
    """Which of these figures are greater than before."""
    return [
        f"{name}: {after.get(name, 0):g} afterwards, {before.get(name, 0):g} before"
        for name in names
        if after.get(name, 0) > before.get(name, 0)
    ]


def _part(samples: Sequence[Sample], figure: str, begin: float, end: float) -> list[float]:
    return [each.figures[figure] for each in samples if begin <= each.at <= end and figure in each.figures]
