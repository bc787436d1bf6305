"""Gives what several commands ask of a person: alive, not merged into another, described by words and codes that exist."""

from __future__ import annotations

import unicodedata
from datetime import date
from uuid import UUID

from authz.scopes import superiors
from db.code_lists import codes
from db.identifiers import FIRST_BIRTH_DATE
from db.readings import personal_pinyin
from db.tables.person import PersonRow
from errors import DIVISION_UNKNOWN
from errors.acts import ROW_UNKNOWN
from errors.people import CODE_UNKNOWN, NAME_FORM, PERSON_DEAD, PERSON_MERGED
from resolvers.commands.days import not_before, not_future
from resolvers.commands.spelling import told_reading
from resolvers.commands.work import Found, Work

LONGEST_NAME = 50
_BETWEEN = frozenset("·• ")
"""What stands between the parts of a name of several."""


def living(work: Work, person: Found, *path: str) -> None:
    """Nothing new begins for somebody who has died, or whose record lives on in another."""
    not_merged(work, person, *path)
    if person["died_on"] is not None:
        work.note(PERSON_DEAD, *path, died=person["died_on"].isoformat())


def not_merged(work: Work, person: Found, *path: str) -> None:
    """A record that was merged into another is changed no more."""
    if person["merged_into_id"] is not None:
        work.note(PERSON_MERGED, *path)


def code_known(work: Work, name: str, code: str | None, *path: str) -> None:
    """The code is one of its list; none is none too many."""
    if code is not None and code not in codes(name):
        work.note(CODE_UNKNOWN, *path, list=name, value=code[:20])


def name_fits(work: Work, name: str, *path: str) -> None:
    """A name is made of letters of whatever script, and what stands between its parts."""
    spelled = all(sign in _BETWEEN or unicodedata.category(sign)[0] in "LM" for sign in name)
    if not spelled or len(name) > LONGEST_NAME:
        work.note(NAME_FORM, *path, limit=LONGEST_NAME)


def reading_of(work: Work, name: str, pinyin: str | None, *path: str) -> str:
    """The reading as it is kept: the given one, or else the usual one of the name."""
    return personal_pinyin(name) if pinyin is None else told_reading(work, pinyin, *path)


def birth_fits(work: Work, born: date, *path: str) -> None:
    """Nobody is born after today, nor before the first day that a citizen number can hold."""
    not_future(work, born, *path)
    not_before(work, born, FIRST_BIRTH_DATE, *path)


def division_seen(work: Work, division: UUID | None, *path: str) -> None:
    """A division that is only named, not written to, must be in sight: one of the own, or one above them."""
    if division is None:
        return
    place, sight = work.asker.divisions.find(division), work.asker.grants.get("division")
    if place is None or sight is None or not (sight.covers(place) or division in superiors(work.asker)):
        work.note(DIVISION_UNKNOWN, *path)


def age(born: date, on: date) -> int:
    """Full years on a day, as the graph's field ``age`` counts them."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


async def in_sight(work: Work, person_id: UUID, *path: str) -> Found:
    """A person whom the asker sees, not locked yet: what else the act locks comes before in the order of all acts."""
    rows = await work.find(PersonRow, id=person_id)
    if not rows:
        work.note(ROW_UNKNOWN, *path)
        work.agree()
    work.about = work.about or rows[0]
    return rows[0]
