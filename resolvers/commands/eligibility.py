"""Who may sit in a village's committees: alive, of age, and never on both sides of supervision (村民委员会组织法 art. 32).

In       Work, the village, who is to sit from which day, against which committee they are held.
Out      nothing: problems and warnings are noted.
Refuses  notes: who is unknown, dead, a minor; who sits in the other committee; who is near kin of one who does.
Never    names a member of the other committee whose record the asker does not see.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import TypeAlias
from uuid import UUID

from db.code_lists import KIN, coded_values
from db.tables.person import PersonRow
from errors.acts import ROW_UNKNOWN
from errors.bodies import (
    MAY_BE_NEAR_KIN,
    MEMBER_MINOR,
    NEAR_KIN_IN_SUPERVISION_COMMITTEE,
    NEAR_KIN_IN_VILLAGE_COMMITTEE,
    SITS_IN_SUPERVISION_COMMITTEE,
    SITS_IN_VILLAGE_COMMITTEE,
)
from resolvers.commands.kin import Kinship, kinship
from resolvers.commands.persons import living
from resolvers.commands.work import Found, Work
from resolvers.identity import GlobalId

OF_AGE = 18
"""村民委员会组织法 art. 13: who may be elected."""

UNSEEN = "***"

Path: TypeAlias = tuple[str, ...]


class Against(Enum):
    """The committee in which neither a candidate nor near kin of one may sit."""

    VILLAGE = (SITS_IN_VILLAGE_COMMITTEE, NEAR_KIN_IN_VILLAGE_COMMITTEE)
    SUPERVISION = (SITS_IN_SUPERVISION_COMMITTEE, NEAR_KIN_IN_SUPERVISION_COMMITTEE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who is to sit from a day on; ``path`` names the person in the input."""

    person_id: UUID
    since: date
    path: Path


@dataclass(frozen=True, slots=True)
class Tie:
    """A candidate and a member of the other committee: the same person, or two of one household."""

    person: UUID
    member: UUID
    relation: str | None
    other: str | None


async def check_candidates(work: Work, village: UUID, candidates: Sequence[Candidate], against: Against) -> None:
    """Note whatever stands against any of them. From here to the end of the act the village's seats are this act's."""
    await work.value("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", f"committees of {village}")
    people = {each.id: each for each in await _people(work, (each.person_id for each in candidates))}
    for candidate in candidates:
        _check(work, candidate, people.get(candidate.person_id))
    known = {each.person_id: each.path for each in candidates if each.person_id in people}
    await _check_ties(work, known, await _ties(work, village, known, against), against)


async def _people(work: Work, ids: Iterable[UUID]) -> list[Found]:
    wanted = sorted(set(ids))
    return await work.find(PersonRow, PersonRow.id.in_(wanted)) if wanted else []


def _check(work: Work, candidate: Candidate, person: Found | None) -> None:
    if person is None:
        work.note(ROW_UNKNOWN, *candidate.path)
        return
    living(work, person, *candidate.path)
    if _age(person["birth_date"], candidate.since) < OF_AGE:
        work.note(MEMBER_MINOR, *candidate.path)


def _age(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


async def _ties(work: Work, village: UUID, people: Iterable[UUID], against: Against) -> list[Tie]:
    told = await work.value("SELECT guard.shared_homes($1, $2, $3)", sorted(people), village, against.name)
    return [Tie(UUID(person), UUID(member), *relations) for person, member, *relations in json.loads(told)]


async def _check_ties(work: Work, paths: Mapping[UUID, Path], ties: Sequence[Tie], against: Against) -> None:
    """Each pair is told once, however often the two lived together; near kin before perhaps."""
    seen = {each.id: each["name"] for each in await _people(work, (each.member for each in ties))}
    told: set[tuple[UUID, UUID]] = set()
    for tie in sorted(ties, key=_doubt):
        if _kin(tie) is None or (tie.person, tie.member) in told:
            continue
        told.add((tie.person, tie.member))
        _tell(work, paths[tie.person], tie, against, seen)


def _kin(tie: Tie) -> Kinship | None:
    """Nobody is nearer to people than they are themselves."""
    if tie.relation is None or tie.other is None:
        return Kinship.NEAR
    return kinship(tie.relation, tie.other)


def _doubt(tie: Tie) -> bool:
    return _kin(tie) is not Kinship.NEAR


def _tell(work: Work, path: Path, tie: Tie, against: Against, seen: Mapping[UUID, str]) -> None:
    itself, near = against.value
    member = GlobalId("Person", tie.member) if tie.member in seen else None
    if tie.relation is None or tie.other is None:
        work.note(itself, *path, object=member)
        return
    facts = {
        "relation": _term(tie.relation),
        "other": seen.get(tie.member, UNSEEN),
        "other_relation": _term(tie.other),
    }
    if _kin(tie) is Kinship.NEAR:
        work.note(near, *path, object=member, **facts)
    else:
        work.warn(MAY_BE_NEAR_KIN, *path, object=member, **facts)


def _term(relation: str) -> str:
    """A relation to the head of the household as the standard writes it: code and term."""
    return f"{relation} {_terms().get(relation, '')}".strip()


@cache
def _terms() -> Mapping[str, str]:
    return {value.code: value.name for value in coded_values() if value.list == KIN}
