"""An account's allowance: spent, filled again with time, one for all workers, and left whole by whoever is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID, uuid4
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server import rates
from server.rates import Allowance, Rates
from tests.test_repository import ROOT

ALLOWANCE = Allowance(1_000, 10)
ACCOUNT, OTHER = uuid4(), uuid4()
INEXACT = 1e-3
"""How far sums of seconds may lie apart that were added up in another order."""

TAKING = """
import sys
from pathlib import Path
from uuid import UUID
from server import rates
from server.rates import Allowance, Rates
rates.PATIENCE_SECONDS = 600.0  # nobody passes by one who has the lock and is kept waiting by the machine
rates = Rates(Path(sys.argv[1]), lambda: 1000.0)
print(sum(rates.take(UUID(sys.argv[2]), 3, Allowance(10_000, 10)).taken for _ in range(4_000)))
"""
HOLDING = """
import fcntl, os, sys, time
from zlib import crc32
from uuid import UUID
from server.rates import SETS
file = os.open(sys.argv[1], os.O_RDWR)
fcntl.lockf(file, fcntl.LOCK_EX, 1, crc32(UUID(sys.argv[2]).bytes) % SETS)
print("held", flush=True)
time.sleep(600)
"""


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@contextmanager
def opened() -> Iterator[tuple[Rates, Clock]]:
    """Allowances of which nothing is spent, and their clock."""
    with TemporaryDirectory() as directory:
        clock = Clock()
        made = Rates(Path(directory, "rates"), clock)
        try:
            yield made, clock
        finally:
            made.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "rates"


@pytest.fixture
def desk(file: Path, clock: Clock) -> Iterator[Rates]:
    made = Rates(file, clock)
    yield made
    made.close()


def worker(program: str, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": "."})


def test_an_allowance_is_spent_to_the_last_and_no_further(desk: Rates) -> None:
    assert desk.take(ACCOUNT, 400, ALLOWANCE).remaining == 600
    assert desk.take(ACCOUNT, 600, ALLOWANCE).remaining == 0
    level = desk.take(ACCOUNT, 1, ALLOWANCE)
    assert (level.taken, level.remaining, level.seconds) == (False, 0, 1)


def test_what_is_not_there_is_not_taken_in_part(desk: Rates) -> None:
    desk.take(ACCOUNT, 900, ALLOWANCE)
    level = desk.take(ACCOUNT, 500, ALLOWANCE)
    assert (level.taken, level.remaining, level.seconds) == (False, 100, 40)
    assert desk.take(ACCOUNT, 100, ALLOWANCE).taken


def test_what_is_taken_otherwise_is_owed_where_it_is_not_there(desk: Rates, clock: Clock) -> None:
    desk.take(ACCOUNT, 950, ALLOWANCE)
    level = desk.take(ACCOUNT, 100, ALLOWANCE, otherwise=100)
    assert (level.taken, level.remaining, level.seconds, level.full_at) == (False, 50, 15, clock.now + 105)
    assert not desk.has(ACCOUNT, 1, ALLOWANCE)
    assert desk.take(ACCOUNT, 1, ALLOWANCE).seconds == 6
    clock.now += 5.2
    assert [desk.has(ACCOUNT, amount, ALLOWANCE) for amount in (1, 3)] == [True, False]


def test_what_is_there_is_taken_and_nothing_otherwise(desk: Rates) -> None:
    level = desk.take(ACCOUNT, 400, ALLOWANCE, otherwise=100)
    assert (level.taken, level.remaining) == (True, 600)
    assert desk.take(ACCOUNT, 0, ALLOWANCE).remaining == 600


def test_no_more_is_owed_than_a_hundred_refusals_nor_than_the_allowance_holds(desk: Rates) -> None:
    for allowance, most in ((ALLOWANCE, 1_000), (Allowance(1_000_000, 10_000), rates.MAX_DEBT)):
        account = uuid4()
        desk.take(account, allowance.capacity, allowance)
        for _ in range(300):
            desk.take(account, 100, allowance, otherwise=100)
        assert desk.take(account, allowance.per_second, allowance).seconds == most // allowance.per_second + 1


def test_a_look_takes_nothing(desk: Rates) -> None:
    desk.take(ACCOUNT, 950, ALLOWANCE)
    assert [desk.has(ACCOUNT, amount, ALLOWANCE) for amount in (50, 51, 50)] == [True, False, True]
    assert desk.take(ACCOUNT, 50, ALLOWANCE).remaining == 0
    assert desk.has(OTHER, 1_000, ALLOWANCE)


def test_who_waits_as_long_as_told_gets_what_was_asked_for(desk: Rates, clock: Clock) -> None:
    desk.take(ACCOUNT, 1_000, ALLOWANCE)
    level = desk.take(ACCOUNT, 255, ALLOWANCE)
    clock.now += level.seconds - 1
    assert not desk.take(ACCOUNT, 255, ALLOWANCE).taken
    clock.now += 1
    assert desk.take(ACCOUNT, 255, ALLOWANCE).taken


def test_it_fills_again_up_to_its_capacity_and_says_when_it_will_be_full(desk: Rates, clock: Clock) -> None:
    level = desk.take(ACCOUNT, 300, ALLOWANCE)
    assert level.full_at == clock.now + 30
    clock.now += 20
    assert desk.take(ACCOUNT, 0, ALLOWANCE).remaining == 900
    clock.now += 10_000
    assert desk.take(ACCOUNT, 0, ALLOWANCE).remaining == 1_000


def test_each_account_has_its_own(desk: Rates) -> None:
    desk.take(ACCOUNT, 1_000, ALLOWANCE)
    assert desk.take(OTHER, 1_000, ALLOWANCE).taken


def test_what_was_spent_stays_spent_over_a_restart(file: Path, clock: Clock) -> None:
    for expected in (700, 400, 100):
        desk = Rates(file, clock)
        assert desk.take(ACCOUNT, 300, ALLOWANCE).remaining == expected
        desk.close()
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_clock_that_is_set_back_keeps_nobody_out_longer_than_an_empty_allowance_would(
    desk: Rates, clock: Clock
) -> None:
    desk.take(ACCOUNT, 1_000, ALLOWANCE)
    clock.now -= 1_000_000
    assert desk.take(ACCOUNT, 10, ALLOWANCE).seconds == 1
    clock.now += 100
    assert desk.take(ACCOUNT, 1_000, ALLOWANCE).taken


def test_a_clock_that_is_set_back_keeps_nobody_out_longer_than_the_longest_debt_would(
    desk: Rates, clock: Clock
) -> None:
    for set_back in (5, 60, 99, 101, 150, 10_000):
        account = uuid4()
        for _ in range(30):
            desk.take(account, 100, ALLOWANCE, otherwise=100)
        clock.now -= set_back
        assert desk.take(account, 10, ALLOWANCE).seconds <= 100 + rates.SLACK_SECONDS + 1


def test_a_smaller_allowance_counts_from_now_on(desk: Rates, clock: Clock) -> None:
    desk.take(ACCOUNT, 1_000, ALLOWANCE)
    small = Allowance(100, 10)
    assert desk.take(ACCOUNT, 10, small).seconds == 1
    clock.now += 10
    assert desk.take(ACCOUNT, 100, small).taken


@dataclass(frozen=True)
class Step:
    """What happens next: so many seconds go by, or back; then an amount is asked for, and another taken if it is not there."""

    seconds: float
    amount: int
    otherwise: int


def steps(*, back: float) -> st.SearchStrategy[list[Step]]:
    seconds = st.sampled_from((0.0, 0.0, 0.125, 1.0)) | st.floats(-back, 200.0)
    one = st.builds(Step, seconds, st.sampled_from((1, 100, 1_000)) | st.integers(0, 1_000), st.integers(0, 100))
    return st.lists(one, max_size=40)


@given(course=steps(back=0.0), allowance=st.builds(Allowance, st.integers(1_000, 50_000), st.integers(1, 10_000)))
def test_whatever_happens_everything_is_counted_up_to_the_longest_debt(
    course: list[Step], allowance: Allowance
) -> None:
    capacity, speed = allowance.capacity, allowance.per_second
    debt, spent, account = min(capacity, rates.MAX_DEBT), 0.0, uuid4()
    with opened() as (desk, clock):
        for step in course:
            clock.now += step.seconds
            spent = max(0.0, spent - step.seconds * speed)
            level = desk.take(account, step.amount, allowance, step.otherwise)
            assert abs(capacity - spent - step.amount) < INEXACT or level.taken == (spent + step.amount <= capacity)
            spent += step.amount if level.taken else min(step.otherwise, max(0.0, capacity + debt - spent))
            assert abs(level.full_at - clock.now - spent / speed) < INEXACT
            assert level.taken or level.seconds >= 1


@given(course=steps(back=500.0), allowance=st.builds(Allowance, st.integers(1_000, 50_000), st.integers(1, 10_000)))
def test_whatever_the_clock_does_nobody_waits_longer_than_the_longest_debt_lasts(
    course: list[Step], allowance: Allowance
) -> None:
    capacity, speed = allowance.capacity, allowance.per_second
    longest, account = min(capacity, rates.MAX_DEBT) / speed + rates.SLACK_SECONDS, uuid4()
    with opened() as (desk, clock):
        for step in course:
            clock.now += step.seconds
            level = desk.take(account, step.amount, allowance, step.otherwise)
            assert level.seconds <= longest + step.amount / speed + 1
            assert 0 <= level.remaining <= capacity
        clock.now += longest + 1 / speed + INEXACT
        assert desk.take(account, 1, allowance).taken


def test_where_many_accounts_fall_on_one_row_those_nearest_to_full_are_forgotten(
    desk: Rates, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rates, "crc32", lambda _: 7)
    spent = [uuid4() for _ in range(rates.WAYS - 1)]
    for account in spent:
        desk.take(account, 1_000, ALLOWANCE)
    for _ in range(50):
        desk.take(uuid4(), 1, ALLOWANCE)
    assert not any(desk.take(account, 1, ALLOWANCE).taken for account in spent)
    clock.now += 100
    assert all(desk.take(account, 1_000, ALLOWANCE).taken for account in spent)


def test_workers_that_take_at_once_take_no_more_together_than_there_is(file: Path) -> None:
    workers = [worker(TAKING, str(file), str(ACCOUNT)) for _ in range(3)]
    taken = [int(each.communicate(timeout=600)[0]) for each in workers]
    assert all(each.returncode == 0 for each in workers)
    assert sum(taken) == 10_000 // 3


def test_a_worker_that_is_stopped_in_the_middle_holds_nobody_up(desk: Rates, file: Path) -> None:
    desk.take(ACCOUNT, 100, ALLOWANCE)
    stuck = worker(HOLDING, str(file), str(ACCOUNT))
    assert stuck.stdout is not None
    assert stuck.stdout.readline() == "held\n"
    try:
        assert desk.take(ACCOUNT, 100, ALLOWANCE).remaining == 800
    finally:
        stuck.send_signal(signal.SIGKILL)
        stuck.communicate(timeout=120)
    assert desk.take(ACCOUNT, 100, ALLOWANCE).remaining == 700


def test_a_place_that_holds_nonsense_is_a_full_allowance_or_an_empty_one(desk: Rates, clock: Clock) -> None:
    account = UUID(int=5)
    row = crc32(account.bytes) % rates.SETS * rates._ROW
    for nonsense in (float("nan"), float("inf"), -1e300, 1e300):
        desk.take(account, 1, ALLOWANCE)
        place, _ = desk._find(row, account.bytes)
        rates._PLACE.pack_into(desk._table, place, account.bytes, nonsense)
        level = desk.take(account, 0, ALLOWANCE)
        assert 0 <= level.remaining <= 1_000
        clock.now += 100
        assert desk.take(account, 1_000, ALLOWANCE).taken
        clock.now += 100
