"""GraphQL over HTTP: media types, statuses, methods, languages and headers are what clients and their suites expect."""

from __future__ import annotations

import asyncio
import json
import logging
import re
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import quote

import jwt
import pytest

from errors import Code
from server.vouching import token as vouched
from tests.asking import GRAPHQL_RESPONSE, Asking
from tests.ground import Database, connected
from tests.served import GOOD, Line, refused, served
from tests.world import person_id
from tests.world_accounts import COUNTY_REGISTRAR
from tests.world_filling import PASSWORD

JSON = "application/json"
BROKEN, UNKNOWN, COERCED = "{", "{ nothing }", "query ($n: Int!) { people(first: $n) { totalCount } }"
UNSEEN = f'{{ people(first: 1, where: {{division: {{within: "Division:{person_id(1)}"}}}}) {{ totalCount }} }}'
CHINESE = re.compile("[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
async def line(asking: Asking) -> AsyncIterator[Line]:
    async with served(asking) as made:
        yield made


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        (GRAPHQL_RESPONSE, GRAPHQL_RESPONSE),
        (JSON, JSON),
        ("*/*", JSON),
        ("", JSON),
        ("text/html", JSON),
        (f"{JSON}, {GRAPHQL_RESPONSE}", GRAPHQL_RESPONSE),
        (f"{GRAPHQL_RESPONSE}, {JSON};q=0.9", GRAPHQL_RESPONSE),
        (f"{GRAPHQL_RESPONSE};q=0.5, {JSON}", JSON),
        (f"{GRAPHQL_RESPONSE};q=0", JSON),
        (f"{GRAPHQL_RESPONSE}; charset=utf-8", GRAPHQL_RESPONSE),
        (GRAPHQL_RESPONSE.title(), GRAPHQL_RESPONSE),
    ],
)
async def test_the_answer_comes_in_the_media_type_that_is_liked_best(line: Line, accept: str, media: str) -> None:
    for text in (GOOD, UNKNOWN):
        response = await line.post({"query": text}, accept=accept or "*/*")
        assert response.headers["content-type"].partition(";")[0] == media


@pytest.mark.parametrize(
    ("text", "variables", "code"),
    [
        (BROKEN, {}, Code.GRAPHQL_PARSE_FAILED),
        (UNKNOWN, {}, Code.GRAPHQL_VALIDATION_FAILED),
        (COERCED, {"n": "x"}, Code.BAD_USER_INPUT),
        ("{ people(first: 0) { totalCount } }", {}, Code.BAD_USER_INPUT),
        ("query A { me { id } } query B { me { id } }", {}, Code.OPERATION_RESOLUTION_FAILURE),
        (
            UNSEEN,
            {},
            Code.NOT_FOUND,
        ),
    ],
)
async def test_a_refusal_has_its_status_in_graphqls_media_type_and_200_in_plain_json(
    line: Line, text: str, variables: object, code: Code
) -> None:
    refused(await line.post({"query": text, "variables": variables}), code)
    refused(await line.post({"query": text, "variables": variables}, accept=JSON), code, status=200)


async def test_who_asks_is_a_matter_of_status_in_every_media_type(line: Line) -> None:
    for accept in (GRAPHQL_RESPONSE, JSON, "*/*"):
        response = await line.post({"query": GOOD}, accept=accept, authorization="")
        refused(response, "UNAUTHENTICATED", status=401)
        assert response.headers["www-authenticate"] == "Bearer"
    assert "www-authenticate" not in (await line.ask(UNKNOWN)).headers


async def test_what_is_forbidden_is_told_with_its_path(asking: Asking) -> None:
    response = await asking("viewer@321322", "{ people(first: 1) { nodes { phoneMasked } } }")
    assert refused(response, "FORBIDDEN")["path"] == ["people", "nodes", "phoneMasked"]


async def test_a_good_answer_has_data_with_its_cost_and_200_in_every_media_type(line: Line) -> None:
    for accept in (GRAPHQL_RESPONSE, JSON):
        response = await line.post({"query": GOOD}, accept=accept)
        assert (response.status_code, list(response.json())) == (200, ["data", "extensions"])


async def test_a_query_may_be_asked_by_get(line: Line) -> None:
    text = "query A($n: Int!) { people(first: $n) { nodes { name } } } query B { me { id } }"
    by_post = await line.ask(text, {"n": 3}, operationName="A")
    url = f"/graphql?query={quote(text)}&operationName=A&variables={quote(json.dumps({'n': 3}))}&extensions="
    by_get = await line.send("GET", url, content_type="")
    assert by_get.status_code == 200
    assert by_get.json()["data"] == by_post.json()["data"]
    assert len(by_get.json()["data"]["people"]["nodes"]) == 3
    refused(await line.send("GET", f"/graphql?query={quote(UNKNOWN)}"), "GRAPHQL_VALIDATION_FAILED")


async def test_head_tells_the_same_as_get_without_a_body(line: Line) -> None:
    response = await line.send("HEAD", f"/graphql?query={quote(GOOD)}")
    assert (response.status_code, response.content) == (200, b"")
    await line.goes_on(response)


@pytest.mark.parametrize(("url", "allowed"), [("/graphql", {"GET", "HEAD", "POST"}), ("/auth/sign-in", {"POST"})])
@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "GET"])
async def test_another_method_is_refused_with_those_that_are_allowed(
    line: Line, url: str, allowed: set[str], method: str
) -> None:
    if method in allowed:
        return
    response = await line.send(method, url)
    refused(response, "OPERATION_RESOLUTION_FAILURE", status=405)
    assert set(response.headers["allow"].split(", ")) == allowed
    await line.goes_on(response)


@pytest.mark.parametrize(
    "url", ["/graphql/", "/graphql//", "/GRAPHQL", "/auth", "/auth/sign-in/", "/docs", "/%00", "/explorer"]
)
async def test_another_address_is_refused_and_not_guessed(line: Line, url: str) -> None:
    for method in ("GET", "POST"):
        refused(await line.send(method, url), "NOT_FOUND", status=404)


@pytest.mark.parametrize(
    ("header", "chinese"),
    [
        ("", True),
        ("zh-CN", True),
        ("en", False),
        ("en-GB,en;q=0.9", False),
        ("zh;q=0.3, en;q=0.7", False),
        ("en;q=0.3, zh-Hans;q=0.7", True),
        ("fr", True),
        ("fr, en;q=0.1", False),
        ("zh;q=0, en", False),
        ("*", True),
        ("EN", False),
        ("en;q=x", True),
        (";;;,,,q=", True),
    ],
)
async def test_the_message_is_in_the_language_that_is_liked_best(line: Line, header: str, *, chinese: bool) -> None:
    error = refused(
        await line.post({"query": "{ people(first: 0) { totalCount } }"}, accept_language=header or "*"),
        "BAD_USER_INPUT",
    )
    assert bool(CHINESE.search(error["message"])) == chinese
    page = await line.send("GET", "/nothing", accept_language=header or "*")
    assert bool(CHINESE.search(page.json()["errors"][0]["message"])) == chinese


async def test_every_response_has_a_request_id_of_its_own_and_none_names_the_server(line: Line) -> None:
    responses = [
        await line.ask(GOOD),
        await line.ask(GOOD),
        await line.ask(UNKNOWN),
        await line.send("GET", "/nothing"),
        await line.send("PUT", "/graphql"),
        await line.post({"query": GOOD}, authorization="", x_request_id="mine"),
    ]
    told = [response.headers["x-request-id"] for response in responses]
    assert len(set(told)) == len(told)
    for response in responses:
        assert re.fullmatch("[0-9a-f]{24,}", response.headers["x-request-id"])
        assert not {"server", "x-powered-by"} & response.headers.keys()
        assert response.headers["cache-control"] == "no-store"
        assert response.headers["x-content-type-options"] == "nosniff"


async def test_the_token_of_sign_in_works_and_claims_what_the_command_lines_does(line: Line, asking: Asking) -> None:
    body = json.dumps({"account": COUNTY_REGISTRAR, "password": PASSWORD}).encode()
    response = await line.send("POST", "/auth/sign-in", body, authorization="")
    told = response.json()
    assert told.keys() == {"accessToken", "tokenType", "expiresAt"}
    answer = await line.post({"query": GOOD}, authorization=f"{told['tokenType']} {told['accessToken']}")
    assert answer.json()["data"] == {"me": {"account": COUNTY_REGISTRAR}}
    claims = [_claims(each) for each in (told["accessToken"], await _of_the_command_line(asking))]
    assert claims[0].keys() == claims[1].keys() == {"iss", "aud", "sub", "sid", "exp"}
    for name in ("iss", "aud", "sub"):
        assert claims[0][name] == claims[1][name]
    assert abs(claims[0]["exp"] - claims[1]["exp"]) < 60


async def test_a_wrong_password_is_refused_in_the_same_shape(line: Line) -> None:
    body = json.dumps({"account": COUNTY_REGISTRAR, "password": "wrong"}).encode()
    for accept in (GRAPHQL_RESPONSE, JSON):
        response = await line.send("POST", "/auth/sign-in", body, authorization="", accept=accept)
        refused(response, "UNAUTHENTICATED", status=401)
    refused(await line.send("POST", "/auth/sign-in", b"{", authorization=""), "BAD_USER_INPUT", status=400)


async def _of_the_command_line(asking: Asking) -> str:
    return await asyncio.to_thread(vouched, asking.settings, COUNTY_REGISTRAR)


def _claims(token: str) -> dict[str, Any]:
    claims: dict[str, Any] = jwt.decode(token, options={"verify_signature": False})
    return claims


ODD = (
    '"',
    "\\",
    '\\"',
    "\n\r\t\b\f",
    "\x01\x1f\x7f",
    "\u2028\u2029",
    "𠮷😀",
    "</script>",
    "{{%s}}",
    "é\u0301",
    "\ufeff",
    "\ufffe\uffff",
)


@pytest.mark.parametrize("name", ODD, ids=range(len(ODD)))
async def test_every_text_comes_back_as_it_was_stored(
    fresh_asking: Asking, fresh_database: Database, name: str
) -> None:
    async with connected(fresh_database.owner_url) as owner:
        await owner.execute("UPDATE person SET name = $1 WHERE id = $2", name, person_id(1))
    text = """query ($n: String!) {
        people(first: 1, where: {name: {eq: $n}}, orderBy: [{name: ASC}]) { edges { cursor node { name } } } }"""
    response = await fresh_asking(COUNTY_REGISTRAR, text, {"n": name})
    (edge,) = json.loads(response.content.decode("utf-8", "strict"))["data"]["people"]["edges"]
    assert edge["node"]["name"] == name
    after = f'{{ people(last: 1, before: "{edge["cursor"]}", orderBy: [{{name: ASC}}]) {{ nodes {{ name }} }} }}'
    assert "data" in (await fresh_asking(COUNTY_REGISTRAR, after)).json(), "its cursor is good, too"


async def test_our_own_failure_tells_nothing_but_the_request_id(
    asking: Asking, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(*_: object) -> None:
        raise RuntimeError("SELECT secret FROM person")

    monkeypatch.setattr("resolvers.read.Reader.read", fail)
    with caplog.at_level(logging.ERROR, logger="registry"):
        response = await asking(COUNTY_REGISTRAR, GOOD, accept=JSON)
    refused(response, "INTERNAL_SERVER_ERROR", status=500)
    assert "secret" not in response.text
    assert response.headers["x-request-id"] in caplog.text
    assert "SELECT secret" in caplog.text
