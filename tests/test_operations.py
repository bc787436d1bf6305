"""Every operation of the corpus gives the SQL and the answers that are written beside it, for every principal."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import nullcontext
from types import SimpleNamespace
from typing import Any

import pytest

from tests.asking import Asking
from tests.conftest import pytest_configure
from tests.corpus import FOLDER, PRINCIPALS, QUESTIONS, Question, answers, answers_text, sql_text, statements

EVERY = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)


@EVERY
async def test_an_operation_has_the_sql_and_the_answers_written_beside_it(
    question: Question, asking: Asking, pytestconfig: pytest.Config
) -> None:
    sql = sql_text(await statements(asking, question))
    told = answers_text(await answers(asking, question))
    if pytestconfig.getoption("--write-operations"):
        question.sql_file.write_text(sql, encoding="utf-8")
        question.answers_file.write_text(told, encoding="utf-8")
    assert told == question.answers_file.read_text(encoding="utf-8")
    assert sql == question.sql_file.read_text(encoding="utf-8")


@EVERY
def test_an_operation_has_sql_and_an_answer_for_every_principal(question: Question) -> None:
    written = json.loads(question.answers_file.read_text(encoding="utf-8"))
    assert list(written) == list(PRINCIPALS)
    assert all({"data"} == told.keys() or {"errors"} == told.keys() for told in written.values())
    headings = [line.split(":")[0] for line in question.sql_file.read_text(encoding="utf-8").splitlines()]
    assert [name for name in PRINCIPALS if f"-- {name}" not in headings] == []


@EVERY
def test_nobody_gets_a_row_of_a_register(question: Question) -> None:
    told = json.loads(question.answers_file.read_text(encoding="utf-8"))["nobody"]
    if question.name == "lookups/me":
        assert told["data"]["me"]["roles"] == []
    elif question.name == "lookups/code_list":
        assert told["data"], "the national code lists are anybody's"
    else:
        assert {error["extensions"]["code"] for error in told["errors"]} <= {"FORBIDDEN", "NOT_FOUND"}


def test_there_are_operations_enough_and_nothing_else_lies_about() -> None:
    assert len(QUESTIONS) >= 25
    suffixes = (".graphql", ".variables.json", ".sql", ".answers.json")
    known = {question.path.with_suffix(suffix) for question in QUESTIONS for suffix in suffixes}
    # The city's figures need the demo city (tests/test_city_figures.py); the small world has none to give.
    known.add(FOLDER / "city_figures.graphql")
    assert {path for path in FOLDER.rglob("*") if path.is_file()} <= known


def test_every_principal_is_answered_somewhere_and_refused_somewhere() -> None:
    seen = Counter(
        (name, *told)
        for question in QUESTIONS
        for name, told in json.loads(question.answers_file.read_text(encoding="utf-8")).items()
    )
    assert {name for name in PRINCIPALS if not seen[name, "data"]} == set()
    assert {name for name in PRINCIPALS if not seen[name, "errors"]} == set()


@pytest.mark.parametrize(
    ("asked", "watched", "refused"), [(True, "true", True), (True, "", False), (False, "true", False)]
)
def test_snapshots_are_not_written_where_a_machine_watches(
    monkeypatch: pytest.MonkeyPatch, *, asked: bool, watched: str, refused: bool
) -> None:
    monkeypatch.setenv("CI", watched)
    config: Any = SimpleNamespace(getoption={"--write-operations": asked}.get)
    with pytest.raises(pytest.UsageError) if refused else nullcontext():
        pytest_configure(config)
