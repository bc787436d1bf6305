"""Lines that a client leaves hanging are cut; at the end of the process those who subscribe are told to come again."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from server import lines
from tests.access_world import until
from tests.asking import Asking, asking_in
from tests.ground import Database
from tests.people_acts import a_person
from tests.running import running
from tests.served import Line, served
from tests.speaking import NO_CODE, PROTOCOL, QUICK, Spoken, speaking
from tests.test_gate import people_locked, until_waiting
from tests.test_live import NAMES, names, nothing_left
from tests.world_accounts import CITY_VIEWER, COUNTY_REGISTRAR

PATIENT = 60.0
ENDLESS = 50_000_000
LONGER = (0.2, 2.0, 20.0)
"""Within how many seconds a client must do something; where the machine was too slow for a client to do it, the next is tried."""


@pytest.fixture(scope="module")
async def own(database: Database, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Asking]:
    async with asking_in(database, tmp_path_factory.mktemp("keys"), live_seconds=QUICK) as made:
        yield made


@pytest.fixture
async def line(own: Asking) -> AsyncIterator[Line]:
    async with served(own) as made:
        yield made


def deaf(line: Line) -> socket.socket:
    """A connection that takes next to nothing before somebody reads from it."""
    base = line.client.base_url
    made = socket.socket()
    made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    made.connect((base.host, base.port))
    return made


async def test_a_client_that_reads_nothing_is_cut_off(own: Asking, line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "STALL_SECONDS", 0.2)
    protocols = [Subprotocol(PROTOCOL)]
    async with connect("ws://registry/graphql", sock=deaf(line), subprotocols=protocols, max_queue=1) as made:
        spoken = Spoken(made)
        await spoken.meet(await own.token(CITY_VIEWER))
        flood = asyncio.create_task(_ask_for_much(spoken))
        await until(lambda: line.sockets.open == 0, PATIENT)
        await asyncio.gather(flood, return_exceptions=True)
        assert (await spoken.closed())[0] == NO_CODE, "as if the network had broken, after which clients come again"
    await nothing_left(line)


async def _ask_for_much(spoken: Spoken) -> None:
    while True:
        await spoken.say("ping", payload={"much": "x" * 900_000})


async def test_a_client_that_reads_no_events_is_cut_off(
    own: Asking, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "STALL_SECONDS", 0.2)
    parts = " ".join(f"a{number}: people(first: 500) {{ nodes {{ id name pinyin }} }}" for number in range(50))
    body = json.dumps({"query": f"{{ {parts} }}"})
    # What the kernel takes for a client is as good as sent.
    line.server.servers[0].sockets[0].setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
    with deaf(line) as made:
        made.sendall(
            (
                f"POST /graphql HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\n"
                f"Authorization: Bearer {await own.token(CITY_VIEWER)}\r\nContent-Length: {len(body)}\r\n\r\n{body}"
            ).encode()
        )
        await until(lambda: line.sockets.streams.open == 1, PATIENT)
        await until(lambda: not line.server.server_state.connections, PATIENT)
        await asyncio.to_thread(_read_to_the_break, made)
    await nothing_left(line)


def _read_to_the_break(made: socket.socket) -> None:
    told = b""
    with contextlib.suppress(ConnectionResetError):
        while more := made.recv(1_000_000):
            told += more
    assert b"event: next" in told
    assert b"event: complete" not in told


UNFINISHED = {
    "nothing": b"",
    "blank lines": b"\r\n\r\n",
    "half a head": b"POST /graphql HTTP/1.1\r\nhost: ",
    "half a body": b"POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{",
    "a request and half of another": b"GET /livez HTTP/1.1\r\nhost: x\r\n\r\nGET /livez HTTP/1.1\r\nho",
}


@pytest.mark.parametrize("sent", UNFINISHED.values(), ids=UNFINISHED)
async def test_a_request_that_does_not_come_whole_in_time_is_cut_off(
    line: Line, monkeypatch: pytest.MonkeyPatch, sent: bytes
) -> None:
    answers = []
    for seconds in LONGER:
        monkeypatch.setattr(lines, "REQUEST_SECONDS", seconds)
        reader, writer = await asyncio.open_connection(line.client.base_url.host, line.client.base_url.port)
        writer.write(sent)
        async with asyncio.timeout(PATIENT):
            told = await _rest(reader)
        writer.close()
        await nothing_left(line)
        answers.append(told.count(b"HTTP/1.1 200"))
        if answers[-1] == sent.count(b"livez HTTP/1.1\r\nhost"):
            break
    else:
        pytest.fail(f"{answers} answers")


async def test_who_takes_time_between_whole_requests_and_for_an_answer_is_not_cut_off(
    own: Asking, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {"authorization": f"Bearer {await own.token(CITY_VIEWER)}", "accept": "text/event-stream"}
    assert (await line.send("GET", "/livez")).status_code == 200, "the request before, on the same connection"
    for seconds in LONGER:
        monkeypatch.setattr(lines, "REQUEST_SECONDS", seconds)
        with contextlib.suppress(httpx.TransportError):
            async with line.client.stream("POST", "/graphql", json={"query": NAMES}, headers=asked) as response:
                await _goes_on(response, 5 * seconds)
                return
    pytest.fail("it was cut off each time")


async def _goes_on(response: httpx.Response, seconds: float) -> None:
    """The answer has no end for so long."""
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(seconds):
            await _to_the_end(response)
    assert not response.is_closed


async def _to_the_end(response: httpx.Response) -> None:
    async for _ in response.aiter_raw():
        pass


async def test_a_head_without_end_is_refused_before_it_fills_the_memory(line: Line) -> None:
    reader, writer = await asyncio.open_connection(line.client.base_url.host, line.client.base_url.port)
    writer.write(b"GET /livez HTTP/1.1\r\nx: ")
    taken = 0
    with contextlib.suppress(ConnectionError):
        async with asyncio.timeout(PATIENT):
            while taken < ENDLESS:
                writer.write(b"x" * 10_000)
                await writer.drain()
                taken += 10_000
    assert taken < ENDLESS
    assert b"200 OK" not in await _rest(reader)
    writer.close()
    assert (await line.send("GET", "/livez")).status_code == 200


async def test_a_large_body_is_no_long_head(line: Line) -> None:
    told = await line.ask("{ me { account } }", {"unused": "x" * (3 * lines.MAX_HEAD)})
    assert told.status_code == 200, told.text


async def test_a_client_that_gives_no_sign_of_life_is_cut_off(own: Asking, line: Line) -> None:
    for seconds in LONGER:
        line.server.config.ws_ping_interval = line.server.config.ws_ping_timeout = seconds
        with contextlib.suppress(ConnectionClosed):
            await _one_lives_and_one_does_not(own, line)
            return
    pytest.fail("whoever answered was cut off, too")


async def _one_lives_and_one_does_not(own: Asking, line: Line) -> None:
    base = line.client.base_url
    async with speaking(base) as lively:
        await lively.meet(await own.token(CITY_VIEWER))
        reader, writer = await asyncio.open_connection(base.host, base.port)
        writer.write(
            b"GET /graphql HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n"
        )
        told = await reader.readuntil(b"\r\n\r\n")
        assert told.startswith(b"HTTP/1.1 101")
        async with asyncio.timeout(2 * PATIENT):
            rest = await _rest(reader)
        assert rest[:2] == b"\x89\x04", "a ping"
        assert b"\x03\xf3" not in rest, "no 1011, which clients take for the end"
        writer.close()
        await lively.subscribe("{ me { account } }")
        await lively.data()


async def _rest(reader: asyncio.StreamReader) -> bytes:
    try:
        return await reader.read()
    except ConnectionError:
        return bytes(reader._buffer)  # type: ignore[attr-defined]


async def test_at_the_end_of_the_process_acts_end_and_whoever_subscribed_is_told_to_come_again(
    fresh_database: Database, tmp_path: Path
) -> None:
    text = "mutation M($input: RegisterPersonInput!) { registerPerson(input: $input) { errors { problem } } }"
    async with (
        asking_in(fresh_database, tmp_path, statement_timeout_ms=600_000) as other,
        served(other) as line,
        speaking(line.client.base_url) as idle,
        speaking(line.client.base_url) as acting,
    ):
        await idle.meet(await other.token(CITY_VIEWER))
        await idle.subscribe("subscription { me { id } }")
        await idle.data()
        await acting.meet(await other.token(COUNTY_REGISTRAR))
        async with people_locked(fresh_database) as looking:
            await acting.subscribe(text, {"input": a_person()})
            await until_waiting(looking, 1)
            line.server.should_exit = True
            assert await idle.closed() == (1012, "Service restart")
        assert await acting.data() == {"registerPerson": {"errors": []}}
        assert await acting.closed() == (1012, "Service restart")
        assert [told["type"] for told in acting.heard] == ["complete"]


async def test_a_server_that_is_told_to_end_waits_for_no_subscription(database: Database, tmp_path: Path) -> None:
    with running(database, tmp_path, workers="2", shutdown_seconds="600") as server:
        token = (await asyncio.to_thread(server.sign_in))["authorization"]
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(_subscribed(server.client.base_url, token)) for _ in range(6)]
            async with asyncio.timeout(60):
                while "registry_live" not in (await _figures(server)) or await _live(server) < 6:
                    await asyncio.sleep(0.05)
            assert await asyncio.to_thread(server.stop) == 0
        assert {task.result() for task in tasks} == {(1012, "Service restart")}
    assert [each for each in server.lines if each["level"] in {"error", "critical"}] == []
    assert [each for each in server.said if "127.0.0.1" in each or "Bearer" in each] == []


async def _subscribed(base: Any, token: str) -> tuple[int, str]:
    async with speaking(base) as spoken:
        await spoken.meet(token.removeprefix("Bearer "))
        await spoken.subscribe(NAMES)
        assert names(await spoken.data()) is not None
        return await spoken.closed()


async def _figures(server: Any) -> str:
    text: str = (await asyncio.to_thread(server.client.get, "/metrics")).text
    return text


async def _live(server: Any) -> float:
    lines = (await _figures(server)).splitlines()
    return sum(float(each.split()[-1]) for each in lines if each.startswith('registry_live{what="subscriptions"}'))
