"""Brings a database to the newest version, one transaction a migration, one process at a time.

In       the owner's URL, in the attribute ``url`` of Alembic's configuration (``registry migrate`` puts it there).
Out      the database at the asked version.
Never    waits for a lock longer than ten seconds: a migration that would stop the office is broken off instead.
"""

from __future__ import annotations

import asyncio
from functools import partial

from alembic import context
from sqlalchemy import Connection, pool, text
from sqlalchemy.ext.asyncio import create_async_engine

from db.tables import METADATA

ADVISORY_LOCK = 321300
"""Any number that nothing else uses: two processes that migrate at once do so one after the other."""


def _migrate(connection: Connection) -> None:
    # First in line for the turn, however long that takes; only then with the impatience of a migration.
    connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": ADVISORY_LOCK})
    connection.execute(text("SET lock_timeout = '10s'"))
    connection.commit()
    try:
        context.configure(connection=connection, target_metadata=METADATA, transaction_per_migration=True)
        with context.begin_transaction():
            context.run_migrations()
    finally:
        connection.rollback()
        connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": ADVISORY_LOCK})
        connection.commit()


async def _run(url: str) -> None:
    # The pieces of the URL are the driver's to read, as they are for the server (db.engine).
    import asyncpg  # noqa: PLC0415 - not needed where a migration is only written

    engine = create_async_engine(
        "postgresql+asyncpg://", async_creator=partial(asyncpg.connect, url), poolclass=pool.NullPool
    )
    async with engine.connect() as connection:
        await connection.run_sync(_migrate)
    await engine.dispose()


asyncio.run(_run(context.config.attributes["url"]))
