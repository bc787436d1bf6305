"""Serves the graph over HTTP until somebody ends it.

In       settings that `databases.running` gave.
Out      a listening port; for the demo, what to type next.
Refuses  SettingsRefused: the port is taken, the host is none of ours.
Never    migrates, loads, or decides anything about a request.
"""

from __future__ import annotations

import gc
import os
import socket
import sys
from types import FrameType

import uvicorn
from rich.console import Console
from rich.table import Table
from starlette.applications import Starlette
from uvicorn.supervisors import Multiprocess

from errors import SettingsRefused
from server.settings import Settings, environment, read_settings
from server.stocking import password

PLACES = (("321300", "宿迁市 city"), ("321322", "沭阳县 county"), ("321322001001", "健康社区 village"))
ROLES = ("viewer", "registrar", "approver", "oversight", "administrator")
BACKLOG = 2048
QUESTION = "{ people(first: 3) { edges { node { name birthDate residenceDivision { name } } } } }"


def application() -> Starlette:
    """The application of one worker process, which knows nothing but its environment."""
    from server.app import create_app  # noqa: PLC0415 - the parent of several workers needs no schema

    app = create_app(read_settings(os.environ))
    # What stands now stands for the life of the process: the collector need not walk it again and again.
    gc.collect()
    gc.freeze()
    return app


def listen(settings: Settings) -> socket.socket:
    """Take the port, before anything slow is done, and let early callers wait in line."""
    try:
        address = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        taken = socket.socket(address[0], socket.SOCK_STREAM)
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(address[4])
        taken.listen(BACKLOG)
    except OSError as error:
        raise SettingsRefused(
            f"{settings.host}:{settings.port} cannot be listened on ({error.strerror}); "
            "set REGISTRY_HOST or REGISTRY_PORT."
        ) from None
    taken.set_inheritable(True)
    return taken


def serve(settings: Settings, taken: socket.socket) -> None:
    """Answer requests on this socket until SIGINT or SIGTERM."""
    os.environ.update(environment(settings))
    config = uvicorn.Config(
        "server.serving:application",
        factory=True,
        loop="uvloop",
        http="httptools",
        workers=settings.workers,
        log_level=settings.log_level.value,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        backlog=BACKLOG,
        timeout_graceful_shutdown=10,
    )
    if settings.workers > 1:
        Multiprocess(config, sockets=[taken]).run()
    else:
        uvicorn.Server(config).run(sockets=[taken])


def leave_in_order(_signal: int, _frame: FrameType | None) -> None:
    """Turn a signal into an exit, so that what is open is closed: above all the embedded PostgreSQL."""
    sys.exit(0)


def print_welcome(settings: Settings, token: str, console: Console) -> None:
    """The address, one command that answers with people, and who may sign in."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    address = f"http://{host}:{settings.port}"
    console.print(f"\n[bold]{address}/graphql[/bold]\n")
    console.print(
        f"curl -s {address}/graphql -H 'Authorization: Bearer {token}' -H 'Content-Type: application/json' "
        f"""-d '{{"query": "{QUESTION}"}}'\n""",
        soft_wrap=True,
        markup=False,
        highlight=False,
    )
    console.print(_accounts())
    console.print(
        "Likewise for each county (6 digits, as 321391 洋河新区), township (9) and village (12).", highlight=False
    )
    told = password(settings) or "in the data directory that loaded the demo"
    console.print(f"Password of all demo accounts: [bold]{told}[/bold]    Ctrl-C ends.\n", highlight=False)


def _accounts() -> Table:
    table = Table(*(name for _, name in PLACES), title="Demo accounts 演示账号")
    for role in ROLES:
        table.add_row(*(f"{role}@{code}" for code, _ in PLACES))
    return table
