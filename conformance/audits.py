"""Gives how the GraphQL over HTTP audits ended, one by one.

In       Node, and a Served city.
Out      Audit: its id, its level, what it asks for, and why it failed if it did.
Refuses  ConformanceFailed: the audits did not run to their end.
Never    judges: an audit is passed if the suite says so.
"""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from conformance.city import Served
from conformance.failure import ConformanceFailed

SCRIPT = Path(__file__).parent / "programs" / "audits.mjs"
SECONDS = 300
LEVELS = ("MUST", "SHOULD", "MAY")


@dataclass(frozen=True, slots=True)
class Audit:
    """One audit: ``MUST`` or ``SHOULD`` or ``MAY``, and the demand that follows it; ``failure`` is empty if it was passed."""

    id: str
    level: str
    demand: str
    failure: str


def audit(node: Path, served: Served) -> tuple[Audit, ...]:
    """All audits, in the order of the suite."""
    command = (str(node), str(SCRIPT))
    environment = os.environ | served.told()
    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True, timeout=SECONDS)
    if done.returncode:
        raise ConformanceFailed(f"The audits broke off:\n{done.stderr[-2000:]}")
    return read(done.stdout)


def read(printed: str) -> tuple[Audit, ...]:
    """What the script printed."""
    return tuple(_audit(told) for told in json.loads(printed))


def _audit(told: dict[str, str]) -> Audit:
    level, _, demand = told["name"].partition(" ")
    if level not in LEVELS:
        raise ConformanceFailed(f"An audit of no known level: {told['name']}")
    failure = "" if told["status"] == "ok" else told["reason"] or told["status"]
    return Audit(told["id"], level, demand, failure)
