"""The page of limits says what the code does, and a limit may be another for a role."""

from __future__ import annotations

import ast
import re
from dataclasses import fields

import pytest

from db.tables.account import ROLES as KNOWN
from errors import Code, SettingsRefused
from resolvers.document.bounds import Bounds
from resolvers.plan.cost import ACT, INTROSPECTION, LISTED
from server.gate import REFUSED, bounds
from server.limits import ROLES, Limits, PerRole
from server.settings import environment, read_settings, variables
from tests.test_repository import ROOT, name, shipped, tree

PAGE = (ROOT / "docs" / "limits.md").read_text(encoding="utf-8")
ROWS = "100000 VIEWER=50000 OVERSIGHT=200000"


def constants() -> dict[str, int]:
    """Every number by the name of MAX_… in the code."""
    found = {}
    for path in shipped():
        for node in tree(path).body:
            match node:
                case ast.Assign(targets=[ast.Name(id=own)], value=ast.Constant(value=int(number))) if own[:4] == "MAX_":
                    found[f"{name(path).removesuffix('.py').replace('/', '.')}.{own}"] = number
    return found


def test_the_page_has_every_fixed_number_and_no_other() -> None:
    told = {
        each: int(number.replace(",", "")) for each, number in re.findall(r"(?m)^\| `([\w.]+)` \| ([\d,]+) \|", PAGE)
    }
    assert told == constants()


def test_the_page_has_every_setting_of_a_limit_with_its_default() -> None:
    told = dict(re.findall(r"(?m)^\| `(REGISTRY_\w+)` \| `(\d+)` \|", PAGE))
    there = {each.name: each.default for each in variables()}
    assert told.items() <= there.items()
    assert {f"REGISTRY_{each.name.upper()}" for each in fields(Limits)} <= told.keys()


def test_the_page_tells_what_is_counted_for_what_is_no_page_of_rows() -> None:
    for told in (
        f"| {ACT}, and what is asked of its row |",
        f"| {LISTED} times: 1 for the row",
        f"| {INTROSPECTION['__schema']:,} and {INTROSPECTION['__type']} |",
        f"one that is refused for its document {REFUSED}:",
    ):
        assert told in PAGE, told


def test_the_page_names_codes_that_there_are() -> None:
    named = {word for word in re.findall(r"\b[A-Z]+(?:_[A-Z]+)*\b", PAGE) if word.endswith(("ED", "ABLE", "TIMEOUT"))}
    assert named - {"TIMEOUT"} <= {code.name for code in Code}


def test_the_roles_are_those_of_the_database() -> None:
    assert ROLES == KNOWN


def test_a_limit_is_another_for_a_role_and_the_widest_of_several_counts() -> None:
    limits = read_settings({"REGISTRY_LIMIT_ROWS": ROWS})
    held = {(): 100_000, ("VIEWER",): 50_000, ("REGISTRAR",): 100_000, ("VIEWER", "REGISTRAR"): 100_000,
            ("VIEWER", "OVERSIGHT"): 200_000}  # fmt: skip
    assert {roles: limits.limit_rows.of(roles) for roles in held} == held


def test_every_limit_of_a_document_is_taken_from_its_own_setting() -> None:
    given = {"tokens": 1_000, "depth": 7, "aliases": 8, "directives": 9, "root_fields": 11, "fields": 12}
    environ = {f"REGISTRY_LIMIT_{each.upper()}": f"10000 VIEWER={number}" for each, number in given.items()}
    environ |= {"REGISTRY_LIMIT_DEPTH": "60 VIEWER=7", "REGISTRY_LIMIT_ALIASES": "99 VIEWER=8"}
    environ |= {"REGISTRY_LIMIT_DIRECTIVES": "99 VIEWER=9", "REGISTRY_LIMIT_ROOT_FIELDS": "99 VIEWER=11"}
    environ |= {"REGISTRY_LIMIT_FIELDS": "99 VIEWER=12"}
    assert bounds(read_settings(environ), ["VIEWER"]) == Bounds(**given)
    assert bounds(read_settings({}), []) == Bounds()


def test_a_worker_process_reads_the_same_limits() -> None:
    settings = read_settings({"REGISTRY_LIMIT_ROWS": ROWS})
    assert environment(settings)["REGISTRY_LIMIT_ROWS"] == ROWS
    assert read_settings(environment(settings)) == settings


@pytest.mark.parametrize(
    "text",
    ["", "-1", "99", "x", "1000 VIEWER", "1000 VIEWER=", "1000 VIEWER=x", "1000 NOBODY=1000", "1000 viewer=1000",
     "1000 VIEWER=1000 VIEWER=2000", "1000  VIEWER=1000", " 1000", "VIEWER=1000", "1000,VIEWER=1000", "1_000"],
)  # fmt: skip
def test_a_text_that_is_no_limit_is_refused(text: str) -> None:
    with pytest.raises(SettingsRefused, match="REGISTRY_LIMIT_ROWS must be a whole number from 100"):
        read_settings({"REGISTRY_LIMIT_ROWS": text})


@pytest.mark.parametrize(
    "environ",
    [
        {"REGISTRY_LIMIT_ROWS": "2000000"},
        {"REGISTRY_RATE_CAPACITY": "99999"},
        {"REGISTRY_LIMIT_ROWS": "1000 VIEWER=2000000"},
        {"REGISTRY_RATE_CAPACITY": "1000000 VIEWER=1000"},
    ],
)
def test_an_operation_that_no_allowance_could_pay_is_refused_at_the_start(environ: dict[str, str]) -> None:
    with pytest.raises(SettingsRefused, match="REGISTRY_RATE_CAPACITY"):
        read_settings(environ)


def test_a_number_for_roles_is_written_as_it_is_read() -> None:
    assert str(PerRole(5, (("VIEWER", 3),))) == "5 VIEWER=3"
