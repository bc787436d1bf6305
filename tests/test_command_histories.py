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
from typing import Any, ClassVar, TypeVar

import pytest
from hypothesis import HealthCheck, Verbosity, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from tests.ground import Ground
from tests.histories import City, city_in
from tests.histories_drawing import MUTATIONS, Step, drawn
from tests.histories_values import Values, today
from tests.replay import acts, difference, replayed, standing
from tests.strategies import PHASES
from tests.test_acts import NEWBORN
from tests.world_accounts import COUNTY_REGISTRAR, COUNTY_VIEWER

T = TypeVar("T")
CAMPAIGN = os.environ.get("HYPOTHESIS_PROFILE") == "campaign"
HISTORIES, STEPS = (400, 120) if CAMPAIGN else (8, 40)


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

    @rule(data=st.data())
    def somebody_does_something(self, data: st.DataObject) -> None:
        step = drawn(Values(data.draw, self.city.state, today()))
        note(str(step))
        self._run(self.city.do(step))

    @precondition(lambda self: self.city.receipts)
    @rule(data=st.data())
    def somebody_sends_it_again(self, data: st.DataObject) -> None:
        named = sorted(self.city.receipts)
        self._run(self.city.do(self.city.receipts[data.draw(st.sampled_from(named))][0]))

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
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
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


async def test_a_row_that_was_removed_past_the_record_is_noticed(ground: Ground, tmp_path: Path) -> None:
    async with city_in(ground, tmp_path) as city:
        await city.owner.execute("DELETE FROM facility_function WHERE id = (SELECT min(id::text)::uuid FROM facility_function)")
        with pytest.raises(AssertionError):
            await city.check_record()
