"""Gives the act by which the checked income of a household is recorded: that of its newest year stands."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from db.tables.household import HouseholdRow
from errors.households import INCOME_AMOUNT, INCOME_OUTDATED, INCOME_YEAR
from resolvers.commands.work import Done, Want, Work

FIRST_YEAR = 1949
LIMIT = Decimal("9999999999.99")
"""What the column holds, yuan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordHouseholdIncome:
    """The income per head and year, yuan, of a year that is over or running."""

    household_id: UUID
    expected_version: int
    income_year: int
    income_per_capita_year: Decimal
    reason: str | None = None


async def record_household_income(work: Work, given: RecordHouseholdIncome) -> Done:
    """Record the income of a year, unless that of a later one is recorded."""
    wanted = Want(HouseholdRow, given.household_id, "household.income:change", ("householdId",), given.expected_version)
    (home,) = await work.take(wanted)
    known: int | None = home["income_year"]
    if not FIRST_YEAR <= given.income_year <= work.day.year:
        work.note(INCOME_YEAR, "incomeYear", first=FIRST_YEAR, last=work.day.year)
    elif known is not None and given.income_year < known:
        work.note(INCOME_OUTDATED, "incomeYear", year=known)
    if not _is_income(given.income_per_capita_year):
        work.note(INCOME_AMOUNT, "incomePerCapitaYear", limit=LIMIT)
    work.agree()
    work.change(home, income_year=given.income_year, income_per_capita_year=given.income_per_capita_year)
    return Done("Household", home.id)


def _is_income(amount: Decimal) -> bool:
    """From nothing to what the column holds, without parts of a fen."""
    return amount.is_finite() and 0 <= amount <= LIMIT and amount == amount.quantize(Decimal("0.01"))
