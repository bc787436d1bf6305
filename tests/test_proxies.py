"""The address of a client is the proxy's word only where the proxy is trusted; the record of power shows it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.types import Receive, Scope, Send

from server.proxies import Proxies, within
from server.setting_values import networks
from tests.acting import act, entry
from tests.asking import asking_in
from tests.ground import Database
from tests.people_acts import a_person
from tests.served import served
from tests.speaking import speaking
from tests.world_accounts import COUNTY_REGISTRAR

TRUSTED = networks("10.0.0.1,10.1.0.0/16,::1")


async def seen(peer: str | None, trusted: str = "10.0.0.1,10.1.0.0/16,::1", **headers: str) -> tuple[Any, str]:
    """The client's address and the scheme that the application sees."""
    got: list[Scope] = []

    async def app(scope: Scope, _receive: Receive, _send: Send) -> None:
        got.append(scope)

    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    client = None if peer is None else (peer, 4711)
    scope = {"type": "http", "scheme": "http", "client": client, "headers": raw}

    async def nothing(*_: object) -> Any:
        raise AssertionError

    await Proxies(app, networks(trusted))(scope, nothing, nothing)
    (one,) = got
    return one["client"] and one["client"][0], one["scheme"]


@pytest.mark.parametrize(
    ("peer", "told", "client"),
    [
        ("10.0.0.1", "203.0.113.7", "203.0.113.7"),
        ("10.0.0.1", "198.51.100.1, 203.0.113.7", "203.0.113.7"),
        ("10.0.0.1", "198.51.100.1, 203.0.113.7, 10.1.2.3", "203.0.113.7"),
        ("10.0.0.1", "10.1.2.3", "10.1.2.3"),
        ("10.0.0.1", "203.0.113.7:55001", "203.0.113.7"),
        ("10.0.0.1", "[2001:db8::7]:55001", "2001:db8::7"),
        ("::1", "2001:db8::7", "2001:db8::7"),
        ("::ffff:10.0.0.1", "::ffff:203.0.113.7", "203.0.113.7"),
        ("10.0.0.1", "203.0.113.7, unknown", "10.0.0.1"),
        ("10.0.0.1", "<script>", "10.0.0.1"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.2", "203.0.113.7", "10.0.0.2"),
        ("203.0.113.9", "10.0.0.1", "203.0.113.9"),
    ],
)
async def test_the_nearest_address_that_is_no_trusted_proxys_is_the_clients(peer: str, told: str, client: str) -> None:
    assert await seen(peer, x_forwarded_for=told) == (client, "http")


async def test_without_a_trusted_proxy_no_header_is_believed() -> None:
    told = {"x_forwarded_for": "203.0.113.7", "x_forwarded_proto": "https", "forwarded": "for=203.0.113.7"}
    assert await seen("127.0.0.1", "", **told) == ("127.0.0.1", "http")
    assert await seen("203.0.113.9", **told) == ("203.0.113.9", "http")
    assert await seen(None, **told) == (None, "http")


async def test_the_scheme_is_the_trusted_proxys_word() -> None:
    assert await seen("10.0.0.1", x_forwarded_proto="https") == ("10.0.0.1", "https")
    assert await seen("10.0.0.1", x_forwarded_proto="gopher") == ("10.0.0.1", "http")


async def test_a_long_chain_is_read_to_a_bound() -> None:
    chain = ", ".join(["203.0.113.7", *["10.1.0.1"] * 5000])
    assert await seen("10.0.0.1", x_forwarded_for=chain) == ("10.1.0.1", "http")


def test_what_is_no_address_lies_in_no_network() -> None:
    assert not within("testclient", networks("0.0.0.0/0,::/0"))
    assert within("::ffff:10.1.9.9", TRUSTED)


@pytest.mark.parametrize(("trusted", "address"), [("127.0.0.1", "203.0.113.7"), ("", "127.0.0.1")])
async def test_the_record_of_power_shows_the_clients_address(
    fresh_database: Database, tmp_path: Path, trusted: str, address: str
) -> None:
    async with asking_in(fresh_database, tmp_path, trusted_proxies=networks(trusted)) as asking:
        payload = await act(asking, COUNTY_REGISTRAR, "registerPerson", a_person(), x_forwarded_for="203.0.113.7")
        assert payload["errors"] == []
        assert (await entry(asking, action="registerPerson"))["client_address"] == address


async def test_it_does_so_over_web_sockets_too(fresh_database: Database, tmp_path: Path) -> None:
    text = "mutation M($input: RegisterPersonInput!) { registerPerson(input: $input) { errors { problem } } }"
    async with (
        asking_in(fresh_database, tmp_path, trusted_proxies=networks("127.0.0.1")) as asking,
        served(asking) as line,
        speaking(line.client.base_url, x_forwarded_for="203.0.113.7") as spoken,
    ):
        await spoken.meet(line.token)
        await spoken.subscribe(text, {"input": a_person()})
        assert await spoken.data() == {"registerPerson": {"errors": []}}
        assert (await entry(asking, action="registerPerson"))["client_address"] == "203.0.113.7"
