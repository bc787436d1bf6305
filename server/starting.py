"""Gives a database that is up, migrated and filled: what `serve` needs before it answers, in this order.

In       Settings.
Out      settings with both database URLs, for the length of a block.
Refuses  whatever a step refuses.
Never    loads the demo into a city that lives.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console

from server import databases, keys, migrating, serving, stocking, vouching
from server.settings import Mode, Settings


@contextmanager
def ready(settings: Settings, console: Console) -> Iterator[Settings]:
    """The settings, with everything up until the block ends."""
    with databases.running(settings) as started:
        databases.check_room(started)
        migrating.migrate(databases.urls(started)[1])
        if started.mode is Mode.DEMO:
            if stocking.is_empty(started):
                stocking.stock(started, stocking.PEOPLE, console)
            console.print(stocking.figures(started), highlight=False, soft_wrap=True)
            serving.print_welcome(started, vouching.token(started, "viewer@321300"), console)
        keys.settle(started)
        yield started
