"""Gives what tools say that read the printed schema: graphql-inspector of it and of documents, schemathesis by fuzzing.

In       a Runner, and a Served city.
Out      Programs, one for each look.
Refuses  nothing: a tool that finds something has failed.
Never    fuzzes at random: the same requests come in every run.
"""

from __future__ import annotations

from dataclasses import replace

from conformance.city import Served
from conformance.program import HERE, Program, Runner

INSPECTOR = HERE / "node_modules" / "@graphql-inspector" / "cli" / "cjs" / "index.js"
FUZZING = HERE / "fuzzing"
SCHEMA = "../schema/schema.graphql"
DOCUMENTS = ("documents", "../tests/operations")
EXAMPLES = "15"
"""How many requests the fuzzer makes of each root field."""


def tools(runner: Runner, city: Served) -> tuple[Program, ...]:
    """All looks."""
    return (*_inspector(runner, city), _schemathesis(runner, city))


def _inspector(runner: Runner, city: Served) -> tuple[Program, ...]:
    def look(did: str, *arguments: str) -> Program:
        return runner.tool("@graphql-inspector/cli", did, str(runner.node), str(INSPECTOR), *arguments)

    header = ("--header", f"Authorization: Bearer {city.viewer}")
    valid = (
        look(f"validate: the documents in {place.removeprefix('../')}", "validate", f"{place}/**/*.graphql", SCHEMA)
        for place in DOCUMENTS
    )
    return (
        *valid,
        look("diff: nothing is printed that is not served", "diff", SCHEMA, city.url, *header),
        look("diff: nothing is served that is not printed", "diff", city.url, SCHEMA, *header),
    )


def _schemathesis(runner: Runner, city: Served) -> Program:
    # The hooks are a module of the folder, and found by its path.
    told = {**runner.told, "SCHEMATHESIS_HOOKS": "fuzzing.hooks", "PYTHONPATH": str(HERE)}
    return replace(runner, told=told).tool(
        "schemathesis",
        "requests of the schema's making: no defect",
        *(str(runner.fuzzer.parent / "st"), "run", SCHEMA, "--url", city.url),
        *("--header", f"Authorization: Bearer {city.registrar}"),
        *("--checks", "no_defect", "--phases", "fuzzing", "--max-examples", EXAMPLES, "--generation-deterministic"),
        *("--warnings", "off", "--continue-on-failure", "--no-color"),
    )
