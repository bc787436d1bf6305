"""Soaks one served demo city: ``python -m soak``, or ``make soak``.

Ends with 0 if everything came to what was meant, memory stayed flat, and nothing was left behind.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from conformance.failure import ConformanceFailed
from soak import course, report
from soak.course import Course
from soak.screen import Screen

HERE = Path(__file__).parent
CONSOLE = Console()


def soak(  # noqa: PLR0917 - Typer takes options so
    minutes: Annotated[float, typer.Option(help="How long the load lasts.", min=0.5)] = 15,
    people: Annotated[int, typer.Option(help="How many people the city has.", min=2000)] = 20_000,
    workers: Annotated[int, typer.Option(help="Processes of the server.", min=1)] = 1,
    seed: Annotated[int, typer.Option(help="Another one gives another run.")] = 1,
    results: Annotated[Path, typer.Option(help="Where the results are written.")] = HERE / "RESULTS.md",
    log: Annotated[Path | None, typer.Option(help="Where the server's log is kept.")] = None,
) -> None:
    """Everything that clients do, at once and for long, against one served demo city."""
    asked = Course(minutes, people, workers, seed, log)
    try:
        with Screen(CONSOLE, asked.seconds) as screen:
            run = course.run(asked, screen)
    except ConformanceFailed as failed:
        CONSOLE.print(str(failed), style="red", markup=False)
        raise typer.Exit(1) from failed
    for table in report.tables(run):
        CONSOLE.print(table, "")
    for line in report.verdict(run):
        CONSOLE.print(line, style="red" if line.startswith("FAILED") else None, markup=False, soft_wrap=True)
    results.write_text(report.markdown(run), encoding="utf-8")
    CONSOLE.print(f"Written to {results}.", soft_wrap=True)
    raise typer.Exit(1 if run.failures else 0)


if __name__ == "__main__":
    typer.run(soak)
