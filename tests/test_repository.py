"""The rules of the house, each with its reason: directions of import, doors, sizes, names, docstrings, paths."""

from __future__ import annotations

import ast
import gc
import statistics
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.doors import DOORS, MAY_IMPORT

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("errors", "schema", "resolvers", "authz", "db", "migrations", "server")
LAYERS = ("errors", "db", "authz", "resolvers", "schema", "server")
"""From the ground up: each may import those before it, and itself."""

IMPORTS_INSIDE_FUNCTIONS = {
    "server/cli.py": "a command loads only what it needs, and `registry token` starts at once",
    "server/serving.py": "the parent of several workers needs no schema",
    "server/traces.py": "what sends spans is installed only where a collector is",
    "migrations/env.py": "the driver is not needed where a migration is only written",
}
STAGES = (
    "authz/*.py",
    "db/*.py",
    "server/*.py",
    "server/demo/*.py",
    "server/demo/registers/*.py",
    "schema/execution.py",
)
"""Files of stages; of the resolvers, every room that is no mere vocabulary is one."""

VOCABULARY = frozenset({"catalogue", "identity"})
FORBIDDEN_NAMES = frozenset({"utils", "util", "helpers", "helper", "base", "common", "manager", "misc"})
PRIVATE = ("/root/", "/home/", "/Users/", "/work/", "pypi" + ".org", "python" + "hosted", "npm" + "js")
"""Words of one machine or of a registry: they would not hold on the next one."""


@dataclass(frozen=True, slots=True)
class Import:
    """One import: who, what, and whether at the top of the file."""

    file: str
    module: str
    inside: bool

    def __str__(self) -> str:
        return f"{self.file} imports {self.module}"


@dataclass(frozen=True, slots=True)
class Function:
    """One function or method and how long it is."""

    file: str
    name: str
    lines: int


@cache
def shipped() -> tuple[Path, ...]:
    found = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    return tuple(sorted(found))


@cache
def tree(path: Path) -> ast.Module:
    # Were the collector to run somebody's code meanwhile, CPython 3.11 would miscount its depth and give up (gh-106905).
    gc.disable()
    try:
        return ast.parse(path.read_text(encoding="utf-8"))
    finally:
        gc.enable()


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def imports() -> tuple[Import, ...]:
    return tuple(each for path in shipped() for each in _imports(path))


def _imports(path: Path) -> Iterator[Import]:
    top = tree(path).body
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)}: imports say in full from where"
            modules = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        yield from (Import(name(path), module, inside=node not in top) for module in modules)


def layer(dotted: str) -> str:
    return dotted.replace("/", ".").split(".")[0]


def room(dotted: str) -> str:
    return dotted.removesuffix(".py").replace("/", ".").split(".")[1]


def ours() -> Iterator[Import]:
    return (each for each in imports() if layer(each.module) in {*PACKAGES, "errors"})


def functions() -> list[Function]:
    return [
        Function(name(path), node.name, (node.end_lineno or 0) - node.lineno + 1)
        for path in shipped()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def tracked() -> list[Path]:
    """What belongs to the repository, including what is not committed yet."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("no git here to tell what belongs to the repository")
    return [path for each in listed.stdout.decode().split("\0") if each and (path := ROOT / each).is_file()]


def test_imports_run_one_way_from_the_server_down_to_the_errors() -> None:
    rank = {each: place for place, each in enumerate(LAYERS)}
    wrong = [each for each in ours() if layer(each.file) in rank and rank[layer(each.module)] > rank[layer(each.file)]]
    assert not wrong, f"a lower layer would depend on a higher one: {', '.join(map(str, wrong))}"


def test_nobody_imports_migrations_and_they_know_tables_only() -> None:
    into = [each for each in ours() if layer(each.module) == "migrations"]
    out = [each for each in ours() if layer(each.file) == "migrations" and layer(each.module) != "db"]
    assert not into, f"what changes the schema is run, not called: {', '.join(map(str, into))}"
    assert not out, f"an old migration must run whatever the code above became: {', '.join(map(str, out))}"


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_the_rooms_of_a_layer_import_one_way(package: str) -> None:
    allowed = MAY_IMPORT[package]
    for each in ours():
        if layer(each.file) != package or layer(each.module) != package or each.file == f"{package}/__init__.py":
            continue
        here, there = room(each.file), room(each.module)
        assert here in allowed, f"{each.file}: a new room of {package}; say in MAY_IMPORT what it may import"
        assert there == here or there in allowed[here], f"{each}: {here} may import {allowed[here] or 'no other room'}"


def test_only_the_reader_holds_a_connection_among_the_resolvers() -> None:
    holders = {each.file for each in ours() if layer(each.file) == "resolvers" and each.module.startswith("db.engine")}
    assert holders == {"resolvers/read.py", "resolvers/acting.py"}, (
        "everything before them is decided without the database"
    )


@pytest.mark.parametrize("library", DOORS)
def test_a_library_has_one_door(library: str) -> None:
    doors, reason = DOORS[library]
    users = {each.file for each in imports() if layer(each.module) == library}
    strangers = sorted(user for user in users if not user.startswith(doors))
    assert users, f"nobody imports {library} any more; take it out of DOORS"
    assert not strangers, f"{library} is imported by {', '.join(strangers)}: {reason}"


def test_the_errors_import_nothing_of_ours() -> None:
    foreign = [each for each in ours() if each.file.startswith("errors/") and not each.module.startswith("errors")]
    assert not foreign, "every layer must be able to refuse"


def test_imports_stand_at_the_top_of_the_file() -> None:
    inside = {each.file for each in imports() if each.inside and not _for_types(each)}
    unexplained = sorted(inside - set(IMPORTS_INSIDE_FUNCTIONS))
    assert not unexplained, f"a hidden import hides a wrong direction: {', '.join(unexplained)}"
    assert inside == set(IMPORTS_INSIDE_FUNCTIONS), "an exception that nobody needs any more"


def _for_types(found: Import) -> bool:
    guards = (node for node in tree(ROOT / found.file).body if isinstance(node, ast.If))
    guarded = (inner for guard in guards if "TYPE_CHECKING" in ast.unparse(guard.test) for inner in guard.body)
    return any(isinstance(node, ast.ImportFrom) and found.module.startswith(node.module or "-") for node in guarded)


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    lengths = {name(path): path.read_text(encoding="utf-8").count("\n") for path in tracked() if path.suffix == ".py"}
    long = {file: lines for file, lines in lengths.items() if lines > 300}
    assert not long, f"split by noun, before it is a file of thousands: {long}"


def test_functions_are_short() -> None:
    found = functions()
    lines = sorted(each.lines for each in found)
    long = [f"{each.file}:{each.name} ({each.lines})" for each in found if each.lines > 60]
    assert not long, f"a function over 60 lines does several things: {', '.join(long)}"
    assert lines[len(lines) * 9 // 10] <= 30, "nine of ten functions have at most 30 lines"
    assert statistics.median(lines) <= 8, "half of the functions have at most 8 lines"


def test_modules_are_named_by_what_they_are_about() -> None:
    named = {part for path in tracked() if path.suffix == ".py" for part in (path.stem, *name(path).split("/")[:-1])}
    assert not named & FORBIDDEN_NAMES, "such a name invites everything, and tells nothing"


def test_every_module_says_in_its_first_sentence_what_it_gives() -> None:
    for path in shipped():
        if name(path).startswith("migrations/"):
            continue
        told = ast.get_docstring(tree(path))
        assert told, f"{name(path)} has no docstring"
        assert told.split("\n\n")[0].rstrip()[-1] in ".:", f"{name(path)}: the docstring begins with a sentence"


def test_every_stage_says_what_goes_in_what_comes_out_what_it_refuses_and_what_it_never_does() -> None:
    missing = {name(path): words for path in _stages() if (words := _missing(path))}
    assert not missing, f"who reads a stage reads these lines first; these docstrings lack them: {missing}"


def _stages() -> Iterator[Path]:
    for pattern in STAGES:
        found = [path for path in ROOT.glob(pattern) if path.stem != "__init__"]
        assert found, f"{pattern} is gone"
        yield from found
    for stage in MAY_IMPORT["resolvers"].keys() - VOCABULARY:
        alone, package = ROOT / "resolvers" / f"{stage}.py", ROOT / "resolvers" / stage / "__init__.py"
        yield alone if alone.exists() else package


def _missing(path: Path) -> list[str]:
    lines = (ast.get_docstring(tree(path)) or "").splitlines()
    return [
        word for word in ("In", "Out", "Refuses", "Never") if not any(line.startswith(f"{word} ") for line in lines)
    ]


def test_every_package_is_found_by_the_installer() -> None:
    for path in shipped():
        holder = path.parent
        if holder != ROOT and not name(path).startswith("migrations/"):
            assert (holder / "__init__.py").exists(), f"{name(holder)} is no package and would be left out of a wheel"


def test_no_file_names_a_machine_or_a_registry() -> None:
    private = (*PRIVATE, f"{ROOT}/")
    for path in tracked():
        if path == Path(__file__).resolve():
            continue
        text = path.read_bytes().decode("utf-8", errors="replace")
        found = [word for word in private if word in text]
        assert not found, f"{name(path)} names {', '.join(found)}, which is another elsewhere"


def test_text_files_are_utf_8_and_end_with_a_line() -> None:
    for path in tracked():
        if path.suffix in {".py", ".md", ".sql", ".toml", ".graphql", ".csv", ".json", ".mako", ".lua", ".mjs"}:
            text = path.read_bytes().decode("utf-8")
            assert not text or text.endswith("\n"), f"{name(path)} ends in the middle of a line"
            assert "\r" not in text or path.suffix == ".csv", f"{name(path)} has line ends of another system"
