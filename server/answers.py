"""Gives the JSON of an answer: the data with its cost, or errors in their one shape, whichever way they go.

In       what was carried out; refusals, a language, the request's id.
Out      bytes of JSON in UTF-8.
Refuses  nothing.
Never    tells more of a refusal than its sentence, its code, its place in the document and the request's id.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from errors import Refused
from server.asked import Asked


@dataclass(frozen=True, slots=True)
class Carried:
    """An operation that was carried out: ``data`` as the database wrote it, its cost, and of which acts nothing came."""

    data: bytes
    cost: Mapping[str, object]
    errors: Sequence[Mapping[str, object]]
    again: Asked | None = None
    """What is to be carried out again when its answer may have changed."""

    @property
    def body(self) -> bytes:
        """The result as GraphQL has it."""
        told = b',"errors":' + written(self.errors) if self.errors else b""
        return b'{"data":' + self.data + told + b',"extensions":{"cost":' + json.dumps(self.cost).encode() + b"}}"


def errors(refusals: Sequence[Refused], spoken: str, request_id: str) -> list[dict[str, object]]:
    """The refusals as GraphQL errors."""
    return [_error(refused, spoken, request_id) for refused in refusals]


def written(errors: Sequence[Mapping[str, object]]) -> bytes:
    """The errors as JSON; what of a client's words is no text is replaced."""
    return json.dumps(errors, ensure_ascii=False).encode(errors="replace")


def without_data(errors: Sequence[Mapping[str, object]]) -> bytes:
    """The result of an operation that was not carried out."""
    return b'{"errors":' + written(errors) + b"}"


def _error(refused: Refused, spoken: str, request_id: str) -> dict[str, object]:
    error: dict[str, object] = {"message": refused.text(spoken)}
    if refused.locations:
        error["locations"] = [{"line": line, "column": column} for line, column in refused.locations]
    if refused.path is not None:
        error["path"] = list(refused.path)
    error["extensions"] = {"code": refused.code.name, "requestId": request_id}
    return error
