"""Gives a phone number as its three columns hold it: sealed, as a digest, masked."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from db.sealed import Kind
from errors.places import PHONE_FORM
from resolvers.commands.work import Found, Work

_NUMBER = re.compile(r"1[3-9]\d{9}|0\d{2,3}[1-9]\d{6,7}|[1-9]\d{6,7}|[48]00\d{7}|1\d{4}|9\d{4}", re.ASCII)
"""Mobile; area code and line; a line of the own area; 400 and 800; the short numbers of services."""

_BETWEEN = str.maketrans("", "", " -‐–—()")
_NONE: dict[str, Any] = {"phone_sealed": None, "phone_digest": None, "phone_masked": None}


def sealed_phone(work: Work, text: str | None, *path: str) -> dict[str, Any]:
    """The three columns; all empty for no number, or for one that is none: that is noted."""
    number = _number(work, text, *path)
    if number is None:
        return dict(_NONE)
    sealed = work.sealer.seal(Kind.PHONE, number)
    return {"phone_sealed": sealed.ciphertext, "phone_digest": sealed.digest, "phone_masked": sealed.masked}


def changed_phone(work: Work, found: Found, text: str | None, *path: str) -> dict[str, Any]:
    """The same of a row that may have a number already: nothing if it is that one, whichever key sealed it."""
    number = _number(work, text, *path)
    if number is not None and found["phone_digest"] in work.sealer.digests(Kind.PHONE, number):
        return {}
    return sealed_phone(work, number)


def _number(work: Work, text: str | None, *path: str) -> str | None:
    """The number without what stands between its digits; nothing, noted, if it is none."""
    if text is None:
        return None
    number = unicodedata.normalize("NFKC", text).translate(_BETWEEN).removeprefix("+86").removeprefix("0086")
    if _NUMBER.fullmatch(number):
        return number
    work.note(PHONE_FORM, *path)
    return None
