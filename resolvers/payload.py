"""What an act came to, and what is asked of it, in; the payload of its mutation, out.

In       the Selection of the mutation's field; the row as the reader gave it; problems and warnings.
Out      a mapping ready for JSON, in the order asked.
Refuses  nothing.
Never    tells more of a row than the reader gave.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from resolvers.commands.problems import Problem
from resolvers.document import Selection

TYPENAME = "__typename"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What an act came to. ``row`` holds what was read of the object, by response key; nothing if the act was refused."""

    row: Mapping[str, Any] | None = None
    problems: Sequence[Problem] = ()
    warnings: Sequence[Problem] = ()
    client_mutation_id: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)


def objects(asked: Selection, name: str) -> tuple[Selection, ...]:
    """The selections of a payload that ask for its object."""
    return tuple(child for child in _children(asked) if child.name == name)


def payload(asked: Selection, object_field: str, outcome: Outcome, language: str) -> dict[str, Any]:
    """The payload as asked."""
    told = {
        "errors": [_error(problem, language) for problem in outcome.problems],
        "warnings": [_warning(problem, language) for problem in outcome.warnings],
        "clientMutationId": outcome.client_mutation_id,
        **outcome.extra,
    }
    return {
        child.key: (outcome.row or {}).get(child.key) if child.name == object_field else _shaped(child, told, asked)
        for child in _children(asked)
    }


def _children(asked: Selection) -> tuple[Selection, ...]:
    (children,) = asked.children.values()
    return children


def _shaped(asked: Selection, told: Mapping[str, Any], parent: Selection) -> Any:  # noqa: ANN401 - any JSON
    """What is asked of a value that is no row."""
    if asked.name == TYPENAME:
        (name,) = parent.children
        return name
    value = told.get(asked.name)
    if isinstance(value, list) and asked.children:
        return [_fields(asked, item) for item in value]
    return value


def _fields(asked: Selection, item: Mapping[str, Any]) -> dict[str, Any]:
    return {child.key: _shaped(child, item, asked) for child in _children(asked)}


def _warning(problem: Problem, language: str) -> dict[str, Any]:
    return {
        "problem": problem.name,
        "path": list(problem.path),
        "message": problem.text(language),
        "object": None if problem.object is None else str(problem.object),
    }


def _error(problem: Problem, language: str) -> dict[str, Any]:
    return _warning(problem, language) | {"code": problem.code.name, "currentVersion": problem.current_version}


def names(problems: Iterable[Problem]) -> list[str]:
    """The names of the sentences, each once, for the record."""
    return sorted({problem.name for problem in problems})
