"""Logs tell what happened and under which id, one object a line in production, and nothing about a person."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from typing import Any

import pytest

from errors import INVALID_DATE, Refused
from server import logs
from server.passage import CURRENT, Passage
from server.settings import LogLevel, Mode
from tests import world_accounts
from tests.asking import Asking
from tests.bad_inputs import BAD
from tests.corpus import QUESTIONS
from tests.people_acts import a_person, number_of
from tests.running import opened
from tests.served import GOOD
from tests.world import WORLD
from tests.world_accounts import COUNTY_REGISTRAR, NOBODY, OVERSIGHT
from tests.world_filling import PASSWORD

NAME, NUMBER, PHONE = "欧阳倩倩", "321399195001010117", "13912345678"
REGISTER = "mutation M($input: RegisterPersonInput!) { registerPerson(input: $input) { errors { code } } }"


class Said(StringIO):
    """What was logged."""

    @property
    def lines(self) -> list[dict[str, Any]]:
        """As objects, without what the client of these tests says for itself."""
        told = [json.loads(line) for line in self.getvalue().splitlines()]
        return [line for line in told if not line["logger"].startswith("httpx")]

    @property
    def text(self) -> str:
        return "".join(json.dumps(line, ensure_ascii=False) for line in self.lines)


@contextmanager
def logged(mode: Mode = Mode.PRODUCTION, level: LogLevel = LogLevel.DEBUG) -> Iterator[Said]:
    """Everything that this process logs, as it would stand on stderr; the root logger is put back afterwards."""
    root, said = logging.getLogger(), Said()
    handlers, before = root.handlers[:], root.level
    logs.set_up(mode, level, said)
    try:
        yield said
    finally:
        root.handlers[:] = handlers
        root.setLevel(before)
        logging.captureWarnings(capture=False)


def personal() -> set[str]:
    """What no line may hold: of the people of the small world, of its accounts, of those who are made up here."""
    people = {text for each in WORLD.people.values() for text in (each.name, each.id_number, each.phone) if text}
    facts = {
        str(value)
        for rows in WORLD.facts.values()
        for row in rows
        for name, value in row.items()
        if value and name in {"name", "phone", "address", "owner", "operator", "legal_representative", "reason"}
    }
    accounts = [getattr(world_accounts, name) for name in dir(world_accounts) if name.isupper()]
    named = {each for each in accounts if isinstance(each, str)}
    return people | {fact for fact in facts if len(fact) > 1} | named | {PASSWORD, NAME, NUMBER, PHONE}


async def test_a_run_over_the_corpus_leaves_no_name_number_or_token_in_the_log(fresh_asking: Asking) -> None:
    with logged() as said:
        async with opened(fresh_asking.settings) as client:
            for account in (COUNTY_REGISTRAR, OVERSIGHT, NOBODY):
                headers = await fresh_asking.headers(account)
                for question in QUESTIONS:
                    body = {"query": question.text, "variables": question.variables}
                    await client.post("/graphql", json=body, headers=headers)
            headers = await fresh_asking.headers(COUNTY_REGISTRAR)
            for text, variables, _ in BAD.values():
                sent = json.dumps({"query": text, "variables": variables}).encode()
                await client.post("/graphql", content=sent, headers={**headers, "content-type": "application/json"})
            for given in ({"idNumber": NUMBER, "phone": PHONE}, {"idNumber": "1"}, {"phone": "x" + PHONE}, {}):
                body = {"query": REGISTER, "variables": {"input": a_person(name=NAME, **given)}}
                assert (await client.post("/graphql", json=body, headers=headers)).status_code == 200
            for password in (PASSWORD, NAME, "wrong"):
                await client.post("/auth/sign-in", json={"account": COUNTY_REGISTRAR, "password": password})
            await client.get(f"/{NUMBER}?name={NAME}")
    text = said.text
    assert len(said.lines) > 3 * len(QUESTIONS), "there was something to look at"
    assert [each for each in personal() if each in text] == []
    assert [token for token in fresh_asking.tokens.values() if token in text or token.split(".")[1] in text] == []
    assert "SELECT" not in text


async def test_a_failure_is_told_by_type_and_place_and_not_in_its_own_words(
    asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> None:
        try:
            raise ValueError(f"invalid input: '{NAME}'")
        except ValueError as cause:
            raise RuntimeError(f"Key (id_number)=({NUMBER}) already exists.") from cause

    monkeypatch.setattr("resolvers.read.Reader.read", fail)
    with logged() as said:
        response = await asking(COUNTY_REGISTRAR, GOOD)
    (failed,) = [line for line in said.lines if "failure" in line]
    assert [each["type"] for each in failed["failure"]] == ["builtins.RuntimeError", "builtins.ValueError"]
    assert failed["failure"][0]["at"][-1].endswith(" fail")
    assert failed["request_id"] == response.headers["x-request-id"]
    assert failed["level"] == "error"
    assert NAME not in said.getvalue()
    assert NUMBER not in said.getvalue()


async def test_the_database_s_words_are_not_told_but_its_state_is(fresh_asking: Asking) -> None:
    with logged() as said:
        try:
            async with asyncio.timeout(60):
                lent = await fresh_asking.engine.take()
                await lent.fetchval("SELECT $1::int", NAME)
        except Exception:
            logging.getLogger("registry").exception("failed")
        try:
            await lent.fetchval(f"SELECT '{NAME}'::int")
        except Exception:
            logging.getLogger("registry").exception("failed")
        await fresh_asking.engine.give(lent, None)
    states = [each.get("sqlstate") for line in said.lines if "failure" in line for each in line["failure"]]
    assert "22P02" in states
    assert NAME not in said.getvalue()


async def test_a_task_that_nobody_asked_after_is_told_without_its_failure() -> None:
    async def fail() -> None:
        raise ValueError(NAME)

    with logged() as said:
        task = asyncio.create_task(fail())
        await asyncio.wait([task])
        loop = asyncio.get_running_loop()
        loop.call_exception_handler(
            {"message": "Task exception was never retrieved", "task": task, "exception": task.exception()}
        )
    (line,) = [line for line in said.lines if line["logger"] == "asyncio"]
    assert line["event"] == "Task exception was never retrieved"
    assert line["failure"][0]["type"] == "builtins.ValueError"
    assert NAME not in said.getvalue()


async def test_a_refused_request_is_a_line_under_the_id_that_the_client_was_told(asking: Asking) -> None:
    with logged(level=LogLevel.INFO) as said:
        response = await asking(COUNTY_REGISTRAR, "{ people(first: 0) { totalCount } }")
        await asking(COUNTY_REGISTRAR, GOOD)
    (line,) = [line for line in said.lines if line["logger"] == "registry" and "outcome" in line]
    told = response.json()["errors"][0]["extensions"]["requestId"]
    assert line["request_id"] == told == response.headers["x-request-id"]
    assert (line["event"], line["operation"], line["outcome"], line["status"]) == (
        "refused",
        "people",
        "BAD_USER_INPUT",
        400,
    )
    assert line["level"] == "info"
    assert line["milliseconds"] > 0
    assert line["timestamp"].endswith("Z")


async def test_what_is_said_deep_inside_carries_the_request_s_id() -> None:
    with logged() as said:
        token = CURRENT.set(Passage(timed=False, request_id="0" * 24))
        logging.getLogger("registry").warning("something")
        CURRENT.reset(token)
        logging.getLogger("registry").warning("something else")
    assert [line.get("request_id") for line in said.lines] == ["0" * 24, None]


async def test_that_grants_are_worked_out_anew_is_nothing_to_log(fresh_asking: Asking) -> None:
    with logged() as said:
        await fresh_asking.asker(COUNTY_REGISTRAR)
    assert [line for line in said.lines if str(line["logger"]).startswith("casbin")] == []


async def test_who_looks_for_everything_sees_what_was_answered_too(asking: Asking) -> None:
    with logged(level=LogLevel.DEBUG) as said:
        await asking(COUNTY_REGISTRAR, GOOD)
    assert [line["event"] for line in said.lines if line["logger"] == "registry"] == ["answered"]


def test_the_demo_is_told_in_readable_lines_with_the_failure() -> None:
    with logged(Mode.DEMO) as said:
        try:
            raise Refused(INVALID_DATE, value="31.12.")
        except Refused:
            logging.getLogger("registry").exception("request %s failed", "1")
    text = said.getvalue()
    assert "request 1 failed" in text
    assert "'31.12.' is not a date" in text
    assert not text.startswith("{")


def test_the_made_up_number_would_be_one() -> None:
    assert len(NUMBER) == len(number_of())
