"""The embedded PostgreSQL: started by whoever comes first, stopped by whoever leaves last, and whole after any kill."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import asyncpg
import pytest

from errors import SettingsRefused
from server import embedded, embedded_socket
from server.embedded import Databases

ROOT = Path(__file__).resolve().parent.parent
Start = Callable[[Path], Databases]


@pytest.fixture
def start() -> Iterator[Start]:
    started: list[Databases] = []

    def begin(data_dir: Path) -> Databases:
        started.append(embedded.start(data_dir, durable=False))
        return started[-1]

    yield begin
    for databases in started:
        databases.stop()


async def ask(url: str, sql: str) -> object:
    connection = await asyncpg.connect(url)
    try:
        return await connection.fetchval(sql)
    finally:
        await connection.close()


def postmaster(data_dir: Path) -> int:
    return int((data_dir / "postgres" / "postmaster.pid").read_text().split()[0])


def processes(data_dir: Path) -> list[int]:
    """The postmaster and its children, found by parentage and not by what the code under test looks at."""
    first = postmaster(data_dir)
    told = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    pairs = [tuple(map(int, line.split())) for line in told.splitlines()]
    return [first, *(pid for pid, parent in pairs if parent == first)]


async def test_the_runtime_role_owns_nothing_and_passes_no_row_security(tmp_path: Path, start: Start) -> None:
    databases = start(tmp_path)
    power = "rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication OR rolinherit"
    assert await ask(databases.runtime_url, "SELECT current_user::text") == "registry_runtime"
    assert await ask(databases.owner_url, "SELECT current_user::text") == "registry_owner"
    powerful = f"SELECT array_agg(rolname::text) FROM pg_roles WHERE rolname LIKE 'registry%' AND ({power})"
    assert await ask(databases.superuser_url, powerful) is None
    owned = "SELECT count(*) FROM pg_shdepend WHERE deptype = 'o' AND refobjid = 'registry_runtime'::regrole"
    assert await ask(databases.runtime_url, owned) == 0
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await ask(databases.runtime_url, "CREATE TABLE mine ()")


async def test_the_server_listens_on_no_tcp_port_and_orders_text_by_code_point(tmp_path: Path, start: Start) -> None:
    databases = start(tmp_path)
    assert await ask(databases.superuser_url, "SHOW listen_addresses") == ""
    ordered = "SELECT string_agg(x, '' ORDER BY x) FROM unnest(ARRAY['é', 'a', '张', 'Z', '丁']) x"
    assert await ask(databases.runtime_url, ordered) == "".join(sorted("éa张Z丁"))
    extensions = "SELECT array_agg(extname::text ORDER BY extname) FROM pg_extension WHERE extname <> 'plpgsql'"
    assert await ask(databases.runtime_url, extensions) == ["btree_gist"]


async def test_the_second_to_start_shares_the_server_and_only_the_last_to_leave_stops_it(tmp_path: Path) -> None:
    first, second = (embedded.start(tmp_path, durable=False) for _ in range(2))
    served_by = postmaster(tmp_path)
    first.stop()
    first.stop()
    assert await ask(second.runtime_url, "SELECT 1") == 1
    assert postmaster(tmp_path) == served_by
    second.stop()
    assert not (tmp_path / "postgres" / "postmaster.pid").exists()
    with pytest.raises(FileNotFoundError):
        await asyncpg.connect(second.runtime_url)
    assert not (tmp_path / "socket").exists()


def kill(*victims: int) -> None:
    """Kill -9, and wait until it has happened: on a busy machine a process may be answered by for a while yet.

    One may have ended by itself meanwhile, as those of PostgreSQL do without their postmaster.
    """
    for pid in victims:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    while any(lives(pid) for pid in victims):
        time.sleep(0.01)


def lives(pid: int) -> bool:
    try:
        told = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return told.rpartition(") ")[2][0] not in "ZX"


async def test_what_was_committed_is_there_after_kill_9_of_every_process(tmp_path: Path, start: Start) -> None:
    durable = embedded.start(tmp_path)
    await ask(durable.owner_url, "CREATE TABLE kept AS SELECT 7 AS number")
    kill(*processes(tmp_path))
    assert await ask(start(tmp_path).owner_url, "SELECT number FROM kept") == 7
    durable.stop()  # what is left is the fixture's, which stops the server


async def test_after_kill_9_of_the_postmaster_alone_the_next_start_waits_for_its_children(
    tmp_path: Path, start: Start
) -> None:
    start(tmp_path)
    kill(postmaster(tmp_path))
    assert await ask(start(tmp_path).runtime_url, "SELECT 1") == 1


async def test_a_process_that_was_given_the_old_number_is_not_taken_for_the_server(
    tmp_path: Path, start: Start
) -> None:
    embedded.start(tmp_path, durable=False).stop()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as stranger:
        (tmp_path / "postgres" / "postmaster.pid").write_text(
            f"{stranger.pid}\n/nowhere\n1\n5432\n/nowhere\n\n1 1\nready\n"
        )
        assert await ask(start(tmp_path).runtime_url, "SELECT 1") == 1
        assert stranger.poll() is None
        stranger.communicate(b"\n")


def test_a_server_outlives_a_killed_user_and_is_stopped_by_the_next(tmp_path: Path) -> None:
    dying = "import os, sys, pathlib, server.embedded as e; e.start(pathlib.Path(sys.argv[1])); os.kill(os.getpid(), 9)"
    subprocess.run([sys.executable, "-c", dying, str(tmp_path)], cwd=ROOT, check=False)
    served_by = postmaster(tmp_path)
    databases = embedded.start(tmp_path)
    assert postmaster(tmp_path) == served_by
    databases.stop()
    assert not (tmp_path / "postgres" / "postmaster.pid").exists()


def test_processes_that_start_at_once_get_one_server(tmp_path: Path) -> None:
    script = """
import pathlib, sys
from server import embedded
databases = embedded.start(pathlib.Path(sys.argv[1]), durable=False)
print((pathlib.Path(sys.argv[1]) / "postgres" / "postmaster.pid").read_text().split()[0], flush=True)
sys.stdin.read()
databases.stop()
"""
    command = [sys.executable, "-c", script, str(tmp_path)]
    started = [subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) for _ in range(3)]
    numbers = {process.stdout.readline() for process in started if process.stdout}
    for process in started:
        process.communicate()
    assert len(numbers) == 1
    assert [process.returncode for process in started] == [0, 0, 0]
    assert not (tmp_path / "postgres" / "postmaster.pid").exists()


async def test_half_a_cluster_left_by_a_killed_first_start_is_made_afresh(tmp_path: Path, start: Start) -> None:
    (tmp_path / "postgres.new" / "base").mkdir(parents=True)
    assert await ask(start(tmp_path).runtime_url, "SELECT 1") == 1


@pytest.mark.parametrize("name", ["x" * 110, "甲 乙", "a,b:c%20", "quote'"])
async def test_a_data_directory_with_any_name_gets_a_socket(name: str, tmp_path: Path, start: Start) -> None:
    assert await ask(start(tmp_path / name).runtime_url, "SELECT 1") == 1


def test_a_socket_directory_that_others_may_enter_is_not_used(tmp_path: Path, start: Start) -> None:
    (tmp_path / "socket").mkdir(mode=0o755)
    assert f"host={tmp_path}/socket&" not in start(tmp_path).runtime_url


def test_a_cluster_of_another_major_version_is_refused(tmp_path: Path) -> None:
    embedded.start(tmp_path, durable=False).stop()
    (tmp_path / "postgres" / "PG_VERSION").write_text("17\n")
    with pytest.raises(SettingsRefused, match="was made by PostgreSQL 17"):
        embedded.start(tmp_path)


def test_an_old_postgresql_on_the_path_is_refused_when_the_wheel_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.embedded_binaries.find_spec", lambda _: None)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    (tmp_path / "pg_ctl").write_text("#!/bin/sh\necho 'pg_ctl (PostgreSQL) 15.18'\n")
    (tmp_path / "pg_ctl").chmod(0o755)
    with pytest.raises(SettingsRefused, match="is PostgreSQL 15; 18 or newer is needed"):
        embedded.start(tmp_path / "data")


def test_a_data_directory_that_cannot_be_made_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SettingsRefused, match=r"REGISTRY_DATA_DIR: .* cannot be made"):
        embedded.start(tmp_path / "file" / "data")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to become somebody else")
async def test_root_without_namespaces_runs_it_as_another_user_even_under_a_closed_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, start: Start
) -> None:
    (tmp_path / "unshare").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "unshare").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    databases = start(closed / "data")
    assert await ask(databases.runtime_url, "SELECT 1") == 1
    assert (closed / "data" / "postgres").stat().st_uid not in (0, closed.stat().st_uid)
    databases.stop()
    # Once made, it stays that user's, whatever root could do by now.
    monkeypatch.undo()
    assert await ask(start(closed / "data").runtime_url, "SELECT 1") == 1


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make what another user left")
def test_a_socket_directory_of_a_stranger_is_not_used(tmp_path: Path, start: Start) -> None:
    (tmp_path / "socket").mkdir(mode=0o700)
    os.chown(tmp_path / "socket", 12345, 12345)
    assert f"host={tmp_path}/socket&" not in start(tmp_path).runtime_url


def test_the_short_name_of_a_path_is_the_same_on_every_call() -> None:
    assert embedded_socket.fingerprint(Path("/a")) == embedded_socket.fingerprint(Path("/a"))
    assert embedded_socket.fingerprint(Path("/a")) != embedded_socket.fingerprint(Path("/b"))
