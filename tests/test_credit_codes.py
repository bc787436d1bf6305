"""Unified credit codes: the standard's example is read, every part that is wrong is named, lists that grow only doubt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc

from db.county_codes import RegionDoubt
from db.credit_codes import SIGNS, WEIGHTS, check_sign, completed, credit_code, organization_check_sign
from db.identifiers import BadIdentifier, Fault

FROM_THE_STANDARD = "91350100M000100Y43"
KINDS = ("11", "12", "51", "52", "53", "54", "91", "A1", "N1", "N2", "N3", "Y1")
kinds = st.sampled_from(KINDS)
serials = st.text(SIGNS, min_size=8, max_size=8)


def code_of(kind: str, serial: str, region: str = "321302") -> str:
    return completed(kind + region, serial)


def faults_of(text: str) -> tuple[Fault, ...]:
    with pytest.raises(BadIdentifier) as caught:
        credit_code(text)
    return caught.value.faults


def sealed(first_seventeen: str) -> str:
    """With the right check sign, whatever else is wrong."""
    return first_seventeen + check_sign(first_seventeen)


def test_the_example_of_the_standard_is_read_into_its_parts() -> None:
    read = credit_code(FROM_THE_STANDARD)
    assert (read.text, read.authority, read.kind, read.region) == (FROM_THE_STANDARD, "9", "91", "350100")
    assert (read.organization_code, read.kind_known, read.region_doubt) == ("M000100Y4", True, None)


def test_both_check_signs_of_the_example_are_right() -> None:
    assert organization_check_sign("M000100Y") == "4"
    assert check_sign(FROM_THE_STANDARD[:17]) == "3"


def test_the_weights_are_those_printed_in_the_standard() -> None:
    assert WEIGHTS == (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
    assert len(set(SIGNS)) == 31
    assert not set(SIGNS) & set("IOSVZ")


@given(kinds, serials)
def test_every_code_made_by_the_rules_is_read_again(kind: str, serial: str) -> None:
    read = credit_code(code_of(kind, serial))
    assert (read.authority, read.kind, read.region) == (kind[0], kind, "321302")
    assert read.organization_code[:8] == serial
    assert read.kind_known


@given(kinds, serials)
def test_another_reader_of_the_standard_finds_the_same_check_sign(kind: str, serial: str) -> None:
    code = code_of(kind, serial)
    assert uscc.calc_check_digit(code) == code[17]
    assert uscc.is_valid(code) == kind.isdigit(), "that reader does not know the authorities A, N and Y"


@given(kinds, serials, st.integers(0, 17), st.integers(1, 30))
def test_one_wrong_sign_is_always_found(kind: str, serial: str, place: int, shift: int) -> None:
    """31 is a prime and divides no weight, so no other sign at one place leaves the sum as it was."""
    code = code_of(kind, serial)
    wrong = SIGNS[(SIGNS.index(code[place]) + shift) % 31]
    assert Fault.CHECK_DIGIT in faults_of(code[:place] + wrong + code[place + 1 :])


@given(kinds, serials, st.integers(0, 16))
def test_two_signs_that_changed_places_are_always_found(kind: str, serial: str, place: int) -> None:
    """No two neighbours weigh the same, nor does the last sign weigh as much as the check sign's 1."""
    code = code_of(kind, serial)
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    if swapped != code:
        assert Fault.CHECK_DIGIT in faults_of(swapped)


@given(kinds, serials, st.integers(8, 15), st.integers(1, 9))
def test_one_wrong_digit_of_the_inner_code_is_found_by_its_own_check_sign(
    kind: str, serial: str, place: int, shift: int
) -> None:
    """Among digits only: letters are worth up to 35, and two of them may differ by 11."""
    code = code_of(kind, serial)
    if code[place].isdigit():
        wrong = str((int(code[place]) + shift) % 10)
        assert faults_of(sealed(code[:place] + wrong + code[place + 1 : 17])) == (Fault.ORGANIZATION_CODE,)


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("", (Fault.SHAPE,)),
        (FROM_THE_STANDARD[:17], (Fault.SHAPE,)),
        ("9135O100M000100Y43", (Fault.SHAPE,)),
        ("９1350100M000100Y43", (Fault.SHAPE,)),
        ("91350100M000100Y4\0", (Fault.SHAPE,)),
        (sealed("B1350100M000100Y4"), (Fault.AUTHORITY,)),
        (sealed("91A50100M000100Y4"), (Fault.REGION,)),
        (sealed("91350100M000100Y5"), (Fault.ORGANIZATION_CODE,)),
        ("91350100M000100Y44", (Fault.CHECK_DIGIT,)),
        ("B1A50100M000100Y50", (Fault.AUTHORITY, Fault.REGION, Fault.ORGANIZATION_CODE, Fault.CHECK_DIGIT)),
    ],
    ids=["empty", "short", "letter O", "wide", "nul", "authority", "region", "inner", "check", "all"],
)
def test_every_part_that_is_wrong_is_named(text: str, faults: tuple[Fault, ...]) -> None:
    assert faults_of(text) == faults


def test_blanks_around_and_small_letters_are_forgiven() -> None:
    assert credit_code(f" {FROM_THE_STANDARD.lower()}\n").text == FROM_THE_STANDARD


def test_a_kind_that_is_not_listed_is_a_doubt_and_no_refusal() -> None:
    assert not credit_code(code_of("58", "M000100Y")).kind_known


@pytest.mark.parametrize(
    ("region", "doubt"),
    [
        ("321302", None),
        ("321300", None),
        ("110105", None),
        ("321399", RegionDoubt.NEVER_GIVEN),
        ("320827", RegionDoubt.RETIRED_BEFORE),
        ("990000", RegionDoubt.NO_PROVINCE),
    ],
)
def test_a_wrong_region_is_a_doubt_and_no_refusal(region: str, doubt: RegionDoubt | None) -> None:
    assert credit_code(code_of("52", "M000100Y", region)).region_doubt is doubt


def test_a_refusal_never_repeats_the_code() -> None:
    with pytest.raises(BadIdentifier) as caught:
        credit_code("91350100M000100Y44")
    assert "350100" not in str(caught.value)
