"""Who may act on a household, and where."""

from __future__ import annotations

from typing import Any

import pytest

from tests.acting import act
from tests.asking import Asking
from tests.homes import (
    founding,
    of_household,
    of_person,
    relations,
)
from tests.world_accounts import COUNTY_VIEWER, MIXED, OVERSIGHT, TOWNSHIP_REGISTRAR

ACTS: dict[str, dict[str, Any]] = {
    "establishHousehold": founding((11, "02")),
    "joinHousehold": {"householdId": of_household(1), "personId": of_person(11), "relation": "99"},
    "leaveHousehold": {"householdId": of_household(1), "personId": of_person(4)},
    "changeHead": {"householdId": of_household(3), "headId": of_person(10), "relations": relations((9, "52"))},
    "recordHouseholdIncome": {
        "householdId": of_household(1),
        "expectedVersion": 1,
        "incomeYear": 2025,
        "incomePerCapitaYear": "1.00",
    },
    "splitHousehold": {"householdId": of_household(1), "members": relations((4, "02")), "address": "健康路3号"},
    "mergeHouseholds": {
        "householdId": of_household(1),
        "absorbedHouseholdId": of_household(3),
        "members": relations((9, "99"), (10, "99")),
    },
}


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize("account", [COUNTY_VIEWER, OVERSIGHT])
async def test_who_only_reads_changes_no_household(refusing: Asking, account: str, name: str) -> None:
    told = await act(refusing, account, name, ACTS[name])
    assert [(each["problem"], each["code"]) for each in told["errors"]] == [("ACTION_NOT_GRANTED", "FORBIDDEN")]


@pytest.mark.parametrize("name", ACTS)
async def test_a_registrar_of_another_township_changes_no_household(refusing: Asking, name: str) -> None:
    told = await act(refusing, TOWNSHIP_REGISTRAR, name, ACTS[name])
    assert told["errors"][0]["code"] == "NOT_FOUND"


@pytest.mark.parametrize("name", ACTS)
async def test_a_registrar_of_one_township_only_reads_elsewhere(refusing: Asking, name: str) -> None:
    told = await act(refusing, MIXED, name, ACTS[name])
    assert {each["problem"] for each in told["errors"]} == {"NOT_ALLOWED_HERE"}


async def test_a_registrar_acts_in_her_own_township(fresh_asking: Asking) -> None:
    told = await act(
        fresh_asking,
        TOWNSHIP_REGISTRAR,
        "leaveHousehold",
        {"householdId": of_household(5), "personId": of_person(17)},
        "household { memberCount }",
    )
    assert (told["household"], told["errors"]) == ({"memberCount": 4}, [])
