"""Gives the pinyin of names of places and people: lower-case syllables without tones, with one blank between them.

In       Chinese text.
Out      its syllables; ü is written v, as it is typed.
Refuses  nothing: a sign without a reading stays as it is.
Never    guesses a surname: those have a table of their own (surnames.csv).
"""

from __future__ import annotations

from functools import lru_cache

from pypinyin import lazy_pinyin

PLACE_PHRASES = {"重岗": "chong gang", "朝阳": "chao yang"}
PLACE_READINGS = {"单": "shan", "解": "xie", "卜": "bu", "咀": "zui", "勒": "le", "长": "chang", "泊": "bo"}
"""Where the library takes the commoner reading and a village, named after a family or a shape of land, has another."""


def place_pinyin(name: str) -> str:
    """The pinyin of a place."""
    for phrase, reading in PLACE_PHRASES.items():
        if phrase in name:
            before, _, after = name.partition(phrase)
            return " ".join(part for part in (place_pinyin(before), reading, place_pinyin(after)) if part)
    syllables: list[str] = lazy_pinyin(name)
    return " ".join(PLACE_READINGS.get(sign, syllable) for sign, syllable in zip(name, syllables, strict=True))


@lru_cache(maxsize=4096)
def syllable(sign: str) -> str:
    """The usual reading of one character, as it is read in a given name."""
    return str(lazy_pinyin(sign)[0])
