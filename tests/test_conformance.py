"""The conformance run says what the suites said: nothing that failed is passed over, and the page is of the locked suite."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from conformance import audits, cop, report
from conformance.__main__ import Found, failed_ones
from conformance.audits import Audit
from conformance.cop import Finding
from conformance.failure import ConformanceFailed
from conformance.groups import Group
from conformance.program import Program, Runner, read, versions
from tests.test_repository import ROOT

PAGE = ROOT / "docs" / "conformance.md"
PASSED = {"id": "22EB", "name": "SHOULD accept this", "status": "ok", "reason": ""}
WARNED = {"id": "BCF8", "name": "SHOULD use 400 | 4xx", "status": "warn", "reason": "Status code 200 is not\n400"}
SILENT = {"id": "D6D5", "name": "MAY allow that", "status": "notice", "reason": ""}


def test_whatever_is_not_ok_is_a_failure_with_its_reason() -> None:
    found = audits.read(json.dumps([PASSED, WARNED, SILENT]))
    assert found == (
        Audit("22EB", "SHOULD", "accept this", ""),
        Audit("BCF8", "SHOULD", "use 400 | 4xx", "Status code 200 is not\n400"),
        Audit("D6D5", "MAY", "allow that", "notice"),
    )


def test_an_audit_of_an_unknown_level_is_not_counted_in_silence() -> None:
    with pytest.raises(ConformanceFailed):
        audits.read(json.dumps([PASSED | {"name": "PERHAPS accept this"}]))


def test_the_page_counts_by_level_and_names_each_failure() -> None:
    found = audits.read(json.dumps([PASSED, WARNED, SILENT]))
    group = Group("Clients", "All of them.", (Program("urql", "6", "ask | twice", "the hash\nwas of no use"),))
    checked = Finding("Batch", "two", "nothing", "found", "found in production")
    page = report.page(found, [group], [checked], "1.0.0")
    assert "graphql-http 1.0.0: 1 of 3 passed." in page
    assert "\n| SHOULD | 1      | 2  |\n" in page
    assert "| BCF8  | SHOULD | use 400 \\| 4xx | failed: Status code 200 is not 400 |" in page
    assert "| D6D5  | MAY    | allow that     | failed: notice                     |" in page
    assert "\n## Clients\n\nAll of them.\n\n| program |" in page
    assert "\n| Batch | two          | nothing     | found         | failed: found in production |\n" in page
    assert "\n| urql 6  | ask \\| twice | failed: the hash was of no use |\n" in page


def test_every_failure_of_an_audit_or_a_program_is_told_at_the_end() -> None:
    found = audits.read(json.dumps([PASSED, WARNED]))
    good, bad = Program("gql", "4", "ask", ""), Program("gql", "4", "act", "no")
    clean, open_ = (
        Finding("Batch", "", "nothing", "nothing", ""),
        Finding("GET", "", "found", "found", "found in production"),
    )
    told = failed_ones(Found(found, (Group("Clients", "", (good, bad)),), (clean, open_)))
    assert told == [
        "BCF8 SHOULD use 400 | 4xx: Status code 200 is not\n400",
        "gql 4, act: no",
        "GET: found in production",
    ]
    assert failed_ones(Found(found[:1], (Group("Clients", "", (good,)),), (clean,))) == []


def test_steps_are_read_with_the_locked_version() -> None:
    told = [{"name": "gql", "did": "ask", "failure": ""}, {"name": "gql", "did": "act", "failure": "no"}]
    assert read(json.dumps(told), {"gql": "4"}) == (Program("gql", "4", "ask", ""), Program("gql", "4", "act", "no"))


@pytest.mark.parametrize(
    "printed", ["", "[]", "{}", "null", '[{"name": "gql"}]', '[{"name": "x", "did": "", "failure": ""}]']
)
def test_a_program_that_tells_nothing_that_can_be_read_has_failed(printed: str) -> None:
    assert [bool(each.failure) for each in read(printed, {"gql": "4"})] == [True]


def _runner() -> Runner:
    return Runner(Path("node"), Path("python"), Path("fuzzer"), {"gql": "4"}, {"URL": "here"})


def test_a_program_that_breaks_off_has_failed_and_says_with_what_words() -> None:
    (broken,) = _runner().steps("gql", sys.executable, "-c", "raise SystemExit('no such thing')")
    assert (broken.name, broken.version, broken.did) == ("gql", "4", "run to the end")
    assert broken.failure == "ended with 1: no such thing"


def test_programs_are_told_where_to_ask() -> None:
    script = "import json, os; print(json.dumps([{'name': 'gql', 'did': os.environ['URL'], 'failure': ''}]))"
    assert _runner().steps("gql", sys.executable, "-c", script) == (Program("gql", "4", "here", ""),)


def test_a_tool_has_passed_if_it_ends_with_nothing_wrong() -> None:
    assert _runner().tool("gql", "generate", sys.executable, "-c", "") == Program("gql", "4", "generate", "")
    assert _runner().tool("gql", "generate", sys.executable, "-c", "raise SystemExit(3)").failure == "ended with 3:"


def test_the_kept_page_is_what_the_command_writes_when_all_has_passed() -> None:
    kept = PAGE.read_text(encoding="utf-8")
    found = [[cell.strip() for cell in line.split(" | ")] for line in kept.splitlines() if line.endswith("passed |")]
    whole = [
        Audit(id_.removeprefix("| "), level, demand.replace("\\|", "|"), "") for id_, level, demand, _ in _of(4, found)
    ]
    assert len(whole) == 61
    assert "failed" not in kept
    sections = re.findall(r"(?m)^## (.*)\n\n(.*)\n\n(\| program .*\n(?:\|.*\n)+)", kept)
    groups = [Group(title, about, tuple(map(_program, table.splitlines()[2:]))) for title, about, table in sections]
    checks = [Finding(name.removeprefix("| "), sends, demo, alive, "") for name, sends, demo, alive, _ in _of(5, found)]
    assert [(each.name, each.sends) for each in checks] == [(each.name, each.sends) for each in cop.CHECKS]
    assert {each.production for each in checks} == {cop.CLEAN}
    assert report.page(whole, groups, checks, versions()["graphql-http"]) == kept
    locked = versions()
    assert all(locked[each.name] == each.version for group in groups for each in group.programs)


def _cop(answer: Callable[[httpx.Request], httpx.Response]) -> list[str]:
    with httpx.Client(transport=httpx.MockTransport(answer)) as client:
        ended = [cop.finding(check, client, "http://demo/graphql", "http://alive/graphql") for check in cop.CHECKS]
    return [each.name for each in ended if each.production == cop.FOUND]


def test_a_server_that_refuses_everything_is_clean() -> None:
    assert _cop(lambda _: httpx.Response(400, json={"errors": [{"message": "no", "extensions": {"code": "X"}}]})) == []


def test_a_server_that_answers_whatever_is_asked_is_found_out_by_every_check() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.content.startswith(b"["):
            return httpx.Response(200, json=[{}] * cop.BATCH)
        data = {"alias100": "Query", "__schema": {"types": [{}] * 99}}
        wrong = [] if b"...A" in request.content else [{"message": "Did you mean it?", "extensions": {"exception": {}}}]
        page = "GraphiQL" if request.method == "GET" else ""
        return httpx.Response(200, json={"data": data, "page": page} | ({"errors": wrong} if wrong else {}))

    assert _cop(answer) == [check.name for check in cop.CHECKS]


@pytest.mark.parametrize(
    ("weak", "open_in_demo", "failure"),
    [("demo", True, ""), ("demo", False, "found in the demo"), ("demo alive", True, "found in production")],
)
def test_only_what_production_switches_off_may_be_found_in_the_demo(
    weak: str,
    open_in_demo: bool,  # noqa: FBT001
    failure: str,
) -> None:
    def finds(_: httpx.Client, url: str) -> bool:
        return url in weak

    with httpx.Client() as client:
        check = cop.Check("x", "", finds, open_in_demo=open_in_demo)
        assert cop.finding(check, client, "demo", "alive").failure == failure


def _of(cells: int, rows: list[list[str]]) -> list[list[str]]:
    return [row for row in rows if len(row) == cells]


def _program(line: str) -> Program:
    name, did, _ = line.removeprefix("| ").removesuffix(" |").split(" | ")
    package, _, version = name.strip().rpartition(" ")
    return Program(package, version, did.strip(), "")


@pytest.mark.parametrize("home", ["conformance", "lint"])
def test_a_lock_of_packages_names_versions_and_sums_and_no_host(home: str) -> None:
    directory: Path = ROOT / home
    lock = json.loads((directory / "package-lock.json").read_text(encoding="utf-8"))
    wanted = json.loads((directory / "package.json").read_text(encoding="utf-8"))["dependencies"]
    locked = {name.removeprefix("node_modules/"): each for name, each in lock["packages"].items() if name}
    assert wanted == {name: locked[name]["version"] for name in wanted}
    assert all(each["integrity"].startswith("sha512-") and "resolved" not in each for each in locked.values())


@pytest.mark.parametrize("home", ["conformance", "conformance/fuzzing"])
def test_a_lock_of_python_packages_names_sums_and_no_host(home: str) -> None:
    text = (ROOT / home / "requirements.txt").read_text(encoding="utf-8")
    wanted = (ROOT / home / "requirements.in").read_text(encoding="utf-8")
    for name, version in re.findall(r"(?m)^([\w-]+)(?:\[.*\])?==(.*)$", wanted):
        assert versions()[name] == version
    assert all(" --hash=sha256:" in block for block in re.findall(r"(?m)^\S+==.*\n.*$", text))
    assert "://" not in text
