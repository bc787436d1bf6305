"""Gives the parts of a unified social credit code (GB 32100-2015), once form, authority and both check signs are right.

In       a code as typed.
Out      CreditCode(text, authority, kind, region, organization_code, kind_known, region_doubt).
Refuses  BadIdentifier with its faults: length or signs, authority, region, inner organization code, check sign.
Never    refuses a code for a kind or a region that is not in our lists: both lists grow, and are doubts only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from db.code_lists import ORGANIZATION_KIND, REGISTRATION_AUTHORITY, codes
from db.county_codes import RegionDoubt, region_doubt
from db.identifiers import BadIdentifier, Fault

SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""GB 32100-2015, table 2: each sign's value is its place. I, O, S, V and Z are left out, because they look like others."""

WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
"""GB 32100-2015: the weight of the i-th sign is 3 to the power of i - 1, by 31."""

ORGANIZATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
"""GB 11714-1997, of the first eight signs of an organization's code; A is worth 10 and Z 35, none is left out."""

FIRST_DAY = date(2015, 10, 1)
"""No code was given before the standard came into force."""

_SHAPE = re.compile(f"[{SIGNS}]{{18}}")


@dataclass(frozen=True, slots=True)
class CreditCode:
    """A unified credit code that is right in itself, and its parts."""

    text: str
    authority: str
    """Who registers the organization: the first sign, as in the list GB 32100."""

    kind: str
    """The first two signs, as in the list GB 32100/kind."""

    region: str
    """The county or city of the registration authority, six digits."""

    organization_code: str
    """The organization's own code (GB 11714), eight signs and a check sign."""

    kind_known: bool
    region_doubt: RegionDoubt | None
    """A warning: the six digits name no region that could have given the code."""


def credit_code(text: str) -> CreditCode:
    """The code read: blanks around it and small letters are forgiven, nothing else."""
    code = text.strip().upper()
    if not _SHAPE.fullmatch(code):
        raise BadIdentifier(Fault.SHAPE)
    if faults := tuple(_faults(code)):
        raise BadIdentifier(*faults)
    return CreditCode(
        text=code,
        authority=code[0],
        kind=code[:2],
        region=code[2:8],
        organization_code=code[8:17],
        kind_known=code[:2] in codes(ORGANIZATION_KIND),
        region_doubt=region_doubt(code[2:8], FIRST_DAY),
    )


def check_sign(first_seventeen: str) -> str:
    """The eighteenth sign of a unified credit code."""
    total = sum(weight * SIGNS.index(sign) for weight, sign in zip(WEIGHTS, first_seventeen, strict=True))
    return SIGNS[-total % 31]


def organization_check_sign(first_eight: str) -> str:
    """The ninth sign of an organization's code."""
    total = sum(weight * int(sign, 36) for weight, sign in zip(ORGANIZATION_WEIGHTS, first_eight, strict=True))
    return "0123456789X"[-total % 11]


def completed(first_eight: str, serial: str) -> str:
    """The whole code of authority, kind and region (eight signs) and the first eight signs of an organization's code."""
    body = first_eight + serial + organization_check_sign(serial)
    return body + check_sign(body)


def _faults(code: str) -> Iterator[Fault]:
    if code[0] not in codes(REGISTRATION_AUTHORITY):
        yield Fault.AUTHORITY
    if not code[2:8].isdigit():
        yield Fault.REGION
    if code[16] != organization_check_sign(code[8:16]):
        yield Fault.ORGANIZATION_CODE
    if code[17] != check_sign(code[:17]):
        yield Fault.CHECK_DIGIT
