"""The fixtures that all tests share: one PostgreSQL a run, databases that are copies, and the application over them.

ground          the server (session); make copies with ``await ground.copy(WORLD)``
world_database  the small world, to read (session)
fresh_database  the small world, to change (function)
empty_database  migrated and empty, to change (function)
database        the small world for one module that changes accounts, assignments and rules (module)
asking          the application over world_database (session): ``await asking("viewer@321300", "{ … }")``
fresh_asking    the application over fresh_database (function)
refusing        the application over database, for acts that are refused: only the record changes (module)
own, line       the application over database that looks for changes often, for streams; a connection to it (module)
"""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import db.engine
import db.unit_of_work
from server import conversation, databases, embedded_process, figures, health, midnight
from tests.access_world import PATIENT
from tests.asking import Asking, asking_in
from tests.ground import EMPTY, IN_MEMORY, WORLD, Database, Ground, ground_in, in_memory
from tests.served import Line, served
from tests.speaking import QUICK

LONGEST = (
    "leaks",
    "commands",
    "serving",
    "paging",
    "tombstones",
    "statement",
    "oracle",
    "documents",
    "walls",
    "demo",
    "operations",
    "crashes",
)
"""The files that take longest are begun first: a file is one worker's, and nobody is to wait for the last one."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Longest files first; all others stay as they are."""
    ranks = {f"test_{name}": rank for rank, name in enumerate(LONGEST)}
    items.sort(key=lambda item: ranks.get(item.path.stem, len(ranks)))


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--write-operations`` writes tests/operations anew from what the application answers."""
    parser.addoption("--write-operations", action="store_true", help="write the snapshots of tests/operations anew")


def pytest_configure(config: pytest.Config) -> None:
    """Snapshots are written by a person who looks at them, never where a machine watches; no property is a timing test."""
    gc.set_threshold(
        10_000, 10, 100
    )  # a third of the time went into looking through all schemas and worlds again and again
    campaign = os.environ.get("HYPOTHESIS_PROFILE") == "campaign"
    settings.register_profile(
        "untimed",
        deadline=None,
        derandomize=not campaign,  # what fails once in a thousand runs is for a campaign to find
        database=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    settings.load_profile("untimed")
    if not hasattr(config, "workerinput"):  # the workers inherit it
        os.environ[IN_MEMORY] = str(in_memory() or "")
    if config.getoption("--write-operations") and os.environ.get("CI"):
        raise pytest.UsageError("--write-operations is refused where CI is set")


def pytest_unconfigure(config: pytest.Config) -> None:
    """What lay in memory goes with the run, as soon as no worker is left."""
    if not hasattr(config, "workerinput") and os.environ.get(IN_MEMORY):
        shutil.rmtree(os.environ.pop(IN_MEMORY), ignore_errors=True)


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Ground]:
    """The server of this run; workers find the same one, in memory or in the directory above their own."""
    own = tmp_path_factory.getbasetemp()
    place = Path(os.environ[IN_MEMORY] or (own if worker_id == "master" else own.parent))
    with ground_in(place / "ground") as made:
        yield made


@pytest.fixture(scope="session", autouse=True)
def _patient() -> Iterator[None]:
    """The machine is busy with the other tests: what a server gives up soon, it waits for here. Who shows that it gives up
    sets it again.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(db.engine, "CONNECT_SECONDS", PATIENT)
        patch.setattr(db.unit_of_work, "LOCK_TIMEOUT", f"{PATIENT:g}s")
        patch.setattr(conversation, "INIT_SECONDS", PATIENT)
        patch.setattr(databases, "SECONDS_TO_ANSWER", PATIENT)
        patch.setattr(embedded_process, "ORPHANS_SECONDS", PATIENT)
        patch.setattr(midnight, "PATIENCE_SECONDS", 86_400.0)  # no statement of it among those that are counted
        for page in (figures, health):
            patch.setattr(page, "PATIENCE", PATIENT)
        yield


@pytest.fixture(scope="session")
async def world_database(ground: Ground) -> AsyncIterator[Database]:
    """The small world, to read."""
    made = await ground.copy(WORLD)
    yield made
    await ground.drop(made)


@pytest.fixture(scope="module")
async def database(ground: Ground) -> AsyncIterator[Database]:
    """The small world for the tests of one module, which add accounts, assignments and rules of their own."""
    made = await ground.copy(WORLD)
    yield made
    await ground.drop(made)


@pytest.fixture
async def fresh_database(ground: Ground) -> AsyncIterator[Database]:
    """The small world for one test, which may do with it what it likes."""
    made = await ground.copy(WORLD)
    yield made
    await ground.drop(made)


@pytest.fixture
async def empty_database(ground: Ground) -> AsyncIterator[Database]:
    """A migrated database without a division, for one test."""
    made = await ground.copy(EMPTY)
    yield made
    await ground.drop(made)


@pytest.fixture(scope="session")
async def asking(world_database: Database, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Asking]:
    """The application over the small world, which nobody changes."""
    async with asking_in(world_database, tmp_path_factory.mktemp("keys")) as made:
        yield made


@pytest.fixture
async def fresh_asking(fresh_database: Database, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Asking]:
    """The application over the world of one test."""
    async with asking_in(fresh_database, tmp_path_factory.mktemp("keys")) as made:
        yield made


@pytest.fixture(scope="module")
async def refusing(database: Database, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Asking]:
    """The application over a world of which only the record changes, because every act is refused."""
    async with asking_in(database, tmp_path_factory.mktemp("keys")) as made:
        yield made


@pytest.fixture(scope="module")
async def own(database: Database, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Asking]:
    """The application over the world of one module, whose subscriptions are answered again soon."""
    async with asking_in(database, tmp_path_factory.mktemp("keys"), live_seconds=QUICK) as made:
        yield made


@pytest.fixture(scope="module")
async def line(own: Asking) -> AsyncIterator[Line]:
    """A server of it, and one connection."""
    async with served(own) as made:
        yield made
