"""Gives settings whose database runs: the one that they name, or the embedded one, for the length of a block.

In       Settings.
Out      Settings with both database URLs.
Refuses  SettingsRefused: no answer, an old PostgreSQL, a runtime role that the second wall would not stop.
Never    changes the database; stops a server that it did not start.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import asyncpg

from errors import SettingsRefused
from server import embedded
from server.embedded_binaries import OLDEST_MAJOR
from server.settings import Settings

SECONDS_TO_ANSWER = 10.0
_UNSTOPPABLE = """
SELECT rolsuper OR rolbypassrls OR EXISTS (
    SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace AND pg_has_role(pg_roles.oid, relowner, 'MEMBER')
) FROM pg_roles WHERE rolname = current_user
"""


@contextmanager
def running(settings: Settings) -> Iterator[Settings]:
    """The settings, with a database that takes connections until the block ends."""
    if settings.database_url and settings.owner_database_url:
        asyncio.run(_check(settings.database_url, settings.owner_database_url))
        yield settings
        return
    databases = embedded.start(settings.data_dir)
    try:
        yield replace(settings, database_url=databases.runtime_url, owner_database_url=databases.owner_url)
    finally:
        databases.stop()


def urls(settings: Settings) -> tuple[str, str]:
    """The URLs of the runtime role and of the owner, of settings that `running` gave."""
    if settings.database_url is None or settings.owner_database_url is None:
        raise SettingsRefused("REGISTRY_DATABASE_URL and REGISTRY_OWNER_DATABASE_URL are not set.")
    return settings.database_url, settings.owner_database_url


def check_tables(settings: Settings) -> None:
    """Refuse a database that was never migrated, in words instead of the driver's."""
    runtime_url, _ = urls(settings)
    if asyncio.run(_ask("REGISTRY_DATABASE_URL", runtime_url, "SELECT to_regclass('public.division') IS NULL")):
        raise SettingsRefused("The database holds no tables yet; run `registry migrate`, or `make serve`.")


async def _check(runtime_url: str, owner_url: str) -> None:
    number = await _ask("REGISTRY_OWNER_DATABASE_URL", owner_url, "SELECT current_setting('server_version_num')::int")
    if not isinstance(number, int) or number < OLDEST_MAJOR * 10_000:
        raise SettingsRefused(f"REGISTRY_OWNER_DATABASE_URL: PostgreSQL {OLDEST_MAJOR} or newer is needed.")
    if await _ask("REGISTRY_DATABASE_URL", runtime_url, _UNSTOPPABLE):
        raise SettingsRefused(
            "REGISTRY_DATABASE_URL: this role may pass by row security (superuser, BYPASSRLS or owner of the tables); "
            "make registry_runtime as in db/roles.sql."
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
