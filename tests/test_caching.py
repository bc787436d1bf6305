"""What a browser may keep of an answer by GET is its principal's own, and nothing else is kept by anybody."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.asking import Asking, asking_in
from tests.ground import Database
from tests.named_documents import CLOSE, MINE, PEOPLE, PLAIN, UNSEEN, data, get, named, post, register
from tests.served import refused
from tests.world_accounts import COUNTY_REGISTRAR, COUNTY_VIEWER


@pytest.fixture(scope="module")
async def asking(database: Database, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Asking]:
    await register(database, MINE, PEOPLE, CLOSE)
    async with asking_in(database, tmp_path_factory.mktemp("keys")) as made:
        yield made


@pytest.fixture(scope="module")
async def patient(
    asking: Asking, database: Database, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Asking]:
    """The same database behind a server whose answers are good for a minute."""
    assert asking
    async with asking_in(database, tmp_path_factory.mktemp("keys"), cache_seconds=60) as made:
        yield made


async def test_a_mutation_is_not_run_by_get_however_it_is_named(asking: Asking) -> None:
    response = await get(asking, documentId=named(CLOSE))
    refused(response, "OPERATION_RESOLUTION_FAILURE", status=405)
    assert response.headers["cache-control"] == "no-store"
    by_post = await post(asking, {"documentId": named(CLOSE)})
    assert by_post.status_code != 405
    assert by_post.headers["cache-control"] == "no-store"


async def test_the_answer_to_a_named_query_by_get_is_for_its_principals_own_cache(asking: Asking) -> None:
    response = await get(asking, documentId=named(MINE))
    assert response.headers["cache-control"] == "private, no-cache"
    assert {"authorization", "accept"} <= {each.strip().lower() for each in response.headers["vary"].split(",")}
    again = await get(asking, documentId=named(MINE), headers={"if-none-match": response.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == response.headers["etag"]
    assert again.headers["cache-control"] == "private, no-cache"
    assert again.headers["vary"] == response.headers["vary"]


async def test_what_one_principal_has_does_not_stand_for_another(asking: Asking) -> None:
    tag = (await get(asking, COUNTY_REGISTRAR, documentId=named(MINE))).headers["etag"]
    other = await get(asking, COUNTY_VIEWER, documentId=named(MINE), headers={"if-none-match": f'"x", {tag}'})
    assert data(other) == {"me": {"account": COUNTY_VIEWER}}
    plain = await get(asking, documentId=named(MINE), headers={"if-none-match": tag, "accept": PLAIN})
    assert plain.status_code == 200, "it is another media type"
    refused(await get(asking, None, documentId=named(MINE), headers={"if-none-match": tag}), "UNAUTHENTICATED")


async def test_nothing_else_is_kept_by_anybody(asking: Asking) -> None:
    for response in (
        await post(asking, {"documentId": named(MINE)}),
        await get(asking, query=MINE),
        await get(asking, documentId=named(UNSEEN)),
        await get(asking, documentId=named(PEOPLE), variables={"n": 0}),
        await get(asking, documentId=named(PEOPLE), variables={"n": "x"}),
    ):
        assert response.headers["cache-control"] == "no-store"
        assert "etag" not in response.headers


async def test_for_how_long_nothing_is_asked_is_a_setting(patient: Asking) -> None:
    response = await get(patient, documentId=named(MINE))
    assert response.headers["cache-control"] == "private, max-age=60, must-revalidate"
