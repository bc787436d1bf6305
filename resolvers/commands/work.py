"""What a command has at hand: the asker, rows found through their scope, the problems noted, the changes queued.

In       Asker (authz), UnitOfWork (db), KeyRing (db), Recording.
Out      Work. A command notes every problem that it can see, calls ``agree``, then queues what is to be written.
Refuses  Problems: all that was noted, together.
Never    lets a row be changed in a division, old or new, for which the act was not allowed before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.sql import ColumnElement

from authz.policy import READ, Asker
from authz.principal import Place
from authz.scopes import superiors
from db.changes import Change, Kind
from db.sealed import KeyRing
from db.tables.lineage import table
from db.unit_of_work import UnitOfWork, new_id
from errors import DIVISION_UNKNOWN
from errors.acts import NOT_ALLOWED_HERE, OWN_FILING, ROW_UNKNOWN, STALE_VERSION
from errors.sentence import Sentence
from resolvers.commands.finding import equal, finding
from resolvers.commands.problems import Problem, Problems
from resolvers.commands.recording import Recording
from resolvers.identity import GlobalId

ORDER = (
    "institution",
    "cemetery",
    "social_organization",
    "community_facility",
    "supervision_committee",
    "household",
    "person",
)
"""Which rows are locked first: all acts take them in this order, so that none waits for another in a circle."""


@dataclass(frozen=True, slots=True)
class Want:
    """A row that a command needs: by its id, for an action, at a place of the input; in the version that the client saw.

    An action on another object in the row's division is written ``classification:register``. For ``read`` it is locked where
    the actor could change it, too.
    """

    row: type[Any]
    id: UUID
    action: str
    path: tuple[str, ...]
    version: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A row as it lies, every column that may be read."""

    row: type[Any]
    values: Mapping[str, Any]

    def __getitem__(self, column: str) -> Any:  # noqa: ANN401 - whatever the column holds
        return self.values[column]

    @property
    def id(self) -> UUID:
        """Its id."""
        own: UUID = self.values["id"]
        return own

    @property
    def version(self) -> int:
        """Its version."""
        version: int = self.values["version"]
        return version

    @property
    def division_id(self) -> UUID:
        """The division in which it lies."""
        division: UUID = self.values["division_id"]
        return division


@dataclass(frozen=True, slots=True)
class Done:
    """What a command did: the row that it is about."""

    type: str
    id: UUID


@dataclass(slots=True)
class Work:
    """One attempt of one act."""

    asker: Asker
    unit: UnitOfWork
    sealer: KeyRing
    recording: Recording
    day: date
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    about: Found | None = None
    right: tuple[str, str] | None = None
    """By which right the act is done, where its input decides that: object and action of the policy."""
    _allowed: set[tuple[str, UUID]] = field(default_factory=set)

    def note(self, sentence: Sentence, *path: str, object: GlobalId | None = None, **facts: object) -> None:  # noqa: A002
        """Note a problem; a record is named only if the asker may see it."""
        self.problems.append(Problem(sentence, path, facts, object))

    def warn(self, sentence: Sentence, *path: str, object: GlobalId | None = None, **facts: object) -> None:  # noqa: A002
        """Note a doubt: the act is done all the same."""
        self.warnings.append(Problem(sentence, path, facts, object))

    @property
    def about_type(self) -> str | None:
        """The type of the first row that was seen."""
        return None if self.about is None else self.recording.of(table(self.about.row)).type

    def agree(self) -> None:
        """Raise all problems, if any were noted. Nothing has been written yet."""
        if self.problems:
            raise Problems(self.problems)

    def place(self, division_id: UUID, object: str, action: str, *path: str) -> Place:  # noqa: A002 - the policy's word
        """The place of a division that the input names, in which the action on the object is allowed."""
        place, sight = self.asker.divisions.find(division_id), self.asker.grants.get("division")
        if place is None or sight is None or not (sight.covers(place) or division_id in superiors(self.asker)):
            self.note(DIVISION_UNKNOWN, *path)
            raise Problems(self.problems)
        self.allow(object, action, division_id, *path)
        return place

    def allow(self, object: str, action: str, division_id: UUID, *path: str) -> None:  # noqa: A002 - the policy's word
        """Ask the policy; from now on rows of the object may be written in the division, unless it was asked about reading."""
        if not self.asker.may(object, action, division_id):
            self.note(NOT_ALLOWED_HERE, *path, object_=object, action=action)
        elif action != READ:
            self._allowed.add((object.partition(".")[0], division_id))

    async def take(self, *wants: Want) -> tuple[Found, ...]:
        """The rows, found through their scope, allowed, and locked in one order; raises if one is missing."""
        found: dict[int, Found] = {}
        for number in sorted(range(len(wants)), key=lambda each: _rank(wants[each])):
            row = await self._take(wants[number])
            if row is not None:
                found[number] = row
        if len(found) < len(wants):
            raise Problems(self.problems)
        return tuple(found[number] for number in range(len(wants)))

    async def find(
        self,
        row: type[Any],
        *conditions: ColumnElement[bool],
        lock: bool = False,
        order_by: Sequence[Any] = (),
        **values: object,
    ) -> list[Found]:
        """All rows in sight that have these values or fulfil the conditions; locked, those that the asker may change as well.

        Both at once is not foreseen. A value of None is none. In the order of their ids, if no other is asked for.
        """
        assert not (conditions and values)
        if self.asker.grants.get(str(table(row).info["object"])) is None:
            return []
        if conditions or order_by:
            asked = finding(self.asker, table(row), conditions, lock=lock, order=order_by)
        else:
            asked = equal(self.asker, table(row), values, lock=lock)
        return [Found(row, each) for each in await self.unit.fetch(asked.sql, *asked.values)]

    async def value(self, sql: str, *values: object) -> Any:  # noqa: ANN401 - whatever the function gives
        """What one of the database's narrow functions answers."""
        return await self.unit.value(sql, *values)

    async def not_own_filing(self, row: Found, *path: str) -> None:
        """Note OWN_FILING if it was the asker who filed the row: nobody approves what they themselves filed."""
        filed_by = await self.value("SELECT audit.filed_by($1)", row.id)
        if filed_by is not None and filed_by == self.asker.principal.account_id:
            self.note(OWN_FILING, *path)

    def add(self, row: type[Any], **values: object) -> UUID:
        """Queue a new row; gives its id."""
        register = self.recording.of(table(row))
        self._must_be_allowed(register.object, values["division_id"])
        own = new_id()
        self.unit.changes.append(Change(register=register, row=own, kind=Kind.INSERT, new=values))
        return own

    def change(self, found: Found, **values: object) -> None:
        """Queue what differs; nothing if all is as it was. A value is sealed anew at each time: its digest says if it differs."""
        division = values.get("division_id", found.division_id)
        assert isinstance(division, UUID)
        self._change(found, division, values)

    def hand_over(self, found: Found, parent: Found, **values: object) -> None:
        """Queue what differs in a row that is given to another parent, and lies where that lies."""
        self._change(found, parent.division_id, values)

    def _change(self, found: Found, division: UUID, values: Mapping[str, object]) -> None:
        differing = {name: value for name, value in values.items() if found.values.get(name) != value}
        if all(name.endswith("_sealed") for name in differing):
            return
        register = self.recording.of(table(found.row))
        self._must_be_allowed(register.object, found.division_id)
        self._must_be_allowed(register.object, division)
        self.unit.changes.append(
            Change(
                register=register,
                row=found.id,
                kind=Kind.UPDATE,
                old=found.values,
                new=differing,
                version=found.version,
                follows=division,
            )
        )

    def show(self, found: Found, *columns: str) -> None:
        """Put on record that the values of a row that these columns stand for are shown."""
        register = self.recording.of(table(found.row))
        self._must_be_allowed(register.object, found.division_id)
        shown = {column: found[column] for column in columns}
        self.unit.changes.append(
            Change(register=register, row=found.id, kind=Kind.SHOWN, old=found.values, new=shown, version=found.version)
        )

    def remove(self, found: Found) -> None:
        """Queue that a row goes."""
        register = self.recording.of(table(found.row))
        self._must_be_allowed(register.object, found.division_id)
        change = Change(register=register, row=found.id, kind=Kind.DELETE, old=found.values, version=found.version)
        self.unit.changes.append(change)

    async def _take(self, want: Want) -> Found | None:
        rows = await self.find(want.row, lock=True, id=want.id)
        if not rows:
            # Seen but out of reach is told apart from not seen; both would else be the same to row security.
            rows = await self.find(want.row, id=want.id)
            if want.action != READ or not rows:
                self._refuse(want, rows)
                return None
        (row,) = rows
        self.about = self.about or row
        object_, _, action = want.action.rpartition(":")
        self.allow(object_ or str(table(want.row).info["object"]), action, row.division_id, *want.path)
        if want.version is not None and want.version != row.version:
            stale = {"expected": want.version, "current": row.version}
            self.problems.append(Problem(STALE_VERSION, want.path, stale, None, row.version))
        return row

    def _refuse(self, want: Want, seen: Sequence[Found]) -> None:
        if not seen:
            self.note(ROW_UNKNOWN, *want.path)
            return
        self.about = self.about or seen[0]
        self.note(NOT_ALLOWED_HERE, *want.path, object_=str(table(want.row).info["object"]), action=want.action)

    def _must_be_allowed(self, object_: str, division: object) -> None:
        # An act against which something was noted is not done, so that what it queues may be wrong.
        if not self.problems and (object_, division) not in self._allowed:
            raise AssertionError(f"a command would write {object_} in a division for which it was not allowed")


def _rank(want: Want) -> tuple[int, UUID]:
    name = table(want.row).name
    return (ORDER.index(name) if name in ORDER else len(ORDER), want.id)
