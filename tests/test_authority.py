"""Who asks is remembered, and forgotten within a second of any change that matters."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable
from datetime import timedelta
from time import time
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

import server.authority
from authz.policy import Asker
from authz.principal import civil_day
from authz.token import TokenKey, TokenReader, issue
from db.engine import Engine, create_engine
from errors import SESSION_ENDED, TOKEN_EXPIRED, TOKEN_INVALID, TOKEN_MISSING, Refused, Sentence
from server.authority import Authority, bearer_token
from tests.access_world import Account, Registrar, lost, until, within_a_second
from tests.ground import Database

KEY = TokenKey(Ed25519PrivateKey.generate())
READER = TokenReader(KEY, "registry", "graph")


@pytest.fixture
async def owner(database: Database) -> AsyncIterator[Registrar]:
    async with Registrar(database.owner_url) as hand:
        yield hand


@pytest.fixture
async def engine(database: Database) -> AsyncIterator[Engine]:
    made = create_engine(database.runtime_url, 4, 60_000, {"application_name": f"authority-{uuid4()}"})
    yield made
    await made.dispose()


@pytest.fixture
async def authority(engine: Engine) -> AsyncIterator[Authority]:
    made = Authority(engine, READER)
    made.start()
    await until(lambda: made._watch.version is not None)
    yield made
    await made.stop()


def token(account: Account) -> str:
    return issue(KEY, "registry", "graph", account.id, account.session_id, account.expires_at)


async def refusal(authority: Authority, text: str | None) -> Sentence | None:
    try:
        await authority.principal(text)
    except Refused as refused:
        return refused.sentence
    return None


async def reads(authority: Authority, text: str, name: str) -> bool:
    return (await authority.principal(text)).grants.get(name) is not None


async def viewer(owner: Registrar, role: str = "VIEWER") -> tuple[Account, str]:
    account = await owner.account()
    await owner.assign(account, role, await owner.division("county"))
    return account, token(account)


async def test_an_asker_knows_who_what_and_where(authority: Authority, owner: Registrar) -> None:
    account, text = await viewer(owner)
    asker = await authority.principal(text)
    grant = asker.grants.get("person")
    assert asker.principal.account == account.name
    assert grant is not None
    assert grant.county == (await owner.division("county"),)
    assert asker.grants.get("person.contact") is None
    assert asker.divisions.find(await owner.division("village")) is not None


async def test_an_asker_is_remembered(authority: Authority, owner: Registrar) -> None:
    _, text = await viewer(owner)
    assert await authority.principal(text) is await authority.principal(text)


async def test_a_remembered_asker_costs_no_connection(
    authority: Authority, owner: Registrar, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, text = await viewer(owner)
    await until(lambda: _settled(authority, text))
    monkeypatch.setattr(server.authority, "connection", lambda _: pytest.fail("it went to the database"))
    assert (await authority.principal(text)).grants.get("person") is not None


async def _settled(authority: Authority, text: str) -> bool:
    await authority.principal(text)
    return authority._known[text].version == authority._watch.version


@pytest.mark.parametrize("text", [None, ""])
async def test_without_a_token_nobody_asks(authority: Authority, text: str | None) -> None:
    assert await refusal(authority, text) is TOKEN_MISSING


async def test_a_token_that_is_none_is_refused(authority: Authority) -> None:
    assert await refusal(authority, "x.y.z") is TOKEN_INVALID


async def test_a_token_for_a_session_that_does_not_exist_is_refused(authority: Authority) -> None:
    text = issue(KEY, "registry", "graph", uuid4(), uuid4(), int(time()) + 60)
    assert await refusal(authority, text) is SESSION_ENDED


async def test_an_ended_session_is_over_within_a_second(authority: Authority, owner: Registrar) -> None:
    account, text = await viewer(owner)
    await authority.principal(text)
    await owner.end_session(account)
    await within_a_second(lambda: _is(authority, text, SESSION_ENDED))


async def _is(authority: Authority, text: str, sentence: Sentence) -> bool:
    return await refusal(authority, text) is sentence


async def test_a_disabled_account_is_out_within_a_second(authority: Authority, owner: Registrar) -> None:
    account, text = await viewer(owner)
    await authority.principal(text)
    await owner.change("UPDATE user_account SET disabled_at = now() WHERE id = $1", account.id)
    await within_a_second(lambda: _is(authority, text, SESSION_ENDED))


async def test_a_role_given_and_taken_is_felt_within_a_second(authority: Authority, owner: Registrar) -> None:
    account = await owner.account()
    text = token(account)
    assert not await reads(authority, text, "person")
    given = await owner.assign(account, "VIEWER", await owner.division("city"))
    await within_a_second(lambda: reads(authority, text, "person"))
    await owner.change("DELETE FROM role_assignment WHERE id = $1", given)
    await within_a_second(lambda: _not(reads(authority, text, "person")))


async def _not(answer: Awaitable[bool]) -> bool:
    return not await answer


async def test_a_rule_made_and_unmade_is_felt_within_a_second(authority: Authority, owner: Registrar) -> None:
    _, text = await viewer(owner, "EXCHANGE")
    assert not await reads(authority, text, "household")
    await owner.change(
        "INSERT INTO policy_rule (role, object, action, reason) VALUES ('EXCHANGE', 'household', 'read', '试验')"
    )
    await within_a_second(lambda: reads(authority, text, "household"))
    await owner.change("DELETE FROM policy_rule WHERE role = 'EXCHANGE' AND object = 'household'")
    await within_a_second(lambda: _not(reads(authority, text, "household")))


async def test_two_workers_feel_the_same_change(database: Database, authority: Authority, owner: Registrar) -> None:
    engine = create_engine(database.runtime_url, 2, 60_000)
    other = Authority(engine, READER)
    other.start()
    account, text = await viewer(owner)
    assert await reads(authority, text, "person")
    assert await reads(other, text, "person")
    await owner.end_session(account)
    await within_a_second(lambda: _is(authority, text, SESSION_ENDED))
    await within_a_second(lambda: _is(other, text, SESSION_ENDED))
    await other.stop()
    await engine.dispose()


async def test_a_change_that_is_rolled_back_changes_nothing(authority: Authority, owner: Registrar) -> None:
    account, text = await viewer(owner)
    before = await authority.principal(text)
    change = owner.connection.transaction()
    await change.start()
    await owner.end_session(account)
    assert await refusal(authority, text) is None
    await change.rollback()
    assert await authority.principal(text) is before


async def test_without_a_line_of_its_own_it_asks_every_time(engine: Engine, owner: Registrar) -> None:
    deaf = Authority(engine, READER)
    account, text = await viewer(owner)
    assert await reads(deaf, text, "person")
    await owner.end_session(account)
    assert await refusal(deaf, text) is SESSION_ENDED


async def test_a_change_while_the_line_is_down_is_not_missed(
    authority: Authority, engine: Engine, owner: Registrar, database: Database
) -> None:
    account, text = await viewer(owner)
    await authority.principal(text)
    await lost(authority._watch, database, engine)
    await owner.end_session(account)
    await within_a_second(lambda: _is(authority, text, SESSION_ENDED))
    await until(lambda: authority._watch.version is not None)


async def test_a_change_elsewhere_keeps_what_was_derived(authority: Authority, owner: Registrar) -> None:
    _, text = await viewer(owner)
    before = await authority.principal(text)
    version = authority._known[text].version
    await viewer(owner)
    await until(lambda: _later(authority, text, version))
    assert await authority.principal(text) is before


async def _later(authority: Authority, text: str, version: int) -> bool:
    await authority.principal(text)
    return authority._known[text].version > version


async def test_the_next_civil_day_is_another_matter(
    authority: Authority, owner: Registrar, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = await owner.account()
    text, today = token(account), civil_day()
    await owner.assign(account, "VIEWER", await owner.division("city"), today, today + timedelta(days=1))
    await within_a_second(lambda: reads(authority, text, "person"))
    monkeypatch.setattr(server.authority, "civil_day", lambda: today + timedelta(days=1))
    assert not await reads(authority, text, "person")


async def short_lived(authority: Authority, owner: Registrar, seconds: int = 2) -> tuple[Account, str]:
    """An account that was let in, whose session is over soon: in some seconds, or in twice as many if it was over too soon."""
    account = await owner.account(expires=timedelta(seconds=seconds))
    text = issue(KEY, "registry", "graph", account.id, account.session_id, account.expires_at + 3600)
    told = await refusal(authority, text)
    assert told in {None, SESSION_ENDED}
    return await short_lived(authority, owner, 2 * seconds) if told else (account, text)


async def test_a_session_cut_short_ends_on_time_without_any_change(
    authority: Authority, owner: Registrar, monkeypatch: pytest.MonkeyPatch
) -> None:
    account, text = await short_lived(authority, owner)
    await until(lambda: _is(authority, text, SESSION_ENDED))
    assert time() >= account.expires_at
    monkeypatch.setattr("authz.token.time.time", lambda: account.expires_at + 7200.0)
    assert await refusal(authority, text) is TOKEN_EXPIRED


async def test_only_the_askers_used_last_are_remembered(
    authority: Authority, owner: Registrar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server.authority, "REMEMBERED", 2)
    first, second, third = [(await viewer(owner))[1] for _ in range(3)]
    for text in (first, second, first, third):
        await authority.principal(text)
    assert list(authority._known) == [first, third]


async def test_a_refused_asker_is_not_remembered(authority: Authority, owner: Registrar) -> None:
    account, text = await viewer(owner)
    await authority.principal(text)
    await owner.end_session(account)
    await within_a_second(lambda: _is(authority, text, SESSION_ENDED))
    assert text not in authority._known


async def test_a_crowd_of_one_asker_is_answered_alike(authority: Authority, owner: Registrar) -> None:
    _, text = await viewer(owner)
    askers: list[Asker] = await asyncio.gather(*(authority.principal(text) for _ in range(30)))
    assert {asker.principal.account for asker in askers} == {askers[0].principal.account}
    assert all(asker.grants.shape == askers[0].grants.shape for asker in askers)


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("Bearer abc", "abc"),
        ("bearer abc", "abc"),
        ("BEARER  abc ", "abc"),
        ("Bearer", None),
        ("Bearer ", None),
        ("Basic abc", None),
        ("abc", None),
        ("", None),
        (None, None),
    ],
)
def test_a_bearer_token_is_what_follows_the_word(header: str | None, found: str | None) -> None:
    assert bearer_token(header) == found
