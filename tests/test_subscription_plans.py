"""A subscription is planned as the query of the same selection, whatever its root field."""

from __future__ import annotations

import re

from errors import Refused
from tests.asking import Asking
from tests.leak_asking import Asked, requests
from tests.oracle_stand import SDL, open_stand
from tests.world_accounts import COUNTY_REGISTRAR, OVERSIGHT

PLANNED_OF_EACH = 2


async def test_every_root_field_is_planned_as_the_query_of_the_same_selection(asking: Asking) -> None:
    """So what the leak tests say of queries they say of subscriptions."""
    ways: dict[str, list[Asked]] = {}
    async with open_stand(asking.settings.owner_database_url or "", asking.settings.database_url or "") as stand:
        for asked in requests(stand.world, whole=False):
            ways.setdefault(re.split(r"[ .]", asked.path.name)[0], []).append(asked)
    assert SDL.subscription_type is not None and SDL.query_type is not None
    assert ways.keys() == SDL.subscription_type.fields.keys() == SDL.query_type.fields.keys()
    for some in ways.values():
        for asked in some[:: max(1, len(some) // PLANNED_OF_EACH)]:
            for account in (COUNTY_REGISTRAR, OVERSIGHT):
                planned = await _planned(asking, account, asked.text)
                assert await _planned(asking, account, f"subscription {asked.text}") == planned, asked.text


async def _planned(asking: Asking, account: str, text: str) -> object:
    """The statement with its values, or why there is none."""
    try:
        prepared, values = await asking.prepare(account, text)
    except Refused as refused:
        return refused.sentence, refused.path
    return prepared.sql, values
