"""Which type of the graph lies in which table, and under which object of the policy."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, cast

from sqlalchemy import Table
from strawberry.types.base import StrawberryOptional
from strawberry.types.enum import StrawberryEnumDefinition

from db.tables.account import RoleAssignmentRow, UserAccountRow
from db.tables.audit import AuditEntryRow, AuditObjectRow
from db.tables.cemetery import CemeteryApprovalRow, CemeteryOwnershipRow, CemeteryPriceRow, CemeteryRow
from db.tables.classification import PersonClassificationRow
from db.tables.code import CodedValueRow
from db.tables.community_facility import (
    CommunityFacilityRow,
    FacilityAssessmentItemRow,
    FacilityAssessmentRow,
    FacilityFunctionRow,
)
from db.tables.division import DivisionCodeRow, DivisionRow
from db.tables.household import HouseholdRow
from db.tables.institution import InstitutionResidencyRow, InstitutionRow
from db.tables.lineage import table
from db.tables.membership import HouseholdMembershipRow
from db.tables.person import PersonRow
from db.tables.power import PowerItemRow, PowerListRow, PowerStepRow
from db.tables.social_organization import SocialOrganizationCheckRow, SocialOrganizationRatingRow, SocialOrganizationRow
from db.tables.supervision_committee import (
    SupervisionCommitteeMemberRow,
    SupervisionCommitteeRow,
    VillageCommitteeMemberRow,
)
from resolvers.catalogue import CATALOGUE, Coded, Entity, Form, Part, Relation, Scalar
from schema.account import Account, RoleAssignment
from schema.audit import TOUCHED, AuditEntry
from schema.cemetery import Cemetery, CemeteryApproval, CemeteryOwnership, CemeteryPrice
from schema.classification import PersonClassification
from schema.code import CodedValue
from schema.community_facility import CommunityFacility, FacilityAssessment, FacilityAssessmentItem, FacilityFunction
from schema.division import Division, DivisionCode
from schema.fields import term
from schema.household import Household
from schema.institution import Institution, InstitutionResidency
from schema.membership import HouseholdMembership
from schema.naming import NAMES
from schema.node import Node
from schema.person import Person
from schema.power import PowerItem, PowerList, PowerStep
from schema.social_organization import SocialOrganization, SocialOrganizationCheck, SocialOrganizationRating
from schema.supervision_committee import SupervisionCommittee, SupervisionCommitteeMember, VillageCommitteeMember

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
    Lying(Institution, InstitutionRow, object="institution"),
    Lying(InstitutionResidency, InstitutionResidencyRow, object="residency"),
    Lying(Cemetery, CemeteryRow, object="cemetery"),
    Lying(CemeteryOwnership, CemeteryOwnershipRow, object="cemetery"),
    Lying(CemeteryApproval, CemeteryApprovalRow, object="cemetery"),
    Lying(CemeteryPrice, CemeteryPriceRow, object="cemetery"),
    Lying(SocialOrganization, SocialOrganizationRow, object="social_organization"),
    Lying(SocialOrganizationRating, SocialOrganizationRatingRow, object="social_organization"),
    Lying(SocialOrganizationCheck, SocialOrganizationCheckRow, object="social_organization"),
    Lying(CommunityFacility, CommunityFacilityRow, object="community_facility"),
    Lying(FacilityFunction, FacilityFunctionRow, object="community_facility"),
    Lying(FacilityAssessment, FacilityAssessmentRow, object="community_facility"),
    Lying(FacilityAssessmentItem, FacilityAssessmentItemRow, object="community_facility"),
    Lying(SupervisionCommittee, SupervisionCommitteeRow, object="supervision_committee"),
    Lying(SupervisionCommitteeMember, SupervisionCommitteeMemberRow, object="supervision_committee"),
    Lying(VillageCommitteeMember, VillageCommitteeMemberRow, object="supervision_committee"),
    Lying(PersonClassification, PersonClassificationRow, object="classification"),
    Lying(AuditEntry, AuditEntryRow, object="audit"),
    Lying(Division, DivisionRow, object="division"),
    Lying(DivisionCode, DivisionCodeRow),
    Lying(PowerList, PowerListRow),
    Lying(PowerItem, PowerItemRow),
    Lying(PowerStep, PowerStepRow),
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


def scalars(kind: type[Any]) -> list[Scalar]:
    """The scalars among the parts of a type, those behind coded values included."""
    found = (part.scalar if isinstance(part, Coded) else part for part in parts(kind).values())
    return [part for part in found if isinstance(part, Scalar)]


_BETWEEN = Entity(TOUCHED, table(AuditObjectRow), object="audit", own=None, node=False, parts={})
"""What lies between an object and its entries: never asked for by itself."""

ENTITIES: Mapping[str, Entity] = {**{lying.kind.__name__: _entity(lying) for lying in LYING}, TOUCHED: _BETWEEN}

ASKED = tuple(name for name, entity in ENTITIES.items() if entity.own is None and name not in {"CodedValue", TOUCHED})
"""The types that can be filtered and ordered: all but the asker's own rows, and coded values, which go by their code."""


def descriptions_of(name: str) -> Mapping[str, str]:
    """The description of each field of a type."""
    return {NAMES.get_graphql_name(field): field.description or "" for field in _fields(name)}


def terms_of(name: str) -> Mapping[str, str]:
    """The Chinese official term of each field of a type."""
    return {field: term(description) for field, description in descriptions_of(name).items()}


def enums_of(name: str) -> Mapping[str, type[Enum]]:
    """The closed set of each field of a type that holds a value of one, as its annotation says."""
    found: dict[str, type[Enum]] = {}
    for field in _fields(name):
        kind = field.type.of_type if isinstance(field.type, StrawberryOptional) else field.type
        if isinstance(kind, StrawberryEnumDefinition):
            found[NAMES.get_graphql_name(field)] = cast("type[Enum]", kind.wrapped_cls)
    return found


def _fields(name: str) -> list[Any]:
    (kind,) = (lying.kind for lying in LYING if lying.kind.__name__ == name)
    fields: list[Any] = kind.__strawberry_definition__.fields
    return fields
