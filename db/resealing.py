"""Gives a new key its place: puts it in force, and seals with it what was sealed with those before, while people work.

In       an Engine of the owner; a KeyRing whose current key is the one to be put in force.
Out      sealed values and digests under that key, batch by batch; how many are left; an entry of audit for the change.
Refuses  SettingsRefused: somebody else is changing keys; writers hold the key in force for too long.
Never    changes a version or what a value says; goes back to an older key; holds more rows than a batch.

Whatever breaks off, all values open and are found: each names its key, and look-ups ask under all keys. Whoever goes on finds
what is left by the first byte of each value.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from db.engine import Connection, Engine, connection
from db.failures import Collided
from db.sealed import KeyRing, Kind, SealBroken
from db.tables import METADATA
from errors import TOOK_TOO_LONG, Refused, SettingsRefused

BATCH = 1_000
PATIENCE = "2s"
"""How long we wait at once for writers who hold the key in force; others wait behind us meanwhile, and wait longer than that."""
TRIES = 30

_ALONE = 3213001003
_SUFFIX = "_sealed"
_KINDS = {"id_number": Kind.CITIZEN_NUMBER, "phone": Kind.PHONE}

LOCK = "SELECT pg_try_advisory_lock($1)"
UNLOCK = "SELECT pg_advisory_unlock($1)"
TURN = "SELECT guard.turn_sealing_key($1, $2)"
NOTE = "UPDATE sealing_key SET fingerprint = $1 WHERE fingerprint IS NULL"
TELL = """
WITH act AS MATERIALIZED (SELECT uuidv7() AS id),
roots AS (SELECT d.id, row_number() OVER (ORDER BY d.id) AS number FROM division AS d WHERE d.level = 'city')
INSERT INTO audit_entry (id, act_id, account, actor, division_id, city_id, action, changes, outcome)
SELECT CASE WHEN r.number = 1 THEN a.id ELSE uuidv7() END, a.id, 'registry_owner', '数据库所有者', r.id, r.id, 'rotateSealingKey',
       jsonb_build_array(jsonb_build_object('object', 'SealingKey', 'field', 'current', 'before', CAST($1 AS text),
                                            'after', CAST($2 AS text), 'need', 'person')), 'DONE'
  FROM roots AS r CROSS JOIN act AS a
"""


@dataclass(frozen=True, slots=True)
class SealedTable:
    """A table with sealed values: the names of these without ``_sealed``, and what is sealed in each."""

    name: str
    values: Mapping[str, Kind]

    @property
    def old(self) -> str:
        """Whether a row has a value under another key than ``$1``."""
        return " OR ".join(f"get_byte({value}_sealed, 0) <> $1" for value in self.values)


def _sealed_tables() -> tuple[SealedTable, ...]:
    # Read off the tables, so that none is forgotten; a kind that nobody knows stops every start.
    named = {
        name: [column.name.removesuffix(_SUFFIX) for column in table.c if column.name.endswith(_SUFFIX)]
        for name, table in METADATA.tables.items()
    }
    return tuple(
        SealedTable(name, {value: _KINDS[value] for value in values}) for name, values in named.items() if values
    )


SEALED_TABLES = _sealed_tables()


@asynccontextmanager
async def alone(engine: Engine) -> AsyncIterator[Connection]:
    """A connection for the length of a block, in which nobody else changes keys."""
    async with connection(engine) as lent:
        # Whoever was killed a moment ago may still be breaking off.
        for _ in range(TRIES):
            if await lent.fetchval(LOCK, _ALONE):
                break
            await asyncio.sleep(0.5)
        else:
            raise SettingsRefused("The keys are being changed by somebody else; wait until that has ended.")
        try:
            yield lent
        finally:
            if not lent.is_closed():
                await lent.fetchval(UNLOCK, _ALONE)


async def turn(engine: Engine, ring: KeyRing, before: int) -> None:
    """Put the ring's current key in force in the place of the one before, and tell so in the record of power."""
    for _ in range(TRIES):
        try:
            async with connection(engine) as lent, lent.transaction():
                await lent.execute(f"SET LOCAL lock_timeout = '{PATIENCE}'; SET LOCAL synchronous_commit = on")
                await lent.fetchval(TURN, ring.current, ring.mark())
                await lent.fetch(TELL, str(before), str(ring.current))
        except Refused as busy:
            if busy.sentence is not TOOK_TOO_LONG:
                raise
        else:
            return
    raise SettingsRefused("Writers hold the key in force for too long; run the command again.")


async def note_fingerprint(lent: Connection, ring: KeyRing) -> None:
    """Note the fingerprint of the key in force, if nobody has."""
    await lent.fetch(NOTE, ring.mark())


async def by_key(lent: Connection) -> Mapping[int, int]:
    """How many values are sealed with each key."""
    counted: Counter[int] = Counter()
    for table in SEALED_TABLES:
        for value in table.values:
            column = f"{value}{_SUFFIX}"
            question = f"SELECT get_byte({column}, 0), count(*) FROM {table.name} WHERE {column} IS NOT NULL GROUP BY 1"  # noqa: S608
            for number, count in await lent.fetch(question):
                counted[number] += count
    return counted


async def any_sealed(lent: Connection) -> tuple[Kind, bytes] | None:
    """Any one sealed value, if there is one."""
    for table in SEALED_TABLES:
        for value, kind in table.values.items():
            column = f"{value}{_SUFFIX}"
            found = await lent.fetchval(f"SELECT {column} FROM {table.name} WHERE {column} IS NOT NULL LIMIT 1")  # noqa: S608
            if found is not None:
                return kind, found
    return None


async def rows_left(lent: Connection, number: int) -> int:
    """How many rows have a value under another key."""
    counts = [
        await lent.fetchval(f"SELECT count(*) FROM {table.name} WHERE {table.old}", number)  # noqa: S608
        for table in SEALED_TABLES
    ]
    return sum(counts)


async def reseal(engine: Engine, ring: KeyRing) -> AsyncIterator[int]:
    """Seal what is under other keys with the ring's current one; gives the size of each batch when it is done."""
    for table in SEALED_TABLES:
        last: UUID | None = UUID(int=0)
        while last is not None:
            try:
                last, size = await _batch(engine, ring, table, last)
            except Collided:
                # Somebody changes some of these people; the batch is undone, and begun again.
                continue
            if size:
                yield size


async def _batch(engine: Engine, ring: KeyRing, table: SealedTable, last: UUID) -> tuple[UUID | None, int]:
    """One batch in the order of ids after the last one; gives its own last id, none at the end of the table."""
    columns = ", ".join(f"{value}{_SUFFIX}" for value in table.values)
    question = f"SELECT id, {columns} FROM {table.name} WHERE id > $2 AND ({table.old})"  # noqa: S608
    async with connection(engine) as lent, lent.transaction():
        # What a crash would take back is sealed again by whoever goes on.
        await lent.execute("SET LOCAL synchronous_commit = off")
        locked = await lent.fetch(f"{question} ORDER BY id LIMIT {BATCH} FOR NO KEY UPDATE", ring.current, last)
        if not locked:
            return None, 0
        await lent.fetch(_writing(table), [row["id"] for row in locked], *_anew(ring, table, locked))
    return locked[-1]["id"], len(locked)


def _writing(table: SealedTable) -> str:
    names = [name for value in table.values for name in (f"{value}{_SUFFIX}", f"{value}_digest")]
    arrays = ", ".join(f"${number}::bytea[]" for number in range(2, len(names) + 2))
    sets = ", ".join(f"{name} = n.{name}" for name in names)
    return (
        f"UPDATE {table.name} AS own SET {sets} "  # noqa: S608 - names of our own tables
        f"FROM unnest($1::uuid[], {arrays}) AS n (id, {', '.join(names)}) WHERE own.id = n.id"
    )


def _anew(ring: KeyRing, table: SealedTable, rows: Sequence[Any]) -> list[list[bytes | None]]:
    """For each value of the table the ciphertexts and the digests of all rows."""
    columns: list[list[bytes | None]] = []
    for value, kind in table.values.items():
        opened = [_opened(ring, table, value, row) for row in rows]
        sealed = ring.seal_all(kind, [each for each in opened if each is not None])
        anew = [None if each is None else next(sealed) for each in opened]
        columns.append([None if each is None else each.ciphertext for each in anew])
        columns.append([None if each is None else each.digest for each in anew])
    return columns


def _opened(ring: KeyRing, table: SealedTable, value: str, row: Any) -> str | None:  # noqa: ANN401 - a row of the driver
    sealed = row[f"{value}{_SUFFIX}"]
    try:
        return None if sealed is None else ring.open_sealed(table.values[value], sealed)
    except SealBroken:
        raise SettingsRefused(
            f"The {value} of {table.name} {row['id']} does not open with its key; mend it, then run the command again."
        ) from None
