"""Gives all measurements: in each round every contender once, so that what slows the machine slows all alike.

In       the contenders, listening, and their samples.
Out      Measured: the loads by (workload, contender), one a round.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.load import Generator, Load, Running, measure
from bench.questions import WORKLOADS

Measured = dict[tuple[str, str], list[Load]]


@dataclass(frozen=True, slots=True)
class Course:
    """How long it goes."""

    rounds: int
    seconds: int
    warm_up: int

    @property
    def steps(self) -> int:
        """Measurements of one contender."""
        return len(WORKLOADS) * (self.rounds + 1)


def run(  # noqa: PLR0917 - one caller
    course: Course,
    generator: Generator,
    parties: Sequence[Running],
    drawn: Mapping[tuple[str, str], tuple[str, ...]],
    work: Path,
    step: Callable[[str], None],
) -> Measured:
    """Warm up, then measure round by round. `step` is told what is done."""
    measured: Measured = {}
    for workload in WORKLOADS:
        for number in range(course.rounds + 1):
            for running in parties:
                contender = running.contender
                asked = [contender.ask(workload, variable) for variable in drawn[contender.key, workload]]
                seconds = course.seconds if number else course.warm_up
                load = measure(generator, running, asked, seconds, work)
                if number:
                    measured.setdefault((workload, contender.key), []).append(load)
                step(f"{workload}, round {number}: {contender.title} {load.rate:,.0f}/s")
    return measured
