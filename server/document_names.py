"""Gives what a request names instead of the text of a document: ``documentId``, or Apollo's ``persistedQuery``.

In       the fields of a request, as JSON or from a query string.
Out      Named: the digest of the text, and by which protocol; None if the request names nothing.
Refuses  ValueError, whose words are the shape that is due: another kind of id, another version, both at once.
Never    looks for the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_DIGEST = re.compile("[0-9a-f]{64}")
_ID = 'documentId: "sha256:…"'
_AUTOMATIC = 'extensions: {"persistedQuery": {"version": 1, "sha256Hash": "…"}}'
PREFIX = "sha256:"


@dataclass(frozen=True, slots=True)
class Named:
    """A document by its digest. ``automatic``: by Apollo's protocol, in which a client sends what is not known yet."""

    digest: str
    automatic: bool


def named(fields: Mapping[str, Any]) -> Named | None:
    """What these fields name."""
    own, extensions = fields.get("documentId"), fields.get("extensions") or {}
    automatic = extensions.get("persistedQuery")
    if own is None:
        return None if automatic is None else Named(_of_apollo(automatic), automatic=True)
    if automatic is not None or fields.get("query") is not None:
        raise ValueError(f"{_ID}, without query and persistedQuery")
    if not isinstance(own, str) or not own.startswith(PREFIX):
        raise ValueError(_ID)
    return Named(_digest(own.removeprefix(PREFIX), _ID), automatic=False)


def _of_apollo(automatic: Any) -> str:  # noqa: ANN401 - any JSON
    match automatic:
        case {"version": 1, "sha256Hash": str(digest)}:
            return _digest(digest, _AUTOMATIC)
    raise ValueError(_AUTOMATIC)


def _digest(text: str, shape: str) -> str:
    if not _DIGEST.fullmatch(text):
        raise ValueError(shape)
    return text
