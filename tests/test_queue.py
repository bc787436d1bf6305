"""Turns: bounded at work, bounded in line, fair between accounts, and never lost with whoever gives up."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from uuid import UUID, uuid4

import pytest

from errors import Refused
from errors.limits import QUEUE_FULL, QUEUE_SLOW
from server.queue import Queue

GREEDY, MODEST, OTHER = uuid4(), uuid4(), uuid4()


async def settled() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


class Crowd:
    """Accounts that come to a line, and in which order they had their turns."""

    def __init__(self, queue: Queue) -> None:
        self.queue = queue
        self.served: list[UUID] = []
        self.tasks: list[asyncio.Task[None]] = []

    async def come(self, *accounts: UUID) -> None:
        for account in accounts:
            self.tasks.append(asyncio.create_task(self._stay(account)))
            await settled()

    async def leave(self, account: UUID) -> None:
        self.queue.leave(account)
        await settled()

    async def _stay(self, account: UUID) -> None:
        await self.queue.enter(account)
        self.served.append(account)


Line = Callable[[int, int], Crowd]


@pytest.fixture
async def crowd_at() -> AsyncIterator[Line]:
    """Crowds at lines with so many places and so much room. Afterwards all go home: whoever still waited would be refused when
    another test is looking at what fails.
    """
    crowds: list[Crowd] = []

    def made(places: int, room: int) -> Crowd:
        crowds.append(Crowd(Queue(places, room, 60)))
        return crowds[-1]

    yield made
    tasks = [task for crowd in crowds for task in crowd.tasks]
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def test_no_more_are_at_work_than_there_are_places(crowd_at: Line) -> None:
    crowd = crowd_at(2, 10)
    await crowd.come(GREEDY, MODEST, OTHER)
    assert crowd.served == [GREEDY, MODEST]
    assert (crowd.queue.at_work, crowd.queue.waiting) == (2, 1)
    await crowd.leave(MODEST)
    assert crowd.served == [GREEDY, MODEST, OTHER]
    assert (crowd.queue.at_work, crowd.queue.waiting) == (2, 0)


async def test_who_comes_to_a_full_line_is_refused_at_once_with_its_length(crowd_at: Line) -> None:
    crowd = crowd_at(1, 2)
    await crowd.come(GREEDY, GREEDY, MODEST)
    with pytest.raises(Refused) as caught:
        crowd.queue.check(OTHER)
    assert (caught.value.sentence, caught.value.facts["limit"]) == (QUEUE_FULL, 2)
    with pytest.raises(Refused):
        await crowd.queue.enter(OTHER)
    for account in (GREEDY, GREEDY, MODEST):
        await crowd.leave(account)
    crowd.queue.check(OTHER)
    assert (crowd.queue.at_work, crowd.queue.waiting) == (0, 0)


async def test_one_account_fills_half_of_the_line_at_most(crowd_at: Line) -> None:
    crowd = crowd_at(1, 4)
    await crowd.come(GREEDY, GREEDY, GREEDY)
    with pytest.raises(Refused):
        crowd.queue.check(GREEDY)
    await crowd.come(MODEST, MODEST)
    assert crowd.queue.waiting == 4


async def test_whoever_has_fewest_at_work_is_next(crowd_at: Line) -> None:
    crowd = crowd_at(3, 20)
    await crowd.come(GREEDY, GREEDY, GREEDY, GREEDY, GREEDY, MODEST, OTHER)
    await crowd.leave(GREEDY)
    await crowd.leave(GREEDY)
    assert crowd.served == [GREEDY, GREEDY, GREEDY, MODEST, OTHER]
    await crowd.leave(MODEST)
    assert crowd.served[5:] == [GREEDY]


async def test_of_one_account_the_first_to_come_is_the_first_served() -> None:
    queue, order = Queue(1, 20, 60), list[int]()

    async def stay(number: int) -> None:
        await queue.enter(GREEDY)
        order.append(number)

    tasks = [asyncio.create_task(stay(number)) for number in range(5)]
    await settled()
    for _ in tasks:
        queue.leave(GREEDY)
        await settled()
    assert order == [0, 1, 2, 3, 4]


async def test_who_waited_too_long_is_told_so_and_is_out_of_the_line() -> None:
    queue = Queue(1, 5, 0)
    await queue.enter(GREEDY)
    with pytest.raises(Refused) as caught:
        await queue.enter(MODEST)
    assert caught.value.sentence is QUEUE_SLOW
    assert (queue.at_work, queue.waiting) == (1, 0)
    queue.leave(GREEDY)
    assert queue.at_work == 0


async def test_who_goes_away_while_waiting_leaves_no_gap(crowd_at: Line) -> None:
    crowd = crowd_at(1, 5)
    await crowd.come(GREEDY, MODEST, OTHER)
    crowd.tasks[1].cancel()
    await settled()
    assert crowd.queue.waiting == 1
    await crowd.leave(GREEDY)
    assert crowd.served == [GREEDY, OTHER]


async def test_a_turn_that_comes_to_somebody_who_is_just_leaving_goes_to_the_next(crowd_at: Line) -> None:
    crowd = crowd_at(1, 5)
    await crowd.come(GREEDY, MODEST, OTHER)
    crowd.queue.leave(GREEDY)  # MODEST has the turn, and has not woken up yet
    crowd.tasks[1].cancel()
    await settled()
    assert crowd.served == [GREEDY, OTHER]
    assert (crowd.queue.at_work, crowd.queue.waiting) == (1, 0)
