"""Random people do random things in a random order, and after each of them everything holds that must always hold.

Sequences of commands are drawn from the contract: every mutation, by accounts of all roles and levels, mostly such as the rows
that stand allow. After every act the tables and the record are read by the owner of the database (tests/histories.py), and the
record is replayed by a program that knows nothing of ours (tests/replay.py).
"""

from __future__ import annotations

import asyncio
import os
from collections import Counter
from collections.abc import Coroutine, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from random import Random
from typing import Any, ClassVar, TypeVar

import pytest
from hypothesis import HealthCheck, Verbosity, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from tests.acting import act
from tests.ground import Ground, connected
from tests.histories import City, city_in
from tests.histories_drawing import MUTATIONS, Step, drawn
from tests.histories_values import Values, today
from tests.replay import acts, difference, replayed, standing
from tests.strategies import PHASES
from tests.test_acts import NEWBORN
from tests.world_accounts import COUNTY_REGISTRAR, COUNTY_VIEWER
from tests.world_people import person_id

T = TypeVar("T")
CAMPAIGN = os.environ.get("HYPOTHESIS_PROFILE") == "campaign"
HISTORIES, STEPS = (100, 100) if CAMPAIGN else (6, 45)
SENT_AGAIN = 0.05
"""How many of the acts were done already and are sent again under their name."""
BLOCKED = """
SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE NOT granted AND datname = current_database()
"""


class Histories(RuleBasedStateMachine):
    """One city an example; a city is dear, so an example is long."""

    ground: ClassVar[Ground]
    keys: ClassVar[Path]
    runner: ClassVar[asyncio.Runner]
    outcomes: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self._open = AsyncExitStack()
        self.city: City = self._run(self._open.enter_async_context(city_in(self.ground, self.keys)))

    @rule(seed=st.integers(1, 2**62))
    def somebody_does_something(self, seed: int) -> None:
        # Another chance at every step: hypothesis likes to draw one number again and again.
        chance = Random(f"{seed} {len(self.city.seen)}")
        known = sorted(self.city.receipts)
        again = known and chance.random() < SENT_AGAIN
        values = Values(chance, self.city.state, today())
        step = self.city.receipts[chance.choice(known)][0] if again else drawn(values)
        note(str(step))
        self._run(self.city.do(step))

    def teardown(self) -> None:
        self.outcomes.update(self.city.outcomes)
        try:
            self._run(self.city.check_record())
        finally:
            self._run(self._open.aclose())

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.runner.run(work)


@pytest.fixture
def machine(ground: Ground, tmp_path: Path) -> Iterator[type[Histories]]:
    """The machine with what it stands on; its loop is its own, because hypothesis does not wait."""
    with asyncio.Runner(loop_factory=asyncio.new_event_loop) as runner:
        Histories.ground, Histories.keys, Histories.runner = ground, tmp_path, runner
        yield Histories


def test_whatever_is_done_in_whatever_order_leaves_the_registers_whole_and_a_record_that_gives_them_back(
    machine: type[Histories],
) -> None:
    machine.outcomes.clear()
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=HISTORIES,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=not CAMPAIGN,
            phases=PHASES if CAMPAIGN else PHASES[:2],
            database=None,
            verbosity=Verbosity.normal,
            suppress_health_check=list(HealthCheck),
        ),
    )
    done = {name.removeprefix("done ") for name in machine.outcomes if name.startswith("done ")}
    print("\n".join(f"{number:5} {name}" for name, number in machine.outcomes.most_common()))  # noqa: T201
    assert machine.outcomes["done"] > HISTORIES * STEPS // 10, "most of what is drawn is refused"
    assert len(done) > len(MUTATIONS) // 2, sorted(set(MUTATIONS) - done)


async def test_a_change_that_went_past_the_record_is_noticed(ground: Ground, tmp_path: Path) -> None:
    async with city_in(ground, tmp_path) as city:
        payload = await city.do(Step(COUNTY_REGISTRAR, "registerPerson", NEWBORN))
        assert payload["errors"] == []
        await city.do(Step(COUNTY_VIEWER, "registerPerson", NEWBORN))
        await city.check_record()
        (entry,) = (await acts(city.owner))[-1:]
        own = entry[0]["object"].partition(":")[2]
        await city.owner.execute("UPDATE person SET education = '10' WHERE id = $1", own)
        found = difference(replayed(city.start, [entry]), await standing(city.owner))
        assert found == {("person", own): ({}, {"education": "10"})}
        with pytest.raises(AssertionError):
            await city.check_record()


async def test_the_record_stands_in_the_order_of_the_changes_not_of_the_beginnings(
    ground: Ground, tmp_path: Path
) -> None:
    """A death that waits for a household was asked for first, but changes the person after a correction."""
    async with city_in(ground, tmp_path) as city, connected(city.asking.settings.owner_database_url or "") as holder:
        await city.asking.token(COUNTY_REGISTRAR)
        who = f"Person:{person_id(2)}"
        death = {"id": who, "expectedVersion": 2, "diedOn": str(today())}
        async with holder.transaction():
            await holder.fetch("SELECT FROM household FOR UPDATE")
            waiting = asyncio.create_task(act(city.asking, COUNTY_REGISTRAR, "recordDeath", death))
            while not await city.owner.fetchval(BLOCKED):
                await asyncio.sleep(0.02)
                assert not waiting.done(), waiting.result()
            first = await act(
                city.asking, COUNTY_REGISTRAR, "updatePerson", {"id": who, "expectedVersion": 1, "education": "10"}
            )
        assert (first["errors"], (await waiting)["errors"]) == ([], [])
        told = await city.owner.fetch("SELECT action FROM audit_entry WHERE id <> ALL ($1) ORDER BY id", city.seen)
        assert [action for (action,) in told] == ["updatePerson", "recordDeath"]
        told = await city.owner.fetch("SELECT action FROM audit_entry WHERE id <> ALL ($1) ORDER BY at", city.seen)
        assert [action for (action,) in told] == ["updatePerson", "recordDeath"]


async def test_a_row_that_was_removed_past_the_record_is_noticed(ground: Ground, tmp_path: Path) -> None:
    async with city_in(ground, tmp_path) as city:
        await city.owner.execute(
            "DELETE FROM facility_function WHERE id = (SELECT min(id::text)::uuid FROM facility_function)"
        )
        with pytest.raises(AssertionError):
            await city.check_record()
