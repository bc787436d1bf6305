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
from errors import Refused

RETRY_SECONDS = 60.0

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
        async with connection(engine) as lent:
            changed = await lent.fetchval("SELECT refresh_lineage()")
    except Refused as refused:
        _log.warning("the tree of divisions was not brought in line: %s", refused)
        return RETRY_SECONDS
    if changed:
        _log.info("%s divisions took their new place", changed)
    return until_midnight(now)
