"""What stands against an act: each problem with where in the input it lies; what is only doubtful, as a warning."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from errors import NAMES
from errors.sentence import Code, Sentence
from resolvers.identity import GlobalId


@dataclass(frozen=True, slots=True)
class Problem:
    """One sentence about a place of the input. ``object`` is an existing record that the actor may see."""

    sentence: Sentence
    path: tuple[str, ...]
    facts: Mapping[str, Any] = field(default_factory=dict)
    object: GlobalId | None = None
    current_version: int | None = None

    @property
    def name(self) -> str:
        """The name of its sentence."""
        return NAMES[self.sentence]

    @property
    def code(self) -> Code:
        """The code of its sentence."""
        return self.sentence.code

    def text(self, language: str) -> str:
        """The sentence in ``zh`` or ``en``."""
        return (self.sentence.en if language == "en" else self.sentence.zh).format_map(self.facts)


class Problems(Exception):
    """All that stands against an act; nothing was written."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(problem.text("en") for problem in self.problems))
