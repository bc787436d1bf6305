"""Gives what one GraphQL request asks, by whatever way it came.

In       JSON in UTF-8: the body of a request, the text of a message, a part of a query string.
Out      Asked: the text of a document or what names it, which of its operations, the values of its variables.
Refuses  Unread: no JSON, not an object, a name twice, fields of the wrong type.
Never    looks into the document; mends what is broken: a replaced letter would ask for something else.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from math import isinf
from typing import Any

from errors import INVALID_REQUEST, Refused, Sentence
from server.document_names import Named, named

MAX_BODY = 1_000_000
"""The most bytes of a request's body, or of a message."""

SHAPE = '{"query": "…", "operationName": "…", "variables": {…}}'


@dataclass(frozen=True, slots=True)
class Asked:
    """One GraphQL request: the text of a document, or what names it, or by Apollo's protocol both."""

    text: str | None
    name: str | None
    variables: Mapping[str, Any] | None
    named: Named | None


class Unread(Refused):
    """A request of which nothing can be carried out; its HTTP status holds whatever media type the client wants."""

    def __init__(self, status: int, detail: str, sentence: Sentence = INVALID_REQUEST) -> None:
        super().__init__(sentence, detail=detail)
        self.status = status


def read_json(text: bytes | bytearray | str, what: str) -> Any:  # noqa: ANN401 - any JSON
    """The value that a text is in JSON."""
    try:
        return _DECODER.decode(text if isinstance(text, str) else text.decode())
    except (ValueError, RecursionError) as unreadable:
        raise Unread(400, f"{what}: JSON") from unreadable


def read_asked(given: Any) -> Asked:  # noqa: ANN401 - any JSON
    """What these fields ask."""
    if isinstance(given, dict) and all(isinstance(given.get(name), kind) for name, kind in _KINDS.items()):
        text, found = given.get("query"), _named(given)
        if text or (found is not None and text is None):
            return Asked(text, given.get("operationName") or None, given.get("variables"), found)
    raise Unread(400, SHAPE)


def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of these pairs; ValueError if a name is given twice."""
    # Of a name that is given twice, one reader takes the first and another the last.
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError(pairs)
    return found


def _no_number(name: str) -> None:
    raise ValueError(name)  # NaN and Infinity, which Python reads though they are no JSON


def _number(text: str) -> float:
    found = float(text)
    if isinf(found):  # 1e999 is JSON, but what Python makes of it is none
        raise ValueError(text)
    return found


_DECODER = json.JSONDecoder(object_pairs_hook=unique, parse_float=_number, parse_constant=_no_number)
_KINDS = {"query": str | None, "operationName": str | None, "variables": dict | None, "extensions": dict | None}


def _named(given: Mapping[str, Any]) -> Named | None:
    try:
        return named(given)
    except ValueError as wrong:
        raise Unread(400, str(wrong)) from wrong
