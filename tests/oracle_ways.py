"""The relations of the graph told a second time: from a row over others to the rows that are meant.

A chain holds every row on the way; all of them must be seen, or the last one is not shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from tests.oracle_types import OBJECTS, TYPES, camel
from tests.oracle_world import Row, World

HEAD = "02"
ONE, MANY, PAGE = "ONE", "MANY", "PAGE"

Chain: TypeAlias = tuple[Row | None, ...]
Walk: TypeAlias = Callable[[World, Row], Iterable[Chain]]


@dataclass(frozen=True, slots=True)
class Way:
    """A relation: the type it leads to, how one gets there, whether to one row, a list or a connection, in which order.

    ``between`` is what must be granted for the rows on the way. ``onward``: it may lead to a record that lives on in another.
    """

    target: str
    walk: Walk
    form: str = ONE
    order: tuple[str, ...] = ()
    between: str | None = None
    onward: bool = False


def _one(kind: str, column: str) -> Walk:
    return lambda world, row: [(world.find(kind, row[column]),)]


def _owned(kind: str, column: str) -> Walk:
    return lambda world, row: [(other,) for other in world.owned(kind, column, row.id)]


def _open(kind: str, column: str, relation: str | None = None) -> Walk:
    """The rows that hold until further notice."""

    def walk(world: World, row: Row) -> Iterator[Chain]:
        for other in world.owned(kind, column, row.id):
            if other["ended_on"] is None and relation in {None, other.columns.get("relation")}:
                yield (other,)

    return walk


def _beyond(walk: Walk, kind: str, column: str) -> Walk:
    """One step further than another way."""

    def further(world: World, row: Row) -> Iterator[Chain]:
        for chain in walk(world, row):
            last = chain[-1]
            assert last is not None
            yield (*chain, world.find(kind, last[column]))

    return further


def _parent(world: World, row: Row) -> Iterable[Chain]:
    return [(world.find("Division", world.parents.get(row.id)),)]


def _ancestors(world: World, row: Row) -> Iterable[Chain]:
    return [(world.find("Division", above),) for above in world.line(row.id)[:-1]]


def _children(world: World, row: Row) -> Iterable[Chain]:
    return [(other,) for other in world.rows["Division"] if world.parents.get(other.id) == row.id]


def _own_division(world: World, row: Row) -> Iterable[Chain]:
    return [(world.find("Division", row.named),)]


def _under(kind: str) -> Way:
    def walk(world: World, row: Row) -> Iterable[Chain]:
        return [(other,) for other in world.rows[kind] if _lies(world, other.division, row.id)]

    return Way(kind, walk, PAGE)


def _lies(world: World, division: UUID | None, outer: UUID) -> bool:
    return division is not None and outer in world.line(division)


def _list(kind: str, parent: str, *order: str) -> Way:
    return Way(kind, _owned(kind, f"{TYPES[parent].table}_id"), MANY, (*order, "id"))


_CURRENT = _open("HouseholdMembership", "person_id")
_HEADS = _open("HouseholdMembership", "household_id", HEAD)
_RESIDENTS = _open("InstitutionResidency", "institution_id")
_HISTORY = Way(
    "AuditEntry", _beyond(_owned("AuditObject", "object_id"), "AuditEntry", "entry_id"), PAGE, between="audit"
)
_PERSON = Way("Person", _one("Person", "person_id"))

_OWN: Mapping[tuple[str, str], Way] = {
    ("Person", "mergedInto"): Way("Person", _one("Person", "merged_into_id"), onward=True),
    ("Person", "residenceDivision"): Way("Division", _one("Division", "division_id")),
    ("Person", "registeredDivision"): Way("Division", _one("Division", "registered_division_id")),
    ("Person", "household"): Way("Household", _beyond(_CURRENT, "Household", "household_id"), between="household"),
    ("Person", "membership"): Way("HouseholdMembership", _CURRENT),
    ("Person", "memberships"): _list("HouseholdMembership", "Person", "startedOn"),
    ("Person", "residency"): Way("InstitutionResidency", _open("InstitutionResidency", "person_id")),
    ("Person", "classifications"): _list("PersonClassification", "Person", "startedOn"),
    ("PersonClassification", "person"): _PERSON,
    ("Household", "head"): Way("Person", _beyond(_HEADS, "Person", "person_id"), between="household"),
    ("Household", "members"): Way(
        "HouseholdMembership", _open("HouseholdMembership", "household_id"), MANY, ("relation", "id")
    ),
    ("HouseholdMembership", "person"): _PERSON,
    ("Division", "codes"): Way(
        "DivisionCode", _owned("DivisionCode", "division_id"), MANY, ("system", "startedOn", "code")
    ),
    ("Division", "parent"): Way("Division", _parent),
    ("Division", "ancestors"): Way("Division", _ancestors, MANY, ("level", "id")),
    ("Division", "children"): Way("Division", _children, PAGE),
    ("Division", "people"): _under("Person"),
    ("Division", "households"): _under("Household"),
    ("Division", "institutions"): _under("Institution"),
    ("Division", "cemeteries"): _under("Cemetery"),
    ("Division", "socialOrganizations"): _under("SocialOrganization"),
    ("Division", "communityFacilities"): _under("CommunityFacility"),
    ("Division", "supervisionCommittees"): _under("SupervisionCommittee"),
    ("Division", "villageCommitteeMembers"): _under("VillageCommitteeMember"),
    ("VillageCommitteeMember", "person"): _PERSON,
    ("AuditEntry", "powerItem"): Way("PowerItem", _one("PowerItem", "power_item_id")),
    ("AuditEntry", "step"): Way("PowerStep", _one("PowerStep", "power_step_id")),
    ("Account", "roles"): Way(
        "RoleAssignment", _owned("RoleAssignment", "account_id"), MANY, ("startedOn", "role", "id")
    ),
    ("RoleAssignment", "division"): Way("Division", _one("Division", "division_id")),
    ("Institution", "residencies"): Way("InstitutionResidency", _owned("InstitutionResidency", "institution_id"), PAGE),
    ("Institution", "residents"): Way("Person", _beyond(_RESIDENTS, "Person", "person_id"), PAGE, between="residency"),
    ("InstitutionResidency", "person"): _PERSON,
    ("Cemetery", "ownershipHistory"): _list("CemeteryOwnership", "Cemetery", "startedOn"),
    ("Cemetery", "approvals"): _list("CemeteryApproval", "Cemetery", "approvedOn"),
    ("Cemetery", "prices"): _list("CemeteryPrice", "Cemetery", "startedOn"),
    ("SocialOrganization", "ratings"): _list("SocialOrganizationRating", "SocialOrganization", "startedOn"),
    ("SocialOrganization", "checks"): _list("SocialOrganizationCheck", "SocialOrganization", "year"),
    ("CommunityFacility", "functions"): _list("FacilityFunction", "CommunityFacility", "service"),
    ("CommunityFacility", "assessments"): _list("FacilityAssessment", "CommunityFacility", "startedOn"),
    ("FacilityAssessment", "items"): _list("FacilityAssessmentItem", "FacilityAssessment", "item"),
    ("SupervisionCommittee", "members"): _list("SupervisionCommitteeMember", "SupervisionCommittee", "startedOn"),
    ("SupervisionCommitteeMember", "person"): _PERSON,
    ("PowerList", "division"): Way("Division", _one("Division", "division_id")),
    ("PowerList", "items"): _list("PowerItem", "PowerList", "number"),
    ("PowerItem", "powerList"): Way("PowerList", _one("PowerList", "power_list_id")),
    ("PowerItem", "steps"): _list("PowerStep", "PowerItem", "position"),
    ("PowerStep", "powerItem"): Way("PowerItem", _one("PowerItem", "power_item_id")),
}


def _ways() -> Iterator[tuple[tuple[str, str], Way]]:
    """Every row in a division leads to it, and every row that lies beside another leads to that one."""
    yield from _OWN.items()
    for kind, told in TYPES.items():
        if kind in OBJECTS and kind != "Division":
            yield (kind, "division"), Way("Division", _own_division)
        if told.beside is not None:
            table = TYPES[told.beside].table
            yield (kind, camel(table)), Way(told.beside, _one(told.beside, f"{table}_id"))
        if kind in {"Person", "Household"} or "statusSince" in told.scalars:
            yield (kind, "history"), _HISTORY


WAYS: Mapping[tuple[str, str], Way] = dict(_ways())
"""The relations of each type."""
