"""Gives what can be said of a relation to the head by itself: a code of GB/T 4761, fit for the person's sex."""

from __future__ import annotations

from db.code_lists import KIN, codes
from errors.households import RELATION_AGAINST_SEX, RELATION_UNKNOWN
from resolvers.commands.work import Work

ONESELF = "01"
"""本人: who fills in a form; nobody is this to a head."""

_MALE = "11 20 21 22 23 24 25 26 27 28 29 41 43 46 47 51 53 55 57 61 63 66 71 73 76 78 81 83 85 87 89 93 95"
_FEMALE = "12 30 31 32 33 34 35 36 37 38 39 42 44 45 48 52 54 56 58 62 64 67 72 74 75 77 82 84 86 88 90 94 96"
_SEX = {**dict.fromkeys(_MALE.split(), "MALE"), **dict.fromkeys(_FEMALE.split(), "FEMALE")}


def relation_fits(work: Work, relation: str, sex: str | None, *path: str) -> None:
    """The relation is one of the standard's. One that is only a man's or only a woman's is worth a look at the other."""
    if relation == ONESELF or relation not in codes(KIN):
        work.note(RELATION_UNKNOWN, *path, code=relation[:20])
        return
    expected = _SEX.get(relation)
    if expected is not None and sex in _SEX.values() and sex != expected:
        work.warn(RELATION_AGAINST_SEX, *path, code=relation)
