"""In production the graph does not tell of itself, and no text stands in an address; what is registered is run as ever."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from server.settings import Mode
from tests.asking import Asking, asking_in
from tests.ground import Database
from tests.named_documents import MINE, automatic, data, digest, get, named, post, register
from tests.served import refused
from tests.world_accounts import COUNTY_REGISTRAR

ABOUT = "{ __schema { queryType { name } } }"
TOLD = {"__schema": {"queryType": {"name": "Query"}}}


@pytest.fixture(scope="module")
async def closed(database: Database, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Asking]:
    """A server under the settings of production."""
    await register(database, MINE, ABOUT)
    async with asking_in(database, tmp_path_factory.mktemp("keys"), mode=Mode.PRODUCTION) as made:
        yield made


@pytest.mark.parametrize(
    "text",
    [
        ABOUT,
        '{ __type(name: "Person") { name } }',
        "{ me { account } __schema { types { name } } }",
        "{ me: __schema { types { name } } }",
        '{ ...A } fragment A on Query { ... { ... on Query { me { id } a: __type(name: "Person") { name } } } }',
        "query ($more: Boolean = true) { __schema @include(if: $more) { queryType { name } } }",
    ],
)
async def test_introspection_is_refused(closed: Asking, text: str) -> None:
    refused(await post(closed, {"query": text}), "OPERATION_RESOLUTION_FAILURE")
    events = await post(closed, {"query": text}, accept="text/event-stream")
    assert events.text.startswith('event: next\ndata: {"errors":[{"message": "')
    assert "OPERATION_RESOLUTION_FAILURE" in events.text and 'data: {"data"' not in events.text


async def test_a_registered_document_may_ask_what_the_graph_has(closed: Asking) -> None:
    assert data(await post(closed, {"documentId": named(ABOUT)})) == TOLD


async def test_what_was_refused_is_not_learnt_by_apollos_protocol(closed: Asking) -> None:
    text = ABOUT.replace("name", "kind")
    refused(await post(closed, {"query": text, **automatic(text)}), "OPERATION_RESOLUTION_FAILURE")
    refused(await post(closed, automatic(text)), "PERSISTED_QUERY_NOT_FOUND")


@pytest.mark.parametrize(
    ("text", "harmless", "more"),
    [
        (
            "query ($more: Boolean!) { me { account } __schema @include(if: $more) { queryType { name } } }",
            {"variables": {"more": False}},
            {"variables": {"more": True}},
        ),
        (
            "query A { me { account } } query B { __schema { queryType { name } } }",
            {"operationName": "A"},
            {"operationName": "B"},
        ),
    ],
)
async def test_what_was_sent_before_asks_no_more_by_its_name_than_by_its_text(
    closed: Asking, text: str, harmless: dict[str, object], more: dict[str, object]
) -> None:
    assert data(await post(closed, {"query": text, **automatic(text), **harmless})) == {
        "me": {"account": COUNTY_REGISTRAR}
    }
    assert data(await post(closed, {**automatic(text), **harmless})) == {"me": {"account": COUNTY_REGISTRAR}}
    refused(await post(closed, {**automatic(text), **more}), "OPERATION_RESOLUTION_FAILURE")


async def test_types_are_told_of_what_is_answered(closed: Asking) -> None:
    assert data(await post(closed, {"query": "{ __typename me { __typename } }"})) == {
        "__typename": "Query",
        "me": {"__typename": "Account"},
    }


async def test_a_text_by_get_is_refused_and_a_name_is_not(closed: Asking) -> None:
    response = await get(closed, query=MINE)
    refused(response, "OPERATION_RESOLUTION_FAILURE", status=405)
    assert response.headers["allow"] == "POST"
    assert data(await get(closed, documentId=named(MINE))) == {"me": {"account": COUNTY_REGISTRAR}}


async def test_a_text_by_get_is_refused_though_apollos_protocol_names_it(closed: Asking) -> None:
    text = MINE + " "
    response = await get(closed, query=text, **automatic(text))
    refused(response, "OPERATION_RESOLUTION_FAILURE", status=405)
    assert data(await post(closed, {"query": text, **automatic(text)})) == {"me": {"account": COUNTY_REGISTRAR}}
    assert digest(text) != digest(MINE)
    assert data(await get(closed, **automatic(text))) == {"me": {"account": COUNTY_REGISTRAR}}
