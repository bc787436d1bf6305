"""Citizen numbers: what is right in itself is read, what is not is refused with its faults, a region is only doubted."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric

from db.county_codes import RegionDoubt, county_codes, region_doubt
from db.identifiers import BadIdentifier, Fault, check_digit, citizen_number

TODAY = date(2019, 12, 31)
FROM_THE_STANDARD = ("11010519491231002X", "440524188001010014")
days = st.dates(min_value=date(1900, 1, 1), max_value=TODAY)
sequences = st.integers(min_value=0, max_value=999)


def number_of(born: date, sequence: int, prefix: str = "320827") -> str:
    body = f"{prefix}{born:%Y%m%d}{sequence:03}"
    return body + check_digit(body)


def faults_of(text: str) -> tuple[Fault, ...]:
    with pytest.raises(BadIdentifier) as caught:
        citizen_number(text, TODAY)
    return caught.value.faults


def doubt_of(prefix: str, born: date) -> RegionDoubt | None:
    return citizen_number(number_of(born, 21, prefix), TODAY).region_doubt


@pytest.mark.parametrize("number", FROM_THE_STANDARD)
def test_the_examples_of_the_standard_have_the_right_check_digit(number: str) -> None:
    assert check_digit(number[:17]) == number[17]


def test_the_example_of_the_standard_says_who_its_holder_is() -> None:
    read = citizen_number(FROM_THE_STANDARD[0], TODAY)
    assert (read.birth_date, read.sex, read.region_doubt) == (date(1949, 12, 31), "FEMALE", None)


def test_a_birth_before_1900_is_refused_even_with_the_right_check_digit() -> None:
    assert faults_of(FROM_THE_STANDARD[1]) == (Fault.BIRTH_DATE,)


def test_all_faults_are_told_at_once() -> None:
    wrong = str((int(FROM_THE_STANDARD[1][17]) + 1) % 10)
    assert faults_of(FROM_THE_STANDARD[1][:17] + wrong) == (Fault.BIRTH_DATE, Fault.CHECK_DIGIT)


@given(days, sequences)
def test_every_number_made_by_the_rules_says_its_birth_date_and_sex(born: date, sequence: int) -> None:
    read = citizen_number(number_of(born, sequence), TODAY)
    assert read.birth_date == born
    assert read.sex == ("MALE" if sequence % 2 else "FEMALE")


@given(days, sequences)
def test_another_reader_of_the_standard_finds_the_same_check_digit(born: date, sequence: int) -> None:
    number = number_of(born, sequence)
    assert ric.calc_check_digit(number) == number[17]


@given(days, sequences, st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(born: date, sequence: int, place: int, shift: int) -> None:
    number = number_of(born, sequence)
    wrong = str((int(number[place]) + shift) % 10)
    assert Fault.CHECK_DIGIT in faults_of(number[:place] + wrong + number[place + 1 :])


@given(days, sequences, st.integers(0, 15))
def test_two_digits_that_changed_places_are_always_found(born: date, sequence: int, place: int) -> None:
    number = number_of(born, sequence)
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    if swapped != number:
        assert Fault.CHECK_DIGIT in faults_of(swapped)


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
    assert faults_of(text) == (Fault.SHAPE,)


@pytest.mark.parametrize("digits", ["20190229", "20191301", "20200101", "18991231", "00000000"])
def test_a_day_that_nobody_alive_was_born_on_is_refused(digits: str) -> None:
    body = f"321399{digits}001"
    assert faults_of(body + check_digit(body)) == (Fault.BIRTH_DATE,)


def test_a_refusal_never_repeats_the_number() -> None:
    with pytest.raises(BadIdentifier) as caught:
        citizen_number("110105194912310021", TODAY)
    assert "1949" not in str(caught.value)


@pytest.mark.parametrize("prefix", ["322228", "320827", "321324"])
def test_every_code_that_a_county_ever_had_is_right_for_who_was_born_before(prefix: str) -> None:
    assert doubt_of(prefix, date(1945, 3, 8)) is None


@pytest.mark.parametrize(
    ("prefix", "born", "doubt"),
    [
        ("320827", date(1996, 12, 31), None),
        ("320827", date(1997, 1, 1), RegionDoubt.RETIRED_BEFORE),
        ("321321", date(2005, 1, 1), RegionDoubt.RETIRED_BEFORE),
        ("321371", date(1990, 1, 1), None),
        ("321399", date(1990, 1, 1), RegionDoubt.NEVER_GIVEN),
        ("990101", date(1990, 1, 1), RegionDoubt.NO_PROVINCE),
        ("320802", date(2005, 1, 1), None),
    ],
    ids=["last year", "too late", "宿豫县 after 2004", "no code of the ministry", "never", "no province", "not ours"],
)
def test_a_wrong_region_is_a_doubt_beside_the_number_and_no_refusal(
    prefix: str, born: date, doubt: RegionDoubt | None
) -> None:
    assert doubt_of(prefix, born) is doubt


def test_the_table_of_county_codes_is_unbroken() -> None:
    """Whoever was a county of this city at any time had a code; where one ends, the next begins in the same year."""
    for name in ("沭阳县", "泗阳县", "泗洪县"):
        years = [(each.from_year, each.until_year) for each in county_codes().values() if each.name == name]
        assert years == [(None, 1983), (1983, 1996), (1996, None)]
    town = [county_codes()[code] for code in ("322225", "320824", "329006", "320881", "321300")]
    assert [each.until_year for each in town[:-1]] == [each.from_year for each in town[1:]]


def test_no_code_of_this_city_is_doubted_in_its_own_years() -> None:
    for each in county_codes().values():
        assert region_doubt(each.code, date(each.until_year or 2019, 12, 31)) is None, each
