"""Gives the line on which one sees how a run goes: live on a terminal, now and then in a log."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from soak import figures
from soak.outcomes import Tally
from soak.verdicts import Sample

_MIB = 2**20
_EVERY_SECONDS = 30.0
"""How often a line is printed where there is no terminal."""


class Screen:
    """One bar and one line; a block."""

    def __init__(self, console: Console, seconds: float) -> None:
        self._console = console
        self._live = console.is_terminal
        self._told = -_EVERY_SECONDS
        self._progress = Progress(
            BarColumn(30),
            TimeRemainingColumn(),
            TextColumn("{task.description}"),
            console=console,
            disable=not self._live,
        )
        self._task = self._progress.add_task("the city is being loaded", total=seconds)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        self._progress.stop()

    def show(self, at: float, tally: Tally, samples: Sequence[Sample]) -> None:
        """How it stands after so many seconds."""
        line = told(tally, samples)
        self._progress.update(self._task, completed=at, description=line)
        if not self._live and at - self._told >= _EVERY_SECONDS:
            self._told = at
            self._console.print(f"{at / 60:5.1f} min  {line}", markup=False, highlight=False, soft_wrap=True)

    def leave(self) -> None:
        """The load is over, and everybody goes."""
        self._progress.update(self._task, description="everybody leaves")


def told(tally: Tally, samples: Sequence[Sample]) -> str:
    """How it stands, in one line."""
    seen = samples[-1].figures if samples else {}
    failed = f"  {tally.unmeant:,} not meant ({tally.newest_failure()})" if tally.unmeant else ""
    return (
        f"{tally.steps:,} steps  {seen.get(figures.MEMORY, 0) / _MIB:.0f} MiB  {seen.get(figures.TASKS, 0):.0f} tasks"
        f"  {seen.get(figures.SUBSCRIPTIONS, 0):.0f} subscriptions{failed}"
    )
