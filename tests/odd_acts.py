"""Inputs of any mutation, made of its types alone: whole or only what is required, with odd values or rows out of sight.

Out      Inputs, ODD; input_of(), who_may(), ids_of().
Never    knows what a mutation does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast

from graphql import (
    GraphQLInputObjectType,
    GraphQLInputType,
    get_nullable_type,
    is_enum_type,
    is_input_object_type,
    is_list_type,
    is_non_null_type,
)

from resolvers.commands.command import Command
from schema.contract import build_schema
from schema.mutation import COMMANDS
from tests.ground import Database, connected
from tests.world_accounts import APPROVER, COUNTY_REGISTRAR, OVERSIGHT
from tests.world_divisions import division_id

SCHEMA = build_schema()._schema
LONG = "".join(chr(0x4E00 + place * 37 % 20_000) for place in range(1_000))
"""As long as a text may be, and of signs that no index can pack."""

NOBODYS = "0e000000-0000-7000-8000-0000000000ff"
ODD: Mapping[str, Mapping[str, Any]] = {
    "nothing odd": {},
    "the last days, the largest numbers": {"Date": "9999-12-30", "Int": 2**31 - 1, "Amount": "99999999999999999999.99"},
    "the first days, the smallest numbers": {"Date": "0001-01-01", "Int": -(2**31), "Amount": "-0.0000000000000001"},
    "long texts": {"String": LONG},
    "signs of control": {"String": "\u202e\u200b\ufeff\u0007%_'{0}"},
}


class Inputs:
    """Inputs of any mutation: every field given, ids as told by their types."""

    def __init__(self, command: Command, ids: Mapping[str, str], given: Mapping[str, Any]) -> None:
        self._command, self._ids, self._given = command, ids, given

    def whole(self, kind: GraphQLInputObjectType, *, required: bool = False) -> dict[str, Any]:
        fields = kind.fields.items()
        return {
            name: self._value(name, field.type)
            for name, field in fields
            if is_non_null_type(field.type) or not required
        }

    def _value(self, name: str, told: GraphQLInputType) -> Any:
        kind = cast("Any", get_nullable_type(told))
        if is_list_type(kind):
            return [self._value(name, kind.of_type)]
        if is_input_object_type(kind):
            return self.whole(kind)
        if is_enum_type(kind):
            return next(iter(kind.values))
        if kind.name == "ID":
            return self._ids[self._command.ids[_snake(name)]]
        if kind.name in self._given:
            return self._given[kind.name]
        return {"Int": 1, "Boolean": False, "Date": "2026-11-20", "String": "王小满"}.get(kind.name, "1")


def _snake(name: str) -> str:
    return re.sub("(?<!^)([A-Z])", r"_\1", name).lower()


def input_of(name: str) -> GraphQLInputObjectType:
    """The type of a mutation's input."""
    assert SCHEMA.mutation_type is not None
    return cast("GraphQLInputObjectType", get_nullable_type(SCHEMA.mutation_type.fields[name].args["input"].type))


def who_may(command: Command) -> str:
    """An account of one county that may do it there."""
    return {"approve": APPROVER, "reveal": OVERSIGHT}.get(command.action, COUNTY_REGISTRAR)


async def ids_of(database: Database, county: str) -> dict[str, str]:
    """A row of each type in a county, by its global id."""
    found: dict[str, str] = {}
    async with connected(database.owner_url) as owner:
        for kind in {kind for command in COMMANDS.values() for kind in command.ids.values()}:
            text = f"SELECT id FROM {_snake(kind)} WHERE county_id = $1 LIMIT 1"
            row = await owner.fetchval(text, division_id(county))
            assert row is not None, kind
            found[kind] = f"{kind}:{row}"
    return found
