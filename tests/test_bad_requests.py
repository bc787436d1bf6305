"""Whatever bytes arrive and whatever token comes with them, the answer is a refusal with its code, and never our own failure."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from authz.token import TokenKey, issue
from server.asked import MAX_BODY
from tests.access_world import until
from tests.asking import Asking
from tests.corpus import QUESTIONS
from tests.served import GOOD, Line, refused, served
from tests.strategies import thorough
from tests.world import WORLD
from tests.world_accounts import COUNTY_REGISTRAR, DISABLED_VIEWER

ACCOUNT = WORLD.accounts[COUNTY_REGISTRAR].id


@pytest.fixture(scope="module")
async def line(asking: Asking) -> AsyncIterator[Line]:
    async with served(asking) as made:
        yield made


def soon() -> int:
    return int(time.time()) + 600


async def forged(asking: Asking, how: str) -> str:
    """A token that is not good, however near it comes."""
    terms = asking.settings
    key = TokenKey.load_or_create(terms.token_key)
    own = await asking.token(COUNTY_REGISTRAR)
    head, body, signature = own.split(".")
    session = jwt.decode(own, options={"verify_signature": False})["sid"]
    claims = jwt.decode(own, options={"verify_signature": False})
    expired = {**claims, "exp": int(time.time()) - 1}
    return {
        "expired": jwt.encode(expired, key.private, algorithm="EdDSA"),
        "a foreign issuer": issue(key, "somebody", terms.token_audience, ACCOUNT, session, soon()),
        "a foreign audience": issue(key, terms.token_issuer, "something", ACCOUNT, session, soon()),
        "another key": jwt.encode(claims, Ed25519PrivateKey.generate(), algorithm="EdDSA"),
        "no signature": f"{head}.{body}.",
        "no algorithm": jwt.encode(claims, "", algorithm="none"),
        "the public key as a secret": jwt.encode(claims, "x" * 32, algorithm="HS256"),
        "another body": f"{head}.{body[:-4]}AAAA.{signature}",
        "cut": own[:-10],
        "no session of the account": issue(key, terms.token_issuer, terms.token_audience, ACCOUNT, uuid4(), soon()),
        "another account's session": issue(
            key, terms.token_issuer, terms.token_audience, WORLD.accounts[DISABLED_VIEWER].id, session, soon()
        ),
        "garbage": "x",
        "garbage of three parts": "a.b.c",
        "very long": "a" * 20_000,
    }[how]


TOKENS = (
    "expired", "a foreign issuer", "a foreign audience", "another key", "no signature", "no algorithm",
    "the public key as a secret", "another body", "cut", "no session of the account", "another account's session",
    "garbage", "garbage of three parts", "very long",
)  # fmt: skip


@pytest.mark.parametrize("how", TOKENS)
async def test_a_token_that_is_not_good_is_refused(line: Line, asking: Asking, how: str) -> None:
    response = await line.post({"query": GOOD}, authorization=f"Bearer {await forged(asking, how)}")
    refused(response, "UNAUTHENTICATED")
    assert response.headers["www-authenticate"].startswith("Bearer")
    await line.goes_on(response)


@pytest.mark.parametrize("header", ["", "Bearer", "Basic dTpw", "bearer a b c", "Token x"])
async def test_a_request_without_a_bearer_token_is_refused(line: Line, header: str) -> None:
    response = await line.post({"query": GOOD}, authorization=header)
    refused(response, "UNAUTHENTICATED")
    await line.goes_on(response)


async def test_who_has_no_token_learns_nothing_about_the_request(line: Line) -> None:
    for body in (b"", b"{", b'{"query": "{ nothing }"}'):
        refused(await line.send("POST", "/graphql", body, authorization=""), "UNAUTHENTICATED")
    refused(await line.send("POST", "/graphql", b"x" * 10_000_000, authorization=""), "UNAUTHENTICATED")
    await line.goes_on(await line.ask(GOOD))


QUERY = json.dumps(GOOD)
BODIES: dict[str, tuple[bytes, int]] = {
    "empty": (b"", 400),
    "a number": (b"3", 400),
    "null": (b"null", 400),
    "a text": (b'"x"', 400),
    "a list": (b"[]", 400),
    "a batch": (f'[{{"query": {QUERY}}}]'.encode(), 400),
    "an empty object": (b"{}", 400),
    "half an object": (b'{"query": ', 400),
    "no JSON": (b"query { me { id } }", 400),
    "broken UTF-8": (b'{"query": "\xff\xfe"}', 400),
    "a lone surrogate in UTF-8": (b'{"query": "{ me { id } } # \xed\xa0\x80"}', 400),
    "UTF-16": (f'{{"query": {QUERY}}}'.encode("utf-16"), 400),
    "a byte order mark": (f'\ufeff{{"query": {QUERY}}}'.encode(), 400),
    "a query that is null": (b'{"query": null}', 400),
    "a query that is a number": (b'{"query": 1}', 400),
    "a query that is empty": (b'{"query": ""}', 400),
    "a query twice": (f'{{"query": "{{ nothing }}", "query": {QUERY}}}'.encode(), 400),
    "a variable twice": (f'{{"query": {QUERY}, "variables": {{"a": 1, "a": 2}}}}'.encode(), 400),
    "variables that are a list": (f'{{"query": {QUERY}, "variables": []}}'.encode(), 400),
    "variables that are a text": (f'{{"query": {QUERY}, "variables": "{{}}"}}'.encode(), 400),
    "extensions that are a number": (f'{{"query": {QUERY}, "extensions": 1}}'.encode(), 400),
    "an operation name that is a number": (f'{{"query": {QUERY}, "operationName": 5}}'.encode(), 400),
    "not a number": (f'{{"query": {QUERY}, "variables": {{"a": NaN}}}}'.encode(), 400),
    "more than any number": (f'{{"query": {QUERY}, "variables": {{"a": 1e999}}}}'.encode(), 400),
    "infinity": (f'{{"query": {QUERY}, "variables": {{"a": -Infinity}}}}'.encode(), 400),
    "a number of 10,000 digits": (f'{{"query": {QUERY}, "variables": {{"a": {"9" * 10_000}}}}}'.encode(), 400),
    "10,000 levels": (b"[" * 10_000 + b"]" * 10_000, 400),
    "10,000 levels of variables": (
        f'{{"query": {QUERY}, "variables": {{"a": {"[" * 10_000}{"]" * 10_000}}}}}'.encode(),
        400,
    ),
    "a megabyte too much": (b'{"query": "' + b"x" * (MAX_BODY + 100_000) + b'"}', 413),
}


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("accept", ["application/graphql-response+json", "application/json"])
async def test_a_body_that_holds_no_request_is_refused_whatever_the_client_accepts(
    line: Line, body: str, accept: str
) -> None:
    content, status = BODIES[body]
    response = await line.send("POST", "/graphql", content, accept=accept)
    refused(response, "BAD_USER_INPUT", status=status)
    await line.goes_on(response, here=status != 413)


@pytest.mark.parametrize(
    "kind",
    [
        "", "text/plain", "application/json-seq", "application/graphql", "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x", "application/json; charset=utf-16", "application/jsonx", "json", ";",
    ],
)  # fmt: skip
async def test_another_content_type_is_refused(line: Line, kind: str) -> None:
    response = await line.send("POST", "/graphql", json.dumps({"query": GOOD}).encode(), content_type=kind)
    refused(response, "BAD_USER_INPUT", status=415)
    await line.goes_on(response)


@pytest.mark.parametrize(
    "query",
    [
        "", "query=", "query", "operationName=A", "query=%7Bme%7Bid%7D%7D&query=x", "query=%FF", "query=%ED%A0%80",
        "query=%7Bme%7Bid%7D%7D&variables=%7B", "query=%7Bme%7Bid%7D%7D&variables=3",
        "query=%7Bme%7Bid%7D%7D&variables=%5B%5D", "query=%7Bme%7Bid%7D%7D&extensions=x",
        "query=%7Bme%7Bid%7D%7D&variables=%22%FF%22", "&".join(f"a{number}=1" for number in range(50)),
    ],
)  # fmt: skip
async def test_a_query_string_that_holds_no_request_is_refused(line: Line, query: str) -> None:
    response = await line.send("GET", f"/graphql?{query}")
    refused(response, "BAD_USER_INPUT", status=400)
    await line.goes_on(response)


@pytest.mark.parametrize(
    ("operation", "code"), [("mutation", "GRAPHQL_VALIDATION_FAILED"), ("subscription", "OPERATION_RESOLUTION_FAILURE")]
)
async def test_only_queries_are_read_from_a_query_string(line: Line, operation: str, code: str) -> None:
    response = await line.send("GET", f"/graphql?query={operation}%7Bme%7Bid%7D%7D")
    refused(response, code)


JSON_VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(), max_size=20)
    | st.sampled_from(["2019-02-30", "1e999999", "Person:x", "\0", "\ud800", "2019-01-01T00:00:00Z", "MALE", "W10="]),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.sampled_from(["eq", "in", "and", "or", "not", "name", "id", "within", "division", "some"]), inner),
    max_leaves=12,
)  # fmt: skip
WITH_VARIABLES = [each for each in QUESTIONS if each.variables]


async def never_our_failure(line: Line, body: bytes) -> None:
    response = await line.send("POST", "/graphql", body)
    told = response.json()
    codes = [error["extensions"]["code"] for error in told.get("errors", [])]
    assert response.status_code < 500
    assert "INTERNAL_SERVER_ERROR" not in codes
    assert ("data" in told) != bool(codes)


@thorough(60)
@given(body=st.binary(max_size=200) | JSON_VALUES.map(lambda value: json.dumps(value).encode()))
async def test_no_body_makes_the_server_fail(line: Line, body: bytes) -> None:
    await never_our_failure(line, body)


@thorough(60)
@given(place=st.integers(0, 1000), at=st.integers(0, 2000), letter=st.characters(codec="utf-8"))
async def test_no_letter_put_into_a_document_makes_the_server_fail(
    line: Line, place: int, at: int, letter: str
) -> None:
    operation = QUESTIONS[place % len(QUESTIONS)]
    cut = at % len(operation.text)
    text = operation.text[:cut] + letter + operation.text[cut + 1 :]
    await never_our_failure(line, json.dumps({"query": text, "variables": operation.variables}).encode())


@thorough(60)
@given(place=st.integers(0, 1000), data=st.data())
async def test_no_variables_make_the_server_fail(line: Line, place: int, data: st.DataObject) -> None:
    operation = WITH_VARIABLES[place % len(WITH_VARIABLES)]
    assert operation.variables
    variables = {name: data.draw(st.just(kept) | JSON_VALUES) for name, kept in operation.variables.items()}
    await never_our_failure(line, json.dumps({"query": operation.text, "variables": variables}).encode())


@pytest.mark.parametrize("address", ["/graphql", "/auth/sign-in"])
async def test_a_client_that_leaves_in_the_middle_of_its_body_is_no_failure_of_ours(
    line: Line, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "registry")
    base = line.client.base_url
    _, writer = await asyncio.open_connection(base.host, base.port)
    writer.write(
        f"POST {address} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {line.token}\r\nContent-Type: application/json\r\n"
        "Content-Length: 100\r\n\r\n{".encode()
    )
    await writer.drain()
    writer.close()
    await until(lambda: "refused" in caplog.messages)
    assert [record for record in caplog.records if record.levelname in {"WARNING", "ERROR"}] == []
