"""How names are read: surnames as surnames, signs without a reading left out, letters only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.readings import personal_pinyin, place_pinyin, surname_readings
from server.demo.names import name_book


@pytest.mark.parametrize(
    ("name", "pinyin"),
    [
        ("王小明", "wang xiao ming"),
        ("单雄信", "shan xiong xin"),
        ("曾国藩", "zeng guo fan"),
        ("仇英", "qiu ying"),
        ("解放", "xie fang"),
        ("单于明", "chan yu ming"),
        ("尉迟恭", "yu chi gong"),
        ("欧阳修", "ou yang xiu"),
        ("吕布", "lv bu"),
        ("单", "shan"),
        ("阿依古丽·买买提", "a yi gu li mai mai ti"),
        ("李A", "li a"),
        ("宋𠮷", "song"),
    ],
)
def test_a_person_is_read_by_surname_and_given_name(name: str, pinyin: str) -> None:
    assert personal_pinyin(name) == pinyin


def test_the_demo_city_reads_its_surnames_like_the_register() -> None:
    assert {surname: personal_pinyin(surname) for surname, _ in name_book(7).surnames} == dict(name_book(7).surnames)


def test_the_table_holds_only_surnames_that_are_read_otherwise_than_their_characters() -> None:
    for surname, reading in surname_readings().items():
        compound_of_a_known_one = len(surname) > 1 and surname[0] in surname_readings()
        assert compound_of_a_known_one or place_pinyin(surname) != reading or surname in {"单", "解", "卜"}


@given(st.text(max_size=20))
def test_whatever_is_read_has_letters_and_single_blanks_only(text: str) -> None:
    for reading in (personal_pinyin(text), place_pinyin(text)):
        assert all(part.isascii() and part.isalpha() and part.islower() for part in reading.split())
        assert reading == " ".join(reading.split())
