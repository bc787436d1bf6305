"""The documents say what is there: every module, setting, command, error code and term, and no file that is not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
import typer
from graphql import GraphQLEnumType, GraphQLInterfaceType, GraphQLObjectType, GraphQLSchema

from db.tables import METADATA
from errors import Code
from resolvers.document import Documents
from schema.contract import build_schema
from server.cli import app
from server.settings import variables
from tests.ground import Database
from tests.test_repository import ROOT, name, shipped
from tests.test_showing import parts, shown
from tests.world_accounts import ZONE_VIEWER

PAGES = (ROOT / "README.md", ROOT / "ARCHITECTURE.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md")))
README, ARCHITECTURE = PAGES[:2]
FAMILIES = ("Connection", "Edge", "Aggregate", "Sum", "Average", "Minimum", "Maximum", "Group", "GroupKey", "Grouping")
ANEW = "is another now; look at it, then `pytest tests/test_docs.py --write-operations` writes it"


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    return build_schema()._schema


def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of a page in one language."""
    found: list[str] = re.findall(rf"(?ms)^```{language}\n(.*?)^```$", text(page))
    return [each.rstrip("\n") for each in found]


def mapped() -> Iterator[str]:
    """The modules on the map, as paths."""
    holder = ""
    for line in blocks(ARCHITECTURE, "")[0].splitlines():
        if found := re.match(r"(\S+/)", line):
            holder = found[1]
        elif found := re.match(r"  (\w+(?:, \w+)*)(?:  |$)", line):
            yield from (f"{holder}{each}.py" for each in found[1].split(", "))
        elif found := re.match(r"(\w+\.py)  ", line):
            yield found[1]


def test_the_map_shows_every_module_and_no_other() -> None:
    there = {name(path) for path in shipped() if path.stem != "__init__"}
    on_the_map = list(mapped())
    assert there - set(on_the_map) == set(), "modules that the map of ARCHITECTURE.md does not show"
    assert set(on_the_map) - there == set(), "names on the map of ARCHITECTURE.md without a module"
    assert len(on_the_map) == len(set(on_the_map)), "a module stands on the map once"


def test_every_package_is_a_room_on_the_map() -> None:
    rooms = set(re.findall(r"(?m)^(\S+/)", blocks(ARCHITECTURE, "")[0]))
    packages = {f"{name(path.parent)}/" for path in shipped() if path.stem == "__init__"}
    assert packages <= rooms


def test_every_link_and_every_file_named_in_a_page_is_there() -> None:
    for page in PAGES:
        links = [each for each in re.findall(r"\]\(([^)#]+)", text(page)) if "://" not in each]
        files = re.findall(r"`((?:[\w.-]+/)+[\w.-]+\.(?:py|sql|md|csv|graphql))`", text(page))
        missing = [each for each in links if not (page.parent / each).exists()]
        missing += [each for each in files if not (ROOT / each).exists()]
        assert not missing, f"{name(page)} names what is not there: {', '.join(missing)}"


def test_every_setting_is_documented_as_it_is() -> None:
    told = text(ROOT / "docs" / "settings.md")
    for each in variables():
        default = f"`{each.default}`" if each.default else "none"
        assert f"| `{each.name}` | {each.help} | {default} |" in told, f"docs/settings.md: the row of {each.name}"
    known = {each.name for each in variables()}
    for page in PAGES:
        named = set(re.findall(r"\bREGISTRY_[A-Z_]*[A-Z]\b", text(page)))
        assert named <= known, f"{name(page)} names settings that do not exist: {named - known}"


def test_every_command_is_documented_with_its_options() -> None:
    group = typer.main.get_command(app)
    rows = re.findall(r"(?m)^\| `registry (\w+)([^`]*)` \|", text(README))
    documented = {command: set(re.findall(r"--[\w-]+", rest)) for command, rest in rows}
    there = {
        command: {option for given in each.params for option in given.opts if option.startswith("--")} - {"--help"}
        for command, each in group.commands.items()  # type: ignore[attr-defined]
    }
    assert documented == there


def test_every_mutation_stands_in_the_readme(schema: GraphQLSchema) -> None:
    assert schema.mutation_type is not None
    table = text(README).partition("## Changing the registers")[2].partition("\n## ")[0].partition("| what | acts |")[2]
    assert set(re.findall(r"`(\w+)`", table.partition("\n\n")[0])) == set(schema.mutation_type.fields)


def test_every_error_code_is_documented() -> None:
    told = "".join(text(page) for page in PAGES if page.stem == "errors")
    missing = [code.name for code in Code if not re.search(rf"\b{code.name}\b", told)]
    assert not missing, f"docs/errors.md does not name {', '.join(missing)}"


def glossary_name(kind: str, schema: GraphQLSchema) -> str:
    """Under which name the glossary has a type: what every type with lists has alike stands there once, as X…."""
    if kind.endswith("Payload") and schema.mutation_type is not None:
        return "XPayload"
    return next((f"X{each}" for each in FAMILIES if kind.removesuffix(each) in schema.type_map.keys() - {kind}), kind)


def test_the_glossary_names_every_type_of_the_graph(schema: GraphQLSchema) -> None:
    told = text(ROOT / "docs" / "glossary.md")
    for kind in schema.type_map.values():
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType) and not kind.name.startswith("__"):
            term = re.split(r"[:,/ ]", kind.description or "")[0]
            named = glossary_name(kind.name, schema)
            term = "办理的结果" if named == "XPayload" else term  # each payload names its own act
            assert re.search(rf"(?m)^\| {re.escape(term)} \|.*`{named}`", told), f"{term}, {kind.name}"


def test_the_glossary_names_every_value_of_every_enum(schema: GraphQLSchema) -> None:
    """Groupings are made of the names of fields."""
    told = text(ROOT / "docs" / "glossary.md")
    for kind in schema.type_map.values():
        named = glossary_name(kind.name, schema)
        if isinstance(kind, GraphQLEnumType) and not kind.name.startswith("__") and named == kind.name:
            section = told.partition(f"### `{kind.name}`")[2].partition("\n#")[0]
            rows = dict(re.findall(r"(?m)^\| (.*?) \| .* \| `(\w+)` \|$", section))
            terms = {(value.description or "").split(" / ")[0]: each for each, value in kind.values.items()}
            assert rows == terms, f"docs/glossary.md: the values of {kind.name}"


def test_no_value_of_an_enum_stands_in_the_glossary_that_is_gone(schema: GraphQLSchema) -> None:
    for named in re.findall(r"(?m)^### `(\w+)`", text(ROOT / "docs" / "glossary.md")):
        assert isinstance(schema.type_map.get(named), GraphQLEnumType), named


def test_every_field_named_in_the_glossary_is_there(schema: GraphQLSchema) -> None:
    for kind, field in re.findall(r"`([A-Z]\w+)\.(\w+)`", text(ROOT / "docs" / "glossary.md")):
        found = schema.type_map.get(kind)
        assert isinstance(found, GraphQLObjectType), kind
        assert field in found.fields, f"{kind}.{field}"


def test_every_example_query_fits_the_schema(schema: GraphQLSchema) -> None:
    for page in PAGES:
        for example in blocks(page, "graphql"):
            Documents(schema).read(re.sub("‹\\w+›", str(UUID(int=0)), example), None, None)


def test_the_query_of_the_readme_is_answered_in_its_own_shape(schema: GraphQLSchema) -> None:
    example, answer = blocks(README, "graphql")[0], blocks(README, "json")[0]
    operation = Documents(schema).read(example, None, None)
    (people,) = operation.selections
    (connection,) = people.children.values()
    (nodes,) = connection
    fields = [field.key for field in nodes.children["Person"]]
    told = json.loads(answer)["data"]["people"]["nodes"]
    assert [list(each) for each in told] == [fields] * 2
    assert all(each["name"].startswith("单") for each in told)
    asked = re.search(r'"query": "(.*)"\}', text(README))
    assert asked is not None
    written = Documents(schema).read(asked[1].replace('\\"', '"'), None, None)
    assert (written.selections, written.arguments) == (operation.selections, operation.arguments)


def test_the_stages_in_the_readme_are_those_that_show_prints(
    world_database: Database, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    """Plan and SQL depend on the shape of the grants only, so the small world gives the demo's."""
    told = parts(shown(world_database, tmp_path, blocks(README, "graphql")[0], user=ZONE_VIEWER))
    if pytestconfig.getoption("--write-operations"):
        write_anew(README, {"text": told["plan"], "sql": told["SQL"]})
    plan, parameters, explained = blocks(README, "text")
    assert plan == told["plan"], f"README.md: the plan {ANEW}"
    assert blocks(README, "sql") == [told["SQL"]], f"README.md: the SQL {ANEW}"
    names = [line.split()[:2] for line in parameters.splitlines()[1:]]
    assert names == [line.split()[:2] for line in told["parameters"].splitlines()[1:]], "README.md: the parameters"
    wall = re.findall(r"&& ARRAY\[[a-z_, ]+\]", explained)
    assert wall, "README.md: row security in the explanation"
    assert wall[0] in told["EXPLAIN"], "README.md: row security in the explanation"


def write_anew(page: Path, told: dict[str, str]) -> None:
    """Replace the first block of each language."""
    written = text(page)
    for language, inner in told.items():
        old = blocks(page, language)[0]
        written = written.replace(f"```{language}\n{old}\n```", f"```{language}\n{inner}\n```", 1)
    page.write_text(written, encoding="utf-8")


def test_the_changelog_speaks_of_the_version_that_is_built() -> None:
    version = re.search(r'(?m)^version = "(.*)"$', text(ROOT / "pyproject.toml"))
    assert version is not None
    assert re.search(rf"(?m)^## {re.escape(version[1])}\b.*\n\n\* ", text(ROOT / "CHANGELOG.md"))


def test_the_tables_that_are_there_are_documented() -> None:
    rows = re.findall(r"(?m)^\| (`\w+`(?:, `\w+`)*) \|", text(ROOT / "docs" / "database.md"))
    told = {name for row in rows for name in re.findall(r"\w+", row)}
    assert set(METADATA.tables) <= told
