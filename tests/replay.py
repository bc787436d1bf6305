"""The record replayed: from what the tables held at first, and what the entries say, what the tables hold now.

In       a connection of the owner.
Out      standing: the rows of all registers as text; acts: what the entries say, act by act; replayed: the one from the other.
Refuses  AssertionError: an entry says that something was what it was not.
Never    uses a line of the product: it knows the form of the record, and the columns that PostgreSQL tells it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias
from uuid import UUID

import asyncpg

Key: TypeAlias = tuple[str, str]
"""A table and the id of a row."""
State: TypeAlias = dict[Key, dict[str, str]]
"""The values that are not null, by row and column; a digest under its column's name without ``_digest``."""
Item: TypeAlias = Mapping[str, Any]

LIES_WITH = {
    "household_membership": ("household", "household_id"),
    "institution_residency": ("institution", "institution_id"),
    "cemetery_approval": ("cemetery", "cemetery_id"),
    "cemetery_ownership": ("cemetery", "cemetery_id"),
    "cemetery_price": ("cemetery", "cemetery_id"),
    "facility_assessment": ("community_facility", "community_facility_id"),
    "facility_assessment_item": ("facility_assessment", "facility_assessment_id"),
    "facility_function": ("community_facility", "community_facility_id"),
    "person_classification": ("person", "person_id"),
    "person_merge": ("person", "winner_id"),
    "social_organization_check": ("social_organization", "social_organization_id"),
    "social_organization_rating": ("social_organization", "social_organization_id"),
    "supervision_committee_member": ("supervision_committee", "supervision_committee_id"),
}
"""What lies where something else lies, and by which column; it follows when that moves, so no entry says so."""

_UNRECORDED = (
    *("id", "created_at", "updated_at", "city_id", "county_id", "township_id", "village_id", "member_count"),
    *("beds_occupied", "ownership", "id_number_sealed", "id_number_masked", "phone_sealed", "phone_masked"),
)
_TABLES = """
SELECT c.oid::regclass::text, array_agg(a.attname) FILTER (WHERE a.attgenerated <> '')
  FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid JOIN pg_attribute AS a ON a.attrelid = c.oid
 WHERE t.tgname = 'keep_lineage' GROUP BY 1 ORDER BY 1
"""


async def standing(owner: asyncpg.Connection) -> State:
    """Every recorded column of every register, and each row's version."""
    tables = await owner.fetch(_TABLES)
    each = [
        f"SELECT '{table}', id::text, to_jsonb(r) - {_words(kept or ())} FROM {table} AS r" for table, kept in tables
    ]
    return {(table, own): _texts(row) for table, own, row in await owner.fetch(" UNION ALL ".join(each))}


async def acts(owner: asyncpg.Connection) -> list[Sequence[Item]]:
    """What each act that was done says, in the order of time."""
    told: dict[UUID, list[str]] = {}
    sql = "SELECT act_id, changes FROM audit_entry WHERE outcome = 'DONE' ORDER BY act_id, id"
    for act, changes in await owner.fetch(sql):
        told.setdefault(act, []).append(changes)
    return [together(changes) for changes in told.values()]


def together(entries: Iterable[str]) -> Sequence[Item]:
    """What the entries of one act say, each in its division: a row that moves is told of in both, and in both the same."""
    items: dict[tuple[str, str], Item] = {}
    for changes in entries:
        for item in json.loads(changes):
            assert items.setdefault((item["object"], item["field"]), item) == item, "two entries of an act disagree"
    return [*items.values()]


def replayed(start: State, told: Iterable[Sequence[Item]]) -> State:
    """What the tables hold, if the record is all that ever happened to them."""
    state = {key: dict(row) for key, row in start.items()}
    for items in told:
        replay(state, items)
    for (table, own), row in state.items():
        if table in LIES_WITH:
            row["division_id"] = _place(state, table, own)
    return state


def replay(state: State, items: Sequence[Item]) -> None:
    """One act: each value goes from what the entry says it was to what it says it became."""
    touched: set[Key] = set()
    for item in items:
        kind, _, own = item["object"].partition(":")
        key, column = (_snake(kind), own), _column(item["field"])
        if item["before"] == item["after"] or (column == "division_id" and key[0] in LIES_WITH):
            continue  # shown, not changed; or where its parent lies
        row = state.setdefault(key, {"version": "0"})
        assert row.get(column) == item["before"], (item, row.get(column))
        touched.add(key)
        if item["after"] is None:
            del row[column]
        else:
            row[column] = item["after"]
    for key in touched:
        row = state[key]
        row["version"] = str(int(row["version"]) + 1)
        if row.keys() <= {"version", "division_id"}:
            del state[key]


def difference(expected: State, found: State) -> dict[Key, tuple[dict[str, str], dict[str, str]]]:
    """Where two states differ: what each says of a row that the other does not."""
    told = {}
    for key in expected.keys() | found.keys():
        one, other = expected.get(key, {}), found.get(key, {})
        if one != other:
            told[key] = (dict(one.items() - other.items()), dict(other.items() - one.items()))
    return told


def _place(state: State, table: str, own: str) -> str:
    while table in LIES_WITH:
        parent, column = LIES_WITH[table]
        table, own = parent, state[table, own][column]
    return state[table, own]["division_id"]


def _words(generated: Iterable[str]) -> str:
    return "'{" + ",".join((*_UNRECORDED, *generated)) + "}'::text[]"


def _texts(row: str) -> dict[str, str]:
    values: dict[str, Any] = json.loads(row, parse_int=str, parse_float=str)
    return {column.removesuffix("_digest"): _text(value) for column, value in values.items() if value is not None}


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value.removeprefix("\\x")
    return json.dumps(value)


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def _column(field: str) -> str:
    # As camelCase has it: areaM2 is area_m2.
    return re.sub(r"([A-Z])", r"_\1", field).lower()
