"""Gives a unified credit code as it is kept, when it is right in itself and no other entry of the register has it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from db.credit_codes import CreditCode, credit_code
from db.identifiers import BadIdentifier, Fault
from errors.places import (
    CREDIT_CODE_AUTHORITY,
    CREDIT_CODE_CHECK,
    CREDIT_CODE_KIND_DOUBT,
    CREDIT_CODE_ORGANIZATION,
    CREDIT_CODE_REGION,
    CREDIT_CODE_REGION_DOUBT,
    CREDIT_CODE_SHAPE,
    CREDIT_CODE_TAKEN,
)
from resolvers.commands.registers import named
from resolvers.commands.work import Work

_FAULTS = {
    Fault.SHAPE: CREDIT_CODE_SHAPE,
    Fault.AUTHORITY: CREDIT_CODE_AUTHORITY,
    Fault.REGION: CREDIT_CODE_REGION,
    Fault.ORGANIZATION_CODE: CREDIT_CODE_ORGANIZATION,
    Fault.CHECK_DIGIT: CREDIT_CODE_CHECK,
}


async def credit_code_value(
    work: Work,
    row: Any,  # noqa: ANN401 - a mapped class that has such a code
    text: str | None,
    *path: str,
    own: UUID | None = None,
) -> str | None:
    """The code to keep. Its faults are noted, its doubts told; ``own`` is the entry that may have it already."""
    if text is None:
        return None
    try:
        code = credit_code(text)
    except BadIdentifier as bad:
        for fault in bad.faults:
            work.note(_FAULTS[fault], *path)
        return None
    _doubt(work, code, *path)
    others = [each for each in await work.find(row, unified_credit_code=code.text) if each.id != own]
    if others:
        work.note(CREDIT_CODE_TAKEN, *path, object=named(work, others[0]))
    return code.text


def _doubt(work: Work, code: CreditCode, *path: str) -> None:
    """Both lists grow, so neither refuses a code."""
    if not code.kind_known:
        work.warn(CREDIT_CODE_KIND_DOUBT, *path, kind=code.kind)
    if code.region_doubt is not None:
        work.warn(CREDIT_CODE_REGION_DOUBT, *path, region=code.region)
