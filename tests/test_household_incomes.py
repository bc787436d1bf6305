"""The income of a household is recorded: that of the newest year stands."""

from __future__ import annotations

from typing import Any

import pytest

from tests.acting import act, entry
from tests.asking import Asking
from tests.homes import (
    against,
    of_household,
    power,
)
from tests.world_accounts import COUNTY_REGISTRAR


async def test_the_income_of_a_newer_year_replaces_the_older(fresh_asking: Asking) -> None:
    told = await income(fresh_asking, 1, 2025, "41000.50")
    assert told["household"] == {"incomePerCapitaYear": "41000.50", "incomeYear": 2025, "version": 2}
    kept = await entry(fresh_asking, action="recordHouseholdIncome")
    assert await power(fresh_asking, kept) == ("INCOME_VERIFICATION", 2)
    assert {(each["field"], each["before"], each["after"], each["need"]) for each in kept["changes"]} == {
        ("incomeYear", "2019", "2025", "household.income"),
        ("incomePerCapitaYear", "36000.00", "41000.50", "household.income"),
    }


@pytest.mark.parametrize(
    ("year", "amount", "expected"),
    [
        (2018, "1.00", {("INCOME_OUTDATED", "incomeYear")}),
        (1948, "1.00", {("INCOME_YEAR", "incomeYear")}),
        (2999, "1.00", {("INCOME_YEAR", "incomeYear")}),
        (2025, "-0.01", {("INCOME_AMOUNT", "incomePerCapitaYear")}),
        (2025, "1.001", {("INCOME_AMOUNT", "incomePerCapitaYear")}),
        (2025, "10000000000.00", {("INCOME_AMOUNT", "incomePerCapitaYear")}),
        (2999, "-1", {("INCOME_YEAR", "incomeYear"), ("INCOME_AMOUNT", "incomePerCapitaYear")}),
    ],
)
async def test_an_income_that_cannot_be_is_refused(
    refusing: Asking, year: int, amount: str, expected: set[tuple[str, str]]
) -> None:
    assert against(await income(refusing, 1, year, amount)) == expected


async def test_an_income_over_a_version_that_is_gone_is_refused_with_the_version_of_now(fresh_asking: Asking) -> None:
    await income(fresh_asking, 1, 2025, "1.00")
    told = await income(fresh_asking, 1, 2025, "2.00")
    assert [(each["problem"], each["code"], each["currentVersion"]) for each in told["errors"]] == [
        ("STALE_VERSION", "CONFLICT", 2)
    ]


async def income(asking: Asking, home: int, year: int, amount: str) -> dict[str, Any]:
    given = {
        "householdId": of_household(home),
        "expectedVersion": 1,
        "incomeYear": year,
        "incomePerCapitaYear": amount,
    }
    return await act(
        asking,
        COUNTY_REGISTRAR,
        "recordHouseholdIncome",
        given,
        "household { incomePerCapitaYear incomeYear version }",
    )
