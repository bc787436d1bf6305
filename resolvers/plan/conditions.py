"""The conditions of a plan: what ``where`` says, frozen and free of GraphQL. A related row stands under a scope of its own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from resolvers.plan.nodes import Link, Measure
from resolvers.plan.parameters import Parameter


class Comparison(Enum):
    """The operators of filters."""

    EQ = "eq"
    IN = "in"
    LT = "lt"
    LTE = "lte"
    GT = "gt"
    GTE = "gte"
    CONTAINS = "contains"
    STARTS_WITH = "startsWith"


@dataclass(frozen=True, slots=True)
class Compare:
    """A measure against a value. With ``grams`` the characters of the value are looked up first, in an index of their own."""

    measure: Measure
    comparison: Comparison
    value: Parameter
    grams: bool = False


@dataclass(frozen=True, slots=True)
class IsNull:
    """A measure is empty, or is not."""

    measure: Measure
    wanted: bool


@dataclass(frozen=True, slots=True)
class Within:
    """The row lies in the subtree of a division of this level."""

    level: str
    value: Parameter


@dataclass(frozen=True, slots=True)
class Holds:
    """The row holds on a day: it has begun by then and not ended. Without a first day it never holds."""

    start: str
    end: str
    day: Parameter


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds; with no parts, true."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """One part holds; with no parts, false."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold, or cannot be said to hold."""

    part: Condition


@dataclass(frozen=True, slots=True)
class Related:
    """Some related row that the asker may see fulfils the condition; with ``none``, no such row does."""

    link: Link
    condition: Condition
    none: bool = False


Condition: TypeAlias = "Compare | IsNull | Within | Holds | All | Any | Not | Related"
