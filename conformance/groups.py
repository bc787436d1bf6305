"""Gives all programs in the groups of the page, run one after the other.

In       a Runner, and a Served city.
Out      Group: its title, what is said of it, and its Programs.
Refuses  nothing: a program that fails is a Program that says so.
Never    takes a program for passed whose documents were not taken in.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from conformance.city import Served, registry
from conformance.failure import ConformanceFailed
from conformance.program import HERE, Program, Runner
from conformance.tools import tools

PROGRAMS = HERE / "programs"
WORK = HERE / ".work"
PACKAGES = HERE / "node_modules"
RELAY = WORK / "relay"
CODEGEN = WORK / "codegen"


@dataclass(frozen=True, slots=True)
class Group:
    """Programs that belong together on the page."""

    title: str
    about: str
    programs: tuple[Program, ...]


def groups(runner: Runner, city: Served) -> Iterator[Group]:
    """All of them."""
    yield Group("Clients", CLIENTS, _clients(runner))
    yield Group("Generated clients", GENERATED, _generated(runner, city))
    yield Group("Named documents", NAMED, _script(runner, "@apollo/client", "persisted"))
    yield Group("Streams", STREAMS, _streams(runner, city))
    yield Group("Tools over the schema", TOOLS, tools(runner, city))


CLIENTS = (
    "Libraries that send what their caller wrote: a query, an act, what stands against one, a refusal and its code."
)
GENERATED = (
    "Compilers that read `schema/schema.graphql` and a few documents, and programs over what they made. Relay's and "
    "graphql-codegen's hold no text of a document: `registry documents add` took in what the compilers wrote, and the programs "
    "name it ([documents.md](documents.md))."
)
NAMED = "Clients that do Apollo's protocol by themselves ([documents.md](documents.md)), without a memory of their own."


STREAMS = (
    "Clients over WebSocket, by the protocol graphql-transport-ws, and by server-sent events, a connection for each operation. "
    "`ws` is a bare socket, for what no well-behaved client does."
)
TOOLS = (
    "What looks at the printed schema and at what is served. schemathesis makes requests of the schema, by a registrar's token, "
    "15 of each root field; whatever they ask, the server answers or says by a code what is wrong with the request."
)


def _clients(runner: Runner) -> tuple[Program, ...]:
    web = _script(runner, "@apollo/client", "web_clients")
    return (*web, *runner.steps("gql", str(runner.python), str(PROGRAMS / "gql_clients.py")))


def _generated(runner: Runner, city: Served) -> tuple[Program, ...]:
    # What an earlier run made would be taken for good: Relay's compiler writes only what has changed.
    for made in (RELAY, CODEGEN, WORK / "typed", WORK / "ariadne_client"):
        shutil.rmtree(made, ignore_errors=True)
    return (*_relay(runner, city), *_codegen(runner, city), *_ariadne(runner))


def _relay(runner: Runner, city: Served) -> Iterator[Program]:
    documents = RELAY / "documents"
    _put(RELAY / "package.json", '{"type": "commonjs"}\n')
    _put(documents / "persisted.json", "{}\n")
    (RELAY / "artifacts").mkdir(exist_ok=True)
    name, compiler = "relay-compiler", PACKAGES / "relay-compiler" / "cli.js"
    yield runner.tool(name, "the documents compiled", str(runner.node), str(compiler), "relay.config.json")
    yield _taken_in(runner, city, name, documents)
    yield from _script(runner, "relay-runtime", "relay")


def _codegen(runner: Runner, city: Served) -> Iterator[Program]:
    name, cli = "@graphql-codegen/cli", PACKAGES / "@graphql-codegen" / "cli" / "esm" / "bin.js"
    yield runner.tool(
        name, "types and hashes generated", str(runner.node), str(cli), "--silent", "--config", "codegen.json"
    )
    yield _taken_in(runner, city, name, CODEGEN)
    tsc = PACKAGES / "typescript" / "lib" / "tsc.js"
    yield runner.tool("typescript", "the program over them checked, strictly", str(runner.node), str(tsc))
    typed = WORK / "typed" / "programs" / "typed.js"
    yield from runner.steps("@graphql-codegen/client-preset", str(runner.node), str(typed))


def _ariadne(runner: Runner) -> Iterator[Program]:
    name, cli = "ariadne-codegen", runner.python.parent / "ariadne-codegen"
    yield runner.tool(name, "a client generated", str(cli), "--config", "ariadne.toml")
    yield from runner.steps(name, str(runner.python), str(PROGRAMS / "ariadne.py"))


def _streams(runner: Runner, city: Served) -> tuple[Program, ...]:
    # Two of them wait for a token to expire; they wait together.
    brief = replace(runner, told={**runner.told, "BRIEF": city.brief()})
    with ThreadPoolExecutor() as pool:
        sockets = pool.submit(_script, brief, "graphql-ws", "sockets")
        events = pool.submit(_script, brief, "graphql-sse", "events")
        told = (*sockets.result(), *events.result())
    python = runner.steps("gql", str(runner.python), str(PROGRAMS / "gql_sockets.py"))
    return (*told, *python, *_script(runner, "graphql-ws", "restart"))


def _taken_in(runner: Runner, city: Served, name: str, directory: Path) -> Program:
    did = "its file taken in by `registry documents add`"
    try:
        registry(city.environment, "documents", "add", str(directory))
    except ConformanceFailed as failed:
        return Program(name, runner.versions[name], did, str(failed))
    return Program(name, runner.versions[name], did, "")


def _script(runner: Runner, name: str, script: str) -> tuple[Program, ...]:
    return runner.steps(name, str(runner.node), str(PROGRAMS / f"{script}.mjs"))


def _put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="ascii")
