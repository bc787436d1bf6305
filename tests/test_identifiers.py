"""Citizen numbers: what is right in itself is read, what is not is refused with its fault."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.identifiers import BadIdentifier, Fault, check_digit, citizen_number

TODAY = date(2019, 12, 31)
FROM_THE_STANDARD = ("11010519491231002X", "440524188001010014")
days = st.dates(min_value=date(1900, 1, 1), max_value=TODAY)
sequences = st.integers(min_value=0, max_value=999)


def number_of(born: date, sequence: int, prefix: str = "320827") -> str:
    body = f"{prefix}{born:%Y%m%d}{sequence:03}"
    return body + check_digit(body)


def fault_of(text: str) -> Fault:
    with pytest.raises(BadIdentifier) as caught:
        citizen_number(text, TODAY)
    return caught.value.fault


@pytest.mark.parametrize("number", FROM_THE_STANDARD)
def test_the_examples_of_the_standard_have_the_right_check_digit(number: str) -> None:
    assert check_digit(number[:17]) == number[17]


def test_the_example_of_the_standard_says_who_its_holder_is() -> None:
    read = citizen_number(FROM_THE_STANDARD[0], TODAY)
    assert (read.birth_date, read.sex) == (date(1949, 12, 31), "FEMALE")


def test_a_birth_before_1900_is_refused_even_with_the_right_check_digit() -> None:
    assert fault_of(FROM_THE_STANDARD[1]) is Fault.BIRTH_DATE


def test_an_old_prefix_with_an_old_birth_is_right_since_most_adults_here_carry_one() -> None:
    assert citizen_number(number_of(date(1945, 3, 8), 21), TODAY).birth_date == date(1945, 3, 8)


@given(days, sequences)
def test_every_number_made_by_the_rules_says_its_birth_date_and_sex(born: date, sequence: int) -> None:
    read = citizen_number(number_of(born, sequence), TODAY)
    assert read.birth_date == born
    assert read.sex == ("MALE" if sequence % 2 else "FEMALE")


@given(days, sequences, st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(born: date, sequence: int, place: int, shift: int) -> None:
    number = number_of(born, sequence)
    wrong = str((int(number[place]) + shift) % 10)
    assert fault_of(number[:place] + wrong + number[place + 1 :]) in (Fault.CHECK_DIGIT, Fault.BIRTH_DATE)


@given(days, sequences, st.integers(0, 15))
def test_two_digits_that_changed_places_are_always_found(born: date, sequence: int, place: int) -> None:
    number = number_of(born, sequence)
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    if swapped != number:
        assert fault_of(swapped) in (Fault.CHECK_DIGIT, Fault.BIRTH_DATE)


def test_blanks_around_and_a_small_x_are_forgiven() -> None:
    assert citizen_number(" 11010519491231002x\n", TODAY).text == FROM_THE_STANDARD[0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1101051949123100",
        "110105491231002",
        "11010519491231002Y",
        "1101051949123100 2X",
        "１１０１０５１９４９１２３１００２X",
        "\0" * 18,
    ],
)
def test_what_is_no_citizen_number_is_refused_for_its_shape(text: str) -> None:
    assert fault_of(text) is Fault.SHAPE


@pytest.mark.parametrize("digits", ["20190229", "20191301", "20200101", "18991231", "00000000"])
def test_a_day_that_nobody_alive_was_born_on_is_refused(digits: str) -> None:
    body = f"321399{digits}001"
    assert fault_of(body + check_digit(body)) is Fault.BIRTH_DATE


def test_a_refusal_never_repeats_the_number() -> None:
    with pytest.raises(BadIdentifier) as caught:
        citizen_number("110105194912310021", TODAY)
    assert "1949" not in str(caught.value)
