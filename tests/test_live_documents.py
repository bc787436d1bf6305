"""Subscriptions to documents that are named: one that was sent is held as long as it is watched, a registered one is not."""

from __future__ import annotations

import pytest

from server.persisted import Texts
from tests.acting import done
from tests.asking import Asking
from tests.ground import Database, connected
from tests.named_documents import automatic, digest, register
from tests.people_acts import XIE_QIAO, place, registered
from tests.served import Line
from tests.test_live import MOVE, ROW, known
from tests.world_accounts import CITY_VIEWER, COUNTY_REGISTRAR


@pytest.mark.parametrize("sent", [True, False])
async def test_a_subscription_named_by_a_hash_goes_on_when_its_text_is_forgotten(
    own: Asking, line: Line, *, sent: bool
) -> None:
    person = await registered(own)
    named = automatic(ROW, variables={"id": person["id"]})
    texts = line.sockets.streams.desk.persisted
    async with known(line, own, CITY_VIEWER) as spoken:
        await spoken.say("subscribe", id="first", payload=named | {"query": ROW})
        await spoken.data("first")
        await spoken.say("complete", id="first")
        await spoken.say("subscribe", id="1", payload=named | {"query": ROW} if sent else named)
        assert (await spoken.data())["person"]["name"] == person["name"]
        texts._sent = Texts()
        told = {"id": person["id"], "expectedVersion": person["version"], "divisionId": place(XIE_QIAO)}
        await done(own, COUNTY_REGISTRAR, MOVE, told)
        assert (await spoken.data())["person"]["division"]["name"] == "谢桥村委会"


async def test_a_subscription_to_a_registered_document_ends_when_that_is_taken_back(
    own: Asking, line: Line, database: Database
) -> None:
    person = await registered(own)
    await register(database, ROW)
    texts = line.sockets.streams.desk.persisted
    for named in ({"documentId": f"sha256:{digest(ROW)}"}, automatic(ROW)):
        async with connected(database.owner_url) as owner, known(line, own, CITY_VIEWER) as spoken:
            await spoken.say("subscribe", id="1", payload={**named, "variables": {"id": person["id"]}})
            await spoken.data()
            await owner.execute("DELETE FROM persisted_document WHERE digest = $1", digest(ROW))
            texts._registered = Texts()
            assert (await spoken.error())["extensions"]["code"] == "PERSISTED_QUERY_NOT_FOUND"
        await register(database, ROW)
