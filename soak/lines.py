"""Gives bare lines to the server, on which bytes are sent and read as slowly as one likes, and cut at any moment."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from soak.asking import GRAPHQL, Json
from soak.ground import Ground

_CUT = struct.pack("ii", 1, 0)
_LITTLE = 4096


@dataclass(frozen=True, slots=True)
class Line:
    """One connection."""

    reader: StreamReader
    writer: StreamWriter

    def cut(self) -> None:
        """End it as a broken network does: without a word, whatever is under way."""
        bare = self.writer.get_extra_info("socket")
        if bare is not None:
            bare.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _CUT)
        self.writer.transport.abort()

    async def answer(self) -> tuple[int, bytes]:
        """The status and the body of one response."""
        head = await self.reader.readuntil(b"\r\n\r\n")
        status, length = int(head.split(b" ", 2)[1]), _length(head)
        return status, await self.reader.readexactly(length)


@asynccontextmanager
async def line(ground: Ground, *, narrow: bool = False) -> AsyncIterator[Line]:
    """A connection for the length of a block; a narrow one takes little before it is read."""
    bare = socket.socket()
    if narrow:
        bare.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _LITTLE)
    bare.setblocking(False)  # noqa: FBT003
    try:
        await asyncio.get_running_loop().sock_connect(bare, ("127.0.0.1", ground.port))
    except BaseException:
        bare.close()
        raise
    reader, writer = await asyncio.open_connection(sock=bare, limit=_LITTLE if narrow else 2**16)
    try:
        yield Line(reader, writer)
    finally:
        writer.transport.abort()


def request(token: str, text: str, variables: Json = None) -> bytes:
    """A whole request."""
    body = json.dumps({"query": text, "variables": variables}).encode()
    return head(token, len(body)) + body


def head(token: str, length: int, accept: str = GRAPHQL) -> bytes:
    """The head of a request, whose body is said to have this length."""
    lines = (
        "POST /graphql HTTP/1.1",
        "host: registry",
        f"authorization: Bearer {token}",
        f"accept: {accept}",
        "content-type: application/json",
        f"content-length: {length}",
    )
    return "\r\n".join((*lines, "", "")).encode()


def _length(told: bytes) -> int:
    return next(int(each.split(b":")[1]) for each in told.lower().split(b"\r\n") if each.startswith(b"content-length:"))
