"""Gives unified credit codes (GB 32100) that are right in themselves and that no body has.

In       the kind of body and a number.
Out      eighteen signs.
Refuses  nothing.
Never    uses the six digits of a place: 321399 was never assigned to any.
"""

from __future__ import annotations

from db.credit_codes import completed

NOWHERE = "321399"
PUBLIC_INSTITUTION, ASSOCIATION, SERVICE_ORGANIZATION, FOUNDATION = "12", "51", "52", "53"
"""GB 32100, first two signs: 事业单位, 社会团体, 民办非企业单位, 基金会."""


def code(kind: str, number: int) -> str:
    """The code of the ``number``-th body of a kind."""
    return completed(kind + NOWHERE, f"MJ{number:06}")
