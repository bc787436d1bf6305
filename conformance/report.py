"""Gives docs/conformance.md, as the command writes it.

In       Audits, the Groups of programs, and Findings.
Out      the page; the same for the same results, whenever and wherever they were found.
Refuses  nothing.
Never    leaves out what failed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from conformance.audits import LEVELS, Audit
from conformance.cop import Finding
from conformance.groups import Group

HEAD = """\
# Conformance

`make conformance` writes this page. It loads a small demo city, serves it on loopback, and lets the suites and clients of others
ask it with an access token; it ends with 1 if anything fails. Node is that of the lock, and the packages are those of the locks
`conformance/package-lock.json` and, for Python, `conformance/requirements.txt`, in an environment of their own.

## GraphQL over HTTP

The audits of graphql-http {version}: {passed} of {all} passed.

"""


COP = """
## Checks of graphql-cop

No registry of packages has graphql-cop, so its list is asked by programs of our own, with a token, of the demo and of the same
city in production (`REGISTRY_MODE=production`). What the demo leaves open is found there; in production nothing may be.

"""


def page(audits: Sequence[Audit], groups: Sequence[Group], findings: Sequence[Finding], version: str) -> str:
    """The page in Markdown."""
    passed = sum(not each.failure for each in audits)
    told = HEAD.format(version=version, passed=passed, all=len(audits))
    told += table(("level", "passed", "of"), (_level(level, audits) for level in LEVELS))
    rows = ((each.id, each.level, each.demand, _ended(each.failure)) for each in audits)
    told += "\n" + table(("audit", "level", "demand", "ended"), rows)
    checks = ((each.name, each.sends, each.demo, each.production, _ended(each.failure)) for each in findings)
    cop = COP + table(("check", "what is sent", "in the demo", "in production", "ended"), checks)
    return told + "".join(map(_group, groups)) + cop


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows under their heads, the bars below each other."""
    cells = [tuple(head), *(tuple(map(_cell, row)) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [_line(row, widths) for row in cells]
    return "\n".join([lines[0], _line(["-" * width for width in widths], widths), *lines[1:]]) + "\n"


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    return "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"


def _level(level: str, audits: Sequence[Audit]) -> tuple[str, str, str]:
    of_level = [each for each in audits if each.level == level]
    return level, str(sum(not each.failure for each in of_level)), str(len(of_level))


def _group(group: Group) -> str:
    rows = ((f"{each.name} {each.version}", each.did, _ended(each.failure)) for each in group.programs)
    return f"\n## {group.title}\n\n{group.about}\n\n" + table(("program", "what it did", "ended"), rows)


def _ended(failure: str) -> str:
    return f"failed: {failure}" if failure else "passed"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())
