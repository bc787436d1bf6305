"""Measures how soon malicious documents are refused: ``python -m bench.refusals``, beside Strawberry's own limiters.

In       the documents of ``tests/malicious``; both sides read them against the same schema, each document anew.
Out      ``bench/REFUSALS.md``: processor time of one reading; what took longer than it may ends with 1.
Refuses  nothing.
Never    remembers a document; lets a reading of the other side go on for longer than ``PATIENCE`` seconds.

The other side is what plain Strawberry offers against such documents: QueryDepthLimiter, MaxAliasesLimiter and MaxTokensLimiter,
set to our limits, with graphql-core's rules behind them. It is only asked to read, as ours is.
"""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time
from types import FrameType

from graphql import GraphQLError, parse, specified_rules, validate
from strawberry.extensions import MaxAliasesLimiter, QueryDepthLimiter

from errors import Refusals, Refused
from resolvers.document import Documents
from resolvers.document.bounds import Bounds
from schema.contract import build_schema

HERE = Path(__file__).parent
DOCUMENTS = sorted((HERE.parent / "tests" / "malicious").glob("*.graphql"))
BOUNDS = Bounds()
AT_LEAST = 0.2
PATIENCE = 5.0
BOMBS, LIMIT_OF_BOMBS, LIMIT = "fragment_bomb", 20.0, 50.0
"""Milliseconds in which a document may be refused, and one of the bombs."""

HEAD = """\
# How soon malicious documents are refused

`python -m bench.refusals` writes this page: milliseconds of processor time to read one document of `tests/malicious` anew and
refuse it, worked out of as many as take {least} s. Documents that are refused for their rows only are read whole. Strawberry's
limiters stand at the same numbers, over the same schema. Absolute figures are this machine's.

| document | bytes | ours | Strawberry's limiters | ratio |
|---|---:|---:|---:|---:|
"""


class TooLong(Exception):
    """A reading was broken off."""


def run() -> int:
    """1 if a document was refused too late."""
    schema = build_schema()._schema  # noqa: SLF001 - no public name
    rules = [*specified_rules, *_limiters()]
    gc.collect()
    gc.freeze()  # as a worker does
    lines, late = [], []
    for file in DOCUMENTS:
        text = file.read_text(encoding="utf-8")
        ours = _taken(lambda text=text: Documents(schema).read(text, None, {}))  # type: ignore[misc]
        theirs = _taken(lambda text=text: _read_plainly(text, schema, rules))  # type: ignore[misc]
        assert isinstance(ours, float), f"{file.stem}: {ours}"
        if ours > (LIMIT_OF_BOMBS if file.stem.startswith(BOMBS) else LIMIT):
            late.append(f"{file.stem}: {ours:.1f} ms")
        lines.append(_line(file, ours, theirs))
        print(lines[-1], end="")
    (HERE / "REFUSALS.md").write_text(HEAD.format(least=AT_LEAST) + "".join(lines), encoding="utf-8")
    print("\n".join(late), file=sys.stderr, end="\n" if late else "")
    return 1 if late else 0


def _limiters() -> list[type]:
    depth, aliases = QueryDepthLimiter(BOUNDS.depth), MaxAliasesLimiter(BOUNDS.aliases)
    return [*depth.validation_rules, *aliases.validation_rules]


def _read_plainly(text: str, schema: object, rules: list[type]) -> None:
    document = parse(text, max_tokens=BOUNDS.tokens)
    validate(schema, document, rules)  # type: ignore[arg-type]


def _taken(read: Callable[[], object]) -> float | str:
    """Milliseconds of one reading; or in words, why there is no such number."""
    count, begun = 0, process_time()
    while (taken := process_time() - begun) < AT_LEAST:
        try:
            _bounded(read)
        except TooLong:
            return f"over {PATIENCE * 1000:,.0f}"
        except Exception as broken:  # noqa: BLE001 - whatever it is, it is told
            return f"breaks: {type(broken).__name__}"
        count += 1
    return taken / count * 1000


def _bounded(read: Callable[[], object]) -> None:
    signal.signal(signal.SIGVTALRM, _break_off)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    try:
        read()
    except (Refused, Refusals, GraphQLError, RecursionError):
        pass
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _break_off(_signal: int, _frame: FrameType | None) -> None:
    raise TooLong


def _line(file: Path, ours: float, theirs: float | str) -> str:
    told, ratio = (theirs, "") if isinstance(theirs, str) else (f"{theirs:,.2f}", f"{theirs / ours:,.1f}")
    return f"| {file.stem} | {file.stat().st_size:,} | {ours:.2f} | {told} | {ratio} |\n"


if __name__ == "__main__":
    sys.exit(run())
