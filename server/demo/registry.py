"""Gives the divisions, registers and accounts of the demo city to the database.

In       a connection of the owner, inside the transaction of the load; for the registers, tables whose triggers sleep.
Out      how many accounts there are.
Refuses  nothing.
Never    lets the tree differ from its dated source: the database settles it before this returns.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from db.sealed import KeyRing, Kind, Sealed
from server.demo.accounts import APPOINTED_ON, accounts
from server.demo.divisions import LISTED_ON, UNCOUNTED_NOTE, ZONE, ZONE_OPENED, Division, divisions, governance
from server.demo.registers.ledger import Entry
from server.sign_in import hash_password

MADE = datetime(2019, 10, 31, tzinfo=UTC)
DIVISION_COLUMNS = (
    "id", "level", "kind", "code", "name", "pinyin", "parent_id", "city_id", "county_id", "township_id", "village_id",
    "path", "established_on", "counted", "data_note", "created_at", "updated_at",
)  # fmt: skip


async def write_divisions(lent: Any) -> None:  # noqa: ANN401 - the driver has no types
    """Divisions, who governs them, and their codes."""
    ids = {each.code: each.id for each in divisions()}
    rows = [_division_row(each, ids) for each in divisions()]
    await lent.copy_records_to_table("division", records=rows, columns=DIVISION_COLUMNS)
    await lent.copy_records_to_table(
        "division_governance",
        records=[(ids[each.code], ids[each.parent], each.started_on, each.ended_on) for each in governance()],
        columns=("division_id", "parent_id", "started_on", "ended_on"),
    )
    await lent.copy_records_to_table(
        "division_code",
        records=[(each.system, each.code, each.id, LISTED_ON) for each in divisions()],
        columns=("system", "code", "division_id", "started_on"),
    )
    # The tree settles at the end of a transaction; this one builds on it before.
    await lent.execute("SET CONSTRAINTS ALL IMMEDIATE")


async def write_register(lent: Any, key_ring: KeyRing, table: str, rows: Sequence[Entry]) -> None:  # noqa: ANN401
    """The rows of one register, with their phones sealed."""
    sealed = _sealed(key_ring, rows) if "phone" in rows[0] else rows
    columns = tuple(sealed[0])
    records = [tuple(row[column] for column in columns) for row in sealed]
    await lent.copy_records_to_table(table, records=records, columns=columns)


async def write_accounts(lent: Any, password: str) -> int:  # noqa: ANN401
    """An account for every desk, all with the same hash of the same password."""
    everyone = list(accounts(divisions()))
    hashed = hash_password(password)
    await lent.copy_records_to_table(
        "user_account",
        records=[(each.id, each.name, each.display_name, hashed, MADE, MADE) for each in everyone],
        columns=("id", "name", "display_name", "password_hash", "created_at", "updated_at"),
    )
    await lent.copy_records_to_table(
        "role_assignment",
        records=[
            (each.assignment_id, each.id, each.role, each.division_id, APPOINTED_ON, each.post) for each in everyone
        ],
        columns=("id", "account_id", "role", "division_id", "started_on", "post"),
    )
    return len(everyone)


def _sealed(key_ring: KeyRing, rows: Sequence[Entry]) -> list[Entry]:
    phones = key_ring.seal_all(Kind.PHONE, [str(row["phone"]) for row in rows if row["phone"]])
    return [_with_phone(row, next(phones) if row["phone"] else None) for row in rows]


def _with_phone(row: Entry, phone: Sealed | None) -> Entry:
    known = {name: value for name, value in row.items() if name != "phone"}
    columns = ("phone_sealed", "phone_digest", "phone_masked")
    values = (None,) * 3 if phone is None else (phone.ciphertext, phone.digest, phone.masked)
    return known | dict(zip(columns, values, strict=True))


def _division_row(division: Division, ids: Mapping[str, UUID]) -> tuple[object, ...]:
    line = (*division.line, None, None, None)[:4]
    parent = ids[division.parent] if division.parent else None
    opened = ZONE_OPENED if division.code == ZONE else None
    return (
        division.id, division.level, division.kind, division.code, division.name, division.pinyin,
        parent, *line, division.path, opened, division.counted, None if division.counted else UNCOUNTED_NOTE, MADE, MADE,
    )  # fmt: skip
