"""How much work something is: its calls are counted, since a busy machine changes every time and no count.

Out      steps: how many functions were called, Python's own among them.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from types import FrameType


def steps(work: Callable[[], object]) -> int:
    """How many calls it takes, those of the library and of Python itself included."""
    counted = 0

    def count(_: FrameType, event: str, __: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    before, collecting = sys.getprofile(), gc.isenabled()
    gc.disable()  # what other tests have left is cleared away by calls, too
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
        if collecting:
            gc.enable()
    return counted
