"""Gives the rows of some villages' households, people and memberships, as COPY text.

In       a Recipe (what all chunks share) and a Chunk (which villages, how many people in each).
Out      ChunkRows: the bytes of three tables, and how many rows they hold.
Refuses  nothing.
Never    looks at another chunk: chunks are made by several processes, in any order, always alike.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from random import Random

from db.sealed import KeyRing
from server.demo.families import Member, family
from server.demo.homes import Home, Identity, Stay, home, household_row, membership_row
from server.demo.lives import NEVER, years
from server.demo.names import NameBook
from server.demo.numbers import CitizenNumbers, Days, uuid7
from server.demo.people import Draft, Register, person_rows
from server.demo.places import Place, place
from server.demo.sizes import VillageShare

REMEMBERED = 80
"""How many earlier households of the chunk somebody may have left to marry."""

LEFT_HOME = 0.3
TRIES = 6
CHILDBEARING = (21.0, 40.0)


@dataclass(frozen=True, slots=True)
class Recipe:
    """What all chunks of one city share."""

    seed: int
    book: NameBook
    key_ring: KeyRing
    village_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some villages that follow each other; the ``number``-th of ``of`` chunks."""

    number: int
    of: int
    shares: tuple[VillageShare, ...]


@dataclass(frozen=True, slots=True)
class ChunkRows:
    """What COPY takes, and how many people and households are in it."""

    household: bytes
    person: bytes
    household_membership: bytes
    people: int
    households: int


def chunk_rows(recipe: Recipe, chunk: Chunk) -> ChunkRows:
    """All rows of the chunk."""
    scribe = _Scribe(recipe, chunk)
    for share in chunk.shares:
        scribe.village(place(share.division), share)
    return scribe.rows(recipe.key_ring)


class _Scribe:
    """Writes one chunk from random numbers of its own."""

    def __init__(self, recipe: Recipe, chunk: Chunk) -> None:
        # Invented people need repetition, not secrecy.
        self._random = Random(f"chunk {recipe.seed} {chunk.number} {chunk.of}")  # noqa: S311
        self._days = Days()
        self._surnames = recipe.book.surnames
        numbers = CitizenNumbers(self._days, chunk.number, chunk.of)
        self._register = Register(self._random, recipe.book, recipe.village_ids, numbers)
        self._known: deque[Home] = deque(maxlen=REMEMBERED)
        self._households: list[str] = []
        self._drafts: list[Draft] = []
        self._memberships: list[str] = []

    def village(self, place: Place, share: VillageShare) -> None:
        """Households until all people of the village live in one."""
        first, last, number = share.first, share.first + share.people, 1
        while first < last:
            members = family(self._random, self._surnames, rural=place.rural, room=last - first)
            lived_in = home(self._random, place, members, first)
            self._households.append(household_row(self._random, lived_in, number))
            for offset, member in enumerate(members):
                self._person(lived_in, member, first + offset)
            self._known.append(lived_in)
            first, number = first + len(members), number + 1

    def rows(self, key_ring: KeyRing) -> ChunkRows:
        """What was written."""
        people = "".join(person_rows(key_ring, self._drafts))
        return ChunkRows(
            "".join(self._households).encode(),
            people.encode(),
            "".join(self._memberships).encode(),
            len(self._drafts),
            len(self._households),
        )

    def _person(self, lived_in: Home, member: Member, number: int) -> None:
        own = (uuid7(number, self._random.getrandbits(74)), number)
        left = self._left(member) if member.married_in else None
        if left is not None:
            member = replace(member, surname=left.members[0].surname)
            relation = "32" if member.sex == "FEMALE" else "23"
            self._stay(left, own, (relation, max(member.born, left.members[0].since), _arrival(member)))
        if member.was is not None:
            self._stay(lived_in, own, member.was)
        self._stay(lived_in, own, (member.relation, member.since, None))
        self._drafts.append(self._register.draft(lived_in, member, own[0]))

    def _stay(self, where: Home, person: Identity, stay: Stay) -> None:
        self._memberships.append(membership_row(self._random, self._days, where, person, stay))

    def _left(self, member: Member) -> Home | None:
        """The parents' household that somebody left on the wedding day."""
        if not self._known or self._random.random() > LEFT_HOME:
            return None
        for _ in range(TRIES):
            known = self._known[int(self._random.random() * len(self._known))]
            if _may_be_parents(known, member):
                return known
        return None


def _may_be_parents(known: Home, child: Member) -> bool:
    """Whether a father has always headed this household, was there before the wedding and is of the right age."""
    head = known.members[0]
    if head.sex == "FEMALE" or head.was is not None or head.marital == NEVER or head.since >= _arrival(child):
        return False
    parents = [head.born, *(each.born for each in known.members[1:2] if each.relation in ("11", "12"))]
    return all(CHILDBEARING[0] < years(born, child.born) < CHILDBEARING[1] for born in parents)


def _arrival(member: Member) -> int:
    return member.was[1] if member.was else member.since
