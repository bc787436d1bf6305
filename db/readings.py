"""Gives the pinyin of names of places and people: lower-case syllables without tones, with one blank between them.

In       Chinese text.
Out      its syllables; ü is written v, as it is typed.
Refuses  nothing: a sign without a reading is left out, a Latin letter stays as it is.
Never    guesses a surname that is read otherwise than the character is: those have a table (surname_readings.csv).
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import cast

from pypinyin import lazy_pinyin

PLACE_PHRASES = {"重岗": "chong gang", "朝阳": "chao yang"}
PLACE_READINGS = {"单": "shan", "解": "xie", "卜": "bu", "咀": "zui", "勒": "le", "长": "chang", "泊": "bo"}
"""Where the library takes the commoner reading and a village, named after a family or a shape of land, has another."""


def place_pinyin(name: str) -> str:
    """The pinyin of a place, or of a body."""
    for phrase, reading in PLACE_PHRASES.items():
        if phrase in name:
            before, _, after = name.partition(phrase)
            return " ".join(part for part in (place_pinyin(before), reading, place_pinyin(after)) if part)
    return _joined(PLACE_READINGS.get(sign, syllable) for sign, syllable in zip(name, _syllables(name), strict=True))


def personal_pinyin(name: str) -> str:
    """The pinyin of a person: a surname as surnames are read, then the given name."""
    surname = next((name[:length] for length in (2, 1) if name[:length] in surname_readings()), "")
    reading = surname_readings().get(surname, "")
    return _joined((*reading.split(), *_syllables(name[len(surname) :])))


@lru_cache(maxsize=4096)
def syllable(sign: str) -> str:
    """The usual reading of one character, as it is read in a given name."""
    return _syllables(sign)[0]


@lru_cache(maxsize=1)
def surname_readings() -> dict[str, str]:
    """Surnames whose reading is not that of their characters in other words."""
    with Path(__file__).with_name("surname_readings.csv").open(encoding="utf-8", newline="") as file:
        return {row["surname"]: row["pinyin"] for row in csv.DictReader(file)}


def _syllables(text: str) -> list[str]:
    """One for each sign; of signs that it cannot read the library would else make one."""
    # The library takes a list where its types speak of a text only.
    return [str(each) for each in lazy_pinyin(text, errors=cast("Callable[[str], str]", list))]


def _joined(syllables: Iterable[str]) -> str:
    """Letters only: the columns beside a reading are searched by what can be typed on a keyboard."""
    return " ".join(filter(None, map(_letters, syllables)))


def _letters(syllable: str) -> str:
    plain = unicodedata.normalize("NFKC", syllable).lower().replace("ü", "v")
    return "".join(sign for sign in plain if "a" <= sign <= "z")
