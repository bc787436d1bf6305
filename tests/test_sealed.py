"""Sealed values: what is sealed opens only with its key, for its kind, unchanged; the key is nobody else's to read."""

from __future__ import annotations

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.key_file import KEY_BYTES, append_key, read_keys
from db.sealed import KeyRing, Kind, SealBroken
from errors import SettingsRefused

RING = KeyRing(bytes(range(KEY_BYTES)))
CITIZEN = "321399199001010014"
kinds = st.sampled_from(Kind)
numbers = st.text(alphabet="0123456789", min_size=1, max_size=30)


@given(kinds, numbers)
def test_a_sealed_value_opens_to_what_was_sealed(kind: Kind, number: str) -> None:
    plaintext = number.removeprefix("0086") if kind is Kind.PHONE else number
    assert RING.open_sealed(kind, RING.seal(kind, number).ciphertext) == plaintext


@given(kinds, numbers)
def test_the_digest_of_a_sealed_value_is_the_digest_that_looks_it_up(kind: Kind, number: str) -> None:
    assert RING.seal(kind, number).digest == RING.digest(kind, number)


@pytest.mark.parametrize(
    "written", ["321399 19900101 0014", " 321399199001010014\n", "３２１３９９１９９００１０１００１４"]
)
def test_a_number_has_one_digest_however_it_is_written(written: str) -> None:
    assert RING.digest(Kind.CITIZEN_NUMBER, written) == RING.digest(Kind.CITIZEN_NUMBER, CITIZEN)


def test_a_small_x_is_the_same_check_digit() -> None:
    assert RING.digest(Kind.CITIZEN_NUMBER, "11010519491231002x") == RING.digest(
        Kind.CITIZEN_NUMBER, "11010519491231002X"
    )


@pytest.mark.parametrize("written", ["+86 129 0000 1234", "0086-12900001234", "129-0000-1234"])
def test_a_phone_number_has_one_digest_with_or_without_the_country(written: str) -> None:
    assert RING.digest(Kind.PHONE, written) == RING.digest(Kind.PHONE, "12900001234")


def test_sealing_twice_gives_other_ciphertexts_and_the_same_digest() -> None:
    once, again = RING.seal(Kind.PHONE, "12900001234"), RING.seal(Kind.PHONE, "12900001234")
    assert once.ciphertext != again.ciphertext
    assert once.digest == again.digest


def test_many_values_sealed_at_once_are_each_their_own() -> None:
    phones = [f"129{number:08}" for number in range(500)]
    sealed = list(RING.seal_all(Kind.PHONE, phones))
    assert [RING.open_sealed(Kind.PHONE, each.ciphertext) for each in sealed] == phones
    assert len({each.ciphertext[1:13] for each in sealed}) == len(phones), "a nonce was used twice"


@given(st.integers(0, 46), st.integers(1, 255))
def test_a_ciphertext_with_one_changed_byte_does_not_open(place: int, change: int) -> None:
    ciphertext = bytearray(RING.seal(Kind.CITIZEN_NUMBER, CITIZEN).ciphertext)
    ciphertext[place] ^= change
    with pytest.raises(SealBroken):
        RING.open_sealed(Kind.CITIZEN_NUMBER, bytes(ciphertext))


@pytest.mark.parametrize("length", range(47))
def test_a_ciphertext_cut_short_does_not_open(length: int) -> None:
    ciphertext = RING.seal(Kind.CITIZEN_NUMBER, CITIZEN).ciphertext
    assert len(ciphertext) == 47
    with pytest.raises(SealBroken):
        RING.open_sealed(Kind.CITIZEN_NUMBER, ciphertext[:length])


def test_a_value_moved_to_the_place_of_another_kind_does_not_open() -> None:
    with pytest.raises(SealBroken):
        RING.open_sealed(Kind.CITIZEN_NUMBER, RING.seal(Kind.BANK_ACCOUNT, CITIZEN).ciphertext)


def test_another_key_opens_nothing_and_finds_nothing() -> None:
    other = KeyRing(bytes(KEY_BYTES))
    sealed = RING.seal(Kind.CITIZEN_NUMBER, CITIZEN)
    assert other.digest(Kind.CITIZEN_NUMBER, CITIZEN) != sealed.digest
    with pytest.raises(SealBroken):
        other.open_sealed(Kind.CITIZEN_NUMBER, sealed.ciphertext)


def test_kinds_have_keys_of_their_own() -> None:
    assert len({RING.digest(kind, CITIZEN) for kind in Kind}) == len(Kind)


def test_digests_stay_what_they_were_when_the_first_city_was_loaded() -> None:
    expected = "463d87809333f2fd3083e2c024150377b88abffaf279b1582eb814d85e28df96"
    assert RING.digest(Kind.CITIZEN_NUMBER, CITIZEN).hex() == expected


def test_a_ciphertext_of_the_first_version_still_opens() -> None:
    kept = bytes.fromhex(
        "011452c631d0fbf412e22e4dcb5aab7851139858c782518e140f824465748911ae10b32f7848188f1c2d0f4e11de25"
    )
    assert RING.open_sealed(Kind.CITIZEN_NUMBER, kept) == CITIZEN


@pytest.mark.parametrize(
    ("kind", "number", "masked"),
    [
        (Kind.CITIZEN_NUMBER, CITIZEN, "3213**********0014"),
        (Kind.PHONE, "+86 138 0000 1234", "138****1234"),
        (Kind.BANK_ACCOUNT, "6222 0000 1111 2222 333", "6222***********2333"),
        (Kind.CITIZEN_NUMBER, "12345678", "********"),
        (Kind.PHONE, "12345", "*****"),
    ],
)
def test_the_masked_text_shows_the_ends_only(kind: Kind, number: str, masked: str) -> None:
    assert RING.seal(kind, number).masked == masked


@given(kinds, numbers)
def test_the_masked_text_never_shows_more_than_two_thirds(kind: Kind, number: str) -> None:
    masked = RING.seal(kind, number).masked
    assert 3 * masked.count("*") >= len(masked)


def test_the_first_start_makes_a_key_that_only_its_owner_reads(tmp_path: Path) -> None:
    file = tmp_path / "sealing-key"
    made = KeyRing.load_or_create(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.stat().st_size == KEY_BYTES
    assert KeyRing.load_or_create(file) == made == KeyRing.read(file)
    assert list(tmp_path.iterdir()) == [file]


def test_of_many_starts_at_once_one_makes_the_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as starters:
        rings = list(starters.map(lambda _: KeyRing.load_or_create(tmp_path / "sealing-key"), range(64)))
    assert all(one == next_one for one, next_one in pairwise(rings))


def test_two_places_do_not_get_the_same_key(tmp_path: Path) -> None:
    assert KeyRing.load_or_create(tmp_path / "one") != KeyRing.load_or_create(tmp_path / "two")


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o660])
def test_a_key_that_others_can_read_is_refused(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "sealing-key"
    file.write_bytes(os.urandom(KEY_BYTES))
    file.chmod(mode)
    with pytest.raises(SettingsRefused, match="0600"):
        KeyRing.load_or_create(file)


@pytest.mark.parametrize("length", [0, KEY_BYTES - 1, KEY_BYTES + 1])
def test_a_file_that_is_no_key_is_refused(tmp_path: Path, length: int) -> None:
    file = tmp_path / "sealing-key"
    file.write_bytes(bytes(length))
    file.chmod(0o600)
    with pytest.raises(SettingsRefused, match="32 bytes"):
        KeyRing.read(file)


def test_reading_never_makes_a_key(tmp_path: Path) -> None:
    with pytest.raises(SettingsRefused):
        KeyRing.read(tmp_path / "sealing-key")
    assert not list(tmp_path.iterdir())


def test_a_key_never_prints() -> None:
    assert repr(KeyRing(b"K" * KEY_BYTES)) == "KeyRing()"


def test_each_key_opens_what_it_sealed_and_the_newest_seals() -> None:
    older = RING.seal(Kind.PHONE, "12900001234")
    ring = KeyRing(RING.keys + b"K" * KEY_BYTES)
    newer = ring.seal(Kind.PHONE, "12900001234")
    assert (older.ciphertext[0], newer.ciphertext[0]) == (1, 2)
    assert ring.open_sealed(Kind.PHONE, older.ciphertext) == ring.open_sealed(Kind.PHONE, newer.ciphertext)
    assert ring.digests(Kind.PHONE, "129-0000-1234") == (newer.digest, older.digest)
    assert ring.sealing_with(1).seal(Kind.PHONE, "12900001234").digest == older.digest
    with pytest.raises(SealBroken):
        RING.open_sealed(Kind.PHONE, newer.ciphertext)


@given(st.integers(1, 255), st.integers(0, 255))
def test_a_ciphertext_that_names_another_key_does_not_open(newest: int, named: int) -> None:
    ring = KeyRing(b"".join(bytes((number,)) * KEY_BYTES for number in range(1, newest + 1)))
    ciphertext = bytes((named,)) + ring.seal(Kind.CITIZEN_NUMBER, CITIZEN).ciphertext[1:]
    if named == newest:
        assert ring.open_sealed(Kind.CITIZEN_NUMBER, ciphertext) == CITIZEN
    else:
        with pytest.raises(SealBroken):
            ring.open_sealed(Kind.CITIZEN_NUMBER, ciphertext)


def test_a_key_that_is_not_there_cannot_seal() -> None:
    with pytest.raises(SettingsRefused, match="holds 1 keys"):
        RING.sealing_with(2)


def test_a_fingerprint_of_a_text_is_keyed_and_outlives_a_change_of_keys() -> None:
    ring = KeyRing(RING.keys + b"K" * KEY_BYTES)
    assert ring.fingerprint(b"321399199001010014") == RING.fingerprint(b"321399199001010014")
    assert KeyRing(bytes(KEY_BYTES)).fingerprint(b"321399199001010014") != RING.fingerprint(b"321399199001010014")


def test_a_mark_tells_one_key_from_another() -> None:
    ring = KeyRing(RING.keys + b"K" * KEY_BYTES)
    assert ring.sealing_with(1).mark() == RING.mark() != ring.mark()


def test_a_key_is_added_behind_those_that_are_there(tmp_path: Path) -> None:
    file = tmp_path / "sealing-key"
    first = KeyRing.load_or_create(file)
    assert append_key(file) == 2
    grown = KeyRing.read(file)
    assert grown.keys[:KEY_BYTES] == first.keys
    assert len(set(grown.keys[KEY_BYTES:])) > 8
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [file]


def test_a_link_to_the_key_file_stays_one(tmp_path: Path) -> None:
    file, link = tmp_path / "kept" / "sealing-key", tmp_path / "sealing-key"
    file.parent.mkdir()
    KeyRing.load_or_create(file)
    link.symlink_to(file)
    append_key(link)
    assert link.is_symlink()
    assert KeyRing.read(file).newest == 2


@pytest.mark.parametrize("broken", ["os.fsync", "pathlib.Path.replace"])
def test_adding_a_key_that_breaks_off_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    file = tmp_path / "sealing-key"
    before = KeyRing.load_or_create(file)

    def fails(*_: object) -> None:
        raise OSError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(broken, fails)
        with pytest.raises(OSError, match="full"):
            append_key(file)
    assert KeyRing.read(file) == before
    assert append_key(file) == 2


def test_whoever_reads_while_keys_are_added_finds_whole_keys(tmp_path: Path) -> None:
    file = tmp_path / "sealing-key"
    KeyRing.load_or_create(file)
    with ThreadPoolExecutor(2) as both:
        adding = both.submit(lambda: [append_key(file) for _ in range(40)])
        while not adding.done():
            assert len(read_keys(file)) % KEY_BYTES == 0
    assert adding.result() == list(range(2, 42))


def test_a_full_file_takes_no_more_keys(tmp_path: Path) -> None:
    file = tmp_path / "sealing-key"
    file.touch(mode=0o600)
    file.write_bytes(os.urandom(255 * KEY_BYTES))
    with pytest.raises(SettingsRefused, match="full"):
        append_key(file)
    assert KeyRing.read(file).newest == 255


def test_of_many_who_add_a_key_at_once_none_loses_the_other_s(tmp_path: Path) -> None:
    file = tmp_path / "sealing-key"
    KeyRing.load_or_create(file)
    with ThreadPoolExecutor(16) as adding:
        numbers = list(adding.map(lambda _: (append_key(file), KeyRing.read(file).keys), range(32)))
    assert sorted(number for number, _ in numbers) == list(range(2, 34))
    final = KeyRing.read(file).keys
    assert all(final.startswith(keys) for _, keys in numbers)


def test_adding_a_key_that_breaks_off_leaves_no_draft_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "sealing-key"
    KeyRing.load_or_create(file)

    def fails(*_: object) -> None:
        raise OSError("the disk is full")

    for broken in ("os.fsync", "pathlib.Path.replace"):
        with monkeypatch.context() as patched:
            patched.setattr(broken, fails)
            with pytest.raises(OSError, match="full"):
                append_key(file)
        assert list(tmp_path.iterdir()) == [file], broken
