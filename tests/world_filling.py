"""Writes the small world into an empty, migrated database, as its owner.

In       a connection of the owner.
Out      the rows; every account signs in with PASSWORD.
Never    leaves rows in the order of their ids: an answer that is sorted by luck would pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import asyncpg

from db.sealed import KeyRing, Kind, Sealed
from db.tables.lineage import LEVELS
from server.sign_in import hash_password
from tests.world import WORLD
from tests.world_divisions import Division
from tests.world_facts import Fact
from tests.world_people import Person

PASSWORD = "clear-water-flows"
KEY_RING = KeyRing(bytes(range(32)))

DIVISION_COLUMNS = """
id level kind code name pinyin parent_id city_id county_id township_id village_id path counted data_note
version created_at updated_at
"""
PERSON_COLUMNS = """
id division_id registered_division_id name pinyin sex birth_date ethnic_group marital_status education
id_number_sealed id_number_digest id_number_masked phone_sealed phone_digest phone_masked version created_at updated_at died_on
merged_into_id
"""

TOLD = ("audit_entry", "audit_object")
"""The tables whose lineage is taken once, by who writes them: nothing keeps it."""

Rows = Iterable[tuple[Any, ...]]


async def fill(owner: asyncpg.Connection) -> None:
    """The whole world in one transaction. Divisions come with their lineage: the database finds nothing to mend."""
    async with owner.transaction():
        for table, (columns, rows) in _tables().items():
            await owner.copy_records_to_table(table, records=list(rows)[::-1], columns=columns.split())
    await owner.execute("ANALYZE")


def _tables() -> dict[str, tuple[str, Rows]]:
    return {
        "division": (DIVISION_COLUMNS, map(_division, WORLD.divisions.values())),
        "division_governance": (
            "division_id parent_id started_on ended_on",
            ((each.division_id, each.parent_id, each.started_on, each.ended_on) for each in WORLD.governance),
        ),
        "division_code": ("system code division_id started_on ended_on", _codes()),
        "person": (PERSON_COLUMNS, map(_person, (*WORLD.people.values(), *WORLD.tombstones.values()))),
        "household": _plain(
            "id division_id number kind address income_per_capita_year income_year low_income_register_on assistance"
            " assistance_since version created_at updated_at",
            WORLD.households.values(),
        ),
        "household_membership": _plain(
            "id household_id person_id relation started_on ended_on version created_at updated_at",
            WORLD.memberships.values(),
        ),
        **{table: _facts([*map(_lying, facts)] if table in TOLD else facts) for table, facts in WORLD.facts.items()},
        "user_account": ("id name display_name disabled_at password_hash", _accounts()),
        "role_assignment": ("account_id id role division_id started_on ended_on post", _assignments()),
    }


def _plain(columns: str, things: Iterable[object]) -> tuple[str, Rows]:
    names = columns.split()
    return columns, (tuple(getattr(thing, name) for name in names) for thing in things)


def _facts(facts: Sequence[Fact]) -> tuple[str, Rows]:
    columns = [name for name in facts[0] if name != "phone"]
    if "phone" not in facts[0]:
        return " ".join(columns), (tuple(fact[name] for name in columns) for fact in facts)
    rows = ((*(fact[name] for name in columns), *_sealed(Kind.PHONE, fact["phone"])) for fact in facts)
    return " ".join((*columns, "phone_sealed", "phone_digest", "phone_masked")), rows


def _lying(fact: Fact) -> Fact:
    line = dict(zip(LEVELS, WORLD.line(fact["division_id"]), strict=False))
    return {**fact, **{f"{level}_id": line.get(level) for level in LEVELS}}


def _division(each: Division) -> tuple[Any, ...]:
    lineage = dict(zip(LEVELS, each.line, strict=False))
    # A line may leave out a level only at its end: nobody in this world skips one.
    places = tuple(lineage.get(level) for level in LEVELS)
    names = (each.id, each.level, each.kind, each.code, each.name, each.pinyin, each.parent_id)
    return (*names, *places, each.path, each.counted, each.data_note, each.version, each.created_at, each.updated_at)


def _codes() -> Iterator[tuple[Any, ...]]:
    for each in WORLD.divisions.values():
        for code in each.codes:
            yield code.system, code.code, each.id, code.started_on, code.ended_on


def _person(each: Person) -> tuple[Any, ...]:
    first = (each.id, each.division_id, each.registered_division_id, each.name, each.pinyin, each.sex, each.birth_date)
    coded = (each.ethnic_group, each.marital_status, each.education)
    number, phone = _sealed(Kind.CITIZEN_NUMBER, each.id_number), _sealed(Kind.PHONE, each.phone)
    last = (each.version, each.created_at, each.updated_at, each.died_on, each.merged_into_id)
    return (*first, *coded, *number, *phone, *last)


def _sealed(kind: Kind, plaintext: str | None) -> tuple[bytes | None, bytes | None, str | None]:
    if plaintext is None:
        return None, None, None
    sealed: Sealed = KEY_RING.seal(kind, plaintext)
    return sealed.ciphertext, sealed.digest, sealed.masked


def _accounts() -> Iterator[tuple[Any, ...]]:
    for each in WORLD.accounts.values():
        yield each.id, each.name, each.display_name, each.disabled_at, _password_hash()


def _assignments() -> Iterator[tuple[Any, ...]]:
    for each in WORLD.accounts.values():
        for held in each.assignments:
            yield each.id, held.id, held.role, held.division_id, held.started_on, held.ended_on, held.post


@cache
def _password_hash() -> str:
    return hash_password(PASSWORD)
