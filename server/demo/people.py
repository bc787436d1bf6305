"""Gives people as COPY text: first as drafts with their numbers in clear, then sealed, many at a time.

In       members of households, a NameBook, random numbers of the chunk's seed, the key ring.
Out      Draft, then rows of ``person``.
Refuses  nothing.
Never    lets a citizen or phone number into a row in clear.
"""

# ruff: noqa: PLR2004 - ages and shares say what they are where they stand

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from db.sealed import KeyRing, Kind, Sealed
from server.demo.families import Member
from server.demo.homes import NULL, Home
from server.demo.lives import education, years
from server.demo.names import NameBook
from server.demo.numbers import CitizenNumbers

PERSON_COLUMNS = (
    "id", "division_id", "city_id", "county_id", "township_id", "village_id", "registered_division_id",
    "name", "pinyin", "sex", "birth_date", "ethnic_group", "marital_status", "education",
    "id_number_sealed", "id_number_digest", "id_number_masked", "phone_sealed", "phone_digest", "phone_masked",
    "version", "created_at", "updated_at",
)  # fmt: skip
ADULT = 16
NO_PHONE_PREFIX = "129"
"""No mobile number of the country begins like this."""

_NO_PHONE = f"{NULL}\t{NULL}\t{NULL}"
_MINORITIES = ("03",) * 9 + ("06", "06", "08", "15", "15", "11", "02", "05", "07", "09", "12")
"""回 mostly, then those who came by marriage: 苗, 壮, 土家, 满, 蒙古, 维吾尔, 彝, 布依, 侗."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A person's row in the making: what stands before and after the sealed columns, and what is to be sealed."""

    born: int
    before: str
    id_number: str
    phone: str | None
    after: str


class Register:
    """Enters the people of one chunk, with names, numbers and what else befits their age."""

    def __init__(self, random: Random, book: NameBook, villages: Sequence[str], numbers: CitizenNumbers) -> None:
        self._random = random
        self._book = book
        self._villages = villages
        self._numbers = numbers
        self._days = numbers.days

    def draft(self, home: Home, member: Member, person: str) -> Draft:
        """One person of a household."""
        born, number = self._numbers.next(member.born, male=member.sex == "MALE")
        given, given_pinyin = self._book.given_name(self._random, member.sex, born)
        surname, surname_pinyin = member.surname
        before = (
            f"{person}\t{home.place.lineage}\t{self._registered(home)}\t{surname}{given}"
            f"\t{surname_pinyin} {given_pinyin}\t{member.sex}\t{self._days[born][0]}"
            f"\t{self._ethnic_group()}\t{self._marital(member)}\t{education(self._random, born) or NULL}"
        )
        return Draft(born, before, number, self._phone(born), home.instants)

    def _registered(self, home: Home) -> str:
        draw = self._random.random()
        if draw < 0.93:
            return home.place.id
        return NULL if draw < 0.95 else self._villages[int(self._random.random() * len(self._villages))]

    def _ethnic_group(self) -> str:
        draw = self._random.random()
        if draw < 0.985:
            return "01"
        return NULL if draw < 0.993 else _MINORITIES[int(self._random.random() * len(_MINORITIES))]

    def _marital(self, member: Member) -> str:
        return member.marital if self._random.random() < 0.99 else NULL

    def _phone(self, born: int) -> str | None:
        age = years(born)
        if age < ADULT or self._random.random() < (0.08 if age < 60 else 0.35):
            return None
        return f"{NO_PHONE_PREFIX}{int(self._random.random() * 10**8):08}"


def person_rows(key_ring: KeyRing, drafts: Sequence[Draft]) -> Iterator[str]:
    """The rows, sealed."""
    numbers = key_ring.seal_all(Kind.CITIZEN_NUMBER, [each.id_number for each in drafts])
    phones = key_ring.seal_all(Kind.PHONE, [each.phone for each in drafts if each.phone is not None])
    for each, number in zip(drafts, numbers, strict=True):
        phone = _NO_PHONE if each.phone is None else _columns(next(phones))
        yield f"{each.before}\t{_columns(number)}\t{phone}\t{each.after}\n"


def _columns(sealed: Sealed) -> str:
    return f"\\\\x{sealed.ciphertext.hex()}\t\\\\x{sealed.digest.hex()}\t{sealed.masked}"
