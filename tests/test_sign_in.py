"""Whoever knows the password gets a token that works; whoever does not learns nothing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime
from functools import cache
from time import time

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from httpx import ASGITransport, AsyncClient, Response
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

import server.sign_in
from authz.principal import civil_day, read_principal
from authz.token import TokenKey, TokenReader
from db.engine import Engine, connection, create_engine
from errors import SIGN_IN_FAILED, Refused
from server.sign_in import AT_ONCE, LONGEST_BODY, SignInDesk, hash_password
from tests.access_world import Account, Registrar
from tests.ground import Database

KEY = TokenKey(Ed25519PrivateKey.generate())
READER = TokenReader(KEY, "registry", "graph")
PASSWORD = "正确的马 battery"
LIFETIME = 3600


@cache
def password_hash() -> str:
    return hash_password(PASSWORD)


@pytest.fixture
async def owner(database: Database) -> AsyncIterator[Registrar]:
    async with Registrar(database.owner_url) as hand:
        yield hand


@pytest.fixture
async def engine(database: Database) -> AsyncIterator[Engine]:
    made = create_engine(database.runtime_url, 2, 60_000)
    yield made
    await made.dispose()


@pytest.fixture
def desk(engine: Engine) -> SignInDesk:
    return SignInDesk(engine, KEY, "registry", "graph", LIFETIME)


@pytest.fixture
async def client(desk: SignInDesk) -> AsyncIterator[AsyncClient]:
    async def refuse(_: Request, refused: Exception) -> JSONResponse:
        assert isinstance(refused, Refused)
        return JSONResponse({"code": refused.code.name, "text": refused.text("zh")}, refused.code.status)

    app = Starlette(
        routes=[Route("/auth/sign-in", desk.answer, methods=["POST"])], exception_handlers={Refused: refuse}
    )
    async with AsyncClient(transport=ASGITransport(app), base_url="http://registry") as made:
        yield made


async def knock(client: AsyncClient, account: object, password: object = PASSWORD) -> Response:
    return await client.post("/auth/sign-in", json={"account": account, "password": password})


async def known(owner: Registrar) -> Account:
    return await owner.account(password_hash=password_hash())


async def test_the_right_password_gives_a_token_for_a_new_session(
    client: AsyncClient, owner: Registrar, engine: Engine
) -> None:
    account, before = await known(owner), int(time())
    answer = await knock(client, account.name)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    told = answer.json()
    claims = READER.read(told["accessToken"])
    assert told["tokenType"] == "Bearer"
    assert datetime.fromisoformat(told["expiresAt"]).timestamp() == claims.expires_at
    assert before + LIFETIME <= claims.expires_at <= time() + LIFETIME + 1
    assert claims.session != account.session_id
    async with connection(engine) as lent:
        found = await read_principal(lent, claims, civil_day())
    assert (found.account, found.expires_at) == (account.name, claims.expires_at)


async def test_each_sign_in_is_a_session_of_its_own(client: AsyncClient, owner: Registrar) -> None:
    account = await known(owner)
    first, second = [READER.read((await knock(client, account.name)).json()["accessToken"]) for _ in range(2)]
    assert first.session != second.session


@pytest.mark.parametrize(
    "password", ["", "wrong", PASSWORD + " ", PASSWORD.upper(), "x" * 5000, "\0", "\ud800"], ids=range(7)
)
async def test_a_wrong_password_is_refused(client: AsyncClient, owner: Registrar, password: str) -> None:
    account = await known(owner)
    body = '{"account": "%s", "password": %s}' % (account.name, _ascii_json(password))  # noqa: UP031
    answer = await client.post("/auth/sign-in", content=body)
    assert (answer.status_code, answer.json()["code"]) == (401, "UNAUTHENTICATED")


def _ascii_json(text: str) -> str:
    return '"' + "".join(f"\\u{ord(letter):04x}" if not letter.isalnum() else letter for letter in text) + '"'


async def test_an_unknown_account_is_refused_like_a_wrong_password(client: AsyncClient, owner: Registrar) -> None:
    account = await known(owner)
    wrong = await knock(client, account.name, "wrong")
    for name in ("nobody@000000", "", account.name.upper(), account.name + " ", "x" * 300, "nul\0", "' OR true --"):
        answer = await knock(client, name)
        assert (answer.status_code, answer.json()) == (wrong.status_code, wrong.json())


async def test_a_name_with_half_a_surrogate_is_refused_like_any_unknown_one(client: AsyncClient) -> None:
    answer = await client.post("/auth/sign-in", content=r'{"account": "\ud800", "password": "x"}')
    assert answer.status_code == 401


async def test_a_disabled_account_is_refused(client: AsyncClient, owner: Registrar) -> None:
    account = await known(owner)
    await owner.change("UPDATE user_account SET disabled_at = now() WHERE id = $1", account.id)
    assert (await knock(client, account.name)).status_code == 401


@pytest.mark.parametrize("kept", [None, "", "plain", "$argon2id$broken"])
async def test_an_account_without_a_sound_hash_is_refused_with_any_password(
    client: AsyncClient, owner: Registrar, kept: str | None
) -> None:
    account = await owner.account(password_hash=kept)
    for password in ("", "plain", "nobody", PASSWORD):
        assert (await knock(client, account.name, password)).status_code == 401


async def test_an_unknown_account_costs_the_same_work_as_a_known_one(
    client: AsyncClient, owner: Registrar, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[str | None] = []
    check = server.sign_in._right

    def counted(kept: str | None, password: str) -> bool:
        checked.append(kept)
        return check(kept, password)

    monkeypatch.setattr(server.sign_in, "_right", counted)
    verified: list[str] = []
    hasher = server.sign_in._HASHER

    class Counting:
        def verify(self, kept: str, password: str) -> bool:
            verified.append(kept.rsplit("$", 2)[0])
            return hasher.verify(kept, password)

        def hash(self, password: str) -> str:
            return hasher.hash(password)

    monkeypatch.setattr(server.sign_in, "_HASHER", Counting())
    await knock(client, (await known(owner)).name, "wrong")
    await knock(client, "nobody@000000", "wrong")
    assert len(checked) == 2
    assert len(set(verified)) == 1, "both checks have the same parameters"


BAD_BODIES = [
    b"",
    b"{",
    b"null",
    b"[]",
    b'"x"',
    b"\xff\xfe",
    b"{}",
    b'{"account": "a"}',
    b'{"account": "a", "password": null}',
    b'{"account": 1, "password": "x"}',
    b'{"account": ["a"], "password": "x"}',
    b'{"account": "a", "password": "x", "role": "ADMINISTRATOR"}',
    b"[" * 5000,
    b" " * (LONGEST_BODY + 1),
    b'{"account": "' + b"a" * 1_000_000 + b'", "password": "x"}',
]


@pytest.mark.parametrize("body", BAD_BODIES, ids=range(len(BAD_BODIES)))
async def test_a_body_of_another_shape_is_refused(client: AsyncClient, body: bytes) -> None:
    answer = await client.post("/auth/sign-in", content=body)
    assert (answer.status_code, answer.json()["code"]) == (400, "BAD_USER_INPUT")


async def test_an_account_disabled_while_its_password_is_checked_gets_no_session(
    desk: SignInDesk, owner: Registrar, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = await known(owner)
    loop = asyncio.get_running_loop()

    def meanwhile(_kept: str | None, _password: str) -> bool:
        disable = owner.change("UPDATE user_account SET disabled_at = now() WHERE id = $1", account.id)
        asyncio.run_coroutine_threadsafe(disable, loop).result()
        return True

    monkeypatch.setattr(server.sign_in, "_right", meanwhile)
    with pytest.raises(Refused) as caught:
        await desk.sign_in(account.name, PASSWORD)
    assert caught.value.sentence is SIGN_IN_FAILED


async def test_a_crowd_at_the_desk_is_checked_a_few_at_a_time(
    desk: SignInDesk, owner: Registrar, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = await known(owner)
    busy = most = 0
    gate = asyncio.Event()

    async def in_turn(_check: object, *_: object) -> bool:
        nonlocal busy, most
        busy += 1
        most = max(most, busy)
        await gate.wait()
        busy -= 1
        return True

    monkeypatch.setattr("server.sign_in.asyncio.to_thread", in_turn)
    crowd = [asyncio.create_task(desk.sign_in(account.name, PASSWORD)) for _ in range(10)]
    async with asyncio.timeout(60):
        while busy < AT_ONCE:
            await asyncio.sleep(0.01)
        gate.set()
        await asyncio.gather(*crowd)
    assert most == AT_ONCE


async def test_the_command_line_gets_a_token_without_a_password(desk: SignInDesk, owner: Registrar) -> None:
    account = await known(owner)
    assert READER.read((await desk.vouch(account.name)).token).subject == account.id
    with pytest.raises(Refused):
        await desk.vouch("nobody@000000")


async def test_no_session_is_opened_that_is_already_over(engine: Engine, owner: Registrar) -> None:
    account = await known(owner)
    async with connection(engine) as lent:
        past = await lent.fetchval("SELECT authz_open_session($1, now() - interval '1 second')", account.id)
    assert past is None


async def test_a_pass_never_prints_its_token(desk: SignInDesk, owner: Registrar) -> None:
    given = await desk.vouch((await known(owner)).name)
    assert given.token not in repr(given)
