"""Gives settings whose database runs: the one that they name, or the embedded one, for the length of a block.

In       Settings.
Out      Settings with both database URLs.
Refuses  SettingsRefused: no answer, an old PostgreSQL, a runtime role that the second wall would not stop.
Never    changes a database that the settings name; stops a server that it did not start.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import asyncpg

from errors import SettingsRefused
from server import embedded
from server.embedded_binaries import OLDEST_MAJOR
from server.settings import Settings

SECONDS_TO_ANSWER = 10.0
EXTENSIONS = Path(__file__).resolve().parent.parent / "db" / "extensions.sql"
_UNEXTENDED = "SELECT to_regoperator('@>>(text[], text[])') IS NULL"
_UNSTOPPABLE = """
SELECT rolsuper OR rolbypassrls OR EXISTS (
    SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace AND pg_has_role(pg_roles.oid, relowner, 'MEMBER')
) OR has_database_privilege(current_database(), 'TEMP, CREATE') OR has_schema_privilege('public', 'CREATE')
FROM pg_roles WHERE rolname = current_user
"""


_ROOM = """
SELECT least(current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
             - current_setting('reserved_connections')::int - {reserve}, nullif(rolconnlimit, -1), nullif(datconnlimit, -1))
  FROM pg_roles, pg_database WHERE rolname = current_user AND datname = current_database()
"""
"""How many connections the role of requests may have, when the reserve is left to others."""

LINES = 1
"""Connections of a worker beside its pool: the one on which it hears of changes of access."""


@contextmanager
def running(settings: Settings) -> Iterator[Settings]:
    """The settings, with a database that takes connections until the block ends."""
    if settings.database_url and settings.owner_database_url:
        asyncio.run(_check(settings.database_url, settings.owner_database_url))
        yield settings
        return
    databases = embedded.start(settings.data_dir)
    try:
        asyncio.run(_extend(databases.superuser_url.replace("/postgres?", "/registry?")))
        yield replace(settings, database_url=databases.runtime_url, owner_database_url=databases.owner_url)
    finally:
        databases.stop()


def urls(settings: Settings) -> tuple[str, str]:
    """The URLs of the runtime role and of the owner, of settings that `running` gave."""
    if settings.database_url is None or settings.owner_database_url is None:
        raise SettingsRefused("REGISTRY_DATABASE_URL and REGISTRY_OWNER_DATABASE_URL are not set.")
    return settings.database_url, settings.owner_database_url


def check_room(settings: Settings) -> None:
    """Refuse workers whose connections, all open, the database would not take."""
    needed = settings.workers * (settings.pool_size + LINES)
    question = _ROOM.format(reserve=settings.connection_reserve)
    room = asyncio.run(_ask("REGISTRY_DATABASE_URL", urls(settings)[0], question))
    assert isinstance(room, int)
    if needed > room:
        raise SettingsRefused(
            f"REGISTRY_WORKERS={settings.workers} with REGISTRY_POOL_SIZE={settings.pool_size} need {needed} connections, and "
            f"the database has {max(room, 0)} for them when REGISTRY_CONNECTION_RESERVE={settings.connection_reserve} are "
            "left to others; lower them, or raise max_connections or the limit of the role or database."
        )


def check_tables(settings: Settings) -> None:
    """Refuse a database that was never migrated, in words instead of the driver's."""
    runtime_url, _ = urls(settings)
    if asyncio.run(_ask("REGISTRY_DATABASE_URL", runtime_url, "SELECT to_regclass('public.division') IS NULL")):
        raise SettingsRefused("The database holds no tables yet; run `registry migrate`, or `make serve`.")


def check_extensions(owner_url: str) -> None:
    """Refuse a database in which a superuser has not run our extensions, or has run those of an older version."""
    if asyncio.run(_ask("REGISTRY_OWNER_DATABASE_URL", owner_url, _UNEXTENDED)):
        raise SettingsRefused(
            "The database lacks an operator that db/extensions.sql makes; a superuser runs it once more in this database "
            "(psql -d registry -f db/extensions.sql), which harms nothing, then run `registry migrate` again."
        )


async def _extend(superuser_url: str) -> None:
    """Bring an embedded cluster that an older version has made up to date; a new one has all of it."""
    connection = await asyncpg.connect(superuser_url)
    try:
        if await connection.fetchval(_UNEXTENDED):
            await connection.execute(EXTENSIONS.read_text(encoding="utf-8"))
    finally:
        await connection.close()


async def _check(runtime_url: str, owner_url: str) -> None:
    number = await _ask("REGISTRY_OWNER_DATABASE_URL", owner_url, "SELECT current_setting('server_version_num')::int")
    if not isinstance(number, int) or number < OLDEST_MAJOR * 10_000:
        raise SettingsRefused(f"REGISTRY_OWNER_DATABASE_URL: PostgreSQL {OLDEST_MAJOR} or newer is needed.")
    if await _ask("REGISTRY_DATABASE_URL", runtime_url, _UNSTOPPABLE):
        raise SettingsRefused(
            "REGISTRY_DATABASE_URL: this role may pass by row security (superuser, BYPASSRLS, owner of the tables, or free to "
            "make tables and functions of its own); make the database and registry_runtime as in db/roles.sql."
        )


async def _ask(variable: str, url: str, question: str) -> object:
    # Neither the URL nor the driver's own words are shown: they may hold the password.
    try:
        connection = await asyncpg.connect(url, timeout=SECONDS_TO_ANSWER)
    except asyncpg.InvalidAuthorizationSpecificationError:
        raise SettingsRefused(f"{variable}: the database does not let this role in.") from None
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError, ValueError) as error:
        raise SettingsRefused(f"{variable}: the database does not answer ({type(error).__name__}).") from None
    try:
        return await connection.fetchval(question)
    finally:
        await connection.close()
