"""Gives the rows of the city's registers while they are made: each with its id, its division's lineage and instants.

In       a seed; a table, a division and the columns that are the table's own.
Out      rows by table, as mappings from column to value; a phone stands there in clear, under ``phone``.
Refuses  nothing.
Never    asks the clock; gives anybody's phone number.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from random import Random
from types import MappingProxyType
from uuid import UUID

from db.readings import place_pinyin
from server.demo.divisions import Division
from server.demo.numbers import fixed_id
from server.demo.people import NO_PHONE_PREFIX

Entry = dict[str, object]

SUQIAN = timezone(timedelta(hours=8))
FIRST_INSTANT = datetime(2019, 11, 1, 8, tzinfo=SUQIAN)
WORKDAYS = 40
CHANGED = 0.15
REACHABLE = 0.9


class Ledger:
    """Rows by table, in the order in which they were made."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._rows: dict[str, list[Entry]] = {}

    @property
    def rows(self) -> Mapping[str, list[Entry]]:
        """What was made."""
        return MappingProxyType(self._rows)

    def dice(self, table: str) -> Random:
        """Random numbers of one register, so that a change of another leaves it as it was."""
        return Random(f"{table} {self._seed}")  # noqa: S311 - invented facts need repetition, not secrecy

    def plain(self, table: str, **columns: object) -> Entry:
        """A row without a division; it has an id."""
        rows = self._rows.setdefault(table, [])
        row: Entry = {"id": fixed_id(table, len(rows)), **columns}
        rows.append(row)
        return row

    def lying(self, random: Random, table: str, division: Division, **columns: object) -> Entry:
        """A row that lies in a division; with an ``id`` where others must know it beforehand."""
        return self.plain(table, **lineage(division), **columns, **_instants(random))

    def registered(
        self, random: Random, table: str, division: Division, name: str, opened_on: date | None, **columns: object
    ) -> Entry:
        """A place or body of a register, with what all registers have."""
        closed = columns.pop("closed_on", None)
        known: Entry = {"address": None, "remarks": None, "status_since": closed or opened_on}
        return self.lying(
            random,
            table,
            division,
            name=name,
            pinyin=place_pinyin(name),
            opened_on=opened_on,
            closed_on=closed,
            phone=_phone(random),
            **known | columns,
        )


def lineage(division: Division) -> Entry:
    """The five columns that say where a row lies."""
    city, county, township, village = (*division.line, None, None, None)[:4]
    return {
        "division_id": division.id,
        "city_id": city,
        "county_id": county,
        "township_id": township,
        "village_id": village,
    }


def some_day(random: Random, first: date, last: date) -> date:
    """A day from the first to the last."""
    return first + timedelta(days=int(random.random() * ((last - first).days + 1)))


def key(row: Entry) -> UUID:
    """The id of a row."""
    own = row["id"]
    assert isinstance(own, UUID)
    return own


def _instants(random: Random) -> Entry:
    made = FIRST_INSTANT + timedelta(days=int(random.random() * WORKDAYS), seconds=int(random.random() * 9 * 3600))
    if random.random() > CHANGED:
        return {"version": 1, "created_at": made, "updated_at": made}
    changed = made + timedelta(days=1 + int(random.random() * 15), seconds=int(random.random() * 3000))
    return {"version": 2, "created_at": made, "updated_at": changed}


def _phone(random: Random) -> str | None:
    number = int(random.random() * 10**8)
    return f"{NO_PHONE_PREFIX}{number:08}" if random.random() < REACHABLE else None
