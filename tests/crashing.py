"""A real server that is killed while many write: the processes, the clients, and what each of them was told.

In       a data directory with a small demo city; how many clients.
Out      Server: started, killed with -9 (alone, or with its PostgreSQL); Client: writes until nobody answers; Sent: an act.
Refuses  AssertionError: a server that does not come up.
Never    kills anything that it did not start.
"""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import httpx

from tests.acting import ERRORS

ROOT = Path(__file__).resolve().parent.parent
ACCOUNT = "registrar@321322"
UP = 300.0
"""Seconds within which a server must answer."""
_HELD: list[socket.socket] = []
"""The ports given out."""
_KINDS = {
    "registerPerson": "person",
    "updatePerson": "person",
    "joinHousehold": "household",
    "admitResident": "institutionResidency",
}


@dataclass(slots=True)
class Server:
    """``registry serve`` over a data directory, on a port of loopback that stays the same."""

    home: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        with (self.home / "serve.log").open("ab") as log:
            command = [*_registry("serve"), "--port", str(self.port)]
            self.process = subprocess.Popen(command, env=_environment(self.home), stdout=log, stderr=log, cwd=ROOT)
        until = monotonic() + UP
        while not self._answers():
            assert self.process.poll() is None, self._log()
            assert monotonic() < until, f"in {UP:g} seconds it did not answer: {self._log()}"
            sleep(0.05)

    def kill(self, *, database: bool) -> None:
        """Kill -9: the server, and before it perhaps the PostgreSQL that it started, with all the processes of that."""
        assert self.process is not None
        if database:
            for pid in self._postgres():
                with suppress(ProcessLookupError):  # without their postmaster they end by themselves, too
                    os.kill(pid, signal.SIGKILL)
        self.process.kill()
        self.process.wait()
        self.process = None

    def stop(self) -> None:
        """End it in order."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(UP)
            self.process = None

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.url}/graphql", params={"query": "{ __typename }"}, timeout=5).status_code < 500
        except httpx.HTTPError:
            return False

    def _log(self) -> str:
        return (self.home / "serve.log").read_text(encoding="utf-8", errors="replace")[-4000:]

    def _postgres(self) -> list[int]:
        first = int((self.home / "postgres" / "postmaster.pid").read_text().split()[0])
        told = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
        pairs = [tuple(map(int, line.split())) for line in told.splitlines()]
        return [first, *(pid for pid, parent in pairs if parent == first)]


@dataclass(slots=True)
class Sent:
    """An act that was sent: its payload as far as it was answered."""

    mutation: str
    given: Mapping[str, Any]
    payload: Mapping[str, Any] | None = None

    @property
    def name(self) -> str:
        """The client's own name for it."""
        own: str = self.given["clientMutationId"]
        return own

    @property
    def gives(self) -> str:
        """The payload's field of the object."""
        return _KINDS[self.mutation]


@dataclass(frozen=True, slots=True)
class Places:
    """Where newcomers may live, belong, and be admitted: global ids of one county."""

    division: str
    households: tuple[str, ...]
    institutions: tuple[str, ...]


@dataclass(slots=True)
class Client:
    """Somebody who writes: registers a newcomer, corrects the record, lets the newcomer join a household, admits another."""

    own: str
    http: httpx.AsyncClient
    places: Places
    chance: random.Random
    sent: list[Sent] = field(default_factory=list)

    async def write(self) -> None:
        """Until nobody answers."""
        try:
            while True:
                await self._somebody_comes()
        except (httpx.HTTPError, _Unanswered):
            return

    async def _somebody_comes(self) -> None:
        person = await self.send("registerPerson", name="来客", sex="FEMALE", birthDate="1950-01-01", **self._lives())
        version = person["version"]
        if self.chance.random() < 0.7:
            changed = {"id": person["id"], "expectedVersion": version, "phone": f"139{self.chance.randrange(10**8):08}"}
            await self.send("updatePerson", **changed, pinyin="lai ke")
        if self.chance.random() < 0.6:
            home = self.chance.choice(self.places.households)
            await self.send("joinHousehold", householdId=home, personId=person["id"], relation="99")
        if self.chance.random() < 0.4:
            place = self.chance.choice(self.places.institutions)
            day = {"startedOn": "2026-11-01", "support": "SELF_FUNDED"}
            await self.send("admitResident", institutionId=place, personId=person["id"], **day)

    async def send(self, mutation: str, **given: Any) -> Mapping[str, Any]:
        """The object that an act gives."""
        act = Sent(mutation, {**given, "clientMutationId": f"{self.own}-{len(self.sent)}"})
        self.sent.append(act)
        act.payload = await sent(self.http, act)
        assert act.payload["errors"] == [], act
        told: Mapping[str, Any] = act.payload[act.gives]
        return told

    def _lives(self) -> Mapping[str, Any]:
        return {"divisionId": self.places.division}


class _Unanswered(Exception):
    """The server said that it could not: that answers nothing."""


async def sent(http: httpx.AsyncClient, act: Sent) -> Mapping[str, Any]:
    """The payload of an act, sent once."""
    kind = act.mutation[0].upper() + act.mutation[1:]
    text = f"""mutation M($input: {kind}Input!) {{
      {act.mutation}(input: $input) {{ {act.gives} {{ id version }} {ERRORS} }} }}"""
    response = await http.post("/graphql", json={"query": text, "variables": {"input": act.given}})
    told = response.json()
    if "errors" in told:
        codes = {error["extensions"]["code"] for error in told["errors"]}
        assert codes <= {"UNAVAILABLE", "TIMEOUT"}, told
        raise _Unanswered
    payload: Mapping[str, Any] = told["data"][act.mutation]
    return payload


@asynccontextmanager
async def line(server: Server, token: str) -> AsyncIterator[httpx.AsyncClient]:
    """Connections to the server, with the token of an account."""
    limits = httpx.Limits(max_connections=64)
    headers = {"authorization": f"Bearer {token}"}
    async with httpx.AsyncClient(base_url=server.url, headers=headers, timeout=30, limits=limits) as client:
        yield client


def small_city(home: Path, people: int) -> None:
    """The demo city of so many people in a data directory."""
    home.mkdir(mode=0o711, parents=True, exist_ok=True)
    _run(home, "demo", "--people", str(people))


def token(home: Path) -> str:
    """A token of the account that writes."""
    return _run(home, "token", ACCOUNT).strip().splitlines()[-1]


def free_port() -> int:
    """A port that nobody has, and that the system gives to nobody else before this process ends.

    Who is bound and does not listen keeps others from getting the port by chance, but not a server that asks for it.
    """
    held = socket.socket()
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    held.bind(("127.0.0.1", 0))
    _HELD.append(held)
    port: int = held.getsockname()[1]
    return port


def _run(home: Path, *words: str) -> str:
    done = subprocess.run(
        _registry(*words), env=_environment(home), capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _registry(*words: str) -> list[str]:
    return [sys.executable, "-m", "server.cli", *words]


def _environment(home: Path) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("REGISTRY_")}
    return clean | {"REGISTRY_DATA_DIR": str(home), "REGISTRY_LOG_LEVEL": "warning"}
