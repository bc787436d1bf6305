"""Server-sent events, as graphql-sse has them with a connection for each operation."""

from __future__ import annotations

import asyncio
import json
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from server import events, streams
from server.http import EVENTS
from server.persisted import digest
from server.settings import Accepted
from tests.access_world import until
from tests.acting import entries
from tests.asking import GRAPHQL_RESPONSE, Asking, asking_in
from tests.ground import Database
from tests.people_acts import a_person, registered
from tests.served import Line, refused, served
from tests.speaking import heard_events
from tests.test_gate import people_locked, until_waiting
from tests.test_live import NAMES, names, nothing_left
from tests.test_sockets import ME, MINE, SOON, signed
from tests.world_accounts import CITY_VIEWER, COUNTY_REGISTRAR, VILLAGE_VIEWER

REGISTER = "mutation M($input: RegisterPersonInput!) { registerPerson(input: $input) { errors { problem } } }"
PATIENT = 60.0
Heard = AsyncIterator[tuple[str, Any]]


@pytest.fixture
def keys() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as directory:
        yield Path(directory)


@asynccontextmanager
async def streamed(line: Line, token: str, method: str = "POST", **fields: Any) -> AsyncIterator[httpx.Response]:
    """The response to an operation, while it comes."""
    headers = {"authorization": f"Bearer {token}", "accept": EVENTS}
    given = {"json": fields} if method == "POST" else {"params": fields}
    async with (
        httpx.AsyncClient(base_url=line.client.base_url, timeout=PATIENT) as client,
        client.stream(method, "/graphql", headers=headers, **given) as response,  # type: ignore[arg-type]
    ):
        yield response


async def whole(line: Line, token: str, method: str = "POST", **fields: Any) -> list[tuple[str, Any]]:
    """All events of an operation that ends."""
    async with streamed(line, token, method, **fields) as response:
        assert response.status_code == 200, await response.aread()
        return [each async for each in heard_events(response)]


async def data(heard: Heard) -> Any:
    """The data of the next result."""
    name, told = await anext(heard)
    assert name == "next", (name, told)
    assert "errors" not in told, told
    return told["data"]


def code(told: Any) -> str:
    (error,) = told["errors"]
    assert error["extensions"].keys() == {"code", "requestId"}
    found: str = error["extensions"]["code"]
    return found


@pytest.mark.parametrize("method", ["POST", "GET"])
async def test_a_query_is_answered_by_one_result_and_the_end(line: Line, method: str) -> None:
    async with streamed(line, line.token, method, query=ME) as response:
        heard = [each async for each in heard_events(response)]
    (first, told), last = heard
    assert (first, told["data"], last) == ("next", MINE, ("complete", None))
    assert told["extensions"]["cost"]["requested"] == 1
    assert response.headers["content-type"].startswith(EVENTS)
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["x-accel-buffering"] == "no"
    assert response.headers["x-request-id"]
    assert response.headers["x-content-type-options"] == "nosniff"


async def test_the_stream_is_written_as_the_protocol_has_it(line: Line) -> None:
    async with streamed(line, line.token, query=ME) as response:
        text = (await response.aread()).decode()
    assert text.startswith("event: next\ndata: {")
    assert text.endswith("}\n\nevent: complete\ndata:\n\n")


async def test_an_act_is_done_by_post_and_never_by_get(line: Line, own: Asking) -> None:
    before = len(await entries(own))
    (_, told), last = await whole(line, line.token, query=REGISTER, variables={"input": a_person()})
    assert (told["data"], last) == ({"registerPerson": {"errors": []}}, ("complete", None))
    assert len(await entries(own)) == before + 1
    (_, told), last = await whole(line, line.token, "GET", query=REGISTER, variables=json.dumps({"input": a_person()}))
    assert (code(told), last) == ("OPERATION_RESOLUTION_FAILURE", ("complete", None))
    assert len(await entries(own)) == before + 1


@pytest.mark.parametrize("method", ["POST", "GET"])
async def test_a_subscription_goes_on(line: Line, own: Asking, method: str) -> None:
    async with streamed(line, await own.token(CITY_VIEWER), method, query=NAMES) as response:
        heard = heard_events(response)
        before = names(await data(heard))
        for _ in range(2):
            person = await registered(own)
            before |= {person["name"]}
            assert names(await data(heard)) == before
    await nothing_left(line)


async def test_a_comment_comes_now_and_then(line: Line, own: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "BEAT_SECONDS", 0.02)
    async with streamed(line, await own.token(CITY_VIEWER), query="subscription { me { id } }") as response:
        heard = heard_events(response)
        async with asyncio.timeout(PATIENT):
            told = [await anext(heard)]
            while told[-3:] != [("", None)] * 3 or len(told) < 4:
                told.append(await anext(heard))
        assert [name for name, _ in told if name] == ["next"]


async def test_what_is_refused_comes_as_a_result_with_errors(line: Line, own: Asking) -> None:
    for text, expected in (
        ("{", "GRAPHQL_PARSE_FAILED"),
        ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ("subscription { me { id } a: me { id } }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ auditEntries(first: 1) { nodes { id } } }", "FORBIDDEN"),
    ):
        (name, told), last = await whole(line, await own.token(VILLAGE_VIEWER), query=text)
        assert (name, list(told), code(told), last) == ("next", ["errors"], expected, ("complete", None))


async def test_what_cannot_be_read_or_has_no_token_is_refused_as_elsewhere(line: Line) -> None:
    refused(await line.send("POST", "/graphql", b"{", accept=EVENTS), "BAD_USER_INPUT")
    refused(await line.send("GET", "/graphql?x=1", accept=EVENTS), "BAD_USER_INPUT")
    refused(await line.post({"query": ME}, accept=EVENTS, authorization="Bearer x"), "UNAUTHENTICATED")
    refused(await line.post({"query": ME}, accept=EVENTS, authorization=""), "UNAUTHENTICATED")


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        (f"{GRAPHQL_RESPONSE}, application/json, {EVENTS}", GRAPHQL_RESPONSE),
        (f"{EVENTS};q=0.9, application/json", "application/json"),
        (f"{EVENTS}, application/json;q=0.9", EVENTS),
        (f"{EVENTS}, */*;q=0.1", EVENTS),
        (f"TEXT/Event-Stream, {GRAPHQL_RESPONSE};q=0.1", EVENTS),
        (f"{EVENTS};q=0", "application/json"),
    ],
)
async def test_events_come_to_whoever_likes_them_best(line: Line, accept: str, media: str) -> None:
    response = await line.post({"query": ME}, accept=accept)
    assert response.headers["content-type"].partition(";")[0] == media


async def test_a_subscription_without_events_is_told_how_to_subscribe(line: Line) -> None:
    for response in (
        await line.post({"query": NAMES}, accept_language="en"),
        await line.send("GET", f"/graphql?query={NAMES}", accept_language="en"),
    ):
        message = refused(response, "OPERATION_RESOLUTION_FAILURE")["message"]
        assert message == "Subscribe by WebSocket, subprotocol graphql-transport-ws, or send Accept: text/event-stream"


async def test_the_stream_ends_when_the_token_expires(line: Line, own: Asking) -> None:
    told: list[list[tuple[str, Any]]] = []
    for seconds in SOON:
        async with streamed(line, await signed(own, seconds), query="subscription { me { id } }") as response:
            told.append([each async for each in heard_events(response)] if response.status_code == 200 else [])
        if len(told[-1]) == 3:
            break
    (_, first), (_, last), end = told[-1]
    assert ("errors" in first, code(last), end) == (False, "UNAUTHENTICATED", ("complete", None))


async def test_streams_of_an_account_are_bounded(line: Line, own: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    await nothing_left(line)
    monkeypatch.setattr(streams, "MAX_STREAMS", 1)
    token = await own.token(CITY_VIEWER)
    async with streamed(line, token, query="subscription { me { id } }") as response:
        await data(heard_events(response))
        async with streamed(line, token, query=ME) as second:
            await second.aread()
            assert second.headers["retry-after"]
            refused(second, "RATE_LIMITED", status=429)
    await until(lambda: line.sockets.streams.open == 0, PATIENT)
    assert len(await whole(line, token, query=ME)) == 2


async def test_documents_may_be_named_where_nothing_else_is_run(database: Database, own: Asking, keys: Path) -> None:
    settings: dict[str, Any] = {"documents": Accepted.REGISTERED}
    async with asking_in(database, keys, **settings) as other, served(other) as line:
        (_, told), _ = await whole(line, line.token, query=ME)
        assert code(told) == "OPERATION_RESOLUTION_FAILURE"
        (_, told), _ = await whole(line, line.token, documentId=f"sha256:{digest(ME)}")
        assert code(told) == "PERSISTED_QUERY_NOT_FOUND"
    named = {"persistedQuery": {"version": 1, "sha256Hash": digest(ME)}}
    async with served(own) as line:
        for fields in ({"query": ME, "extensions": named}, {"extensions": named}):
            (_, told), _ = await whole(line, line.token, **fields)
            assert told["data"] == MINE


async def test_nothing_is_left_of_a_client_who_has_gone_but_its_act(fresh_database: Database, keys: Path) -> None:
    async with asking_in(fresh_database, keys, statement_timeout_ms=600_000) as other, served(other) as line:
        await other(CITY_VIEWER, "{ people(first: 1) { nodes { id } } }")
        async with people_locked(fresh_database) as looking:
            for text in (NAMES, NAMES.removeprefix("subscription ")):
                async with streamed(line, await other.token(CITY_VIEWER), query=text):
                    await until_waiting(looking, 1)
                await until_waiting(looking, 0)
            await nothing_left(line)
            token = await other.token(COUNTY_REGISTRAR)
            async with streamed(line, token, query=REGISTER, variables={"input": a_person()}):
                await until_waiting(looking, 1)
        await nothing_left(line)
        assert [each["outcome"] for each in await entries(other)] == ["DONE"]


async def test_at_the_end_of_the_process_a_stream_breaks_off(own: Asking) -> None:
    async with served(own) as line, streamed(line, await own.token(CITY_VIEWER), query=NAMES) as response:
        heard = heard_events(response)
        await data(heard)
        line.server.should_exit = True
        async with asyncio.timeout(PATIENT):
            assert [each async for each in heard] == [], "no end was told, so the client comes again"
