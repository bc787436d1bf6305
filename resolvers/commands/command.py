"""A command as the schema declares it: what runs, with which input, what it gives, by which right and which power."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from db.sealed import KeyRing
from resolvers.commands.work import Done, Work

Run: TypeAlias = Callable[[Work, Any], Awaitable[Done]]
Sealed: TypeAlias = Mapping[str, bytes | None]
"""Sealed values by the field of the graph that they belong to; nothing where a row has none."""
Reveal: TypeAlias = Callable[[Sealed, KeyRing, Any], Mapping[str, Any]]
"""What the payload tells besides, of sealed values that the act's entry names, once that entry is durable."""


@dataclass(frozen=True, slots=True)
class Command:
    """One mutation. ``power`` is the code of an item of the list of powers and its step; none for administrative acts."""

    name: str
    run: Run
    input: type[Any]
    gives: str
    field: str
    object: str
    action: str
    power: tuple[str, int] | None
    ids: Mapping[str, str]
    reveal: Reveal | None = None
