"""The operations of tests/operations: each a question, its SQL and its answer to each principal, side by side.

<theme>/<name>.graphql         the question
<theme>/<name>.variables.json  its variables, where it has any
<theme>/<name>.sql             the statement of the first principal whole, of the others the lines that differ:
                               that difference is the authorisation
<theme>/<name>.answers.json    the answer to each principal, refusals included

All but the question and the variables is written by ``pytest tests/test_operations.py --write-operations``, and read by eye.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import Any

from errors import Refusals, Refused
from server.showing_sql import pretty
from tests import world_accounts as accounts
from tests.asking import Asking

FOLDER = Path(__file__).parent / "operations"
WIDTH = 110
REFUSED = "-- refused: "
_PLACE = re.compile(r"^@@ -(\d+).*@@$")

PRINCIPALS: Mapping[str, str] = {
    "city_viewer": accounts.CITY_VIEWER,
    "county_registrar": accounts.COUNTY_REGISTRAR,
    "township_registrar": accounts.TOWNSHIP_REGISTRAR,
    "village_viewer": accounts.VILLAGE_VIEWER,
    "both_counties": accounts.BOTH_COUNTIES,
    "mixed_roles": accounts.MIXED,
    "oversight": accounts.OVERSIGHT,
    "nobody": accounts.NOBODY,
}


@dataclass(frozen=True, slots=True)
class Question:
    """One operation of the corpus."""

    path: Path

    @property
    def name(self) -> str:
        """Theme and name."""
        return f"{self.path.parent.name}/{self.path.stem}"

    @property
    def text(self) -> str:
        """The document."""
        return self.path.read_text(encoding="utf-8")

    @property
    def variables(self) -> dict[str, Any]:
        """The variables; most have none."""
        file = self.path.with_suffix(".variables.json")
        told: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        return told

    @property
    def sql_file(self) -> Path:
        """Where its statements are kept."""
        return self.path.with_suffix(".sql")

    @property
    def answers_file(self) -> Path:
        """Where its answers are kept."""
        return self.path.with_suffix(".answers.json")


QUESTIONS = tuple(Question(path) for path in sorted(FOLDER.glob("*/*.graphql")))


async def statements(asking: Asking, question: Question) -> dict[str, str]:
    """The statement for each principal, or by which code it is refused before there is one."""
    return {name: await _statement(asking, question, account) for name, account in PRINCIPALS.items()}


async def _statement(asking: Asking, question: Question, account: str) -> str:
    try:
        prepared, _ = await asking.prepare(account, question.text, question.variables)
    except Refused as refused:
        return f"{REFUSED}{refused.code.name}"
    except Refusals as several:
        return "\n".join(f"{REFUSED}{refused.code.name}" for refused in several.refusals)
    return pretty(prepared.sql)


async def answers(asking: Asking, question: Question) -> dict[str, Any]:
    """The answer to each principal, without what differs from request to request."""
    told = {}
    for name, account in PRINCIPALS.items():
        told[name] = (await asking(account, question.text, question.variables)).json()
        told[name].pop("extensions", None)
        for error in told[name].get("errors", ()):
            del error["extensions"]["requestId"]
    return told


def sql_text(by_principal: Mapping[str, str]) -> str:
    """The first statement whole, then for each other principal the lines that are not the same."""
    whole, known, parts = "", dict[str, str](), []
    for name, sql in by_principal.items():
        if sql in known:
            parts.append(f"-- {name}: as {known[sql]}\n")
        elif sql.startswith(REFUSED) or not whole:
            parts.append(f"-- {name}\n{sql}\n")
        else:
            parts.append(f"-- {name}: as {known[whole]}, but\n{_difference(whole, sql)}\n")
        known.setdefault(sql, name)
        whole = whole or (sql if not sql.startswith(REFUSED) else "")
    return "\n".join(parts)


def _difference(whole: str, sql: str) -> str:
    lines = list(unified_diff(whole.splitlines(), sql.splitlines(), lineterm="", n=0))[2:]
    return "\n".join("--   " + _PLACE.sub(r"line \1", line) for line in lines)


def answers_text(by_principal: Mapping[str, Any]) -> str:
    """JSON in which whatever fits on a line stands on one."""
    return _json(by_principal, 0) + "\n"


def _json(value: Any, indent: int) -> str:
    flat = json.dumps(value, ensure_ascii=False)
    if len(flat) + indent <= WIDTH or not isinstance(value, dict | list):
        return flat
    inner, outer = " " * (indent + 2), " " * indent
    if isinstance(value, dict):
        items = [f"{inner}{json.dumps(key)}: {_json(item, indent + 2)}" for key, item in value.items()]
        return "{\n" + ",\n".join(items) + f"\n{outer}}}"
    return "[\n" + ",\n".join(inner + _json(item, indent + 2) for item in value) + f"\n{outer}]"
