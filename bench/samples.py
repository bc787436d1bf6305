"""Gives the people who are asked about: the same for all, drawn by a fixed seed from the whole county.

In       the contenders, listening.
Out      Samples: for each contender and workload the variable of each request, in the same order.
Refuses  BenchFailed: a page that cannot be walked.
"""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from dataclasses import dataclass

from bench.asking import ask
from bench.contenders import Contender, postgraphile_cursor
from bench.failure import BenchFailed
from bench.questions import POSTGRAPHILE, Question, post, row_id

SEED = 321300
STRIDE = 500
NODES = 4_000
_WALK = (
    f"query Walk($after: Cursor) {{ people(first: {STRIDE}, after: $after)"
    " { edges { node { id } } pageInfo { hasNextPage endCursor } } }"
)
_FIRST = POSTGRAPHILE["page"].replace("($after: Cursor!)", "").replace(", after: $after", "")


@dataclass(frozen=True, slots=True)
class Walk:
    """Every person of the county by this server's own pages: each page's end, and all ids."""

    cursors: tuple[str, ...]
    ends: tuple[str, ...]
    ids: tuple[str, ...]


def walk(ours: Contender) -> Walk:
    """Go through the county. The last page has nothing after it, so nobody starts there."""
    cursors: list[str] = []
    ids: list[str] = []
    after: str | None = None
    while True:
        answer = ask(ours, Question("/graphql", json.dumps({"query": _WALK, "variables": {"after": after}})))
        people = (answer.get("data") or {}).get("people")
        if not people or not people["edges"]:
            raise BenchFailed(f"This server's pages cannot be walked: {str(answer)[:1000]}")
        ids.extend(edge["node"]["id"] for edge in people["edges"])
        after = people["pageInfo"]["endCursor"]
        if not people["pageInfo"]["hasNextPage"]:
            break
        cursors.append(after)
    ends = tuple(row_id(ids[STRIDE * (place + 1) - 1]) for place in range(len(cursors)))
    return Walk(tuple(cursors), ends, tuple(ids))


def samples(parties: Mapping[str, Contender]) -> dict[tuple[str, str], tuple[str, ...]]:
    """The variables of each request by (contender, workload)."""
    walked = walk(parties["ours"])
    dice = random.Random(SEED)
    pages = dice.sample(range(len(walked.cursors)), len(walked.cursors))
    nodes = dice.sample(walked.ids, min(NODES, len(walked.ids)))
    rows = {"page": tuple(walked.ends[place] for place in pages), "node": tuple(row_id(node) for node in nodes)}
    drawn = {(key, workload): rows[workload] for key in parties for workload in rows}
    drawn["ours", "page"] = tuple(walked.cursors[place] for place in pages)
    drawn["ours", "node"] = tuple(nodes)
    if "postgraphile" in parties:
        example = _example(parties["postgraphile"])
        drawn["postgraphile", "page"] = tuple(postgraphile_cursor(example, row) for row in rows["page"])
    return drawn


def _example(postgraphile: Contender) -> str:
    question = post({"page": _FIRST}, "page", "")
    answer = ask(postgraphile, question)
    try:
        cursor = answer["data"]["people"]["pageInfo"]["endCursor"]
    except (KeyError, TypeError) as error:
        raise BenchFailed(f"PostGraphile's first page failed: {answer}") from error
    return str(cursor)
