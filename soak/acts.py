"""Gives acts and what must come of them: people registered, corrected, moved; an act that is sent again is done once.

In       Carry: how an operation reaches the server, by HTTP or over a WebSocket.
Out      the person as the payload shows it.
Refuses  Unmeant: an act that was not done, or done twice.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from random import Random
from typing import TypeAlias

from soak.asking import Json, check
from soak.ground import REGISTRAR, Ground
from soak.outcomes import Meant

Carry: TypeAlias = Callable[[str, Json], Awaitable[Json]]
"""An operation and its variables in, its data out."""

_PERSON = "person { id name version residenceDivision { id } } errors { code problem path }"
REGISTER = f"mutation Register($input: RegisterPersonInput!) {{ done: registerPerson(input: $input) {{ {_PERSON} }} }}"
UPDATE = f"mutation Update($input: UpdatePersonInput!) {{ done: updatePerson(input: $input) {{ {_PERSON} }} }}"
MOVE = f"mutation Move($input: MoveResidenceInput!) {{ done: moveResidence(input: $input) {{ {_PERSON} }} }}"
REASON = "浸泡试验"

MEANT = Meant(("registered", "the same again", "corrected", "moved", "CONFLICT"))
_NUMBERS = itertools.count()


def over_http(ground: Ground) -> Carry:
    """How the registrar's operations go over HTTP."""

    async def carry(text: str, variables: Json) -> Json:
        return await ground.web.ask(ground.tokens[REGISTRAR], text, variables)

    return carry


async def act(carry: Carry, text: str, given: Json) -> Json:
    """The person, of an act that is meant to be done."""
    done = (await carry(text, {"input": given}))["done"]
    check(bool(done["person"]) and not done["errors"], "an act not done", (given, done))
    return done["person"]


async def register(ground: Ground, carry: Carry, name: str | None = None) -> Json:
    """Somebody who was not there before, registered under a name that the client gives to the act."""
    return await act(carry, REGISTER, {**newborn(ground), "clientMutationId": name})


def newborn(ground: Ground) -> Json:
    """The input of registering somebody new."""
    (drawn,) = ground.newborns.draw(1)
    given = json.loads(drawn)
    return given | {f"{kind}Id": f"{kind.title()}:{given[f'{kind}Id']}" for kind in ("division", "household")}


async def correct(carry: Carry, person: Json) -> Json:
    """The same person with another phone number, one version further."""
    number = f"138{next(_NUMBERS):08d}"
    seen = await act(carry, UPDATE, {"id": person["id"], "expectedVersion": person["version"], "phone": number})
    check(seen["version"] == person["version"] + 1, "a version", (person, seen))
    return seen


@dataclass(slots=True)
class Writer:
    """One client that writes over HTTP."""

    ground: Ground
    people: list[Json] = field(default_factory=list)
    """Whom it registered and may change; nobody else does."""

    async def step(self, random: Random) -> str:
        """One act."""
        return await deed(self, over_http(self.ground), random)


async def deed(writer: Writer, carry: Carry, random: Random) -> str:
    """One act of a writer, whichever way it goes."""
    people = writer.people
    if len(people) < 5 or random.random() < 0.3:  # noqa: PLR2004 - first somebody must be there
        return await _register(writer, carry, random)
    person = people.pop(random.randrange(len(people)))
    way = random.random()
    if way < 0.15:  # noqa: PLR2004
        return await _collide(carry, person)
    if way < 0.4:  # noqa: PLR2004
        return await _move(writer.ground, carry, person, random)
    people.append(await correct(carry, person))
    return "corrected"


async def _register(writer: Writer, carry: Carry, random: Random) -> str:
    given = {**newborn(writer.ground), "clientMutationId": f"soak-{next(_NUMBERS)}"}
    person = await act(carry, REGISTER, given)
    check(person["name"] == given["name"], "another name", person)
    if random.random() < 0.3:  # noqa: PLR2004
        again = await act(carry, REGISTER, given)
        check(again["id"] == person["id"], "done twice", (person, again))
        return "the same again"
    writer.people.append(person)
    return "registered"


async def _collide(carry: Carry, person: Json) -> str:
    """Changed by one who has not seen the newest version."""
    await correct(carry, person)
    given = {"id": person["id"], "expectedVersion": person["version"], "phone": "13800000000"}
    done = (await carry(UPDATE, {"input": given}))["done"]
    check(done["person"] is None and bool(done["errors"]), "a change unseen", done)
    return str(done["errors"][0]["code"])


async def _move(ground: Ground, carry: Carry, person: Json, random: Random) -> str:
    there = random.choice([each for each in ground.villages if each != person["residenceDivision"]["id"]])
    given = {"id": person["id"], "expectedVersion": person["version"], "divisionId": there, "reason": REASON}
    seen = await act(carry, MOVE, given)
    check(seen["residenceDivision"]["id"] == there, "elsewhere", seen)
    return "moved"
