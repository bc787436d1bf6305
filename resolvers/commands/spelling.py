"""Gives a reading that is told as it is kept: syllables of letters with single blanks between, ü written v."""

from __future__ import annotations

import re

from errors import NOT_A_READING
from resolvers.commands.work import Work

_READING = re.compile(r"[a-z]+( [a-z]+)*")


def told_reading(work: Work, pinyin: str, *path: str) -> str:
    """The reading; what is none is noted."""
    reading = " ".join(pinyin.lower().replace("ü", "v").split())
    if not _READING.fullmatch(reading):
        work.note(NOT_A_READING, *path, value=pinyin[:40])
    return reading
