"""Gives the proof that all contenders answer the same questions alike.

In       the contenders, listening, and the samples.
Out      nothing, if all is well; how many bytes an answer has.
Refuses  BenchFailed: an error, an empty answer, or the first difference found.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from bench.asking import ask_all
from bench.contenders import Contender
from bench.failure import BenchFailed
from bench.questions import READS, Json

COMPARED = 100


def compare(parties: Sequence[Contender], drawn: Mapping[tuple[str, str], tuple[str, ...]]) -> None:
    """Ask all the same, and compare with the first."""
    for workload in READS:
        first = _read(parties[0], workload, drawn)
        for place, answer in enumerate(first):
            if not _full(workload, answer):
                raise BenchFailed(f"{parties[0].title}: {workload} {place} is no answer: {_short(answer)}")
        for other in parties[1:]:
            _equal(workload, parties[0], first, other, _read(other, workload, drawn))


def _read(party: Contender, workload: str, drawn: Mapping[tuple[str, str], tuple[str, ...]]) -> list[Json]:
    asked = [party.ask(workload, variable) for variable in drawn[party.key, workload][:COMPARED]]
    return [party.read(workload, answer) for answer in ask_all(party, asked)]


def _full(workload: str, answer: Json) -> bool:
    return bool(answer and (answer.get("people") if workload == "page" else answer.get("name")))


def _equal(workload: str, one: Contender, ones: list[Json], other: Contender, others: list[Json]) -> None:
    for place, (mine, yours) in enumerate(zip(ones, others, strict=True)):
        if mine != yours:
            raise BenchFailed(
                f"{workload} {place} differs\n{one.title}: {_short(_part(mine, yours))}\n"
                f"{other.title}: {_short(_part(yours, mine))}"
            )


def _part(mine: Json, yours: Json) -> Json:
    """The first person who differs, for pages."""
    if isinstance(mine, dict) and isinstance(yours, dict) and "people" in mine and "people" in yours:
        return next((a for a, b in zip(mine["people"], yours["people"], strict=False) if a != b), mine)
    return mine


def _short(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)[:1500]
