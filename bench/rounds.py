"""Gives all measurements: in each round every contender once, so that what slows the machine slows all alike.

In       the contenders, listening, and their samples.
Out      Measured: the loads by (workload, contender), one a round.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.load import Generator, Load, Running, measure

Measured = dict[tuple[str, str], list[Load]]
Draw = Callable[[str, str, int], Sequence[str]]
"""Contender, workload and seconds in; the variables of the requests out."""


@dataclass(frozen=True, slots=True)
class Course:
    """How long it goes."""

    rounds: int
    seconds: int
    warm_up: int

    def steps(self, workloads: Sequence[str]) -> int:
        """Measurements of one contender."""
        return len(workloads) * (self.rounds + 1)


def run(  # noqa: PLR0917 - one caller
    course: Course,
    generator: Generator,
    parties: Sequence[Running],
    workloads: Sequence[str],
    draw: Draw,
    work: Path,
    step: Callable[[str], None],
) -> Measured:
    """Warm up, then measure round by round. `step` is told what is done."""
    measured: Measured = {}
    for workload in workloads:
        for number in range(course.rounds + 1):
            for running in parties:
                contender = running.contender
                seconds = course.seconds if number else course.warm_up
                asked = [contender.ask(workload, each) for each in draw(contender.key, workload, seconds)]
                load = measure(generator, running, asked, seconds, work)
                if number:
                    measured.setdefault((workload, contender.key), []).append(load)
                step(f"{workload}, round {number}: {contender.title} {load.rate:,.0f}/s")
    return measured
