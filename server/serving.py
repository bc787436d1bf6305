"""Serves the graph over HTTP until somebody ends it.

In       settings that `databases.running` gave.
Out      a listening port; for the demo, what to type next.
Refuses  SettingsRefused: the port is taken, the host is none of ours, the certificate is not one or does not fit its key.
Never    migrates, loads, or decides anything about a request.
"""

from __future__ import annotations

import gc
import os
import socket
import ssl
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import uvicorn
from rich.console import Console
from rich.table import Table
from starlette.applications import Starlette
from uvicorn.supervisors import Multiprocess

from errors import SettingsRefused
from server import logs
from server.lines import WIRE
from server.metrics import FILES
from server.settings import Settings, environment, read_settings
from server.stocking import password

PLACES = (("321300", "宿迁市 city"), ("321322", "沭阳县 county"), ("321322001001", "健康社区 village"))
ROLES = ("viewer", "registrar", "approver", "oversight", "administrator")
BACKLOG = 2048
QUESTION = "{ people(first: 3) { edges { node { name birthDate residenceDivision { name } } } } }"


def application() -> Starlette:
    """The application of one worker process, which knows nothing but its environment."""
    settings = read_settings(os.environ)
    logs.set_up(settings.mode, settings.log_level)
    # What is made here stands for the life of the process: the collector need not walk it again and again, now or later.
    gc.disable()
    try:
        from server.app import create_app  # noqa: PLC0415 - the parent of several workers needs no schema

        app = create_app(settings)
        gc.collect()
        gc.freeze()
        return app
    finally:
        gc.enable()


def listen(settings: Settings) -> socket.socket:
    """Take the port, before anything slow is done, and let early callers wait in line."""
    check_certificate(settings)
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
    logs.set_up(settings.mode, settings.log_level)
    config = uvicorn.Config(
        "server.serving:application",
        factory=True,
        loop="uvloop",
        workers=settings.workers,
        log_level=settings.log_level.value,
        proxy_headers=False,
        backlog=BACKLOG,
        timeout_graceful_shutdown=settings.shutdown_seconds,
        ssl_certfile=settings.tls_certificate_file,
        ssl_keyfile=settings.tls_key_file,
        **WIRE,
    )
    if settings.workers > 1:
        with _shared_figures():
            Multiprocess(config, sockets=[taken]).run()
    else:
        uvicorn.Server(config).run(sockets=[taken])


def check_certificate(settings: Settings) -> None:
    """Refuse a certificate with which nobody could be served, before anything slow is done."""
    certificate, key = settings.tls_certificate_file, settings.tls_key_file
    if certificate is None or key is None:
        return
    try:
        if stat.S_IMODE(key.stat().st_mode) & 0o077:
            raise SettingsRefused(f"REGISTRY_TLS_KEY_FILE: others may read {key.name}; give it mode 0600.")
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, key, password=_no_password)
    except OSError as error:
        said = error.reason if isinstance(error, ssl.SSLError) else error.strerror
        raise SettingsRefused(
            f"REGISTRY_TLS_CERTIFICATE_FILE and REGISTRY_TLS_KEY_FILE cannot be used ({said})."
        ) from None


def _no_password() -> str:
    # Without this OpenSSL would ask whoever sits at the terminal, and a service would hang.
    raise SettingsRefused("REGISTRY_TLS_KEY_FILE is locked with a password; give one that is not.")


@contextmanager
def _shared_figures() -> Iterator[None]:
    """Where several workers keep what they count, so that any of them can tell the sums."""
    with tempfile.TemporaryDirectory(prefix="registry-figures-") as directory:
        os.environ[FILES] = directory
        yield


def leave_in_order(_signal: int, _frame: FrameType | None) -> None:
    """Turn a signal into an exit, so that what is open is closed: above all the embedded PostgreSQL."""
    sys.exit(0)


def print_welcome(settings: Settings, token: str, console: Console) -> None:
    """The address, one command that answers with people, and who may sign in."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    address = f"{'http' if settings.tls_key_file is None else 'https'}://{host}:{settings.port}"
    console.print(f"\n[bold]{address}/graphql[/bold]")
    if settings.explorer_shown:
        console.print(f"[bold]{address}/[/bold]  the explorer 查询台: a click signs in")
    console.print()
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
