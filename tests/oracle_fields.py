"""What the graph's fields mean, told a second time in plain Python: a row's values, and the rows that it is related to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeAlias
from uuid import UUID

from tests.oracle_sight import Sight
from tests.oracle_world import Row, World

HEAD = "02"
_VERSIONED = {"version": "version", "createdAt": "created_at", "updatedAt": "updated_at"}

SCALARS: Mapping[str, Mapping[str, str]] = {
    "Person": {
        "id": "id",
        "name": "name",
        "pinyin": "pinyin",
        "sex": "sex",
        "birthDate": "birth_date",
        "ethnicGroup": "ethnic_group",
        "maritalStatus": "marital_status",
        "education": "education",
        "idNumberMasked": "id_number_masked",
        "phoneMasked": "phone_masked",
        **_VERSIONED,
    },
    "Household": {
        "id": "id",
        "number": "number",
        "address": "address",
        "kind": "kind",
        "memberCount": "member_count",
        "incomePerCapitaYear": "income_per_capita_year",
        **_VERSIONED,
    },
    "HouseholdMembership": {
        "id": "id",
        "relation": "relation",
        "startedOn": "started_on",
        "endedOn": "ended_on",
        **_VERSIONED,
    },
    "Division": {
        "id": "id",
        "name": "name",
        "pinyin": "pinyin",
        "kind": "kind",
        "level": "level",
        "code": "code",
        "path": "path",
        **_VERSIONED,
    },
    "DivisionCode": {"system": "system", "code": "code", "startedOn": "started_on", "endedOn": "ended_on"},
    "CodedValue": {"code": "code", "name": "name", "nameEn": "name_en"},
    "Account": {"id": "id", "account": "name", "displayName": "display_name"},
    "RoleAssignment": {"id": "id", "role": "role", "startedOn": "started_on", "endedOn": "ended_on"},
}
"""Fields that are a value of the row, and the column of each."""

GROUPS: Mapping[tuple[str, str], str] = {
    ("Person", "idNumberMasked"): "person.identity",
    ("Person", "phoneMasked"): "person.contact",
    ("Household", "incomePerCapitaYear"): "household.income",
}
"""Fields that need a grant of their own."""

CODED: Mapping[tuple[str, str], str] = {
    ("Person", "ethnicGroup"): "GB/T 3304",
    ("Person", "maritalStatus"): "GB/T 2261.2",
    ("Person", "education"): "GB/T 4658",
    ("HouseholdMembership", "relation"): "GB/T 4761",
}
"""Fields that are given as a value of a national code list."""

Chain: TypeAlias = tuple[Row | None, ...]
Way: TypeAlias = Callable[[World, Row], Iterable[Chain]]


def value(sight: Sight, row: Row, field: str) -> Any:
    """The stored value of a field as this asker may see it."""
    group = GROUPS.get((row.type, field))
    if group is not None and not (row.division is not None and sight.allowed(row.division, group)):
        return None
    match row.type, field:
        case "Division", "path":
            return sight.world.path(row.id)
        case "Division", "level":
            return row["level"].upper()
        case "Household", "memberCount":
            return len(related(sight, row, "members"))
    return row[SCALARS[row.type][field]]


def related(sight: Sight, row: Row, field: str) -> list[Row]:
    """The rows that a relation leads to: each must be seen, and every row on the way to it."""
    way = WAYS[row.type, field]
    chains = [chain for chain in way(sight.world, row) if all(step is not None and sight.sees(step) for step in chain)]
    found = [chain[-1] for chain in chains]
    order = ORDERS.get((row.type, field), ())
    return sorted((row for row in found if row), key=lambda other: [value(sight, other, name) for name in order])


def code_of(sight: Sight, row: Row, field: str) -> Row | None:
    """The value of the code list that the row's code names."""
    code, wanted = value(sight, row, field), CODED[row.type, field]
    values = sight.world.rows["CodedValue"]
    return next((coded for coded in values if (coded["list"], coded["code"]) == (wanted, code)), None)


def age(born: date, day: date) -> int:
    """Full years from birth to a day; before birth, full years until then as a negative number."""
    if day < born:
        return -age(day, born)
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _one(kind: str, column: str) -> Way:
    return lambda world, row: [(world.find(kind, row[column]),)]


def _memberships(column: str, *, current: bool, relation: str | None = None) -> Way:
    def way(world: World, row: Row) -> Iterable[Chain]:
        for membership in world.rows["HouseholdMembership"]:
            holds = membership["ended_on"] is None or not current
            if membership[column] == row.id and holds and relation in {None, membership["relation"]}:
                yield (membership,)

    return way


def _beyond(way: Way, kind: str, column: str) -> Way:
    """One step further than a way to memberships."""

    def further(world: World, row: Row) -> Iterable[Chain]:
        for chain in way(world, row):
            (membership,) = chain
            assert membership is not None
            yield (membership, world.find(kind, membership[column]))

    return further


def _parent(world: World, row: Row) -> Iterable[Chain]:
    return [(world.find("Division", world.parents.get(row.id)),)]


def _ancestors(world: World, row: Row) -> Iterable[Chain]:
    return [(world.find("Division", above),) for above in world.line(row.id)[:-1]]


def _children(world: World, row: Row) -> Iterable[Chain]:
    return [(other,) for other in world.rows["Division"] if world.parents.get(other.id) == row.id]


def _under(kind: str) -> Way:
    def way(world: World, row: Row) -> Iterable[Chain]:
        return [(other,) for other in world.rows[kind] if _lies(world, other.division, row.id)]

    return way


def _lies(world: World, division: UUID | None, outer: UUID) -> bool:
    return division is not None and outer in world.line(division)


def _owned(kind: str, column: str) -> Way:
    return lambda world, row: [(other,) for other in world.rows[kind] if other[column] == row.id]


_CURRENT = _memberships("person_id", current=True)
_HEADS = _memberships("household_id", current=True, relation=HEAD)

WAYS: Mapping[tuple[str, str], Way] = {
    ("Person", "residenceDivision"): _one("Division", "division_id"),
    ("Person", "registeredDivision"): _one("Division", "registered_division_id"),
    ("Person", "household"): _beyond(_CURRENT, "Household", "household_id"),
    ("Person", "membership"): _CURRENT,
    ("Person", "memberships"): _memberships("person_id", current=False),
    ("Household", "head"): _beyond(_HEADS, "Person", "person_id"),
    ("Household", "members"): _memberships("household_id", current=True),
    ("HouseholdMembership", "person"): _one("Person", "person_id"),
    ("HouseholdMembership", "household"): _one("Household", "household_id"),
    ("Division", "codes"): _owned("DivisionCode", "division_id"),
    ("Division", "parent"): _parent,
    ("Division", "ancestors"): _ancestors,
    ("Division", "children"): _children,
    ("Division", "people"): _under("Person"),
    ("Division", "households"): _under("Household"),
    ("Account", "roles"): _owned("RoleAssignment", "account_id"),
    ("RoleAssignment", "division"): _one("Division", "division_id"),
    # The row's own division, by which it is filtered; of a household also a field.
    ("Person", "division"): _one("Division", "division_id"),
    ("Household", "division"): _one("Division", "division_id"),
    ("HouseholdMembership", "division"): lambda world, row: [(world.find("Division", row.division),)],
}
"""The relations of each type, as chains of rows from the one that is asked to the one that is meant."""

ORDERS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("Person", "memberships"): ("startedOn", "id"),
    ("Household", "members"): ("relation", "id"),
    ("Division", "codes"): ("system", "startedOn", "code"),
    ("Division", "ancestors"): ("level", "id"),
    ("Account", "roles"): ("startedOn", "role", "id"),
}
"""How lists without pages are ordered."""
