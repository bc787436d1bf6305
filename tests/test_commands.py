"""The command line, run as a user runs it: as a process of its own, on an embedded PostgreSQL of its own."""

from __future__ import annotations

import json
import os
import shlex
import signal
import socket
import stat
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import asyncpg
import pytest

from server import embedded
from server.embedded import Databases
from tests.crashing import free_port

ROOT = Path(__file__).resolve().parent.parent
PASSWORD = "open-sesame"


@dataclass(frozen=True)
class Desk:
    """A data directory with a running database, and the command line over it."""

    data_dir: Path
    databases: Databases

    def environment(self, changes: dict[str, str]) -> dict[str, str]:
        clean = {name: value for name, value in os.environ.items() if not name.startswith("REGISTRY_")}
        return clean | {"REGISTRY_DATA_DIR": str(self.data_dir)} | changes

    def registry(self, *words: str, **changes: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "server.cli", *words]
        return subprocess.run(
            command, cwd=ROOT, env=self.environment(changes), capture_output=True, text=True, check=False
        )

    def refusal(self, *words: str, **changes: str) -> str:
        """The one sentence that a refused command says, and nothing else."""
        done = self.registry(*words, **changes)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("registry: ")
        assert done.stderr.count("\n") == 1
        return done.stderr.removeprefix("registry: ").strip()


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Desk]:
    databases = embedded.start(tmp_path, durable=False)
    yield Desk(tmp_path, databases)
    databases.stop()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    data_dir = tmp_path_factory.mktemp("city")
    databases = embedded.start(data_dir, durable=False)
    made = Desk(data_dir, databases)
    done = made.registry("demo", "--people", "300")
    assert done.returncode == 0, done.stderr
    yield made
    databases.stop()


async def counted(url: str, table: str) -> object:
    connection = await asyncpg.connect(url)
    try:
        return await connection.fetchval(f"SELECT count(*) FROM {table}")
    finally:
        await connection.close()


def test_an_unknown_setting_is_refused_by_every_command(tmp_path: Path) -> None:
    nowhere = tmp_path / "data"
    for command in (["serve"], ["migrate"], ["demo"], ["token", "x"], ["show", "Makefile"]):
        done = subprocess.run(
            [sys.executable, "-m", "server.cli", *command],
            cwd=ROOT,
            env=os.environ | {"REGISTRY_DATA_DIR": str(nowhere), "REGISTRY_PROT": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 2
        assert "REGISTRY_PROT is not a setting" in done.stderr
    assert not nowhere.exists()


def test_a_bad_option_is_refused_like_the_variable_that_it_stands_for(bare: Desk) -> None:
    assert bare.refusal("serve", "--port", "x") == "REGISTRY_PORT must be a whole number from 1 to 65535."
    assert bare.refusal("serve", "--workers", "0").startswith("REGISTRY_WORKERS must be")


async def test_migrating_twice_does_nothing_the_second_time(bare: Desk) -> None:
    assert bare.registry("migrate").returncode == 0
    rules = await counted(bare.databases.owner_url, "policy_rule")
    assert rules
    assert bare.registry("migrate").returncode == 0
    assert await counted(bare.databases.owner_url, "policy_rule") == rules


def test_a_database_without_tables_is_named_as_such(bare: Desk) -> None:
    assert "holds no tables yet" in bare.refusal("token", "viewer@321300")


async def test_the_demo_is_loaded_once_and_its_secrets_are_their_owners_only(desk: Desk) -> None:
    assert await counted(desk.databases.owner_url, "person") == 300
    assert "holds a city already" in desk.refusal("demo")
    for name in ("demo-password", "sealing.key"):
        assert stat.S_IMODE((desk.data_dir / name).stat().st_mode) == 0o600


def test_a_token_is_all_that_token_prints(desk: Desk) -> None:
    done = desk.registry("token", "viewer@321300")
    assert done.returncode == 0
    assert [len(part) > 10 for part in done.stdout.split(".")] == [True, True, True]
    assert stat.S_IMODE((desk.data_dir / "token.key").stat().st_mode) == 0o600
    assert "There is no account 'nobody@321300'" in desk.refusal("token", "nobody@321300")


def test_show_is_asked_by_the_account_that_is_named(desk: Desk, tmp_path: Path) -> None:
    question = tmp_path / "question.graphql"
    question.write_text("query Few($n: Int!) { people(first: $n) { nodes { name } } }")
    done = desk.registry("show", str(question), "--as", "viewer@321322", "--variables", '{"n": 2}')
    assert done.returncode == 0, done.stderr
    assert "viewer@321322" in done.stdout
    assert "There is no account" in desk.refusal("show", str(question), "--as", "nobody")


def test_schema_prints_the_contract_without_a_database(tmp_path: Path) -> None:
    idle = Desk(tmp_path / "data", Databases("", "", "", lambda: None))
    done = idle.registry("schema")
    assert done.returncode == 0, done.stderr
    assert "type Person implements" in done.stdout
    assert not idle.data_dir.exists()


def test_production_refuses_what_belongs_to_the_demo(desk: Desk) -> None:
    production = {
        "REGISTRY_MODE": "production",
        "REGISTRY_DATABASE_URL": desk.databases.runtime_url,
        "REGISTRY_OWNER_DATABASE_URL": desk.databases.owner_url,
    }
    for command in (("token", "viewer@321300"), ("demo",)):
        assert desk.refusal(*command, **production) == "REGISTRY_MODE=production refuses the demo's commands."


def test_a_runtime_role_that_may_pass_by_row_security_is_refused(desk: Desk) -> None:
    for url in (desk.databases.owner_url, desk.databases.superuser_url.replace("/postgres?", "/registry?")):
        urls = {"REGISTRY_DATABASE_URL": url, "REGISTRY_OWNER_DATABASE_URL": desk.databases.owner_url}
        assert "this role may pass by row security" in desk.refusal("token", "viewer@321300", **urls)


def test_a_runtime_role_that_may_make_tables_of_its_own_is_refused(desk: Desk) -> None:
    urls = {
        "REGISTRY_DATABASE_URL": desk.databases.runtime_url.replace("/registry?", "/postgres?"),
        "REGISTRY_OWNER_DATABASE_URL": desk.databases.owner_url,
    }
    assert "free to make tables and functions of its own" in desk.refusal("token", "viewer@321300", **urls)


def test_a_database_that_does_not_answer_is_named_without_its_password(bare: Desk) -> None:
    url = f"postgresql://registry_owner:{PASSWORD}@127.0.0.1:{free_port()}/registry"
    sentence = bare.refusal("migrate", REGISTRY_DATABASE_URL=url, REGISTRY_OWNER_DATABASE_URL=url)
    assert sentence.startswith("REGISTRY_OWNER_DATABASE_URL: the database does not answer")
    assert PASSWORD not in sentence


def test_serving_on_a_taken_port_is_refused_before_anything_is_started(tmp_path: Path) -> None:
    idle = Desk(tmp_path / "data", Databases("", "", "", lambda: None))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert "cannot be listened on" in idle.refusal("serve", "--port", str(taken.getsockname()[1]))
    assert not idle.data_dir.exists()


def curl(printed: str) -> dict[str, object]:
    """Ask what the printed command asks, without a shell."""
    words = shlex.split(printed)
    headers = dict(words[at + 1].split(": ", 1) for at, word in enumerate(words) if word == "-H")
    url = next(word for word in words if word.startswith("http://127.0.0.1:"))
    request = urllib.request.Request(url, words[words.index("-d") + 1].encode(), headers)
    with urllib.request.urlopen(request) as response:
        told: dict[str, object] = json.load(response)
        return told


def welcome(output: IO[str]) -> str:
    lines: list[str] = []
    for line in output:
        lines.append(line)
        if "Ctrl-C ends" in line:
            return "".join(lines)
    raise AssertionError("".join(lines))


@pytest.mark.parametrize("workers", ["1", "2"])
def test_serve_prints_a_request_that_is_answered_with_people_and_ends_in_order(desk: Desk, workers: str) -> None:
    command = [sys.executable, "-m", "server.cli", "serve", "--port", str(free_port()), "--workers", workers]
    environment = desk.environment({"COLUMNS": "80"})
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as serving:
        assert serving.stdout
        told = welcome(serving.stdout)
        answer = curl(next(line for line in told.splitlines() if line.startswith("curl ")))
        serving.send_signal(signal.SIGINT)
        rest, _ = serving.communicate()
    assert (serving.returncode, "Traceback" in rest) == (0, False), rest
    assert len(answer["data"]["people"]["edges"]) == 3  # type: ignore[index]
    assert (desk.data_dir / "demo-password").read_text().strip() in told
    assert "viewer@321300" in told
    assert "those of people are scaled down 20,000 times" in told


def test_serve_makes_everything_in_an_empty_directory_and_stops_what_it_started(tmp_path: Path) -> None:
    idle = Desk(tmp_path / "data", Databases("", "", "", lambda: None))
    command = [sys.executable, "-m", "server.cli", "serve", "--port", str(free_port())]
    with subprocess.Popen(command, cwd=ROOT, env=idle.environment({}), stdout=subprocess.PIPE, text=True) as serving:
        assert serving.stdout
        told = welcome(serving.stdout)
        assert curl(next(line for line in told.splitlines() if line.startswith("curl ")))["data"]
        serving.send_signal(signal.SIGTERM)
        serving.communicate()
    assert serving.returncode == 0
    assert not (idle.data_dir / "postgres" / "postmaster.pid").exists()
