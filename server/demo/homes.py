"""Gives households and memberships as COPY text.

In       a place, its people, random numbers of the chunk's seed.
Out      Home (what others need to know of a household), rows of ``household`` and ``household_membership``.
Refuses  nothing.
Never    lets a membership lie elsewhere than its household.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from server.demo.families import Member
from server.demo.instants import instants
from server.demo.numbers import Days, uuid7
from server.demo.places import Place
from server.demo.standing import Standing

HOUSEHOLD_COLUMNS = (
    "id", "division_id", "city_id", "county_id", "township_id", "village_id",
    "number", "kind", "address", "income_per_capita_year", "income_year", "low_income_register_on", "assistance",
    "assistance_since", "member_count", "version", "created_at", "updated_at",
)  # fmt: skip
MEMBERSHIP_COLUMNS = (
    "id", "division_id", "city_id", "county_id", "township_id", "village_id",
    "household_id", "person_id", "relation", "started_on", "ended_on", "version", "created_at", "updated_at",
)  # fmt: skip
NULL = "\\N"
Identity = tuple[str, int]
"""A person's id, and number in the city."""
Stay = tuple[str, int, int | None]
"""Relation to the head, first day, and the day after the last."""
_LANES = ("幸福", "人民", "解放", "建设", "和平", "文化", "东风", "新华", "青年", "兴业", "府前", "学府")


@dataclass(frozen=True, slots=True)
class Home:
    """A household: where it is, when it was entered into the register, and who lives there, the head first."""

    id: str
    place: Place
    instants: str
    members: tuple[Member, ...]


def home(random: Random, place: Place, members: tuple[Member, ...], first: int) -> Home:
    """A household of these members, the first of whom is the ``first``-th person of the city."""
    return Home(uuid7(first, random.getrandbits(74)), place, instants(random), members)


def household_row(random: Random, days: Days, home: Home, number: int, standing: Standing) -> str:
    """The row of the ``number``-th household of its place."""
    place = home.place
    kind = "RURAL" if place.rural else "URBAN"
    income = NULL if standing.income is None else f"{standing.income:.2f}"
    return (
        f"{home.id}\t{place.lineage}\t{place.code}{number:06}\t{kind}\t{place.name}{_door(random, place)}"
        f"\t{income}\t{standing.year or NULL}\t{_day(days, standing.registered)}\t{standing.assistance}"
        f"\t{_day(days, standing.since)}\t{len(home.members)}\t{home.instants}\n"
    )


def membership_row(random: Random, days: Days, home: Home, person: Identity, stay: Stay) -> str:
    """One stay of a person in a household."""
    relation, since, until = stay
    own = uuid7(person[1], random.getrandbits(74))
    ended = NULL if until is None else days[until][0]
    return (
        f"{own}\t{home.place.lineage}\t{home.id}\t{person[0]}\t{relation}\t{days[since][0]}\t{ended}\t{home.instants}\n"
    )


def _door(random: Random, place: Place) -> str:
    draw = random.random()
    door = int(random.random() * 120) + 1
    if place.rural:
        return f"{int(draw * 14) + 1}组{door}号"
    return f"{_LANES[int(draw * len(_LANES))]}巷{door}号{int(draw * 997) % 6 + 1}0{int(draw * 7919) % 4 + 1}室"


def _day(days: Days, ordinal: int | None) -> str:
    return NULL if ordinal is None else days[ordinal][0]
