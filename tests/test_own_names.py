"""Which names are this server's: addresses, those of loopback, those that the settings give; and what is no name at all."""

from __future__ import annotations

import pytest
from starlette.datastructures import Headers

from server.own_names import is_own
from server.settings import read_settings

NAMES = frozenset({"bureau.example"})


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "LocalHost:8000",
        "demo.localhost:8000",
        "127.0.0.1:8000",
        "10.1.2.3",
        "[::1]:8000",
        "[2001:db8::1]",
        "bureau.example",
        "Bureau.Example:8443",
    ],
)
def test_addresses_loopback_and_names_that_are_given_are_own(host: str) -> None:
    assert is_own(Headers({"host": host}), NAMES)


@pytest.mark.parametrize(
    "host",
    [
        "elsewhere.example",
        "elsewhere.example:8000",
        "bureau.example.elsewhere",
        "a.bureau.example",
        "localhost.elsewhere.example",
        "notlocalhost",
        "127.0.0.1.elsewhere.example",
        "127.0.0.1@elsewhere.example",
        "elsewhere.example@127.0.0.1",
        "localhost/elsewhere.example",
        "localhost?",
        "localhost#",
        "localhost:x",
        "127.1",
        "[::1",
        "::1",
        ":8000",
        "",
    ],
)
def test_any_other_is_not(host: str) -> None:
    assert not is_own(Headers({"host": host}), NAMES)


def test_no_name_and_two_names_are_none() -> None:
    assert not is_own(Headers({}), NAMES)
    raw = [(b"host", b"localhost"), (b"host", b"localhost")]
    assert is_own(Headers(raw=raw[:1]), NAMES)
    assert not is_own(Headers(raw=raw), NAMES)


def test_the_settings_give_the_names_of_the_address_and_of_the_origins_that_are_listed() -> None:
    environ = {
        "REGISTRY_HOST": "Demo.Bureau.example",
        "REGISTRY_CORS_ORIGINS": "https://a.example:8443,http://[::1]:3000",
    }
    assert read_settings(environ).names == {"demo.bureau.example", "a.example", "::1"}
