"""Gives the questions and the act of the bench in the words of each contender, and their answers in one form.

A question is one request: a path to get, or a body to post. An answer is what a client would show, without cursors and
without the wrappings in which each contender gives it.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

Json: TypeAlias = Any
"""What json.loads gives: nothing is known of it before it is read."""

READS = ("page", "node")
ACTS = ("register",)
WORKLOADS = (*READS, *ACTS)
PAGE_SIZE = 20

_MEMBERS = "relation { code name } person { name sex birthDate }"
_PERSON = (
    "id name sex birthDate household { number address kind members { "
    + _MEMBERS
    + " } } residenceDivision { name code }"
)
_PAGE_INFO = "pageInfo { hasNextPage endCursor }"
_PEOPLE = f"people(first: {PAGE_SIZE}, after: $after) {{ edges {{ node {{ {_PERSON} }} }} {_PAGE_INFO} }}"

GRAPH = {
    "page": f"query Page($after: Cursor!) {{ {_PEOPLE} }}",
    "node": "query Node($id: ID!) { node(id: $id) { ... on Person { id name birthDate residenceDivision { name } } } }",
}
PLAIN = {
    "page": f"query Page($after: String!) {{ {_PEOPLE} }}",
    "node": "query Node($id: ID!) { node(id: $id) { id name birthDate residenceDivision { name } } }",
}
POSTGRAPHILE = {
    "page": (
        f"query Page($after: Cursor!) {{ people: allPeople(first: {PAGE_SIZE}, after: $after) {{ edges {{ node {{"
        " id: rowId name sex birthDate membership { household { number address kind"
        " members(orderBy: [RELATION_ASC, ROW_ID_ASC]) { relation: relationKind { code name }"
        " person { name sex birthDate } } } } residenceDivision { name code } } } " + _PAGE_INFO + " } }"
    ),
    "node": (
        "query Node($id: UUID!) { node: personByRowId(rowId: $id)"
        " { id: rowId name birthDate residenceDivision { name } } }"
    ),
}


@dataclass(frozen=True, slots=True)
class Question:
    """One request; without a body it is a GET."""

    path: str
    body: str = ""


def post(documents: Mapping[str, str], workload: str, variable: str) -> Question:
    """A GraphQL request over POST."""
    variables = {"after" if workload == "page" else "id": variable}
    return Question("/graphql", json.dumps({"query": documents[workload], "variables": variables}))


def get(workload: str, variable: str) -> Question:
    """A request to the limit."""
    return Question(f"/{workload}?id={variable}")


_REGISTER = (
    "mutation Register($input: RegisterPersonInput!) { registerPerson(input: $input)"
    " { person { id name birthDate residenceDivision { name } } errors { problem path } } }"
)


def post_act(_: str, variable: str) -> Question:
    """Registering a person over GraphQL; the ids of the input name their types there."""
    given = json.loads(variable)
    given |= {f"{kind}Id": f"{kind.title()}:{given[f'{kind}Id']}" for kind in ("division", "household")}
    return Question("/graphql", json.dumps({"query": _REGISTER, "variables": {"input": given}}, ensure_ascii=False))


def post_plain(_: str, variable: str) -> Question:
    """Registering a person at the hand-written route."""
    return Question("/register", variable)


def read_act(_: str, answer: Json) -> Json:
    """What GraphQL answers to registering a person in the one form, that of the hand-written route."""
    told = (answer.get("data") or {}).get("registerPerson") or {}
    person = told.get("person")
    if not person:
        return answer
    plain = {name: person[name] for name in ("name", "birthDate")}
    return {"id": row_id(person["id"]), **plain, "division": person["residenceDivision"]["name"]}


def read_plain(_: str, answer: Json) -> Json:
    """What the hand-written route answers is the one form."""
    return answer


def read_graphql(workload: str, answer: Json) -> Json:
    """The answer of a GraphQL server in the one form."""
    if answer.get("errors"):
        return answer
    data = answer["data"]
    return read_person(data["node"]) if workload == "node" else _page(data["people"], read_person)


def read_limit(workload: str, answer: Json) -> Json:
    """The answer of the limit in the one form."""
    return answer if workload == "node" else _page(answer, read_person)


def _page(connection: Json, read: Callable[[Json], Json]) -> Json:
    info = connection["pageInfo"]
    return {
        "people": [read(edge["node"]) for edge in connection["edges"]],
        "more": info["hasNextPage"],
        "ends": bool(info["endCursor"]),
    }


def read_person(node: Json) -> Json:
    """A person, with the row's own id and the household in its place."""
    if node is None:
        return None
    person = {**node, "id": row_id(node["id"])}
    if "membership" in person:
        membership = person.pop("membership")
        person["household"] = membership and membership["household"]
    return person


def row_id(text: str) -> str:
    """The UUID in a global id."""
    plain = text if "-" in text else base64.b64decode(text).decode()
    return plain.rpartition(":")[2]
