"""Runs the bench: ``python -m bench``, or ``make bench``.

Ends with 1 on a wrong answer or an error; a ratio that was not reached is reported and is no error.
"""

from __future__ import annotations

import os
from contextlib import ExitStack
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from bench import acts, answers, city, copies, machine, packages, process, report, rounds, samples
from bench.contenders import Contender, actors, contenders
from bench.failure import BenchFailed
from bench.load import Generator, Running
from bench.questions import ACTS, READS
from bench.rounds import Course, Measured
from node import program
from node.failure import NodeFailed
from node.packages import install

HERE = Path(__file__).parent
WORK = HERE / ".work"
CONSOLE = Console()
COLUMNS = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())


class Part(Enum):
    """What is measured."""

    ALL = "all"
    READS = "reads"
    ACTS = "acts"


def bench(  # noqa: PLR0917 - Typer takes options so
    people: Annotated[int, typer.Option(help="How many people the city has.", min=1000)] = 1_000_000,
    rounds: Annotated[int, typer.Option(help="Measured rounds of each workload.", min=1)] = 5,
    seconds: Annotated[int, typer.Option(help="Seconds of one measurement.", min=1)] = 6,
    warm_up: Annotated[int, typer.Option(help="Seconds before the first round, for each contender.", min=1)] = 8,
    only: Annotated[list[str] | None, typer.Option(help="This contender (and this server); may be repeated.")] = None,
    part: Annotated[Part, typer.Option(help="Only the reads, or only the acts.")] = Part.ALL,
    results: Annotated[Path, typer.Option(help="Where the results are written.")] = HERE / "RESULTS.md",
    data_dir: Annotated[Path | None, typer.Option(help="Where the city is kept (./bench/.work/city).")] = None,
) -> None:
    """Measure this server against its peers, side by side in one run."""
    WORK.mkdir(exist_ok=True)
    data_dir = data_dir or Path(os.environ.get("REGISTRY_DATA_DIR", WORK / "city"))
    try:
        _run(people, Course(rounds, seconds, warm_up), set(only or ()), data_dir, results, part)
    except (BenchFailed, NodeFailed) as failed:
        CONSOLE.print(f"[red]{failed}")
        raise typer.Exit(1) from failed


def _run(  # noqa: PLR0917 - one caller
    people: int, course: Course, only: set[str], data_dir: Path, results: Path, part: Part
) -> None:
    with CONSOLE.status("Installing Node and the peers' packages"):
        node = program.locked()
        install(node, packages.POSTGRAPHILE)
    generator = Generator(f"wrk, {packages.wrk()}" if packages.wrk() else "autocannon", packages.wrk(), node)
    with city.running(data_dir, people, CONSOLE) as ground:
        known = machine.machine(ground, generator)
        everybody: list[Contender] = []
        measured: Measured = {}
        if part is not Part.ACTS:
            everybody = [party for party in contenders(ground, node) if not only or party.key in only | {"ours"}]
            measured = _measure(course, generator, everybody, ground.postmaster)
        if part is not Part.READS:
            acting, acted = _act(course, generator, ground)
            everybody, measured = everybody + acting, measured | acted
    _tell(course, everybody, measured, known, results)


def _act(course: Course, generator: Generator, ground: city.City) -> tuple[list[Contender], Measured]:
    with ExitStack() as stack:
        with CONSOLE.status("Copying the city"):
            pair = stack.enter_context(copies.copied(ground))
        parties = list(actors(*pair))
        started = [stack.enter_context(process.listening(party, WORK)) for party in parties]
        runners = [Running(party, own.pid, ground.postmaster) for party, own in zip(parties, started, strict=True)]
        with Progress(*COLUMNS, console=CONSOLE) as progress:
            task = progress.add_task("Acting", total=course.steps(ACTS) * len(parties))
            step = partial(_step, progress, task)
            return parties, acts.measure(course, generator, runners, pair, WORK, step)


def _step(progress: Progress, task: TaskID, done: str) -> None:
    progress.update(task, advance=1, description=done)


def _measure(course: Course, generator: Generator, parties: list[Contender], postmaster: int) -> Measured:
    with ExitStack() as stack:
        started = [stack.enter_context(process.listening(party, WORK)) for party in parties]
        runners = [Running(party, own.pid, postmaster) for party, own in zip(parties, started, strict=True)]
        with CONSOLE.status("Drawing the samples"):
            drawn = samples.samples({party.key: party for party in parties})
        with CONSOLE.status("Comparing the answers"):
            answers.compare(parties, drawn)
        with Progress(*COLUMNS, console=CONSOLE) as progress:
            task = progress.add_task("Measuring", total=course.steps(READS) * len(parties))
            step = partial(_step, progress, task)
            measured = rounds.run(
                course, generator, runners, READS, lambda key, workload, _: drawn[key, workload], WORK, step
            )
        answers.compare(parties, drawn)
        return measured


def _tell(course: Course, parties: list[Contender], measured: Measured, known: dict[str, str], results: Path) -> None:
    for workload in report.told(measured):
        CONSOLE.print(report.table(workload, parties, measured))
    for line in report.verdicts(measured, {party.key: party.title for party in parties}):
        CONSOLE.print(line)
    remark = "Absolute figures are this machine's; the ratios are what to look at."
    results.write_text(report.markdown(course, parties, measured, known, remark), encoding="utf-8")
    CONSOLE.print(f"Written to {results}.")


if __name__ == "__main__":
    typer.run(bench)
