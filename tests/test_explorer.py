"""The explorer: where it is and where not, what a browser may do with it, and who is let in by a click."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import httpx
import pytest

from authz.token import TokenKey, TokenReader
from errors import FOREIGN_NAME, FOREIGN_PAGE, INVALID_REQUEST, PAGE_NOT_FOUND, SIGN_IN_FAILED
from explorer import building
from server import explorer
from server.demo.accounts import DESKS as ROLES
from server.demo.divisions import divisions
from server.demo_desk import DESKS, PLACES
from server.protections import ALWAYS
from server.settings import Mode, Settings, Switch
from tests.asking import Asking
from tests.running import opened
from tests.served import LEAKS
from tests.world_accounts import COUNTY_VIEWER, DISABLED_VIEWER, MIXED, NOBODY

HERE = "http://localhost"
ASSET = "files/page-Ab1_2cD3.js"
ADDRESSES = ("/", "/explorer/desk.json", f"/explorer/{ASSET}", "/explorer/files/nothing.js")
DEMO_ONLY = ("/auth/demo",)


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A page as Vite would have built it: no Node is needed to serve one."""
    folder = tmp_path / "dist"
    (folder / "files").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html><title>民政登记图</title>", encoding="utf-8")
    (folder / ASSET).write_text("0;\n" * 1000, encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    monkeypatch.setattr(explorer, "BUILT", folder)
    return folder


@pytest.fixture
async def page(asking: Asking, built: Path) -> AsyncIterator[httpx.AsyncClient]:
    assert built.is_dir()
    async with opened(asking.settings, HERE) as client:
        yield client


def in_production(settings: Settings, switch: Switch | None) -> Settings:
    return replace(settings, mode=Mode.PRODUCTION, explorer=switch)


def is_no_page(response: httpx.Response) -> bool:
    error = response.json()["errors"][0]
    return response.status_code == 404 and error["message"] == PAGE_NOT_FOUND.zh


async def test_the_demo_shows_the_page_and_its_files(page: httpx.AsyncClient) -> None:
    shown = await page.get("/")
    assert (shown.status_code, shown.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "民政登记图" in shown.text
    script = await page.get(f"/explorer/{ASSET}")
    assert (script.status_code, script.headers["content-type"]) == (200, "text/javascript; charset=utf-8")


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_in_production_there_is_none_of_it(asking: Asking, built: Path, method: str) -> None:
    assert built.is_dir()
    async with opened(in_production(asking.settings, None)) as client:
        for address in (*ADDRESSES, *DEMO_ONLY):
            assert is_no_page(await client.request(method, address, json={"account": COUNTY_VIEWER})), address


@pytest.mark.parametrize("mode", [Mode.DEMO, Mode.PRODUCTION])
async def test_switched_off_there_is_none_of_it_in_any_mode(asking: Asking, built: Path, mode: Mode) -> None:
    assert built.is_dir()
    async with opened(replace(asking.settings, mode=mode, explorer=Switch.OFF)) as client:
        for address in (*ADDRESSES, *DEMO_ONLY):
            assert is_no_page(await client.post(address, json={"account": COUNTY_VIEWER})), address
            assert is_no_page(await client.get(address)), address


async def test_switched_on_in_production_it_signs_in_by_password_only(asking: Asking, built: Path) -> None:
    assert built.is_dir()
    async with opened(in_production(asking.settings, Switch.ON)) as client:
        assert (await client.get("/")).status_code == 200
        assert (await client.get("/explorer/desk.json")).json() == {"demo": None}
        assert is_no_page(await client.post("/auth/demo", json={"account": COUNTY_VIEWER}))


async def test_the_page_loads_from_this_server_only_and_keeps_every_protection(page: httpx.AsyncClient) -> None:
    for address in ("/", f"/explorer/{ASSET}"):
        response = await page.get(address)
        own = {"Content-Security-Policy", "Cache-Control"}
        for name, value in ALWAYS.items():
            given = response.headers.get_list(name)
            assert len(given) == 1, name
            assert name in own or given == [value], name
        policy = dict(each.split(" ", 1) for each in response.headers["content-security-policy"].split("; "))
        assert policy == dict(explorer.POLICY)
    allowed = {word for words in explorer.POLICY.values() for word in words.split()}
    assert allowed == {"'self'", "'none'", "data:", "'unsafe-inline'"}
    assert explorer.POLICY["script-src"] == explorer.POLICY["connect-src"] == "'self'"


async def test_named_files_are_kept_for_good_and_the_page_is_asked_for_anew(page: httpx.AsyncClient) -> None:
    file = await page.get(f"/explorer/{ASSET}")
    assert file.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert file.headers["content-encoding"] == "gzip"
    again = await page.get(f"/explorer/{ASSET}", headers={"if-none-match": file.headers["etag"]})
    assert again.status_code == 304
    assert (await page.get("/")).headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "path",
    [
        "../index.html",
        "../../secret.txt",
        "%2e%2e/%2e%2e/secret.txt",
        "..%2f..%2fsecret.txt",
        "%2fetc%2fpasswd",
        "%00",
        "a%00.js",
        "x" * 5000,
        "%ff",
        "nothing.js",
        "",
        "..",
        "inside",
        "outside",
    ],
)
async def test_nothing_but_a_file_of_the_page_is_handed_out(page: httpx.AsyncClient, built: Path, path: str) -> None:
    (built / "files" / "inside").mkdir()
    (built / "files" / "outside").symlink_to(built.parent / "secret.txt")
    response = await page.get(httpx.URL(f"{HERE}/explorer/files/", raw_path=f"/explorer/files/{path}".encode()))
    assert is_no_page(response), response.text
    assert [leak for leak in (*LEAKS, "secret") if leak in response.text] == []
    assert response.headers["cache-control"] == "no-store", "what is not there today may be there tomorrow"


async def test_files_are_read_and_not_written(page: httpx.AsyncClient) -> None:
    for method in ("POST", "PUT", "DELETE"):
        assert (await page.request(method, f"/explorer/{ASSET}")).status_code == 405
        assert (await page.request(method, "/")).status_code == 405


async def test_a_page_that_is_not_built_says_how_to_get_it(
    asking: Asking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(explorer, "BUILT", tmp_path / "dist")
    async with opened(asking.settings) as client:
        told = await client.get("/")
        assert (told.status_code, told.headers["content-type"]) == (503, "text/html; charset=utf-8")
        assert "make explorer" in told.text
        assert "explorer/dist" in told.text
        assert is_no_page(await client.get(f"/explorer/{ASSET}"))
        assert (await client.get("/livez")).status_code == 200


async def test_the_page_offers_the_demos_own_roles_in_divisions_that_lie_one_in_the_other(
    page: httpx.AsyncClient,
) -> None:
    told = (await page.get("/explorer/desk.json")).json()["demo"]
    assert {each["name"].upper(): each["title"] for each in told["roles"]} == ROLES
    known = {each.code: each for each in divisions()}
    codes = [each["code"] for each in told["places"]]
    assert [known[code].level for code in codes] == ["city", "county", "township", "village"]
    assert all(known[place.code].name.startswith(place.name) for place in PLACES)
    assert all(inner.startswith(outer) for outer, inner in pairwise(codes[1:]))


async def test_a_click_gives_a_token_of_that_account(page: httpx.AsyncClient, asking: Asking) -> None:
    behind_tls = {"origin": HERE.replace("http:", "https:"), "sec-fetch-site": "same-origin"}
    for headers in ({}, {"origin": HERE, "sec-fetch-site": "same-origin"}, behind_tls):
        answer = await page.post("/auth/demo", json={"account": COUNTY_VIEWER}, headers=headers)
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "no-store"
        told = answer.json()
        assert told.keys() == {"accessToken", "tokenType", "expiresAt"}
        key = TokenKey.load_or_create(asking.settings.token_key)
        TokenReader(key, asking.settings.token_issuer, asking.settings.token_audience).read(told["accessToken"])
        me = await page.post(
            "/graphql",
            json={"query": "{ me { account } }"},
            headers={"authorization": f"Bearer {told['accessToken']}"},
        )
        assert me.json()["data"] == {"me": {"account": COUNTY_VIEWER}}


@pytest.mark.parametrize(
    "account",
    [NOBODY, MIXED, DISABLED_VIEWER, "viewer@999999", "viewer@32132", "VIEWER@321322", "viewer@３２１３２２", "",
     "viewer@321322 ", "viewer@321322\n", "viewer@321322\0", "registry_owner"],
)  # fmt: skip
async def test_no_other_account_is_let_in_by_a_click(page: httpx.AsyncClient, account: str) -> None:
    answer = await page.post("/auth/demo", json={"account": account})
    assert (answer.status_code, answer.json()["errors"][0]["message"]) == (401, SIGN_IN_FAILED.zh)


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"origin": "http://["},
        {"origin": ""},
        {"origin": f"{HERE}.elsewhere.example"},
        {"origin": f"{HERE}:8000"},
        {"origin": HERE.replace("http:", "https:"), "sec-fetch-site": "cross-site"},
        {"origin": HERE, "sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
async def test_a_page_of_another_origin_lets_nobody_in(page: httpx.AsyncClient, headers: dict[str, str]) -> None:
    answer = await page.post("/auth/demo", json={"account": COUNTY_VIEWER}, headers=headers)
    assert (answer.status_code, answer.json()["errors"][0]["message"]) == (403, FOREIGN_PAGE.zh)


async def test_a_page_that_may_ask_may_still_not_sign_in_by_a_click(asking: Asking) -> None:
    listed = "https://bureau.example"
    async with opened(replace(asking.settings, cors_origins=(listed,))) as client:
        answer = await client.post("/auth/demo", json={"account": COUNTY_VIEWER}, headers={"origin": listed})
    assert (answer.status_code, answer.json()["errors"][0]["message"]) == (403, FOREIGN_PAGE.zh)


@pytest.mark.parametrize("host", ["elsewhere.example", "elsewhere.example:80", "registry", ""])
async def test_a_name_that_was_pointed_here_lets_nobody_in(page: httpx.AsyncClient, host: str) -> None:
    headers = {"host": host, "origin": f"http://{host}", "sec-fetch-site": "same-origin"} if host else {"host": host}
    answer = await page.post("/auth/demo", json={"account": COUNTY_VIEWER}, headers=headers)
    assert (answer.status_code, answer.json()["errors"][0]["message"]) == (403, FOREIGN_NAME.zh)


async def test_a_name_that_the_settings_list_lets_in_its_own_page(asking: Asking) -> None:
    listed = "https://bureau.example"
    headers = {"host": "bureau.example", "origin": listed, "sec-fetch-site": "same-origin"}
    async with opened(replace(asking.settings, cors_origins=(listed,))) as client:
        answer = await client.post("/auth/demo", json={"account": COUNTY_VIEWER}, headers=headers)
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "media", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]
)
async def test_what_a_form_can_send_lets_nobody_in(page: httpx.AsyncClient, media: str) -> None:
    body = b'{"account": "viewer@321322"}'
    answer = await page.post("/auth/demo", content=body, headers={"content-type": media} if media else {})
    assert answer.status_code == 415
    assert "accessToken" not in answer.text


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"null", b"[]", b'"viewer@321322"', b"{}", b'{"account": 1}', b'{"account": ["viewer@321322"]}',
     b'{"account": "viewer@321322", "password": "x"}', b"[" * 5000, b" " * 9000, b"\xff"],
)  # fmt: skip
async def test_a_body_of_another_shape_lets_nobody_in(page: httpx.AsyncClient, body: bytes) -> None:
    answer = await page.post("/auth/demo", content=body, headers={"content-type": "application/json"})
    assert answer.status_code in {200, 400}
    error = answer.json()["errors"][0]
    assert (error["message"], error["extensions"]["code"]) == (
        INVALID_REQUEST.zh.format(detail='{"account": "viewer@321300"}'),
        "BAD_USER_INPUT",
    )


def test_every_desk_of_the_page_has_words_and_every_source_is_stamped() -> None:
    assert all(desk.title and desk.about for desk in DESKS)
    names = {path.relative_to(building.HERE).as_posix() for path in building.sources()}
    assert {"index.html", "package-lock.json", "vite.config.js", "src/main.jsx"} <= names
    there = {
        (Path(folder) / file).relative_to(building.HERE).as_posix()
        for part in ("src", "examples")
        for folder, _, files in os.walk(building.HERE / part)
        for file in files
    }
    assert there <= names, "a source that could change without the page being built anew"
