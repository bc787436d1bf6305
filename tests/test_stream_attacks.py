"""Streams under attack: what is left too soon, what is never read, pieces that hold nothing, rights that end unheard."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import jwt
import pytest
from websockets.frames import Frame, Opcode

from server import live
from server.asked import MAX_BODY
from server.conversation import MAX_AT_ONCE
from server.lines import SocketLine
from tests.access_world import until
from tests.asking import asking_in
from tests.ground import Database, connected
from tests.served import Line, served
from tests.speaking import PROTOCOL, QUICK, speaking
from tests.test_lines import deaf
from tests.world_accounts import CITY_VIEWER, COUNTY_REGISTRAR

PATIENT = 60.0
ME = "{ me { account } }"
MINE = {"me": {"account": COUNTY_REGISTRAR}}
ENOUGH = 4_000_000
"""More bytes than the buffers of two sockets take."""

SMALL = (socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
HANDSHAKE = (
    "GET /graphql HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    f"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: {PROTOCOL}\r\n\r\n"
).encode()


def said(opcode: Opcode, data: bytes, *, fin: bool = True) -> bytes:
    """One frame of a client."""
    return Frame(opcode, data, fin).serialize(mask=True)


def message(kind: str, **fields: object) -> bytes:
    return said(Opcode.TEXT, json.dumps({"type": kind, **fields}).encode())


async def test_what_is_left_before_it_has_begun_counts_no_longer(line: Line) -> None:
    async with speaking(line.client.base_url) as spoken:
        await spoken.meet(line.token)
        asked = {"query": "subscription { me { account } }"}
        both = [
            message("subscribe", id=str(number), payload=asked) + message("complete", id=str(number))
            for number in range(MAX_AT_ONCE)
        ]
        for each in both:  # in one write, so that the server hears the end before it has begun
            spoken.socket.transport.write(each)
            await spoken.say("ping")
            while (await spoken.hear())["type"] != "pong":
                pass
        await spoken.subscribe(ME, name="after")
        assert await spoken.data("after") == MINE


def lines_of(line: Line) -> Iterator[SocketLine]:
    return (each for each in line.server.server_state.connections if isinstance(each, SocketLine))


async def only_line(line: Line) -> SocketLine:
    """The one that is open, once those of earlier tests are gone."""
    await until(lambda: sum(each.handshake_complete and not each.disconnected for each in lines_of(line)) == 1, PATIENT)
    (held,) = [each for each in lines_of(line) if each.handshake_complete and not each.disconnected]
    return held


async def test_pings_of_a_client_that_reads_nothing_do_not_pile_up(line: Line) -> None:
    pings = said(Opcode.PING, b"x" * 125) * 500
    line.server.servers[0].sockets[0].setsockopt(*SMALL)
    with closing(deaf(line)) as made:
        made.settimeout(0)
        loop = asyncio.get_running_loop()
        await loop.sock_sendall(made, HANDSHAKE)
        held = await only_line(line)
        for _ in range(ENOUGH // len(pings)):
            await loop.sock_sendall(made, pings)
        assert not held.writable.is_set()
        assert held.transport.get_write_buffer_size() < ENOUGH // 4


async def test_a_ping_is_answered_late_when_the_client_has_read_at_last(line: Line) -> None:
    async with speaking(line.client.base_url) as spoken:
        held = await only_line(line)
        held.pause_writing()
        waiter = asyncio.ensure_future(await spoken.socket.ping(b"late"))
        await until(lambda: held._pong != b"", PATIENT)
        assert not waiter.done()
        held.resume_writing()
        async with asyncio.timeout(PATIENT):
            await waiter


async def test_pieces_that_hold_nothing_take_no_room(line: Line) -> None:
    async with speaking(line.client.base_url) as spoken:
        await spoken.meet(line.token)
        text = json.dumps({"type": "ping", "payload": {"name": "单"}}, ensure_ascii=False).encode()
        held = await only_line(line)
        spoken.socket.transport.write(said(Opcode.TEXT, text[:1], fin=False))
        spoken.socket.transport.write(said(Opcode.CONT, b"", fin=False) * 10_000)
        for start in range(1, len(text)):  # letters are cut in the middle, too
            spoken.socket.transport.write(said(Opcode.CONT, text[start : start + 1], fin=False))
        await until(lambda: bytes(held.frames[0]) == text if held.frames else False, PATIENT)
        assert len(held.frames) == 1
        spoken.socket.transport.write(said(Opcode.CONT, b""))
        assert await spoken.hear() == {"type": "pong", "payload": {"name": "单"}}


async def test_a_message_in_pieces_that_is_too_large_is_closed_with_1009(line: Line) -> None:
    async with speaking(line.client.base_url) as spoken:
        await spoken.meet(line.token)
        spoken.socket.transport.write(said(Opcode.TEXT, b" ", fin=False))
        for _ in range(2):
            spoken.socket.transport.write(said(Opcode.CONT, b" " * (MAX_BODY // 2), fin=False))
        assert (await spoken.closed())[0] == 1009


async def test_rights_that_change_are_felt_though_the_look_for_changes_came_too_early(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "_SNAPSHOT", "SELECT 'seen before'")
    async with asking_in(database, tmp_path, live_seconds=QUICK) as other, served(other) as line:
        token = (await other.desk.vouch(CITY_VIEWER)).token
        async with speaking(line.client.base_url) as spoken:
            await spoken.meet(token)
            session = jwt.decode(token, options={"verify_signature": False})["sid"]
            async with connected(database.owner_url) as owner:
                await owner.execute("UPDATE account_session SET ended_at = now() WHERE id = $1", session)
            assert (await spoken.closed())[0] == 4403
