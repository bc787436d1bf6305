"""Gives what the commands about places and bodies share: name and reading, address, phone, opening and closing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from db.readings import place_pinyin
from db.tables.lineage import table
from errors import TEXT_TOO_LONG
from errors.places import ALREADY_CLOSED, NOT_CLOSED, SAME_NAME
from resolvers.commands.days import latest, not_after, not_before, not_future
from resolvers.commands.inputs import OMITTED, Maybe, given_fields
from resolvers.commands.phones import changed_phone, sealed_phone
from resolvers.commands.spelling import told_reading
from resolvers.commands.work import Found, Work
from resolvers.identity import GlobalId

LONGEST_NAME = 200
"""The most characters of a name: it stands in an index, which takes no text of any length."""

_SHARED = frozenset({"id", "division_id", "name", "pinyin", "address", "phone", "opened_on", "closed_on", "remarks"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedEntry:
    """A new entry of any register: what it is called, where it lies, how it is reached."""

    division_id: UUID
    name: str
    pinyin: str | None = None
    address: str | None = None
    phone: str | None = None
    remarks: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry(NamedEntry):
    """A new entry that is open from a day, or being prepared without one."""

    opened_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedChange:
    """What may be changed of an entry of any register; what is left out stays."""

    id: UUID
    expected_version: int
    name: Maybe[str] = OMITTED
    pinyin: Maybe[str] = OMITTED
    address: Maybe[str | None] = OMITTED
    phone: Maybe[str | None] = OMITTED
    remarks: Maybe[str | None] = OMITTED
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryChange(NamedChange):
    """The same, and the day from which it is open: given to an entry that is being prepared, that opens it."""

    opened_on: Maybe[date | None] = OMITTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """An entry is closed; ``closed_on`` is the first day no longer open."""

    id: UUID
    expected_version: int
    closed_on: date
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopening:
    """An entry that is closed or suspended is open again from a day."""

    id: UUID
    expected_version: int
    reopened_on: date
    reason: str | None = None


def spelled_name(work: Work, name: str, pinyin: str | None) -> dict[str, Any]:
    """A name with its reading: the one that is given, else the one that its signs have."""
    if len(name) > LONGEST_NAME:
        work.note(TEXT_TOO_LONG, "name", limit=LONGEST_NAME)
    reading = place_pinyin(name) if pinyin is None else told_reading(work, pinyin, "pinyin")
    return {"name": name, "pinyin": reading}


def named_values(work: Work, given: NamedEntry) -> dict[str, Any]:
    """The columns of a new entry that say what it is called, where it lies, how it is reached."""
    return {
        "division_id": given.division_id,
        **spelled_name(work, given.name, given.pinyin),
        "address": given.address,
        **sealed_phone(work, given.phone, "phone"),
        "remarks": given.remarks,
    }


def new_values(work: Work, given: NewEntry) -> dict[str, Any]:
    """The same, and where it stands."""
    return named_values(work, given) | _opening(work, given.opened_on)


def named_changes(work: Work, found: Found, given: NamedChange) -> dict[str, Any]:
    """The common columns that are given. A new name without a reading gets its own."""
    values = {name: value for name, value in given_fields(given).items() if name in {"address", "remarks"}}
    name, pinyin = _kept(given.name, found["name"]), _kept(given.pinyin, None)
    if name != found["name"] or pinyin is not None:
        values |= spelled_name(work, name, pinyin)
    phone = given.phone
    return values if phone is OMITTED else values | changed_phone(work, found, _kept(phone, None), "phone")


def changed_values(work: Work, found: Found, given: EntryChange) -> dict[str, Any]:
    """The same, and the day of opening, from which the first status dates; it is before the day of closing."""
    values = named_changes(work, found, given)
    day = _kept(given.opened_on, found["opened_on"])
    if day == found["opened_on"]:
        return values
    if found["status"] == "PREPARING":
        return values | _opening(work, day)
    not_future(work, day, "openedOn")
    not_after(work, day, found["closed_on"], "openedOn")
    first = found["status_since"] == found["opened_on"] and day is not None
    return values | {"opened_on": day} | ({"status_since": day} if first else {})


def own_values(given: object, row: type[Any]) -> dict[str, Any]:
    """The given fields that are columns of this register alone."""
    columns = table(row).c
    return {name: value for name, value in given_fields(given).items() if name in columns and name not in _SHARED}


def as_it_would_be(found: Found, changes: Mapping[str, Any], *columns: str) -> dict[str, Any]:
    """The columns as they would stand after the change: what rules about several columns look at."""
    return {column: changes.get(column, found[column]) for column in columns}


def moved(work: Work, object: str, division_id: Maybe[UUID]) -> dict[str, Any]:  # noqa: A002 - the policy's own word
    """The division to which an entry moves, if one is given; the act must be allowed there too."""
    if division_id is OMITTED:
        return {}
    work.place(division_id, object, "change", "divisionId")
    return {"division_id": division_id}


def closed(work: Work, found: Found, given: Closing) -> dict[str, Any]:
    """The columns of an entry that closes; not before it opened, nor before its last change of status."""
    if found["status"] == "CLOSED":
        work.note(ALREADY_CLOSED, "id")
    not_future(work, given.closed_on, "closedOn")
    not_before(work, given.closed_on, latest(found["opened_on"], found["status_since"]), "closedOn")
    return {"status": "CLOSED", "status_since": given.closed_on, "closed_on": given.closed_on}


def reopened(work: Work, found: Found, given: Reopening) -> dict[str, Any]:
    """The columns of an entry that opens again; one that never had been open opens for the first time."""
    if found["status"] not in {"CLOSED", "SUSPENDED"}:
        work.note(NOT_CLOSED, "id")
    not_future(work, given.reopened_on, "reopenedOn")
    not_before(work, given.reopened_on, latest(found["closed_on"], found["status_since"]), "reopenedOn")
    first = {} if found["opened_on"] else {"opened_on": given.reopened_on}
    return {"status": "ACTIVE", "status_since": given.reopened_on, "closed_on": None, **first}


async def warn_same_name(work: Work, row: Any, name: str, division_id: UUID) -> None:  # noqa: ANN401 - any register
    """An entry of the same name in the same division may be the same one; it may as well not be."""
    for other in await work.find(row, name=name, division_id=division_id):
        work.warn(SAME_NAME, "name", object=named(work, other))


def named(work: Work, found: Found) -> GlobalId:
    """The id under which the graph knows a row."""
    return GlobalId(work.recording.of(table(found.row)).type, found.id)


def _opening(work: Work, opened_on: date | None) -> dict[str, Any]:
    not_future(work, opened_on, "openedOn")
    status = "PREPARING" if opened_on is None else "ACTIVE"
    return {"status": status, "status_since": opened_on, "opened_on": opened_on}


def _kept(given: Any, before: Any) -> Any:  # noqa: ANN401 - the value of any field
    return before if given is OMITTED else given
