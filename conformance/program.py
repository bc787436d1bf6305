"""Gives what programs of others did with the served city, in one shape, whatever the program.

In       a command and its environment.
Out      Program, one for each thing that it did: its name and version, what it did, and why it failed if it did.
Refuses  nothing: a program that breaks off, or takes too long, has failed.
Never    judges: a program passed if it says so, or, where it says nothing, if it ended with 0.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
SECONDS = 300
LONGEST = 400
"""The most characters of what a program said before it failed."""


@dataclass(frozen=True, slots=True)
class Program:
    """One thing that a program did; ``failure`` is empty if all was well."""

    name: str
    version: str
    did: str
    failure: str


@dataclass(frozen=True, slots=True)
class Runner:
    """What programs are run with: Node, two environments of Python, the locked versions, and what the programs are told."""

    node: Path
    python: Path
    fuzzer: Path
    versions: Mapping[str, str]
    told: Mapping[str, str] = field(repr=False)

    def steps(self, name: str, *command: str) -> tuple[Program, ...]:
        """What a program of this folder did, step by step."""
        done = self._run(command)
        if isinstance(done, str):
            return (self._program(name, "run to the end", done),)
        return read(done.stdout, self.versions)

    def tool(self, name: str, did: str, *command: str) -> Program:
        """Whether a program ended well that tells no steps."""
        done = self._run(command)
        return self._program(name, did, done if isinstance(done, str) else "")

    def _run(self, command: tuple[str, ...]) -> subprocess.CompletedProcess[str] | str:
        environment = os.environ | self.told
        try:
            done = subprocess.run(
                command, cwd=HERE, env=environment, check=False, capture_output=True, text=True, timeout=SECONDS
            )
        except subprocess.TimeoutExpired:
            return f"no end after {SECONDS} seconds"
        if done.returncode:
            return f"ended with {done.returncode}: {(done.stdout + done.stderr)[-LONGEST:]}".strip()
        return done

    def _program(self, name: str, did: str, failure: str) -> Program:
        return Program(name, self.versions[name], did, failure)


def read(printed: str, versions: Mapping[str, str]) -> tuple[Program, ...]:
    """What a program of this folder printed. One that did nothing has not passed."""
    try:
        told = [
            Program(each["name"], versions[each["name"]], each["did"], each["failure"]) for each in json.loads(printed)
        ]
    except (ValueError, KeyError, TypeError) as error:
        return (
            Program("?", "", "tell its steps", f"{type(error).__name__}: {error}; it printed {printed[-LONGEST:]!r}"),
        )
    return tuple(told) or (Program("?", "", "do anything", "it did nothing"),)


def versions(home: Path = HERE) -> dict[str, str]:
    """Which version of each package is locked, of npm's and of pip's."""
    lock = json.loads((home / "package-lock.json").read_text(encoding="utf-8"))
    found = {name.removeprefix("node_modules/"): each["version"] for name, each in lock["packages"].items() if name}
    locks = (home / "fuzzing" / "requirements.txt", home / "requirements.txt")
    lines = [line for each in locks for line in each.read_text(encoding="utf-8").splitlines()]
    pinned = (
        line.removesuffix(" \\").split("==") for line in lines if "==" in line and not line.startswith((" ", "#"))
    )
    return found | dict(pinned)
