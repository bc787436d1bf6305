"""Subscriptions: what arrives and what never does, what they cost, and that nothing is left of those who are gone."""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from server import conversation, streams
from server.limits import PerRole
from tests.access_world import until
from tests.acting import done, entries
from tests.asking import Asking, asking_in
from tests.ground import Database, connected
from tests.people_acts import DING_CAO, XIE_QIAO, a_name, a_person, place, registered
from tests.served import Line, served
from tests.speaking import Spoken, speaking
from tests.test_gate import people_locked, until_waiting
from tests.world import WORLD
from tests.world_accounts import (
    CITY_VIEWER,
    COUNTY_REGISTRAR,
    COUNTY_VIEWER,
    TOWNSHIP_REGISTRAR,
    VILLAGE_VIEWER,
)

NAMES = 'subscription { people(first: 500, where: {name: {startsWith: "鲁"}}) { nodes { name } } }'
ROW = "subscription P($id: ID!) { person(id: $id) { name division { name } } }"
MOVE = "moveResidence"
PATIENT = 60.0


@pytest.fixture
def keys() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as directory:
        yield Path(directory)


@contextlib.asynccontextmanager
async def known(line: Line, own: Asking, account: str, **payload: object) -> AsyncIterator[Spoken]:
    """A connection of an account, on which it was let in."""
    async with speaking(line.client.base_url) as made:
        await made.meet(await own.token(account), **payload)
        yield made


def names(data: dict[str, Any]) -> set[str]:
    return {each["name"] for each in data["people"]["nodes"]}


async def nothing_left(line: Line) -> None:
    """Nobody is connected, nothing is watched, lent, or waiting."""
    held = line.sockets.streams
    engine, queue = held.authority._engine, held.desk.gate.queue
    await until(
        lambda: (
            (line.sockets.open, held.open, held.subscriptions, queue.at_work, queue.waiting, held.live._joined)
            == (0, 0, 0, 0, 0, 0)
            and held.live._task is None
            and engine.standing()["lent"] == 0
        ),
        PATIENT,
    )
    await until(lambda: not [task for task in asyncio.all_tasks() if "Conversation" in repr(task.get_coro())], PATIENT)


async def test_what_a_real_act_changes_arrives_and_what_changes_nothing_does_not(own: Asking, line: Line) -> None:
    person, other = await registered(own), await registered(own)
    async with known(line, own, COUNTY_VIEWER) as spoken:
        await spoken.subscribe(ROW, {"id": person["id"]})
        assert (await spoken.data())["person"]["name"] == person["name"]
        for moved, to in ((other, XIE_QIAO), (person, XIE_QIAO)):
            told = {"id": moved["id"], "expectedVersion": moved["version"], "divisionId": place(to)}
            await done(own, COUNTY_REGISTRAR, MOVE, told)
        # The move of the other came first and is not heard of: the next answer is another one.
        assert (await spoken.data())["person"]["division"]["name"] == "谢桥村委会"


async def test_what_an_account_may_not_see_never_arrives(own: Asking, line: Line) -> None:
    async with known(line, own, VILLAGE_VIEWER) as village, known(line, own, CITY_VIEWER) as city:
        for spoken in (village, city):
            await spoken.subscribe(NAMES)
        before = names(await village.data())
        await city.data()
        await registered(own, divisionId=place(XIE_QIAO), name=(beside := a_name()))
        while beside not in names(await city.data()):
            pass
        seen = await registered(own, divisionId=place(DING_CAO))
        assert names(await village.data()) == before | {seen["name"]}
        told = {"id": seen["id"], "expectedVersion": seen["version"], "divisionId": place(XIE_QIAO)}
        await done(own, COUNTY_REGISTRAR, MOVE, told)
        assert names(await village.data()) == before


async def test_what_was_begun_before_and_is_committed_after_arrives(
    own: Asking, line: Line, database: Database
) -> None:
    text = "UPDATE user_account SET display_name = $1 WHERE name = $2"
    async with connected(database.owner_url) as owner, known(line, own, CITY_VIEWER) as spoken:
        writing = owner.transaction()
        await writing.start()
        await owner.execute(text, "先写后交", CITY_VIEWER)
        await spoken.subscribe("subscription { me { displayName } }")
        before = await spoken.data()
        turn = line.sockets.streams.live.turn
        await registered(own)
        await until(lambda: line.sockets.streams.live.turn > turn, PATIENT)
        await writing.commit()
        assert await spoken.data() == {"me": {"displayName": "先写后交"}} != before


async def test_an_act_over_the_same_connection_is_answered_between(own: Asking, line: Line) -> None:
    async with known(line, own, COUNTY_REGISTRAR) as spoken:
        await spoken.subscribe(NAMES, name="live")
        before = names(await spoken.data("live"))
        text = "mutation M($input: RegisterPersonInput!) { registerPerson(input: $input) { errors { problem } } }"
        given = a_person()
        await spoken.subscribe(text, {"input": given}, name="act")
        heard = [await spoken.hear() for _ in range(3)]
        told = {each["id"]: each["payload"] for each in heard if each["type"] == "next"}
        assert told["act"]["data"] == {"registerPerson": {"errors": []}}
        assert names(told["live"]["data"]) == before | {given["name"]}


async def test_a_right_that_is_withdrawn_is_felt(own: Asking, line: Line, database: Database) -> None:
    held = WORLD.accounts[TOWNSHIP_REGISTRAR].assignments[0]
    async with known(line, own, TOWNSHIP_REGISTRAR, acceptLanguage="en") as spoken:
        await spoken.subscribe("subscription { me { roles { role } } }", name="me")
        assert (await spoken.data("me"))["me"]["roles"]
        await spoken.subscribe("subscription { people(first: 1) { nodes { name } } }")
        assert (await spoken.data())["people"]["nodes"]
        async with connected(database.owner_url) as owner:
            await owner.execute("DELETE FROM role_assignment WHERE id = $1", held.id)
        heard = {told["id"]: told for told in [await spoken.hear(), await spoken.hear()]}
        assert heard["me"]["payload"]["data"] == {"me": {"roles": []}}
        assert heard["1"]["type"] == "error"
        assert heard["1"]["payload"][0]["extensions"]["code"] == "FORBIDDEN"


def come(line: Line) -> None:
    """A turn, where none comes by itself: each costs something, and whatever is written to any database makes one."""
    line.sockets.streams.live.turn += 1
    line.sockets.streams.live._wake()


async def test_each_answer_is_charged_and_who_has_spent_the_allowance_hears_so(
    database: Database, own: Asking, keys: Path
) -> None:
    spent: dict[str, Any] = {
        "rate_capacity": PerRole(500),
        "rate_per_second": PerRole(1),
        "limit_rows": PerRole(500),
        "live_seconds": 3600,
    }
    async with (
        asking_in(database, keys, **spent) as poor,
        served(poor) as line,
        known(line, poor, CITY_VIEWER) as spoken,
    ):
        await spoken.subscribe(NAMES.replace("500", "200"))
        cost = (await spoken.result())["extensions"]["cost"]
        assert (cost["requested"], cost["remaining"]) == (200, 300)
        await registered(own)
        come(line)
        cost = (await spoken.result())["extensions"]["cost"]
        assert cost["requested"] == 200
        assert cost["remaining"] < 200
        heard: dict[str, Any] = {"type": "next"}
        while heard["type"] == "next":
            await registered(own)
            come(line)
            heard = await spoken.hear()
        assert heard["type"] == "error"
        assert heard["payload"][0]["extensions"]["code"] == "RATE_LIMITED"


async def test_complete_ends_the_statement_in_the_database(fresh_database: Database, keys: Path) -> None:
    async with asking_in(fresh_database, keys, statement_timeout_ms=600_000) as other, served(other) as line:
        async with known(line, other, CITY_VIEWER) as spoken:
            await spoken.subscribe("{ me { id } }")
            await spoken.data()
            await spoken.completed()
            async with people_locked(fresh_database) as looking:
                for kind in ("query", "subscription"):
                    await spoken.subscribe(f"{kind} {{ people(first: 1) {{ nodes {{ id }} }} }}")
                    await until_waiting(looking, 1)
                    await spoken.say("complete", id="1")
                    await until_waiting(looking, 0)
            await spoken.subscribe("{ people(first: 1) { nodes { id } } }")
            await spoken.data()
        await nothing_left(line)


async def test_nothing_is_left_of_a_client_who_has_gone(fresh_database: Database, keys: Path) -> None:
    async with asking_in(fresh_database, keys, statement_timeout_ms=600_000) as other, served(other) as line:
        await other(CITY_VIEWER, "{ people(first: 1) { nodes { id } } }")
        for how in ("close", "abort"):
            async with people_locked(fresh_database) as looking, known(line, other, CITY_VIEWER) as spoken:
                await spoken.subscribe("subscription { me { id } }", name="live")
                await spoken.data("live")
                await spoken.subscribe("{ people(first: 1) { nodes { id } } }")
                await until_waiting(looking, 1)
                if how == "close":
                    await spoken.socket.close()
                else:
                    spoken.socket.transport.abort()
                await until_waiting(looking, 0)
            await nothing_left(line)


async def test_an_act_runs_to_its_end_whoever_leaves(fresh_database: Database, keys: Path) -> None:
    text = "mutation M($input: RegisterPersonInput!) { registerPerson(input: $input) { errors { problem } } }"
    async with asking_in(fresh_database, keys, statement_timeout_ms=600_000) as other, served(other) as line:
        for number, how in enumerate(("complete", "gone"), 1):
            async with people_locked(fresh_database) as looking, known(line, other, COUNTY_REGISTRAR) as spoken:
                await spoken.subscribe(text, {"input": a_person()})
                await until_waiting(looking, 1)
                if how == "complete":
                    await spoken.say("complete", id="1")
                    await spoken.say("ping")
                    assert await spoken.hear() == {"type": "pong"}
                else:
                    spoken.socket.transport.abort()
            await nothing_left(line)
            assert len(await entries(other, outcome="DONE")) == number


async def test_operations_on_a_connection_and_connections_of_an_account_are_bounded(
    own: Asking, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversation, "MAX_AT_ONCE", 2)
    monkeypatch.setattr(streams, "MAX_STREAMS", 2)
    await nothing_left(line)
    async with known(line, own, COUNTY_VIEWER) as spoken, known(line, own, COUNTY_VIEWER):
        for name in ("1", "2"):
            await spoken.subscribe("subscription { me { id } }", name=name)
            await spoken.data(name)
        await spoken.subscribe("{ me { id } }", name="3")
        assert (await spoken.error("3"))["extensions"]["code"] == "RATE_LIMITED"
        await spoken.say("complete", id="1")
        async with speaking(line.client.base_url) as late:
            await late.say("connection_init", payload={"authorization": f"Bearer {await own.token(COUNTY_VIEWER)}"})
            assert (await late.closed())[0] == 1013
        async with known(line, own, VILLAGE_VIEWER):
            pass
        await until(lambda: line.sockets.streams.subscriptions == 1, PATIENT)
        await spoken.subscribe("{ me { id } }", name="1")
        await spoken.data("1")
    async with known(line, own, COUNTY_VIEWER):
        pass


async def test_many_subscriptions_of_many_leave_turns_to_whoever_asks_for_the_first_time(
    database: Database, own: Asking, keys: Path
) -> None:
    tight: dict[str, Any] = {"pool_size": 2, "queue_size": 2}
    async with asking_in(database, keys, **tight) as other, served(other) as line:
        async with known(line, other, CITY_VIEWER) as spoken:
            for number in range(30):
                await spoken.subscribe(NAMES, name=str(number))
                await spoken.data(str(number))
            person = await registered(own)
            asked = [await other(COUNTY_VIEWER, "{ me { id } }") for _ in range(20)]
            assert {each.status_code for each in asked} == {200}
            heard = [await spoken.hear() for _ in range(30)]
            assert {each["id"] for each in heard} == {str(number) for number in range(30)}
            assert all(person["name"] in names(each["payload"]["data"]) for each in heard)
        await nothing_left(line)


async def test_the_figures_tell_who_is_connected(own: Asking, line: Line) -> None:
    await nothing_left(line)
    async with known(line, own, CITY_VIEWER) as spoken:
        await spoken.subscribe("subscription { me { id } }")
        await spoken.data()
        text = (await line.client.get("/metrics")).text
        for what in ("sockets", "streams", "subscriptions"):
            assert f'registry_live{{what="{what}"}} 1.0' in text
        assert 'registry_requests_total{operation="me",outcome="OK"}' in text
