"""A token is believed when it is ours, whole, for us and not over; and for nothing else."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import stat
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

import authz.token
from authz.token import LONGEST, Claims, TokenKey, TokenReader, issue
from errors import TOKEN_EXPIRED, TOKEN_INVALID, Refused, SettingsRefused

KEY = TokenKey(Ed25519PrivateKey.generate())
ISSUER = "registry"
AUDIENCE = "registry-graph"
SUBJECT, SESSION = UUID("0190a5d2-7c3e-7b1a-8f00-5a6b7c8d9e0f"), UUID("0190a5d2-7c3e-7b1a-8f00-0f9e8d7c6b5a")
LATER = int(time.time()) + 7 * 24 * 3600
"""Later than the longest run of the tests ends, which began when this was read."""


def reader() -> TokenReader:
    return TokenReader(KEY, ISSUER, AUDIENCE)


def good() -> str:
    return issue(KEY, ISSUER, AUDIENCE, SUBJECT, SESSION, LATER)


def claims(**changed: Any) -> dict[str, Any]:
    whole = {"iss": ISSUER, "aud": AUDIENCE, "sub": str(SUBJECT), "sid": str(SESSION), "exp": LATER}
    return {name: value for name, value in {**whole, **changed}.items() if value is not None}


def signed(told: dict[str, Any], headers: dict[str, Any] | None = None) -> str:
    return jwt.encode(told, KEY.private, algorithm="EdDSA", headers=headers)


def part(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def refused(text: str, by: TokenReader | None = None) -> object:
    with pytest.raises(Refused) as caught:
        (by or reader()).read(text)
    return caught.value.sentence


def test_a_token_of_ours_tells_who_and_until_when() -> None:
    assert reader().read(good()) == Claims(SUBJECT, SESSION, LATER)


def test_a_token_carries_identity_and_nothing_else() -> None:
    told = jwt.decode(good(), options={"verify_signature": False})
    assert set(told) == {"sub", "sid", "exp", "iss", "aud"}


def test_the_public_half_is_enough_to_read() -> None:
    assert TokenReader(KEY.public, ISSUER, AUDIENCE).read(good()).subject == SUBJECT


BROKEN = ["", ".", "..", "a.b.c", "Bearer", "\0", "\ud800", "ä.ö.ü", "{}", good() + "x", good()[:-4]]


@pytest.mark.parametrize("text", BROKEN, ids=range(len(BROKEN)))
def test_a_broken_token_is_refused(text: str) -> None:
    assert refused(text) is TOKEN_INVALID


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_token_altered_in_any_part_is_refused(place: int) -> None:
    parts = good().split(".")
    middle = len(parts[place]) // 2
    other = "A" if parts[place][middle] != "A" else "B"
    parts[place] = parts[place][:middle] + other + parts[place][middle + 1 :]
    assert refused(".".join(parts)) is TOKEN_INVALID


def test_claims_swapped_under_another_tokens_signature_are_refused() -> None:
    head, _, signature = good().split(".")
    assert refused(f"{head}.{part(claims(sub=str(uuid4())))}.{signature}") is TOKEN_INVALID


def test_an_expired_token_is_refused_as_expired() -> None:
    assert refused(signed(claims(exp=int(time.time()) - 1))) is TOKEN_EXPIRED


def test_a_token_that_was_read_before_is_refused_once_it_expires(monkeypatch: pytest.MonkeyPatch) -> None:
    by = reader()
    text = good()
    by.read(text)
    monkeypatch.setattr("authz.token.time.time", lambda: float(LATER))
    assert refused(text, by) is TOKEN_EXPIRED


@pytest.mark.parametrize(
    "changed",
    [
        {"iss": "elsewhere"},
        {"aud": "another-graph"},
        {"aud": [AUDIENCE]},
        {"aud": [AUDIENCE, "another-graph"]},
        {"sub": "not-a-uuid"},
        {"sub": 7},
        {"sub": f"{{{SUBJECT}}}"},
        {"sub": SUBJECT.hex},
        {"sid": "not-a-uuid"},
        {"sid": ["x"]},
        {"exp": "soon"},
        {"exp": str(LATER)},
        {"exp": LATER + 0.5},
        {"exp": True},
        {"exp": 1e400},
        {"nbf": LATER},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_a_token_with_a_foreign_or_ill_formed_claim_is_refused(changed: dict[str, Any]) -> None:
    assert refused(signed(claims(**changed))) is TOKEN_INVALID


@pytest.mark.parametrize("missing", ["sub", "sid", "exp", "iss", "aud"])
def test_a_token_that_lacks_a_claim_is_refused(missing: str) -> None:
    assert refused(signed(claims(**{missing: None}))) is TOKEN_INVALID


@pytest.mark.parametrize("algorithm", ["none", "None", "NONE", "nOnE"])
def test_an_unsigned_token_is_refused(algorithm: str) -> None:
    head = part({"alg": algorithm, "typ": "JWT"})
    assert refused(f"{head}.{part(claims())}.") is TOKEN_INVALID


@pytest.mark.parametrize("form", ["pem", "raw"])
def test_the_public_key_does_not_serve_as_a_shared_secret(form: str) -> None:
    public = KEY.public
    spki = serialization.PublicFormat.SubjectPublicKeyInfo
    secret = public.public_bytes(serialization.Encoding.PEM, spki) if form == "pem" else public.public_bytes_raw()
    text = f"{part({'alg': 'HS256', 'typ': 'JWT'})}.{part(claims())}"
    mac = base64.urlsafe_b64encode(hmac.digest(secret, text.encode(), hashlib.sha256)).rstrip(b"=").decode()
    assert refused(f"{text}.{mac}") is TOKEN_INVALID


def test_a_token_of_another_key_is_refused() -> None:
    other = TokenKey(Ed25519PrivateKey.generate())
    assert refused(issue(other, ISSUER, AUDIENCE, SUBJECT, SESSION, LATER)) is TOKEN_INVALID


def test_a_token_of_another_kind_of_key_is_refused() -> None:
    text = jwt.encode(claims(), generate_private_key(SECP256R1()), algorithm="ES256")
    assert refused(text) is TOKEN_INVALID


def test_a_header_cannot_bring_its_own_key_or_demands() -> None:
    other = Ed25519PrivateKey.generate()
    jwk = json.loads(jwt.algorithms.OKPAlgorithm.to_jwk(other.public_key()))
    assert refused(jwt.encode(claims(), other, algorithm="EdDSA", headers={"jwk": jwk})) is TOKEN_INVALID
    assert refused(signed(claims(), headers={"crit": ["b64"], "b64": False})) is TOKEN_INVALID


def test_a_token_of_a_megabyte_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    text = signed(claims(note="x" * 1_000_000))
    monkeypatch.setattr("authz.token.jwt.decode", lambda *_, **__: pytest.fail("it was read"))
    assert len(text) > LONGEST
    assert refused(text) is TOKEN_INVALID


@pytest.mark.parametrize("body", [[], "text", 7, None])
def test_claims_that_are_no_object_are_refused(body: object) -> None:
    head, payload = part({"alg": "EdDSA", "typ": "JWT"}), part(body)
    signature = base64.urlsafe_b64encode(KEY.private.sign(f"{head}.{payload}".encode())).rstrip(b"=").decode()
    assert refused(f"{head}.{payload}.{signature}") is TOKEN_INVALID


def test_deeply_nested_claims_are_refused() -> None:
    head = part({"alg": "EdDSA", "typ": "JWT"})
    payload = base64.urlsafe_b64encode(b"[" * 2000).rstrip(b"=").decode()
    signature = base64.urlsafe_b64encode(KEY.private.sign(f"{head}.{payload}".encode())).rstrip(b"=").decode()
    assert refused(f"{head}.{payload}.{signature}") is TOKEN_INVALID


def test_a_known_token_is_not_verified_again(monkeypatch: pytest.MonkeyPatch) -> None:
    by = reader()
    text = good()
    first = by.read(text)
    monkeypatch.setattr("authz.token.jwt.decode", lambda *_, **__: pytest.fail("it was verified again"))
    assert by.read(text) == first


def test_a_reader_remembers_the_tokens_used_last_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(authz.token, "REMEMBERED", 2)
    by = reader()
    first, second, third = (issue(KEY, ISSUER, AUDIENCE, UUID(int=n), SESSION, LATER) for n in (1, 2, 3))
    for text in (first, second, first, third):
        by.read(text)
    assert list(by._known) == [first, third]


def test_the_key_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "token.pem"
    made = TokenKey.load_or_create(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert TokenKey.load_or_create(path).public == made.public
    assert [file.name for file in path.parent.iterdir()] == ["token.pem"]


def test_many_who_start_at_once_get_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = list(pool.map(lambda _: TokenKey.load_or_create(tmp_path / "token.pem"), range(16)))
    assert len({key.public.public_bytes_raw() for key in keys}) == 1


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_a_key_file_that_others_can_read_is_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "token.pem"
    TokenKey.load_or_create(path)
    path.chmod(mode)
    with pytest.raises(SettingsRefused, match="0600"):
        TokenKey.load_or_create(path)


@pytest.mark.parametrize("content", [b"", b"no key", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"])
def test_a_file_that_holds_no_key_is_refused_without_showing_it(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "token.pem"
    path.touch(mode=0o600)
    path.write_bytes(content)
    with pytest.raises(SettingsRefused, match="PEM"):
        TokenKey.load_or_create(path)


def test_a_key_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "token.pem"
    pem = generate_private_key(SECP256R1()).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(pem)
    with pytest.raises(SettingsRefused, match="Ed25519"):
        TokenKey.load_or_create(path)


def test_a_key_never_prints_itself() -> None:
    assert "private" not in repr(KEY).replace("TokenKey", "")
