"""Gives the rows of some villages' people, of their households, and of what the bureau knows of them, as COPY text.

In       a Recipe (what all chunks share) and a Chunk (which villages, how many people and elders in each, what falls to it
         of the figures, which beds its people live in).
Out      ChunkRows: the bytes of each table, and how many people and households they hold.
Refuses  nothing.
Never    looks at another chunk: chunks are made by several processes, in any order, always alike.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from random import Random

from db.sealed import KeyRing
from server.demo.aid import Granted, grant
from server.demo.classes import Classes
from server.demo.dwellings import Dwelling
from server.demo.families import Member
from server.demo.homes import Home, Identity, Stay, home, household_row, membership_row
from server.demo.kinship import left_home
from server.demo.lodging import Slot, residency_rows
from server.demo.names import NameBook
from server.demo.numbers import CitizenNumbers, Days, uuid7
from server.demo.people import Draft, Register, person_rows
from server.demo.places import place
from server.demo.roll import Roll
from server.demo.seats import seat_rows
from server.demo.settling import Settling
from server.demo.sizes import VillageShare
from server.demo.standing import NOTHING, Standing, granted, ordinary
from server.demo.targets import Targets

REMEMBERED = 80
"""How many earlier households of the chunk somebody may have left to marry."""


DAYS = Days()
"""What is written of days is the same for all chunks of a process."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What all chunks of one city share."""

    seed: int
    book: NameBook
    key_ring: KeyRing
    village_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some villages that follow each other; the ``number``-th of ``of`` chunks. ``beds`` by the code of the village."""

    number: int
    of: int
    shares: tuple[VillageShare, ...]
    wanted: Targets
    beds: Mapping[str, tuple[Slot, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChunkRows:
    """What COPY takes, by table, and how many people and households are in it."""

    texts: Mapping[str, bytes]
    people: int
    households: int


def chunk_rows(recipe: Recipe, chunk: Chunk) -> ChunkRows:
    """All rows of the chunk."""
    scribe = _Scribe(recipe, chunk)
    for share in chunk.shares:
        scribe.village(share)
    return scribe.rows(recipe.key_ring, chunk)


class _Scribe:
    """Writes one chunk from random numbers of its own."""

    def __init__(self, recipe: Recipe, chunk: Chunk) -> None:
        # Invented people need repetition, not secrecy.
        self._random = Random(f"chunk {recipe.seed} {chunk.number} {chunk.of}")  # noqa: S311
        self._days = DAYS
        self._settling = Settling(self._random, recipe.book.surnames, chunk.shares)
        numbers = CitizenNumbers(self._days, chunk.number, chunk.of)
        self._register = Register(self._random, recipe.book, recipe.village_ids, numbers)
        self._known: deque[Home] = deque(maxlen=REMEMBERED)
        self._dwellings: list[Dwelling] = []
        self._drafts: list[Draft] = []
        self._memberships: list[str] = []
        self._seats: list[str] = []

    def village(self, share: VillageShare) -> None:
        """Households until all people of the village live in one."""
        first, last, number, before = share.first, share.first + share.people, 1, len(self._dwellings)
        here = place(share.division)
        self._settling.begin(share)
        while first < last:
            members = self._settling.family(last - first)
            lived_in = home(self._random, here, members, first)
            dwelling = self._dwelling(lived_in, number, first)
            self._settling.settled(len(dwelling.elders))
            self._dwellings.append(dwelling)
            self._known.append(lived_in)
            first, number = first + len(members), number + 1
        self._seats += seat_rows(self._random, share.division, self._dwellings[before:])

    def rows(self, key_ring: KeyRing, chunk: Chunk) -> ChunkRows:
        """What was written, and what follows for the bureau."""
        roll = Roll(self._random, self._days)
        given = grant(self._random, roll, self._dwellings, chunk.wanted, chunk.beds)
        standings = {each.first: self._standing(each, given) for each in self._dwellings}
        Classes(self._random, roll, self._dwellings, given).enter(standings, chunk.wanted.elders)
        texts = {
            "household": (self._household(each, standings[each.first]) for each in self._dwellings),
            "person": person_rows(key_ring, self._drafts),
            "household_membership": self._memberships,
            "person_classification": roll.rows,
            "institution_residency": (
                row for each, slot in given.lodged for row in residency_rows(self._random, self._days, each, slot)
            ),
            "supervision_committee_member": self._seats,
        }
        written = {table: "".join(rows).encode() for table, rows in texts.items()}
        return ChunkRows(written, len(self._drafts), len(self._dwellings))

    def _dwelling(self, lived_in: Home, number: int, first: int) -> Dwelling:
        ids, births = [], []
        for offset, member in enumerate(lived_in.members):
            own = self._person(lived_in, member, first + offset)
            ids.append(own)
            births.append(self._drafts[-1].born)
        return Dwelling(lived_in, number, first, tuple(ids), tuple(births))

    def _person(self, lived_in: Home, member: Member, number: int) -> str:
        own = (uuid7(number, self._random.getrandbits(74)), number)
        left = left_home(self._random, self._known, member) if member.married_in else None
        if left is not None:
            parents, stay = left
            member = replace(member, surname=parents.members[0].surname)
            self._stay(parents, own, stay)
        if member.was is not None:
            self._stay(lived_in, own, member.was)
        self._stay(lived_in, own, (member.relation, member.since, None))
        self._drafts.append(self._register.draft(lived_in, member, own[0]))
        return own[0]

    def _stay(self, where: Home, person: Identity, stay: Stay) -> None:
        self._memberships.append(membership_row(self._random, self._days, where, person, stay))

    def _standing(self, dwelling: Dwelling, given: Granted) -> Standing:
        assistance, since = given.households.get(dwelling.first, (NOTHING, 0))
        rural = dwelling.home.place.rural
        if assistance == NOTHING:
            return ordinary(self._random, rural=rural)
        return granted(self._random, assistance, since, rural=rural)

    def _household(self, dwelling: Dwelling, standing: Standing) -> str:
        return household_row(self._random, self._days, dwelling.home, dwelling.number, standing)
