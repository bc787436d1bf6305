"""What a constraint of the database says when two acts meet, or when something out of sight stands against one.

Commands check what they can see. What they cannot see, the database still refuses; here stands how that is said.
"""

from __future__ import annotations

from collections.abc import Mapping

from errors.bodies import COMMITTEE_IN_TERM, DIRECTOR_SEATED, LISTED_TWICE, SEATED_ALREADY
from errors.households import HOUSEHOLD_HAS_HEAD, HOUSEHOLD_NUMBER_TAKEN, PERSON_IN_HOUSEHOLD
from errors.people import CITIZEN_NUMBER_TAKEN, CLASSIFIED_ALREADY, LIVELIHOODS_EXCLUDE
from errors.places import CREDIT_CODE_TAKEN, PERSON_RESIDENT
from errors.sentence import Sentence

CONSTRAINTS: Mapping[str, tuple[Sentence, tuple[str, ...]]] = {
    "never_twice_person_id": (PERSON_IN_HOUSEHOLD, ()),
    "uq_household_membership_person_id": (PERSON_IN_HOUSEHOLD, ()),
    "never_twice_household_id": (HOUSEHOLD_HAS_HEAD, ()),
    "uq_household_number": (HOUSEHOLD_NUMBER_TAKEN, ("number",)),
    "uq_person_id_number_digest": (CITIZEN_NUMBER_TAKEN, ("idNumber",)),
    "never_twice_livelihood_person_id": (LIVELIHOODS_EXCLUDE, ("kind",)),
    "never_twice_classification_person_id_kind": (CLASSIFIED_ALREADY, ("kind",)),
    "uq_institution_unified_credit_code": (CREDIT_CODE_TAKEN, ("unifiedCreditCode",)),
    "never_twice_institution_residency_person_id": (PERSON_RESIDENT, ("personId",)),
    "uq_social_organization_unified_credit_code": (CREDIT_CODE_TAKEN, ("unifiedCreditCode",)),
    "uq_facility_function_community_facility_id_service": (LISTED_TWICE, ("functions",)),
    "never_twice_supervision_committee_division_id": (COMMITTEE_IN_TERM, ()),
    "never_twice_director_supervision_committee_id": (DIRECTOR_SEATED, ("post",)),
    "never_twice_seat_supervision_committee_id_person_id": (SEATED_ALREADY, ("personId",)),
    "never_twice_village_committee_seat_division_id_person_id": (SEATED_ALREADY, ("personId",)),
}
"""Per constraint, the sentence and the path in the input."""
