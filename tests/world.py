"""One small named world as plain data: what the database is filled from, and what an oracle reads instead of it.

A city with two rural counties, a district and a functional zone that governs a town whose code lies under the district;
42 people and one whose record was merged into another, 15 households, 41 memberships, 18 accounts; some rows of every other
register. Ids are fixed and show what they stand for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from db.code_lists import CodedValue, coded_values
from tests.world_accounts import ACCOUNTS, Account
from tests.world_audit import ENTRIES, TOUCHED
from tests.world_cemeteries import APPROVALS, CEMETERIES, OWNERSHIPS, PRICES
from tests.world_classifications import CLASSIFICATIONS
from tests.world_committees import COMMITTEES, MEMBERS, POWER_ITEMS, POWER_LISTS, POWER_STEPS, VILLAGE_MEMBERS
from tests.world_divisions import DIVISIONS, GOVERNANCE, Division, Governance, division_id
from tests.world_facilities import ASSESSED, ASSESSMENTS, FACILITIES, FUNCTIONS
from tests.world_facts import Fact, fact_id
from tests.world_households import HOUSEHOLDS, MEMBERSHIPS, Household, Membership, household_id
from tests.world_institutions import INSTITUTIONS, RESIDENCIES
from tests.world_merges import MERGES
from tests.world_organizations import CHECKS, ORGANIZATIONS, RATINGS
from tests.world_people import PEOPLE, TOMBSTONES, Person, person_id

__all__ = [
    "WORLD",
    "Account",
    "Division",
    "Governance",
    "Household",
    "Membership",
    "Person",
    "World",
    "division_id",
    "fact_id",
    "household_id",
    "person_id",
]


@dataclass(frozen=True, slots=True)
class World:
    """All of it, by id, in the order of the ids; accounts by name; names of coded values by list and code."""

    divisions: Mapping[UUID, Division]
    governance: tuple[Governance, ...]
    people: Mapping[UUID, Person]
    tombstones: Mapping[UUID, Person]
    """Records that live on in one of the people."""

    households: Mapping[UUID, Household]
    memberships: Mapping[UUID, Membership]
    accounts: Mapping[str, Account]
    coded: Mapping[tuple[str, str], CodedValue]
    facts: Mapping[str, tuple[Fact, ...]]
    """The rows of the other registers, by table; parents before their children."""

    def line(self, division: UUID) -> tuple[UUID, ...]:
        """The ids from the city down to the division itself."""
        return self.divisions[division].line

    def division(self, code: str) -> Division:
        """The division that goes by this code."""
        return self.divisions[division_id(code)]

    def person(self, number: int) -> Person:
        """The person with this number in the list."""
        return self.people[person_id(number)]

    def fact(self, table: str, number: int) -> Fact:
        """The row with this number in its table's list."""
        return self.facts[table][number - 1]


WORLD = World(
    divisions={each.id: each for each in sorted(DIVISIONS, key=lambda each: each.id)},
    governance=GOVERNANCE,
    people={each.id: each for each in PEOPLE},
    tombstones={each.id: each for each in TOMBSTONES},
    households={each.id: each for each in HOUSEHOLDS},
    memberships={each.id: each for each in MEMBERSHIPS},
    accounts=ACCOUNTS,
    coded={(each.list, each.code): each for each in coded_values()},
    facts={
        "institution": INSTITUTIONS,
        "institution_residency": RESIDENCIES,
        "cemetery": CEMETERIES,
        "cemetery_ownership": OWNERSHIPS,
        "cemetery_approval": APPROVALS,
        "cemetery_price": PRICES,
        "social_organization": ORGANIZATIONS,
        "social_organization_rating": RATINGS,
        "social_organization_check": CHECKS,
        "community_facility": FACILITIES,
        "facility_function": FUNCTIONS,
        "facility_assessment": ASSESSMENTS,
        "facility_assessment_item": ASSESSED,
        "person_classification": CLASSIFICATIONS,
        "supervision_committee": COMMITTEES,
        "supervision_committee_member": MEMBERS,
        "village_committee_member": VILLAGE_MEMBERS,
        "power_list": POWER_LISTS,
        "power_item": POWER_ITEMS,
        "power_step": POWER_STEPS,
        "person_merge": MERGES,
        "audit_entry": ENTRIES,
        "audit_object": TOUCHED,
    },
)
