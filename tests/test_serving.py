"""The process as it is run: it ends in order, shares its figures among workers, speaks TLS, and writes nothing of its own."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import ssl
import subprocess
import threading
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from errors import SettingsRefused
from server import databases, serving
from server.alive import alive
from server.settings import Settings
from tests.access_world import PATIENT, until
from tests.crashing import free_port
from tests.ground import WORLD, Database, Ground, connected
from tests.running import UP, Running, command, environment, running
from tests.served import GOOD
from tests.test_figures import Figures, one, read
from tests.world_accounts import COUNTY_REGISTRAR

SLOW = {"query": "{ people(first: 1) { nodes { name } } }"}


@pytest.fixture(scope="module")
async def city(ground: Ground) -> AsyncIterator[Database]:
    made = await ground.copy(WORLD)
    yield made
    await ground.drop(made)


def answered(server: Running, headers: dict[str, str]) -> bool:
    told = server.client.post("/graphql", json={"query": GOOD}, headers=headers)
    return bool(told.json() == {"data": {"me": {"account": COUNTY_REGISTRAR}}}) or "data" in told.json()


def ask_slowly(server: Running, headers: dict[str, str]) -> tuple[threading.Thread, list[httpx.Response]]:
    """A request that waits for a lock, in a thread of its own, on a connection of its own."""
    got: list[httpx.Response] = []

    def ask() -> None:
        got.append(httpx.post(f"{server.client.base_url}/graphql", json=SLOW, headers=headers, timeout=300))

    thread = threading.Thread(target=ask)
    thread.start()
    return thread, got


async def until_sessions(database: Database, count: int, more: str = "") -> None:
    """Until the server has so many sessions; asked outside the transaction that holds the lock, which sees one moment only."""
    text = "SELECT count(*) FROM pg_stat_activity WHERE datname = $1 AND usename = 'registry_runtime'" + more
    async with connected(database.superuser_url) as watching:

        async def so_many() -> bool:
            return bool(await watching.fetchval(text, database.name) == count)

        await until(so_many)


async def until_waiting(database: Database) -> None:
    """Until a request waits for a lock."""
    await until_sessions(database, 1, " AND wait_event_type = 'Lock'")


@pytest.mark.parametrize("workers", ["1", "2"])
async def test_a_request_under_way_is_answered_after_the_stop_was_told(
    city: Database, tmp_path: Path, workers: str
) -> None:
    with running(city, tmp_path, workers=workers) as server:
        headers = await asyncio.to_thread(server.sign_in)
        async with connected(city.superuser_url) as superuser:
            lock = superuser.transaction()
            await lock.start()
            await superuser.execute("LOCK TABLE person IN ACCESS EXCLUSIVE MODE")
            thread, got = ask_slowly(server, headers)
            await until_waiting(city)
            server.process.send_signal(signal.SIGTERM)
            await asyncio.to_thread(_closed, server)
            assert got == []
            await lock.rollback()
        await asyncio.to_thread(thread.join, 120)
        assert [response.status_code for response in got] == [200]
        assert "data" in got[0].json()
        assert server.process.wait(120) == 0
    assert [line for line in server.lines if line["level"] in {"error", "critical"}] == []


def _closed(server: Running) -> None:
    """Until no worker takes a new request: who has not taken it closes the line."""
    until = time.monotonic() + PATIENT
    while time.monotonic() < until:
        try:
            httpx.get(f"{server.client.base_url}/livez", timeout=0.5)
        except httpx.TransportError:
            return
        time.sleep(0.02)
    raise AssertionError("it still answers")


async def test_a_request_that_outlasts_the_stop_is_broken_off(city: Database, tmp_path: Path) -> None:
    with running(city, tmp_path, shutdown_seconds="1") as server:
        headers = await asyncio.to_thread(server.sign_in)
        async with connected(city.superuser_url) as superuser, superuser.transaction():
            await superuser.execute("LOCK TABLE person IN ACCESS EXCLUSIVE MODE")
            thread, _ = ask_slowly(server, headers)
            await until_waiting(city)
            assert await asyncio.to_thread(server.stop) == 0, "while the lock that the request waits for is held"
            await until_sessions(city, 0)
        await asyncio.to_thread(thread.join, 120)


def figures(server: Running) -> Figures:
    return read(httpx.get(f"{server.client.base_url}/metrics", timeout=60).text)


def pools(told: Figures) -> float:
    return sum(one(told, "registry_pool_connections", state=state) for state in ("lent", "free"))


def test_workers_tell_the_sums_of_all_of_them_whoever_is_asked(city: Database, tmp_path: Path) -> None:
    with running(city, tmp_path, workers="2") as server:
        headers = server.sign_in()
        until = time.monotonic() + UP
        while pools(figures(server)) != 2 * 3:
            assert time.monotonic() < until, "the pools of both workers"
            time.sleep(0.05)
        url = f"{server.client.base_url}/graphql"
        for _ in range(40):  # each on a connection of its own, so that both workers get some
            assert httpx.post(url, json={"query": GOOD}, headers=headers, timeout=60).status_code == 200
        sums = [one(figures(server), "registry_requests_total", operation="me", outcome="OK") for _ in range(6)]
        assert sums == [40.0] * 6
        assert pools(figures(server)) == 2 * 3
        assert server.stop() == 0
    for line in server.lines:
        assert line.keys() >= {"timestamp", "level", "logger", "event"}


def test_a_worker_that_is_killed_is_replaced(city: Database, tmp_path: Path) -> None:
    with running(city, tmp_path, workers="2") as server:
        headers = server.sign_in()
        children = _children(server.process.pid)
        victim = children[-1]
        os.kill(victim, signal.SIGKILL)
        until = time.monotonic() + UP
        while victim in _children(server.process.pid) or len(_children(server.process.pid)) < len(children):
            assert time.monotonic() < until
            time.sleep(0.1)
        assert answered(server, headers)
        assert server.stop() == 0


def _children(parent: int) -> list[int]:
    told = subprocess.run(["ps", "-ww", "-eo", "pid=,ppid=,args="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in told.splitlines()]
    return [int(pid) for pid, ppid, args in rows if int(ppid) == parent and "spawn_main" in args]


def test_a_server_for_production_changes_no_key(city: Database, tmp_path: Path) -> None:
    with running(city, tmp_path) as first:
        first.sign_in()
        assert first.stop() == 0
    before = written(tmp_path)
    with running(city, tmp_path) as server:
        assert answered(server, server.sign_in())
        assert server.stop() == 0
    assert written(tmp_path) == before


def written(directory: Path) -> dict[str, int]:
    """When each file was written last; apart from what the test itself keeps there, and the table of allowances."""
    return {path.name: path.stat().st_mtime_ns for path in directory.iterdir() if path.name not in {"stderr", "rates"}}


def test_the_log_of_a_server_for_production_is_json_from_the_first_line_to_the_last(
    city: Database, tmp_path: Path
) -> None:
    with running(city, tmp_path) as server:
        response = server.client.post("/graphql", json={"query": GOOD})
        assert server.stop() == 0
    refused = [line for line in server.lines if line["event"] == "refused"]
    assert response.headers["x-request-id"] in {line["request_id"] for line in refused}


def certificate(directory: Path, *, mode: int = 0o600) -> tuple[Path, Path]:
    """A certificate for 127.0.0.1 that signs itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    day = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(day - timedelta(days=1))
        .not_valid_after(day + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    chain, secret = directory / "tls.crt", directory / "tls.key"
    chain.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.touch(mode=mode)
    pem, pkcs8 = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    secret.write_bytes(key.private_bytes(pem, pkcs8, serialization.NoEncryption()))
    return chain, secret


def test_with_a_certificate_it_speaks_tls_of_today_only(city: Database, tmp_path: Path) -> None:
    chain, key = certificate(tmp_path)
    with running(city, tmp_path, tls_certificate_file=str(chain), tls_key_file=str(key)) as server:
        response = server.client.get("/livez")
        assert response.headers["strict-transport-security"]
        port = server.client.base_url.port or 0
        assert alive(Settings(port=port, tls_certificate_file=chain, tls_key_file=key))
        assert not alive(Settings(port=port)), "who does not speak TLS is not answered"
        old = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        old.check_hostname, old.verify_mode = False, ssl.CERT_NONE
        old.set_ciphers("DEFAULT:@SECLEVEL=0")
        with pytest.warns(DeprecationWarning, match="TLSv1_1"):
            old.minimum_version = old.maximum_version = ssl.TLSVersion.TLSv1_1
        with pytest.raises(httpx.TransportError):
            httpx.get(f"{server.client.base_url}/livez", verify=old, timeout=60)
        with pytest.raises(httpx.TransportError):
            httpx.get(f"http://127.0.0.1:{server.client.base_url.port}/livez", timeout=60)
        assert server.stop() == 0


def test_a_certificate_with_which_nobody_could_be_served_is_refused_before_anything_is_done(tmp_path: Path) -> None:
    chain, key = certificate(tmp_path)
    (tmp_path / "other").mkdir()
    _, stranger = certificate(tmp_path / "other")

    def refusal(chain: Path, key: Path) -> str:
        with pytest.raises(SettingsRefused) as refused:
            serving.listen(Settings(tls_certificate_file=chain, tls_key_file=key))
        return refused.value.message

    assert "cannot be used" in refusal(chain, stranger)
    assert "cannot be used" in refusal(key, key)
    assert "cannot be used" in refusal(tmp_path / "none", key)
    key.chmod(0o640)
    assert "others may read tls.key" in refusal(chain, key)


@pytest.mark.parametrize(
    ("workers", "size", "reserve", "fits"), [(1, 10, 10, True), (8, 10, 9, True), (8, 10, 10, False), (64, 1, 0, False)]
)
def test_connections_that_the_database_would_not_take_are_refused(
    city: Database, workers: int, size: int, reserve: int, *, fits: bool
) -> None:
    settings = Settings(
        database_url=city.runtime_url,
        owner_database_url=city.owner_url,
        workers=workers,
        pool_size=size,
        connection_reserve=reserve,
    )
    # Of 100 connections PostgreSQL keeps 3 for superusers; a worker has one line beside its pool.
    assert fits == (workers * (size + 1) <= 97 - reserve)
    if fits:
        databases.check_room(settings)
        return
    with pytest.raises(SettingsRefused, match=rf"REGISTRY_WORKERS={workers} with REGISTRY_POOL_SIZE={size} need"):
        databases.check_room(settings)


async def test_the_limit_of_the_role_counts_too(fresh_database: Database) -> None:
    settings = Settings(database_url=fresh_database.runtime_url, owner_database_url=fresh_database.owner_url)
    limit = "ALTER DATABASE {} CONNECTION LIMIT {}"
    async with connected(fresh_database.superuser_url) as superuser:
        await superuser.execute(limit.format(fresh_database.name, 10))
        with pytest.raises(SettingsRefused, match="has 10 for them"):
            await asyncio.to_thread(databases.check_room, settings)
        await asyncio.to_thread(databases.check_room, replace(settings, pool_size=9))


def test_what_does_not_fit_is_one_sentence_and_exit_code_2(city: Database, tmp_path: Path) -> None:
    done = subprocess.run(
        command("serve", "--port", str(free_port()), "--workers", "60"),
        env=environment(city, tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(r"registry: REGISTRY_WORKERS=60 .*\n", done.stderr)
