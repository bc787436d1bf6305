"""Gives docs/conformance.md, as the command writes it.

In       Audits, and the version of the suite.
Out      the page; the same for the same results, whenever and wherever they were found.
Refuses  nothing.
Never    leaves out what failed.
"""

from __future__ import annotations

from collections.abc import Sequence

from conformance.audits import LEVELS, Audit

HEAD = """\
# Conformance

`make conformance` writes this page. It loads a small demo city, serves it on loopback, and lets the suites of others ask it
with an access token; it ends with 1 if anything fails. Node is the bench's, and the packages are those of the lock in
`conformance/package-lock.json`.

## GraphQL over HTTP

The audits of graphql-http {version}: {passed} of {all} passed.

| level | passed | of |
|---|---|---|
"""
LIST = """
| audit | level | demand | ended |
|---|---|---|---|
"""


def page(audits: Sequence[Audit], version: str) -> str:
    """The page in Markdown."""
    passed = [each for each in audits if not each.failure]
    told = HEAD.format(version=version, passed=len(passed), all=len(audits))
    for level in LEVELS:
        of_level = [each for each in audits if each.level == level]
        told += f"| {level} | {sum(not each.failure for each in of_level)} | {len(of_level)} |\n"
    return told + LIST + "".join(map(_row, audits))


def _row(audit: Audit) -> str:
    ended = f"failed: {_cell(audit.failure)}" if audit.failure else "passed"
    return f"| {audit.id} | {audit.level} | {_cell(audit.demand)} | {ended} |\n"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())
