"""Gives docs/conformance.md, as the command writes it.

In       Audits and Clients, and the version of each package.
Out      the page; the same for the same results, whenever and wherever they were found.
Refuses  nothing.
Never    leaves out what failed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from conformance.audits import LEVELS, Audit
from conformance.clients import Client

HEAD = """\
# Conformance

`make conformance` writes this page. It loads a small demo city, serves it on loopback, and lets the suites of others ask it
with an access token; it ends with 1 if anything fails. Node is that of the lock, and the packages are those of the lock in
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


CLIENTS = """
## Named documents

Clients that do Apollo's protocol by themselves ([documents.md](documents.md)). Each asks one query twice, without a memory of
its own.

| client | what it sent, and the status | ended |
|---|---|---|
"""


def page(audits: Sequence[Audit], clients: Sequence[Client], versions: Mapping[str, str]) -> str:
    """The page in Markdown."""
    told = _of_audits(audits, versions["graphql-http"]) + CLIENTS
    for each in clients:
        told += f"| {each.name} {versions[each.name]} | {', '.join(each.sent)} | {_ended(each.failure)} |\n"
    return told


def _of_audits(audits: Sequence[Audit], version: str) -> str:
    passed = [each for each in audits if not each.failure]
    told = HEAD.format(version=version, passed=len(passed), all=len(audits))
    for level in LEVELS:
        of_level = [each for each in audits if each.level == level]
        told += f"| {level} | {sum(not each.failure for each in of_level)} | {len(of_level)} |\n"
    return told + LIST + "".join(map(_row, audits))


def _row(audit: Audit) -> str:
    return f"| {audit.id} | {audit.level} | {_cell(audit.demand)} | {_ended(audit.failure)} |\n"


def _ended(failure: str) -> str:
    return f"failed: {_cell(failure)}" if failure else "passed"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())
