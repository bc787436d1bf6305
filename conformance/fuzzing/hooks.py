"""What the fuzzer must know of the graph: how a decimal is written; and which answers are defects of the server."""

from __future__ import annotations

from typing import Any

import schemathesis
from hypothesis import strategies as st
from schemathesis.graphql import nodes

DEFECTS = frozenset({"INTERNAL_SERVER_ERROR", "TIMEOUT", "UNAVAILABLE"})
"""Codes that no request may bring about, be it as it will. Anything else is said of the request."""

SERVER_ERROR = 500

schemathesis.graphql.scalar(
    "Decimal", st.decimals(allow_nan=False, allow_infinity=False, places=2).map(str).map(nodes.String)
)


@schemathesis.check  # type: ignore[untyped-decorator]  # it is installed elsewhere
def no_defect(_context: Any, response: Any, _case: Any) -> None:
    """The server has an answer, or a refusal that says what is wrong with the request."""
    codes = {error.get("extensions", {}).get("code") for error in response.json().get("errors", ())}
    assert response.status_code < SERVER_ERROR, response.status_code
    assert None not in codes, "an error without a code"
    assert not codes & DEFECTS, codes
