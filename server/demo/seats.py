"""Gives who sits in the villages' supervision committees, as COPY text.

In       the dwellings of a village, its division.
Out      rows of ``supervision_committee_member``.
Refuses  nothing.
Never    takes two of one household; a committee of a village with few people has few members.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from random import Random

from server.demo.divisions import VILLAGE, Division
from server.demo.dwellings import Dwelling
from server.demo.homes import NULL
from server.demo.lives import years
from server.demo.numbers import uuid7
from server.demo.registers.committees import began, committee_id

SEAT_COLUMNS = (
    "id", "division_id", "city_id", "county_id", "township_id", "village_id",
    "supervision_committee_id", "person_id", "post", "started_on", "ended_on", "version", "created_at", "updated_at",
)  # fmt: skip
LEAST, MOST = 3, 5
YOUNGEST, OLDEST = 25, 65


def seat_rows(random: Random, village: Division, dwellings: Sequence[Dwelling]) -> Iterator[str]:
    """The members of the village's committee, the director first."""
    if village.kind != VILLAGE or not village.counted:
        return
    since, committee = began(village), committee_id(village)
    able = [(each, place) for each in dwellings if (place := _able(each, since)) is not None]
    number = min(len(able), random.randint(LEAST, MOST))
    for rank, (dwelling, place) in enumerate(random.sample(able, number)):
        own = uuid7(dwelling.first + place, random.getrandbits(74))
        post = "MEMBER" if rank else "DIRECTOR"
        yield (
            f"{own}\t{dwelling.home.place.lineage}\t{committee.hex}\t{dwelling.ids[place]}\t{post}"
            f"\t{since.isoformat()}\t{NULL}\t{dwelling.home.instants}\n"
        )


def _able(dwelling: Dwelling, on: date) -> int | None:
    """The place in the household of the first who is of an age to sit there when the committee begins."""
    day = on.toordinal()
    return next((place for place, born in enumerate(dwelling.births) if YOUNGEST < years(born, day) < OLDEST), None)
