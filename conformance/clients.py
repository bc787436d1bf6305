"""Gives how real clients fared that name documents instead of sending them.

In       Node, and a Served city.
Out      Client: its name, what it sent, and why it failed if it did.
Refuses  ConformanceFailed: the script did not run to its end.
Never    takes an answer for good that is another account's, or that came without the hash having been of use.
"""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from conformance.city import ACCOUNT, Served
from conformance.failure import ConformanceFailed

SCRIPT = Path(__file__).parent / "persisted.mjs"
SECONDS = 120
ONCE_UNKNOWN = ("hash 404", "text 200", "hash 200")
"""The hash is not known, the text comes along, from then on the hash is enough."""


@dataclass(frozen=True, slots=True)
class Client:
    """One client; ``sent`` are its requests, each with its method, what it held, and the status of the response."""

    name: str
    sent: tuple[str, ...]
    failure: str


def persisted(node: Path, served: Served) -> tuple[Client, ...]:
    """All clients, one after the other."""
    command = (str(node), str(SCRIPT), served.url)
    environment = os.environ | {"TOKEN": served.token}
    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True, timeout=SECONDS)
    if done.returncode:
        raise ConformanceFailed(f"The clients broke off:\n{done.stderr[-2000:]}")
    return read(done.stdout)


def read(printed: str) -> tuple[Client, ...]:
    """What the script printed."""
    return tuple(_client(told) for told in json.loads(printed))


def _client(told: dict[str, Any]) -> Client:
    sent = tuple(told.get("sent", ()))
    failure: str = told.get("failure", "")
    if not failure and told["answers"] != [ACCOUNT, ACCOUNT]:
        failure = f"answered {told['answers']}"
    if not failure and tuple(each.partition(" ")[2] for each in sent) != ONCE_UNKNOWN:
        failure = "the hash was of no use"
    return Client(told["name"], sent, failure)
