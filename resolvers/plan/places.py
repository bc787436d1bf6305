"""Which divisions a request names in ``within``, and that the asker may know of them.

The level of each decides which lineage column is compared, so it is part of a plan's shape.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from authz.policy import Asker
from authz.principal import Place
from authz.scopes import superiors
from errors import DIVISION_UNKNOWN, WRONG_ID_TYPE, Refused
from resolvers.document import Operation
from resolvers.identity import GlobalId

Spot: TypeAlias = tuple[int, tuple[str | int, ...]]
"""An argument and a path in it."""


def places(operation: Operation, asker: Asker) -> dict[Spot, Place]:
    """The place of each named division. A division out of the asker's sight is as unknown as one that does not exist."""
    return {
        (number, path): _place(given, (*operation.paths[number], *path), asker)
        for number, argument in enumerate(operation.arguments)
        if "where" in argument or "within" in argument
        for path, given in _named(argument, ())
    }


def _named(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], GlobalId]]:  # noqa: ANN401
    if isinstance(value, Mapping):
        for name, inner in value.items():
            if name == "within" and isinstance(inner, GlobalId):
                yield (*path, name), inner
            else:
                yield from _named(inner, (*path, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _named(inner, (*path, index))


def _place(given: GlobalId, path: tuple[str | int, ...], asker: Asker) -> Place:
    if given.type != "Division":
        raise Refused(WRONG_ID_TYPE, path=path, expected="Division", given=given.type)
    place = asker.divisions.find(given.row)
    grant = asker.grants.get("division")
    if place is None or grant is None or not (grant.covers(place) or place.id in superiors(asker)):
        raise Refused(DIVISION_UNKNOWN, path=path)
    return place
