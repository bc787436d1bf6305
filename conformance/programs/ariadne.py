"""The client that ariadne-codegen makes of the schema and of ../documents: pages, an act, its errors, a refusal."""

from __future__ import annotations

import asyncio
import datetime as dt
import sys
from pathlib import Path
from typing import Any

from steps import URL, WRONG_NUMBER, Steps, demand, headers, refused

sys.path.insert(0, str(Path(__file__).parents[1] / ".work"))

from ariadne_client import Client, GraphQLClientGraphQLMultiError, RegisterPersonInput, Sex


async def _pages(viewer: Client) -> None:
    first = (await viewer.people(first=3)).people
    after = (await viewer.people(first=3, after=first.page_info.end_cursor)).people
    found = {edge.node.id for edge in (*first.edges, *after.edges)}
    demand(len(found) == 6, found)
    demand(isinstance(first.edges[0].node.birth_date, dt.date), first.edges[0])
    one = (await viewer.person(id=first.edges[0].node.id)).node
    demand(one is not None and one.name == first.edges[0].node.name, one)


async def _act(registrar: Client, number: str | None) -> Any:
    division = (await registrar.here()).me.roles[0].division
    born = RegisterPersonInput(
        name="周小禾",
        sex=Sex.FEMALE,
        birthDate=dt.date(2026, 1, 2),
        divisionId=division.id,
        idNumber=number,
    )
    return (await registrar.register_person(input=born)).register_person


async def run() -> None:
    """All steps."""
    steps = Steps("ariadne-codegen")
    viewer, registrar = (Client(url=URL, headers=headers(who)) for who in ("VIEWER", "REGISTRAR"))
    async with viewer, registrar:
        async with steps.step("pages by their cursors, dates as dates, an object by node(id:)"):
            await _pages(viewer)
        async with steps.step("a mutation with a generated input"):
            done = await _act(registrar, None)
            demand(done.person.version == 1 and done.errors == [], done)
        async with steps.step("a mutation that is not done: data, with the act's own errors"):
            done = await _act(registrar, WRONG_NUMBER)
            demand(done.person is None and [each.path for each in done.errors] == [["idNumber"]], done)
        async with steps.step("a refusal is raised, with our code in its extensions"):
            failed = await refused(lambda: viewer.people(first=501), GraphQLClientGraphQLMultiError)
            demand(failed.errors[0].extensions["code"] == "BAD_USER_INPUT", failed.errors)
    steps.end()


if __name__ == "__main__":
    asyncio.run(run())
