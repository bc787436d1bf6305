"""Gives who may live in which institution: beds that villages send people to; and residencies as COPY text.

In       the institutions' rows, the villages with their people.
Out      Slots for each village; rows of ``institution_residency``.
Refuses  nothing.
Never    fills more beds than an institution has, nor sends anybody to one in another county.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from random import Random
from typing import cast
from uuid import UUID

from server.demo.dwellings import Someone
from server.demo.homes import NULL
from server.demo.lives import TODAY
from server.demo.numbers import Days, uuid7
from server.demo.registers.ledger import Entry
from server.demo.sizes import VillageShare, apportioned
from server.demo.targets import FULL

RESIDENCY_COLUMNS = (
    "id", "division_id", "city_id", "county_id", "township_id", "village_id",
    "institution_id", "person_id", "bed", "support", "started_on", "ended_on", "version", "created_at", "updated_at",
)  # fmt: skip
IN_A_CENTRE, IN_A_REGIONAL_CENTRE = 40, 90
"""特困 elders in each centre, with six million people; the report gives no figure for them."""

FOR_CHILDREN = "OTHER"
"""Who pays for children in a welfare institution is neither themselves nor 特困 support."""

_OCCUPANCY = {"ELDER_CARE_HOME": 0.62, "TOWNSHIP_ELDER_CARE_CENTRE": 0.5, "REGIONAL_SUPPORT_CENTRE": 0.6}
_CHILDREN = 0.35
_EARLIEST = date(2012, 1, 1).toordinal()
_MOVED = 0.1


@dataclass(frozen=True, slots=True)
class Slot:
    """A bed that somebody of a village lives in; ``opened`` is an ordinal, ``lineage`` the institution's as COPY text."""

    institution: str
    lineage: str
    bed: str
    support: str
    opened: int


def slots(institutions: Sequence[Entry], shares: Sequence[VillageShare]) -> Mapping[str, tuple[Slot, ...]]:
    """The beds that are lived in, by the code of the village whose people live there."""
    people = sum(share.people for share in shares)
    found: dict[str, list[Slot]] = defaultdict(list)
    open_now = [each for each in institutions if each["closed_on"] is None]
    full = [_full(each) for each in open_now]
    supported = _scaled([hardship for hardship, _ in full], people)
    others = _scaled([other for _, other in full], people)
    for institution, first, second in zip(open_now, supported, others, strict=True):
        for village, slot in _of_one(institution, _senders(institution, shares), first, second):
            found[village].append(slot)
    return {village: tuple(each) for village, each in found.items()}


def residency_rows(random: Random, days: Days, someone: Someone, slot: Slot) -> Iterator[str]:
    """The stay of somebody in this bed; one in ten had another bed before."""
    dwelling, place = someone
    first = max(_EARLIEST, slot.opened)
    since = first + int(random.random() * (TODAY - first))
    moved = since + (TODAY - since) // 2
    if random.random() < _MOVED and moved > since:
        yield _row(random, days, dwelling.ids[place], slot, (since, moved))
        since = moved
    yield _row(random, days, dwelling.ids[place], slot, (since, None))


def _row(random: Random, days: Days, person: str, slot: Slot, stay: tuple[int, int | None]) -> str:
    since, until = stay
    own = uuid7(since, random.getrandbits(74))
    bed, ended = (slot.bed, NULL) if until is None else (f"{slot.bed}-1", days[until][0])
    made = "1\t2019-11-04 09:00:00+08\t2019-11-04 09:00:00+08"
    return (
        f"{own}\t{slot.lineage}\t{slot.institution}\t{person}\t{bed}\t{slot.support}"
        f"\t{days[since][0]}\t{ended}\t{made}\n"
    )


def _full(institution: Entry) -> tuple[int, int]:
    """How many live there with six million people: 特困 elders, others."""
    kind, usable = str(institution["kind"]), cast("int", institution["beds_usable"])
    if kind == "CHILD_WELFARE":
        return 0, int(usable * _CHILDREN)
    all_of_them = int(usable * _OCCUPANCY.get(kind, 0))
    most = {"TOWNSHIP_ELDER_CARE_CENTRE": IN_A_CENTRE, "REGIONAL_SUPPORT_CENTRE": IN_A_REGIONAL_CENTRE}.get(kind, 0)
    hardship = min(most, all_of_them)
    # What society runs takes in whoever pays; the townships' own centres are for 特困 elders and few others.
    paying = all_of_them - hardship
    return hardship, paying if institution["operator_nature"] == "SOCIAL" else paying // 4


def _scaled(numbers: Sequence[int], people: int) -> list[int]:
    return apportioned(sum(numbers) * people // FULL, numbers, 0)


def _senders(institution: Entry, shares: Sequence[VillageShare]) -> Sequence[VillageShare]:
    """The villages whose people live there: a centre's are its township's, others' the county's, or the city's."""
    centre = institution["kind"] == "TOWNSHIP_ELDER_CARE_CENTRE"
    for level, own in ((2, institution["township_id"] if centre else None), (1, institution["county_id"])):
        if own is not None and (near := [each for each in shares if each.division.line[level] == own]):
            return near
    return shares


def _of_one(
    institution: Entry, senders: Sequence[VillageShare], hardship: int, others: int
) -> Iterator[tuple[str, Slot]]:
    """The beds of one institution, spread over the senders by their people."""
    ends, own = list(accumulate(each.people for each in senders)), _slot(institution)
    paying = FOR_CHILDREN if institution["kind"] == "CHILD_WELFARE" else "SELF_FUNDED"
    supports = ["SPECIAL_HARDSHIP"] * hardship + [paying] * others
    for number, support in enumerate(supports):
        place = ends[-1] * (2 * number + 1) // (2 * len(supports))
        bed = f"{number // 20 + 1}0{number % 20 // 4 + 1}-{number % 4 + 1}"
        yield senders[bisect_right(ends, place)].division.code, Slot(*own[:2], bed, support, own[2])


def _slot(institution: Entry) -> tuple[str, str, int]:
    levels = ("division_id", "city_id", "county_id", "township_id", "village_id")
    line = (cast("UUID | None", institution[level]) for level in levels)
    lineage = "\t".join(NULL if each is None else each.hex for each in line)
    return cast("UUID", institution["id"]).hex, lineage, cast("date", institution["opened_on"]).toordinal()
