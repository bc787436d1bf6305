"""Every response protects who reads it, and no page of another origin may ask unless its origin is listed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import httpx
import pytest

from server.protections import ALWAYS
from tests.asking import Asking
from tests.running import opened
from tests.served import GOOD
from tests.world_accounts import COUNTY_REGISTRAR

LISTED, FOREIGN = "https://bureau.example", "https://elsewhere.example"
ADDRESSES = ("/graphql", "/auth/sign-in", "/livez", "/readyz", "/metrics", "/nothing")


@pytest.fixture
async def page(asking: Asking) -> AsyncIterator[httpx.AsyncClient]:
    async with opened(replace(asking.settings, cors_origins=(LISTED,))) as client:
        yield client


def shown(response: httpx.Response) -> dict[str, str]:
    return {name: value for name, value in response.headers.items() if name.startswith("access-control-")}


@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS", "PUT"])
@pytest.mark.parametrize("url", ADDRESSES)
async def test_every_response_has_the_headers_once(asking: Asking, url: str, method: str) -> None:
    response = await asking.client.request(method, url)
    for name, value in ALWAYS.items():
        assert response.headers.get_list(name) == [value], name
    assert "strict-transport-security" not in response.headers
    assert shown(response) == {}
    assert "vary" not in response.headers


async def test_over_tls_the_browser_is_told_to_stay_there(asking: Asking) -> None:
    async with opened(asking.settings, "https://registry") as client:
        assert (await client.get("/livez")).headers["strict-transport-security"] == "max-age=31536000"


async def test_a_page_of_a_listed_origin_may_ask_and_read_the_answer(page: httpx.AsyncClient, asking: Asking) -> None:
    asks = {
        "origin": LISTED,
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization",
    }
    before = await page.options("/graphql", headers=asks)
    assert (before.status_code, before.content) == (204, b"")
    assert shown(before)["access-control-allow-origin"] == LISTED
    assert "Authorization" in shown(before)["access-control-allow-headers"]
    headers = {**await asking.headers(COUNTY_REGISTRAR), "origin": LISTED}
    answer = await page.post("/graphql", json={"query": GOOD}, headers=headers)
    assert answer.json()["data"]["me"]["account"] == COUNTY_REGISTRAR
    assert shown(answer)["access-control-allow-origin"] == LISTED
    assert "X-Request-Id" in shown(answer)["access-control-expose-headers"]
    refused = await page.post("/graphql", json={"query": GOOD}, headers={"origin": LISTED})
    assert refused.status_code == 401
    assert shown(refused)["access-control-allow-origin"] == LISTED, "or the page could not read why"


@pytest.mark.parametrize(
    "origin", [FOREIGN, "null", "*", f"{LISTED}.evil.example", LISTED.replace("https", "http"), ""]
)
async def test_nothing_is_opened_to_another_origin(page: httpx.AsyncClient, asking: Asking, origin: str) -> None:
    asks = {"origin": origin, "access-control-request-method": "POST"}
    before = await page.options("/graphql", headers=asks)
    assert before.status_code == 405
    answer = await page.post(
        "/graphql", json={"query": GOOD}, headers={**await asking.headers(COUNTY_REGISTRAR), "origin": origin}
    )
    for response in (before, answer):
        assert shown(response) == {}
        assert response.headers["vary"] == "Origin", "a cache must not give it to another origin"


async def test_no_origin_is_ever_given_credentials(page: httpx.AsyncClient) -> None:
    asks = {"origin": LISTED, "access-control-request-method": "POST"}
    assert "access-control-allow-credentials" not in (await page.options("/graphql", headers=asks)).headers
    assert "set-cookie" not in (await page.post("/auth/sign-in")).headers
