"""Which pages may open a connection, by what their browser says of them."""

from __future__ import annotations

import pytest
from starlette.datastructures import Headers

from server.origins import may_connect


@pytest.mark.parametrize(
    ("origin", "host", "ours"),
    [
        ("https://bureau.example", "bureau.example", True),
        ("https://bureau.example", "bureau.example:443", True),
        ("https://Bureau.example:443", "bureau.EXAMPLE", True),
        ("http://[::1]:8000", "[::1]:8000", True),
        ("https://bureau.example", "bureau.example:8000", False),
        ("https://bureau.example", "", False),
        ("https://bureau.example.evil", "bureau.example", False),
        ("https://bureau.example@evil", "bureau.example", False),
        ("ftp://bureau.example", "bureau.example", False),
        ("http://[", "[", False),
        ("http://a:b", "a:b", False),
        ("", "bureau.example", False),
        ("", "", False),
        ("null", "null", False),
    ],
)
def test_a_page_is_ours_if_it_has_our_host_and_port(origin: str, host: str, *, ours: bool) -> None:
    assert may_connect(Headers({"origin": origin, "host": host}), ()) is ours


def test_two_origins_are_none_of_ours() -> None:
    raw = [(b"host", b"a"), (b"origin", b"http://a"), (b"origin", b"http://a")]
    assert may_connect(Headers(raw=raw[:2]), ())
    assert not may_connect(Headers(raw=raw), ())
