"""SQL on long lines in, the same SQL on lines that a person can read out.

In       one statement as SQLAlchemy writes it.
Out      the same words in the same order: only the white space between them differs.
Refuses  nothing: what it does not know stays on one line.
Never    looks at what the words mean.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

WIDTH = 112
SHORT = 64
"""A subselect no longer than this may stay on one line."""

_STEP = 2
_WORDS = re.compile(r"""\s+|E?'(?:[^'\\]|''|\\.)*'|"[^"]*"|\w[\w.]*|\$\d+|::|\|\||[<>=!]+|.""", re.DOTALL)
_CLAUSES = frozenset({"WITH", "SELECT", "FROM", "WHERE", "ORDER", "LIMIT", "UNION", "LEFT", "JOIN", "CROSS"})
_JOINING = frozenset({"LEFT", "OUTER", "CROSS", "INNER"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word, sign or string of the statement, and whether white space stood before it."""

    text: str
    apart: bool


@dataclass(frozen=True, slots=True)
class Group:
    """What stands in parentheses or brackets."""

    opening: str
    closing: str
    parts: tuple[Part, ...]
    apart: bool


Part: TypeAlias = "Word | Group"


def pretty(sql: str) -> str:
    """The statement in lines."""
    return "\n".join(_block(_group(iter(_words(sql)), Word("", apart=False)).parts, 0))


def _words(sql: str) -> Iterator[Word]:
    apart = False
    for found in _WORDS.finditer(sql):
        if found[0].isspace():
            apart = True
        else:
            yield Word(found[0], apart)
            apart = False


def _group(words: Iterator[Word], opening: Word) -> Group:
    parts: list[Part] = []
    for word in words:
        if word.text in {")", "]"}:
            return Group(opening.text, word.text, tuple(parts), opening.apart)
        parts.append(_group(words, word) if word.text in {"(", "["} else word)
    return Group(opening.text, "", tuple(parts), opening.apart)


def _flat(parts: Sequence[Part]) -> str:
    return "".join(" " * part.apart + _text(part) for part in parts).strip()


def _text(part: Part) -> str:
    return part.text if isinstance(part, Word) else f"{part.opening}{_flat(part.parts)}{part.closing}"


def _fits(parts: Sequence[Part], column: int) -> bool:
    length = len(_flat(parts))
    return column + length <= WIDTH and (length <= SHORT or not _selects(parts))


def _selects(parts: Sequence[Part]) -> bool:
    return any(_selects(part.parts) if isinstance(part, Group) else part.text == "SELECT" for part in parts)


def _block(parts: Sequence[Part], indent: int) -> list[str]:
    return [line for clause in _cut(parts, _begins_clause) for line in _clause(clause, indent)]


def _begins_clause(parts: Sequence[Part], at: int) -> bool:
    before = _word(parts, at - 1)
    return _word(parts, at) in _CLAUSES and not (before in _JOINING or before == "DISTINCT")


def _begins_unit(parts: Sequence[Part], at: int) -> bool:
    """After a comma, before a condition, before a constant piece of a concatenation."""
    word, following = _word(parts, at), _word(parts, at + 1)
    return _word(parts, at - 1) == "," or word in {"AND", "OR"} or (word == "||" and following.startswith("'"))


def _word(parts: Sequence[Part], at: int) -> str:
    part = parts[at] if 0 <= at < len(parts) else None
    return part.text if isinstance(part, Word) else ""


def _cut(parts: Sequence[Part], begins: Callable[[Sequence[Part], int], bool]) -> Iterator[Sequence[Part]]:
    starts = [0, *(at for at in range(1, len(parts)) if begins(parts, at)), len(parts)]
    return (parts[start:end] for start, end in pairwise(starts) if start < end)


def _clause(parts: Sequence[Part], indent: int) -> list[str]:
    """One line if it fits; else as many units a line as fit, and those that do not in lines of their own."""
    if _fits(parts, indent):
        return [" " * indent + _flat(parts)]
    lines: list[str] = []
    full, hanging = True, _STEP * (_word(parts, 0) in _CLAUSES - {"WITH"})
    for unit in _cut(parts, _begins_unit):
        text, column = _flat(unit), indent + hanging * bool(lines)
        if not _fits(unit, column):
            lines += _broken(unit, column)
            full = True
        elif full or len(lines[-1]) + 1 + len(text) > WIDTH:
            lines.append(" " * column + text)
            full = False
        else:
            lines[-1] += f" {text}"
    return lines


def _broken(parts: Sequence[Part], indent: int) -> list[str]:
    """Word after word; a group that does not fit becomes a block of its own."""
    lines, line = [], " " * indent
    for part in parts:
        line += " " * (part.apart and bool(line.strip()))
        if isinstance(part, Word) or _fits([part], len(line)):
            line += _text(part)
        else:
            lines += [line + part.opening, *_block(part.parts, indent + _STEP)]
            line = " " * indent + part.closing
    return [*lines, line]
