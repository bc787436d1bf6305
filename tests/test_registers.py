"""The registers of places and bodies, and what belongs to them: what the database refuses to hold, and what it takes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import pytest

from tests.ground import Database, connected
from tests.lineage_world import TOWN, Owner
from tests.planted_registers import like, newcomer, plant, planted, put
from tests.world import household_id

OVERLAP, CHECK, UNIQUE = asyncpg.ExclusionViolationError, asyncpg.CheckViolationError, asyncpg.UniqueViolationError


@pytest.fixture
async def owner(fresh_database: Database) -> AsyncIterator[Owner]:
    async with connected(fresh_database.owner_url) as line:
        owner = Owner(line)
        await plant(owner)
        yield owner


REFUSED: dict[str, tuple[type[Exception], str, dict[str, Any]]] = {
    "a kind that is none": (CHECK, "institution", {"kind": "HOTEL"}),
    "a status that is none": (CHECK, "community_facility", {"status": "UNKNOWN"}),
    "closed before it was opened": (CHECK, "institution", {"opened_on": "2019-02-01", "closed_on": "2019-01-01"}),
    "beds below nothing": (CHECK, "institution", {"beds_nursing": -1}),
    "a grade above five": (CHECK, "institution", {"grade": 6}),
    "a person in two institutions on a day": (OVERLAP, "institution_residency", {"started_on": "2019-06-01"}),
    "more plots used than there are": (CHECK, "cemetery", {"plots_used": 11}),
    "two owners of a cemetery on a day": (OVERLAP, "cemetery_ownership", {"started_on": "2018-12-31"}),
    "taken back without an agreement": (
        CHECK,
        "cemetery_ownership",
        {"acquisition": "TAKEN_BACK", "started_on": "2019-01-01", "ended_on": None, "former_owner": "某人"},
    ),
    "a price that ends before it begins": (CHECK, "cemetery_price", {"ended_on": "2018-12-31"}),
    "two organisations with one credit code": (UNIQUE, "social_organization", {}),
    "two ratings on a day": (OVERLAP, "social_organization_rating", {"started_on": "2023-12-31", "ended_on": None}),
    "a rating above 5A": (
        CHECK,
        "social_organization_rating",
        {"started_on": "2024-01-01", "ended_on": None, "grade": 6},
    ),
    "two checks of a year": (UNIQUE, "social_organization_check", {"outcome": "UNQUALIFIED"}),
    "a service twice in a facility": (UNIQUE, "facility_function", {}),
    "two assessments by a standard on a day": (OVERLAP, "facility_assessment", {"started_on": "2019-06-01"}),
    "special hardship without its form": (CHECK, "person_classification", {"support_form": None}),
    "a detail of another kind": (CHECK, "person_classification", {"ground": "SERIOUS_ILLNESS"}),
    "a disability without its grade": (
        CHECK,
        "person_classification",
        {"kind": "DISABILITY", "support_form": None, "disability_kind": "4"},
    ),
    "a disability of grade five": (
        CHECK,
        "person_classification",
        {"kind": "DISABILITY", "support_form": None, "disability_kind": "4", "disability_grade": 5},
    ),
    "special hardship and the allowance on a day": (
        OVERLAP,
        "person_classification",
        {"kind": "SUBSISTENCE_ALLOWANCE", "support_form": None, "started_on": "2019-06-01"},
    ),
    "two committees of a village on a day": (OVERLAP, "supervision_committee", {"started_on": "1982-12-31"}),
    "a committee in a township": (CHECK, "supervision_committee", {"division_id": TOWN, "started_on": "1970-01-01"}),
    "two directors on a day": (OVERLAP, "supervision_committee_member", {"person_id": planted("person", 2)}),
    "a person twice in a committee": (OVERLAP, "supervision_committee_member", {"post": "MEMBER"}),
    "two editions of a list on a day": (OVERLAP, "power_list", {"edition": "第二版"}),
    "two powers of one number": (UNIQUE, "power_item", {"name": "又一项"}),
    "two steps at one place": (UNIQUE, "power_step", {"name": "又一步"}),
}


@pytest.mark.parametrize("act", REFUSED)
async def test_the_registers_refuse(owner: Owner, act: str) -> None:
    wrong, table, changes = REFUSED[act]
    await newcomer(owner, 2)
    with pytest.raises(wrong):
        await put(owner, table, 2, **like(table, **changes))
    await owner.lies_right()


ALLOWED: dict[str, tuple[str, dict[str, Any]]] = {
    "an institution that a resident moves to on the day of leaving": (
        "institution_residency",
        {"started_on": "2018-06-01", "ended_on": "2019-01-01"},
    ),
    "an ownership from the day on which the last ends": (
        "cemetery_ownership",
        {
            "started_on": "2019-01-01",
            "ended_on": None,
            "nature": "COLLECTIVE",
            "acquisition": "TAKEN_BACK",
            "agreement": "收回协议",
            "agreed_on": "2018-12-01",
            "former_owner": "某人",
        },
    ),
    "two elder classes at a time": (
        "person_classification",
        {"kind": "ELDER", "support_form": None, "elder_class": "LEFT_BEHIND"},
    ),
    "a degree of self-care beside special hardship": (
        "person_classification",
        {"kind": "SELF_CARE", "support_form": None, "self_care": "PARTIAL"},
    ),
    "an assessment by another standard": ("facility_assessment", {"standard": "市标"}),
    "the next committee": ("supervision_committee", {"started_on": "1983-01-01", "ended_on": "1986-01-01", "term": 2}),
}


@pytest.mark.parametrize("act", ALLOWED)
async def test_the_registers_take(owner: Owner, act: str) -> None:
    table, changes = ALLOWED[act]
    await put(owner, table, 2, **like(table, **changes))
    await owner.lies_right()


async def test_an_income_has_its_year(owner: Owner) -> None:
    with pytest.raises(CHECK):
        await owner.run(
            "UPDATE household SET income_per_capita_year = 6000, income_year = NULL WHERE id = $1", household_id(5)
        )
