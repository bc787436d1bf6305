"""Brings the tree of divisions in line at the start of the process and at each midnight of the civil day.

In       an Engine.
Out      nothing: governance whose period begins or ends that day takes effect in the database.
Refuses  nothing: what fails is logged and tried again within a minute.
Never    decides what a division's place is; the database does (migrations: refresh_lineage).
"""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime, timedelta

from authz.principal import SHANGHAI
from db.engine import Engine, connection

RETRY_SECONDS = 60.0
PATIENCE_SECONDS = 600.0
"""The clock of the database may be behind ours; looking at a tree that is in line costs it a few milliseconds."""

_log = logging.getLogger("registry")


async def keep_days(engine: Engine) -> None:
    """Go on until cancelled."""
    while True:  # noqa: ASYNC110 - it waits for a time of day, not for an event
        await asyncio.sleep(await _turn(engine, datetime.now(SHANGHAI)))


def until_midnight(now: datetime) -> float:
    """The seconds from an instant to the next civil midnight, and one more, so that it is surely past."""
    midnight = datetime.combine(now.date() + timedelta(days=1), datetime.min.time(), now.tzinfo)
    return (midnight - now).total_seconds() + 1.0


async def _turn(engine: Engine, now: datetime) -> float:
    """Bring the tree in line; gives how long to wait for the next time."""
    try:
        async with connection(engine) as lent, lent.transaction():
            # A county's rows do not move within the time of a request.
            await lent.execute("SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '10s'")
            changed = await lent.fetchval("SELECT refresh_lineage()")
    except Exception:  # noqa: BLE001 - whatever it was, the next turn comes
        _log.exception("the tree of divisions was not brought in line")
        return RETRY_SECONDS
    if changed:
        _log.info("%s divisions took their new place", changed)
    return min(until_midnight(now), PATIENCE_SECONDS)
