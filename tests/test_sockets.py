"""graphql-transport-ws as its protocol has it: who is let in, every close code, and messages that are none."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any

import jwt
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from authz.token import TokenKey, issue
from server import conversation
from server.asked import MAX_BODY
from server.persisted import digest
from tests.asking import Asking, asking_in
from tests.bad_messages import BAD
from tests.ground import Database, connected
from tests.people_acts import a_name, a_person, fields_of, recorded
from tests.served import Line, served
from tests.speaking import Spoken, speaking
from tests.world_accounts import CITY_VIEWER, COUNTY_REGISTRAR

ME = "{ me { account } }"
MINE = {"me": {"account": COUNTY_REGISTRAR}}
REGISTER = "mutation M($input: RegisterPersonInput!) { registerPerson(input: $input) { person { id name } errors { problem } } }"


@pytest.fixture
async def spoken(line: Line) -> AsyncIterator[Spoken]:
    """A connection that nobody has said anything on."""
    async with speaking(line.client.base_url) as made:
        yield made


@pytest.fixture
async def known(spoken: Spoken, line: Line) -> Spoken:
    """A connection on which the registrar was let in."""
    await spoken.meet(line.token)
    return spoken


async def test_a_query_is_answered_once_with_its_cost(known: Spoken) -> None:
    await known.subscribe(ME)
    assert await known.data() == MINE
    await known.completed()


async def test_the_token_may_come_with_the_handshake(line: Line) -> None:
    async with speaking(line.client.base_url, authorization=f"Bearer {line.token}") as spoken:
        await spoken.meet(None)
        await spoken.subscribe(ME)
        assert await spoken.data() == MINE


async def test_a_connection_speaks_the_language_that_it_was_asked_for(line: Line) -> None:
    async with speaking(line.client.base_url, accept_language="en") as spoken:
        await spoken.meet(line.token)
        await spoken.subscribe("{ nothing }")
        english = await spoken.error()
    async with speaking(line.client.base_url, accept_language="en") as spoken:
        await spoken.meet(line.token, acceptLanguage="zh-CN")
        await spoken.subscribe("{ nothing }")
        chinese = await spoken.error()
    assert english["message"].startswith("The document does not fit the schema")
    assert chinese["message"].startswith("查询不符合图的定义")
    assert english["extensions"]["code"] == chinese["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED"
    assert english["extensions"]["requestId"] != chinese["extensions"]["requestId"]


async def test_an_id_is_free_again_once_its_operation_has_ended(known: Spoken) -> None:
    for _ in range(3):
        await known.subscribe(ME)
        assert await known.data() == MINE
        await known.completed()
        await known.subscribe("{ nothing }")
        await known.error()


async def test_several_operations_are_under_way_at_once(known: Spoken) -> None:
    for number in range(10):
        await known.subscribe(ME, name=str(number))
    told = [await known.hear() for _ in range(20)]
    assert {each["id"] for each in told if each["type"] == "complete"} == set(map(str, range(10)))


async def test_a_ping_is_answered_with_what_it_said_also_before_the_beginning(spoken: Spoken, line: Line) -> None:
    await spoken.say("ping")
    assert await spoken.hear() == {"type": "pong"}
    await spoken.say("ping", payload={"a": "\ud800"})
    assert await spoken.hear() == {"type": "pong", "payload": {"a": "\ud800"}}
    await spoken.say("pong", payload={})
    await spoken.meet(line.token)
    await spoken.say("pong")
    await spoken.say("ping", payload={"b": [1]})
    assert await spoken.hear() == {"type": "pong", "payload": {"b": [1]}}


async def test_an_act_leaves_the_same_record_as_over_http(own: Asking, known: Spoken) -> None:
    given = {"input": a_person(name=a_name())}
    await known.subscribe(REGISTER, given)
    told = (await known.data())["registerPerson"]
    await known.completed()
    again = await own(COUNTY_REGISTRAR, REGISTER, {"input": a_person(name=a_name())})
    ((socket,), (plain,)) = [
        await recorded(own, each["person"]["id"]) for each in (told, again.json()["data"]["registerPerson"])
    ]
    assert told["errors"] == []
    assert fields_of(socket, told["person"]["id"])["name"] == (None, told["person"]["name"])
    same = ("document_hash", "client_address", "account_id", "action", "command", "post")
    assert {name: socket[name] for name in same if name in socket} == {
        name: plain[name] for name in same if name in plain
    }
    assert socket["request_id"] != plain["request_id"]


async def test_documents_may_be_named_instead_of_sent(known: Spoken) -> None:
    named = {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": digest(ME)}}}
    await known.say("subscribe", id="1", payload=named)
    assert (await known.error())["extensions"]["code"] == "PERSISTED_QUERY_NOT_FOUND"
    for payload in ({"query": ME, **named}, named):
        await known.say("subscribe", id="1", payload=payload)
        assert await known.data() == MINE
        await known.completed()
    for blank in ({}, {"query": ""}):  # graphql-ws's client sends a text in any case
        await known.say("subscribe", id="1", payload={"documentId": f"sha256:{'0' * 64}", **blank})
        assert (await known.error())["extensions"]["code"] == "PERSISTED_QUERY_NOT_FOUND"


# -- Who is let in


async def test_another_subprotocol_or_none_is_closed_with_4406(line: Line) -> None:
    async with speaking(line.client.base_url, protocol=None) as spoken:
        assert await spoken.closed() == (4406, "Subprotocol not acceptable")
    async with speaking(line.client.base_url, protocol="graphql-ws") as spoken:
        assert await spoken.closed() == (4406, "Subprotocol not acceptable")


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "null", "http://127.0.0.1", "http://127.0.0.1:1", "file://", "http://[", "http://:x"],
)
async def test_a_page_of_another_origin_is_refused_before_the_handshake(
    line: Line, origin: str, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(InvalidStatus) as refused:
        async with speaking(line.client.base_url, origin=origin):
            pass
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []
    response = refused.value.response
    assert response.status_code == 403
    told = json.loads(response.body or b"")["errors"][0]
    assert told["extensions"] == {"code": "FORBIDDEN", "requestId": response.headers["x-request-id"]}


async def test_a_page_of_our_own_origin_or_a_listed_one_is_let_in(database: Database, tmp_path_factory: Any) -> None:
    settings = {"cors_origins": ("https://bureau.example",)}
    async with asking_in(database, tmp_path_factory.mktemp("keys"), **settings) as other, served(other) as line:
        base = line.client.base_url
        for origin in (f"http://{base.host}:{base.port}", "https://bureau.example"):
            async with speaking(base, origin=origin) as spoken:
                await spoken.meet(line.token)
        with pytest.raises(InvalidStatus):
            async with speaking(base, origin="https://bureau.example:444"):
                pass


@pytest.mark.parametrize(
    "payload", [None, {}, {"authorization": ""}, {"authorization": "Bearer x"}, {"authorization": "x"}]
)
async def test_without_a_good_token_it_is_closed_with_4403(spoken: Spoken, payload: Any) -> None:
    await spoken.say("connection_init", **({} if payload is None else {"payload": payload}))
    assert (await spoken.closed())[0] == 4403
    assert spoken.heard == []


async def test_asking_before_the_beginning_is_closed_with_4401(spoken: Spoken) -> None:
    await spoken.subscribe(ME)
    assert await spoken.closed() == (4401, "Unauthorized")


async def test_a_connection_that_does_not_begin_is_closed_with_4408(
    spoken: Spoken, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[Any] = []
    for seconds in (0.1, 1.0, 10.0):  # until a ping is answered in time, which is no beginning
        monkeypatch.setattr(conversation, "INIT_SECONDS", seconds)
        async with speaking(line.client.base_url) as late:
            with suppress(ConnectionClosed):
                await late.say("ping")
            assert await late.closed() == (4408, "Connection initialisation timeout")
            heard += late.heard
        if heard:
            break
    assert heard == [{"type": "pong"}]
    await spoken.meet(line.token)  # which was opened before, with patience


async def test_beginning_twice_is_closed_with_4429(known: Spoken, line: Line) -> None:
    await known.say("connection_init", payload={"authorization": f"Bearer {line.token}"})
    assert await known.closed() == (4429, "Too many initialisation requests")


async def test_an_id_that_is_taken_is_closed_with_4409(known: Spoken) -> None:
    await known.subscribe("subscription { me { account } }", name="甲")
    await known.data("甲")
    await known.subscribe(ME, name="甲")
    assert await known.closed() == (4409, "Subscriber for 甲 already exists")


SOON = (2, 8, 32)  # seconds until a token expires: where the machine was too slow to use it before, the next is tried


async def signed(own: Asking, seconds: float) -> str:
    """The registrar's token, with which it is over soon."""
    terms = own.settings
    claims = jwt.decode(await own.token(COUNTY_REGISTRAR), options={"verify_signature": False})
    key = TokenKey.load_or_create(terms.token_key)
    until = int(time.time() + seconds)
    return issue(key, terms.token_issuer, terms.token_audience, claims["sub"], claims["sid"], until)


async def test_when_the_token_expires_it_is_closed_with_4403(own: Asking, line: Line) -> None:
    for seconds in SOON:
        token = await signed(own, seconds)
        until = jwt.decode(token, options={"verify_signature": False})["exp"]
        async with speaking(line.client.base_url) as spoken:
            await spoken.say("connection_init", payload={"authorization": f"Bearer {token}"})
            assert (await spoken.closed())[0] == 4403
            assert time.time() >= until
        if spoken.heard:
            break
    assert spoken.heard == [{"type": "connection_ack"}]


async def test_when_the_session_is_ended_it_is_closed_with_4403(
    own: Asking, database: Database, spoken: Spoken
) -> None:
    token = (await own.desk.vouch(CITY_VIEWER)).token
    await spoken.meet(token, acceptLanguage="en")
    await spoken.subscribe("subscription { me { account } }")
    await spoken.data()
    session = jwt.decode(token, options={"verify_signature": False})["sid"]
    async with connected(database.owner_url) as owner:
        await owner.execute("UPDATE account_session SET ended_at = now() WHERE id = $1", session)
    assert await spoken.closed() == (4403, "The session has ended or the account is disabled")
    assert spoken.heard == []


# -- What is none of the protocol


@pytest.mark.parametrize("what", BAD)
async def test_what_is_no_message_is_closed_with_4400(
    spoken: Spoken, line: Line, what: str, caplog: pytest.LogCaptureFixture
) -> None:
    if "payload of the beginning" not in what and "authorization" not in what and "language" not in what:
        await spoken.meet(line.token)
    await spoken.socket.send(BAD[what])
    code, reason = await spoken.closed()
    assert (code, reason[:15]) == (4400, "Invalid message")
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


async def test_a_message_that_is_too_large_is_closed_with_1009(known: Spoken) -> None:
    await known.say("ping", payload={"a": "x" * MAX_BODY})
    assert (await known.closed())[0] == 1009


async def test_text_that_is_no_utf_8_is_closed_with_1007(known: Spoken, caplog: pytest.LogCaptureFixture) -> None:
    await known.socket.send(b'{"type": "ping\xff"}', text=True)
    assert (await known.closed())[0] == 1007
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


async def test_what_a_document_is_refused_for_ends_its_operation_only(known: Spoken) -> None:
    for text, code in (
        ("{", "GRAPHQL_PARSE_FAILED"),
        ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ("query A { me { id } } query B { me { id } }", "OPERATION_RESOLUTION_FAILURE"),
        ("{ people(first: 501) { nodes { id } } }", "BAD_USER_INPUT"),
        ("subscription { me { id } a: me { id } }", "GRAPHQL_VALIDATION_FAILED"),
        ("subscription { __schema { types { name } } }", "GRAPHQL_VALIDATION_FAILED"),
    ):
        await known.subscribe(text)
        assert (await known.error())["extensions"]["code"] == code, text
    await known.subscribe(ME)
    assert await known.data() == MINE


async def test_an_address_that_is_none_takes_no_connection(line: Line, caplog: pytest.LogCaptureFixture) -> None:
    base = line.client.base_url
    with pytest.raises(InvalidStatus, match="HTTP 403"):
        await connect(f"ws://{base.host}:{base.port}/other", proxy=None)
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []
