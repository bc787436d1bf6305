"""`registry show`: what is printed of an operation at each stage, and in which words it refuses."""

from __future__ import annotations

import asyncio
import io
import json
import re
from contextlib import suppress
from pathlib import Path

import pytest
import typer
from rich.console import Console

from errors import SettingsRefused
from server import showing
from server.settings import Mode, Settings
from server.showing_sql import pretty
from tests.asking import Asking
from tests.ground import Database
from tests.world import division_id
from tests.world_accounts import CITY_VIEWER, COUNTY_REGISTRAR, COUNTY_VIEWER, MIXED, NOBODY

PAGE = """
query ($division: ID!, $more: Cursor) {
  people(first: 2, after: $more, orderBy: [{birthDate: DESC}], where: {
    division: {within: $division}
    not: {education: {isNull: true}}
    or: [{name: {startsWith: "张"}}, {household: {members: {none: {relation: {eq: "10"}}}}}, {sex: {in: [FEMALE]}}]
  }) {
    edges { cursor node { id old: age(on: "2030-01-01") ethnicGroup { name } household { memberCount head { name } } } }
    pageInfo { hasNextPage }
    totalCount
  }
}
"""


def shown(database: Database, keys: Path, text: str, *, user: str = COUNTY_VIEWER, variables: str = "{}") -> str:
    """What the command prints into a file."""
    document = keys / "asked.graphql"
    document.write_text(text, encoding="utf-8")
    settings = Settings(data_dir=keys, database_url=database.runtime_url, owner_database_url=database.owner_url)
    console = Console(file=io.StringIO(), width=80)
    with suppress(typer.Exit):
        showing.show(settings, document, user, variables, console)
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]


def parts(printed: str) -> dict[str, str]:
    """The stages' texts by their names."""
    pieces = re.split(r"(?m)^── (\w+)  .*\n", printed)
    return {name: text.strip() for name, text in zip(pieces[1::2], pieces[2::2], strict=True)}


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    return tmp_path


def test_every_stage_of_an_operation_is_printed_in_the_order_of_the_river(world_database: Database, keys: Path) -> None:
    told = parts(shown(world_database, keys, "{ people(first: 2) { nodes { name } } }"))
    assert list(told) == ["operation", "asker", "plan", "SQL", "parameters", "EXPLAIN", "answer"]
    assert told["operation"] == "{ people(first: 2) { nodes { name } } }"


async def test_the_answer_is_the_one_that_a_client_gets(world_database: Database, asking: Asking, keys: Path) -> None:
    text = "{ people(first: 3) { totalCount nodes { name household { number } } } me { account roles { role } } }"
    printed = await asyncio.to_thread(shown, world_database, keys, text, user=CITY_VIEWER)
    assert json.loads(parts(printed)["answer"]) == await asking.data(CITY_VIEWER, text)


def test_the_asker_is_told_with_names_of_the_divisions_where_grants_hold(world_database: Database, keys: Path) -> None:
    asker = parts(shown(world_database, keys, "{ __typename }", user=COUNTY_REGISTRAR))["asker"]
    assert asker.splitlines()[0].startswith("registrar@321322  沭阳经办员")
    assert "REGISTRAR  沭阳县  from " in asker
    assert re.search(r"person\.contact +read +沭阳县", asker)


def test_without_any_grant_there_is_nothing_to_name(world_database: Database, keys: Path) -> None:
    told = parts(shown(world_database, keys, "{ me { account } }", user=NOBODY))
    assert NOBODY in told["asker"]
    assert json.loads(told["answer"]) == {"me": {"account": NOBODY}}


def test_the_plan_names_rows_scopes_conditions_order_and_fields(world_database: Database, keys: Path) -> None:
    division = f"Division:{division_id('321322101')}"
    told = parts(shown(world_database, keys, PAGE, variables=json.dumps({"division": division})))
    for line in (
        "rows  person AS person_0  scope person: :scope_person_county",
        "township_id = :a0_where_division_within_row",
        "education is null",
        "any of",
        "name startsWith :a0_where_or_0_name_startsWith_prefix",
        "no row with",
        "sex in :a0_where_or_2_sex_in",
        "order by  birthDate desc, id desc; first :a0_first_size",
        "fields  id, old: age(on: :",
        "memberCount",
        "totalCount  all rows of the filter, counted",
    ):
        assert line in told["plan"], line


def test_the_plan_tells_what_is_worked_out_and_by_what_is_grouped(world_database: Database, keys: Path) -> None:
    text = """{ households { aggregate { count avg { incomePerCapitaYear } } groups(by: [DIVISION_COUNTY, KIND], first: 9) {
        key { divisionCounty { name } kind createdAtYear } aggregate { sum { memberCount } }
    } } }"""
    told = parts(shown(world_database, keys, text, user=COUNTY_REGISTRAR))["plan"]
    for line in (
        "aggregate  over all rows of the filter: count, avg of incomePerCapitaYear",
        "groups  all rows of the filter by divisionCounty, kind",
        "order by  divisionCounty, kind; first :a1_first_size",
        "fields  kind, createdAtYear: null",
        "rows  division AS division_1  scope division: ",
        "aggregate  over the rows of the group: sum of memberCount",
    ):
        assert line in told, line
    assert "id;" not in told


def test_a_page_under_a_division_says_so(world_database: Database, keys: Path) -> None:
    told = parts(shown(world_database, keys, '{ division(code: "321322") { people(first: 1) { nodes { name } } } }'))
    assert "under  the division around it" in told["plan"]


def test_a_field_group_that_is_granted_in_part_shows_where_it_is_null(world_database: Database, keys: Path) -> None:
    told = parts(shown(world_database, keys, "{ people(first: 1) { nodes { phoneMasked } } }", user=MIXED))
    assert "phoneMasked [null outside scope person.contact: :scope_person_contact_township]" in told["plan"]


def test_every_parameter_says_where_it_comes_from_and_a_list_in_brackets_is_not_lost(
    world_database: Database, keys: Path
) -> None:
    text = '{ people(first: 2, where: {name: {in: ["张伟", "red"]}}) { nodes { name } } }'
    parameters = parts(shown(world_database, keys, text))["parameters"]
    assert re.search(r"a0_where_name_in +people\.where\.name\.in +\[张伟, red\]", parameters)
    assert re.search(r"scope_person_county +grant of person, county +[0-9a-f-]{36} 沭阳县", parameters)
    assert re.search(r"subject +the asker's account +[0-9a-f-]{36}", parameters)


def test_the_explanation_is_of_the_statement_as_it_ran_under_row_security(world_database: Database, keys: Path) -> None:
    explained = parts(shown(world_database, keys, "{ people(first: 2) { nodes { name } } }"))["EXPLAIN"]
    assert "(actual rows=" in explained
    assert "Execution Time:" in explained
    assert re.search(r"InitPlan \d+\)\.col1 && ARRAY\[", explained), "the second wall is not in the plan"


async def test_the_printed_statement_is_the_one_that_is_sent(
    world_database: Database, asking: Asking, keys: Path
) -> None:
    division = f"Division:{division_id('321322101')}"
    variables = {"division": division}
    prepared, _ = await asking.prepare(COUNTY_VIEWER, PAGE, variables)
    printed = await asyncio.to_thread(shown, world_database, keys, PAGE, variables=json.dumps(variables))
    assert _words(parts(printed)["SQL"]) == _words(prepared.sql)


def test_a_day_and_a_way_to_a_key_are_shown_with_every_scope_on_it(world_database: Database, keys: Path) -> None:
    text = f"""{{ people(first: 1, orderBy: [{{household: {{number: DESC}}}}], where: {{
        division: {{within: "Division:{division_id("321322101")}"}} memberships: {{some: {{activeOn: "2019-12-31"}}}} }})
        {{ nodes {{ id }} }} }}"""
    plan = " ".join(parts(shown(world_database, keys, text))["plan"].replace("│", "").split())
    assert "started_on <= :a0_where_memberships_some_activeOn" in plan
    assert re.search(r"order by number of household AS household_\d \[scope household: :scope_household_county\]", plan)
    assert re.search(r"by household_membership AS \w+ \[scope household: :scope_household_county\] desc, id desc", plan)


def test_a_refused_operation_ends_the_command_with_exit_code_2(world_database: Database, keys: Path) -> None:
    (keys / "asked").write_text("{ people(first: 501) { nodes { name } } }")
    settings = Settings(
        data_dir=keys, database_url=world_database.runtime_url, owner_database_url=world_database.owner_url
    )
    with pytest.raises(typer.Exit) as ended:
        showing.show(settings, keys / "asked", CITY_VIEWER, "{}", Console(file=io.StringIO()))
    assert ended.value.exit_code == 2


def test_a_refusal_is_shown_at_its_stage_as_a_client_would_be_told_it(world_database: Database, keys: Path) -> None:
    told = parts(shown(world_database, keys, "{ people(first: 1) { nodes { phoneMasked } } }"))
    assert list(told) == ["operation", "asker", "refused"]
    assert told["refused"].startswith("FORBIDDEN  ")
    assert "path: people.nodes.phoneMasked" in told["refused"]


def test_all_faults_of_a_document_are_shown_together(world_database: Database, keys: Path) -> None:
    refused = parts(shown(world_database, keys, "{ people(first: 1) { nodes { nme } } persn { x } }"))["refused"]
    assert refused.count("GRAPHQL_VALIDATION_FAILED") == 2
    assert "line 1, column 30" in refused


@pytest.mark.parametrize("variables", ["[", "[]", "1", "null", ""])
def test_variables_that_are_no_object_are_refused(world_database: Database, keys: Path, variables: str) -> None:
    with pytest.raises(SettingsRefused, match="must be a JSON object"):
        shown(world_database, keys, "{ __typename }", variables=variables)


def test_an_act_is_not_shown_because_that_would_be_to_do_it(world_database: Database, keys: Path) -> None:
    text = 'mutation { recordDeath(input: {id: "Person:x", expectedVersion: 1, diedOn: "2026-11-01"}) { errors { code } } }'
    with pytest.raises(SettingsRefused, match="would be to do it"):
        shown(world_database, keys, text.replace("Person:x", f"Person:{division_id('321322')}"))


def test_an_unknown_account_and_a_file_that_is_no_text_are_refused(world_database: Database, keys: Path) -> None:
    with pytest.raises(SettingsRefused, match="no account"):
        shown(world_database, keys, "{ __typename }", user="nobody@nowhere")
    (keys / "bytes").write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsRefused, match="UTF-8"):
        showing.show(Settings(), keys / "bytes", CITY_VIEWER, "{}", Console(file=io.StringIO()))


def test_production_shows_nothing_of_anybody(world_database: Database, keys: Path) -> None:
    (keys / "asked").write_text("{ __typename }")
    urls = {"database_url": world_database.runtime_url, "owner_database_url": world_database.owner_url}
    settings = Settings(data_dir=keys, mode=Mode.PRODUCTION, **urls)  # type: ignore[arg-type]
    with pytest.raises(SettingsRefused, match="refuses the demo's commands"):
        showing.show(settings, keys / "asked", CITY_VIEWER, "{}", Console(file=io.StringIO()))


def test_laying_out_a_statement_changes_nothing_but_white_space() -> None:
    inner = "SELECT a, (SELECT count(*) FROM t WHERE x = 'a  (b' AND y = E'\\'\\n' AND z = ANY ($1::UUID[])) FROM u"
    outer = """ SELECT '{"a":' || q.a || ',"b":' || "Q".b FROM q"""
    sql = f"WITH q AS MATERIALIZED ({inner}){outer}{' , q' * 60}"
    laid = pretty(sql)
    assert "'a  (b'" in laid
    assert max(map(len, laid.splitlines())) <= 112
    assert _words(laid) == _words(sql)


def _words(sql: str) -> str:
    return re.sub(r"\s+", "", sql)
