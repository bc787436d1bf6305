"""Gives what excludes what: supports of a person beside those of the household as a whole. Nobody lives on two."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from db.tables.classification import PersonClassificationRow
from errors.households import ASSISTED_TWICE
from resolvers.commands.work import Found, Work

EXCLUDED_BY: Mapping[str, frozenset[str]] = {
    "SINGLE_PERSON_GUARANTEE": frozenset({"SUBSISTENCE_ALLOWANCE", "SPECIAL_HARDSHIP"}),
    "SPECIAL_HARDSHIP": frozenset({"SUBSISTENCE_ALLOWANCE"}),
    "SUBSISTENCE_ALLOWANCE": frozenset({"SPECIAL_HARDSHIP"}),
}
"""Per kind of classification, what the household may not receive beside it."""


async def doubt_assistance(work: Work, home: Found, people: Mapping[UUID, tuple[str, ...]]) -> None:
    """Warn of those who join and receive by themselves what does not go with what the household receives.

    Only a doubt: where somebody belongs is a fact; which support ends is decided when it is looked at.
    """
    kinds = [kind for kind, excluded in EXCLUDED_BY.items() if home["assistance"] in excluded]
    if not kinds or not people:
        return
    row = PersonClassificationRow
    held = await work.find(row, row.person_id.in_(people), row.kind.in_(kinds), row.ended_on.is_(None))
    for each in held:
        work.warn(ASSISTED_TWICE, *people[each["person_id"]], assistance=home["assistance"], kind=each["kind"])
