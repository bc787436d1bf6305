"""Brings the tree of divisions in line, and makes the audit trail's next months, at the start and at each civil midnight.

In       an Engine.
Out      nothing: governance whose period begins or ends that day takes effect in the database; a year of months is ready.
Refuses  nothing: what fails is logged and tried again within a minute.
Never    decides what a division's place is; the database does (migrations: refresh_lineage, audit.keep_months).
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

TASKS = (
    ("SELECT refresh_lineage()", "%s divisions took their new place"),
    ("SELECT audit.keep_months(12)", "%s partitions of the audit trail were made"),
)
"""What each turn asks of the database, and what is logged if it changed something."""

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
    """Bring the tree in line and keep months ready; gives how long to wait for the next time."""
    done = [await _one(engine, task, said) for task, said in TASKS]
    return min(until_midnight(now), PATIENCE_SECONDS) if all(done) else RETRY_SECONDS


async def _one(engine: Engine, task: str, said: str) -> bool:
    """One task in a transaction of its own; whether it was done."""
    try:
        async with connection(engine) as lent, lent.transaction():
            # A county's rows do not move within the time of a request.
            await lent.execute("SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '10s'")
            changed = await lent.fetchval(task)
    except Exception:  # noqa: BLE001 - whatever it was, the next turn comes
        _log.exception("not done: %s", task)
        return False
    if changed:
        _log.info(said, changed)
    return True
