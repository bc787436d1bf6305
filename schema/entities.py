"""Which type of the graph lies in which table, and under which object of the policy."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table

from db.tables.account import RoleAssignmentRow, UserAccountRow
from db.tables.code import CodedValueRow
from db.tables.division import DivisionCodeRow, DivisionRow
from db.tables.household import HouseholdRow
from db.tables.lineage import table
from db.tables.membership import HouseholdMembershipRow
from db.tables.person import PersonRow
from resolvers.catalogue import CATALOGUE, Entity, Form, Part, Relation
from schema.account import Account, RoleAssignment
from schema.code import CodedValue
from schema.division import Division, DivisionCode
from schema.household import Household
from schema.membership import HouseholdMembership
from schema.naming import NAMES
from schema.node import Node
from schema.person import Person

OWN_DIVISION = Relation("Division", Form.ONE, join=lambda row, division: division.c.id == row.c.division_id)
"""From any row to the division that it belongs to: what ``where: {division: …}`` looks at."""


@dataclass(frozen=True, slots=True)
class Lying:
    """A type and where it lies; ``object`` and ``own`` as in ``Entity``. With neither it is reference data."""

    kind: type[Any]
    row: type[Any]
    object: str | None = None
    own: str | None = None


LYING = (
    Lying(Person, PersonRow, object="person"),
    Lying(Household, HouseholdRow, object="household"),
    Lying(HouseholdMembership, HouseholdMembershipRow, object="household"),
    Lying(Division, DivisionRow, object="division"),
    Lying(DivisionCode, DivisionCodeRow),
    Lying(CodedValue, CodedValueRow),
    Lying(Account, UserAccountRow, own="id"),
    Lying(RoleAssignment, RoleAssignmentRow, own="account_id"),
)


def _entity(lying: Lying) -> Entity:
    own_table: Table = table(lying.row)
    belongs = "division_id" in own_table.c and "city_id" in own_table.c
    return Entity(
        name=lying.kind.__name__,
        table=own_table,
        object=lying.object,
        own=lying.own,
        node=issubclass(lying.kind, Node),
        parts=parts(lying.kind),
        division=OWN_DIVISION if belongs else None,
    )


def parts(kind: type[Any]) -> Mapping[str, Part]:
    """The parts of the catalogue that a type's fields declare, by the fields' names in the graph."""
    return {
        NAMES.get_graphql_name(field): field.metadata[CATALOGUE]
        for field in kind.__strawberry_definition__.fields
        if CATALOGUE in field.metadata
    }


ENTITIES: Mapping[str, Entity] = {lying.kind.__name__: _entity(lying) for lying in LYING}
