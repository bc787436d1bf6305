"""The hashed locks: everything pinned, hashed, from nowhere in particular; and nothing used that is not asked for."""

from __future__ import annotations

import ast
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKS = ("requirements.txt", "requirements-dev.txt")
NODE_LOCKS = (
    "bench/peers/postgraphile/package-lock.json",
    "lint/package-lock.json",
    "conformance/package-lock.json",
    "explorer/package-lock.json",
    "explorer/browser/package-lock.json",
)
OURS = ("schema", "resolvers", "authz", "db", "migrations", "server")


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def name_of(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found
    return normal(found[0])


def entries(lock: str) -> dict[str, str]:
    """Each requirement's name, with its version and hashes on one line."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    return {name_of(line): line for line in lines}


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def missing(folders: tuple[str, ...], declared: list[str]) -> set[str]:
    distributions = packages_distributions()
    names = {name for folder in folders for file in (ROOT / folder).rglob("*.py") for name in imported(file)}
    foreign = names - set(sys.stdlib_module_names) - {path.stem for path in ROOT.iterdir()}
    known = {name_of(requirement) for requirement in declared}
    # A package may be shared by several distributions, of which one is enough.
    used = [{normal(each) for each in distributions.get(name, [name])} for name in foreign]
    return {min(each) for each in used if not each & known}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_one_version_with_hashes(lock: str) -> None:
    pinned = re.compile(r"[a-z0-9._-]+==\S+( ; [^-]+)?(\s+--hash=sha256:[0-9a-f]{64})+\s*")
    assert entries(lock)
    assert [line for line in entries(lock).values() if not pinned.fullmatch(line)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_host_and_no_place(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert re.findall(r"(?m)://|^\s*-(?!-hash)|--(?!hash=)\w|(?<!\w)/\w+/|@ ", text) == []


@pytest.mark.parametrize("lock", NODE_LOCKS)
def test_a_package_for_node_is_one_version_with_its_hash_and_from_nowhere(lock: str) -> None:
    packages = json.loads((ROOT / lock).read_text(encoding="utf-8"))["packages"]
    asked = packages.pop("")["dependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in asked.values())
    assert {f"node_modules/{name}" for name in asked} <= packages.keys()
    assert [name for name, each in packages.items() if not each.get("integrity", "").startswith("sha512-")] == []
    assert [name for name, each in packages.items() if "resolved" in each] == []


def test_what_the_project_asks_for_is_pinned() -> None:
    assert {name_of(requirement) for requirement in PROJECT["dependencies"]} <= entries("requirements.txt").keys()
    dev = PROJECT["optional-dependencies"]["dev"]
    assert {name_of(requirement) for requirement in dev} <= entries("requirements-dev.txt").keys()


def test_tests_run_with_the_very_versions_that_serve() -> None:
    dev = entries("requirements-dev.txt")
    assert {name: line for name, line in entries("requirements.txt").items() if dev.get(name) != line} == {}


def test_the_code_imports_only_what_the_project_asks_for_itself() -> None:
    assert missing(OURS, PROJECT["dependencies"]) == set()


def test_the_tests_import_only_what_the_project_asks_for_itself() -> None:
    assert missing(("tests",), PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]) == set()
