"""One query operation is one statement; askers of one role share its text; the second wall knows the asker in every plan."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any

import asyncpg
import pytest

from authz.policy import OBJECTS
from db.engine import connection
from errors import Refusals, Refused
from resolvers.read import Prepared
from tests.asking import Asking, asking_in
from tests.corpus import PRINCIPALS, QUESTIONS, Question
from tests.ground import WORLD, Database, Ground, connected
from tests.witness import Witness, log_statements, witness
from tests.world import division_id
from tests.world_accounts import ACCOUNTS, COUNTY_VIEWER, OTHER_COUNTY_VIEWER, ZONE_VIEWER
from tests.world_audit import entry_id

EVERY = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
REFUSED = (Refused, Refusals)

LEFT_BEHIND = {
    "registry.subject": str(ACCOUNTS[ZONE_VIEWER].id),
    "registry.roots": json.dumps({granted: f"{{{division_id('321391')}}}" for granted in OBJECTS}),
    "registry.act": str(entry_id(19)),
}
"""What an asker leaves whose area holds nothing that the principals of the corpus see, but for the city's viewer."""

PLANNERS = (
    "enable_hashjoin=off enable_mergejoin=off",
    "enable_nestloop=off enable_mergejoin=off",
    "enable_nestloop=off enable_hashjoin=off",
    "enable_material=off enable_memoize=off enable_hashagg=off",
    "enable_seqscan=off enable_bitmapscan=off",
    "enable_indexscan=off enable_indexonlyscan=off enable_sort=off",
    "join_collapse_limit=1 from_collapse_limit=1 geqo=off",
    "plan_cache_mode=force_generic_plan",
    "debug_parallel_query=on parallel_setup_cost=0 parallel_tuple_cost=0 min_parallel_table_scan_size=0",
)
"""Settings under which PostgreSQL makes other plans of one statement."""


@dataclass(frozen=True, slots=True)
class Watched:
    """An application whose statements the server logs."""

    asking: Asking
    reader: Witness
    everything: Witness

    async def read(self, question: Question, account: str) -> list[str]:
        """The statements that the reader sends to answer."""
        operation = self.asking.answering.documents.read(question.text, None, question.variables)
        asker = await self.asking.asker(account)
        mark = self.reader.mark()
        await self.asking.answering.answer(operation, asker)
        return self.reader.since(mark)

    async def request(self, question: Question, account: str) -> list[str]:
        """The statements that a whole request causes, for an asker whom the application knows."""
        await self.asking.data(account, "{ me { id } }")
        mark = self.everything.mark()
        await self.asking(account, question.text, question.variables)
        return self.everything.since(mark)


@pytest.fixture(scope="module")
async def watched(ground: Ground, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Watched]:
    database = await ground.copy(WORLD)
    await log_statements(ground, database)
    async with asking_in(database, tmp_path_factory.mktemp("keys"), pool_size=1) as asking:
        me = asking.answering.documents.read("{ me { id } }", None, {})
        await asking.answering.answer(me, await asking.asker(COUNTY_VIEWER))
        reader = await witness(ground, database)
        await asking.data(COUNTY_VIEWER, "{ me { id } }")
        everything = await witness(ground, database)
        assert len(reader.pids) == 1
        assert len(everything.pids) == 2
        yield Watched(asking, reader, everything)
    await ground.drop(database)


async def _prepared(asking: Asking, question: Question, account: str) -> tuple[Prepared, list[object]] | None:
    try:
        return await asking.prepare(account, question.text, question.variables)
    except REFUSED:
        return None


@EVERY
async def test_an_operation_is_one_statement_whoever_asks(question: Question, watched: Watched) -> None:
    for account in PRINCIPALS.values():
        if await _prepared(watched.asking, question, account):
            said = await watched.read(question, account)
            assert len(said) == 1, said


@EVERY
async def test_a_whole_request_is_one_statement_beside_the_look_at_the_version(
    question: Question, watched: Watched
) -> None:
    account = PRINCIPALS["county_registrar"]
    said = [text for text in await watched.request(question, account) if "authz_version()" not in text]
    expected = 1 if await _prepared(watched.asking, question, account) else 0
    assert len(said) == expected, said


async def test_the_witness_sees_every_statement_of_the_reader_connection(watched: Watched) -> None:
    mark = watched.reader.mark()
    async with connection(watched.asking.engine) as lent:
        await lent.fetchval("SELECT 1,\n       2")
        await lent.execute("SELECT 3; SELECT 4")
    assert len(watched.reader.since(mark)) == 2


@EVERY
async def test_two_askers_of_one_role_share_text_and_plan(question: Question, asking: Asking) -> None:
    here = await _prepared(asking, question, COUNTY_VIEWER)
    there = await _prepared(asking, question, OTHER_COUNTY_VIEWER)
    if here and there:
        assert here[0].sql == there[0].sql
        assert here[0] is there[0]
        assert here[1] != there[1]
    elif here or there:
        # One of them is told that a division is unknown which the other sees.
        assert question.name.startswith(("grants/", "scale/")) or "within" in question.text


async def test_two_askers_of_one_role_share_the_prepared_statement(watched: Watched) -> None:
    question = next(question for question in QUESTIONS if question.name == "pages/people_by_birth_date")
    prepared, _ = await watched.asking.prepare(COUNTY_VIEWER, question.text)
    for account in (COUNTY_VIEWER, OTHER_COUNTY_VIEWER):
        await watched.read(question, account)
    async with connection(watched.asking.engine) as lent:
        count = await lent.fetchval("SELECT count(*) FROM pg_prepared_statements WHERE statement = $1", prepared.sql)
    assert count == 1


async def test_what_is_left_behind_is_all_that_the_second_wall_remembers(world_database: Database) -> None:
    async with connected(world_database.superuser_url) as superuser:
        sources = await superuser.fetch("SELECT prosrc FROM pg_proc WHERE pronamespace = 'guard'::regnamespace")
    named = set(re.findall(r"'(registry\.\w+)'", " ".join(row["prosrc"] for row in sources)))
    assert named == set(LEFT_BEHIND)


@EVERY
async def test_the_second_wall_knows_the_asker_whatever_was_left_in_the_session(
    question: Question, asking: Asking, world_database: Database
) -> None:
    for name, account in PRINCIPALS.items():
        if made := await _prepared(asking, question, account):
            expected = _answer(question, name)
            async with connected(world_database.runtime_url) as fresh:
                assert await _run(fresh, *made) == _of(expected, question)
                await _leave_behind(fresh)
                assert await _run(fresh, *made) == _of(expected, question)


@EVERY
@pytest.mark.parametrize("name", ["township_registrar", "both_counties"])
async def test_the_second_wall_knows_the_asker_in_every_plan(
    question: Question, name: str, asking: Asking, world_database: Database
) -> None:
    if made := await _prepared(asking, question, PRINCIPALS[name]):
        expected = _of(_answer(question, name), question)
        async with connected(world_database.runtime_url) as session:
            await _leave_behind(session)
            for planner in PLANNERS:
                async with session.transaction():
                    for setting in planner.split():
                        await session.execute(f"SET LOCAL {setting}")
                    assert await _run(session, *made) == expected, planner


async def test_what_was_left_in_the_session_would_be_seen_if_nobody_entered(
    asking: Asking, world_database: Database
) -> None:
    made, values = await asking.prepare(COUNTY_VIEWER, "{ people(first: 1) { totalCount } }")
    unentered = re.sub(r"guard\.enter\((\$\d+::UUID)\)", r"(\1 IS NOT NULL)", made.sql)
    assert unentered != made.sql
    async with connected(world_database.runtime_url) as session:
        assert json.loads(await session.fetchval(unentered, *values)) == {"people": {"totalCount": 0}}
        county = json.dumps({"person": f"{{{division_id('321322')}}}"})
        await session.execute("SELECT set_config('registry.roots', $1, false)", county)
        assert json.loads(await session.fetchval(unentered, *values)) == {"people": {"totalCount": 24}}
        await _leave_behind(session)
        assert json.loads(await session.fetchval(unentered, *values)) == {"people": {"totalCount": 0}}


async def _run(session: asyncpg.Connection, prepared: Prepared, values: list[object]) -> Any:
    return json.loads(await session.fetchval(prepared.sql, *values))


async def _leave_behind(session: asyncpg.Connection) -> None:
    for name, value in LEFT_BEHIND.items():
        await session.execute("SELECT set_config($1, $2, false)", name, value)


def _answer(question: Question, name: str) -> Mapping[str, Any]:
    told: dict[str, Any] = json.loads(question.answers_file.read_text(encoding="utf-8"))[name]
    data: dict[str, Any] = told["data"]
    return data


def _of(data: Mapping[str, Any], question: Question) -> dict[str, Any]:
    """The part of an answer that the statement gives: all but introspection."""
    own = {"__type", "__schema"} if question.name == "language/introspection_beside_data" else set()
    return {key: value for key, value in data.items() if key not in own}
