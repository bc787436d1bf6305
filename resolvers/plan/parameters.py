"""The values that come with each request: where in its arguments each stands, and how it is read.

A plan holds places, never values, so that all who ask in one shape share it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from resolvers.catalogue import Kind


class Reading(Enum):
    """How a parameter's value is made of the argument as the client gave it."""

    PLAIN = "PLAIN"
    CONTAINS = "CONTAINS"
    SOME_TEXT = "SOME_TEXT"
    PREFIX = "PREFIX"
    PREFIX_END = "PREFIX_END"
    ROW = "ROW"
    ROWS = "ROWS"
    ANY_ROW = "ANY_ROW"
    ANY_ID = "ANY_ID"
    LIMIT = "LIMIT"
    SIZE = "SIZE"
    CURSOR = "CURSOR"
    NODES = "NODES"
    CODE = "CODE"
    CODE_LIST = "CODE_LIST"


class Folding(Enum):
    """What is made of a text before it is read: the letters of a reading, or what of a text sought can be found."""

    NONE = ""
    LETTERS = "letters"
    """A reading or initials: lower-case letters without blanks, ü as v. Any other text is refused."""
    SOUGHT = "sought"
    """The text sought, without the blanks around it."""
    SOUGHT_PART = "part"
    """The same, or null if it is one character: too many names hold that."""
    SOUGHT_LETTERS = "reading"
    """The same as a reading, or null if it is none."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that comes with each request: which argument, where in it, and how it is read.

    ``detail`` is the type an id must have, the mark of a cursor's ordering, or the most rows of a list that is no page;
    ``index`` the key of a cursor.
    """

    argument: int
    path: tuple[str | int, ...]
    reading: Reading = Reading.PLAIN
    kind: Kind = Kind.TEXT
    many: bool = False
    detail: str = ""
    index: int = 0
    field: tuple[str, ...] = ()
    folding: Folding = Folding.NONE

    @property
    def name(self) -> str:
        """Its name in the statement: the same for the same place."""
        steps = [f"a{self.argument}", *map(str, self.path)]
        if self.folding is not Folding.NONE:
            steps.append(self.folding.value)
        if self.reading is not Reading.PLAIN:
            steps.append(self.reading.value.lower())
        if self.reading is Reading.CURSOR:
            steps.append(str(self.index))
        if self.reading is Reading.NODES:
            steps.append(self.detail.lower())
        return "_".join(steps)
