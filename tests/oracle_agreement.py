"""Server and oracle side by side: they give the same page, the same JSON, or refuse for the same reason."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graphql import get_named_type, parse, validate
from hypothesis import currently_in_test_context, event

from errors import FILTER_NOT_INDEXED, ORDER_NOT_INDEXED, ORDER_TOO_WIDE, TEXT_EMPTY, Code, Refused
from tests.oracle_graph import Cursor, answer, as_json
from tests.oracle_needs import Need, needs
from tests.oracle_pages import page, row_of
from tests.oracle_sight import Sight
from tests.oracle_stand import SDL, Seat, Stand
from tests.strategies_documents import Document


def _roots() -> dict[str, str]:
    assert SDL.query_type is not None
    types = {name: get_named_type(field.type).name for name, field in SDL.query_type.fields.items()}
    return {name: kind.removesuffix("Connection") for name, kind in types.items() if kind.endswith("Connection")}


ROOTS = _roots()
"""The connections at the root, and of what they are."""

LONG = 600
"""Characters of a document and its variables that may well ask for too much at once: thirty totals of a large register."""

SCANS = (FILTER_NOT_INDEXED, ORDER_NOT_INDEXED, ORDER_TOO_WIDE, TEXT_EMPTY)
"""What is refused for the sake of large registers."""

Pairs = list[tuple[Cursor, str]]


def question(root: str) -> str:
    """A page of a connection at the root, with all that can be asked of the page itself."""
    kind = ROOTS[root]
    return f"""
        query($first: Int, $after: Cursor, $last: Int, $before: Cursor, $where: {kind}Filter, $order: [{kind}Order!]) {{
          {root}(first: $first, after: $after, last: $last, before: $before, where: $where, orderBy: $order) {{
            totalCount edges {{ cursor node {{ id }} }} nodes {{ id }}
            pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }}
          }}
        }}"""


async def agree_on_page(stand: Stand, seat: Seat, root: str, variables: Mapping[str, Any]) -> list[str]:
    """The same page, or a refusal for the same reason; gives the cursors of the page."""
    needed = needs(SDL, parse(question(root)), None, variables)
    try:
        got = (await stand.ask(seat.asker, question(root), **variables))[root]
    except Refused as refused:
        check_refusal(refused, needed, seat.sight)
        return []
    assert not [need for need in needed if need.unmet(seat.sight)]
    _check_page(seat, root, variables, got)
    return [edge["cursor"] for edge in got["edges"]]


async def agree_on_document(stand: Stand, seat: Seat, document: Document) -> Pairs:
    """The same JSON in the same order, or a refusal for the same reason; gives the cursors of both."""
    parsed = parse(document.text)
    assert not validate(SDL, parsed)
    needed = needs(SDL, parsed, document.name, document.variables)
    try:
        got = await stand.answer(seat.asker, document.text, document.name, document.variables)
    except Refused as refused:
        if refused.code is Code.COST_LIMIT_EXCEEDED and len(document.text) + len(str(document.variables)) > LONG:
            note_event(refused.code.name)
            return []
        check_refusal(refused, needed, seat.sight)
        return []
    assert not [need for need in needed if need.unmet(seat.sight)]
    wanted = answer(SDL, seat.sight, document.text, document.name, document.variables)
    assert not wanted.errors
    note_event(f"answered in {min(len(json.dumps(got)) // 500, 8)} x 500 characters")
    return list(same(wanted.data, got, ()))


def note_event(text: str) -> None:
    """Count what happened, for hypothesis's statistics, where hypothesis asks."""
    if currently_in_test_context():
        event(text)


def check_refusal(refused: Refused, needed: Sequence[Need], sight: Sight) -> None:
    """Refused for something that the document needs, and at the field that needs it; or for what it would cost."""
    note_event(refused.code.name)
    if refused.sentence in SCANS:
        assert sight.wide and refused.path is not None
        field = next(place for place, step in enumerate(refused.path) if step in {"where", "orderBy"})
        assert refused.path[:field] in {need.path for need in needed if need.large}
        return
    unmet = [need for need in needed if need.unmet(sight)]
    if any(need.division for need in unmet):
        assert refused.code is Code.NOT_FOUND
        return
    assert refused.code is Code.FORBIDDEN
    assert refused.path in {need.path for need in unmet}


def same(wanted: Any, got: Any, path: tuple[Any, ...]) -> Iterator[tuple[Cursor, str]]:
    """Fail where the two differ, even in the order of fields; give the cursors of both."""
    match wanted, got:
        case dict(), dict():
            assert list(wanted) == list(got), path
            for key, inner in wanted.items():
                yield from same(inner, got[key], (*path, key))
        case list(), list():
            assert len(wanted) == len(got), path
            for place, (left, right) in enumerate(zip(wanted, got, strict=True)):
                yield from same(left, right, (*path, place))
        case Cursor(), _:
            assert wanted.is_like(got), path
            yield wanted, got
        case _:
            assert (type(wanted), wanted) == (type(got), got), path


def _check_page(seat: Seat, root: str, variables: Mapping[str, Any], got: Mapping[str, Any]) -> None:
    every = seat.sight.rows(ROOTS[root])
    wanted = page(seat.sight, every, {**variables, "orderBy": variables.get("order")})
    ids = [as_json(row.type, row.id) for row in wanted.rows]
    cursors = [edge["cursor"] for edge in got["edges"]]
    note_event("no row" if not wanted.all else "some rows" if len(wanted.all) < len(every) else "every row in sight")
    assert [node["id"] for node in got["nodes"]] == ids
    assert [edge["node"]["id"] for edge in got["edges"]] == ids
    assert [row_of(cursor) for cursor in cursors] == [row.id for row in wanted.rows]
    assert got["totalCount"] == len(wanted.all)
    assert got["pageInfo"] == {
        "hasNextPage": wanted.has_next,
        "hasPreviousPage": wanted.has_previous,
        "startCursor": cursors[0] if cursors else None,
        "endCursor": cursors[-1] if cursors else None,
    }
