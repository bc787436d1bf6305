"""The root fields of mutations: every act that the registers know, one class a file of schema/mutations."""

from typing import Any

import strawberry
from strawberry.types.field import StrawberryField

from resolvers.commands.command import Command
from schema.declaring import Declared, check_powers
from schema.fields import argued
from schema.mutations import MUTATIONS


def _field(declared: Declared) -> StrawberryField:
    given = {"input": (declared.input, "办理内容 / What is to be done.")}
    made: StrawberryField = argued(declared.payload | None, declared.description, given)
    return made


def _root(mutations: tuple[Declared, ...]) -> type[Any]:
    check_powers(mutations)
    body: dict[str, Any] = {"__module__": __name__, "__annotations__": {}, "__doc__": "Every act."}
    for declared in mutations:
        made = _field(declared)
        made.graphql_name = declared.command.name
        body[declared.command.name] = made
    return strawberry.type(
        type("Mutation", (), body), description="办理 / Acts: each leaves an entry in the record of power."
    )


Mutation: Any = _root(MUTATIONS) if MUTATIONS else None
COMMANDS: dict[str, Command] = {declared.command.name: declared.command for declared in MUTATIONS}
"""The command of each root field."""
