"""Gives the command that takes a private cemetery back; whose it was before stays on record.

The report of 2019: 86 private cemeteries of townships taken back, each with its agreement, its day, its owner before and after.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from db.tables.cemetery import CemeteryOwnershipRow, CemeteryRow
from errors.places import CEMETERY_NOT_PRIVATE, STILL_PRIVATE
from resolvers.commands.days import not_before, not_future
from resolvers.commands.work import Done, Found, Want, Work


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBackCemetery:
    """A private cemetery becomes the state's or the collective's, by an agreement."""

    id: UUID
    expected_version: int
    ownership: str
    owner: str
    agreement: str
    agreed_on: date
    taken_back_on: date
    reason: str | None = None


async def take_back_cemetery(work: Work, given: TakeBackCemetery) -> Done:
    """End the private ownership that is open and begin the new one, which names the owner before."""
    (found,) = await work.take(Want(CemeteryRow, given.id, "approve", ("id",), given.expected_version))
    private = await _private(work, found)
    if private is None:
        work.note(CEMETERY_NOT_PRIVATE, "id")
    else:
        not_before(work, given.taken_back_on, private["started_on"], "takenBackOn")
    if given.ownership == "PRIVATE":
        work.note(STILL_PRIVATE, "ownership")
    not_future(work, given.taken_back_on, "takenBackOn")
    not_before(work, given.taken_back_on, given.agreed_on, "takenBackOn")
    await work.not_own_filing(found, "id")
    work.agree()
    assert private is not None
    work.change(private, ended_on=given.taken_back_on)
    work.add(CemeteryOwnershipRow, **_taken_back(found, private, given))
    return Done("Cemetery", found.id)


async def _private(work: Work, cemetery: Found) -> Found | None:
    row = CemeteryOwnershipRow
    found = await work.find(row, lock=True, cemetery_id=cemetery.id, nature="PRIVATE", ended_on=None)
    return found[0] if found else None


def _taken_back(cemetery: Found, before: Found, given: TakeBackCemetery) -> dict[str, object]:
    return {
        "division_id": cemetery.division_id,
        "cemetery_id": cemetery.id,
        "nature": given.ownership,
        "acquisition": "TAKEN_BACK",
        "owner": given.owner,
        "former_owner": before["owner"],
        "agreement": given.agreement,
        "agreed_on": given.agreed_on,
        "started_on": given.taken_back_on,
    }
