"""Gives what a program in Python tells: its steps, each with what it did and, if it failed, why.

In       the environment: URL, and the tokens VIEWER and REGISTRAR.
Out      JSON at the end, one object a step.
Never    keeps the next step from being tried when one fails.
"""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager

URL = os.environ.get("URL", "")
SECONDS = 20
WRONG_NUMBER = "321322202601020032"
BORN = {"name": "周小禾", "sex": "FEMALE", "birthDate": "2026-01-02"}


class Steps:
    """What one client did so far."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._told: list[Mapping[str, str]] = []

    @asynccontextmanager
    async def step(self, did: str) -> AsyncIterator[None]:
        """One thing that the client does; whatever goes wrong in the block is told, and the program goes on."""
        failure = ""
        try:
            async with asyncio.timeout(SECONDS):
                yield
        except Exception as failed:  # noqa: BLE001 - any library of others may raise anything
            failure = f"{type(failed).__name__}: {failed}"
        self._told.append({"name": self._name, "did": did, "failure": failure})

    def end(self) -> None:
        """Print them."""
        print(json.dumps(self._told, ensure_ascii=False))


def headers(who: str) -> dict[str, str]:
    """The header of an account, by the name of the variable that holds its token."""
    return {"Authorization": f"Bearer {os.environ[who]}"}


def demand(holds: object, found: object = "") -> None:
    """What must hold."""
    if not holds:
        raise AssertionError(str(found)[:500])


async def refused(asking: Callable[[], object], kind: type[Exception]) -> Exception:
    """What is raised, which must be of this kind."""
    try:
        answer = asking()
        if asyncio.iscoroutine(answer):
            answer = await answer
    except kind as failed:
        return failed
    raise AssertionError(f"answered {answer}"[:500])
