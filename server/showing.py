"""An operation and an account in, every stage of its answer printed out: operation, asker, plan, SQL, EXPLAIN, answer.

In       settings that `databases.running` gave, a file with a GraphQL document, who asks, variables as JSON.
Out      the stages on the console, each as soon as it is there.
Refuses  SettingsRefused: production, an unknown account, a file or variables that cannot be read, a mutation. What a stage
         refuses is shown as a client would be told it, and ends the command with exit code 2.
Never    takes another way than a request does: token, asker, plan, runtime role. It leaves the token's session behind.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

import typer
from rich.console import Console
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text

from authz.policy import Asker, Grant
from authz.scopes import ScopeValue
from authz.token import TokenKey, TokenReader
from db.engine import Engine, connection
from db.sealing_key import Keys
from db.tables.lineage import LEVELS
from errors import Refusals, Refused, SettingsRefused
from resolvers.document import MAX_LIST, Operation
from resolvers.read import Prepared
from resolvers.statement.expressions import Origin
from schema.execution import Answering
from server import vouching
from server.app import answering, open_engine
from server.authority import Authority
from server.databases import urls
from server.settings import Settings
from server.showing_plan import plan_tree
from server.showing_sql import pretty

EXPLAIN = "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, BUFFERS OFF, SUMMARY ON) "
"""Runs the statement and tells where rows came from and how many, without the clock's cost on every row."""

MANY = 6
"""How many names or values of a long list are shown."""

FILE_WIDTH = 200
"""The width of trees and tables in a file or a pipe, where nothing wraps."""

_NAMES = "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Division { id name } } }"


@dataclass(frozen=True, slots=True)
class Question:
    """What the command line asks."""

    text: str
    variables: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Bench:
    """Everything that a request passes, laid out to be looked at."""

    engine: Engine
    answering: Answering
    console: Console


def show(settings: Settings, file: Path, user: str, variables: str, console: Console) -> None:
    """Print one operation at every stage."""
    question = Question(_document(file), _variables(variables))
    if not console.is_terminal:
        console.width = FILE_WIDTH
    token = vouching.token(settings, user)
    try:
        asyncio.run(_show(settings, question, token, console))
    except Refused as refused:
        _refuse(console, [refused])
    except Refusals as several:
        _refuse(console, several.refusals)


async def _show(settings: Settings, question: Question, token: str, console: Console) -> None:
    runtime_url, _ = urls(settings)
    engine = open_engine(replace(settings, database_url=runtime_url, pool_size=1))
    try:
        key = TokenKey.load_or_create(settings.token_key)
        reader = TokenReader(key, settings.token_issuer, settings.token_audience)
        asker = await Authority(engine, reader).principal(token)
        await _stages(Bench(engine, answering(engine, Keys(settings.sealing_key)), console), question, asker)
    finally:
        await engine.dispose()


async def _stages(bench: Bench, question: Question, asker: Asker) -> None:
    console = bench.console
    _print_operation(console, question)
    names = await _names(bench, asker)
    _print_asker(console, asker, names)
    operation = bench.answering.documents.read(question.text, None, question.variables)
    if operation.is_mutation:
        raise SettingsRefused("The document holds an act. To show what becomes of it would be to do it; show a query.")
    prepared = bench.answering.reader.prepare(operation, asker)
    _title(console, "plan", "what is read, and under which scope")
    console.print(plan_tree(prepared.plan))
    _title(console, "SQL", "one statement; the same text for everyone with grants of the same shape")
    _code(console, pretty(prepared.sql), "postgresql")
    values = prepared.values(operation, asker)
    _title(console, "parameters", "what differs from asker to asker and from request to request")
    console.print(_parameters(prepared, values, names))
    _title(console, "EXPLAIN", "executed as the runtime role, under row security")
    console.print(await _explained(bench.engine, prepared, values), soft_wrap=True)
    await _print_answer(bench, operation, asker)


def _print_operation(console: Console, question: Question) -> None:
    _title(console, "operation", "what is asked")
    _code(console, question.text.strip(), "graphql")
    if question.variables:
        _code(console, json.dumps(question.variables, ensure_ascii=False, indent=2), "json")


def _print_asker(console: Console, asker: Asker, names: Mapping[UUID, str]) -> None:
    principal = asker.principal
    _title(console, "asker", "who asks, and what is granted")
    console.print(f"{principal.account}  {principal.display_name}  {principal.day}", markup=False, highlight=False)
    table = _table("object", "action", "granted in the subtrees of")
    for (name, action), grant in asker.grants.by_need.items():
        _row(table, name, action, _listed(names.get(root, str(root)) for root in _roots(grant)))
    for assignment in principal.assignments:
        place = names.get(assignment.division_id, str(assignment.division_id))
        period = f"from {assignment.started_on}" + f" up to {assignment.ended_on}" * bool(assignment.ended_on)
        console.print(f"{assignment.role}  {place}  {period}", markup=False, highlight=False)
    console.print(table)


async def _print_answer(bench: Bench, operation: Operation, asker: Asker) -> None:
    text = await bench.answering.answer(operation, asker)
    _title(bench.console, "answer", "the text of data")
    _code(bench.console, json.dumps(json.loads(text), ensure_ascii=False, indent=2), "json")


async def _explained(engine: Engine, prepared: Prepared, values: Sequence[object]) -> Text:
    async with connection(engine) as lent:
        rows = await lent.fetch(EXPLAIN + prepared.sql, *values)
    text = Text("\n".join(row[0] for row in rows))
    text.highlight_regex(r"(?m)(?<=->  )[^(\n]+|^\w[^(\n:]*(?= \()", "bold")
    text.highlight_regex(r"\(actual[^)]*\)|\(never executed\)", "cyan")
    return text


def _parameters(prepared: Prepared, values: Sequence[object], names: Mapping[UUID, str]) -> Table:
    table = _table("", "name", "comes from", "value")
    for number, (name, value) in enumerate(zip(prepared.names, values, strict=True), 1):
        _row(table, f"${number}", name, _origin(prepared.origins[name]), _value(value, names))
    return table


def _origin(origin: Origin) -> str:
    if origin is None:
        return "the asker's account"
    if isinstance(origin, ScopeValue):
        return f"grant of {origin.object}, {'above the roots' if origin.level == 'above' else origin.level}"
    return ".".join(map(str, (*origin.field, *origin.path)))


def _value(value: object, names: Mapping[UUID, str]) -> str:
    if isinstance(value, list):
        return f"[{_listed(_value(item, names) for item in value)}]"
    if isinstance(value, UUID):
        return f"{value} {names[value]}" if value in names else str(value)
    return "null" if value is None else str(value)


async def _names(bench: Bench, asker: Asker) -> dict[UUID, str]:
    """The names of the divisions that grants are about, asked of the graph itself: none that the asker may not see."""
    roots = {root for grant in asker.grants.by_need.values() for root in _roots(grant)}
    wanted = sorted({above for root in roots if (place := asker.divisions.find(root)) for above in place.line})
    ids = [f"Division:{division}" for division in wanted[:MAX_LIST]]
    try:
        operation = bench.answering.documents.read(_NAMES, None, {"ids": ids})
        told = json.loads(await bench.answering.answer(operation, asker))
    except Refused:
        return {}
    return {UUID(node["id"].removeprefix("Division:")): node["name"] for node in told["nodes"] if node}


def _roots(grant: Grant) -> list[UUID]:
    return [root for level in LEVELS for root in grant.roots(level)]


def _listed(items: Iterable[str]) -> str:
    every = list(items)
    return ", ".join(every[:MANY]) + (f" and {len(every) - MANY} more" if len(every) > MANY else "")


def _document(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as unreadable:
        raise SettingsRefused(f"{file} cannot be read as UTF-8 text.") from unreadable


def _variables(text: str) -> Mapping[str, Any]:
    try:
        variables = json.loads(text)
    except ValueError:
        variables = None
    if not isinstance(variables, dict):
        raise SettingsRefused("--variables must be a JSON object, such as '{\"first\": 3}'.")
    return variables


def _refuse(console: Console, refusals: Iterable[Refused]) -> None:
    _title(console, "refused", "what a client would be told")
    for refused in refusals:
        console.print(Text(f"{refused.code.name}  {refused.text('zh')}\n{refused.text('en')}"), soft_wrap=True)
        if refused.path is not None:
            console.print(Text(f"path: {'.'.join(map(str, refused.path))}"), soft_wrap=True)
        for line, column in refused.locations:
            console.print(Text(f"line {line}, column {column}"), soft_wrap=True)
    raise typer.Exit(2)


def _title(console: Console, name: str, told: str) -> None:
    console.print()
    console.print(Text.assemble(("── ", "dim"), (name, "bold magenta"), (f"  {told}", "dim")))


def _code(console: Console, code: str, language: str) -> None:
    """Coloured where there are colours, and never cut or filled up: it is there to be copied."""
    text = Syntax("", language, theme="ansi_dark").highlight(code)
    text.rstrip()
    console.print(text, soft_wrap=True)


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _row(table: Table, *cells: str) -> None:
    # As they are: a bracket in a string would else be read as a command of rich.
    table.add_row(*map(Text, cells))
