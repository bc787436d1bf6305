"""The types of the graph told a second time: the columns of each, what must be granted for its rows, and where they lie.

A field goes by its column's name, written in the graph's way, unless it is named here. Nothing is taken from the schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

_VERSIONED = "version created_at updated_at"
_REGISTER = f"name pinyin address phone_masked status status_since opened_on closed_on remarks {_VERSIONED}"
_PERIOD = f"started_on ended_on {_VERSIONED}"


@dataclass(frozen=True, slots=True)
class Told:
    """A type: its table, the columns that are its fields, the object of the policy, and the type beside which it lies."""

    table: str
    columns: str
    object: str | None = None
    beside: str | None = None
    named: Mapping[str, str] = field(default_factory=dict)
    lies: bool = False
    """Whether it lies in a division by itself."""

    @property
    def scalars(self) -> dict[str, str]:
        """The columns by the names of their fields."""
        return {**{camel(name): name for name in self.columns.split()}, **self.named}

    @property
    def period(self) -> tuple[str, str] | None:
        """The fields between which a row of the type holds."""
        pairs = (("startedOn", "endedOn"), ("openedOn", "closedOn"))
        return next((pair for pair in pairs if pair[0] in self.scalars), None)


def camel(name: str) -> str:
    """A column's name in the graph."""
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def _register(table: str, columns: str) -> Told:
    return Told(table, f"id {columns} {_REGISTER}", table, lies=True)


def _child(parent: str, table: str, columns: str, granted: str) -> Told:
    return Told(table, f"id {columns}", granted, beside=parent)


TYPES: Mapping[str, Told] = {
    "Person": Told(
        "person",
        "id name pinyin sex birth_date died_on ethnic_group marital_status education id_number_masked phone_masked"
        f" {_VERSIONED}",
        "person",
        lies=True,
    ),
    "PersonClassification": _child(
        "Person",
        "person_classification",
        "kind support_form ground disability_kind disability_grade elder_class child_class self_care document"
        f" {_PERIOD}",
        "classification",
    ),
    "Household": Told(
        "household",
        "id number address kind member_count income_per_capita_year income_year low_income_register_on"
        f" assistance assistance_since {_VERSIONED}",
        "household",
        lies=True,
    ),
    "HouseholdMembership": _child("Household", "household_membership", f"relation {_PERIOD}", "household"),
    "Division": Told(
        "division", f"id name pinyin kind level code path counted data_note {_VERSIONED}", "division", lies=True
    ),
    "DivisionCode": Told("division_code", "system code started_on ended_on"),
    "CodedValue": Told("coded_value", "code name name_en"),
    "Account": Told("user_account", "id display_name", named={"account": "name"}),
    "RoleAssignment": Told("role_assignment", "id role post started_on ended_on"),
    "Institution": _register(
        "institution",
        "kind unified_credit_code founder_nature operator_nature filing_number beds_registered beds_usable beds_nursing"
        " beds_occupied grade grade_standard safety_facilities_on safety_monitoring_on safety_guidance_on"
        " safety_inspection_on home_service community_service",
    ),
    "InstitutionResidency": _child("Institution", "institution_residency", f"bed support {_PERIOD}", "residency"),
    "Cemetery": _register(
        "cemetery",
        "kind ownership stage stage_since licence_number licensed_on area_mu plots_total plots_used plots_eco"
        " service_area",
    ),
    "CemeteryOwnership": _child(
        "Cemetery",
        "cemetery_ownership",
        f"nature acquisition owner former_owner agreement agreed_on {_PERIOD}",
        "cemetery",
    ),
    "CemeteryApproval": _child(
        "Cemetery",
        "cemetery_approval",
        f"subject number approved_on authority area_mu remarks {_VERSIONED}",
        "cemetery",
    ),
    "CemeteryPrice": _child("Cemetery", "cemetery_price", f"item price unit basis document {_PERIOD}", "cemetery"),
    "SocialOrganization": _register(
        "social_organization",
        "kind unified_credit_code registrar supervising_unit legal_representative registered_on field",
    ),
    "SocialOrganizationRating": _child(
        "SocialOrganization", "social_organization_rating", f"grade assessor {_PERIOD}", "social_organization"
    ),
    "SocialOrganizationCheck": _child(
        "SocialOrganization",
        "social_organization_check",
        f"year outcome checked_on {_VERSIONED}",
        "social_organization",
    ),
    "CommunityFacility": _register("community_facility", "kind area_m2 operator operator_nature handed_over_on"),
    "FacilityFunction": _child("CommunityFacility", "facility_function", f"service {_VERSIONED}", "community_facility"),
    "FacilityAssessment": _child(
        "CommunityFacility", "facility_assessment", f"standard result assessor {_PERIOD}", "community_facility"
    ),
    "FacilityAssessmentItem": _child(
        "FacilityAssessment",
        "facility_assessment_item",
        f"item requirement finding passed {_VERSIONED}",
        "community_facility",
    ),
    "SupervisionCommittee": _register("supervision_committee", "term started_on ended_on"),
    "SupervisionCommitteeMember": _child(
        "SupervisionCommittee", "supervision_committee_member", f"post {_PERIOD}", "supervision_committee"
    ),
    "VillageCommitteeMember": Told(
        "village_committee_member", f"id post {_PERIOD}", "supervision_committee", lies=True
    ),
    "AuditEntry": Told(
        "audit_entry",
        "id at account actor role post action object_type reason outcome refusal request_id client_address"
        " document_hash",
        "audit",
        named={"act": "act_id", "object": "object_id"},
        lies=True,
    ),
    "AuditObject": Told("audit_object", "object_type", "audit", lies=True),
    "PowerList": Told("power_list", f"id title edition adopted_on document {_PERIOD}"),
    "PowerItem": Told(
        "power_item",
        f"id number code name group category basis holder_post publicity_days reason_required risk_points {_VERSIONED}",
    ),
    "PowerStep": Told("power_step", f"id position name actor_post evidence time_limit_days {_VERSIONED}"),
}
"""Every type that lies in a table."""

SCALARS: Mapping[str, Mapping[str, str]] = {kind: told.scalars for kind, told in TYPES.items()}
"""Fields that are a value of the row, and the column of each."""

OBJECTS: Mapping[str, str] = {kind: told.object for kind, told in TYPES.items() if told.object is not None}
"""What must be granted for the rows of a type. The other types are the asker's own, or belong to nobody."""

LARGE = frozenset(
    {"Person", "Household", "HouseholdMembership", "PersonClassification", "InstitutionResidency", "AuditEntry"}
)
"""The types of which there may be millions."""

HIDDEN = "AuditObject"
"""The type that is none of the graph: what lies between an object and its history."""

WORDS: Mapping[str, frozenset[str]] = {"AuditEntry": frozenset({"action", "objectType"})}
"""Texts of which there are few: rows are grouped by them."""

NEEDS = frozenset(
    {
        *("person", "person.identity", "person.contact", "household", "household.income", "institution", "residency"),
        *("cemetery", "social_organization", "community_facility", "supervision_committee"),
        *("classification", "classification.health"),
    }
)
"""What a change may say that it needs; one that needs anything else is shown to nobody."""

SPELLED = frozenset(kind for kind, told in TYPES.items() if "pinyin" in told.scalars)
"""The types that are found by the reading of their names."""

GROUPS: Mapping[tuple[str, str], str] = {
    ("Person", "idNumberMasked"): "person.identity",
    ("Person", "phoneMasked"): "person.contact",
    ("Household", "incomePerCapitaYear"): "household.income",
    ("Household", "incomeYear"): "household.income",
    ("PersonClassification", "disabilityKind"): "classification.health",
    ("PersonClassification", "disabilityGrade"): "classification.health",
    ("PersonClassification", "ground"): "classification.health",
    ("PersonClassification", "selfCare"): "classification.health",
}
"""Fields that need a grant of their own."""

CODED: Mapping[tuple[str, str], str] = {
    ("Person", "ethnicGroup"): "GB/T 3304",
    ("Person", "maritalStatus"): "GB/T 2261.2",
    ("Person", "education"): "GB/T 4658",
    ("HouseholdMembership", "relation"): "GB/T 4761",
    ("PersonClassification", "disabilityKind"): "GB/T 26341",
}
"""Fields that are given as a value of a national code list."""
