"""Records to be merged: two of one person, the facts that hang on them, and what the tables then hold.

Out      a_pair(): two records; hang(): facts with their days; merge(), undo(); held(): every row that could change hands.
Never    asks through the application what the tables hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from tests.acting import act
from tests.asking import Asking
from tests.ground import connected
from tests.people_acts import PERSON, registered, what_to_ask
from tests.world_accounts import APPROVER

FACTS = (
    "household_membership",
    "institution_residency",
    "person_classification",
    "supervision_committee_member",
    "village_committee_member",
)
"""The tables whose rows hang on a person."""

_COLUMNS: Mapping[str, Mapping[str, Any]] = {
    "household_membership": {"household_id": None, "relation": "99"},
    "institution_residency": {"institution_id": None, "support": "SELF_FUNDED"},
    "person_classification": {"kind": "LOW_INCOME_REGISTER"},
    "supervision_committee_member": {"supervision_committee_id": None, "post": "MEMBER"},
    "village_committee_member": {"post": "MEMBER"},
}
Row = dict[str, Any]


def key(record: str) -> UUID:
    """The row behind a global id."""
    return UUID(record.partition(":")[2])


async def a_pair(asking: Asking, **loser: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Two records of the same sex and birthday; what is given is the loser's."""
    return await registered(asking), await registered(asking, **loser)


async def hang(asking: Asking, table: str, record: str, started: str, ended: str | None = None, **given: Any) -> UUID:
    """A fact of a record, written by the owner of the database."""
    own = uuid4()
    values = {**_COLUMNS[table], **given, "person_id": key(record), "id": own}
    columns = ", ".join((*values, "started_on", "ended_on"))
    places = ", ".join(f"${number}" for number in range(1, len(values) + 1))
    days = ", ".join("NULL" if day is None else f"DATE '{day}'" for day in (started, ended))
    async with connected(asking.settings.owner_database_url or "") as owner:
        lies = (
            ""
            if "division_id" in given
            else f", (SELECT division_id FROM person WHERE id = ${list(values).index('person_id') + 1})"
        )
        names = columns if "division_id" in given else f"{columns}, division_id"
        await owner.execute(f"INSERT INTO {table} ({names}) VALUES ({places}, {days}{lies})", *values.values())
    return own


async def merge(asking: Asking, winner: Row, loser: Row, account: str = APPROVER, **given: Any) -> Row:
    """The payload of merging a record into another."""
    told = {
        "winnerId": winner["id"],
        "winnerVersion": winner["version"],
        "loserId": loser["id"],
        "loserVersion": loser["version"],
        "reason": "重复登记,经核对为同一人",
        **given,
    }
    return await act(asking, account, "mergePersons", told, what_to_ask(account, PERSON))


async def undo(asking: Asking, loser: Row, account: str = APPROVER, **given: Any) -> Row:
    """The payload of undoing that."""
    told = {"id": loser["id"], "reason": "经复核不是同一人", **given}
    return await act(asking, account, "undoMergePersons", told, what_to_ask(account, PERSON))


async def held(asking: Asking) -> dict[str, dict[UUID, Row]]:
    """Every row of people and of what hangs on them, but for how often and when it was changed."""
    found: dict[str, dict[UUID, Row]] = {}
    async with connected(asking.settings.owner_database_url or "") as owner:
        for table in ("person", *FACTS, "household", "institution"):
            rows = [dict(row) for row in await owner.fetch(f"SELECT * FROM {table}")]
            plain = ({name: row[name] for name in row if name not in {"version", "updated_at"}} for row in rows)
            found[table] = {row["id"]: row for row in plain}
    return found


async def facts_of(asking: Asking, *records: str) -> list[set[UUID]]:
    """The facts that hang on each record."""
    rows = [row for table in FACTS for row in (await held(asking))[table].values()]
    return [{row["id"] for row in rows if row["person_id"] == key(record)} for record in records]
