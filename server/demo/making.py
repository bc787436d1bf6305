"""Gives the rows of all chunks, in their order, made by as many processes as the machine has cores.

In       a Recipe and its Chunks.
Out      ChunkRows, one after another.
Refuses  nothing.
Never    keeps more than a few finished chunks, nor leaves a process behind when the parent is killed.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import AsyncIterator, Sequence
from concurrent.futures import ProcessPoolExecutor

from server.demo.chunk import Chunk, ChunkRows, Recipe, chunk_rows

WORTH_PROCESSES = 20_000
"""With fewer people than this, starting processes takes longer than it saves."""

AHEAD = 3
"""So many chunks are being made or waiting; at six million people each is some thirty megabytes."""

_recipes: list[Recipe] = []


async def made(recipe: Recipe, chunks: Sequence[Chunk]) -> AsyncIterator[ChunkRows]:
    """The rows of every chunk."""
    people = sum(share.people for chunk in chunks for share in chunk.shares)
    if people < WORTH_PROCESSES:
        for chunk in chunks:
            yield chunk_rows(recipe, chunk)
        return
    # Not forked: this process has threads and open connections.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(_cores(), context, initializer=_begin, initargs=(recipe,)) as pool:
        async for rows in _in_order(pool, chunks):
            yield rows


async def _in_order(pool: ProcessPoolExecutor, chunks: Sequence[Chunk]) -> AsyncIterator[ChunkRows]:
    loop = asyncio.get_running_loop()
    pending: deque[asyncio.Future[ChunkRows]] = deque()
    try:
        for chunk in chunks:
            if len(pending) == AHEAD:
                yield await pending.popleft()
            pending.append(loop.run_in_executor(pool, _make, chunk))
        while pending:
            yield await pending.popleft()
    finally:
        for unwanted in pending:
            unwanted.cancel()


def _cores() -> int:
    return min(8, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def _begin(recipe: Recipe) -> None:
    _recipes.append(recipe)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _make(chunk: Chunk) -> ChunkRows:
    return chunk_rows(_recipes[0], chunk)
