"""Whatever document is asked, in however many words: the JSON is what graphql-core's own executor makes of plain objects."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from hypothesis import event, given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from authz.policy import read_rules
from db.engine import connection
from tests.corpus import PRINCIPALS, QUESTIONS
from tests.ground import WORLD as WORLD_DATABASE
from tests.ground import Database, Ground
from tests.leak_seats import seated
from tests.oracle_agreement import Pairs, agree_on_document
from tests.oracle_stand import SDL, Stand, holding, open_stand
from tests.strategies import Values, thorough
from tests.strategies_documents import Document, documents
from tests.world import WORLD


@pytest.fixture(scope="module")
async def stand(database: Database) -> AsyncIterator[Stand]:
    async with open_stand(database.owner_url, database.runtime_url) as opened:
        yield opened


@thorough(60)
@given(data=st.data())
async def test_every_document_is_answered_as_graphql_core_answers_it_from_plain_objects(
    stand: Stand, data: DataObject
) -> None:
    values = Values(stand.world, SDL)
    seat = await stand.seat(data.draw(values.assignments(), "held"), data.draw(values.rules(), "rules"))
    document = data.draw(documents(values), "document")
    pairs = await agree_on_document(stand, seat, document)
    if pairs and document.cursors:
        document.variables |= data.draw(cursors(document, pairs), "cursors")
        event("asked again with cursors")
        await agree_on_document(stand, seat, document)


async def test_every_operation_of_the_corpus_is_answered_so_too(ground: Ground) -> None:
    database = await ground.copy(WORLD_DATABASE)
    async with open_stand(database.owner_url, database.runtime_url) as fresh:
        async with connection(fresh.engine) as lent:
            rules = await read_rules(lent)
        held = [
            [holding(each.role, each.division_id) for each in WORLD.accounts[name].assignments]
            for name in PRINCIPALS.values()
        ]
        seats = await seated(fresh, [(each, rules) for each in held])
        for question in QUESTIONS:
            for seat in seats:
                await agree_on_document(fresh, seat, Document(question.text, None, question.variables))
    await ground.drop(database)


def cursors(document: Document, pairs: Pairs) -> st.SearchStrategy[dict[str, str | None]]:
    """For each of the document's variables for cursors one of its ordering, out of the answer, or none."""
    fitting = {
        name: [text for own, text in pairs if (own.row.type, list(own.order)) == (kind, list(order))]
        for name, (kind, order) in document.cursors.items()
    }
    return st.fixed_dictionaries({name: st.sampled_from([None, *texts]) for name, texts in fitting.items()})
