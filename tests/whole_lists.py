"""Asking for what is told of all rows of a list, and how such a question is refused."""

from __future__ import annotations

from typing import Any

import pytest

from errors import Refused, Sentence
from tests.asking import Asking


async def told(asking: Asking, account: str, root: str, asked: str, where: str = "") -> Any:
    """A field of a connection over a whole register."""
    return (await asking.data(account, f"{{ {root}{where and f'(where: {where})'} {{ told: {asked} }} }}"))[root][
        "told"
    ]


async def refused(asking: Asking, account: str, text: str, variables: Any = None) -> tuple[Sentence, tuple[Any, ...]]:
    """With which sentence a question is refused, and where."""
    with pytest.raises(Refused) as refusal:
        await asking.prepare(account, text, variables)
    return refusal.value.sentence, refusal.value.path or ()
