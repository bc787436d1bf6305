"""Gives one run: the city served, everybody let loose on it, looked at from outside, and what is left when all have gone.

In       Course: how long, how many people, workers, which seed; where to show how it goes.
Out      Run.
Never    leaves a process or a directory behind.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import asyncpg

from bench.processor import parent
from soak import figures, report
from soak.asking import web
from soak.city import City, served
from soak.crowd import parts, press
from soak.figures import Onlooker
from soak.ground import ground
from soak.outcomes import Tally
from soak.report import Run
from soak.screen import Screen
from soak.verdicts import Sample, left_behind, trend

EVERY_SECONDS = 2.0
REST_SECONDS = 60.0
"""How long the server may take until nothing is left of a load."""
SETTLING_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Course:
    """What is to be run; the server's log is kept where ``log`` says."""

    minutes: float
    people: int
    workers: int
    seed: int
    log: Path | None

    @property
    def seconds(self) -> float:
        """How long the load lasts."""
        return self.minutes * 60


def run(course: Course, screen: Screen) -> Run:
    """One run, on a city of its own."""
    with (
        tempfile.TemporaryDirectory(prefix="registry-") as name,
        served(Path(name), course.people, course.workers) as city,
    ):
        try:
            return asyncio.run(_load(course, city, screen))
        finally:
            if course.log is not None:
                course.log.write_bytes(city.log.read_bytes())


async def _load(course: Course, city: City, screen: Screen) -> Run:
    owner = await asyncpg.connect(city.databases.owner_url)
    spoken = web(city.base)
    try:
        everybody = list(parts(await ground(city, spoken, owner)))
        postmaster = parent(owner.get_server_pid())
        onlooker = Onlooker(city.pid, postmaster, spoken.base, await asyncpg.connect(city.databases.owner_url))
        await asyncio.sleep(SETTLING_SECONDS)
        before = (await onlooker.look(0)).figures
        tally = Tally({part.kind: part.meant for part in everybody})
        version = await owner.fetchval("SHOW server_version")
        known = report.known(course.people, course.minutes, course.seed, course.workers, version)
        samples: list[Sample] = []
        watching = asyncio.create_task(_watch(onlooker, tally, samples, course.seconds, screen))
        await press(everybody, tally, course.seconds, course.seed)
        await watching
        await spoken.client.aclose()
        after = await _rest(onlooker, before)
        await onlooker.owner.close()
    finally:
        await owner.close()
    judged = _judged(course, tally, samples, before, after, known)
    more = [f"the server's log: {each}" for each in city.complaints()] + ([] if city.lives else ["the server ended"])
    return replace(judged, failures=(*judged.failures, *more))


async def _watch(onlooker: Onlooker, tally: Tally, samples: list[Sample], seconds: float, screen: Screen) -> None:
    """Look again and again, as long as the load lasts."""
    begun = time.monotonic()
    while (at := time.monotonic() - begun) < seconds:
        try:
            async with asyncio.timeout(EVERY_SECONDS * 5):
                samples.append(await onlooker.look(at))
        except Exception as failure:  # noqa: BLE001 - a look that fails is a failure of the server
            tally.note("keeper", "no figures", time.monotonic() - begun - at, repr(failure))
        screen.show(at, tally, samples)
        await asyncio.sleep(EVERY_SECONDS)
    screen.leave()


async def _rest(onlooker: Onlooker, before: Mapping[str, float]) -> Mapping[str, float]:
    """What is seen when all have left; looked at until it is as before, or for long enough."""
    until = time.monotonic() + REST_SECONDS
    while True:
        await asyncio.sleep(SETTLING_SECONDS)
        after = (await onlooker.look(0)).figures
        if not left_behind(before, after, figures.AT_REST) or time.monotonic() > until:
            return after


def _judged(  # noqa: PLR0917 - one caller
    course: Course,
    tally: Tally,
    samples: list[Sample],
    before: Mapping[str, float],
    after: Mapping[str, float],
    known: Mapping[str, str],
) -> Run:
    failures = tally.failures()
    memory = trend(samples, figures.MEMORY, course.seconds)
    if memory is None:
        failures.append("too few looks at the memory")
    elif not memory.flat:
        failures.append(f"the memory went by {memory.change:+.1%}")
    failures += [f"left behind: {each}" for each in left_behind(before, after, figures.AT_REST)]
    return Run(list(tally.rows()), samples, before, after, memory, failures, known)
