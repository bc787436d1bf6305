"""The conformance run says what the suites said: nothing that failed is passed over, and the page is of the locked suite."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from conformance import audits, clients, report
from conformance.__main__ import versions
from conformance.audits import Audit
from conformance.clients import Client
from conformance.failure import ConformanceFailed
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
    client = Client("urql", ("GET hash 404",), "the hash | was of no use")
    page = report.page(
        audits.read(json.dumps([PASSED, WARNED, SILENT])), [client], {"graphql-http": "1.0.0", "urql": "6"}
    )
    assert "| urql 6 | GET hash 404 | failed: the hash \\| was of no use |" in page
    assert "graphql-http 1.0.0: 1 of 3 passed." in page
    assert "| SHOULD | 1 | 2 |" in page
    assert "| BCF8 | SHOULD | use 400 \\| 4xx | failed: Status code 200 is not 400 |" in page
    assert "| D6D5 | MAY | allow that | failed: notice |" in page


def test_a_client_is_good_whose_hash_was_of_use_and_who_was_taken_for_itself() -> None:
    mine, sent = "viewer@321300", ["GET hash 404", "POST text 200", "GET hash 200"]
    told = [
        {"name": "good", "answers": [mine, mine], "sent": sent},
        {"name": "text twice", "answers": [mine, mine], "sent": [*sent[:2], "POST text 200"]},
        {"name": "another", "answers": [mine, "viewer@321322"], "sent": sent},
        {"name": "broken", "failure": "Error: no"},
    ]
    failures = [each.failure for each in clients.read(json.dumps(told))]
    assert failures == ["", "the hash was of no use", f"answered {[mine, 'viewer@321322']}", "Error: no"]


def test_the_kept_page_is_what_the_command_writes_for_audits_all_passed() -> None:
    kept = PAGE.read_text(encoding="utf-8")
    rows = re.findall(r"(?m)^\| (\w{4}) \| (MUST|SHOULD|MAY) \| (.*) \| passed \|$", kept)
    assert len(rows) == 61
    whole = [Audit(each[0], each[1], each[2].replace("\\|", "|"), "") for each in rows]
    sent = re.findall(r"(?m)^\| (@\S+) [\d.]+ \| (.*) \| passed \|$", kept)
    assert [name for name, _ in sent] == ["@apollo/client", "@urql/core"]
    all_clients = [Client(name, tuple(requests.split(", ")), "") for name, requests in sent]
    assert report.page(whole, all_clients, versions()) == kept


@pytest.mark.parametrize("home", ["conformance", "lint"])
def test_a_lock_of_packages_names_versions_and_sums_and_no_host(home: str) -> None:
    directory: Path = ROOT / home
    lock = json.loads((directory / "package-lock.json").read_text(encoding="utf-8"))
    wanted = json.loads((directory / "package.json").read_text(encoding="utf-8"))["dependencies"]
    locked = {name.removeprefix("node_modules/"): each for name, each in lock["packages"].items() if name}
    assert wanted == {name: locked[name]["version"] for name in wanted}
    assert all(each["integrity"].startswith("sha512-") and "resolved" not in each for each in locked.values())
