"""Gives the measurements of acts: people registered by this server, by hand, and by this server without its record.

In       the copies of the city, the contenders, listening.
Out      Measured, in rounds like those of reads.
Refuses  BenchFailed: an act that was not done, or whose rows are not those that the others write.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Sequence
from pathlib import Path

from bench import rounds
from bench.asking import ask
from bench.contenders import Contender
from bench.copies import Copy
from bench.failure import BenchFailed
from bench.load import Generator, Running
from bench.newborns import Newborns
from bench.questions import ACTS, Json
from bench.rounds import Course, Measured

MOST_A_SECOND = 2_500
"""More people than anybody here registers in a second, so that none is asked for twice."""

WRITTEN = """
SELECT 'person' AS what, to_jsonb(p) AS row FROM person AS p WHERE p.id = $1
UNION ALL SELECT 'membership', to_jsonb(m) FROM household_membership AS m WHERE m.person_id = $1
UNION ALL SELECT 'entry', to_jsonb(e) FROM audit_entry AS e WHERE e.object_id = $1
UNION ALL SELECT 'object', to_jsonb(o) FROM audit_object AS o JOIN audit_entry AS e ON e.id = o.entry_id WHERE e.object_id = $1
"""
"""All rows that registering a person adds, as JSON."""
_OWN = frozenset(
    (
        *("id", "act_id", "entry_id", "object_id", "person_id", "household_id", "session_id", "request_id"),
        *("division_id", "village_id", "township_id", "at", "created_at", "updated_at", "changes", "document_hash"),
        *("name", "pinyin", "spelling", "initials", "sex", "birth_date", "relation", "phone_sealed", "phone_digest"),
        *("client_address", "phone_masked", "id_number_sealed", "id_number_digest", "id_number_masked"),
    )
)
"""What differs from person to person, or from request to request."""


def measure(  # noqa: PLR0917 - one caller
    course: Course,
    generator: Generator,
    runners: Sequence[Running],
    copies: tuple[Copy, Copy],
    work: Path,
    step: Callable[[str], None],
) -> Measured:
    """Compare what is written, then measure round by round, and count what was registered."""
    newborns = Newborns(copies[0].homes)
    _compare([running.contender for running in runners], copies[0], newborns)
    measured = rounds.run(
        course,
        generator,
        runners,
        ACTS,
        lambda _, __, seconds: newborns.draw(seconds * MOST_A_SECOND),
        work,
        step,
    )
    _count(measured, copies)
    return measured


def _compare(parties: Sequence[Contender], copy: Copy, newborns: Newborns) -> None:
    """All answer alike; this server and the hand-written transaction write the same rows."""
    written = []
    for party in parties:
        (asked,) = newborns.draw(1)
        answer = party.read("register", ask(party, party.ask("register", asked)))
        expected = {key: json.loads(asked)[key] for key in ("name", "birthDate")}
        if not answer.get("id") or not answer.get("division") or {**answer, **expected} != answer:
            raise BenchFailed(
                f"{party.title} did not register {asked}: {json.dumps(answer, ensure_ascii=False)[:1500]}"
            )
        if party.key != "unrecorded":
            written.append(shape(asyncio.run(copy.ask(WRITTEN, answer["id"]))))
    for other in written[1:]:
        differing = [pair for pair in zip(written[0], other, strict=False) if pair[0] != pair[1]]
        if differing or len(other) != len(written[0]):
            raise BenchFailed(f"Other rows are written by hand: {differing or (written[0], other)}")


def shape(rows: Sequence[tuple[str, str]]) -> list[tuple[str, Json]]:
    """The rows without what is each one's own; of the entry's changes the names."""
    return sorted((what, sorted(_shown(json.loads(row)).items(), key=str)) for what, row in rows)


def _shown(row: Json) -> Json:
    names = sorted((each["field"], each["need"], each["before"] is None) for each in row.get("changes", ()))
    return {**{key: str(value) for key, value in row.items() if key not in _OWN}, "changes": str(names)}


def _count(measured: Measured, copies: tuple[Copy, Copy]) -> None:
    """As many people are there as were answered: an act that is refused is answered with 200 too."""
    for copy, keys in zip(copies, (("acting", "handwritten"), ("unrecorded",)), strict=True):
        answered = sum(load.requests for key in keys for load in measured.get(("register", key), ()))
        ((there,),) = asyncio.run(copy.ask("SELECT count(*) FROM person WHERE birth_date >= '2020-01-01'"))
        if there < answered:
            raise BenchFailed(f"{answered:,.0f} acts were answered, and {there:,} people are there.")
