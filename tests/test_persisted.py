"""A document may be named instead of sent: registered ones by documentId, an account's own by Apollo's protocol."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import pytest

from errors import Refused
from errors.documents import AUTOMATIC_UNKNOWN, DOCUMENT_UNKNOWN
from resolvers.document.documents import ANYBODY
from server.asked import Asked
from server.document_names import Named
from server.persisted import Persisted, Texts
from server.settings import Accepted
from tests.asking import Asking, asking_in
from tests.ground import Database, connected
from tests.named_documents import (
    CLOSE,
    MINE,
    PEOPLE,
    PLAIN,
    TWO,
    UNSEEN,
    automatic,
    data,
    digest,
    get,
    named,
    post,
    register,
)
from tests.served import refused
from tests.world_accounts import COUNTY_REGISTRAR, COUNTY_VIEWER


@pytest.fixture(scope="module")
async def asking(database: Database, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Asking]:
    await register(database, MINE, PEOPLE, CLOSE, TWO)
    async with asking_in(database, tmp_path_factory.mktemp("keys")) as made:
        yield made


@pytest.fixture(scope="module")
async def trusting(
    asking: Asking, database: Database, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Asking]:
    """The same database behind a server that runs registered documents only."""
    assert asking
    keys = tmp_path_factory.mktemp("keys")
    async with asking_in(database, keys, documents=Accepted.REGISTERED) as made:
        yield made


async def test_a_registered_document_runs_by_its_id_with_variables_by_post_and_by_get(asking: Asking) -> None:
    assert data(await post(asking, {"documentId": named(MINE)})) == {"me": {"account": COUNTY_REGISTRAR}}
    by_text = data(await post(asking, {"query": PEOPLE, "variables": {"n": 3}}))
    assert len(by_text["people"]["nodes"]) == 3
    assert data(await post(asking, {"documentId": named(PEOPLE), "variables": {"n": 3}})) == by_text
    assert data(await get(asking, documentId=named(PEOPLE), variables={"n": 3})) == by_text


async def test_of_a_registered_document_the_operation_is_chosen_by_name(asking: Asking) -> None:
    assert data(await post(asking, {"documentId": named(TWO), "operationName": "A"})).keys() == {"me"}
    refused(await post(asking, {"documentId": named(TWO)}), "OPERATION_RESOLUTION_FAILURE")


async def test_each_account_sees_its_own_rows_through_the_same_document(asking: Asking) -> None:
    for account in (COUNTY_REGISTRAR, COUNTY_VIEWER):
        assert data(await post(asking, {"documentId": named(MINE)}, account)) == {"me": {"account": account}}


async def test_nobody_learns_what_is_registered_without_a_token(asking: Asking) -> None:
    refused(await get(asking, None, documentId=named(MINE)), "UNAUTHENTICATED")
    refused(await get(asking, None, documentId=named(UNSEEN)), "UNAUTHENTICATED")


async def test_an_id_that_is_not_registered_is_not_found(asking: Asking) -> None:
    for response in (await post(asking, {"documentId": named(UNSEEN)}), await get(asking, documentId=named(UNSEEN))):
        told = refused(response, "PERSISTED_QUERY_NOT_FOUND", status=404)
        assert named(UNSEEN) in told["message"]
    plain = await post(asking, {"documentId": named(UNSEEN)}, accept=PLAIN)
    refused(plain, "PERSISTED_QUERY_NOT_FOUND", status=200)


BAD: dict[str, dict[str, object]] = {
    "no prefix": {"documentId": digest(MINE)},
    "another algorithm": {"documentId": f"md5:{digest(MINE)}"},
    "capitals": {"documentId": f"sha256:{digest(MINE).upper()}"},
    "short": {"documentId": f"sha256:{digest(MINE)[:-1]}"},
    "a line's end behind": {"documentId": f"{named(MINE)}\n"},
    "empty": {"documentId": ""},
    "a number": {"documentId": 5},
    "a list": {"documentId": [named(MINE)]},
    "null and nothing else": {"documentId": None},
    "with a text": {"documentId": named(MINE), "query": MINE},
    "with an empty text": {"documentId": named(MINE), "query": ""},
    "by both protocols": {"documentId": named(MINE)} | automatic(MINE),
    "variables that are a list": {"documentId": named(MINE), "variables": []},
    "extensions that are a number": {"documentId": named(MINE), "extensions": 1},
    "another version": {"extensions": {"persistedQuery": {"version": 2, "sha256Hash": digest(MINE)}}},
    "no hash": {"extensions": {"persistedQuery": {"version": 1}}},
    "a hash with a prefix": {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": named(MINE)}}},
    "a protocol that is a number": {"extensions": {"persistedQuery": 1}, "query": MINE},
    "an empty text by Apollo's protocol": automatic(MINE, query=""),
}


@pytest.mark.parametrize("how", BAD)
async def test_what_names_a_document_in_another_way_is_refused_and_never_passed_over(asking: Asking, how: str) -> None:
    refused(await post(asking, BAD[how]), "BAD_USER_INPUT", status=400)
    refused(await post(asking, BAD[how], accept=PLAIN), "BAD_USER_INPUT", status=400)


async def test_by_apollos_protocol_a_text_is_sent_once_and_then_named(asking: Asking) -> None:
    text = "query Once { me { displayName } }"
    unknown = refused(await post(asking, automatic(text)), "PERSISTED_QUERY_NOT_FOUND", status=404)
    assert unknown["message"] == "PersistedQueryNotFound", "the word that clients look for"
    sent = data(await post(asking, automatic(text, query=text)))
    assert data(await post(asking, automatic(text))) == sent
    assert data(await get(asking, **automatic(text))) == sent


async def test_by_apollos_protocol_a_text_may_come_by_get(asking: Asking) -> None:
    text = "query ByGet { me { displayName } }"
    refused(await get(asking, **automatic(text)), "PERSISTED_QUERY_NOT_FOUND")
    data(await get(asking, **automatic(text, query=text)))
    data(await get(asking, **automatic(text)))


async def test_a_registered_document_is_known_by_apollos_protocol_too(asking: Asking) -> None:
    assert data(await post(asking, automatic(MINE))) == {"me": {"account": COUNTY_REGISTRAR}}


async def test_what_one_account_has_sent_another_cannot_run_or_notice(asking: Asking) -> None:
    text = "query Secret { me { id displayName } }"
    data(await post(asking, automatic(text, query=text), COUNTY_REGISTRAR))
    refused(await post(asking, automatic(text), COUNTY_VIEWER), "PERSISTED_QUERY_NOT_FOUND")
    refused(await post(asking, {"documentId": named(text)}, COUNTY_REGISTRAR), "PERSISTED_QUERY_NOT_FOUND")
    data(await post(asking, automatic(text), COUNTY_REGISTRAR))


async def test_a_text_under_another_texts_hash_is_refused_and_not_remembered(asking: Asking) -> None:
    text = "query Other { me { id } }"
    refused(await post(asking, automatic(text, query=MINE)), "BAD_USER_INPUT", status=400)
    half = json.dumps(automatic(text, query="{ me { id } } # \ud800")).encode()
    headers = await asking.headers(COUNTY_REGISTRAR, content_type="application/json")
    response = await asking.client.post("/graphql", content=half, headers=headers)
    refused(response, "BAD_USER_INPUT", status=400)
    refused(await post(asking, automatic(text)), "PERSISTED_QUERY_NOT_FOUND")


async def test_a_text_that_is_refused_is_not_remembered(asking: Asking) -> None:
    for text, code in (("{ nothing }", "GRAPHQL_VALIDATION_FAILED"), ("{", "GRAPHQL_PARSE_FAILED")):
        refused(await post(asking, automatic(text, query=text)), code)
        refused(await post(asking, automatic(text)), "PERSISTED_QUERY_NOT_FOUND")


async def test_where_only_registered_documents_run_no_text_does(trusting: Asking) -> None:
    told = await post(trusting, {"query": MINE}, accept_language="en")
    assert "documentId" in refused(told, "OPERATION_RESOLUTION_FAILURE", status=400)["message"]
    refused(await get(trusting, query=MINE), "OPERATION_RESOLUTION_FAILURE", status=400)
    refused(await post(trusting, automatic(MINE, query=MINE)), "OPERATION_RESOLUTION_FAILURE", status=400)
    refused(
        await post(trusting, {"query": "{ __schema { types { name } } }"}), "OPERATION_RESOLUTION_FAILURE", status=400
    )
    refused(await post(trusting, automatic(UNSEEN)), "PERSISTED_QUERY_NOT_FOUND")
    assert data(await post(trusting, {"documentId": named(MINE)})) == {"me": {"account": COUNTY_REGISTRAR}}
    assert data(await get(trusting, **automatic(MINE))) == {"me": {"account": COUNTY_REGISTRAR}}


async def test_a_document_is_known_once_registered_and_forgotten_within_a_minute(
    asking: Asking, database: Database
) -> None:
    now = [1000.0]
    reader = Persisted(asking.engine, asking.answering.documents, only=False, clock=lambda: now[0])
    text = "query Later { me { id } }"
    account = (await asking.asker(COUNTY_REGISTRAR)).principal.account_id
    asked = Asked(None, None, None, Named(digest(text), automatic=False))
    with pytest.raises(Refused) as unknown:
        await reader.read(asked, account, ANYBODY)
    assert unknown.value.sentence is DOCUMENT_UNKNOWN
    assert await register(database, text, MINE) == 1, "the other was there"
    await reader.read(asked, account, ANYBODY)
    async with connected(database.owner_url) as owner:
        await owner.execute("DELETE FROM persisted_document WHERE digest = $1", digest(text))
    now[0] += 59
    await reader.read(asked, account, ANYBODY)
    now[0] += 2
    with pytest.raises(Refused):
        await reader.read(asked, account, ANYBODY)


async def test_a_worker_remembers_no_more_than_it_has_room_for(asking: Asking) -> None:
    texts = Texts(10)
    for number in range(1000):
        texts.put(number, "xxxx", 0.0)
        assert sum(texts.get(each, 0.0) is not None for each in range(number + 1)) <= 2
    assert texts.get(999, 0.0) == "xxxx"
    texts.put(999, "yyyyyyyy", 5.0)
    assert (texts.get(999, 5.0), texts.get(999, 6.0), texts.get(998, 0.0)) == ("yyyyyyyy", None, None)
    texts.put("much", "z" * 11, 0.0)
    assert texts.get("much", 0.0) is None
    texts.put("little", "z" * 10, 0.0)
    assert texts.get("little", 0.0) is not None

    reader = Persisted(asking.engine, asking.answering.documents, only=False)
    account = (await asking.asker(COUNTY_REGISTRAR)).principal.account_id
    long = [f"{{ me {{ id }} }} # {number:0>45000}" for number in range(50)]
    for text in long:
        await reader.read(Asked(text, None, None, Named(digest(text), automatic=True)), account, ANYBODY)
    await reader.read(Asked(None, None, None, Named(digest(long[-1]), automatic=True)), account, ANYBODY)
    with pytest.raises(Refused) as forgotten:
        await reader.read(Asked(None, None, None, Named(digest(long[0]), automatic=True)), account, ANYBODY)
    assert forgotten.value.sentence is AUTOMATIC_UNKNOWN


async def test_the_database_takes_no_text_under_a_digest_that_is_not_its_own(database: Database) -> None:
    async with connected(database.owner_url) as owner:
        with pytest.raises(Exception, match="ck_persisted_document_digest"):
            await owner.execute("INSERT INTO persisted_document (digest, text) VALUES ($1, $2)", digest(MINE[1:]), MINE)


async def test_the_role_of_requests_gets_a_text_by_its_digest_and_no_list(asking: Asking, database: Database) -> None:
    assert asking
    async with connected(database.runtime_url) as runtime:
        assert await runtime.fetchval("SELECT guard.document($1)", digest(MINE)) == MINE
        assert await runtime.fetchval("SELECT guard.document($1)", digest(UNSEEN)) is None
        with pytest.raises(Exception, match="permission denied"):
            await runtime.fetch("SELECT digest FROM persisted_document")
        with pytest.raises(Exception, match="permission denied"):
            await runtime.execute("INSERT INTO persisted_document (digest, text) VALUES ('', '')")
