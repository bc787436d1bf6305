"""Whatever document is asked, in however many words: the JSON is what graphql-core's own executor makes of plain objects."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from graphql import parse, validate
from hypothesis import event, given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from errors import Code, Refused
from tests.ground import Database
from tests.oracle_graph import Cursor, answer
from tests.oracle_needs import needs
from tests.oracle_stand import SDL, Seat, Stand, open_stand
from tests.strategies import Values, thorough
from tests.strategies_documents import Document, documents

Pairs = list[tuple[Cursor, str]]


@pytest.fixture(scope="module")
async def stand(database: Database) -> AsyncIterator[Stand]:
    async with open_stand(database.owner_url, database.runtime_url) as opened:
        yield opened


@thorough(120)
@given(data=st.data())
async def test_every_document_is_answered_as_graphql_core_answers_it_from_plain_objects(
    stand: Stand, data: DataObject
) -> None:
    values = Values(stand.world, SDL)
    seat = await stand.seat(data.draw(values.assignments(), "held"), data.draw(values.rules(), "rules"))
    document = data.draw(documents(values), "document")
    pairs = await agree(stand, seat, document)
    if pairs and document.cursors:
        document.variables |= data.draw(cursors(document, pairs), "cursors")
        event("with cursors")
        await agree(stand, seat, document)


def cursors(document: Document, pairs: Pairs) -> st.SearchStrategy[dict[str, str | None]]:
    """For each of the document's variables for cursors one of its ordering, out of the answer, or none."""
    fitting = {
        name: [text for own, text in pairs if (own.row.type, list(own.order)) == (kind, list(order))]
        for name, (kind, order) in document.cursors.items()
    }
    return st.fixed_dictionaries({name: st.sampled_from([None, *texts]) for name, texts in fitting.items()})


async def agree(stand: Stand, seat: Seat, document: Document) -> Pairs:
    """The server and the executor give the same JSON, in the same order, or refuse alike; the cursors of both."""
    parsed = parse(document.text)
    assert not validate(SDL, parsed)
    unmet = [need for need in needs(SDL, parsed, document.name, document.variables) if need.unmet(seat.sight)]
    try:
        got = await stand.answer(seat.asker, document.text, document.name, document.variables)
    except Refused as refused:
        check_refusal(refused, unmet)
        return []
    assert not unmet
    wanted = answer(SDL, seat.sight, document.text, document.name, document.variables)
    assert not wanted.errors
    event(f"answered, {min(len(json.dumps(got)) // 500, 8)} x 500 bytes")
    return list(same(wanted.data, got, ()))


def check_refusal(refused: Refused, unmet: list[Any]) -> None:
    """Refused for something that the document needs, and at the field that needs it."""
    unseen = {need.path for need in unmet if need.division}
    event(refused.code.name)
    if unseen:
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
